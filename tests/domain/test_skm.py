"""The official citizens' index against reports that offices have published, and its bands."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures import fixed
from domain.survey import Quality, Skm, Unsur, WeightMethod, ikm, index, quality, skm

# Published by a ministry's regional office, third quarter, 29 respondents: the totals of U1 to U9.
PUBLISHED = dict(zip(Unsur, (105, 101, 100, 116, 102, 105, 106, 105, 115), strict=True))


def ikm_of(result: Skm) -> str:
    assert result.ikm is not None
    return fixed(result.ikm)


def test_the_published_report_has_two_figures_each_by_its_method() -> None:
    assert ikm_of(skm(PUBLISHED, 29)) == "91.48"
    assert ikm_of(skm(PUBLISHED, 29, WeightMethod.TWO_DIGITS)) == "90.56"
    assert ikm_of(skm(PUBLISHED, 29, WeightMethod.THREE_DIGITS)) == "91.38"


def test_the_published_report_as_json() -> None:
    assert skm(PUBLISHED, 29).as_json() == {
        "n": 29,
        "nrr": {
            "persyaratan": "3.6207",
            "prosedur": "3.4828",
            "waktu": "3.4483",
            "biaya": "4.0000",
            "produk": "3.5172",
            "kompetensi": "3.6207",
            "perilaku": "3.6552",
            "pengaduan": "3.6207",
            "sarana": "3.9655",
        },
        "index": "3.6590",
        "ikm": "91.48",
        "grade": "A",
        "label": "Sangat Baik",
        "method": "exact",
    }


@pytest.mark.parametrize(
    ("method", "figure"),
    [
        (WeightMethod.EXACT, "100.00"),
        (WeightMethod.THREE_DIGITS, "99.90"),
        (WeightMethod.TWO_DIGITS, "99.00"),
    ],
)
def test_a_single_respondent_who_gives_only_fours(method: WeightMethod, figure: str) -> None:
    """A civil registry printed 100 and wrote 0,111 beside it; only the exact weight gives 100."""
    result = skm(dict.fromkeys(Unsur, 4), 1, method)
    assert ikm_of(result) == figure
    assert result.as_json()["method"] == method.value


@pytest.mark.parametrize(
    ("totals", "weight", "figure"),
    [((74, 76, 60), "0.33", "86.63"), ((74, 72), "0.5", "91.25"), ((65, 71), "0.5", "85.00")],
)
def test_a_published_survey_of_twenty_with_two_or_three_elements(
    totals: Sequence[int], weight: str, figure: str
) -> None:
    nrr = [Fraction(total, 20) for total in totals]
    assert fixed(ikm(index(nrr, Fraction(weight)))) == figure


def test_the_same_survey_with_the_exact_third() -> None:
    nrr = [Fraction(total, 20) for total in (74, 76, 60)]
    assert fixed(ikm(index(nrr, Fraction(1, 3)))) == "87.50"


def test_without_a_complete_response_there_is_no_index() -> None:
    empty = skm({}, 0)
    assert empty.index is None
    assert empty.as_json() == {
        "n": 0,
        "nrr": dict.fromkeys(map(str, Unsur)),
        "index": None,
        "ikm": None,
        "grade": None,
        "label": None,
        "method": "exact",
    }


def test_totals_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="not a sum of 29 values of biaya"):
        skm(PUBLISHED | {Unsur.BIAYA: 117}, 29)


@pytest.mark.parametrize(
    ("value", "grade"),
    [
        ("100", "A"),
        ("88.31", "A"),
        ("88.305", "A"),
        ("88.3049", "B"),
        ("88.30", "B"),
        ("76.61", "B"),
        ("76.605", "B"),
        ("76.6049", "C"),
        ("65.00", "C"),
        ("64.995", "C"),
        ("64.9949", "D"),
        ("25", "D"),
        ("24.75", "D"),
    ],
)
def test_bands_meet_without_a_hole(value: str, grade: str) -> None:
    assert quality(Fraction(value)).grade == grade


def test_bands_are_named_as_in_the_regulation() -> None:
    named = [quality(Fraction(value)) for value in (90, 80, 70, 30)]
    assert named == [
        Quality("A", "Sangat Baik"),
        Quality("B", "Baik"),
        Quality("C", "Kurang Baik"),
        Quality("D", "Tidak Baik"),
    ]


RESPONSES = st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=12)


def totals_of(responses: list[list[int]]) -> dict[Unsur, int]:
    return {unsur: sum(answers[place] for answers in responses) for place, unsur in enumerate(Unsur)}


@given(RESPONSES)
def test_the_index_stays_between_25_and_100_and_every_value_has_a_grade(responses: list[list[int]]) -> None:
    result = skm(totals_of(responses), len(responses))
    assert result.ikm is not None
    assert 25 <= result.ikm <= 100
    assert quality(result.ikm).grade in "ABCD"


@given(RESPONSES, st.integers(0, 8))
def test_a_better_answer_raises_the_index(responses: list[list[int]], place: int) -> None:
    before = skm(totals_of(responses), len(responses)).ikm
    assert before is not None
    if responses[0][place] < 4:
        responses[0][place] += 1
        after = skm(totals_of(responses), len(responses)).ikm
        assert after is not None
        assert after > before


@given(RESPONSES)
def test_the_short_weight_takes_one_percent_off(responses: list[list[int]]) -> None:
    totals, n = totals_of(responses), len(responses)
    exact, short = skm(totals, n).ikm, skm(totals, n, WeightMethod.TWO_DIGITS).ikm
    assert exact is not None
    assert short == exact * Fraction(99, 100)


def test_a_survey_of_one_element_is_that_element() -> None:
    only = Skm(3, {Unsur.BIAYA: Fraction(10, 3)}, WeightMethod.TWO_DIGITS)
    assert only.index == Fraction(10, 3)
