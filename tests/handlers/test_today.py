"""`/hariini` and the pinned card of the day: one message that is changed, pinned once, gone when unwanted."""

from __future__ import annotations

from domain.cases import CaseState
from playground import ApiError
from playground.people import Json
from tests.harness import SARI, OfficeOnTrial
from tests.jobs.records import absent, reported


def pinned(office: OfficeOnTrial) -> list[int]:
    """The messages that stand pinned in Sari's chat."""
    there = {each["message_id"] for each in office.sari.messages}
    return [each for each in office.playground.world.chats[SARI].pinned if each in there]


def card(office: OfficeOnTrial) -> Json:
    """The message that stands pinned in Sari's chat."""
    (number,) = pinned(office)
    return next(each for each in office.sari.messages if each["message_id"] == number)


async def wants_a_card(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/hariini")
    await office.taps(office.sari, "Sematkan kartu ini")


async def test_it_tells_the_day_and_until_when(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/hariini")
    assert "Belum ada laporan hari ini" in office.sari.sees()
    assert "Tepat waktu sampai Jum, 20 Nov 23.59; diterima sampai Rab, 25 Nov 23.59" in office.sari.sees()
    assert pinned(office) == [], "nobody gets a card without asking"


async def test_the_card_follows_the_day_in_one_message(office: OfficeOnTrial) -> None:
    await wants_a_card(office)
    first = card(office)
    assert "Belum ada laporan" in first["text"]
    await office.reports(office.sari)
    assert "1 laporan hari ini, 2 jam" in card(office)["text"]
    assert "1 laporan menunggu tinjauan" in card(office)["text"]
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Mohon lampirkan notulen")
    await office.taps(office.budi, "Kirim")
    assert "1 laporan perlu diperbaiki" in card(office)["text"]
    await office.jobs_at(2026, 11, 21, 5, 1)
    assert "Sabtu, 21 November 2026" in card(office)["text"]
    assert "Hari ini libur" in card(office)["text"]
    assert card(office)["message_id"] == first["message_id"]
    pins = [call for call in office.playground.calls if call.method == "pinChatMessage"]
    assert [call.params["disable_notification"] for call in pins] == [True]


async def test_a_deleted_card_comes_back_and_is_pinned(office: OfficeOnTrial) -> None:
    await wants_a_card(office)
    first = card(office)["message_id"]
    await office.service.bot.delete_message(SARI, first)
    await office.reports(office.sari)
    assert card(office)["message_id"] != first
    assert "1 laporan hari ini" in card(office)["text"]


async def test_without_the_right_to_pin_it_is_an_ordinary_message(office: OfficeOnTrial) -> None:
    office.playground.faults.fail_next("pinChatMessage", ApiError(400, "Bad Request: not enough rights"))
    await wants_a_card(office)
    await office.reports(office.sari)
    shown = [each for each in office.sari.messages if "1 laporan hari ini" in each.get("text", "")]
    assert len(shown) == 1
    assert pinned(office) == []


async def test_who_wants_it_no_more_has_it_unpinned(office: OfficeOnTrial) -> None:
    await wants_a_card(office)
    number = card(office)["message_id"]
    await office.taps(office.sari, "Lepaskan kartu yang disematkan")
    assert pinned(office) == []
    await office.reports(office.sari)
    gone = next(each for each in office.sari.messages if each["message_id"] == number)
    assert "Kartu ini sudah dilepas" in gone["text"]
    await wants_a_card(office)
    assert card(office)["message_id"] != number


async def test_asking_twice_gives_one_card(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/hariini")
    first = office.sari.last
    office.sari.taps("Sematkan kartu ini", message=first)
    office.sari.taps("Sematkan kartu ini", message=first)
    await office.settle()
    assert len(pinned(office)) == 1


async def test_leave_and_days_off_ask_for_nothing(office: OfficeOnTrial) -> None:
    await reported(office, SARI, office.service.clock.now().date(), state=CaseState.RETURNED)
    await absent(office, SARI, "cuti", office.service.clock.now().date())
    await office.says(office.sari, "/hariini")
    assert "diterima sampai" not in office.sari.last["text"]
    office.move_to(2026, 11, 22, 9, 0)
    await office.says(office.sari, "/hariini")
    assert "Hari ini libur" in office.sari.last["text"]
