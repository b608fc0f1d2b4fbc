"""Figures of a person's own entries: their words, evidence, hours, and when they were sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

from domain.objectivity.figures import Figure, Signal, percent
from domain.objectivity.similar import LEAST_WORDS, copies, words_of
from domain.periods import Period, PeriodKind

_LONGEST_DAY = 16 * 60
_A_DAY = 24 * 60
_LAST_DAYS = timedelta(days=1)
"""The last two days of a month begin so long before its end."""


@dataclass(frozen=True)
class Work:
    """An entry that makes its day reported."""

    person: int
    day: date
    text: str
    sent_on: date
    """The local date on which it was first sent."""
    minutes: int = 0
    started: time | None = None
    ended: time | None = None
    files: frozenset[str] = frozenset()
    """What identifies the content of its files of evidence."""


def copied(person: int, works: Sequence[Work]) -> Figure:
    """The share of a person's entries that say what one of another day or of a colleague says.

    Only texts of at least 5 words count; above half is notable.
    """
    own = [
        n for n, work in enumerate(works) if work.person == person and len(words_of(work.text)) >= LEAST_WORDS
    ]
    found = copies([work.text for work in works], [(work.person, work.day) for work in works])
    count = sum(place in found for place in own)
    return Figure(Signal.COPIED, len(own), percent(count, len(own)), beyond=2 * count > len(own))


def reused_evidence(person: int, works: Sequence[Work]) -> Figure:
    """The share of a person's entries with files of which one proves another day's or a colleague's, too."""
    sources: defaultdict[str, set[tuple[int, date]]] = defaultdict(set)
    for work in works:
        for file in work.files:
            sources[file].add((work.person, work.day))
    own = [work for work in works if work.person == person and work.files]
    count = sum(any(len(sources[file]) > 1 for file in work.files) for work in own)
    return Figure(Signal.EVIDENCE, len(own), percent(count, len(own)), beyond=count > 0)


def impossible_hours(person: int, works: Sequence[Work]) -> Figure:
    """The share of a person's days on which spans of work overlap, or more than 16 hours were reported."""
    days: defaultdict[date, list[Work]] = defaultdict(list)
    for work in works:
        if work.person == person:
            days[work.day].append(work)
    count = sum(_is_impossible(of_day) for of_day in days.values())
    return Figure(Signal.HOURS, len(days), percent(count, len(days)), beyond=count > 0)


def _is_impossible(works: Sequence[Work]) -> bool:
    if sum(work.minutes for work in works) > _LONGEST_DAY:
        return True
    spans = sorted(span for span in map(_span, works) if span is not None)
    return any(later < ended for (_, ended), (later, _) in pairwise(spans))


def _span(work: Work) -> tuple[int, int] | None:
    """From which minute of the day to which; work that ends at or before its start ends on the next day."""
    if work.started is None or work.ended is None:
        return None
    start, end = (at.hour * 60 + at.minute for at in (work.started, work.ended))
    return start, end if end > start else end + _A_DAY


def backfilled(person: int, works: Sequence[Work], today: date) -> Figure:
    """The share of a person's entries of whole months sent in the last two days of their month, or later.

    Work of these two days itself is left out; above half is notable.
    """
    count = n = 0
    for work in works:
        month = Period.containing(work.day, PeriodKind.MONTH)
        last_days = month.end - _LAST_DAYS
        if work.person == person and month.end < today and work.day < last_days:
            n += 1
            count += work.sent_on >= last_days
    return Figure(Signal.BACKFILLED, n, percent(count, n), beyond=2 * count > n)
