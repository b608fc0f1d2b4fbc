"""Answers that are read in all words that a line may hold."""

from __future__ import annotations

from datetime import date, time

import pytest

from domain.entries import WorkTime
from domain.errors import Invalid
from domain.report_lines import worked_day, worked_time


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("jam 8 pagi - jam 2 siang", 8, 14),
        ("dari jam 8 pagi sampe jam 2 siang", 8, 14),
        ("8 malem s/d 10 malem", 20, 22),
        ("from 8 to 10 am", 8, 10),
        ("8am-10am", 8, 10),
        ("1pm to 3pm", 13, 15),
    ],
)
def test_hours_of_a_day_are_a_time_alone(text: str, start: int, end: int) -> None:
    assert worked_time(text) == WorkTime((end - start) * 60, time(start), time(end))


@pytest.mark.parametrize(
    "text", ["rapat 2 jam", "kemarin 2 jam", "seharian", "2-3 jam", "08.00 s/d selesai", "jam 8 pagi"]
)
def test_what_is_more_or_less_than_a_time_is_none(text: str) -> None:
    with pytest.raises(Invalid):
        worked_time(text)


@pytest.mark.parametrize(
    "text", ["bukan hari ini tapi kemarin", "kemarin, bukan hari ini", "not today but yesterday"]
)
def test_a_day_that_is_denied_beside_the_right_one_is_passed_over(text: str) -> None:
    assert worked_day(text, date(2026, 11, 20)) == date(2026, 11, 19)
