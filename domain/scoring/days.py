"""The expected days of one person in one period, one by one, and the sums that follow from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, NamedTuple, Self

from domain.calendar import AsOf, Days, Timeliness
from domain.scoring.facts import AttendanceFacts, AttendanceStatus, ReportedDays, weighed

Credit = Literal["full", "late"]

FULL = frozenset({AttendanceStatus.PRESENT, AttendanceStatus.DUTY})
"""Statuses that earn the whole day."""


class ExpectedDay(NamedTuple):
    """An expected day (docs/scoring.md §1): what its first report and its attendance made of it."""

    date: date
    timeliness: Timeliness | None = None
    """Of the first report that was not rejected; None without one."""
    is_halved: bool = False
    """Whether half a day of leave lets it weigh 1/2."""
    status: AttendanceStatus | None = None
    travels: bool = False
    """Whether approved official travel gives full credit, whatever the record says."""
    first: datetime | None = None
    """When that report was sent, where it is known, in the zone of the unit that the person was in."""

    @property
    def weight(self) -> Days:
        """1, or 1/2."""
        return weighed(1, int(self.is_halved))

    @property
    def credit(self) -> Credit | None:
        """What its attendance earns (docs/scoring.md §2, attendance); None: nothing."""
        if self.travels or self.status in FULL:
            return "full"
        return "late" if self.status is AttendanceStatus.LATE else None

    def as_of(self, moment: AsOf) -> Self:
        """The day as of an earlier moment, for which a report that was sent later does not count."""
        is_later = self.first is not None and self.first > moment.instant
        return self._replace(timeliness=None, first=None) if is_later else self


def expected_weight(days: Iterable[ExpectedDay]) -> Days:
    """What expected days weigh together."""
    counts = Counter(each.is_halved for each in days)
    return weighed(counts.total(), counts[True])


def reported_days(days: Iterable[ExpectedDay]) -> ReportedDays:
    """How many days have a report, by the timeliness of the first one."""
    counts = Counter((each.timeliness, each.is_halved) for each in days)

    def of(state: Timeliness) -> int:
        return counts[state, False] + counts[state, True]

    return ReportedDays(
        of(Timeliness.ON_TIME),
        of(Timeliness.LATE),
        of(Timeliness.LOCKED),
        counts[Timeliness.ON_TIME, True],
        counts[Timeliness.LATE, True],
    )


def attended_days(days: Iterable[ExpectedDay], records: int) -> AttendanceFacts:
    """How many days earn full and late credit; `records` are all of the period to date."""
    counts = Counter((each.credit, each.is_halved) for each in days)
    full, late = (counts[credit, False] + counts[credit, True] for credit in ("full", "late"))
    return AttendanceFacts(records, full, late, counts["full", True], counts["late", True])
