"""Periods: how their codes are written and which days they hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.periods import Period, PeriodKind, Span

KINDS = st.sampled_from(PeriodKind)
DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@pytest.mark.parametrize(
    ("code", "kind", "start", "end"),
    [
        ("2026-11", PeriodKind.MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        ("2028-02", PeriodKind.MONTH, date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-Q1", PeriodKind.QUARTER, date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", PeriodKind.QUARTER, date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-S1", PeriodKind.SEMESTER, date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-S2", PeriodKind.SEMESTER, date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", PeriodKind.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_code_names_a_period(code: str, kind: PeriodKind, start: date, end: date) -> None:
    period = Period.parse(code)
    assert (period.kind, period.start, period.end, period.code) == (kind, start, end, code)
    assert period.span == Span(start, end)
    assert str(period) == code


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-00", "2026-1", "2026-Q5", "2026-S3", "2026-Q04", "26", "x"]
)
def test_what_is_no_code_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="write a month as 2026-11"):
        Period.parse(text)


def test_a_code_may_be_typed_in_small_letters() -> None:
    assert Period.parse(" 2026-s2 ") == Period.parse("2026-S2")


def test_the_year_before_ends_where_this_one_starts() -> None:
    assert Period.parse("2027-01").previous() == Period.parse("2026-12")
    assert Period.parse("2026-Q4").next() == Period.parse("2027-Q1")
    assert Period.parse("2026-S1").previous() == Period.parse("2025-S2")
    assert Period.parse("2026").next() == Period.parse("2027")


def test_a_quarter_lies_within_its_semester_but_not_the_other_way() -> None:
    quarter, semester = Period.parse("2026-Q4"), Period.parse("2026-S2")
    assert quarter.within(semester)
    assert not semester.within(quarter)
    assert semester.within(semester)


def test_overlap_is_the_shared_days() -> None:
    assert Period.parse("2026").overlap(Period.parse("2026-S2")) == Period.parse("2026-S2").span
    assert Period.parse("2026-S1").overlap(Period.parse("2026-S2")) is None


def test_a_span_is_clipped_by_joining_and_leaving() -> None:
    november = Period.parse("2026-11").span
    assert november.clip(date(2026, 11, 9), None) == Span(date(2026, 11, 9), date(2026, 11, 30))
    assert november.clip(None, date(2026, 11, 9)) == Span(date(2026, 11, 1), date(2026, 11, 9))
    assert november.clip(date(2026, 12, 1), None) is None
    with pytest.raises(ValueError, match="cannot end"):
        Span(date(2026, 11, 2), date(2026, 11, 1))


@given(DAYS, KINDS)
def test_every_day_lies_in_one_period_of_each_kind(day: date, kind: PeriodKind) -> None:
    period = Period.containing(day, kind)
    assert period.contains(day)
    assert day in period.span
    assert not period.next().contains(day)
    assert not period.previous().contains(day)
    assert Period.parse(period.code) == period
    assert period.next().previous() == period
    assert (period.next().start - period.end).days == 1
    assert len(list(period.span)) == (period.end - period.start).days + 1
