"""Groups of five or more quarantined ratings, for administrators to decide about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from domain.disclosure import whole_weeks
from domain.drafts import Draft
from domain.errors import Invalid
from domain.periods import Period, PeriodKind, Span
from domain.quarantine.reasons import Reason


class Pile(Struct, frozen=True, order=True):
    """Ratings that are looked at together; their weeks make groups of them."""

    service_id: int
    reason: Reason
    complete: bool
    """With all nine unsur: they change the index, the others the faces alone."""


class Group(Struct, frozen=True):
    """Ratings of whole weeks about which is decided as a whole."""

    pile: Pile
    span: Span
    """From the Monday of its first rating on, within a quarter: decisions about others do not move it."""
    responses: int

    def is_told(self, today: date) -> bool:
        """Whether its content is shown: while ratings still come, each look would tell the latest ones."""
        return self.span.end < today


class WaitingGroups(Struct, frozen=True):
    """The groups that wait for a decision."""

    groups: Sequence[Group]
    """The latest first."""
    too_few: int
    """Ratings in groups of fewer than five: a decision about these would reveal single values."""


def waiting(counts: Mapping[Pile, Mapping[date, int]], today: date) -> WaitingGroups:
    """Divides undecided ratings into groups of whole weeks of a quarter, the current one included.

    No group spans two quarters: each quarter is published as a whole, so a decision must not change it by
    fewer than five.
    """
    sunday = today + timedelta(days=6 - today.weekday())
    groups = [
        _group(pile, inside, span, quarter)
        for pile, days in counts.items()
        for quarter, inside in _by_quarter(days).items()
        for span in whole_weeks(inside, sunday)
    ]
    total = sum(n for days in counts.values() for n in days.values())
    groups.sort(key=lambda group: (-group.span.end.toordinal(), -group.responses, group.pile))
    return WaitingGroups(groups, total - sum(group.responses for group in groups))


def _by_quarter(days: Mapping[date, int]) -> dict[Span, dict[date, int]]:
    found: dict[Span, dict[date, int]] = defaultdict(dict)
    for day, n in days.items():
        found[Period.containing(day, PeriodKind.QUARTER).span][day] = n
    return found


def _group(pile: Pile, days: Mapping[date, int], span: Span, quarter: Span) -> Group:
    inside = {day: n for day, n in days.items() if day in span}
    first = min(inside)
    start = max(first - timedelta(days=first.weekday()), quarter.start)
    return Group(pile, Span(start, min(span.end, quarter.end)), sum(inside.values()))


class QuarantineDraft(Draft):
    """What an administrator has said of a group: whether it is released, and why."""

    service_id: int = 0
    reason: Reason = Reason.BURST
    complete: bool = False
    start: date | None = None
    end: date | None = None
    decision_id: int | None = None
    """The decision that is reversed."""
    release: bool = False
    why: str | None = None

    @property
    def pile(self) -> Pile:
        """The pile that the group belongs to."""
        return Pile(self.service_id, self.reason, self.complete)

    @property
    def span(self) -> Span:
        """The weeks of the group; raises Invalid for a button of no group."""
        if self.start is None or self.end is None:
            raise Invalid("button-outdated")
        return Span(self.start, self.end)
