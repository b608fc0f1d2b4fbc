"""What may be shown of ratings: citizens' responses in whole weeks, colleagues' ratings in batches.

No figure stands for fewer, nor does the difference of two shown figures: at least five citizens' responses,
or three colleagues as raters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from domain.periods import Span

Key = TypeVar("Key", bound=Hashable)

FEWEST = 5
"""Below this number neither values nor comments are shown: staff could link them to a citizen they saw."""

FEWEST_RATERS = 3
"""The least number of raters whose ratings are shown together, even if a scheme asks for fewer."""


Parts = Mapping[Hashable, int]
"""How many responses there are of each kind that another figure tells alone: it could be subtracted."""


def is_told(n: int, *rests: int) -> bool:
    """Whether a figure of `n` responses may be shown beside others that differ from it by `rests`."""
    return n >= FEWEST and are_apart(rests)


def are_apart(parts: Iterable[int]) -> bool:
    """Whether figures of each of these numbers of responses may be found by subtraction."""
    return all(n == 0 or n >= FEWEST for n in parts)


def told_parts(parts: Mapping[Key, int]) -> set[Key]:
    """Which parts of a whole may be shown beside it: each part, and the rest, is empty or has at least five.

    If the rest would be smaller, the smallest parts are left out as well.
    """
    told = {key for key, n in parts.items() if n >= FEWEST}
    left = sum(n for key, n in parts.items() if key not in told)
    while 0 < left < FEWEST and told:
        smallest = min(told, key=lambda key: parts[key])
        told.remove(smallest)
        left += parts[smallest]
    return told


def whole_weeks(responses: Mapping[date, int], last: date) -> list[Span]:
    """Consecutive spans of whole weeks up to `last`, with at least five responses each.

    A week with fewer is joined with the following weeks; the last ones wait. `responses` are counts by date.
    """
    if not responses:
        return []
    first = min(responses)
    days: dict[date, Parts] = {day: {None: n} for day, n in responses.items()}
    return _gathered(days, first - timedelta(days=first.weekday()), last)


def told_to_the_rated(responses: Mapping[date, Parts], finals: Sequence[Span], last: date) -> list[Span]:
    """The spans whose totals the rated person sees, one after the other, up to the day `last`.

    `responses` are counts of each date by part; in a span, every part has none or at least five.

    `finals` are consecutive periods; the exact result of each is shown once it is over. Whatever is shown at
    any time, results included, differs from what was shown before by at least five responses: while a period
    runs, its latest weeks wait until five more responses have come. The only exception is the result of a
    period with fewer than five.
    """
    spans: list[Span] = []
    start = finals[0].start
    for final in finals:
        here = len(spans)
        spans += _gathered(responses, start, min(last, final.end))
        start = _day_after(spans[-1]) if len(spans) > here else start
        is_enough = _is_enough(responses, start, final.end)
        if final.end > last:
            if not is_enough and len(spans) > here:
                spans.pop()
            return spans
        if is_enough:
            spans.append(Span(start, final.end))
        elif len(spans) > here:
            spans[-1] = Span(spans[-1].start, final.end)
        else:
            continue  # too few: they are told with the next period
        start = _day_after(final)
    if not spans:
        return [Span(finals[0].start, finals[-1].end)]
    spans[-1] = Span(spans[-1].start, finals[-1].end)
    return spans


def _gathered(responses: Mapping[date, Parts], start: date, last: date) -> list[Span]:
    """Spans that end with a week, from `start` on, with at least five responses each."""
    spans: list[Span] = []
    sunday = start + timedelta(days=6 - start.weekday())
    while sunday <= last:
        if _is_enough(responses, start, sunday):
            spans.append(Span(start, sunday))
            start = sunday + timedelta(days=1)
        sunday += timedelta(days=7)
    return spans


def _is_enough(responses: Mapping[date, Parts], start: date, end: date) -> bool:
    found: Counter[Hashable] = Counter()
    for day, parts in responses.items():
        if start <= day <= end:
            found.update(parts)
    return is_told(found.total(), *found.values())


def _day_after(span: Span) -> date:
    return span.end + timedelta(days=1)


def ratings_told_up_to(
    given: Iterable[tuple[datetime, int]], ends: datetime, now: datetime, fewest: int
) -> datetime | None:
    """The moment up to which a round's ratings count in what the rated person sees at `now`; None: none do.

    `given` holds the time and rater of each rating, `ends` is the end of the round. Before the end nothing is
    shown. Then all ratings are shown together, if they come from at least `fewest` raters. Ratings added
    later, by an import, wait until `fewest` more raters have rated: no two views differ by the ratings of
    fewer.
    """
    told: datetime | None = None
    waiting: set[int] = set()
    known = sorted((max(at, ends), rater) for at, rater in given)
    for at, arrived in groupby(known, key=itemgetter(0)):
        if at > now:
            break
        waiting.update(rater for _, rater in arrived)
        if len(waiting) >= fewest:
            told, waiting = at, set()
    return told
