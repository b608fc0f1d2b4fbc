"""Who is asked to rate whom: colleagues by a draw that nobody can influence, supervisors by their people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from domain.disclosure import FEWEST_RATERS
from domain.periods import Period
from domain.schemes import Assessor, Scheme, Source

PROPOSED = 5
"""Colleagues who are asked about a person at first: two of them may decline."""
MOST_ASKED = 6
"""Colleagues whom one person is asked to rate."""
REMINDED = timedelta(days=4)
"""How long before the last day of a round those who have not answered are reminded, once."""

Pair = tuple[int, int]
"""Who rates, and who is rated."""


class RequestState(StrEnum):
    """What became of a request to rate somebody."""

    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"


class DeclineReason(StrEnum):
    """Why somebody does not rate a person."""

    UNKNOWN = "unknown"
    """Does not know the work."""
    CONFLICT = "conflict"
    """Is too close to the person, or at odds with them."""


class Round(Struct, frozen=True):
    """The last days of a period, on which raters of a source are asked."""

    source: Assessor
    period: Period
    opens: date

    @property
    def closes(self) -> date:
        """Its last day."""
        return self.period.end

    @property
    def reminds(self) -> date:
        """The day from which on those who have not answered are reminded."""
        return max(self.closes - REMINDED, self.opens + timedelta(days=1))

    @classmethod
    def all_on(cls, scheme: Scheme, day: date) -> list[Round]:
        """The rounds of the period in which a date lies, open on it or not: subordinates' and then peers'."""
        period = Period.containing(day, scheme.period)
        found = []
        for source in (Source.SUBORDINATE, Source.PEER):
            days = scheme.sources.of_raters(source).days
            if days and source in scheme.used_sources:
                opens = max(period.start, period.end - timedelta(days=days - 1))
                found.append(cls(Assessor(source), period, opens))
        return found


class Colleague(Struct, frozen=True):
    """Somebody in service: the unit, the supervisor, and whether they can be asked in the chat."""

    id: int
    unit_id: int | None
    supervisor_id: int | None
    can_rate: bool = True


def upward(people: Sequence[Colleague], fewest: int) -> list[Pair]:
    """Subordinates with their supervisors, where at least `fewest` (and three) have the same one."""
    present = {person.id for person in people}
    teams: dict[int | None, list[int]] = defaultdict(list)
    for person in people:
        if person.can_rate and person.supervisor_id in present and person.supervisor_id != person.id:
            teams[person.supervisor_id].append(person.id)
    least = max(fewest, FEWEST_RATERS)
    return [(each, head) for head, team in teams.items() if head and len(team) >= least for each in team]


def draw(
    people: Sequence[Colleague],
    seed: str,
    *,
    former: Collection[Pair] = (),
    asked: Mapping[Pair, bool] | None = None,
    fewest: int = FEWEST_RATERS,
) -> list[Pair]:
    """Draws who is asked about whom, beyond those already asked; the same seed gives the same pairs.

    Five people are asked about each person: from the same unit or with the same supervisor, and from the rest
    of the office only to reach `fewest`; none at all where `fewest` cannot be reached. Superiors and
    subordinates at any distance are never asked, nor the pairs of the round before (`former`). `asked` holds
    the pairs of this round and whether each is still valid: where fewer than `fewest` are, others take their
    place.
    """
    return _Draw(people, seed, frozenset(former), dict(asked or {}), max(fewest, FEWEST_RATERS)).pairs()


@dataclass
class _Draw:
    """People in circles, each rated by those who come next: so that all rate about as many."""

    people: Sequence[Colleague]
    seed: str
    former: frozenset[Pair]
    asked: dict[Pair, bool]
    fewest: int
    load: Counter[int] = field(default_factory=Counter)
    raters: Counter[int] = field(default_factory=Counter)

    def pairs(self) -> list[Pair]:
        """The new pairs, by who rates."""
        self._above = superiors(self.people)
        self._can_rate = {each.id for each in self.people if each.can_rate}
        order = sorted(self.people, key=lambda each: sha256(f"{self.seed} {each.id}".encode()).digest())
        self._circles = _circles(order)
        for (rater, rated), stands in self.asked.items():
            self.load[rater] += stands
            self.raters[rated] += stands
        drawn: list[Pair] = []
        known = {rated for _, rated in self.asked}
        for most in (self.fewest, max(self.fewest, PROPOSED)):
            for person in order:
                wanted = self.fewest if person.id in known else most
                drawn += self._of(person, wanted, nearby=most > self.fewest)
        return sorted(pair for pair in drawn if self.raters[pair[1]] >= self.fewest)

    def _of(self, person: Colleague, wanted: int, *, nearby: bool) -> Iterator[Pair]:
        """Draws raters of a person until there are enough, or nobody is left."""
        for near, circle in self._circles_of(person):
            if nearby and not near:
                return
            for rater in circle:
                if self.raters[person.id] >= wanted:
                    return
                if self._may(rater, person.id):
                    pair = (rater, person.id)
                    self.asked[pair] = True
                    self.load[rater] += 1
                    self.raters[person.id] += 1
                    yield pair

    def _circles_of(self, person: Colleague) -> Iterator[tuple[bool, Iterator[int]]]:
        """The others from a person on: of the unit, of the same supervisor, and last of the whole office."""
        keys = (("unit", person.unit_id), ("head", person.supervisor_id), ("office", 0))
        for kind, key in keys:
            if key is not None:
                circle, places = self._circles[kind, key]
                start = places[person.id] + 1
                yield (
                    kind != "office",
                    (circle[n % len(circle)] for n in range(start, start + len(circle) - 1)),
                )

    def _may(self, rater: int, rated: int) -> bool:
        if rater not in self._can_rate or self.load[rater] >= MOST_ASKED:
            return False
        if (rater, rated) in self.asked or (rater, rated) in self.former:
            return False
        return rated not in self._above[rater] and rater not in self._above[rated]


def superiors(people: Sequence[Colleague]) -> Mapping[int, frozenset[int]]:
    """Everybody's supervisor, that one's supervisor, and so on."""
    head = {each.id: each.supervisor_id for each in people}
    found: dict[int, frozenset[int]] = {}
    for person in people:
        above: list[int] = []
        at = head.get(person.id)
        while at is not None and at not in above:
            above.append(at)
            at = head.get(at)
        found[person.id] = frozenset(above)
    return found


def _circles(
    order: Sequence[Colleague],
) -> Mapping[tuple[str, int], tuple[Sequence[int], Mapping[int, int]]]:
    """The people of each unit, under each supervisor and of the office, in one order, with their places."""
    members: dict[tuple[str, int], list[int]] = defaultdict(list)
    for person in order:
        for kind, key in (("unit", person.unit_id), ("head", person.supervisor_id), ("office", 0)):
            if key is not None:
                members[kind, key].append(person.id)
    return {key: (ids, {each: n for n, each in enumerate(ids)}) for key, ids in members.items()}
