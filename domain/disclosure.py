"""What may be told of citizens' responses: whole weeks, at least five responses at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from domain.periods import Span

FEWEST = 5
"""Of fewer neither values nor comments are told: who saw a citizen come would know what he or she said."""

_WEEK = timedelta(days=7)


def week_of(day: date) -> Span:
    """The week, Monday to Sunday, in which a day lies."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6))


def whole_weeks(responses: Mapping[date, int], last: date) -> list[Span]:
    """Spans of whole weeks up to `last`, one after the other, with at least five responses each.

    A week of fewer is told with those after it; the last ones wait. `responses` is their number by date.
    """
    spans: list[Span] = []
    if not responses:
        return spans
    week = week_of(min(responses))
    start, gathered = week.start, 0
    while week.end <= last:
        gathered += sum(responses.get(week.start + timedelta(days=n), 0) for n in range(7))
        if gathered >= FEWEST:
            spans.append(Span(start, week.end))
            start, gathered = week.end + timedelta(days=1), 0
        week = Span(week.start + _WEEK, week.end + _WEEK)
    return spans
