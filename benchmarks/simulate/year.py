"""The simulated time, from stop to stop: jobs where any may be due, people when they take phones out."""

from __future__ import annotations

import csv
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from benchmarks.simulate.cast import Cast, Habit, Member, Pace, days_between, make_cast, roster_row
from benchmarks.simulate.changes import plan_changes, plan_shifts
from benchmarks.simulate.citizens import Counter
from benchmarks.simulate.expected import FRIDAY, REMINDED_AT, Expected, clocks_of
from benchmarks.simulate.flags import Flags
from benchmarks.simulate.journal import RETURNED, Journal
from benchmarks.simulate.obligations import Book
from benchmarks.simulate.plain import Calendar, zone_of
from benchmarks.simulate.scripts import Hands, Script
from benchmarks.simulate.stage import Stage
from benchmarks.simulate.states import States
from benchmarks.simulate.told import Ears
from domain.periods import Period, PeriodKind, Span
from handlers.kit.accounts import issue
from storage.imports import Terms, Unwatched, import_files
from storage.verifying import Verified, verify

OFFICE = zone_of(make_cast(1, date(2026, 1, 1), 0).members[1].teams[0][1])
TICKS = (8, 9, 13, 16, 17)
"""Hours of the office's day at which the jobs are asked what is due; more where more can be."""
REPORTS_AT = ((11, 30), (16, 5), (19, 0))
_EARLY, _LATER, _ASKED_AT = (8, 10), (17, 5), (9, 0)
"""When late reports and decisions are made."""
_SENTENCES_FROM = 25
_IMPORTED_AT, _TOLD_AT, _CLOSED_AFTER = (6, 30), (9, 30), 7
"""When rosters are imported, when the results of a closing are told, and days from a semester's end to it."""
_WRITES = 0.3
"""How often somebody writes a ticket on a day on which none waits."""
_ABSENCES = 0.02
"""How many of those at work ask for leave or travel on a day."""
_STEP = (20, 40)
"""Seconds between two steps of anybody."""


@dataclass
class Tally:
    """What was simulated."""

    days: int = 0
    reports: int = 0
    decisions: int = 0
    messages: int = 0


