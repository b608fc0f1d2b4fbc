"""The official survey (SKM): sums per unsur over complete responses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.survey import Unsur


@dataclass(frozen=True)
class SurveyTotals:
    """How many complete responses there are, the sum of their values by unsur, and how many others."""

    n: int
    totals: dict[Unsur, int]
    left_out: int

    @classmethod
    def of(cls, responses: Iterable[Mapping[Unsur, int | None]]) -> SurveyTotals:
        """The sums of responses, each as its values by unsur."""
        totals, n, left_out = dict.fromkeys(Unsur, 0), 0, 0
        for answers in responses:
            given = {unsur: value for unsur, value in answers.items() if value is not None}
            if len(given) < len(Unsur):
                left_out += 1
                continue
            n += 1
            for unsur, value in given.items():
                totals[unsur] += value
        return cls(n, totals, left_out)
