"""Random offices: what is counted for a whole office at once is what the state of each day says."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, event, select

from bot.app import make_office
from bot.settings import Settings
from domain.calendar import AsOf, Days, Timeliness
from domain.day_state import Day, DayState
from domain.digest.participation import report_week
from domain.people import TimeZone
from domain.periods import Period, Span
from domain.scoring import ReportedDays
from handlers.digest.actions import DigestReader
from jobs.remind import remind_report
from jobs.slots import Slot
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.scoring.entries import NO_ENTRIES, entry_facts, entry_rows
from storage.scoring.loading import load_cohort
from storage.scoring.scope import Scope
from storage.scoring.single_records import ENTRY_COLUMNS
from storage.scoring.temporary_tables import temporary_tables
from storage.tables import SCORING_COLUMNS, Entry, Outbox, Reminder
from storage.uow import UnitOfWork
from tests.databases import in_turn
from tests.harness import changes
from tests.storage.offices import Generator, fill

FIRST, LAST = date(2026, 10, 12), date(2026, 11, 29)
AWAY = {DayState.NOT_IN_SERVICE, DayState.DAY_OFF, DayState.LEAVE}
NOVEMBER = Period.parse("2026-11")
OFFICE = make_office(Settings(_env_file=None, office_name="Kabupaten Contoh", scheme="mataram"))


async def filled(database: Database, seed: int) -> ZoneInfo:
    """A random office whose people have joined; gives its zone."""
    generated = Generator(seed, FIRST, LAST, halves=True).office()
    async with changes(database) as uow:
        await fill(uow.session, generated)
        for person in await uow.people.all():
            uow.people.link(person, 1000 + person.id, "id", datetime(2026, 1, 1, tzinfo=OFFICE.zone))
    return TimeZone(generated["zone"]).info


async def states(uow: UnitOfWork, employee_id: int, span: Span, as_of: AsOf) -> dict[date, Day]:
    """The state of each of a person's days."""
    return {day: await uow.days.state(employee_id, day, as_of, OFFICE.time_rules) for day in span}


def discipline(days: list[Day]) -> ReportedDays:
    """The counts of discipline that some days amount to."""

    def of(standing: Timeliness, *, halved: bool = False) -> int:
        found = [day for day in days if day.weight and day.timeliness is standing]
        return sum(day.is_halved for day in found) if halved else len(found)

    return ReportedDays(
        of(Timeliness.ON_TIME),
        of(Timeliness.LATE),
        of(Timeliness.LOCKED),
        of(Timeliness.ON_TIME, halved=True),
        of(Timeliness.LATE, halved=True),
    )


@in_turn("seed", [16, 19, 24])
async def test_discipline_of_an_office_counts_the_states_of_its_days(database: Database, seed: int) -> None:
    zone = await filled(database, seed)
    seen: set[DayState] = set()
    for moment in (datetime(2026, 11, 18, 10, 30, tzinfo=zone), datetime(2026, 11, 30, tzinfo=zone)):
        as_of = AsOf.at(moment, zone)
        scope = Scope(OFFICE.scheme, NOVEMBER, as_of, zone)
        async with database.read() as uow:
            frame = await load_cohort(uow.session, scope)
            async with temporary_tables(uow.session, frame):
                facts = entry_facts(await entry_rows(uow.session, frame))
            for person in frame.people:
                days = list((await states(uow, person.id, NOVEMBER.span, as_of)).values())
                seen |= {day.state for day in days}
                assert facts.get(person.id, NO_ENTRIES).reported == discipline(days)
                expected: Days = sum(day.weight for day in days)
                assert frame.expected.due(person, NOVEMBER.span) == expected
                missing = sum(day.weight for day in days if day.state is DayState.MISSING)
                assert expected == missing + sum(day.reported for day in days), "each day is one or the other"
    assert seen >= set(DayState) - {DayState.TRAVEL}, "the office has days of every kind"


@in_turn("seed", [16, 24])
async def test_the_days_of_many_people_are_those_of_each(database: Database, seed: int) -> None:
    zone = await filled(database, seed)
    as_of = AsOf.at(datetime(2026, 11, 18, 10, 30, tzinfo=zone), zone)
    async with database.read() as uow:
        people = [person.id for person in await uow.people.all()]
        together = await uow.days.states_of(people, NOVEMBER.span, as_of, OFFICE.time_rules)
    for person in people:
        async with database.read() as uow:
            assert together[person] == await uow.days.states(person, NOVEMBER.span, as_of, OFFICE.time_rules)


async def owed(uow: UnitOfWork, day: date, zone: TimeZone, at: datetime) -> dict[int, datetime | None]:
    """Who owes a day, of the units of a zone, and when the last shift of each on that day ends."""
    found: dict[int, datetime | None] = {}
    for person in await uow.people.all():
        unit = await uow.people.unit_of(person.id, day)
        if unit is not None and unit.timezone == zone:
            as_of = AsOf.at(at, OFFICE.zone)
            if (await uow.days.state(person.id, day, as_of, OFFICE.time_rules)).is_owed:
                calendar = await uow.calendars.of_person(person.id, unit, day, OFFICE.time_rules)
                found[person.id] = calendar.duty.ends_at(day, zone.info)
    return found


