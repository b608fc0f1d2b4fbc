"""What a change of the roster may be."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import Invalid
from domain.periods import Period, Span
from domain.roster import (
    Detail,
    changed_service,
    check_keeps_administrator,
    check_last_day,
    check_start,
    circle,
    parse_detail,
    parse_nip,
    parse_start,
)
from domain.succession import FOREVER

TODAY = date(2026, 11, 20)
CLOSED = [Period.parse("2026-Q3")]


def refusal(call: object, *args: object) -> str:
    """The key of what refuses a call."""
    with pytest.raises(Invalid) as refused:
        call(*args)  # type: ignore[operator]
    return refused.value.key


def test_a_start_lies_within_a_year_and_touches_no_closed_period() -> None:
    assert check_start(date(2026, 10, 1), TODAY, FOREVER, CLOSED) == date(2026, 10, 1)
    assert refusal(check_start, date(2026, 9, 30), TODAY, FOREVER, CLOSED) == "people-closed"
    assert check_start(date(2026, 6, 1), TODAY, date(2026, 6, 30), CLOSED)
    assert refusal(check_start, date(2028, 1, 1), TODAY, FOREVER, CLOSED) == "day-out"


def test_the_days_on_which_another_last_day_changes_service() -> None:
    last = date(2026, 11, 30)
    assert changed_service(None, last) == Span(date(2026, 12, 1), FOREVER)
    assert changed_service(last, date(2026, 12, 31)) == Span(date(2026, 12, 1), date(2026, 12, 31))
    assert changed_service(last, last) is None
    check_last_day(None, last)
    check_last_day(last, last)
    assert refusal(check_last_day, date(2026, 12, 1), last) == "people-left-early"


def test_an_administrator_is_always_left() -> None:
    check_keeps_administrator(1, 2, [2])
    assert refusal(check_keeps_administrator, 1, 1, [2]) == "people-own-role"
    assert refusal(check_keeps_administrator, 1, None, []) == "people-last-admin"


def test_a_circle_is_the_chain_that_leads_back() -> None:
    assert circle(1, [2, 3, 1, 4]) == [1, 2, 3, 1]
    assert circle(1, [1]) == [1, 1]
    assert circle(1, [2, 3]) == []


def test_what_is_written_is_read_as_people_write_it() -> None:
    assert parse_nip("19900101 201501.2-001") == "199001012015012001"
    assert parse_detail(Detail.EMPLOYMENT, " pppk  paruh waktu ") == "PPPK paruh waktu"
    assert refusal(parse_detail, Detail.EMPLOYMENT, "honorer") == "people-employment"
    assert parse_detail(Detail.NIP, "19900101 201501 2 001") == "199001012015012001"
    assert refusal(parse_detail, Detail.NIP, "19900101") == "nip-not-18-digits"
    assert refusal(parse_detail, Detail.NAME, "x") == "people-text-length"
    assert refusal(parse_detail, Detail.NAME, "123") == "people-text-letters"
    assert parse_start("1/9", TODAY) == date(2026, 9, 1)
    assert parse_start("1/3", TODAY) == date(2027, 3, 1)
