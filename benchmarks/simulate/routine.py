"""What people do of their own accord on a day: report, correct, ask for leave, decide, object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from random import Random

from benchmarks.simulate.cast import Cast, Habit, Member, Pace, days_between
from benchmarks.simulate.changes import Absence
from benchmarks.simulate.citizens import Counter
from benchmarks.simulate.expected import FRIDAY
from benchmarks.simulate.files import Files
from benchmarks.simulate.journal import RETURNED, Journal
from benchmarks.simulate.objection import Objections
from benchmarks.simulate.plain import Calendar
from benchmarks.simulate.requests import asks_leave, names_stand_in
from benchmarks.simulate.scripts import Hands, Script
from benchmarks.simulate.stage import Stage

Stop = tuple[int, int]
"""Hour and minute of the office's day."""
REPORTS_AT: tuple[Stop, ...] = ((11, 30), (16, 5), (19, 0))
EARLY, LATER, ASKED_AT = (8, 10), (17, 5), (9, 0)
"""When late reports and decisions are made, and when leave is asked for."""
STOPS = frozenset({*REPORTS_AT, EARLY, LATER, ASKED_AT})
_WRITES = 0.3
"""How often somebody writes a ticket on a day on which none waits."""
_ABSENCES = 0.02
"""How many of those at work ask for leave or travel on a day."""
_CHANCES = {
    Habit.DILIGENT: (0.005, 0.02),
    Habit.LATE: (0.02, 0.25),
    Habit.FORGETFUL: (0.12, 0.1),
}
"""How often a day is not reported at all, and how often on the next morning."""


