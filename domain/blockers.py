"""Blockers (kendala): a problem, whose help is needed, and until when (PermenPANRB 6/2022, 20)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from domain.answers import SHORTEST_WORD, clean, within_length
from domain.cases import CHANGEABLE
from domain.drafts import Draft
from domain.models import FrozenModel
from domain.spans import SpanRule

LONGEST_HELP = 100
DUE = SpanRule("blocker", back=timedelta(0), ahead=timedelta(days=366), most=367)
"""Help is needed until a day that is not over."""
OPEN = CHANGEABLE
"""States of a blocker that still stands: it waits for the supervisor, or was answered (returned)."""


class Step(StrEnum):
    """What was done about a blocker since it was first sent."""

    ANSWERED = "answered"
    STILL = "still"
    """Its author wrote that it still stands."""
    PASSED = "passed"
    """The supervisor passed it up to their own supervisor."""
    DECIDED = "decided"
    """A meeting decided that its author does it."""


class LoggedStep(FrozenModel):
    """One step of a blocker: who took it, on which date of the office, and what they wrote."""

    step: Step
    by: int
    day: date
    text: str | None = None


class BlockerDraft(Draft):
    """What a person has said so far about a blocker."""

    blocker_id: int | None = None
    """The blocker that is being changed."""
    entry_id: int | None = None
    """The report on which it is; None for one of no report."""
    what: str | None = None
    help: str | None = None
    due: date | None = None
    still: str | None = None
    """The rest of the problem after an answer."""
    is_answered: bool = False
    """Whether the supervisor has answered, so that the author writes what still stands."""


def parse_help(text: str) -> str:
    """Whose help is needed, in a few words; raises Invalid when it is nothing or too much."""
    return within_length(clean(text), SHORTEST_WORD, LONGEST_HELP, "blocker-help-empty")


def is_overdue(state: str, due: date, today: date) -> bool:
    """Whether a blocker still stands although help was needed until a day that is over."""
    return state in OPEN and due < today
