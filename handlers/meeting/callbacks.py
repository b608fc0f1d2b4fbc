"""Buttons of the meeting's page."""

from __future__ import annotations

from handlers.frame.callbacks import Callback


class MeetingTap(Callback, prefix="mt1"):
    """Shows the page of a month, such as 2026-11."""

    month: str


class MeetingFileTap(Callback, prefix="mtf1"):
    """The page as PDF."""

    month: str


class PracticesTap(Callback, prefix="mtp1"):
    """Which of the best rated reports of a month may be shown."""

    month: str


class AskToShowTap(Callback, prefix="mta1"):
    """Asks the author of a report whether it may be shown."""

    entry_id: int


class ShowAnswerTap(Callback, prefix="mts1"):
    """The author's answer: 1 shows it, 0 does not."""

    entry_id: int
    agreed: int
