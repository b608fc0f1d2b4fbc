"""The difference between two revisions of a result: components, groups, days, score, grade, follow-up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from domain.calendar import Days
from domain.scoring import FollowUp, Rating, Scorecard


class Change(NamedTuple):
    """A component or a group before and after; None where it has no value."""

    id: str
    before: Fraction | None
    after: Fraction | None


class Rerated(NamedTuple):
    """A group's rating in a matrix scheme, before and after."""

    id: str
    before: Rating | None
    after: Rating | None


class Difference(NamedTuple):
    """What is another thing in the second of two results."""

    components: tuple[Change, ...]
    groups: tuple[Change, ...]
    ratings: tuple[Rerated, ...]
    expected: tuple[Days, Days]
    """The expected days, as they weigh."""
    score: tuple[Fraction | None, Fraction | None]
    grade: tuple[str | None, str | None]
    gained: tuple[FollowUp, ...]
    lost: tuple[FollowUp, ...]

    @property
    def changes_result(self) -> bool:
        """Whether the score or the grade is another."""
        return self.score[0] != self.score[1] or self.grade[0] != self.grade[1]

    def is_worse(self, grades: Sequence[str]) -> bool:
        """Whether the score is lower, or without one the grade; `grades` are the scheme's, best first."""
        (before, after), (was, now) = self.score, self.grade
        if before is not None and after is not None:
            return after < before
        return was is not None and (now is None or grades.index(now) > grades.index(was))


def difference(before: Scorecard, after: Scorecard) -> Difference:
    """How two results of one scheme and period differ."""
    components = (
        Change(old.id, old.value, new.value)
        for old, new in zip(before.components, after.components, strict=True)
        if old.value != new.value
    )
    pairs = list(zip(before.groups, after.groups, strict=True))
    return Difference(
        tuple(components),
        tuple(Change(old.id, old.score, new.score) for old, new in pairs if old.score != new.score),
        tuple(Rerated(old.id, old.rating, new.rating) for old, new in pairs if old.rating != new.rating),
        (before.reported.expected, after.reported.expected),
        (before.score, after.score),
        (before.grade, after.grade),
        tuple(_added(before.follow_up, after.follow_up)),
        tuple(_added(after.follow_up, before.follow_up)),
    )


def _added(old: Sequence[FollowUp], new: Sequence[FollowUp]) -> Iterator[FollowUp]:
    """The follow-up of `new` whose action or cause `old` does not have; another figure is no other cause."""
    known = [_cause(each) for each in old]
    return (each for each in new if _cause(each) not in known)


def _cause(follow_up: FollowUp) -> tuple[str, str, dict[str, str]]:
    """The action, and why it applies without its figures."""
    named = {name: value for name, value in follow_up.params.items() if isinstance(value, str)}
    return follow_up.action, follow_up.reason, named
