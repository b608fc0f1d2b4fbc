"""The buttons of reports."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.frame.callbacks import Callback


@dataclass(frozen=True)
class CorrectTap(Callback, prefix="co1"):
    """The author wants to correct a returned entry."""

    entry_id: int


@dataclass(frozen=True)
class EntryTap(Callback, prefix="en1"):
    """The author's wish for a report: change, proof, withdraw, really, or show."""

    entry_id: int
    wish: str


@dataclass(frozen=True)
class VersionsTap(Callback, prefix="vs1"):
    """Shows all versions of a report to who may see it."""

    entry_id: int


@dataclass(frozen=True)
class PlanTap(Callback, prefix="pl1"):
    """Gives up a plan."""

    plan_id: int


@dataclass(frozen=True)
class SnoozeTap(Callback, prefix="sz1"):
    """Puts the reminder of a day off, by a choice of `domain/reminders.py: Snooze`."""

    day: str
    choice: str


@dataclass(frozen=True)
class SkipTap(Callback, prefix="sk1"):
    """Asks why a day is not to be reported (`ask`), or shows its reminder again (`back`)."""

    day: str
    wish: str


@dataclass(frozen=True)
class ReportAgainTap(Callback, prefix="ra1"):
    """The author wants to report another piece of work, below the confirmation of the last."""
