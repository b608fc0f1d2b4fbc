"""Which periods can be closed, and what a closed one no longer takes."""

from datetime import date

import pytest

from domain.closing.lock import (
    check_assessable,
    check_open,
    check_span_open,
    closable,
    closable_periods,
    lock_of,
)
from domain.closing.missing import Lack, by_unit
from domain.errors import Invalid
from domain.periods import Period, Span
from tests.domain.scoring.books import scheme

QUARTER, YEAR = Period.parse("2026-Q3"), Period.parse("2026")
NATIONAL = scheme("nasional")


def test_the_days_of_a_closed_period_are_locked_and_no_others() -> None:
    for day in (QUARTER.start, QUARTER.end):
        with pytest.raises(Invalid) as refusal:
            check_open(day, [QUARTER])
        assert refusal.value.key == "period-closed"
    check_open(date(2026, 6, 30), [QUARTER])
    check_open(date(2026, 10, 1), [QUARTER])
    check_span_open(Span(date(2026, 6, 1), date(2026, 6, 30)), [QUARTER])
    with pytest.raises(Invalid):
        check_span_open(Span(date(2026, 6, 30), QUARTER.start), [QUARTER])
    assert lock_of(QUARTER.start, [QUARTER, YEAR]) == YEAR, "the longer one is the one to tell"


def test_a_closed_period_and_its_parts_are_rated_no_longer() -> None:
    for asked in (QUARTER, YEAR):
        with pytest.raises(Invalid):
            check_assessable(asked, [YEAR])
    check_assessable(YEAR, [QUARTER])
    check_assessable(Period.parse("2026-Q4"), [QUARTER])


@pytest.mark.parametrize(
    ("code", "today", "key"),
    [
        ("2026-Q3", date(2026, 9, 30), "closing-not-over"),
        ("2026", date(2026, 12, 31), "closing-not-over"),
        ("2026-11", date(2027, 1, 1), "closing-unknown-period"),
        ("kuartal", date(2027, 1, 1), "closing-unknown-period"),
        ("1999-Q1", date(2027, 1, 1), "closing-unknown-period"),
    ],
)
def test_only_a_period_of_the_scheme_that_is_over_can_be_closed(code: str, today: date, key: str) -> None:
    with pytest.raises(Invalid) as refusal:
        closable(NATIONAL, code, today)
    assert refusal.value.key == key


def test_it_can_be_closed_from_the_day_after_its_end() -> None:
    assert closable(NATIONAL, "2026-q3", date(2026, 10, 1)) == QUARTER
    offered = closable_periods(NATIONAL, [QUARTER], date(2027, 1, 1), date(2026, 6, 1))
    assert [each.code for each in offered] == ["2026", "2026-Q4", "2026-Q2"]


def test_what_is_missing_is_grouped_by_unit_and_the_fullest_comes_first() -> None:
    lacks = [
        Lack(1, "Ani", "Dinas A", reports=2),
        Lack(2, "Budi", "Dinas B", unassessed=True),
        Lack(3, "Candra", "Dinas B", cases=1),
        Lack(4, "Dewi", "Dinas C"),
    ]
    first, second = by_unit(lacks)
    assert (first.unit, first.reports, first.cases, first.unassessed) == ("Dinas B", 0, 1, 1)
    assert [each.name for each in second.people] == ["Ani"]
