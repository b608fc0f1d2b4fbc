"""Decisions on cases: what each owes, and for how long it can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.cases import UNDO_FOR, CaseState, Decision, UsualReason, check_undo, rings
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
    ("hour", "minute", "is_first", "sounds"),
    [
        (5, 59, True, False),
        (6, 0, True, True),
        (19, 59, True, True),
        (20, 0, True, False),
        (9, 0, False, False),
    ],
)
def test_a_card_rings_in_the_day_when_it_is_the_first_of_its_hour(
    hour: int, minute: int, is_first: bool, sounds: bool
) -> None:
    assert rings(datetime(2026, 11, 20, hour, minute, tzinfo=UTC), is_first=is_first) is sounds
