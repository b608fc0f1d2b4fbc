"""The effect of another scheme on a period: who moves, between which grades, and which group loses."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from domain.schemes import Scheme, Source
from domain.scoring import Scorecard

FEWEST = 5
"""Smaller groups are not shown: a single person's change would look like that of the group."""


class Grouping(StrEnum):
    """By what people are compared."""

    UNIT = "unit"
    POSITION = "position"
    EMPLOYMENT = "employment"
    PATTERN = "pattern"
    """By the days on which they work: on shifts, or so many days a week."""


SHIFTS = "shifts"
"""The pattern of people with a duty roster; of others the number of days in their week."""


class Outcome(NamedTuple):
    """A scheme's result for a person; `totals` are the score, or in a matrix scheme those of its groups."""

    grade: str | None
    totals: tuple[Fraction | None, ...]
    values: Mapping[str, Fraction | None]
    """Of the components, by id."""


def outcome_of(scheme: Scheme, card: Scorecard) -> Outcome:
    """The outcome of a scorecard."""
    totals = tuple(each.score for each in card.groups) if scheme.matrix else (card.score,)
    return Outcome(card.grade, totals, {each.id: each.value for each in card.components})


class Tried(NamedTuple):
    """A person under both schemes. `groups` has the unit, the position and so on, where they are known."""

    nip: str
    name: str
    groups: Mapping[Grouping, str]
    before: Outcome
    after: Outcome

    @property
    def points(self) -> tuple[Fraction | None, ...]:
        """By how much each total changes; nothing where the schemes do not have the same totals."""
        if len(self.before.totals) != len(self.after.totals):
            return ()
        pairs = zip(self.before.totals, self.after.totals, strict=True)
        return tuple(None if a is None or b is None else b - a for a, b in pairs)


class Direction(StrEnum):
    """How a grade changes."""

    UP = "up"
    DOWN = "down"
    GRADED = "graded"
    """There was none before."""
    UNGRADED = "ungraded"
    """There is none any more."""
    OTHER = "other"
    """The schemes have different grades, so neither direction can be told."""


class GroupChange(Struct, frozen=True):
    """What a group of people gains or loses: how many move up and down, and the mean change of each total."""

    grouping: Grouping
    group: str
    people: int
    up: int
    down: int
    means: tuple[Fraction | None, ...]

    @property
    def loses(self) -> bool:
        """Whether the means fall, or where there are none more people move down than up."""
        known = [each for each in self.means if each is not None]
        return sum(known) < 0 if known else self.down > self.up


class Basis(StrEnum):
    """What a period is replayed from."""

    FROZEN = "frozen"
    """The sums that were frozen when it was closed, with what objections corrected."""
    RECORDS = "records"
    """The records as they are: the period is not closed."""
    NEEDED = "needed"
    """The records as they are, although it is closed: a scheme asks for what was not frozen."""


def is_replayable(frozen: Scheme, scheme: Scheme) -> bool:
    """Whether the sums that were frozen with one scheme are sufficient for another one.

    The sums count days as on time, late or locked by the deadlines at that time, and cover the sources of
    that scheme.
    """

    def deadlines(each: Scheme) -> tuple[int, int, int]:
        return each.time.on_time_hours, each.time.late_days, each.time.shift_grace_hours

    reported = frozen.min_reported or Source.DISCIPLINE in frozen.used_sources
    return (
        deadlines(frozen) == deadlines(scheme)
        and scheme.used_sources <= frozen.used_sources
        and scheme.sources == frozen.sources
        and bool(reported or not scheme.min_reported)
    )


class Trial(Struct, frozen=True):
    """Everybody of a period under two schemes."""

    before: Scheme
    after: Scheme
    people: Sequence[Tried]
    basis: Basis = Basis.RECORDS

    @property
    def moved(self) -> list[Tried]:
        """Who gets another grade, or a total that is not the same to the last digit."""
        return [each for each in self.people if each.before[:2] != each.after[:2]]

    def direction(self, person: Tried) -> Direction | None:
        """How a person's grade changes; None when it stays."""
        old, new = person.before.grade, person.after.grade
        if old == new:
            return None
        if old is None:
            return Direction.GRADED
        if new is None:
            return Direction.UNGRADED
        ranks = self._ranks()
        if old not in ranks or new not in ranks:
            return Direction.OTHER
        return Direction.UP if ranks[new] < ranks[old] else Direction.DOWN

    def _ranks(self) -> dict[str, int]:
        """The place of each grade, where both schemes have the same."""
        same = self.before.grades == self.after.grades
        return {grade: rank for rank, grade in enumerate(self.after.grades)} if same else {}

    @property
    def moves(self) -> list[tuple[str | None, str | None, int]]:
        """Moves between two grades and the number of people, most first."""
        counted = Counter(
            (each.before.grade, each.after.grade)
            for each in self.people
            if each.before.grade != each.after.grade
        )
        return [(old, new, count) for (old, new), count in counted.most_common()]

    def directions(self) -> Counter[Direction]:
        """How many people's grades change in which way."""
        found = (self.direction(each) for each in self.people)
        return Counter(each for each in found if each is not None)

    @property
    def means(self) -> tuple[Fraction | None, ...]:
        """The mean change of each total, of all people."""
        return _means(self.people)

    def groups(self) -> list[GroupChange]:
        """The groups of at least FEWEST people; of each kind of group the one that loses most first."""
        found: dict[tuple[Grouping, str], list[Tried]] = defaultdict(list)
        for each in self.people:
            for grouping, group in each.groups.items():
                found[grouping, group].append(each)
        changes = [
            self._change(grouping, group, people)
            for (grouping, group), people in found.items()
            if len(people) >= FEWEST
        ]
        order = list(Grouping)
        return sorted(changes, key=lambda each: (order.index(each.grouping), _worst_first(each)))

    @property
    def hidden(self) -> int:
        """The number of groups too small to be shown."""
        sizes = Counter((grouping, group) for each in self.people for grouping, group in each.groups.items())
        return sum(size < FEWEST for size in sizes.values())

    def _change(self, grouping: Grouping, group: str, people: Sequence[Tried]) -> GroupChange:
        counted = Counter(self.direction(each) for each in people)
        up = counted[Direction.UP] + counted[Direction.GRADED]
        down = counted[Direction.DOWN] + counted[Direction.UNGRADED]
        return GroupChange(grouping, group, len(people), up, down, _means(people))


def _means(people: Sequence[Tried]) -> tuple[Fraction | None, ...]:
    columns = zip(*(each.points for each in people), strict=True)
    return tuple(_mean([each for each in column if each is not None]) for column in columns)


def _mean(points: Sequence[Fraction]) -> Fraction | None:
    return sum(points, Fraction(0)) / len(points) if points else None


def _worst_first(change: GroupChange) -> tuple[Fraction, int, str]:
    known = sum((each for each in change.means if each is not None), Fraction(0))
    return known, change.up - change.down, change.group
