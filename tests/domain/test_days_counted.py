"""Days that are named by how far away they are, and the part of a day that no date has."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest

from domain.answers.dates import day_counted, parse_date, without_part_of_day
from domain.asked import days_asked
from domain.errors import Invalid
from domain.spans import parse_day

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 hari lagi", date(2026, 11, 23)),
        ("tiga hari lagi ya", date(2026, 11, 23)),
        ("seminggu lagi", date(2026, 11, 27)),
        ("2 minggu lagi", date(2026, 12, 4)),
        ("3 days from now", date(2026, 11, 23)),
        ("in a week", date(2026, 11, 27)),
        ("in 3 days", date(2026, 11, 23)),
        ("2 hari lalu", date(2026, 11, 18)),
        ("dua hari yang lalu", date(2026, 11, 18)),
        ("sehari lalu", date(2026, 11, 19)),
        ("a week ago", date(2026, 11, 13)),
        ("3 hari", None),
        ("3 hari kerja lagi", None),
        ("besok", None),
        ("hari lagi", None),
    ],
)
def test_days_are_counted_from_today(text: str, day: date | None) -> None:
    assert day_counted(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("besok pagi", "besok"),
        ("senin sore ya", "senin"),
        ("25 November siang", "25 November"),
        ("besok", "besok"),
        ("tadi malam", "tadi malam"),
        ("pagi", "pagi"),
    ],
)
def test_a_part_of_a_day_is_left_out_but_the_night_that_two_days_share(text: str, day: str) -> None:
    assert without_part_of_day(text) == day


@pytest.mark.parametrize("read", [parse_date, parse_day, days_asked])
@pytest.mark.parametrize("text", ["jam 10", "pukul 21", "halaman 2", "ruang 25", "versi 2.1", "jam 10.12"])
def test_a_number_of_something_else_is_no_day(text: str, read: Callable[[str, date], object]) -> None:
    with suppress(Invalid):
        assert read(text, TODAY) is None


@pytest.mark.parametrize(
    "text", ["tanggal 21", "tnggal 21", "Sab, 21", "hari sabtu tanggal 21", "Sabtu 21/11"]
)
def test_words_before_the_number_of_a_day(text: str) -> None:
    assert parse_day(text, TODAY) == date(2026, 11, 21)
