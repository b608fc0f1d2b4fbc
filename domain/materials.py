"""Materials for an assessment (bahan penilaian): records and their counts, no proposed rating."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from domain.schemes import Component, Scheme, Source, Text

MOST_WORKS = 10
ENOUGH_REPORTS = 10
"""With fewer reports a note says that they are too few to tell much."""
ENOUGH_FEEDBACK = 3
"""Of fewer pieces of feedback too."""


def scheme_of_materials(scheme: Scheme) -> Scheme:
    """The scheme with targets and citizens alone, whatever it weighs: what is read of them."""
    title, sources = Text(id="-", en="-"), (Source.TARGET_ATTAINMENT, Source.CITIZEN)
    components = tuple(
        Component(id=str(source), source=source, weight=Fraction(1), title=title) for source in sources
    )
    only: dict[str, object] = {"components": components, "groups": {}, "matrix": None, "follow_up": ()}
    return scheme.model_copy(update=only)


class Work(Struct, frozen=True):
    """An approved report, and the agreed target that it served."""

    date: date
    activity: str
    volume: Decimal | None
    measure: str | None
    minutes: int | None
    target: str | None = None
    weight: Decimal = Decimal(0)
    quantity: Decimal = Decimal(1)

    @property
    def share(self) -> Fraction:
        """What it adds to the attainment of all targets: the target's weight × volume ÷ quantity."""
        if self.target is None:
            return Fraction(0)
        return Fraction(self.weight) * Fraction(self.volume or 0) / Fraction(self.quantity)


def heaviest(works: Iterable[Work]) -> list[Work]:
    """The ten reports that added most to the targets; of equals, those that took longer, then later ones."""

    def key(work: Work) -> tuple[Fraction, int, int]:
        return -work.share, -(work.minutes or 0), -work.date.toordinal()

    return sorted(works, key=key)[:MOST_WORKS]


class Returns(Struct, frozen=True):
    """Reports that came back to their author at least once, of all that were sent."""

    returned: int
    sent: int


class Blocked(Struct, frozen=True):
    """Blockers that were put forward, and those of them that still stand."""

    total: int
    standing: int
