"""The file that a person gets of a closed result is what the stand-alone verifier reads."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import update

from domain.periods import PeriodKind
from storage.records.schemes import load_scheme
from storage.tables import CalendarDay, Entry, Leave, Target
from tests.bot.command_line import CommandLine
from tests.handlers.leave import asks
from tests.handlers.papers import received
from tests.handlers.proofs import publishes
from tests.handlers.results import closed_office
from tests.handlers.scores import closes, has_approved, score_by
from tests.harness import NIPS, SARI, OfficeOnTrial
from tests.verify.verifier import verifier


async def test_a_person_takes_the_result_with_its_records_and_its_proof(
    office: OfficeOnTrial, cli: CommandLine
) -> None:
    await closed_office(office)
    await office.says(office.sari, "/hasil")
    await office.taps(office.sari, "Data dan bukti hasil Anda")
    assert "Bukti lengkapnya ada setelah akar" in office.sari.last["caption"]
    root = await publishes(office)
    await office.taps(office.sari, "Data dan bukti hasil Anda")
    file = await received(office, office.sari)
    assert file.name == f"Data-Hasil-2026-S2-{NIPS[SARI]}-r1.json"
    assert "dan buktinya" in file.caption
    assert verifier()(file.content.decode(), root) == 0
    size = root.split()[0]
    printed = await cli.runs("period", "export-result", "2026-S2", NIPS[SARI], "--size", size)
    assert printed.stdout.strip() == file.content.decode()


async def test_a_result_keeps_its_records_when_the_roster_has_its_person_later(office: OfficeOnTrial) -> None:
    await closed_office(office)
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).joined = date(2027, 1, 1)
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Periode lain", "Semester 2 2026")
    await office.taps(office.sari, "Penilaian atasan")
    assert "Rab, 30 Des: 4 – Pekerjaan tanggal 30" in office.sari.sees()
    root = await publishes(office)
    await office.says(office.sari, "/hasil")
    await office.taps(office.sari, "Data dan bukti hasil Anda")
    file = await received(office, office.sari)
    assert verifier()(file.content.decode(), root) == 0


async def test_what_is_decided_after_the_closing_is_not_in_the_records_of_the_result(
    office: OfficeOnTrial,
) -> None:
    """Leave of the period and of the rest of the year, targets, calendar: a closing locks none of them."""
    score_by(office, load_scheme("gajahmungkur"))
    days = [date(2026, 11, 26), date(2026, 11, 27)]
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).joined = days[0]
    await has_approved(office, SARI, days)
    who, forty = office.ids[SARI], Decimal(40)
    goal = {"employee_id": who, "measure": "berkas", "quantity": forty, "weight": Decimal(1)}
    await office.add(*(Target(**goal, id=each, period="2026-Q4", title=f"Sasaran {each}") for each in (7, 8)))
    async with office.changes() as uow:
        for target, day in zip((7, 8), days, strict=True):
            done = update(Entry).where(Entry.date == day)
            await uow.session.execute(done.values(target_id=target, volume=Decimal(target)))
    office.move_to(2026, 12, 1, 9, 0)
    await closes(office, PeriodKind.MONTH, days[0])
    await office.jobs_at(2026, 12, 1, 9, 5, only=("close",))
    await asks(office, office.sari, "Sakit", "30/11/2026", "30/11/2026")
    await office.taps(office.budi, "Setujui")
    await asks(office, office.sari, "Cuti", "2/12/2026", "4/12/2026")
    await office.taps(office.budi, "Setujui")
    await office.add(Target(**goal, period="2026", title="Sasaran baru"))
    # What a file brings late, and a correction of the calendar.
    await office.add(Leave(employee_id=who, kind="sakit", starts=days[1], ends=days[1]))
    await office.add(CalendarDay(date=days[0], kind="holiday", name="Libur daerah"))
    async with office.changes() as uow:
        (await uow.session.get_one(Target, 8)).withdrawn_at = office.service.clock.now()
    root = await publishes(office)
    await office.says(office.sari, "/hasil")
    await office.taps(office.sari, "Data dan bukti hasil Anda")
    file = await received(office, office.sari)
    assert verifier()(file.content.decode(), root) == 0
    assert "Sasaran baru" not in file.content.decode()
    assert '"title": "Sasaran 8"' in file.content.decode(), "withdrawn since, and frozen"
