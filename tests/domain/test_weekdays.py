"""A day of the week instead of a date: the next one, the last one, or the question which."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.answers import parse_date
from domain.answers.weekdays import WEEKDAYS, Lies, weekday_meant
from domain.errors import Invalid
from domain.report_lines import worked_day
from domain.roster import parse_start
from domain.spans import parse_any_day, parse_day

FRIDAY = date(2026, 11, 20)
DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))
NAMES = st.sampled_from(sorted(WEEKDAYS))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Senin", date(2026, 11, 23)),
        ("hari kamis", date(2026, 11, 26)),
        ("Jum'at", FRIDAY),
        ("minggu", date(2026, 11, 22)),
        ("jumat ini", FRIDAY),
        ("Monday", date(2026, 11, 23)),
        ("on Sunday", date(2026, 11, 22)),
        ("senin depan", date(2026, 11, 23)),
        ("hari Senin yang akan datang", date(2026, 11, 23)),
        ("jumat depan", date(2026, 11, 27)),
        ("selasa dpn", date(2026, 11, 24)),
        ("selasa yg dpn pak", date(2026, 11, 24)),
        ("rabu kmrn", date(2026, 11, 18)),
        ("rabu bsk", date(2026, 11, 25)),
        ("next Wednesday", date(2026, 11, 25)),
        ("rabu lalu", date(2026, 11, 18)),
        ("jumat yang lalu", date(2026, 11, 13)),
        ("Senin, 23/11", date(2026, 11, 23)),
    ],
)
def test_it_is_the_next_one_of_what_is_to_come(text: str, day: date) -> None:
    assert parse_day(text, FRIDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Senin", date(2026, 11, 16)),
        ("kamis", date(2026, 11, 19)),
        ("jumat", FRIDAY),
        ("jumat lalu", date(2026, 11, 13)),
        ("minggu", date(2026, 11, 15)),
        ("last Monday", date(2026, 11, 16)),
    ],
)
def test_it_is_the_last_one_of_what_has_been(text: str, day: date) -> None:
    assert parse_date(text, FRIDAY) == day
    assert worked_day(text, FRIDAY) == day


@pytest.mark.parametrize("text", ["sabtu depan", "next Sunday"])
def test_a_day_of_this_week_or_the_next_is_asked_about(text: str) -> None:
    with pytest.raises(Invalid, match="weekday-which") as refused:
        parse_day(text, FRIDAY)
    first, second = refused.value.params["first"], refused.value.params["second"]
    assert isinstance(first, date)
    assert isinstance(second, date)
    assert second - first == timedelta(7)


@pytest.mark.parametrize("read", [parse_date, worked_day])
def test_a_day_to_come_is_one_where_days_behind_are_asked_for(read: object) -> None:
    assert callable(read)
    assert read("sabtu depan", FRIDAY) == FRIDAY + timedelta(1)
    assert read("jumat depan", FRIDAY) == FRIDAY + timedelta(7)


@pytest.mark.parametrize("text", ["minggu depan", "minggu lalu", "minggu ini"])
def test_a_week_is_no_day(text: str) -> None:
    for read in (parse_date, parse_day, parse_start, worked_day):
        with pytest.raises(Invalid, match="line-date-week"):
            read(text, FRIDAY)
    assert parse_day(f"hari {text}", FRIDAY - timedelta(5)).weekday() == WEEKDAYS["minggu"]


@pytest.mark.parametrize("read", [parse_start, parse_any_day])
def test_a_day_that_may_be_behind_or_ahead_is_asked_about(read: object) -> None:
    assert callable(read)
    with pytest.raises(Invalid, match="weekday-which") as refused:
        read("senin", FRIDAY)
    assert refused.value.params == {
        "written": "senin",
        "first": date(2026, 11, 16),
        "second": date(2026, 11, 23),
    }
    assert read("jumat", FRIDAY) == FRIDAY
    assert read("senin lalu", FRIDAY) == date(2026, 11, 16)


@pytest.mark.parametrize("read", [parse_date, parse_day, worked_day])
def test_one_that_does_not_fit_its_date_is_asked_about(read: object) -> None:
    assert callable(read)
    with pytest.raises(Invalid, match="line-date-weekday"):
        read("Senin, 20 November 2026", FRIDAY)


@given(name=NAMES, today=DAYS)
def test_today_is_both_the_last_and_the_next_one(name: str, today: date) -> None:
    last, coming = weekday_meant(name, today, Lies.BEHIND), weekday_meant(name, today, Lies.AHEAD)
    assert last is not None
    assert coming is not None
    assert last.weekday() == coming.weekday() == WEEKDAYS[name]
    assert today - timedelta(7) < last <= today <= coming < today + timedelta(7)
    assert (last == today) == (coming == today)
