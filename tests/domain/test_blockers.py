"""Blockers: when one is overdue, and whose help can be asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.blockers import DUE, LONGEST_HELP, is_overdue, parse_help
from domain.cases import CaseState
from domain.errors import Invalid

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(due=DAYS, today=DAYS, state=st.sampled_from(CaseState))
def test_only_what_still_stands_after_its_day_is_overdue(due: date, today: date, state: CaseState) -> None:
    stands = state in (CaseState.SUBMITTED, CaseState.RETURNED)
    assert is_overdue(state, due, today) == (stands and today > due)


@given(today=DAYS, days=st.integers(-400, 800))
def test_help_is_needed_until_a_day_within_a_year_that_is_not_over(today: date, days: int) -> None:
    day = today + timedelta(days=days)
    if 0 <= days <= 366:
        DUE.check_first(day, today)
        assert not is_overdue(CaseState.SUBMITTED, day, today)
    else:
        with pytest.raises(Invalid, match="blocker-first-out"):
            DUE.check_first(day, today)


def test_whose_help_is_a_few_words() -> None:
    assert parse_help("  Bagian\nUmum ") == "Bagian Umum"
    for text in ("", " - ", "…", "b"):
        with pytest.raises(Invalid, match="blocker-help-empty"):
            parse_help(text)
    with pytest.raises(Invalid, match="text-long"):
        parse_help("a" * (LONGEST_HELP + 1))
