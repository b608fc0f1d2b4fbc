"""The line of a recap about the score: up, down, the same, or only a grade."""

from __future__ import annotations

from fractions import Fraction

import pytest

from domain.people import TimeZone
from domain.recap import Movement
from handlers.recap.words import score_line
from locales import words_in
from storage.records.schemes import load_scheme
from storage.scoring.scope import Scope
from tests.harness import FRIDAY_MORNING


@pytest.mark.parametrize(
    ("score", "before", "said"),
    [
        (Fraction(7910, 100), Fraction(7820, 100), "📈 Nilai Semester 2 2026: <b>79,10</b>, naik 0,90 poin"),
        (Fraction(70), Fraction(7150, 100), "📉 Nilai Semester 2 2026: <b>70,00</b>, turun 1,50 poin"),
        (Fraction(70), Fraction(700001, 10000), "<b>70,00</b>, tetap pekan ini"),
        (Fraction(70), None, "📈 Nilai Semester 2 2026: <b>70,00</b>"),
        (None, None, "📈 Predikat Semester 2 2026: <b>Baik</b>"),
    ],
)
def test_how_the_score_moved(score: Fraction | None, before: Fraction | None, said: str) -> None:
    scope = Scope.running(load_scheme("batanghari"), FRIDAY_MORNING, TimeZone.WIB.info)
    assert said in score_line(words_in("id"), scope, Movement(score, "Baik", before))
