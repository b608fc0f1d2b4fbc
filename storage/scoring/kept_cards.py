"""A scorecard as it is kept, in exact numbers, and the sums of an office's cards."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from domain.figures import units
from domain.scoring import Scorecard
from domain.survey import CitizenFacts

Card = dict[str, Any]


def kept_card(card: Scorecard) -> Card:
    """The card as JSON: fractions as “numerator/denominator”, nothing rounded."""
    return {
        "score": _exact(card.score),
        "grade": card.grade,
        "coverage": str(card.coverage),
        "components": [[each.id, _exact(each.value), each.records, each.missing] for each in card.components],
        "groups": [[each.id, _exact(each.score), str(each.coverage), each.rating] for each in card.groups],
        "follow_up": [
            [each.action, each.reason, {name: str(value) for name, value in each.params.items()}]
            for each in card.follow_up
        ],
    }


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _fraction(kept: str) -> Fraction:
    """What `_exact` wrote; Fraction reads every way to write one, which takes longer than all else here."""
    return Fraction(*map(int, kept.split("/")))


def _as_kept(citizens: CitizenFacts | None) -> list[str | int] | None:
    if citizens is None:
        return None
    return [str(citizens.weighted), str(citizens.weight), citizens.responses]


def _of_kept(kept: list[Any] | None) -> CitizenFacts | None:
    if kept is None:
        return None
    weighted, weight, responses = kept
    return CitizenFacts(_fraction(weighted), _fraction(weight), responses)


@dataclass
class Summary:
    """Sums of an office's cards: they can be added to and taken from without reading the others.

    Values are summed as hundredths, each rounded half up as it is shown.
    """

    people: int = 0
    grades: Counter[str] = field(default_factory=Counter)
    """People by grade; who has none is in no count."""
    totals: Counter[str] = field(default_factory=Counter)
    """Sums of hundredths by component."""
    counts: Counter[str] = field(default_factory=Counter)
    """People with a value, by component."""
    citizens: CitizenFacts | None = None
    """The responses of the whole office that the cards were computed with, when they are known."""

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> Summary:
        """The summary that `as_json` wrote."""
        sums = Counter(kept["grades"]), Counter(kept["totals"]), Counter(kept["counts"])
        return cls(kept["people"], *sums, _of_kept(kept.get("citizens")))

    def as_json(self) -> dict[str, Any]:
        """As it is kept; what has come to nothing is left out."""
        return {
            "people": self.people,
            "grades": dict(sorted((+self.grades).items())),
            "totals": dict(sorted((+self.totals).items())),
            "counts": dict(sorted((+self.counts).items())),
            "citizens": _as_kept(self.citizens),
        }

    def count(self, card: Card, times: int) -> None:
        """Adds a card (1) or takes it away (-1)."""
        self.people += times
        if card["grade"] is not None:
            self.grades[card["grade"]] += times
        for component, value, _, _ in card["components"]:
            if value is not None:
                self.totals[component] += times * units(_fraction(value), 2)
                self.counts[component] += times

    def means(self, fewest: int) -> dict[str, Fraction]:
        """The mean of each component (percent) over at least so many people."""
        return {
            component: Fraction(self.totals[component], 100 * count)
            for component, count in self.counts.items()
            if count >= fewest
        }
