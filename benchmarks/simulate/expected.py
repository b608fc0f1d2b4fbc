"""When people are to be told what, worked out from the journal by the rules that the office is promised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from benchmarks.simulate.cast import Cast, Member
from benchmarks.simulate.journal import Journal
from benchmarks.simulate.obligations import Promise
from benchmarks.simulate.plain import LATE_DAYS, Calendar, midnight, shift_end

REMINDED_AT = time(16)
REPORT, CLOSED = "reminder to report", "result of a closed period"


@dataclass
class Expected:
    """Whom the rules promise what; asked once for each day, when it is over."""

    cast: Cast
    journal: Journal
    calendar: Calendar
    closings: list[tuple[date, date, datetime]] = field(default_factory=list)
    """First and last day of each closed period, and when it was closed."""
    _missed_told: set[tuple[int, date]] = field(default_factory=set)

    def of_day(self, day: date) -> Iterator[Promise]:
        """The promises of a date that is over."""
        for member in self.cast.members.values():
            yield from self._reminders(member, day)

    # --- reports ----------------------------------------------------------------------------------------

    def _reminders(self, member: Member, day: date) -> Iterator[Promise]:
        """A message of the day without a report, and of earlier ones that nobody has told of yet."""
        hour = midnight(member.team(day), day) + timedelta(hours=REMINDED_AT.hour)
        ends = shift_end(member, day)
        of_today = hour if ends is None else max(hour, ends)
        moments = {of_today} if self._owes(member, day, of_today) else set()
        missed = self._missed(member, day, hour)
        if missed:
            moments.add(hour)
            self._missed_told |= {(member.number, each) for each in missed}
        for moment in sorted(moments):
            yield Promise(REPORT, member.phone, midnight(member.team(day), day), moment)

    def _owes(self, member: Member, day: date, at: datetime, *, may_wait: bool = True) -> bool:
        """Whether a working day of somebody who is there has no report at a moment."""
        if not self._is_there(member, at) or not member.serves(day) or self._is_locked(day, at):
            return False
        if not self.calendar.works(member, day):
            return False
        if self.journal.on_leave(member.number, day, at, or_asked=may_wait):
            return False
        return self.journal.first_report(member.number, day, at) is None

    def _missed(self, member: Member, today: date, at: datetime) -> list[date]:
        """Earlier days that can still be reported and were not told, for who is at work today."""
        at_work = member.serves(today) and self.calendar.works(member, today)
        if not at_work or self.journal.on_leave(member.number, today, at, or_asked=True):
            return []
        earlier = [today - timedelta(days=n) for n in range(1, 4 * LATE_DAYS + 14)]
        return [
            day
            for day in earlier
            if (member.number, day) not in self._missed_told
            and self.calendar.late_until(member, day) >= at
            and self._owes(member, day, at, may_wait=False)
        ]

    def _is_there(self, member: Member, at: datetime) -> bool:
        return member.number in self.journal.joined and self.journal.joined[member.number] <= at

    def _is_locked(self, day: date, at: datetime) -> bool:
        return any(first <= day <= last and closed <= at for first, last, closed in self.closings)

    # --- closings ---------------------------------------------------------------------------------------

    def of_closing(self, first: date, last: date, closed: datetime, told: datetime) -> Iterator[Promise]:
        """Everybody who was in service in a period hears of the result."""
        self.closings.append((first, last, closed))
        for member in self.cast.members.values():
            served = member.joined <= last and (member.left is None or member.left >= first)
            if served and self._is_there(member, told):
                yield Promise(CLOSED, member.phone, closed, told)


CLOCK_OF: dict[str, str | Callable[[], str]] = {"report_reminder": REPORT, "period_closed": CLOSED}
"""Which clock a kind of notice belongs to."""
