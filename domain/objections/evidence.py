"""The records named by an objection, copied when it was filed."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

from pydantic import Field

from domain.calendar import Timeliness
from domain.closing.corrections import DayExcused, RatedReport
from domain.entries import EvidenceItem
from domain.models import FrozenModel
from domain.schemes import Source
from domain.scoring import Credit, Rating

OF_REPORTS = frozenset({Source.SELF_RATING, Source.SUPERVISOR_RATING})
CORRECTABLE = OF_REPORTS | {
    Source.TARGET_ATTAINMENT,
    Source.DISCIPLINE,
    Source.ATTENDANCE,
    Source.BEHAVIOUR,
    Source.COMPETENCY,
}
"""Sources whose records a supervisor or the calendar decides; colleagues and citizens rate unseen."""


class _Named(FrozenModel):
    @property
    def key(self) -> str:
        """What names it within its objection, in at most 12 letters."""
        raise NotImplementedError


class NamedFile(FrozenModel):
    """A piece of proof of a report; the SHA-256 is of the copy that the office's server keeps, if any."""

    item: EvidenceItem
    sha256: str | None = None


class NamedReport(_Named):
    """A report with its review and proof."""

    entry_id: int
    version: int
    day: date
    activity: str
    volume: Decimal | None = None
    measure: str | None = None
    started: time | None = None
    ended: time | None = None
    minutes: int | None = None
    self_rating: int
    supervisor_rating: int | None = None
    """None: it was not approved, and does not count."""
    state: str
    sent_at: datetime
    reviewer: str | None = None
    reviewed_at: datetime | None = None
    note: str | None = None
    reason_code: str | None = None
    files: tuple[NamedFile, ...] = ()

    @property
    def key(self) -> str:
        return f"e{self.entry_id}"


class NamedDay(_Named):
    """An expected day: what its first report made of it."""

    day: date
    timeliness: Timeliness | None = None
    first: datetime | None = None
    """When its first report was sent, in the zone of the unit that the person was in."""
    is_halved: bool = False

    @property
    def key(self) -> str:
        return f"d{self.day.isoformat()}"


class NamedAttendance(_Named):
    """An expected day: its record of attendance, and what it earned."""

    day: date
    status: str | None = None
    credited: Credit | None = None
    is_halved: bool = False

    @property
    def key(self) -> str:
        return f"a{self.day.isoformat()}"


class NamedCriterion(_Named):
    """A value or a competency with what the supervisor gave in all; `number` is its place in the list."""

    number: int
    source: Literal[Source.BEHAVIOUR, Source.COMPETENCY]
    criterion: str
    total: int = 0
    records: int = 0
    required: int | None = None

    @property
    def key(self) -> str:
        return f"{'b' if self.source is Source.BEHAVIOUR else 'k'}{self.number}"


class NamedTarget(_Named):
    """A target with what counts as done in the period."""

    target_id: int
    title: str
    measure: str
    quantity: Decimal
    done: Decimal

    @property
    def key(self) -> str:
        return f"t{self.target_id}"


class NamedGroup(_Named):
    """A group's rating in a matrix scheme, and the supervisor's reason where it was set by judgement."""

    group: str
    rating: Rating | None = None
    judged: str | None = None

    @property
    def key(self) -> str:
        return f"g{self.group}"


Named = NamedReport | NamedDay | NamedAttendance | NamedCriterion | NamedTarget | NamedGroup


class CountedDay(FrozenModel):
    """The reports of a day that count in the frozen result."""

    day: date
    reports: tuple[RatedReport, ...]


class Evidence(FrozenModel):
    """All records that an objection names."""

    reports: tuple[NamedReport, ...] = ()
    days: tuple[NamedDay, ...] = ()
    attendance: tuple[NamedAttendance, ...] = ()
    criteria: tuple[NamedCriterion, ...] = ()
    targets: tuple[NamedTarget, ...] = ()
    groups: tuple[NamedGroup, ...] = ()
    counted: tuple[CountedDay, ...] = ()
    """Of the days of the named reports."""
    excusable: tuple[DayExcused, ...] = Field(default=(), exclude_if=lambda days: not days)
    """What excusing a named day takes away from the frozen result, where its records have all of that.

    Left out where there is none: the digests of objections that were filed without it hold.
    """

    @property
    def named(self) -> tuple[Named, ...]:
        """Its records in the order in which they are listed."""
        return (
            *self.reports,
            *self.days,
            *self.attendance,
            *self.criteria,
            *self.targets,
            *self.groups,
        )

    def counted_on(self, day: date) -> tuple[RatedReport, ...]:
        """The reports of a day that count."""
        return next((each.reports for each in self.counted if each.day == day), ())

    def excusing(self, day: date) -> DayExcused | None:
        """The correction that excuses a day; None where it cannot be computed exactly."""
        return next((each for each in self.excusable if each.day == day), None)
