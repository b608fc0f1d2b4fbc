"""The clock of a request to correct one's own data: 3 × 24 hours, on any day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.data_corrections import Field, due_at, stage_of
from domain.escalation import Stage
from domain.roster import Detail

FRIDAY_EVENING = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)


def test_a_weekend_does_not_stop_the_clock() -> None:
    assert due_at(FRIDAY_EVENING) == datetime(2026, 11, 23, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "minutes", "stage"),
    [(0, 0, None), (47, 59, None), (48, 0, Stage.DUE_SOON), (71, 59, Stage.DUE_SOON), (72, 0, Stage.LATE)],
)
def test_it_reminds_a_day_before_the_end(hours: int, minutes: int, stage: Stage | None) -> None:
    now = FRIDAY_EVENING + timedelta(hours=hours, minutes=minutes)
    assert stage_of(FRIDAY_EVENING, now) is stage


def test_all_that_administrators_correct_can_be_asked_for() -> None:
    assert {field.detail for field in Field} == {*Detail, None}
