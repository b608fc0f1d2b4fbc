"""Visit codes: typed in any way, no word of a language, valid for two days, and blind about the minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Invalid
from domain.typed_codes import number_of
from domain.visits import (
    CODE_BITS,
    VALID_FOR,
    VisitState,
    code_hash,
    code_of,
    miss_hash,
    parse_code,
    read_code,
    spent_until,
    state_of,
    valid_until,
)

NUMBERS = st.integers(0, 2**CODE_BITS - 1)
START = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=1_500)).map(lambda after: START + after)
KEY, FORMER_KEY = b"k" * 32, b"f" * 32
HOUR = timedelta(hours=1)


@given(NUMBERS)
def test_every_code_that_is_drawn_is_read_back(number: int) -> None:
    code = code_of(number)
    assert parse_code(code) == code
    assert number_of(code[:-1]) == number % 2 ** (CODE_BITS - 3)


@given(st.text(st.characters(categories=("L", "Z")), max_size=20))
def test_no_word_is_taken_for_a_code(word: str) -> None:
    assert read_code(word) is None


@pytest.mark.parametrize("typed", ["4F7K9QX", "4F7K9QXM"])
def test_what_cannot_be_a_code(typed: str) -> None:
    with pytest.raises(Invalid):
        parse_code(typed)


@given(MOMENTS)
def test_a_code_is_valid_for_two_days_and_tells_no_minute_of_its_issue(now: datetime) -> None:
    until = valid_until(now)
    assert VALID_FOR <= until - now < VALID_FOR + HOUR
    assert until == until.replace(minute=0, second=0, microsecond=0)


@given(MOMENTS, MOMENTS, st.booleans())
def test_that_a_code_was_used_is_told_before_that_it_is_over(
    until: datetime, now: datetime, is_spent: bool
) -> None:
    state = state_of(valid_until=until, is_spent=is_spent, now=now)
    if is_spent:
        assert state is VisitState.SPENT
    else:
        assert state is (VisitState.OPEN if now < until else VisitState.EXPIRED)


def test_each_state_has_its_own_sentence() -> None:
    keys = [refusal.key for state in VisitState if (refusal := state.refusal) is not None]
    assert keys == ["visit-spent", "visit-expired", "visit-unknown"]
    assert VisitState.OPEN.refusal is None


def test_a_spent_code_keeps_the_date_alone() -> None:
    assert spent_until(date(2026, 11, 27)) == datetime(2026, 11, 29, tzinfo=UTC)


@given(NUMBERS, NUMBERS)
def test_hashes_differ_by_code_and_by_key(one: int, other: int) -> None:
    first, second = code_of(one), code_of(other)
    assert (code_hash(KEY, first) == code_hash(KEY, second)) == (first == second)
    assert code_hash(KEY, first) != code_hash(FORMER_KEY, first)


@given(st.integers(1, 10**12), MOMENTS, st.timedeltas(timedelta(0), timedelta(hours=3)))
def test_wrong_codes_are_counted_by_person_and_hour(who: int, now: datetime, later: timedelta) -> None:
    same_hour = now.replace(minute=0, second=0, microsecond=0) + HOUR > now + later
    assert (miss_hash(KEY, who, now) == miss_hash(KEY, who, now + later)) == same_hour
    assert miss_hash(KEY, who, now) != miss_hash(KEY, who + 1, now)


def test_without_a_key_nothing_is_hashed() -> None:
    with pytest.raises(ValueError, match="key"):
        code_hash(b"", "4F7K9QX7")


def test_each_of_its_bits_is_in_a_code() -> None:
    assert len({code_of(1 << bit) for bit in range(CODE_BITS)}) == CODE_BITS
