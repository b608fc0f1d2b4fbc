"""Who staffed a service on a day: by dates, or by the day's counter list where there is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from domain.periods import Span

Lists = Mapping[date, frozenset[int]]
"""Who was at the counter of a service, by day. A day without anybody is a day without a list."""
_A_DAY = timedelta(days=1)


def lists_of(said: Iterable[tuple[date, int, bool]]) -> Lists:
    """The lists from statements in their order: a day, a person, and whether they are there.

    The last statement on a person and day counts. A day whose list has become empty has no list, as if
    nothing had been stated.
    """
    last = {(day, person): is_there for day, person, is_there in said}
    lists: defaultdict[date, set[int]] = defaultdict(set)
    for (day, person), is_there in last.items():
        if is_there:
            lists[day].add(person)
    return {day: frozenset(people) for day, people in lists.items()}


def staffed_on(span: Span, person: int, lists: Lists) -> tuple[Span, ...]:
    """The parts of a span of dates on which a person who staffs a service is not missing from a list."""
    spans: list[Span] = []
    start = span.start
    for day in sorted(day for day, people in lists.items() if day in span and person not in people):
        if start < day:
            spans.append(Span(start, day - _A_DAY))
        start = day + _A_DAY
    return (*spans, Span(start, span.end)) if start <= span.end else tuple(spans)
