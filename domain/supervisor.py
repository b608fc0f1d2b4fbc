"""Correcting a person's supervisor: what may be proposed, from which date on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from domain.drafts import Draft
from domain.errors import Invalid
from domain.periods import Span

_BACK, _AHEAD = timedelta(days=62), timedelta(days=62)


class SupervisorDraft(Draft):
    """A person's answers so far about their supervisor."""

    correction_id: int | None = None
    """The correction that is being changed."""
    supervisor_id: int | None = None
    start: date | None = None
    reason: str | None = None


class HeldSupervision(Struct, frozen=True):
    """An existing supervision of the person."""

    supervisor_id: int
    span: Span


def starts(today: date) -> Span:
    """The dates from which a correction may hold."""
    return Span(today - _BACK, today + _AHEAD)


def check_supervisor(person_id: int, above: Sequence[int]) -> None:
    """Raises Invalid when a person would supervise himself or herself.

    `above` are the proposed supervisor, that one's supervisor, and so on.
    """
    if above[:1] == [person_id]:
        raise Invalid("supervisor-self")
    if person_id in above:
        raise Invalid("supervisor-circle")


def replaced(held: Sequence[HeldSupervision], supervisor_id: int, start: date) -> HeldSupervision | None:
    """The supervision that ends where a correction begins; None where nobody supervises.

    Raises Invalid when it is the same person, or when another supervision begins later: two would overlap.
    """
    later = min((each.span.start for each in held if each.span.start > start), default=None)
    if later is not None:
        raise Invalid("supervisor-overlap", start=later)
    now = next((each for each in held if start in each.span), None)
    if now is not None and now.supervisor_id == supervisor_id:
        raise Invalid("supervisor-same")
    return now
