"""Questions about work: how long it took, and how much was done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import time
from decimal import Decimal

from telegram import Message

from domain.answers import amount_alone, parse_volume
from domain.entries import WorkTime
from domain.errors import Invalid
from domain.report_lines import worked_time
from handlers.frame.flow import AskAgain, D, OpenDialog, Question, Slot, key_of
from handlers.frame.turn import Turn
from handlers.kit.slots import value_of

_DURATIONS = ("30 menit", "1 jam", "2 jam", "4 jam")
"""Values of the buttons for the time of work, as `worked_time` reads them."""


class TimeSpan(Slot[D]):
    """From when to when, or how long; kept in `started`, `ended` and `minutes`.

    A start that is known without an end is kept in `started` until the answer completes it.
    """

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        start = self._start(dialog.draft)
        if start is None:
            text = turn.words(f"{flow}-ask-{self.name}")
        else:
            text = turn.words(f"{flow}-ask-{self.name}-end", start=turn.words.clock(start))
        labels = [turn.words.plain(f"report-duration-{n}") for n in range(1, len(_DURATIONS) + 1)]
        buttons = [dialog.button(label, said) for label, said in zip(labels, _DURATIONS, strict=True)]
        return Question(text, [buttons[:2], buttons[2:]])

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        return self._timed(dialog, value_of(message))

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        return self._timed(dialog, value)

    def _start(self, draft: D) -> time | None:
        """The start that was said before without an end."""
        if self.name in draft.answered or getattr(draft, "minutes", None) is not None:
            return None
        return getattr(draft, "started", None)

    def _timed(self, dialog: OpenDialog[D], said: str) -> D:
        work: WorkTime = worked_time(said, self._start(dialog.draft))
        return dialog.draft.answer(self.name, minutes=work.minutes, started=work.started, ended=work.ended)


class Amount(Slot[D]):
    """How much, and of what; kept in `volume` and `measure`. May be skipped unless the measure is given."""

    def __init__(self, name: str, given_measure: Callable[[Turn, D], Awaitable[str | None]]) -> None:
        """`given_measure` tells in what it must be counted, or None."""
        super().__init__(name)
        self._given_measure = given_measure

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        measure = await self._given_measure(turn, dialog.draft)
        if measure is not None:
            return Question(turn.words(f"{flow}-ask-{self.name}-target", measure=measure))
        alone, usual = self._alone(dialog.draft), self._usual(dialog.draft)
        skip = [[dialog.button(turn.words.plain(key_of(turn.words, flow, "skip")), "skip")]]
        if alone is not None:
            return Question(turn.words(f"{flow}-ask-measure", volume=alone), skip)
        if usual is not None:
            return Question(turn.words(f"{flow}-ask-{self.name}-usual", measure=usual), skip)
        return Question(turn.words(f"{flow}-ask-{self.name}"), skip)

    def _alone(self, draft: D) -> Decimal | None:
        """The number that was written before without its measure."""
        if self.name in draft.answered or getattr(draft, "measure", None) is not None:
            return None
        return getattr(draft, self.name, None)

    def _usual(self, draft: D) -> str | None:
        """What such work is usually counted in: a number alone is then an answer."""
        is_open = self.name not in draft.answered and getattr(draft, self.name, None) is None
        return getattr(draft, "measure", None) if is_open else None

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        text, thousands = value_of(message), turn.words.writing.thousands
        measure = await self._given_measure(turn, dialog.draft)
        alone = amount_alone(text, thousands) if measure is None else None
        if alone is not None and (measure := self._usual(dialog.draft)) is None:
            return AskAgain(
                dialog.draft.reopen(self.name).model_copy(update={self.name: alone, "measure": None})
            )
        before = self._alone(dialog.draft) if measure is None else None
        said = parse_volume(text, measure=measure, amount=before, thousands=thousands)
        return dialog.draft.answer(self.name, **{self.name: said.amount, "measure": said.measure})

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        if value != "skip" or await self._given_measure(turn, dialog.draft) is not None:
            raise Invalid("dialog-use-buttons")
        return dialog.draft.answer(self.name, **{self.name: None, "measure": None})
