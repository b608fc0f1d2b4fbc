"""All figures of a reviewer."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from domain.objectivity.figures import Figure
from domain.objectivity.ratings import (
    Decided,
    Rated,
    citizen_gap,
    level,
    rubber_stamp,
    self_gap,
    spread,
)
from domain.survey import CitizenFacts


class ReviewerFacts(Struct, frozen=True):
    """What a reviewer's figures are made of."""

    own: Rated | None
    office: Sequence[Rated]
    """Of every reviewer with a rating, this one included."""
    decided: Sequence[Decided]
    citizens: CitizenFacts

    def figures(self) -> list[Figure]:
        """The figures of the reviewer; takes some milliseconds."""
        return [
            level(self.own, self.office),
            spread(self.own),
            rubber_stamp(self.decided),
            self_gap(self.own),
            citizen_gap(self.own, self.citizens),
        ]
