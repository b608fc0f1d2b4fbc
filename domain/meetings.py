"""The monthly meeting of a team: its page, and decisions with owners and due dates (domain/blockers.py)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from domain.answers import clean, is_name_of, parse_activity
from domain.blockers import is_overdue
from domain.cases import CaseState
from domain.drafts import Draft
from domain.errors import Invalid

_UNTIL = ("sampai", "paling lambat", "until", "by")


class DecisionDraft(Draft):
    """The answers so far about a decision: what, by whom, until when."""

    meeting: str = ""
    """The month of the meeting's page, such as 2026-11."""
    what: str | None = None
    owner_id: int | None = None
    due: date | None = None


def read_decision(
    draft: DecisionDraft, text: str, people: Mapping[int, str], day: Callable[[str], date]
) -> DecisionDraft:
    """A draft from a line: “Perbaiki antrean loket, Sari, sampai 30/11”.

    Read from the end: a date (parsed by `day`), then a part of exactly one name; the rest is the decision.
    Parts that are not recognised are asked for. Raises Invalid when the rest is too short or too long.
    """
    parts = [part for part in map(clean, text.split(",")) if part]
    due = _day_of(parts[-1], day) if len(parts) > 1 else None
    if due is not None:
        parts.pop()
    owner = _person_of(parts[-1], people) if len(parts) > 1 else None
    if owner is not None:
        parts.pop()
    draft = draft.answer("what", what=parse_activity(", ".join(parts)))
    if owner is not None:
        draft = draft.answer("owner", owner_id=owner)
    return draft if due is None else draft.answer("due", due=due)


def _day_of(said: str, day: Callable[[str], date]) -> date | None:
    low = said.casefold()
    until = next((word for word in _UNTIL if low.startswith(f"{word} ")), "")
    try:
        return day(said[len(until) :])
    except Invalid:
        return None


def _person_of(said: str, people: Mapping[int, str]) -> int | None:
    found = [key for key, name in people.items() if said.casefold() in name.casefold()]
    return found[0] if len(found) == 1 and is_name_of(people[found[0]], said) else None


class Outcome(StrEnum):
    """What has come of a decision."""

    DONE = "done"
    OPEN = "open"
    HELP = "help"
    """Its owner put it forward again: it needs help."""
    OVERDUE = "overdue"


def outcome(state: str, due: date, today: date) -> Outcome:
    """What has come of a decision that is kept as a blocker."""
    if is_overdue(state, due, today):
        return Outcome.OVERDUE
    if state == CaseState.SUBMITTED:
        return Outcome.HELP
    return Outcome.OPEN if state == CaseState.RETURNED else Outcome.DONE


class TargetWork(Struct, frozen=True):
    """A target of one person, and what was approved on it: in the month, and in all."""

    title: str
    measure: str
    person: int
    month: Decimal
    done: Decimal
    quantity: Decimal


class TargetResult(Struct, frozen=True):
    """The targets of a team with one title and measure, together."""

    title: str
    measure: str
    people: int
    month: Decimal
    done: Decimal
    quantity: Decimal

    @property
    def percent(self) -> Fraction:
        """Approved ÷ quantity × 100; more than 100 where more was done."""
        return Fraction(self.done) * 100 / Fraction(self.quantity)


def results(works: Collection[TargetWork]) -> list[TargetResult]:
    """What a team did on its targets, those that have come least far first."""
    grouped: dict[tuple[str, str], list[TargetWork]] = {}
    for work in works:
        grouped.setdefault((work.title, work.measure), []).append(work)
    found = [
        TargetResult(
            title,
            measure,
            len({each.person for each in group}),
            sum((each.month for each in group), Decimal(0)),
            sum((each.done for each in group), Decimal(0)),
            sum((each.quantity for each in group), Decimal(0)),
        )
        for (title, measure), group in grouped.items()
    ]
    return sorted(found, key=lambda each: (each.percent, each.title))


class Item(Struct, frozen=True):
    """A blocker or a decision: what, whose it is, until when, and how it stands."""

    what: str
    owner: str
    due: date
    outcome: Outcome


class Practice(Struct, frozen=True):
    """Work that its author agreed to be shown."""

    what: str
    author: str
    innovation: str | None = None
    """Why it is an innovation, where its reviewer confirmed that."""


class MeetingPage(Struct, frozen=True):
    """Everything that the page of a month's meeting tells; the lists are whole."""

    results: tuple[TargetResult, ...]
    blockers: tuple[Item, ...]
    """Those that stand, the overdue ones first."""
    solved: int
    """Blockers that were solved in the month."""
    practices: tuple[Practice, ...]
    earlier: tuple[Item, ...]
    """Decisions of the meeting before, and older ones that are not done."""
    decisions: tuple[Item, ...]
    """Those of this meeting."""

    @property
    def overdue(self) -> int:
        """How many blockers are overdue."""
        return sum(each.outcome is Outcome.OVERDUE for each in self.blockers)
