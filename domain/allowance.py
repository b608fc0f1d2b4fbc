"""Days of leave by kind, the basis of allowances: each working day is counted once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from fractions import Fraction

from domain.calendar import Days, HalfDay, Leave, LeaveKind

EXCUSING = (LeaveKind.SAKIT, LeaveKind.CUTI, LeaveKind.IZIN)
"""The order in which kinds that cover the same day take it: who falls ill on leave is ill."""
_HALF = Fraction(1, 2)


def leave_on(leaves: Collection[Leave], day: date) -> dict[LeaveKind, Days]:
    """The share of a working day that each kind of leave takes; official travel takes the rest."""
    here = [leave for leave in leaves if day in leave.span]
    shares: dict[LeaveKind, Days] = {}
    for kind in EXCUSING:
        if any(leave.kind is kind and leave.half is None for leave in here):
            return {kind: 1}
    for half in HalfDay:
        kinds = {leave.kind for leave in here if leave.half is half}
        first = next((kind for kind in EXCUSING if kind in kinds), None)
        if first is not None:
            shares[first] = shares.get(first, 0) + _HALF
    travels = [leave for leave in here if leave.kind is LeaveKind.TUGAS_LUAR]
    if travels:
        most: Days = 1 if any(leave.half is None for leave in travels) else _HALF
        left = min(most, 1 - sum(shares.values()))
        if left:
            shares[LeaveKind.TUGAS_LUAR] = left
    return shares
