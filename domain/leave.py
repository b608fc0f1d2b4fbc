"""Leave that is asked for: kinds, halves, and whether a change needs a new approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.answers import clean, parse_date
from domain.calendar import LeaveKind
from domain.drafts import Draft
from domain.entries import EvidenceItem
from domain.errors import Invalid
from domain.periods import Span

LONGEST = timedelta(days=366)
ASKED_BACK = timedelta(days=31)
"""How far in the past leave may begin: people who fall ill ask afterwards."""
ASKED_AHEAD = timedelta(days=366)
MOST_PROOF = 3


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


@dataclass(frozen=True)
class Wanted:
    """A complete request: days from `span`, whole or half."""

    kind: RequestKind
    span: Span
    half: str

    def shrinks(self, before: Wanted) -> bool:
        """Whether it asks for nothing that `before` did not give: then it needs no new approval."""
        same_part = self.half == before.half or not before.half
        return self.kind is before.kind and same_part and self.span.overlap(before.span) == self.span


def wanted(draft: LeaveDraft) -> Wanted:
    """What a draft asks for; raises Invalid while something is missing."""
    if draft.kind is None or draft.start is None or draft.end is None:
        raise Invalid("leave-incomplete")
    half = draft.half if draft.start == draft.end and draft.kind.may_be_half else ""
    return Wanted(draft.kind, Span(draft.start, draft.end), half)


def check_start(day: date, today: date) -> None:
    """Raises Invalid when leave cannot begin on a day."""
    if not today - ASKED_BACK <= day <= today + ASKED_AHEAD:
        raise Invalid("leave-start-far", earliest=today - ASKED_BACK, latest=today + ASKED_AHEAD)


def check_end(start: date, day: date) -> None:
    """Raises Invalid when leave from `start` cannot end on a day."""
    if day < start:
        raise Invalid("leave-end-early", start=start)
    if day - start >= LONGEST:
        raise Invalid("leave-end-far", days=LONGEST.days)


_DAYS_AHEAD = {
    **dict.fromkeys(("hari ini", "today"), 0),
    **dict.fromkeys(("besok", "tomorrow"), 1),
    **dict.fromkeys(("lusa", "besok lusa"), 2),
    **dict.fromkeys(("kemarin", "yesterday"), -1),
}


def parse_day(text: str, today: date) -> date:
    """“besok”, “28”, “20/12”, “3 Januari”; raises Invalid for what is no date.

    Without a year it is the first one from ASKED_BACK before `today` on. A day alone is of this month and not
    past: a past one could be meant for the next month as well.
    """
    said = clean(text).lower()
    if said in _DAYS_AHEAD:
        return today + timedelta(days=_DAYS_AHEAD[said])
    if said.isdecimal() and len(said) <= 2:
        if int(said) < today.day:
            raise Invalid("leave-day-which-month", day=int(said))
        return parse_date(f"{said}/{today.month}/{today.year}", today)
    return parse_date(text, today + timedelta(days=365) - ASKED_BACK)
