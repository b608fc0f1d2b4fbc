"""What the calendar promises beside the daily work: roots, monthly sentences, follow-up of closings.

Worked out in plain code from docs/operations.md, as `expected.py` does for the daily work.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from benchmarks.simulate.cast import Cast, Member
from benchmarks.simulate.journal import Journal
from benchmarks.simulate.obligations import Promise
from benchmarks.simulate.plain import Calendar, midnight, zone_of

ROOT, SENTENCES = "root of the log to administrators", "monthly sentence about each person"
FOLLOW_UP = "follow-up of a closing that waits"
SILENT = "follow-up left after two weeks, told to the superior"
_MORNING_AT, _SENTENCES_AT = time(8), time(10)
_SENTENCES_FROM, _FRIDAY = 25, 4
_REMINDED_AFTER = (7, 14, 21, 28)
_TOLD_ABOVE_AFTER = 14


@dataclass(frozen=True)
class _Closed:
    """A closed period: its days, and when it was closed."""

    first: date
    last: date
    at: datetime


@dataclass
class Periodic:
    """The promises; asked at each moment before the jobs are. Nobody of the office writes any follow-up."""

    cast: Cast
    journal: Journal
    calendar: Calendar
    begun: date
    _asked: set[tuple[date, int]] = field(default_factory=set)
    """The first day of the month and the number of those about whom a sentence was asked."""
    _closed: _Closed | None = None
    """The last closing."""
    _is_told: bool = True
    """Whether supervisors were told what the last closing leaves to them."""

    def close(self, first: date, last: date, at: datetime) -> None:
        """A period was closed at an office moment."""
        self._closed, self._is_told = _Closed(first, last, at), False

    def at(self, now: datetime) -> Iterator[Promise]:
        """What is promised for an office moment."""
        if now.time() == _MORNING_AT and self._is_root_day(now.date()):
            admin = self.cast.members[self.cast.admin]
            yield Promise(ROOT, admin.phone, now - timedelta(days=7), now)
        for member in self.cast.members.values():
            if member.number in self.journal.joined:
                yield from self._of(member, now.astimezone(zone_of(member.team(now.date()))))
        if self._closed is not None and not self._is_told:
            self._is_told = True
            for each in self._reviewers(set(self._writers(self._closed, now.date())), now.date()):
                yield Promise(FOLLOW_UP, each.phone, self._closed.at, now)

    def _is_root_day(self, today: date) -> bool:
        """The first morning after a day's decisions, each Friday, and the morning after a closing."""
        closed = None if self._closed is None else self._closed.at.date()
        is_first = today == self.begun + timedelta(days=1)
        return is_first or today.weekday() == _FRIDAY or closed == today - timedelta(days=1)

    def _of(self, head: Member, now: datetime) -> Iterator[Promise]:
        today = now.date()
        if (
            now.time() == _SENTENCES_AT
            and today.day >= _SENTENCES_FROM
            and self._is_at_work(head, today, now)
        ):
            month = today.replace(day=1)
            heads = {head.number, *self._absent(head.number, today, now)}
            about = {each.number for number in heads for each in self.cast.under(number, today)}
            unasked = {number for number in about - {head.number} if (month, number) not in self._asked}
            self._asked |= {(month, number) for number in unasked}
            if unasked:
                yield Promise(SENTENCES, head.phone, midnight(head.team(today), month), now)
        if now.time() == _MORNING_AT and self._closed is not None:
            yield from self._left(self._closed, head, now)

    def _absent(self, stand_in: int, today: date, now: datetime) -> set[int]:
        """Supervisors who are on leave or gone, and in whose place somebody acts."""
        return {
            each.supervisor
            for each in self.journal.stand_ins
            if each.stand_in == stand_in and each.first <= today <= each.last
            if self.journal.on_leave(each.supervisor, today, now)
            or not self.cast.members[each.supervisor].serves(today)
        }

    def _left(self, closed: _Closed, head: Member, now: datetime) -> Iterator[Promise]:
        """Reminders of what a closing left to a supervisor, in the morning of the unit."""
        today, team = now.date(), head.team(now.date())
        due = [
            days
            for days in _REMINDED_AFTER
            if today == self.calendar.after(team, closed.at.date() + timedelta(days=days - 1), 1)
        ]
        if not due or head.number not in self._writers(closed, today):
            return
        for each in self._reviewers({head.number}, today):
            yield Promise(FOLLOW_UP, each.phone, closed.at, now)
        above = head.head(today)
        if _TOLD_ABOVE_AFTER in due and above is not None:
            for each in self._reviewers({above}, today):
                yield Promise(SILENT, each.phone, closed.at, now)

    def _writers(self, closed: _Closed, today: date) -> dict[int, list[Member]]:
        """By supervisor, the people in service who have a result of the closing."""
        found: dict[int, list[Member]] = {}
        for member in self.cast.members.values():
            served = member.joined <= closed.last and (member.left is None or member.left >= closed.first)
            head = member.head(min(today, closed.last))
            if head is not None and not self.cast.members[head].serves(today):
                head = member.head(today)
            if served and member.serves(today) and head is not None:
                found.setdefault(head, []).append(member)
        return found

    def _reviewers(self, heads: set[int], today: date) -> list[Member]:
        """Some supervisors and who acts for them that day, each once."""
        acting = {
            each.stand_in
            for each in self.journal.stand_ins
            if each.supervisor in heads and each.first <= today <= each.last
        }
        members = (self.cast.members[number] for number in sorted(heads | acting))
        return [each for each in members if each.number in self.journal.joined and each.serves(today)]

    def _is_at_work(self, member: Member, day: date, now: datetime) -> bool:
        works = member.serves(day) and self.calendar.works(member, day)
        return works and not self.journal.on_leave(member.number, day, now)
