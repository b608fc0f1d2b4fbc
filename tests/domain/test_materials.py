"""Which reports are shown before an assessment, and what is read of the scheme."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from domain.materials import MOST_WORKS, Work, heaviest, scheme_of_materials
from domain.schemes import Source
from tests.domain.scoring.books import scheme

DAY = date(2026, 11, 2)


def work(activity: str, volume: int | None = None, minutes: int | None = None, weight: int = 0) -> Work:
    amount = None if volume is None else Decimal(volume)
    target = "Melayani" if weight else None
    return Work(DAY, activity, amount, "berkas", minutes, target, Decimal(weight), Decimal(100))


def test_what_adds_most_to_the_targets_comes_first_then_what_took_longest() -> None:
    works = [
        work("without a target, long", 999, 480),
        work("half of a light target", 50, 10, weight=1),
        work("a tenth of a heavy target", 10, 10, weight=10),
        work("without an amount", None, 60, weight=10),
        work("without a target, short", 1, 30),
    ]
    assert [each.activity for each in heaviest(works)] == [
        "a tenth of a heavy target",
        "half of a light target",
        "without a target, long",
        "without an amount",
        "without a target, short",
    ]


def test_ten_are_shown_the_later_of_equals() -> None:
    works = [Work(DAY + timedelta(days=n), "Surat", None, None, None) for n in range(15)]
    shown = heaviest(works)
    assert len(shown) == MOST_WORKS
    assert shown[0].date == DAY + timedelta(days=14)


def test_targets_and_citizens_are_read_whatever_the_scheme_weighs() -> None:
    for name in ("mataram", "nasional", "batanghari"):
        read = scheme_of_materials(scheme(name))
        assert read.used_sources == {Source.TARGET_ATTAINMENT, Source.CITIZEN}
        assert read.sources == scheme(name).sources
