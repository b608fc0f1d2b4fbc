"""Surveys that were held elsewhere: answers, rows that are sums, and the scale."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures import fixed
from domain.survey import Unsur, WeightMethod, largest_population, recommended_sample, skm
from domain.survey_form import (
    Answers,
    RowOfForm,
    Summaries,
    answer,
    named_scale,
    shown_scale,
    summaries,
    tally,
)


def row(line: int, *cells: str, first: str = "", more: bool = True) -> RowOfForm:
    """A row with these cells of the unsur, or with one for each of them."""
    written = cells * len(Unsur) if len(cells) == 1 else cells
    found = dict(zip(Unsur, written, strict=True))
    begin = first or (str(line) if more else written[0])
    return RowOfForm(line, begin, found, [begin] if more else [])


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("4", 4),
        ("4.0", 4),
        ("3,00", 3),
        ("4 – Sangat sesuai", 4),
        ("2. Kurang mudah", 2),
        ("1 (Tidak sopan)", 1),
        ("0", None),
        ("-", None),
        ("Tidak menjawab", None),
        ("N/A", None),
    ],
)
def test_what_a_cell_says(cell: str, said: int | None) -> None:
    assert answer(Unsur.PERSYARATAN, cell) == said


@pytest.mark.parametrize(
    ("unsur", "words", "said"),
    [
        (Unsur.PERSYARATAN, "Sangat sesuai", 4),
        (Unsur.PROSEDUR, "Kurang mudah", 2),
        (Unsur.WAKTU, "Tidak cepat", 1),
        (Unsur.BIAYA, "Gratis", 4),
        (Unsur.BIAYA, "Cukup mahal", 2),
        (Unsur.PERILAKU, "Sopan  dan ramah", 3),
        (Unsur.PENGADUAN, "Tidak ada", 1),
        (Unsur.SARANA, "Cukup", 2),
    ],
)
def test_words_of_the_official_form_are_answers(unsur: Unsur, words: str, said: int) -> None:
    assert answer(unsur, words) == said


@pytest.mark.parametrize(
    ("unsur", "words"),
    [(Unsur.BIAYA, "Tidak ada"), (Unsur.PERSYARATAN, "Cukup sesuai"), (Unsur.WAKTU, "Sangat tidak cepat")],
)
def test_words_that_the_form_does_not_have_are_refused(unsur: Unsur, words: str) -> None:
    with pytest.raises(ValueError, match="is not a rating"):
        answer(unsur, words)


@pytest.mark.parametrize("cell", ["6", "3.5", "44", "Sangat", "4 5", "1-5"])
def test_what_is_no_answer_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="is not a rating from 1 to 4, nor 0, - or tidak menjawab"):
        answer(Unsur.PERSYARATAN, cell)


def cells(line: str) -> list[str]:
    """The cells of a row that is written with spaces between them."""
    return line.split()


THREE = [row(2, *"444444444"), row(3, *"443444344"), row(4, *"333334333")]
"""Sums 11 11 10 11 11 12 10 11 11, of three."""


@pytest.mark.parametrize(
    "below",
    [
        row(5, *cells("11 11 10 11 11 12 10 11 11"), more=False),
        row(5, *cells("3.67 3.67 3.33 3.67 3.67 4.00 3.33 3.67 3.67"), more=False),
        row(5, *cells("3,667 3,667 3,333 3,667 3,667 4,000 3,333 3,667 3,667"), more=False),
        row(5, *cells("3.66 3.66 3.33 3.66 3.66 4.00 3.33 3.66 3.66"), more=False),
        row(5, *cells("0.403 0.403 0.366 0.403 0.403 0.440 0.366 0.403 0.403"), more=False),
        row(5, *cells("91.67 91.67 83.33 91.67 91.67 100.00 83.33 91.67 91.67"), more=False),
        row(5, "5", first="Jumlah responden"),
        row(5, *"444434344", first="Rata-rata"),
        row(5, "B", first="Mutu pelayanan"),
        row(5, "4", first="NRR"),
        row(5, *"444434344", first="Nilai rata-rata unsur"),
    ],
)
def test_totals_averages_and_indices_are_no_respondents(below: RowOfForm) -> None:
    found = summaries([*THREE, below])
    assert (found.lines, found.unclear) == ((5,), ())


def test_a_word_alone_beside_a_number_names_a_row_of_sums_and_a_comment_does_not() -> None:
    answers = dict.fromkeys(Unsur, "4")
    named = RowOfForm(5, "4", answers, ["4", "Rata-rata"])
    comment = RowOfForm(5, "4", answers, ["4", "Rata-rata petugas ramah"])
    assert summaries([*THREE, named]).lines == (5,)
    assert summaries([*THREE, comment]).lines == ()


def test_a_signature_below_the_answers_is_no_respondent() -> None:
    place = {**dict.fromkeys(Unsur, ""), Unsur.PERILAKU: "Contoh, 20 November 2026"}
    assert summaries([*THREE, RowOfForm(7, "Contoh, 20 November 2026", place)]).lines == (7,)
    unknown = row(7, *cells("puas puas puas puas puas puas puas puas puas"))
    assert summaries([*THREE, unknown]).lines == (), "answers in words that nobody knows are refused"


def test_figures_that_are_no_sums_of_the_rows_above_are_not_left_out() -> None:
    assert summaries([*THREE, row(5, *cells("12 11 10 11 11 12 10 11 11"), more=False)]).lines == ()
    assert summaries([*THREE, row(5, "6")]).lines == ()


def test_a_last_row_without_a_number_that_says_the_average_is_unclear() -> None:
    average = row(5, *"444444344", more=False)
    assert summaries([*THREE, average]).unclear == (5,)
    assert summaries([*THREE, average, row(6, "4")]).unclear == (), "a respondent follows"
    unnumbered = [row(line, *"444444444", more=False) for line in (2, 3, 4)]
    assert summaries(unnumbered).unclear == (), "no row has more than its answers"


def test_a_respondent_may_be_called_like_a_row_of_sums() -> None:
    service = "Mutu hasil perikanan"
    several = [row(line, "4", first=service) for line in (5, 6)]
    assert summaries([*THREE, *several]) == Summaries((), ())
    assert summaries([*THREE, row(5, *"444434344", first="Nilai unsur")]).unclear == (5,)


@given(st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=30))
def test_respondents_are_never_taken_for_sums(people: list[list[int]]) -> None:
    rows = [row(line, *map(str, cells)) for line, cells in enumerate(people, 2)]
    found = summaries(rows)
    assert (found.lines, found.unclear) == ((), ())


ANSWERED = st.one_of(st.integers(1, 4).map(str), st.sampled_from(["0", "-", "Tidak menjawab"]))


@given(
    st.lists(st.lists(ANSWERED, min_size=9, max_size=9), min_size=1, max_size=30),
    st.integers(1, 4),
    st.sampled_from(".,"),
)
def test_sums_and_averages_without_a_name_are_never_respondents(
    people: list[list[str]], places: int, comma: str
) -> None:
    rows = [row(line, *each) for line, each in enumerate(people, 2)]
    said = [[answer(unsur, cell) for unsur, cell in each.cells.items()] for each in rows]
    given = [[value for value in column if value is not None] for column in zip(*said, strict=True)]
    sums = [str(sum(column)) for column in given]
    means = [fixed(Fraction(sum(column), len(column) or 1), places).replace(".", comma) for column in given]
    last = len(rows) + 2
    found = summaries([*rows, row(last, *sums, more=False), row(last + 1, *means, more=False)])
    assert {last, last + 1} <= {*found.lines, *found.unclear}


def test_the_scale_is_what_a_title_says_or_what_the_answers_show() -> None:
    assert named_scale(["Skala 1 – 5", "Nama"]) == named_scale(["SKM SKALA 1 s.d. 5"]) == 5
    assert named_scale(["Persyaratan (1-4)", "Prosedur (1-4)"]) == 4
    assert named_scale(["Triwulan 1-4", "1-4-2026"]) is None
    assert named_scale(["(1-4)", "(1-5)"]) is None
    fours: list[Answers] = [dict.fromkeys(Unsur, 4)] * 10
    five = dict.fromkeys(Unsur, 5)
    assert shown_scale(fours) is None
    assert shown_scale([*fours, five]) is None, "one of eleven"
    assert shown_scale([*fours[1:], five]) == 5


def test_a_scale_of_five_is_a_share_of_its_highest_answer() -> None:
    assert fixed(skm(dict.fromkeys(Unsur, 4), 1, scale=5).ikm or Fraction(0)) == "80.00"
    with pytest.raises(ValueError, match="from 1 to 5"):
        skm(dict.fromkeys(Unsur, 6), 1, scale=5)


def test_costs_are_left_out_or_the_best_answer() -> None:
    paid, free = dict.fromkeys(Unsur, 3), {**dict.fromkeys(Unsur, 3), Unsur.BIAYA: None}
    every = tally([paid, free], list(Unsur), is_free=False, scale=4)
    assert (every.n, every.incomplete, every.unanswered) == (1, 1, {Unsur.BIAYA: 1})
    gratis = tally([paid, free], list(Unsur), is_free=True, scale=4)
    assert (gratis.n, gratis.taken_as_free, gratis.totals[Unsur.BIAYA]) == (2, 1, 7)
    eight = [each for each in Unsur if each is not Unsur.BIAYA]
    without = tally([paid, free], eight, is_free=False, scale=4)
    result = skm(without.totals, without.n, WeightMethod.EXACT)
    assert (result.weight, result.ikm) == (Fraction(1, 8), Fraction(75))
    assert result.as_json()["nrr"] == {each: None if each is Unsur.BIAYA else "3.0000" for each in Unsur}


@given(st.integers(1, 383))
def test_of_how_many_people_responses_are_enough(n: int) -> None:
    most = largest_population(n)
    assert most is not None
    assert recommended_sample(most) <= n < recommended_sample(most + 1)


def test_384_responses_are_enough_of_any_population() -> None:
    assert largest_population(384) is None