@dataclass
class Year:
    """An office from one date to another."""

    stage: Stage
    cast: Cast
    file: Path
    first: date
    last: date
    seed: int
    progress: Callable[[str], None]
    journal: Journal = field(default_factory=Journal)
    calendar: Calendar = field(default_factory=Calendar)
    book: Book = field(default_factory=Book)
    states: States = field(default_factory=States)
    tally: Tally = field(default_factory=Tally)
    flags: Flags = field(default_factory=Flags)
    differing: list[str] = field(default_factory=list)
    verified: Verified | None = None
    """What became of the log of decisions and of the closed results."""

    def __post_init__(self) -> None:
        self.chance = Random(f"year {self.seed}")
        self.hands = Hands(self.stage, self.cast, self.journal, self.chance)
        self.counter = Counter(self.stage, self.cast, self.calendar, self.chance)
        self.expected = Expected(self.cast, self.journal, self.calendar)
        self.ears = Ears(self.file, self.stage.wire)
        self._owed: list[tuple[Member, date]] = []
        """Days that somebody means to report late."""

    async def run(self) -> None:
        """Everything."""
        self._changes = {each.day: each for each in plan_changes(self.cast, self.first, self.last)}
        await self._found()
        for day in days_between(self.first, self.last):
            await self._day(day)
            await self._close_books(day)
        if not self.flags.people:
            await self.flags.look(self.stage, self.cast)
        self.differing = self._stored_otherwise()
        async with self.stage.service.database.read() as uow:
            self.verified = await verify(uow, [])

    def _stored_otherwise(self) -> list[str]:
        """Reports that the database does not hold as their authors and reviewers saw them confirmed."""
        with closing(sqlite3.connect(self.file)) as connection:
            rows = connection.execute("SELECT activity, state, supervisor_rating FROM entries").fetchall()
        stored = {int(activity.split()[1]): (state, rating or 0) for activity, state, rating in rows}
        seen = {
            case.serial: (case.state(self.stage.now), case.rating)
            for cases in self.journal.reports.values()
            for case in cases
        }
        return [
            f"report {serial}: {seen.get(serial)} on the phones, {stored.get(serial)} in the database"
            for serial in sorted(seen.keys() | stored.keys())
            if seen.get(serial) != stored.get(serial)
        ]

    # --- the beginning ----------------------------------------------------------------------------------

    async def _found(self) -> None:
        """The roster is imported, and everybody joins."""
        there = [each for each in self.cast.members.values() if each.serves(self.first)]
        await self.imports("roster", [roster_row(self.cast, each, self.first) for each in there])
        shifts = plan_shifts(self.cast, days_between(self.first, self.last))
        if shifts:
            await self.imports("duty", shifts)
        await self.imports("services", self.counter.rows(self.first))
        await self.joins(there)

    async def imports(self, kind: str, rows: Sequence[dict[str, str]]) -> None:
        """Imports a file of the office, as `python -m bot import` does."""
        service = self.stage.service
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"{kind}.csv"
            with file.open("w", newline="", encoding="utf-8") as opened:
                writer = csv.DictWriter(opened, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
            async with service.database.unit() as uow:
                terms = Terms.of(service.office, self.stage.now)
                for outcome in await import_files(uow.session, {kind: file}, terms, Unwatched()):
                    if not outcome.is_good:
                        raise ValueError(f"{outcome.problem} {outcome.bad_rows}")
                await uow.commit()

    async def joins(self, members: Sequence[Member]) -> None:
        """People open their invitations and confirm them."""
        service, links = self.stage.service, {}
        async with service.database.unit() as uow:
            for member in members:
                employee = await uow.people.by_nip(member.nip)
                if employee is None:
                    raise LookupError(member.nip)
                links[member.number] = service.office.link(
                    await issue(uow, service.office, employee, self.stage.now)
                )
            await uow.commit()
        await self.act([self._joins(each, links[each.number]) for each in members])

    def _joins(self, member: Member, link: str) -> Script:
        phone = self.stage.phone(member.phone)
        phone.opens(link)
        yield
        phone.says(member.nip[-6:])
        yield
        self.journal.joined[member.number] = self.stage.now

    # --- a day ------------------------------------------------------------------------------------------

    async def _day(self, day: date) -> None:
        """All stops of a date, in order."""
        intended = self._intentions(day)
        await self._changes_of(day)
        ticks = self._ticks(day)
        for stop in sorted({*ticks, *REPORTS_AT, _EARLY, _LATER}):
            moment = datetime.combine(day, time(*stop), tzinfo=OFFICE)
            if moment <= self.stage.now:
                continue
            self.stage.move_to(moment)
            if stop in ticks:
                self.book.promise(self.expected.at(moment))
                self.book.promise(self.counter.promises(moment))
                await self.stage.run_jobs()
            await self.act(list(self._scripts(day, stop, intended)))
            if stop == _ASKED_AT:
                await self._closes(day)
        self.tally.days += 1

    async def _changes_of(self, day: date) -> None:
        """What the office imports before the first message of a day."""
        change = self._changes.get(day)
        if change is not None:
            self.stage.move_to(datetime.combine(day, time(*_IMPORTED_AT), tzinfo=OFFICE))
            await self.imports("roster", [roster_row(self.cast, each, day) for each in change.rows])
            await self.joins(change.joins)
            self.progress(f"{day}: {change.what}")

    async def _closes(self, day: date) -> None:
        """Some days after a semester the administrator closes it; the next run of the jobs tells all."""
        period = _closed_on(day)
        if period is None or period.end < self.first:
            return
        await self.act([self.hands.close_period(period.code)])
        closed = self.stage.now
        told = datetime.combine(day, time(*_TOLD_AT), tzinfo=OFFICE)
        self.stage.move_to(told)
        self.book.promise(self.expected.of_closing(period.start, period.end, closed, told))
        await self.stage.run_jobs()

    def _ticks(self, day: date) -> set[tuple[int, int]]:
        """When the jobs are asked on a date what is due."""
        teams = {each.team(day).name: each.team(day) for each in self.cast.members.values()}.values()
        if not any(self.calendar.works(each, day) for each in self.cast.members.values()):
            return {(8, 0), (15, 0), (16, 0)}
        found = {(hour, 0) for hour in TICKS}
        if day.weekday() == FRIDAY:
            found.add((15, 0))
        for ahead in {each.offset - 7 for each in teams}:
            found |= {(8 - ahead, 0), (16 - ahead, 0)}
            if not any(self.calendar.unit_works(team, day + timedelta(days=1)) for team in teams):
                found.add((16 - ahead, 30))
        if day.day >= _SENTENCES_FROM:
            found.add((10, 0))
        ends = {each.shifts[day][1] for each in self.cast.members.values() if day in each.shifts}
        return found | {(hour, 0) for hour in ends if hour > REMINDED_AT.hour}

    def _intentions(self, day: date) -> dict[int, tuple[int, int]]:
        """Who means to report today, and at which stop."""
        found = {}
        for member in self.cast.members.values():
            if not self._works(member, day):
                continue
            lot = Random(f"{self.seed} {member.number} {day}").random()
            misses, late = {
                Habit.DILIGENT: (0.005, 0.02),
                Habit.LATE: (0.02, 0.25),
                Habit.FORGETFUL: (0.12, 0.1),
            }[member.habit]
            if lot < misses:
                continue
            if lot < misses + late:
                self._owed.append((member, day))
                continue
            last = member.shifts[day][1] if day in member.shifts else 11
            stops = [stop for stop in REPORTS_AT if stop[0] >= last or last >= 20]
            found[member.number] = stops[int(lot * 7919) % len(stops)] if stops else REPORTS_AT[-1]
        return found

    def _scripts(
        self, day: date, stop: tuple[int, int], intended: dict[int, tuple[int, int]]
    ) -> Iterator[Script]:
        """What people begin at a stop."""
        if stop in REPORTS_AT:
            for number, own in intended.items():
                if own == stop:
                    yield self.hands.report(self.cast.members[number], day, day)
        if stop == _EARLY:
            yield from self._late_reports(day)
            yield from self._corrections(day)
        if stop == _ASKED_AT:
            yield from self._absences(day)
            yield from self.counter.answered(day)
        if stop == REPORTS_AT[0] and day.weekday() <= FRIDAY:
            yield from (self.counter.rates() for _ in range(self.chance.choice((0, 1, 1, 3))))
            if self.counter.may_write and self.chance.random() < _WRITES:
                yield self.counter.writes(day)
        for number in self.cast.supervisors:
            if self._decides(self.cast.members[number], day, stop):
                yield self.hands.review(self.cast.members[number])

    def _late_reports(self, day: date) -> Iterator[Script]:
        """Those of earlier days, on the next morning that their author works."""
        left = []
        for member, owed in self._owed:
            if day == owed or not self.calendar.works(member, day) or not member.serves(day):
                left.append((member, owed))
            elif self.calendar.late_until(member, owed) > self.stage.now:
                yield self.hands.report(member, owed, day)
        self._owed = left

    def _corrections(self, day: date) -> Iterator[Script]:
        """What was returned before today is sent again; who forgets much does so after some days."""
        for case in list(self.journal.open.values()):
            author = self.cast.members[case.author]
            patience = timedelta(days=4 if author.habit is Habit.FORGETFUL else 0)
            since = case.since(self.stage.now)
            if (
                case.state(self.stage.now) == RETURNED
                and since.date() + patience < day
                and self._works(author, day)
            ):
                yield self.hands.correct(case)

    def _absences(self, day: date) -> Iterator[Script]:
        """Now and then somebody asks for leave or travel, for days that begin tomorrow or later."""
        for member in self.cast.members.values():
            if not self._works(member, day) or self.chance.random() >= _ABSENCES:
                continue
            kind, days = self.chance.choice((("Cuti", 3), ("Sakit", 1), ("Izin", 1), ("Tugas luar", 2)))
            first = day + timedelta(days=self.chance.choice((1, 1, 2, 5)))
            last = first + timedelta(days=days - 1)
            span = days_between(first, last)
            if all(not self._is_away(member, each) for each in span) and member.serves(last):
                yield self.hands.asks_leave(member, kind, first, last)

    def _is_away(self, member: Member, day: date) -> bool:
        return any(
            each.day <= day <= (each.until or each.day) for each in self.journal.leaves.get(member.number, ())
        )

    def _works(self, member: Member, day: date) -> bool:
        """Whether somebody is at work today."""
        if not member.serves(day) or not self.calendar.works(member, day):
            return False
        return not self.journal.on_leave(member.number, day, self.stage.now, or_asked=True)

    def _decides(self, member: Member, day: date, stop: tuple[int, int]) -> bool:
        if not self._works(member, day):
            return False
        own = _EARLY if member.number % 2 else _LATER
        if stop != own:
            return False
        match member.pace:
            case Pace.DAILY:
                return True
            case Pace.TWICE:
                return day.weekday() in (1, 3)
            case _:
                return day.weekday() == 4 and day.isocalendar().week % 2 == 0

    async def act(self, scripts: Sequence[Script]) -> None:
        """Everybody does a step, the bot answers, some time passes, until all are done."""
        left = list(scripts)
        while left:
            left = [script for script in left if _goes_on(script)]
            await self.stage.settle()
            if left:
                self.stage.move_to(self.stage.now + timedelta(seconds=self.chance.randint(*_STEP)))

    # --- the books --------------------------------------------------------------------------------------

    async def _close_books(self, day: date) -> None:
        """Notes what was promised and told on a date; compares everybody's days at the end of a month."""
        self.book.promise(self.expected.decisions())
        for told in self.ears.listen():
            self.tally.messages += 1
            for clock in clocks_of(told.kind, told.payload, told.text):
                self.book.heard(clock, told.chat, told.at)
        following = day + timedelta(days=1)
        if _closed_on(following + timedelta(days=_CLOSED_AFTER - 1)) is not None:
            await self.flags.look(self.stage, self.cast)
        if following.day == 1 or day == self.last:
            start = max(self.first, day.replace(day=1))
            await self.states.compare(self.stage, self.cast, self.journal, self.calendar, Span(start, day))
            self.progress(f"{day:%Y-%m} is over: {len(self.journal.by_serial)} reports")


def _closed_on(day: date) -> Period | None:
    """The semester that is closed on a date."""
    over = day - timedelta(days=_CLOSED_AFTER)
    period = Period.containing(over, PeriodKind.SEMESTER)
    return period if period.end == over else None


def _goes_on(script: Script) -> bool:
    """Takes one step; False when that was the last."""
    try:
        next(script)
    except StopIteration:
        return False
    return True
