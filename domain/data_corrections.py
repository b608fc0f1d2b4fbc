"""Correction of one's own data: what may be corrected, and until when the office decides (UU 27/2022)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from domain.drafts import Draft
from domain.entries import EvidenceItem
from domain.escalation import Stage
from domain.roster import Detail

DECIDED_WITHIN = timedelta(hours=72)
"""3 × 24 hours from the request, whatever the day (UU 27/2022 pasal 30 ayat (1))."""
REMINDED_AFTER = timedelta(hours=48)
MOST_PROOF = 3


class Field(StrEnum):
    """What is recorded of a person and may be wrong."""

    NAME = "name"
    NIP = "nip"
    UNIT = "unit"
    POSITION = "position"
    RANK = "rank"
    EMPLOYMENT = "employment"

    @property
    def detail(self) -> Detail | None:
        """As administrators correct it; None for the unit, which is no text."""
        return None if self is Field.UNIT else Detail(self.value)

    @property
    def is_dated(self) -> bool:
        """Whether it holds from a date on."""
        return self in (Field.UNIT, Field.POSITION)


class CorrectionDraft(Draft):
    """A person's answers so far about what is wrong."""

    correction_id: int | None = None
    """The request that is being changed."""
    field: Field | None = None
    value: str = ""
    """The right value; of a unit its name."""
    unit_id: int | None = None
    start: date | None = None
    """From when on a unit or a position holds."""
    reason: str | None = None
    proof: tuple[EvidenceItem, ...] = ()


def due_at(asked_at: datetime) -> datetime:
    """Until when a request is to be decided."""
    return asked_at + DECIDED_WITHIN


def stage_of(asked_at: datetime, now: datetime) -> Stage | None:
    """How far a request that waits has come by its clock; None: there is time."""
    if now - asked_at >= DECIDED_WITHIN:
        return Stage.LATE
    return Stage.DUE_SOON if now - asked_at >= REMINDED_AFTER else None


class WaitingCorrections(Struct, frozen=True):
    """How many requests wait for somebody's decision, and how many of them for longer than the law allows."""

    count: int
    late: int


def waiting_at(asked_at: Iterable[datetime], now: datetime) -> WaitingCorrections:
    """Those that were sent at some instants."""
    stages = [stage_of(each, now) for each in asked_at]
    return WaitingCorrections(len(stages), stages.count(Stage.LATE))