@in_turn("seed", [21, 22, 23, 24])
async def test_whoever_owes_a_report_is_reminded_and_nobody_else(database: Database, seed: int) -> None:
    await filled(database, seed)
    reminded = 0
    for day in list(Span(date(2026, 11, 5), date(2026, 11, 20)))[1::2]:
        for zone in TimeZone:
            at = datetime(day.year, day.month, day.day, 16, tzinfo=zone.info)
            midnight = datetime(day.year, day.month, day.day, tzinfo=zone.info)
            async with database.unit() as uow:  # which is not committed
                await uow.session.execute(delete(Entry).where(Entry.submitted_at > at))
                yesterday = day - timedelta(days=1)
                today, before = await owed(uow, day, zone, at), await owed(uow, yesterday, zone, at)
                expected = {(person, day) for person, ends in today.items() if ends is None or ends <= at}
                expected |= {
                    (who, yesterday) for who, ends in before.items() if ends and midnight <= ends <= at
                }
                sent = await remind_report(uow, OFFICE, Slot(at, zone), at)
                rows = await uow.session.execute(select(Outbox.employee_id, Outbox.payload))
                reached = [(person, date.fromisoformat(payload["date"])) for person, payload in rows]
                told = select(Reminder.employee_id).where(Reminder.missed_told == day)
                missed = {(person, day) for person in await uow.session.scalars(told)}
                assert set(reached) == expected | missed
                assert sent == len(reached) == len(set(reached))
                reminded += len(expected)
    assert reminded


@pytest.mark.parametrize("seed", [22])
async def test_missed_days_that_are_open_are_told_to_those_at_work(database: Database, seed: int) -> None:
    await filled(database, seed)
    day, count = date(2026, 11, 19), 0
    for zone in TimeZone:
        at = datetime(day.year, day.month, day.day, 16, tzinfo=zone.info)
        async with database.unit() as uow:  # which is not committed
            await uow.session.execute(delete(Entry).where(Entry.submitted_at > at))
            as_of, missed, at_work = AsOf.at(at, OFFICE.zone), set(), set()
            for person in await uow.people.all():
                unit = await uow.people.unit_of(person.id, day)
                state = (await uow.days.state(person.id, day, as_of, OFFICE.time_rules)).state
                if unit is not None and unit.timezone == zone and state not in AWAY:
                    at_work.add(person.id)
            for earlier in Span(FIRST, day - timedelta(days=1)):
                for who, ends in (await owed(uow, earlier, zone, at)).items():
                    unit = await uow.people.unit_of(who, earlier)
                    own = None if unit is None else await uow.calendars.of_unit(unit, 2026, OFFICE.time_rules)
                    is_open = own is not None and own.row(earlier).late_until >= at
                    sent = (await uow.days.state(who, earlier, as_of, OFFICE.time_rules)).timeliness
                    if who in at_work and is_open and not sent and (ends is None or ends <= at):
                        missed.add((who, earlier))
            await remind_report(uow, OFFICE, Slot(at, zone), at)
            told = select(Reminder.employee_id, Reminder.day).where(Reminder.missed_told == day)
            assert {(person, each) for person, each in await uow.session.execute(told)} == missed
            count += len(missed)
    assert count


@in_turn("seed", [31, 32, 33])
async def test_the_digest_counts_the_states_of_days(database: Database, seed: int) -> None:
    await filled(database, seed)
    friday = datetime(2026, 11, 20, 15, tzinfo=OFFICE.zone)
    as_of, week = AsOf.at(friday, OFFICE.zone), Span(date(2026, 11, 16), date(2026, 11, 22))
    last = Span(*(day - timedelta(days=7) for day in (week.start, week.end)))
    async with database.read() as uow:
        digests = [
            await DigestReader(uow, OFFICE, report_week(friday, OFFICE.zone), unit, friday).figures()
            for unit in (None, *await uow.people.units())
        ]
        figures, parts = digests[0].weeks, [each.weeks for each in digests[1:]]
        missed: dict[str, Days] = defaultdict(int)
        this: list[Day] = []
        whole: list[Day] = []
        homes: dict[tuple[str, date], bool] = defaultdict(bool)
        for person in await uow.people.all():
            of_this = (await states(uow, person.id, week, as_of)).values()
            this += of_this
            whole += (await states(uow, person.id, last, as_of)).values()
            for day in Span(FIRST, LAST):
                homes[person.name, day] = await uow.people.unit_of(person.id, day) is not None
            missed[person.name] += sum(day.weight for day in of_this if day.state is DayState.MISSING)
    for told, days in ((figures.this, this), (figures.last_whole, whole)):
        assert told.expected == sum(day.weight for day in days) > 0
        assert told.reported == sum(day.reported for day in days)
    assert {each.name: each.days for each in figures.missing} == {
        name: days for name, days in missed.items() if days
    }
    for name in ("this", "last", "last_whole"):
        of = attrgetter(name)
        assert sum(of(part).expected for part in parts) == of(figures).expected
        assert sum(of(part).reported for part in parts) == of(figures).reported
    assert sum(each.days for part in parts for each in part.missing) == sum(missed.values())
    in_units = Counter(case for each in digests[1:] for case in each.waiting)
    assert in_units == Counter(case for case in digests[0].waiting if homes[case.author, case.day])


async def test_scores_read_no_other_columns_of_entries_than_the_list_of_them(database: Database) -> None:
    zone = await filled(database, 41)
    read: set[str] = set()
    columns = {column.name for column in Entry.__table__.c}

    def note(*call: object) -> None:
        words = str(call[2]).replace("(", " ").replace(")", " ").replace(",", " ").split()
        read.update(word.removeprefix("entries.") for word in words if word.startswith("entries."))

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    for name in ("mataram", "batanghari"):
        scope = Scope(load_scheme(name), NOVEMBER, AsOf.end_of(NOVEMBER.end, zone), zone)
        async with database.read() as uow:
            await uow.scoring.scorecards(scope)
    assert read & columns == set(SCORING_COLUMNS)
    assert set(ENTRY_COLUMNS) == {"id", "activity", *SCORING_COLUMNS} - {"employee_id"}
