"""`/delegasi`: supervisors and administrators name who decides meanwhile; the right ends with the dates."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from domain.people import StandInKind
from domain.periods import Span
from handlers.delegation.room import EndTap
from handlers.frame.callbacks import CommandTap
from handlers.kit.case_card import CaseTap
from locales import words_in
from storage.tables import Employee, Entry, StandIn, Supervision
from tests.handlers.leave import asks
from tests.handlers.people import agus_is_above
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial
from tests.jobs.records import absent

FOREIGN = words_in("id").plain("gate-not-yours")


async def appointments(office: OfficeOnTrial) -> list[tuple[int, int, str, date, date]]:
    """Who acts for whom, as what, from when to when."""
    async with office.service.database.read() as uow:
        rows = await uow.session.scalars(select(StandIn).order_by(StandIn.id))
        return [(row.supervisor_id, row.stand_in_id, row.kind, row.starts, row.ends) for row in rows]


async def names_citra(office: OfficeOnTrial, first: str = "23/11", last: str = "24/11") -> None:
    """Budi names Citra as Plh. for some days."""
    await office.says(office.budi, "/delegasi")
    await office.taps(office.budi, "Tunjuk Plt. atau Plh.", "Citra Contoh", "Plh.")
    await office.says(office.budi, first, last)
    await office.taps(office.budi, "Tunjuk")


async def test_a_supervisor_names_one_of_the_sensible_people(office: OfficeOnTrial) -> None:
    await office.says(office.budi, "/delegasi")
    assert "Belum ada yang ditunjuk" in office.budi.last["text"]
    await office.taps(office.budi, "Tunjuk Plt. atau Plh.")
    assert office.budi.labels()[:3] == ["Citra Contoh", "Sari Contoh", "Batal"], "own people"
    await office.says(office.budi, "Agus")
    assert "Tidak ada yang cocok dengan “Agus”" in office.budi.last["text"]
    await office.taps(office.budi, "Citra Contoh", "Plh.")
    await absent(office, CITRA, "cuti", date(2026, 11, 24))
    await office.says(office.budi, "23/11", "24/11")
    assert "Yang bersangkutan tidak masuk: Selasa, 24 November 2026" in office.budi.last["text"]
    await office.taps(office.budi, "Tunjuk")
    assert "Penunjukan tercatat" in office.budi.last["text"]
    days = date(2026, 11, 23), date(2026, 11, 24)
    assert await appointments(office) == [(office.ids[BUDI], office.ids[CITRA], "plh", *days)]
    assert "Anda ditunjuk" in office.citra.last["text"]
    assert "Sen, 23 Nov – Sel, 24 Nov" in office.citra.last["text"]
    await office.says(office.budi, "/delegasi")
    assert "• Citra Contoh (Plh. Budi Contoh): Sen, 23 Nov – Sel, 24 Nov" in office.budi.last["text"]


async def test_two_people_of_one_name_are_told_apart(office: OfficeOnTrial) -> None:
    same = update(Employee).where(Employee.id.in_([office.ids[SARI], office.ids[CITRA]]))
    await office.execute(same.values(name="Rini Contoh", position="Analis"))
    await office.says(office.budi, "/delegasi")
    await office.taps(office.budi, "Tunjuk Plt. atau Plh.")
    numbers = ["Rini Contoh, 19880303 201201 2 003", "Rini Contoh, 19900101 201501 2 001"]
    assert office.budi.labels()[:2] == numbers
    await office.says(office.budi, "1990")
    assert "Rini Contoh" in office.budi.last["text"]
    assert "Plh. (pejabatnya berhalangan)" in office.budi.labels()


async def test_the_button_of_an_old_list_asks_about_the_form_that_is_open(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/delegasi")
    old = office.admin.last
    await office.taps(office.admin, "Tunjuk Plt. atau Plh.")
    await office.says(office.admin, "Budi Contoh")
    await office.taps(office.admin, "➕ Tunjuk Plt. atau Plh.", message=old)
    assert "Isian Anda belum selesai" in office.admin.sees()
    await office.taps(office.admin, "Lanjutkan isian")
    assert "Citra Contoh" in office.admin.labels()


async def test_a_name_that_is_written_is_looked_for_among_all(office: OfficeOnTrial) -> None:
    """A button that begins with it is not taken for the one that is meant."""
    async with office.changes() as uow:
        (await uow.people.get(office.ids[CITRA])).name = "Agus Misal"
        (await uow.people.get(office.ids[SARI])).name = "Rina Agus"
    await office.says(office.budi, "/delegasi baru", "Agus")
    assert office.budi.labels()[:2] == ["Agus Misal", "Rina Agus"]
    await office.says(office.budi, "Agus Misal", "plh", "23/11")
    assert "Plh." in office.budi.last["text"]
    assert "Agus Misal" in office.budi.last["text"]


async def test_a_text_that_only_happens_to_be_in_one_name_chooses_nobody(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        (await uow.people.get(office.ids[CITRA])).name = "Maya Misal"
    await office.says(office.budi, "/delegasi baru", "ya")
    assert office.budi.labels()[0] == "Maya Misal", "she is offered, and not taken"
    assert "Plh." not in str(office.budi.labels())
    await office.says(office.budi, "may")
    assert "Plh. (pejabatnya berhalangan)" in office.budi.labels()


async def test_the_superior_can_be_named_and_comes_before_who_supervises_nobody(
    office: OfficeOnTrial,
) -> None:
    await agus_is_above(office)
    await office.says(office.budi, "/delegasi baru")
    assert office.budi.labels()[0] == "Agus Contoh"


async def test_the_rights_of_a_stand_in_begin_and_end_with_the_dates(office: OfficeOnTrial) -> None:
    await names_citra(office)
    await office.reports(office.sari)
    async with office.service.database.read() as uow:
        entry = (await uow.session.scalars(select(Entry))).one()
    tap = CaseTap("entry", entry.id, 1, "approve").pack()
    for day, may in ((22, False), (23, True), (24, True), (25, False)):
        office.move_to(2026, 11, day, 9, 0)
        told = len(office.citra.toasts)
        await office.taps_data(office.citra, tap)
        assert (office.citra.toasts[told:] != [FOREIGN]) == may, day
        async with office.service.database.read() as uow:
            on = date(2026, 11, day)
            assert await uow.supervision.anything_waits(office.ids[CITRA], on) == may, day
            assert not await uow.supervision.anything_waits(office.ids[ADMIN], on)


async def test_a_stand_in_who_supervises_others_sees_for_whom_he_acts(office: OfficeOnTrial) -> None:
    await agus_is_above(office)
    async with office.changes() as uow:
        days = Span(date(2026, 11, 20), date(2026, 11, 24))
        await uow.stand_ins.appoint(office.ids[ADMIN], office.ids[BUDI], StandInKind.PLH, days)
    await office.says(office.budi, "/delegasi")
    text = office.budi.last["text"]
    assert (
        "Belum ada yang ditunjuk.\nAnda sendiri bertindak sebagai:\n• Budi Contoh (Plh. Agus Contoh)" in text
    )
    assert "Akhiri" not in "".join(office.budi.labels()), "not his to end"


async def test_what_was_decided_keeps_saying_as_what(office: OfficeOnTrial) -> None:
    await names_citra(office, "20/11", "21/11")
    await office.reports(office.sari)
    await office.taps(office.citra, "Setujui", "4 – Baik")
    await office.says(office.budi, "/delegasi")
    await office.taps(office.budi, "Akhiri: Citra Contoh")
    assert "Akhiri Citra Contoh (Plh. Budi Contoh) sekarang?" in office.budi.sees()
    await office.taps(office.budi, "Ya, akhiri")
    assert "Belum ada yang ditunjuk" in office.budi.last["text"]
    assert "Penunjukan ini diakhiri" in office.citra.last["text"]
    assert "Mulai sekarang penunjukan ini tidak berlaku lagi" in office.citra.last["text"]
    await office.taps_data(office.budi, EndTap(1, 1).pack())
    assert office.budi.toasts[-1] == "Penunjukan ini sudah berakhir."
    assert "Disetujui oleh Citra Contoh (Plh. Budi Contoh)" in office.sari.last["text"]
    await office.says(office.sari, "/riwayat")
    await office.taps(office.sari, "1")
    assert "Citra Contoh (Plh. Budi Contoh)" in office.sari.sees()


async def test_ending_one_that_has_begun_keeps_its_days(office: OfficeOnTrial) -> None:
    await names_citra(office)
    office.move_to(2026, 11, 24, 9, 0)
    await office.taps_data(office.budi, EndTap(1, 1).pack())
    first = date(2026, 11, 23)
    assert [row[3:] for row in await appointments(office)] == [(first, first)]


async def test_the_queue_of_a_former_stand_in_shows_no_work_of_others(office: OfficeOnTrial) -> None:
    await names_citra(office, "20/11", "21/11")
    await office.reports(office.sari)
    assert "Menyusun laporan keuangan" in office.citra.last["text"]
    card = office.citra.last["message_id"]
    await office.taps_data(office.budi, EndTap(1, 1).pack())
    shown = next(each for each in office.citra.messages if each["message_id"] == card)
    assert "Menyusun laporan" not in shown["text"]
    assert "Tidak ada yang menunggu" in shown["text"]
    assert not shown.get("reply_markup", {}).get("inline_keyboard")
    async with office.service.database.read() as uow:
        assert not await uow.queue_cards.standing([office.ids[CITRA]])


async def test_a_supervisor_names_and_ends_nobody_for_another_post(office: OfficeOnTrial) -> None:
    await names_citra(office)
    office.move_to(2026, 11, 23, 9, 0)
    before = await appointments(office)
    async with office.changes() as uow:
        head = office.ids[CITRA], office.ids[ADMIN]
        uow.session.add_all(
            [
                Supervision(
                    employee_id=head[1], supervisor_id=head[0], starts=date(2026, 1, 1), ends=date(2027, 1, 1)
                )
            ]
        )
    for tap in (CommandTap(f"delegasi baru {office.ids[BUDI]}"), EndTap(1, 0), EndTap(1, 1)):
        await office.taps_data(office.citra, tap.pack())
        assert office.citra.toasts[-1] == FOREIGN, "a supervisor, but not of this post"
    assert await appointments(office) == before


async def test_an_administrator_names_one_for_anybody(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        (await uow.people.get(office.ids[BUDI])).left = date(2026, 11, 19)
    await office.reports(office.sari)
    await office.says(office.admin, "/delegasi baru", "Budi", "Agus")
    await office.taps(office.admin, "Plt.", "Hari ini")
    await office.says(office.admin, "20/12/2026")
    await office.taps(office.admin, "Tunjuk")
    assert "Penunjukan tercatat" in office.admin.last["text"]
    await office.says(office.admin, "/tinjau")
    assert "Anda memutuskan sebagai Plt. Budi Contoh." in office.admin.last["text"]


@pytest.mark.parametrize(("who", "days"), [("Citra", ("24/11", "25/11")), ("Sari", ("23/11", "23/11"))])
async def test_two_do_not_act_for_one_supervisor(
    office: OfficeOnTrial, who: str, days: tuple[str, str]
) -> None:
    await names_citra(office)
    await office.says(office.budi, "/delegasi baru", who)
    await office.taps(office.budi, "Plh.")
    await office.says(office.budi, *days)
    await office.taps(office.budi, "Tunjuk")
    assert "Sudah ada Citra Contoh dari Senin, 23 November 2026" in office.budi.last["text"]
    assert len(await appointments(office)) == 1


async def test_approved_leave_of_a_supervisor_proposes_one_with_a_tap(office: OfficeOnTrial) -> None:
    await agus_is_above(office)
    await asks(office, office.budi, "Cuti", "23/11", "25/11")
    await office.taps(office.admin, "Setujui")
    assert "Sen, 23 Nov – Rab, 25 Nov, disetujui. Siapa yang memutuskan" in office.budi.sees()
    await office.taps(office.budi, "Tunjuk Plh.", "Citra Contoh", "Tunjuk")
    days = date(2026, 11, 23), date(2026, 11, 25)
    assert await appointments(office) == [(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, *days)]


async def test_the_proposed_days_outlive_the_question_about_an_open_form(
    office: OfficeOnTrial,
) -> None:
    await agus_is_above(office)
    await asks(office, office.budi, "Cuti", "23/11", "25/11")
    await office.taps(office.admin, "Setujui")
    await office.says(office.budi, "/delegasi baru")
    await office.taps(office.budi, "Sari Contoh", "Tunjuk Plh.", "Buang isian", "Citra Contoh", "Tunjuk")
    days = date(2026, 11, 23), date(2026, 11, 25)
    assert await appointments(office) == [(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, *days)]


async def test_who_supervises_nobody_is_not_asked_for_a_stand_in(office: OfficeOnTrial) -> None:
    await asks(office, office.sari, "Cuti", "23/11", "25/11")
    await office.taps(office.budi, "Setujui")
    assert "Siapa yang memutuskan" not in office.sari.sees()
    async with office.service.database.read() as uow:
        assert await uow.stand_ins.taken(office.ids[SARI], Span(date(2026, 11, 1), date(2026, 12, 1))) is None


async def test_who_stands_in_twice_is_told_apart_by_the_days(office: OfficeOnTrial) -> None:
    await names_citra(office)
    await office.says(office.budi, "/delegasi")
    assert "⏹ Akhiri: Citra Contoh" in office.budi.labels()
    await names_citra(office, "26/11", "27/11")
    await office.says(office.budi, "/delegasi")
    assert office.budi.labels()[1:3] == [
        "⏹ Akhiri: Citra Contoh, Sen, 23 Nov – Sel, 24 Nov",
        "⏹ Akhiri: Citra Contoh, Kam, 26 Nov – Jum, 27 Nov",
    ]
    async with office.changes() as uow:
        days = Span(date(2026, 11, 23), date(2026, 11, 24))
        await uow.stand_ins.appoint(office.ids[ADMIN], office.ids[CITRA], StandInKind.PLT, days)
    await office.says(office.admin, "/delegasi")
    assert sorted(label for label in office.admin.labels() if "23 Nov" in label) == [
        "⏹ Akhiri: Citra Contoh (Plh. Budi Contoh), Sen, 23 Nov – Sel, 24 Nov",
        "⏹ Akhiri: Citra Contoh (Plt. Agus Contoh), Sen, 23 Nov – Sel, 24 Nov",
    ]
