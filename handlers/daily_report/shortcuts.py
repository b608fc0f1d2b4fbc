"""Buttons at the first question of a report that answer most of it with one tap."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from domain.answers import shortened, told_apart
from domain.entries import ReportDraft
from domain.periods import Span
from domain.plans import CARRIED_OVER
from handlers.daily_report import actions
from handlers.daily_report.again import History, LastDay
from handlers.frame.callbacks import CommandTap
from handlers.frame.flow import D, OpenDialog, Question, Slot
from handlers.frame.screen import Button, Rows
from handlers.frame.turn import Turn
from handlers.kit.slots import Around
from locales import Words

LIKE = "seperti"
"""What follows `/lapor` in the button of a frequent activity, before the number of its newest report."""
DONE = "rencana"
"""What follows `/lapor` in the button of a plan that is done, before its number."""
TOLD = "baris"
"""What follows `/lapor` in a button under the reply to a line, which is read from there."""
_SHOWN = 34
"""Letters of an activity that a small phone shows on a button."""


class Shortcuts(Around[D]):
    """Another question, with buttons under it that do more than answer it."""

    def __init__(self, slot: Slot[D], rows: Callable[[Turn, D], Awaitable[Rows]]) -> None:
        super().__init__(slot)
        self._rows = rows

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        question = await self._slot.ask(turn, flow, dialog)
        rows = [] if dialog.page else await self._rows(turn, dialog.draft)
        return Question(question.text, [*question.rows, *rows])


async def shortcuts(turn: Turn, draft: ReportDraft) -> Rows:
    """What was planned, the last day's work and frequent activities, at the beginning of a report."""
    if draft != ReportDraft():
        return []
    today = await actions.day_reported_now(turn.uow, turn.office, turn.person.id, turn.now)
    if not turn.person.serves(today):
        return []
    history = await History.load(turn.uow, turn.person.id, today)
    planned = await turn.uow.plans.of(turn.person.id, Span(today - CARRIED_OVER, today))
    rows = [[_button(turn.words, "again-plan", each.activity, f"lapor {DONE} {each.id}")] for each in planned]
    rows += [[same_button(turn.words, history, history.last_day)]] if history.last_day else []
    said = told_apart([habit.content.activity or "" for habit in history.habits], _SHOWN)
    for habit, activity in zip(history.habits, said, strict=True):
        rows.append([_button(turn.words, "again-habit", activity, f"lapor {LIKE} {habit.entry_id}")])
    return rows


def _button(words: Words, key: str, activity: str, command: str) -> Button:
    return Button(words.plain(key, activity=shortened(activity, _SHOWN)), CommandTap(command))


def same_button(words: Words, history: History, last: LastDay) -> Button:
    """The button that copies the last day's work to today."""
    count = len(last.entries)
    if last.day == history.today - timedelta(days=1):
        label = words.plain("again-yesterday", count=count)
    else:
        label = words.plain("again-day", day=words.short_day(last.day), count=count)
    return Button(label, CommandTap("ulang"))
