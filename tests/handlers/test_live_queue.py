"""The live message of a queue: what is new joins it, it rings once an hour, and what is gone is replaced."""

from __future__ import annotations

from sqlalchemy import select

from domain.notices import Recipient
from handlers.kit.case_actions import CaseSubmitted, QueueChanged
from storage.tables import Entry
from tests.handlers.people import proposes_supervisor as proposes
from tests.handlers.queue import queues, waits
from tests.harness import BUDI, SARI, OfficeOnTrial


async def test_new_cases_join_one_message_that_rings_once_an_hour_and_not_at_night(
    office: OfficeOnTrial,
) -> None:
    await office.settle()
    calls = office.playground.calls
    for moment, person, sends in (
        ((2026, 11, 20, 9, 1), office.sari, [True]),
        ((2026, 11, 20, 9, 50), office.citra, []),
        ((2026, 11, 20, 10, 5), office.sari, [True]),
        ((2026, 11, 20, 21, 0), office.citra, []),
        ((2026, 11, 23, 7, 0), office.sari, [True]),
    ):
        office.move_to(*moment)
        calls.clear()
        await office.reports(person, "Melayani loket")
        sent = [each.params for each in calls if each.method == "sendMessage"]
        found = [not each.get("disable_notification") for each in sent if each["chat_id"] == BUDI]
        assert found == sends, moment
        assert len(queues(office)) == 1, "the message moves, and no second one is left"
    assert "5 laporan" in office.budi.last["text"]
    assert "pesan yang lebih baru" in office.budi.sees(), "Telegram deletes no message of last week"


async def test_what_waits_alone_stands_on_its_card_until_more_comes(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, "Menyusun laporan")
    assert "Menyusun laporan" in office.budi.last["text"]
    assert "Setujui" in office.budi.labels()
    await office.reports(office.citra, "Melayani loket")
    assert "2 laporan" in office.budi.last["text"]
    assert office.budi.labels()[:2] == ["Sari Contoh: 1", "Citra Contoh: 1"]
    await office.taps(office.budi, "Sari Contoh", "4 – Baik", "2 – Kurang")
    assert "Tidak ada yang menunggu" in office.budi.last["text"]
    messages = len(office.budi.messages)
    office.move_to(2026, 11, 20, 9, 20)
    await office.reports(office.sari, "Rapat koordinasi")
    assert "Rapat koordinasi" in office.budi.last["text"]
    assert len(office.budi.messages) == messages


async def test_who_is_deciding_is_left_alone_for_three_minutes(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, "Menyusun laporan")
    await office.reports(office.citra, "Melayani loket")
    await office.taps(office.budi, "Citra Contoh")
    await office.reports(office.sari, "Rapat koordinasi")
    assert "Melayani loket" in office.budi.last["text"], "the list does not change below a finger"
    office.move_to(2026, 11, 20, 9, 4)
    await office.settle()
    assert "3 laporan" in office.budi.last["text"]


async def test_a_message_that_is_gone_is_replaced(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, "Menyusun laporan")
    await office.service.bot.delete_message(BUDI, office.budi.last["message_id"])
    await office.reports(office.citra, "Melayani loket")
    assert "2 laporan" in office.budi.last["text"]
    assert len(queues(office)) == 1
    await office.says(office.budi, "/tinjau")
    assert len(queues(office)) == 1, "asked for, it moves to the end of the chat"


async def test_many_new_cases_are_one_message(office: OfficeOnTrial) -> None:
    await office.settle()
    for number in range(12):
        await waits(office, office.ids[SARI], f"Pekerjaan {number}")
    async with office.changes() as uow:
        now = office.service.clock.now()
        for entry in await uow.session.scalars(select(Entry)):
            uow.outbox.add(CaseSubmitted("entry", entry.id, 1), Recipient(employee_id=office.ids[BUDI]), now)
    office.playground.calls.clear()
    await office.settle()
    told = [call for call in office.playground.calls if call.params.get("chat_id") == BUDI]
    assert [call.method for call in told] == ["sendMessage"]
    assert "12 laporan" in office.budi.last["text"]


async def test_a_new_case_rings_also_where_a_change_before_it_tells_of_it(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, "Menyusun laporan")
    office.move_to(2026, 11, 20, 10, 30)
    number = await waits(office, office.ids[SARI], "Melayani loket")
    async with office.changes() as uow:
        for notice in (QueueChanged(), CaseSubmitted("entry", number, 1)):
            uow.outbox.add(notice, Recipient(employee_id=office.ids[BUDI]), office.service.clock.now())
    office.playground.calls.clear()
    await office.settle()
    (sent,) = [call.params for call in office.playground.calls if call.method == "sendMessage"]
    assert (sent["chat_id"], sent.get("disable_notification")) == (BUDI, None)


async def test_a_decision_on_a_card_stays_in_the_chat_and_the_rest_goes_on_below(
    office: OfficeOnTrial,
) -> None:
    await office.reports(office.sari, "Menyusun laporan")
    await office.reports(office.citra, "Melayani loket")
    await office.taps(office.budi, "Sari Contoh", "Kembalikan", "Uraian kurang jelas", "Kirim")
    card, said, live = office.budi.messages[-3:]
    assert "Dikembalikan oleh Budi Contoh" in card["text"]
    assert "dikembalikan kepada" in said["text"]
    assert "Melayani loket" in live["text"], "no tap is needed to go on"


async def test_corrections_wait_in_the_queue_of_administrators(office: OfficeOnTrial) -> None:
    await proposes(office)
    assert "SK mutasi 820/123" in office.admin.last["text"]
    await office.says(office.admin, "/tinjau")
    assert "SK mutasi 820/123" in office.admin.last["text"]
    await office.taps(office.admin, "Setujui")
    await office.says(office.admin, "/tinjau")
    assert "Tidak ada yang menunggu" in office.admin.last["text"]
