"""The simulated time, from stop to stop: jobs where any may be due, people when they take phones out."""

from __future__ import annotations

import sqlite3
from collections import Counter as Counts
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import inf
from pathlib import Path
from random import Random
from time import monotonic

from benchmarks.simulate.cast import Cast, Member, days_between, make_cast, roster_row
from benchmarks.simulate.changes import plan_absence, plan_changes, plan_shifts
from benchmarks.simulate.citizens import Counter
from benchmarks.simulate.commands import import_rows, invitations
from benchmarks.simulate.expected import Expected, clocks_of
from benchmarks.simulate.files import Files
from benchmarks.simulate.flags import Flags
from benchmarks.simulate.journal import Journal
from benchmarks.simulate.objection import Objections
from benchmarks.simulate.obligations import Book, Promise
from benchmarks.simulate.periodic import Periodic
from benchmarks.simulate.plain import Calendar, shift_end, zone_of
from benchmarks.simulate.routine import ASKED_AT, STOPS, Routine
from benchmarks.simulate.scripts import Hands, Script
from benchmarks.simulate.stage import Stage
from benchmarks.simulate.states import States
from benchmarks.simulate.told import Ears
from domain.periods import Period, PeriodKind, Span
from storage.verifying import Verified, verify

OFFICE = zone_of(make_cast(1, date(2026, 1, 1), 0).members[1].teams[0][1])
TICKS = (8, 9, 13, 16, 17)
"""Hours of the office's day at which the jobs are asked what is due; more where more can be."""
_SENTENCES_FROM = 25
INVITED_FOR = 14
"""Days for which an invitation is valid."""
EXPIRED = "invitation expired after 14 days"
_IMPORTED_AT, _TOLD_AT, _CLOSED_AFTER = (6, 30), (9, 30), 7
"""When rosters are imported, when the results of a closing are told, and days from a semester's end to it."""
_STEP = (20, 40)
"""Seconds between two steps of anybody."""


