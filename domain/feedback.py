"""Feedback (umpan balik): what a supervisor says about a person's work, when, and what it is counted as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.periods import Period, PeriodKind


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


@dataclass(frozen=True)
class Tally:
    """How much feedback there is, by what it is meant as and what it was given for."""

    kinds: Counter[FeedbackKind]
    occasions: Counter[Occasion]

    @property
    def total(self) -> int:
        """How much there is."""
        return self.kinds.total()

    @classmethod
    def of(cls, given: Iterable[tuple[str, str]]) -> Tally:
        """Counts pieces of feedback, each given as its kind and its occasion."""
        known = [(FeedbackKind(kind), Occasion(occasion)) for kind, occasion in given]
        return cls(Counter(kind for kind, _ in known), Counter(occasion for _, occasion in known))


def day_of_month(month: date, today: date) -> date:
    """The date that a sentence about a month is about: today, or the month's last day once it is over.

    `month` is the first day of the month.
    """
    return min(today, _month(month).end)


def is_askable(month: date, today: date) -> bool:
    """Whether a sentence about a month can still be written: until the end of the next month."""
    asked = _month(month)
    return asked.start == month and asked.start <= today <= asked.next().end


def _month(day: date) -> Period:
    return Period.containing(day, PeriodKind.MONTH)
