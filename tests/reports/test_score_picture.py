"""The picture of a scorecard: a PNG of a phone's width, whatever is in it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace

from reports.score_picture import Bar, ScorePicture, Series, draw
from tests.reports.png import size

PICTURE = ScorePicture(
    title="Kinerja ASN Batanghari",
    subtitle="Semester 2 2026 · per 20 November 2026",
    headline="83,25",
    grade="Baik",
    bars=[
        Bar("Penilaian diri", Fraction(80), "80,00", "bobot 20%", Fraction(77)),
        Bar("Penilaian masyarakat", None, "–", "bobot 30%"),
    ],
    run_title="Perkembangan nilai",
    run_labels=["Jul", "Agu", "Sep"],
    run=[Series("", [Fraction(71), None, Fraction(8325, 100)], "83,25")],
    limits=[Fraction(90), Fraction(75)],
    legend="rata-rata kantor",
)


def test_it_is_as_wide_as_a_phone_shows_and_grows_with_its_bars() -> None:
    width, height = size(draw(PICTURE))
    assert width == 1080
    assert size(draw(replace(PICTURE, bars=[*PICTURE.bars, *PICTURE.bars])))[1] > height


def test_the_words_are_drawn_with_the_fonts_that_are_kept_here() -> None:
    without_words = replace(PICTURE, title="", subtitle="", headline="", grade="")
    assert len(draw(PICTURE)) > len(draw(without_words)) + 5000


@pytest.mark.parametrize("value", [Fraction(0), Fraction(100), Fraction(120), Fraction(1, 3)])
def test_every_value_has_its_place(value: Fraction) -> None:
    picture = replace(
        PICTURE,
        bars=[Bar("Target", value, "x", "", office=value)],
        run=[Series("Hasil kerja", [value, value], "x"), Series("Perilaku", [None, value], "y")],
        run_labels=["Jul", "Agu"],
    )
    assert size(draw(picture))[0] == 1080


def test_a_period_without_any_score_has_no_run() -> None:
    empty = replace(PICTURE, run=[Series("", [None, None, None], "")])
    assert size(draw(empty))[1] < size(draw(PICTURE))[1]


def test_one_day_is_no_run() -> None:
    short = replace(PICTURE, run_labels=["Jul"], run=[Series("", [Fraction(71)], "71,00")])
    assert size(draw(short))[1] < size(draw(PICTURE))[1]


def test_words_that_are_too_wide_are_cut() -> None:
    wide = replace(PICTURE, title="M" * 200, grade="W" * 200, bars=[Bar("M" * 200, None, "–", "bobot 100%")])
    wider = replace(wide, title="M" * 201, grade="W" * 201, bars=[Bar("M" * 201, None, "–", "bobot 100%")])
    assert draw(wide) == draw(wider)


def test_what_people_wrote_cannot_break_the_drawing() -> None:
    named = replace(PICTURE, title="<script>&\"'</svg>", bars=[Bar("A & B <c>", None, "–", "")])
    assert size(draw(named))[0] == 1080
