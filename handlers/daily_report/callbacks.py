"""The buttons of reports."""

from __future__ import annotations

from handlers.frame.callbacks import Callback


class CorrectTap(Callback, prefix="co1"):
    """The author wants to correct a returned entry."""

    entry_id: int


class EntryTap(Callback, prefix="en1"):
    """The author's wish for a report: change, proof, withdraw, really, or show."""

    entry_id: int
    wish: str


class VersionsTap(Callback, prefix="vs1"):
    """Shows all versions of a report to who may see it."""

    entry_id: int


class PlanTap(Callback, prefix="pl1"):
    """Gives up a plan."""

    plan_id: int


class SnoozeTap(Callback, prefix="sz1"):
    """Puts the reminder of a day off, by a choice of `domain/reminders.py: Snooze`."""

    day: str
    choice: str


class SkipTap(Callback, prefix="sk1"):
    """Asks why a day is not to be reported (`ask`), or shows its reminder again (`back`)."""

    day: str
    wish: str


class ReportAgainTap(Callback, prefix="ra1"):
    """The author wants to report another piece of work, below the confirmation of the last."""
