"""Whose reports a notice of objectivity opens, and to whom: each example needs a right of its own."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update

from domain.objectivity import Signal
from handlers.objectivity.callbacks import NoticeRecordTap, NoticeTap
from storage.tables import Employee, Entry, ObjectivityNotice
from tests.handlers.objectivity import (
    NOT_YOURS,
    ROUTINE,
    entry_of,
    has_rated,
    of_signal,
    sweep,
    with_a_file,
)
from tests.handlers.people import supervised_by
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial

LATELY = date(2026, 11, 20)


async def agus_leads(office: OfficeOnTrial, whom: int) -> None:
    """Agus is no administrator any more, and supervises somebody since that day."""
    await supervised_by(office, ADMIN, whom, LATELY)
    async with office.changes() as uow:
        agus = update(Employee).where(Employee.id == office.ids[ADMIN])
        await uow.session.execute(agus.values(role="asn"))


async def test_a_new_supervisor_sees_nothing_of_the_former_team(office: OfficeOnTrial) -> None:
    """The person's own report is shown; a former colleague's by its date alone."""
    await has_rated(office, BUDI, [3, 4, 5] * 8 + [4], text=ROUTINE)
    async with office.changes() as uow:
        first = select(Entry.id).where(Entry.employee_id == office.ids[SARI]).order_by(Entry.date).limit(1)
        whose = update(Entry).where(Entry.id.in_(first))
        whose = whose.values(employee_id=office.ids[CITRA], activity="Pekerjaan Citra")
        await uow.session.execute(whose.execution_options(synchronize_session=False))
    await sweep(office, 2026, 11, 20, 15, 0)
    await office.taps(office.sari, "Lihat angka saya")
    notice = await of_signal(office, Signal.EVIDENCE)
    of_citra = await entry_of(office, CITRA)
    async with office.changes() as uow:
        records = [[notice.records[0][0], of_citra], [of_citra]]
        await uow.session.execute(update(ObjectivityNotice).values(records=records))
    for person in (office.budi, office.admin):
        await office.taps_data(person, NoticeTap(notice.id).pack())
        assert "↔ Citra Contoh, Sel, 1 Sep “Pekerjaan Citra”" in person.last["text"]

    await agus_leads(office, SARI)
    await with_a_file(office)
    told = len(office.admin.messages)
    await office.taps_data(office.admin, NoticeTap(notice.id).pack())
    card = office.admin.last
    assert f"“{ROUTINE}” ↔ laporan pegawai lain, Sel, 1 Sep" in card["text"]
    assert "2. laporan pegawai lain, Sel, 1 Sep" in card["text"]
    assert "Contoh 2" not in str(card["reply_markup"])
    await office.taps(office.admin, "Contoh 1")
    await office.taps_data(office.admin, NoticeRecordTap(notice.id, 1).pack())
    assert office.admin.toasts[-1] == NOT_YOURS
    seen = str(office.admin.messages[told:])
    assert "Bukti Sari Contoh" in seen and "Citra" not in seen


async def test_what_a_reviewer_rated_is_shown_to_the_superior_of_that_day(office: OfficeOnTrial) -> None:
    await supervised_by(office, CITRA, BUDI, date(2026, 1, 1))
    await has_rated(office, BUDI, [5] * 25, text=ROUTINE)
    await sweep(office, 2026, 11, 20, 15, 0)
    await office.taps(office.budi, "Lihat angka saya")
    notice = await of_signal(office, Signal.SPREAD, BUDI)
    for person in (office.budi, office.citra, office.admin):
        await office.taps_data(person, NoticeTap(notice.id).pack())
        assert f"Sari Contoh, Sen, 5 Okt “{ROUTINE}”" in person.last["text"]
    await agus_leads(office, BUDI)
    await office.taps_data(office.admin, NoticeTap(notice.id).pack())
    assert "Sebaran nilai" in office.admin.last["text"]
    assert "1. laporan pegawai lain, Sen, 5 Okt" in office.admin.last["text"]
    assert "Sari" not in office.admin.last["text"]
    assert "Contoh 1" not in str(office.admin.last["reply_markup"])
