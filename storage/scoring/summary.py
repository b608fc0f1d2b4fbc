"""What the scorecards of an office amount to: computed every night, read by digests and pictures."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from fractions import Fraction
from typing import Any, Self

from msgspec import Struct, field
from sqlalchemy import delete, insert, select

from domain.figures import units
from domain.scoring import Scorecard
from storage.base.repository import Repository
from storage.scoring.scope import Scope
from storage.tables import ScoreSummary

FEWEST = 5
"""The least number of people for a mean; a mean of fewer would reveal too much of each."""


class Summary(Struct):
    """Grades and means of an office. Values are summed as hundredths, each rounded half up as it is shown."""

    people: int = 0
    grades: Counter[str] = field(default_factory=Counter)
    """People by grade; who has none is in no count."""
    totals: Counter[str] = field(default_factory=Counter)
    """Sums of hundredths by component."""
    counts: Counter[str] = field(default_factory=Counter)
    """People with a value, by component."""

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> Self:
        """The summary that `as_json` wrote."""
        return cls(kept["people"], Counter(kept["grades"]), Counter(kept["totals"]), Counter(kept["counts"]))

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            "people": self.people,
            "grades": dict(self.grades),
            "totals": dict(self.totals),
            "counts": dict(self.counts),
        }

    def add(self, card: Scorecard) -> None:
        """Counts a person's scorecard."""
        self.people += 1
        if card.grade is not None:
            self.grades[card.grade] += 1
        for component in card.components:
            if component.value is not None:
                self.totals[component.id] += units(component.value, 2)
                self.counts[component.id] += 1

    @property
    def means(self) -> dict[str, Fraction]:
        """The mean value (percent) of each component; none of fewer than five people."""
        return {
            component: Fraction(self.totals[component], 100 * count)
            for component, count in self.counts.items()
            if count >= FEWEST
        }


class ScoreSummaryRepository(Repository):
    """The summaries that were computed last; readers compute none."""

    async def keep(self, scope: Scope, summary: Summary, now: datetime) -> None:
        """Puts a summary that was computed now (UTC) in the place of all earlier ones."""
        await self._session.execute(delete(ScoreSummary))
        await self._session.execute(
            insert(ScoreSummary).values(
                period=scope.period.code,
                scheme=scope.scheme.id,
                computed_at=now,
                summary=summary.as_json(),
            )
        )

    async def of(self, scope: Scope) -> tuple[Summary, datetime] | None:
        """The summary of a period by a scheme, and when it was computed; None when it was not."""
        query = select(ScoreSummary.summary, ScoreSummary.computed_at).where(
            ScoreSummary.period == scope.period.code, ScoreSummary.scheme == scope.scheme.id
        )
        for summary, computed_at in await self._session.execute(query):
            return Summary.of_json(summary), computed_at
        return None

    async def means(self, scope: Scope) -> dict[str, Fraction]:
        """The office's mean value of each component; none when they were not computed."""
        found = await self.of(scope)
        return {} if found is None else found[0].means