@dataclass
class Routine:
    """Everybody's habits."""

    stage: Stage
    cast: Cast
    journal: Journal
    calendar: Calendar
    hands: Hands
    files: Files
    counter: Counter
    objections: Objections
    chance: Random
    seed: int
    absence: Absence | None = None
    _owed: list[tuple[Member, date]] = field(default_factory=list)
    """Days that somebody means to report on the next morning."""

    def intentions(self, day: date) -> dict[int, Stop]:
        """Who means to report today, and at which stop."""
        found = {}
        for member in self.cast.members.values():
            if not self._works(member, day):
                continue
            lot = Random(f"{self.seed} {member.number} {day}").random()
            misses, late = _CHANCES[member.habit]
            first, last = member.shifts.get(day, (8, 11))
            if lot >= misses and (lot < misses + late or last < first):
                self._owed.append((member, day))
            elif lot >= misses:
                stops = [stop for stop in REPORTS_AT if stop[0] >= last] or [REPORTS_AT[-1]]
                found[member.number] = stops[int(lot * 7919) % len(stops)]
        return found

    def begins(self, day: date, stop: Stop, intended: dict[int, Stop]) -> Iterator[Script]:
        """What people begin at a stop: many at once, each one thing after another."""
        own = defaultdict[int, list[Script]](list)
        for number, script in self._scripts(day, stop, intended):
            own[number].append(script)
        yield from (chain.from_iterable(scripts) for scripts in own.values())
        if stop == REPORTS_AT[0] and day.weekday() <= FRIDAY:
            yield from (self.counter.rates() for _ in range(self.chance.choice((0, 1, 1, 3))))
            if self.counter.may_write and self.chance.random() < _WRITES:
                yield self.counter.writes_ticket(day)

    def _scripts(self, day: date, stop: Stop, intended: dict[int, Stop]) -> Iterator[tuple[int, Script]]:
        """By the number of who does it."""
        if stop in REPORTS_AT:
            for number, own in intended.items():
                if own == stop:
                    yield from self._report(self.cast.members[number], day, day)
        if stop == EARLY:
            yield from self._late_reports(day)
            yield from self._corrections(day)
        if stop == ASKED_AT:
            yield from self._absences(day)
            yield from self._stand_in(day)
            yield from self.counter.answered(day)
            yield from self.objections.begins(day)
        acting = {each.stand_in for each in self.journal.stand_ins if each.first <= day <= each.last}
        for number in self.cast.supervisors:
            if self._decides(self.cast.members[number], day, stop):
                yield from self._review(self.cast.members[number], day)
        for number in sorted(acting) if stop == LATER else ():
            if self._works(self.cast.members[number], day):
                yield number, self.hands.review(self.cast.members[number])

    def _report(self, member: Member, day: date, today: date) -> Iterator[tuple[int, Script]]:
        if self.cast.on_phone(member, today):
            yield member.number, self.hands.report(member, day, today)
        else:
            self.files.report(member, day, self.stage.now)

    def _review(self, head: Member, today: date) -> Iterator[tuple[int, Script]]:
        """On the phone also when something waits that no file can decide."""
        if self.cast.on_phone(head, today) or not self.files.may_decide(head, self.stage.now):
            yield head.number, self.hands.review(head)
        else:
            self.files.decide(head, self.stage.now)

    def _late_reports(self, day: date) -> Iterator[tuple[int, Script]]:
        """Those of earlier days, on the next morning that their author works."""
        left = []
        for member, owed in self._owed:
            is_off = not self.calendar.works(member, day) and not member.shifts
            if day == owed or is_off or not member.serves(day):
                left.append((member, owed))
            elif self.calendar.late_until(member, owed) > self.stage.now:
                yield from self._report(member, owed, day)
        self._owed = left

    def _corrections(self, day: date) -> Iterator[tuple[int, Script]]:
        """What was returned before today is sent again; who forgets much does so after some days."""
        for case in list(self.journal.open.values()):
            if self.journal.is_locked(case.day):
                continue
            author = self.cast.members[case.author]
            patience = timedelta(days=4 if author.habit is Habit.FORGETFUL else 0)
            since = case.since(self.stage.now)
            if (
                case.state(self.stage.now) == RETURNED
                and since.date() + patience < day
                and self._works(author, day)
            ):
                yield case.author, self.hands.correct(case)

    def _absences(self, day: date) -> Iterator[tuple[int, Script]]:
        """Now and then somebody of the staff asks for leave or travel, from tomorrow on or later."""
        for member in self.cast.members.values():
            if member.pace or not self._works(member, day) or self.chance.random() >= _ABSENCES:
                continue
            kind, days = self.chance.choice((("Cuti", 3), ("Sakit", 1), ("Izin", 1), ("Tugas luar", 2)))
            first = day + timedelta(days=self.chance.choice((1, 1, 2, 5)))
            last = first + timedelta(days=days - 1)
            span = days_between(first, last)
            if all(not self._is_away(member, each) for each in span) and member.serves(last):
                if self.cast.on_phone(member, day):
                    yield member.number, asks_leave(self.hands, member, kind, first, last)
                else:
                    self.files.leave(member, kind, first, last, self.stage.now)

    def _stand_in(self, day: date) -> Iterator[tuple[int, Script]]:
        """A supervisor asks for a week of leave, and names who decides meanwhile."""
        away = self.absence
        if away is not None and day == away.asked_on:
            yield away.head.number, asks_leave(self.hands, away.head, "Cuti", away.first, away.last)
        if away is not None and day == away.named_on:
            script = names_stand_in(self.hands, away.head, away.stand_in, away.first, away.last)
            yield away.head.number, script

    def _is_away(self, member: Member, day: date) -> bool:
        return any(
            each.day <= day <= (each.until or each.day) for each in self.journal.leaves.get(member.number, ())
        )

    def _works(self, member: Member, day: date) -> bool:
        """Whether somebody who has joined is at work today."""
        if (
            member.number not in self.journal.joined
            or not member.serves(day)
            or not self.calendar.works(member, day)
        ):
            return False
        return not self.journal.on_leave(member.number, day, self.stage.now, or_asked=True)

    def _decides(self, member: Member, day: date, stop: Stop) -> bool:
        if not self._works(member, day):
            return False
        own = EARLY if member.number % 2 else LATER
        if stop != own:
            return False
        match member.pace:
            case Pace.DAILY:
                return True
            case Pace.TWICE:
                return day.weekday() in (1, 3)
            case _:
                return day.weekday() == 4 and day.isocalendar().week % 2 == 0