@dataclass
class Tally:
    """What the bot said of its own accord."""

    messages: int = 0
    others: Counts[str] = field(default_factory=Counts)
    """Messages by their kind that keep no promise of the book."""


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
    until: float = inf
    """When no further day begins, of the monotonic clock: the day that is over then is the last."""
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
        self.periodic = Periodic(self.cast, self.journal, self.calendar, self.first)
        self.ears = Ears(self.file, self.stage.wire)
        self.objections = Objections(self.hands, self.calendar)
        self.files = Files(self.cast, self.journal, self.hands, self.expected, self.file, self.chance)
        parts = (self.hands, self.files, self.counter, self.objections, self.chance, self.seed)
        self.routine = Routine(self.stage, self.cast, self.journal, self.calendar, *parts)

    async def run(self) -> None:
        """Everything."""
        self._changes = {each.day: each for each in plan_changes(self.cast, self.first, self.last)}
        self.routine.absence = plan_absence(self.cast, self.first, self.last)
        await self._found()
        for day in days_between(self.first, self.last):
            await self._day(day)
            self.last = day if monotonic() >= self.until else self.last
            await self._close_books(day)
            if day == self.last:
                break
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
        staff = [each for each in there if each.pace is None and each.cheat is None and each.role == "asn"]
        self._dawdler = staff[-1] if (self.last - self.first).days > INVITED_FOR + 1 else None
        if self._dawdler is not None:
            self._old_link = (await invitations(self.stage.service, [self._dawdler]))[self._dawdler.number]
        await self.joins([each for each in there if each is not self._dawdler])

    async def _comes_late(self, day: date) -> None:
        """Somebody opens the first invitation after its last day, is told so, and joins by another one."""
        late = self._dawdler
        if late is None or day != self.first + timedelta(days=INVITED_FOR + 1):
            return
        phone, began = self.stage.phone(late.phone), self.stage.now - timedelta(days=INVITED_FOR + 1)
        phone.opens(self._old_link)
        await self.stage.settle()
        self.book.promise([Promise(EXPIRED, late.phone, began, self.stage.now)])
        if "kedaluwarsa" in phone.last["text"]:
            self.book.heard(EXPIRED, late.phone, self.stage.now)
        await self.joins([late])

    async def imports(self, kind: str, rows: Sequence[dict[str, str]]) -> None:
        """Imports a file of the office."""
        await import_rows(self.stage.service, kind, rows)

    async def joins(self, members: Sequence[Member]) -> None:
        """People open their invitations and confirm them."""
        links = await invitations(self.stage.service, members)
        await self.act([self.hands.joins(each, links[each.number]) for each in members])

    # --- a day ------------------------------------------------------------------------------------------

    async def _day(self, day: date) -> None:
        """All stops of a date, in order."""
        intended = self.routine.intentions(day)
        await self._changes_of(day)
        ticks = self._ticks(day)
        for stop in sorted({*ticks, *STOPS}):
            moment = datetime.combine(day, time(*stop), tzinfo=OFFICE)
            if moment <= self.stage.now:
                continue
            self.stage.move_to(moment)
            if stop in ticks:
                self.book.promise(self.expected.at(moment))
                self.book.promise(self.periodic.at(moment))
                self.book.promise(self.counter.promises(moment))
                self.book.promise(self.objections.promises(moment))
                await self.stage.run_jobs()
            await self.act(list(self.routine.begins(day, stop, intended)))
            for kind, rows in self.files.take():
                await self.imports(kind, rows)
            if stop == ASKED_AT:
                await self._closes(day)
                await self._comes_late(day)

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
        self.objections.may_begin(period, day)
        self.periodic.close(period.start, period.end, closed.astimezone(OFFICE))
        self.book.promise(self.expected.of_closing(period.start, period.end, closed, told))
        await self.stage.run_jobs()

    def _ticks(self, day: date) -> set[tuple[int, int]]:
        """When the jobs are asked on a date what is due."""
        found = {(8, 0), (15, 0), (16, 0)}
        for member in self.cast.members.values():
            for each in (day - timedelta(days=1), day):
                ends = shift_end(member, each)
                if ends is not None and ends.astimezone(OFFICE).date() == day:
                    found.add((ends.astimezone(OFFICE).hour, 0))
        if not any(self.calendar.works(each, day) for each in self.cast.members.values()):
            return found
        found |= {(hour, 0) for hour in TICKS}
        teams = {each.team(day).name: each.team(day) for each in self.cast.members.values()}.values()
        for ahead in {each.offset - 7 for each in teams}:
            found |= {(8 - ahead, 0), (16 - ahead, 0)}
            if not any(self.calendar.unit_works(team, day + timedelta(days=1)) for team in teams):
                found.add((16 - ahead, 30))
        if day.day >= _SENTENCES_FROM:
            found.add((10, 0))
        return found

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
        self.book.promise(self.objections.told())
        for told in self.ears.listen():
            self.tally.messages += 1
            clocks = list(clocks_of(told.kind, told.payload, told.text))
            for clock in clocks:
                self.book.heard(clock, told.chat, told.at)
            if not clocks:
                self.tally.others[told.kind] += 1
        following = day + timedelta(days=1)
        if _closed_on(following + timedelta(days=_CLOSED_AFTER - 1)) is not None:
            await self.flags.look(self.stage, self.cast)
        if following.day == 1 or day == self.last:
            start = max(self.first, day.replace(day=1))
            await self.states.compare(self.stage, self.cast, self.journal, self.calendar, Span(start, day))
        if following.day == 1 or following.weekday() == 0 or day == self.last:
            faults = [fault for line in self.book.lines() for fault in (*line.late, *line.unexplained)]
            self.progress(f"{day} is over: {len(self.journal.by_serial)} reports, {len(faults)} faults")


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
