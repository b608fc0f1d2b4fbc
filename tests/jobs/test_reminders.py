"""The evening reminder to report, and the morning reminder of what waits for review."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import select

from domain.cases import CaseState, Decision
from domain.duty import Hours
from jobs.remind import REMIND_REVIEW
from jobs.runner import Ran
from playground.handle import PersonHandle
from storage.tables import FOREVER, CalendarDay, Employee, Membership, Outbox, Supervision, Unit
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial, must
from tests.jobs.records import absent, reported
from tests.jobs.runners import REMINDERS

FRIDAY = date(2026, 11, 20)
REMINDER = "belum melaporkan pekerjaan"
WAITING = "menunggu tinjauan Anda"


def reminded(person: PersonHandle) -> int:
    """How often a person was reminded to report."""
    return person.sees().count(REMINDER)


async def moved_to(office: OfficeOnTrial, key: int, **settings: str) -> None:
    """A person works in a new unit of another zone or work week."""
    async with office.changes() as uow:
        other = Unit(name="Unit Timur", **{"timezone": "WIB", "work_week": "12345"} | settings)
        uow.session.add_all([other])
        await uow.session.flush()
        for membership in await uow.session.scalars(select(Membership)):
            if membership.employee_id == office.ids[key]:
                membership.unit_id = other.id


async def test_who_has_not_reported_is_reminded_once(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.jobs_at(2026, 11, 20, 15, 59)
    assert reminded(office.citra) == 0
    await office.jobs_at(2026, 11, 20, 16, 0)
    assert (
        "Anda belum melaporkan pekerjaan Jumat, 20 November 2026. "
        "Masih bisa dikirim tepat waktu sampai 23.59." in office.citra.sees()
    )
    assert (reminded(office.sari), reminded(office.citra), reminded(office.budi)) == (0, 1, 1)
    await office.jobs_at(2026, 11, 20, 20, 0)
    assert reminded(office.citra) == 1


async def test_the_reminder_has_a_button_that_begins_the_report(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 16, 0)
    await office.run_jobs(*REMINDERS)
    await office.taps(office.citra, "Lapor sekarang")
    assert "📅 Jumat, 20 November 2026\n\nApa yang Anda kerjakan?" in office.citra.sees()


async def test_nobody_is_reminded_at_the_weekend_or_on_a_holiday(office: OfficeOnTrial) -> None:
    await office.add(CalendarDay(date=date(2026, 11, 23), kind="holiday", name="Hari jadi"))
    for day in (21, 22, 23):
        office.move_to(2026, 11, day, 16, 0)
        await office.run_jobs(*REMINDERS)
        assert (reminded(office.sari), reminded(office.admin)) == (0, 0)
    office.move_to(2026, 11, 24, 16, 0)
    await office.run_jobs(*REMINDERS)
    assert (reminded(office.sari), reminded(office.admin)) == (1, 1)
    office.move_to(2026, 12, 25, 16, 0)  # Natal, a Friday
    await office.run_jobs(*REMINDERS)
    assert reminded(office.sari) == 1


async def test_each_zone_is_reminded_at_its_own_four_o_clock(office: OfficeOnTrial) -> None:
    await moved_to(office, CITRA, timezone="WIT")
    office.move_to(2026, 11, 20, 14, 0)
    await office.run_jobs(*REMINDERS)
    assert (reminded(office.citra), reminded(office.sari)) == (1, 0)
    office.move_to(2026, 11, 20, 16, 0)
    await office.run_jobs(*REMINDERS)
    assert (reminded(office.citra), reminded(office.sari)) == (1, 1)


async def test_a_reminder_that_leaves_late_tells_the_present_state(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 16, 0)
    await office.service.runner.run_due()
    await absent(office, CITRA, "sakit", FRIDAY)
    await reported(office, SARI, FRIDAY)
    await office.settle()
    assert (reminded(office.sari), reminded(office.citra), reminded(office.budi)) == (0, 0, 1)


async def test_who_blocked_the_bot_is_not_written_to(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        await uow.people.mark_unreachable(CITRA, office.service.clock.now())
    office.move_to(2026, 11, 20, 16, 0)
    await office.service.runner.run_due()
    reminded_people = set(await office.rows(select(Outbox.employee_id)))
    assert reminded_people == {office.ids[key] for key in (SARI, BUDI, ADMIN)}


async def on_shift(office: OfficeOnTrial, key: int, start: int, end: int) -> None:
    """A person works one shift on Friday, and no other this month."""
    async with office.changes() as uow:
        await uow.duty.plan(office.ids[key], [(FRIDAY, [Hours(time(start), time(end))])])


async def test_nobody_is_reminded_before_the_shift_ends(office: OfficeOnTrial) -> None:
    await on_shift(office, SARI, 22, 6)
    await on_shift(office, CITRA, 8, 17)
    for hour, told in ((16, (0, 0)), (17, (0, 1)), (23, (0, 1))):
        office.move_to(2026, 11, 20, hour, 0)
        await office.run_jobs(*REMINDERS)
        assert (reminded(office.sari), reminded(office.citra)) == told, hour
    for hour, minute, count in ((5, 55, 0), (6, 0, 1), (6, 5, 1)):
        office.move_to(2026, 11, 21, hour, minute)
        await office.run_jobs(*REMINDERS)
        assert reminded(office.sari) == count
    assert (
        "pekerjaan Jumat, 20 November 2026. Masih bisa dikirim tepat waktu sampai Sab, 21 Nov"
        in (office.sari.last["text"])
    )
    await office.taps(office.sari, "30 menit")
    office.move_to(2026, 11, 21, 6, 35)
    await office.run_jobs(*REMINDERS)
    await office.taps(office.sari, "Lapor Jum, 20 Nov")
    assert "📅 Jumat, 20 November 2026" in office.sari.last["text"]
    assert "erlambat" not in office.sari.last["text"]


async def test_a_supervisor_is_told_in_the_morning_what_waits(office: OfficeOnTrial) -> None:
    await reported(office, SARI, FRIDAY, "Menyusun laporan keuangan")
    await reported(office, CITRA, FRIDAY, "Melayani loket")
    office.move_to(2026, 11, 21, 8, 0)
    await office.run_jobs(*REMINDERS)
    assert WAITING not in office.budi.sees()  # a Saturday
    office.move_to(2026, 11, 23, 8, 0)
    await office.run_jobs(*REMINDERS)
    assert "Ada 2 laporan yang menunggu tinjauan Anda" in office.budi.sees()
    assert "sejak Jumat, 20 November 2026 09." in office.budi.sees()
    assert WAITING not in office.sari.sees()
    await office.taps(office.budi, "Tinjau sekarang")
    assert "Menunggu tinjauan Anda: 2 laporan" in office.budi.last["text"]


async def test_who_was_asked_once_a_morning_is_not_looked_for_again(office: OfficeOnTrial) -> None:
    """What owes at eight is read at eight; after an outage the hours since the last run are."""
    statements = office.statements()
    office.service.runner.jobs = (REMIND_REVIEW,)
    await office.says(office.citra, "/pengingat tinjau 9.30")
    looked = []
    for hour, minute in ((7, 55), (8, 0), (8, 5), (9, 0), (11, 15), (11, 20)):
        office.move_to(2026, 11, 23, hour, minute)
        statements.clear()
        await office.service.runner.run_due()
        looked.append(sum("escalations" in each for each in statements))
    assert looked == [0, 1, 0, 0, 1, 0]


async def test_a_supervisor_who_has_decided_everything_is_not_reminded(office: OfficeOnTrial) -> None:
    await reported(office, SARI, FRIDAY, state=CaseState.APPROVED)
    office.move_to(2026, 11, 23, 8, 0)
    await office.run_jobs(*REMINDERS)
    assert WAITING not in office.budi.sees()


async def test_a_review_reminder_is_dropped_when_nothing_waits_any_more(office: OfficeOnTrial) -> None:
    await reported(office, SARI, FRIDAY)
    office.move_to(2026, 11, 23, 8, 0)
    await office.service.runner.run_due()
    async with office.changes() as uow:
        (entry,) = await uow.supervision.waiting_for(office.ids[BUDI], FRIDAY)
        decision = Decision(CaseState.APPROVED, rating=4)
        assert await uow.cases.decide(
            entry, entry.version, decision, office.ids[BUDI], office.service.clock.now()
        )
    await office.settle()
    assert WAITING not in office.budi.sees()


async def test_a_former_supervisor_is_not_reminded_of_new_work(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        for row in await uow.session.scalars(select(Supervision)):
            row.ends = date(2026, 11, 19)
            new = Supervision(
                employee_id=row.employee_id,
                supervisor_id=office.ids[ADMIN],
                starts=FRIDAY,
                ends=FOREVER,
            )
            uow.session.add_all([new])
    await reported(office, SARI, FRIDAY)
    office.move_to(2026, 11, 23, 8, 0)
    await office.run_jobs(*REMINDERS)
    assert WAITING not in office.budi.sees()
    assert WAITING in office.admin.sees()


async def join_crowd(office: OfficeOnTrial, size: int) -> None:
    """Many people are hired by Sari's unit and join on Telegram."""
    async with office.changes() as uow:
        own = must(await uow.people.unit_of(office.ids[SARI], FRIDAY))
        crowd = [Employee(nip=f"1990010120150130{n:02}", name=f"Pegawai {n}") for n in range(size)]
        uow.session.add_all(crowd)
        await uow.session.flush()
        for number, person in enumerate(crowd):
            membership = Membership(employee_id=person.id, unit_id=own.id, starts=FRIDAY, ends=FOREVER)
            uow.session.add_all([membership])
            uow.people.link(person, 1_000_000 + number, "id", office.service.clock.now())


async def test_many_people_cost_no_more_queries_than_few(office: OfficeOnTrial) -> None:
    statements = office.statements()
    office.move_to(2026, 11, 20, 16, 0)
    await office.service.runner.run("remind-report", office.service.clock.now())
    for_few = len(statements)
    await join_crowd(office, 90)
    office.move_to(2026, 11, 23, 16, 0)
    statements.clear()
    (ran,) = await office.service.runner.run("remind-report", office.service.clock.now())
    assert ran == Ran("remind-report", "2026-11-23T16:00+07:00", 94)
    assert len(statements) <= for_few
