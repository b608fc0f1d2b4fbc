"""Figures of a person's own entries: their words, evidence, hours, and when they were sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import islice

from msgspec import Struct

from domain.objectivity.figures import MOST_RECORDS, Figure, Records, Signal, percent
from domain.objectivity.similar import LEAST_WORDS, copies, words_of
from domain.periods import Period, PeriodKind

_LONGEST_DAY = 16 * 60
_LAST_DAYS = timedelta(days=1)
"""The last two days of a month begin so long before its end."""
_SLIPS, _SLIPS_SHARE = 2, 10
"""So many records, or a smaller share in percent, are slips as everybody makes them."""


class Work(Struct, frozen=True):
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
    id: int = 0


class Team:
    """The entries of colleagues under one supervisor, compared with each other once for all of them."""

    def __init__(self, works: Sequence[Work]) -> None:
        self.works = works
        self._by_person: defaultdict[int, list[int]] = defaultdict(list)
        for place, work in enumerate(works):
            self._by_person[work.person].append(place)

    def of(self, person: int) -> list[int]:
        """The places of a person's entries."""
        return self._by_person.get(person, [])

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """The words of each entry."""
        return [words_of(work.text) for work in self.works]

    @cached_property
    def copies(self) -> dict[int, int]:
        """The places of entries that say what one of another day or person says, each with that one."""
        return copies(self.words, [(work.person, work.day) for work in self.works])

    @cached_property
    def files(self) -> dict[str, list[int]]:
        """The places of the entries that a file proves, by what identifies its content."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, work in enumerate(self.works):
            for file in work.files:
                found[file].append(place)
        return dict(found)

    def reused(self, place: int) -> int | None:
        """The place of an entry of another day or person with a file of this one."""
        work = self.works[place]
        for file in sorted(work.files):
            for other in self.files[file]:
                theirs = self.works[other]
                if (theirs.person, theirs.day) != (work.person, work.day):
                    return other
        return None


def of_entries(person: int, team: Team, today: date) -> list[Figure]:
    """The figures of a person's own entries."""
    return [
        copied(person, team),
        reused_evidence(person, team),
        impossible_hours(person, team),
        backfilled(person, team, today),
    ]


def copied(person: int, team: Team) -> Figure:
    """The share of a person's entries that say what one of another day or of a colleague says.

    Only texts of at least 5 words count; above half is notable.
    """
    own = [place for place in team.of(person) if len(team.words[place]) >= LEAST_WORDS]
    return _paired(Signal.COPIED, team, own, team.copies.get, lambda count: 2 * count > len(own))


def reused_evidence(person: int, team: Team) -> Figure:
    """The share of a person's entries with a file that also proves another day's or a colleague's entry."""
    own = [place for place in team.of(person) if team.works[place].files]
    return _paired(Signal.EVIDENCE, team, own, team.reused, lambda count: _is_no_slip(count, len(own)))


def _paired(
    signal: Signal,
    team: Team,
    own: Sequence[int],
    partner: Callable[[int], int | None],
    is_beyond: Callable[[int], bool],
) -> Figure:
    """The share of places that have a partner, with pairs as examples: the later of a pair comes first."""
    pairs = [(place, other) for place in own if (other := partner(place)) is not None]
    shown: dict[frozenset[int], tuple[int, int]] = {}
    for pair in sorted(pairs, key=lambda pair: team.works[pair[0]].day, reverse=True):
        shown.setdefault(frozenset(pair), (team.works[pair[0]].id, team.works[pair[1]].id))
    records = tuple(islice(shown.values(), MOST_RECORDS))
    count = len(pairs)
    return Figure(signal, len(own), percent(count, len(own)), beyond=is_beyond(count), records=records)


def _is_no_slip(count: int, n: int) -> bool:
    return count > _SLIPS and 100 * count >= _SLIPS_SHARE * n


def impossible_hours(person: int, team: Team) -> Figure:
    """The share of a person's days on which spans of work overlap, or more than 16 hours were reported."""
    works = [team.works[place] for place in team.of(person)]
    days: defaultdict[date, list[Work]] = defaultdict(list)
    for work in works:
        days[work.day].append(work)
    found = {
        day: tuple(work.id for work in of_day)
        for day, of_day in days.items()
        if sum(work.minutes for work in of_day) > _LONGEST_DAY
    }
    for earlier, later in _overlaps(works):
        found[earlier.day] = found[later.day] = (earlier.id, later.id)
    shown = [found[day] for day in sorted(found, reverse=True)]
    records: Records = tuple(islice(dict.fromkeys(shown), MOST_RECORDS))
    count, n = len(found), len(days)
    return Figure(Signal.HOURS, n, percent(count, n), beyond=_is_no_slip(count, n), records=records)


def _overlaps(works: Sequence[Work]) -> Iterator[tuple[Work, Work]]:
    """Entries that begin before an earlier one has ended, each with that one; also across midnight."""
    spans = [(*span, work.id, work) for work in works if (span := _span(work)) is not None]
    longest: tuple[datetime, Work] | None = None
    for start, end, _, work in sorted(spans, key=lambda span: span[:3]):
        if longest is not None and start < longest[0]:
            yield longest[1], work
        if longest is None or end > longest[0]:
            longest = end, work


def _span(work: Work) -> tuple[datetime, datetime] | None:
    """Start and end of the work; an end at or before the start is on the next day."""
    if work.started is None or work.ended is None:
        return None
    start, end = (datetime.combine(work.day, at) for at in (work.started, work.ended))
    return start, end if end > start else end + timedelta(days=1)


def backfilled(person: int, team: Team, today: date) -> Figure:
    """The share of a person's entries of whole months sent in the last two days of their month, or later.

    Work of these two days itself is left out; above half is notable.
    """
    counted, late = 0, []
    for work in (team.works[place] for place in team.of(person)):
        month = Period.containing(work.day, PeriodKind.MONTH)
        last_days = month.end - _LAST_DAYS
        if month.end < today and work.day < last_days:
            counted += 1
            if work.sent_on >= last_days:
                late.append(work)
    records = _latest(late)
    share = percent(len(late), counted)
    return Figure(Signal.BACKFILLED, counted, share, beyond=2 * len(late) > counted, records=records)


def _latest(works: Collection[Work]) -> Records:
    latest = sorted(works, key=lambda work: (work.sent_on, work.id), reverse=True)
    return tuple((work.id,) for work in latest[:MOST_RECORDS])
