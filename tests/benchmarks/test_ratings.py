"""The benchmark of the minute of ratings measures what it says, in small."""

from __future__ import annotations

from benchmarks.ratings import Figures, measure
from tests.forked import start


async def test_ratings_are_counted_while_employees_get_answers() -> None:
    # Faces that are tapped within 0.8 seconds of their question count as tapped by a machine.
    figures = await measure(employees=2, citizens=20, services=3, seconds=0.5, alone=1.0, seed=1, start=start)
    assert (figures.raters, figures.stored, figures.lost, figures.doubled) == (20, 20, 0, 0)
    assert figures.set_aside == 0
    assert "20 citizens rated" in str(figures)


def test_a_lost_or_doubled_rating_misses_the_goal() -> None:
    good = Figures([0.1], [0.2], raters=5, stored=5)
    assert good.is_good and good.ratio == 2
    assert not Figures([0.1], [0.2], raters=5, stored=4).is_good
    assert not Figures([0.1], [0.2], raters=5, stored=6, doubled=1).is_good
    assert not Figures([0.1], [0.2] * 98 + [2.1] * 2, raters=5, stored=5).is_good
