"""Lists of days: which days they are, and whether they are one span."""

from __future__ import annotations

from datetime import date

import pytest

from domain.answers import parse_date
from domain.day_lists import listed_days, one_span
from domain.errors import Invalid
from domain.periods import Span
from domain.spans import parse_day

FRIDAY = date(2026, 11, 20)


def spans_of(text: str) -> list[tuple[int, int]] | None:
    found = listed_days(text, lambda said: parse_day(said, FRIDAY))
    return None if found is None else [(each.start.day, each.end.day) for each in found]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("senin, selasa, rabu", [(23, 23), (24, 24), (25, 25)]),
        ("senin rabu jumat", [(23, 23), (25, 25), (20, 20)]),
        ("besok & senin", [(21, 21), (23, 23)]),
        ("23,24,25 nov", [(23, 23), (24, 24), (25, 25)]),
        ("tgl 3-5 & 9 desember", [(3, 5), (9, 9)]),
        ("3 s/d 5 dan 9 des 2026", [(3, 5), (9, 9)]),
        ("24/11, 26/11 dan 1/12", [(24, 24), (26, 26), (1, 1)]),
        ("mulai 24 dan 25", [(24, 24), (25, 25)]),
        ("29 nov, 3 des", [(29, 29), (3, 3)]),
    ],
)
def test_days_one_after_another(text: str, days: list[tuple[int, int]]) -> None:
    assert spans_of(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "senin",
        "Senin, rapat",
        "3, 5/12",
        "acara keluarga dan besok",
        "",
        "dan",
        "senin sampai rabu",
        "Jumat, 20 November",
        "1,5",
    ],
)
def test_other_texts_are_no_list(text: str) -> None:
    if text == "1,5":
        with pytest.raises(Invalid, match="span-day-which-month"):
            spans_of(text)
    else:
        assert spans_of(text) is None


@pytest.mark.parametrize(
    ("text", "key"), [("30 dan 31 november", "entry-date-impossible"), ("3-5 & 9", "span-or-date")]
)
def test_a_part_in_doubt_is_named(text: str, key: str) -> None:
    with pytest.raises(Invalid, match=key):
        spans_of(text)


def test_days_behind_are_read_as_the_question_reads_them() -> None:
    found = listed_days("18, 20", lambda said: parse_date(said, FRIDAY))
    assert found == [Span(date(2026, 11, 18), date(2026, 11, 18)), Span(FRIDAY, FRIDAY)]


@pytest.mark.parametrize(
    ("text", "days"),
    [("rabu, senin dan selasa", (23, 25)), ("24-25 & 26 nov", (24, 26)), ("24 nov, 24 nov", (24, 24))],
)
def test_days_that_follow_each_other_are_one_span(text: str, days: tuple[int, int]) -> None:
    span = one_span(listed_days(text, lambda said: parse_day(said, FRIDAY)) or [])
    assert (span.start.day, span.end.day) == days


@pytest.mark.parametrize("text", ["senin rabu jumat", "tgl 3-5 & 9 desember", "besok & senin"])
def test_days_apart_are_none(text: str) -> None:
    with pytest.raises(Invalid, match="span-apart"):
        one_span(listed_days(text, lambda said: parse_day(said, FRIDAY)) or [])
