"""The preview of a closing: grades, people at a border, the expected distribution, and the nine boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct, field

from domain.schemes import RESULTS, Scheme
from domain.schemes.model import MATRIX_GRADES
from domain.scoring import Rating, Scorecard
from domain.scoring.scorecard import matrix_grade

NEAR = Fraction(1)
"""So many points from a limit somebody is at the border of two grades (docs/scoring.md §4)."""


class Border(NamedTuple):
    """A limit near which a score lies: with the score on its other side the grade would be another."""

    group: str | None
    """The group whose score it is, in a matrix scheme."""
    score: Fraction
    limit: Fraction
    other: str
    """The grade on the other side."""

    @property
    def distance(self) -> Fraction:
        """Points between the score and the limit; 0 or more above it, negative below it."""
        return self.score - self.limit


def borders(scheme: Scheme, card: Scorecard) -> list[Border]:
    """The limits near a graded result, the nearest first; a rating by judgement is at no border."""
    if card.grade is None:
        return []
    found = _matrix_borders(scheme, card) if scheme.matrix else _band_borders(scheme, card)
    return sorted(found, key=lambda each: abs(each.distance))


def _band_borders(scheme: Scheme, card: Scorecard) -> Iterator[Border]:
    # A graded result of bands has a score.
    assert card.score is not None
    for place, band in enumerate(scheme.bands[:-1]):
        if abs(card.score - band.min) <= NEAR:
            other = scheme.bands[place + 1].grade if card.score >= band.min else band.grade
            if other != card.grade:
                yield Border(None, card.score, band.min, other)


def _matrix_borders(scheme: Scheme, card: Scorecard) -> Iterator[Border]:
    ratings = card.ratings
    # A graded result of a matrix has two ratings.
    assert scheme.matrix is not None and ratings is not None
    steps = (
        (scheme.matrix.above, Rating.ABOVE, Rating.MEETS),
        (scheme.matrix.meets, Rating.MEETS, Rating.BELOW),
    )
    for group in card.groups:
        if group.score is None or group.judged is not None:
            continue
        for limit, over, under in steps:
            if abs(group.score - limit) <= NEAR:
                own = under if group.score >= limit else over
                results, behaviour = (own, ratings[1]) if group.id == RESULTS else (ratings[0], own)
                other = matrix_grade(results, behaviour)
                if other != card.grade:
                    yield Border(group.id, group.score, limit, other)


class OfficeResult(StrEnum):
    """The office's own result (capaian kinerja organisasi); it decides which distribution is expected."""

    EXCELLENT = "istimewa"
    GOOD = "baik"
    NEEDS_IMPROVEMENT = "butuh_perbaikan"
    POOR = "kurang"
    VERY_POOR = "sangat_kurang"


class Limit(NamedTuple):
    """How large a share of the graded people may have, or must have, one of some grades."""

    grades: tuple[str, ...]
    share: Fraction
    is_most: bool
    """Whether the share is the most that is expected; else it is the least."""


_VERY_GOOD, _GOOD, _IMPROVE, _POOR, _VERY_POOR = MATRIX_GRADES


def _most(percent: int, *grades: str) -> Limit:
    return Limit(grades, Fraction(percent, 100), is_most=True)


def _least(percent: int, *grades: str) -> Limit:
    return Limit(grades, Fraction(percent, 100), is_most=False)


DISTRIBUTION: Mapping[OfficeResult, tuple[Limit, ...]] = {
    OfficeResult.EXCELLENT: (_most(70, _VERY_GOOD),),
    # “Must have some”: any share above none.
    OfficeResult.GOOD: (_most(70, _GOOD), _least(0, _IMPROVE, _POOR)),
    OfficeResult.NEEDS_IMPROVEMENT: (_least(60, _IMPROVE), _most(10, _VERY_GOOD)),
    OfficeResult.POOR: (_least(60, _POOR), _least(10, _IMPROVE), _most(10, _VERY_GOOD)),
    OfficeResult.VERY_POOR: (_least(60, _VERY_POOR), _least(10, _POOR, _IMPROVE), _most(0, _VERY_GOOD)),
}
"""The distribution that the circular on PermenPANRB 6/2022 expects by the office's own result."""


class Stray(NamedTuple):
    """A broken limit of a distribution: how many of the graded people have its grades."""

    limit: Limit
    people: int
    of: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.people, self.of)


def is_compared(scheme: Scheme, grades: Mapping[str, int]) -> bool:
    """Whether a distribution can be compared with the expected one.

    It cannot where nobody is graded, nor in schemes with other grades than those of the regulation.
    """
    return bool(sum(grades.values())) and set(MATRIX_GRADES) <= set(scheme.grades)


def strays(scheme: Scheme, result: OfficeResult, grades: Mapping[str, int]) -> list[Stray]:
    """Which limits a distribution does not keep, of those that are compared; a warning, never more."""
    graded, found = sum(grades.values()), list[Stray]()
    if not is_compared(scheme, grades):
        return found
    for limit in DISTRIBUTION[result]:
        people = sum(grades.get(grade, 0) for grade in limit.grades)
        share = Fraction(people, graded)
        is_kept = share <= limit.share if limit.is_most else share >= limit.share and people > 0
        if not is_kept:
            found.append(Stray(limit, people, graded))
    return found


class AtBorder(NamedTuple):
    """The people near a limit between two grades, and these limits."""

    name: str
    grade: str
    borders: tuple[Border, ...]


class Preview(Struct):
    """What a closing would give, counted person by person."""

    scheme: Scheme
    people: int = 0
    grades: Counter[str] = field(default_factory=Counter)
    boxes: Counter[tuple[Rating, Rating]] = field(default_factory=Counter)
    """People by hasil kerja and perilaku kerja, in a matrix scheme."""
    at_border: list[AtBorder] = field(default_factory=list)
    """In the order in which they were counted."""

    def add(self, name: str, card: Scorecard) -> None:
        """Counts a person."""
        self.people += 1
        if card.grade is None:
            return
        self.grades[card.grade] += 1
        if card.ratings is not None:
            self.boxes[card.ratings] += 1
        near = borders(self.scheme, card)
        if near:
            self.at_border.append(AtBorder(name, card.grade, tuple(near)))

    @property
    def nearest(self) -> list[AtBorder]:
        """Who is at a border, the nearest first."""
        return sorted(self.at_border, key=lambda each: (abs(each.borders[0].distance), each.name))

    @property
    def graded(self) -> int:
        """How many people have a grade."""
        return self.grades.total()

    @property
    def ungraded(self) -> int:
        """How many people cannot be assessed."""
        return self.people - self.graded

    @property
    def distribution(self) -> Sequence[tuple[str, int]]:
        """The scheme's grades, best first, and how many people have each."""
        return [(grade, self.grades[grade]) for grade in self.scheme.grades]
