"""Leave that is asked for: kinds, halves, and whether a change needs a new approval."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from domain.answers.sentences import LONGEST_SENTENCE, clean, within_length
from domain.calendar import LeaveKind
from domain.drafts import Draft
from domain.entries import EvidenceItem
from domain.errors import Invalid
from domain.periods import Span
from domain.spans import SpanRule

DAYS = SpanRule("leave", back=timedelta(days=31), ahead=timedelta(days=366), most=366)
"""People who fall ill ask afterwards."""
MOST_PROOF = 3
_SHORTEST_REASON = 3
"""Letters: “flu” and “DBD” are whole reasons."""

_ABSENCES = frozenset(kind.value for kind in LeaveKind)


class RequestKind(StrEnum):
    """What is asked for: an absence, official travel, or where the day's work is done."""

    CUTI = "cuti"
    SAKIT = "sakit"
    IZIN = "izin"
    TUGAS_LUAR = "tugas_luar"
    WFO = "wfo"
    WFH = "wfh"
    WFA = "wfa"

    @property
    def leave(self) -> LeaveKind | None:
        """What its approval enters into the calendar of the person; None for a work mode."""
        return LeaveKind(self) if self.value in _ABSENCES else None

    @property
    def may_be_half(self) -> bool:
        """Whether it can be asked for half a day."""
        return self.leave is not None and self.leave.excuses


class LeaveDraft(Draft):
    """What a person has said so far about a leave."""

    request_id: int | None = None
    """The request that is being changed."""
    kind: RequestKind | None = None
    start: date | None = None
    end: date | None = None
    half: str = ""
    """`pagi` or `siang` of a single day; empty for whole days."""
    reason: str | None = None
    proof: tuple[EvidenceItem, ...] = ()


class AskedLeave(Struct, frozen=True):
    """A complete request: kind, dates, and the half of a single day."""

    kind: RequestKind
    span: Span
    half: str

    def shrinks(self, before: AskedLeave) -> bool:
        """Whether it asks for nothing beyond `before`, so that it needs no new approval."""
        same_part = self.half == before.half or not before.half
        return self.kind is before.kind and same_part and self.span.overlap(before.span) == self.span


def wanted(draft: LeaveDraft) -> AskedLeave:
    """What a draft asks for; raises Invalid while something is missing."""
    if draft.kind is None or draft.start is None or draft.end is None:
        raise Invalid("leave-incomplete")
    half = draft.half if draft.start == draft.end and draft.kind.may_be_half else ""
    return AskedLeave(draft.kind, Span(draft.start, draft.end), half)


def parse_leave_reason(text: str) -> str:
    """The reason of a leave in one line; raises Invalid when it says too little or too much."""
    return within_length(clean(text), _SHORTEST_REASON, LONGEST_SENTENCE, "review-reason-short")
