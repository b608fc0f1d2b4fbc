"""Feedback (umpan balik) by a supervisor about a person's work: kinds, occasions, and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from domain.drafts import Draft
from domain.periods import Period, PeriodKind

ASKED_FROM = 25
"""The day of a month from which a supervisor is asked for a sentence about it, on the first day at work."""


class FeedbackKind(StrEnum):
    """What it is meant as."""

    PRAISE = "praise"
    ADVICE = "advice"
    NOTE = "note"
    """Neither: one line that answers a question, as its author wrote it."""


class Occasion(StrEnum):
    """What it was given for (PermenPANRB 6/2022, 17-19: at set times, at any time, and when asked for)."""

    FREE = "free"
    ASKED = "asked"
    """The person had asked for it."""
    MONTHLY = "monthly"
    """The service had asked for one sentence about the month."""


class MonthState(StrEnum):
    """What became of the question about a person's month."""

    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"


class Tally(Struct, frozen=True):
    """How much feedback there is, by what it is meant as."""

    kinds: Counter[FeedbackKind]

    @property
    def total(self) -> int:
        """How much there is."""
        return self.kinds.total()

    @classmethod
    def of(cls, kinds: Iterable[str]) -> Tally:
        """Counts pieces of feedback, each given as its kind."""
        return cls(Counter(map(FeedbackKind, kinds)))


class FeedbackDraft(Draft):
    """What a supervisor has said so far about somebody's work."""

    person_id: int | None = None
    kind: FeedbackKind | None = None
    entry_id: int | None = None
    """The report that it is about."""
    occasion: Occasion = Occasion.FREE
    month: date | None = None
    """The first day of the month that is asked about."""
    text: str | None = None


class RequestDraft(Draft):
    """On what a person asks for feedback."""

    about: str | None = None


class ReplyDraft(Draft):
    """What a person answers to feedback."""

    feedback_id: int = 0
    text: str | None = None


def month_of(day: date) -> date:
    """The first day of a day's month; months are stored by it."""
    return day.replace(day=1)


def day_of_month(month: date, today: date) -> date:
    """The date that a sentence about a month is about: today, or the month's last day once it is over.

    `month` is the first day of the month.
    """
    return min(today, Period.containing(month, PeriodKind.MONTH).end)


def is_askable(month: date, today: date) -> bool:
    """Whether a sentence about a month can still be written: until the end of the next month."""
    asked = Period.containing(month, PeriodKind.MONTH)
    return asked.start == month and asked.start <= today <= asked.next().end
