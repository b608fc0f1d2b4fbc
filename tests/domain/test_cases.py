"""Decisions on cases: what each owes, and for how long it can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cases import UNDO_FOR, CaseState, Decision, UsualReason, check_undo, instant_of, number_of, rings
from domain.errors import AlreadyHandled

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "rating", "reason"),
    [
        (CaseState.APPROVED, 4, "bagus sekali"),
        (CaseState.RETURNED, 4, "kurang jelas"),
        (CaseState.RETURNED, None, None),
        (CaseState.REJECTED, None, ""),
        (CaseState.SUBMITTED, None, "kurang jelas"),
        (CaseState.WITHDRAWN, None, "kurang jelas"),
    ],
)
def test_no_decision_without_what_it_owes(state: CaseState, rating: int | None, reason: str | None) -> None:
    with pytest.raises(ValueError, match=r"rating|reason|decision"):
        Decision(state, rating, reason)


def test_a_reason_is_a_usual_one_or_written() -> None:
    assert Decision(CaseState.RETURNED, usual=UsualReason.PROOF).reason is None
    for state, reason in ((CaseState.RETURNED, "kurang jelas"), (CaseState.APPROVED, None)):
        with pytest.raises(ValueError, match="reason"):
            Decision(state, None, reason, UsualReason.PROOF)


def test_only_who_decided_takes_it_back_and_only_at_once() -> None:
    check_undo(NINE, 7, 7, NINE + UNDO_FOR)
    with pytest.raises(AlreadyHandled, match="undo-not-yours"):
        check_undo(NINE, 7, 8, NINE)
    with pytest.raises(AlreadyHandled, match="undo-not-yours"):
        check_undo(None, None, 8, NINE)
    with pytest.raises(AlreadyHandled, match="undo-too-late"):
        check_undo(NINE, 7, 7, NINE + UNDO_FOR + timedelta(microseconds=1))


@pytest.mark.parametrize(
    ("hour", "minute", "rested", "sounds"),
    [
        (5, 59, None, False),
        (6, 0, None, True),
        (19, 59, None, True),
        (20, 0, None, False),
        (9, 0, 59, False),
        (9, 0, 60, True),
    ],
)
def test_a_queue_rings_in_the_day_and_at_most_once_an_hour(
    hour: int, minute: int, rested: int | None, sounds: bool
) -> None:
    now = datetime(2026, 11, 20, hour, minute, tzinfo=UTC)
    assert rings(now, None if rested is None else now - timedelta(minutes=rested)) is sounds


@given(st.datetimes(timezones=st.just(UTC)))
def test_the_number_of_an_instant_counts_its_microseconds(at: datetime) -> None:
    assert instant_of(number_of(at)) == at
    assert number_of(at + timedelta(seconds=1)) - number_of(at) == 1_000_000
