"""Lines of a recap: how the score moved, and for which usual reasons work came back."""

from __future__ import annotations

from fractions import Fraction

import pytest

from domain.cases import UsualReason
from domain.day_state import DayState
from domain.people import TimeZone
from domain.periods import Span
from domain.recap import Movement, Recap, RecapDay
from handlers.recap.words import caption, score_line
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


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", "Bukti dukung belum ada (3×), Uraian kurang jelas (1×)"),
        ("en", "Evidence is missing (3×), Description is unclear (1×)"),
    ],
)
def test_what_work_came_back_for_is_counted_in_the_readers_language(language: str, said: str) -> None:
    day = FRIDAY_MORNING.date()
    week = [RecapDay(day, DayState.OPEN, 0)]
    reasons = {UsualReason.UNCLEAR: 1, UsualReason.PROOF: 3}
    words = words_in(language)
    assert said in caption(words, Recap(Span(day, day), week, [], {}, [], {}, 0, reasons), None, None)
    alone = Recap(Span(day, day), week, [], {}, [], {}, 0, {UsualReason.PROOF: 1})
    assert "(1×)" not in caption(words, alone, None, None), "one stands at its report"
