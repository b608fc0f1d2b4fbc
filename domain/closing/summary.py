"""The office's summary of a closed period: participation, grades, units, who could not be graded and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct, field

from domain.closing.frozen import Signatories
from domain.disclosure import is_told, told_parts
from domain.schemes import Scheme
from domain.scoring import ComponentResult, PersonFacts, Rating, Scorecard
from domain.scoring.facts import weighed


class Obstacle(StrEnum):
    """Why somebody could not be graded."""

    FEW_DAYS = "few_days"
    FEW_COMPONENTS = "few_components"


class Line(NamedTuple):
    """A person in the summary."""

    signatories: Signatories
    revision: int
    card: Scorecard

    @property
    def unit(self) -> str:
        """The unit on the period's last day; empty outside of any."""
        return self.signatories.person.unit or ""

    def obstacle(self, scheme: Scheme) -> Obstacle | None:
        """Why there is no grade; None where there is one."""
        if self.card.grade is not None:
            return None
        return Obstacle.FEW_COMPONENTS if self.card.reported.is_enough(scheme) else Obstacle.FEW_DAYS

    @property
    def missing(self) -> Sequence[ComponentResult]:
        """The components without a value."""
        return [each for each in self.card.components if each.value is None]


class UnitLine(NamedTuple):
    """A unit in the summary; no mean where it would reveal fewer than five, also by subtraction."""

    unit: str
    people: int
    graded: int
    grades: Mapping[str, int]
    mean: Fraction | None


class Summary(Struct):
    """Counted person by person, from frozen results alone."""

    scheme: Scheme
    lines: list[Line] = field(default_factory=list)
    expected: Fraction = Fraction(0)
    """Expected days of all."""
    reported: Fraction = Fraction(0)
    on_time: Fraction = Fraction(0)
    took_part: int = 0
    """People who reported at least one day."""

    def add(self, signatories: Signatories, revision: int, card: Scorecard, facts: PersonFacts) -> None:
        """Counts a person."""
        self.lines.append(Line(signatories, revision, card))
        days = facts.reported
        self.expected += facts.expected_days
        self.reported += days.weight
        self.on_time += weighed(days.on_time, days.half_on_time)
        self.took_part += bool(days.on_time or days.late)

    @property
    def grades(self) -> Counter[str]:
        """How many people have each grade."""
        return Counter(each.card.grade for each in self.lines if each.card.grade is not None)

    @property
    def ungraded(self) -> list[Line]:
        """Who could not be graded, by unit and name."""
        return [each for each in self.by_unit if each.card.grade is None]

    @property
    def revised(self) -> int:
        """How many results were changed after the closing."""
        return sum(each.revision > 1 for each in self.lines)

    @property
    def boxes(self) -> Counter[tuple[Rating, Rating]]:
        """People by hasil kerja and perilaku kerja, in a matrix scheme."""
        found = (each.card.ratings for each in self.lines if each.card.grade is not None)
        return Counter(each for each in found if each is not None)

    @property
    def by_unit(self) -> list[Line]:
        """Everybody, by unit and name."""
        return sorted(self.lines, key=lambda each: (each.unit, each.signatories.person.name))

    @property
    def mean(self) -> Fraction | None:
        """The mean score of everybody who has one, where five or more have."""
        scores = [each.card.score for each in self.lines]
        return _mean(scores) if is_told(sum(each is not None for each in scores)) else None

    def units(self) -> list[UnitLine]:
        """The units by name."""
        people: dict[str, list[Line]] = {}
        for each in self.by_unit:
            people.setdefault(each.unit, []).append(each)
        scores = {unit: [each.card.score for each in lines] for unit, lines in people.items()}
        told = told_parts({unit: sum(each is not None for each in found) for unit, found in scores.items()})
        return [
            UnitLine(
                unit,
                len(lines),
                sum(each.card.grade is not None for each in lines),
                Counter(each.card.grade for each in lines if each.card.grade is not None),
                _mean(scores[unit]) if unit in told else None,
            )
            for unit, lines in people.items()
        ]


def _mean(scores: Sequence[Fraction | None]) -> Fraction | None:
    found = [each for each in scores if each is not None]
    return sum(found, Fraction(0)) / len(found) if found else None
