"""Days of leave by kind: each working day once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.allowance import leave_on
from domain.calendar import HalfDay, Leave, LeaveKind, excused_days, halved_days
from domain.periods import Span

DAY = date(2026, 11, 18)
HALF = Fraction(1, 2)
K = LeaveKind


def whole(kind: LeaveKind) -> Leave:
    return Leave(kind, Span(date(2026, 11, 16), date(2026, 11, 20)))


def half(kind: LeaveKind, part: HalfDay) -> Leave:
    return Leave(kind, Span(DAY, DAY), part)


@pytest.mark.parametrize(
    ("leaves", "counted"),
    [
        ([], {}),
        ([whole(K.CUTI)], {K.CUTI: 1}),
        ([whole(K.CUTI), whole(K.SAKIT)], {K.SAKIT: 1}),
        ([half(K.IZIN, HalfDay.MORNING)], {K.IZIN: HALF}),
        ([half(K.IZIN, HalfDay.MORNING), half(K.IZIN, HalfDay.AFTERNOON)], {K.IZIN: 1}),
        ([half(K.SAKIT, HalfDay.MORNING), whole(K.TUGAS_LUAR)], {K.SAKIT: HALF, K.TUGAS_LUAR: HALF}),
        ([whole(K.TUGAS_LUAR), whole(K.CUTI)], {K.CUTI: 1}),
        ([whole(K.TUGAS_LUAR)], {K.TUGAS_LUAR: 1}),
        ([half(K.TUGAS_LUAR, HalfDay.MORNING)], {K.TUGAS_LUAR: HALF}),
        ([Leave(K.CUTI, Span(date(2026, 11, 19), date(2026, 11, 20)))], {}),
    ],
)
def test_a_day_is_counted_once(leaves: list[Leave], counted: dict[LeaveKind, object]) -> None:
    assert leave_on(leaves, DAY) == counted


@given(
    st.lists(
        st.one_of(
            st.builds(whole, st.sampled_from(LeaveKind)),
            st.builds(half, st.sampled_from(LeaveKind), st.sampled_from(HalfDay)),
        ),
        max_size=5,
    )
)
def test_it_agrees_with_what_is_expected_of_the_day(leaves: list[Leave]) -> None:
    shares = leave_on(leaves, DAY)
    span = Span(DAY, DAY)
    excused = 1 if excused_days(leaves, span) else HALF if halved_days(leaves, span) else 0
    assert sum(share for kind, share in shares.items() if kind.excuses) == excused
    assert sum(shares.values()) <= 1
