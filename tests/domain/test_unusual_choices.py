"""Choices of a decider that may not be meant: below what counts, or far above a target."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.calendar import Timeliness
from domain.objections.deciding import BY_FIGURES, EXCUSED, exceeds, lowers
from domain.objections.evidence import (
    Named,
    NamedAttendance,
    NamedCriterion,
    NamedDay,
    NamedGroup,
    NamedReport,
    NamedTarget,
)
from domain.schemes import Source
from domain.scoring import Rating

REPORTED = NamedReport(
    entry_id=1,
    version=1,
    day=date(2026, 12, 30),
    activity="Menyusun laporan",
    self_rating=4,
    supervisor_rating=4,
    state="approved",
    sent_at=datetime(2026, 12, 30, 3, tzinfo=UTC),
)
COUNTED = NamedTarget(
    target_id=1, title="Laporan", measure="dokumen", quantity=Decimal(14), done=Decimal("5.5")
)


@pytest.mark.parametrize(
    ("named", "lower", "not_lower"),
    [
        (REPORTED, "3", "5"),
        (NamedDay(day=date(2026, 12, 30), timeliness=Timeliness.ON_TIME), "late", EXCUSED),
        (NamedAttendance(day=date(2026, 12, 30), status="present", credited="full"), "late", EXCUSED),
        (NamedCriterion(number=1, source=Source.BEHAVIOUR, criterion="x", total=7, records=2), "3", "4"),
        (NamedCriterion(number=1, source=Source.BEHAVIOUR, criterion="x"), None, "1"),
        (COUNTED, "5.4", "5.5"),
        (NamedGroup(group="g", rating=Rating.MEETS), "below", "above"),
        (NamedGroup(group="g", rating=Rating.ABOVE, judged="x"), "meets", BY_FIGURES),
    ],
)
def test_a_choice_below_what_counts_is_known(named: Named, lower: str | None, not_lower: str) -> None:
    assert lower is None or lowers(named, lower)
    assert not lowers(named, not_lower)


@pytest.mark.parametrize(("done", "far"), [("14", False), ("28", False), ("28.001", True), ("900", True)])
def test_an_amount_of_more_than_twice_a_target_is_far_above_it(done: str, far: bool) -> None:
    assert exceeds(COUNTED, done) is far
    assert not exceeds(COUNTED.model_copy(update={"done": Decimal(900)}), done), "as much counts already"
    assert not exceeds(REPORTED, "5")
