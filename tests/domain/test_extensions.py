"""Which days may be kept open, and for how long."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from domain.errors import Invalid
from domain.extensions import DAYS, ExtensionDraft, check_until, end_of
from tests.harness import WIB

TODAY = date(2026, 11, 20)


def test_days_of_the_past_year_are_kept_open_and_none_of_the_future() -> None:
    DAYS.check_first(TODAY, TODAY)
    DAYS.check_first(date(2025, 11, 19), TODAY)
    for day in (date(2026, 11, 21), date(2025, 11, 18)):
        with pytest.raises(Invalid):
            DAYS.check_first(day, TODAY)


def test_an_extension_is_of_a_month_at_most() -> None:
    DAYS.check_last(TODAY, TODAY)
    DAYS.check_last(TODAY, date(2026, 12, 20))
    for last in (date(2026, 11, 19), date(2026, 12, 21)):
        with pytest.raises(Invalid):
            DAYS.check_last(TODAY, last)


def test_days_stay_open_from_now_on_and_for_two_months_at_most() -> None:
    check_until(TODAY, date(2026, 11, 12), TODAY)
    check_until(date(2027, 1, 21), date(2026, 11, 12), TODAY)
    for until, last in (
        (date(2026, 11, 19), date(2026, 11, 12)),
        (date(2026, 11, 24), date(2026, 11, 25)),
        (date(2027, 1, 22), TODAY),
    ):
        with pytest.raises(Invalid):
            check_until(until, last, TODAY)


def test_a_day_ends_at_the_next_midnight_of_the_zone() -> None:
    assert end_of(TODAY, WIB) == datetime(2026, 11, 21, tzinfo=WIB)


def test_an_incomplete_extension_has_no_days() -> None:
    with pytest.raises(Invalid):
        _ = ExtensionDraft(first=TODAY).span
