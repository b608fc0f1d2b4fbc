"""Leave that is asked for: what shrinks needs no new approval, and dates lie ahead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Invalid
from domain.leave import DAYS as LEAVE_DAYS
from domain.leave import AskedLeave, LeaveDraft, RequestKind, wanted
from domain.periods import Span

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2026, 11, 1), date(2026, 12, 31))
SPANS = st.tuples(DAYS, DAYS).map(lambda days: Span(min(days), max(days)))


@given(before=SPANS, after=SPANS)
def test_what_stays_within_the_approved_days_shrinks(before: Span, after: Span) -> None:
    shrinks = AskedLeave(RequestKind.CUTI, after, "").shrinks(AskedLeave(RequestKind.CUTI, before, ""))
    assert shrinks == (set(after) <= set(before))


@pytest.mark.parametrize(
    ("before", "after", "shrinks"),
    [("", "pagi", True), ("pagi", "", False), ("pagi", "siang", False), ("pagi", "pagi", True)],
)
def test_half_of_a_day_is_less_than_the_whole(before: str, after: str, shrinks: bool) -> None:
    day = Span(TODAY, TODAY)
    was, becomes = AskedLeave(RequestKind.IZIN, day, before), AskedLeave(RequestKind.IZIN, day, after)
    assert becomes.shrinks(was) is shrinks
    assert not AskedLeave(RequestKind.SAKIT, day, after).shrinks(was), "another kind is another leave"


def test_a_half_counts_for_one_day_of_absence_only() -> None:
    draft = LeaveDraft(kind=RequestKind.CUTI, start=TODAY, end=TODAY, half="pagi")
    assert wanted(draft).half == "pagi"
    assert wanted(draft.model_copy(update={"end": TODAY + timedelta(days=1)})).half == ""
    assert wanted(draft.model_copy(update={"kind": RequestKind.WFH})).half == ""
    with pytest.raises(Invalid, match="leave-incomplete"):
        wanted(LeaveDraft(kind=RequestKind.CUTI))


def test_leave_begins_within_reach_and_ends_after_it_begins() -> None:
    LEAVE_DAYS.check_first(TODAY - timedelta(days=31), TODAY)
    LEAVE_DAYS.check_last(TODAY, TODAY + timedelta(days=365))
    for day in (TODAY - timedelta(days=32), TODAY + timedelta(days=367)):
        with pytest.raises(Invalid, match="leave-first-out"):
            LEAVE_DAYS.check_first(day, TODAY)
    with pytest.raises(Invalid, match="leave-last-out"):
        LEAVE_DAYS.check_last(TODAY, TODAY - timedelta(days=1))
    with pytest.raises(Invalid, match="leave-last-out"):
        LEAVE_DAYS.check_last(TODAY, TODAY + timedelta(days=366))
