"""The question for the right value of a person's data, as it is read from administrators and from people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Message

from domain.errors import Invalid
from domain.people import Employment
from domain.roster import Detail, parse_detail
from handlers.frame.flow import AskAgain, D, OpenDialog, Question, Slot
from handlers.frame.turn import Turn
from handlers.kit.slots import text_of


class DetailValue(Slot[D]):
    """A written value; the terms of employment are chosen from a list. `<wording>-<detail>` asks for it."""

    def __init__(
        self,
        name: str,
        detail_of: Callable[[D], Detail | None],
        wording: str,
        chosen: Callable[[Turn, D, str], Awaitable[D]],
        *,
        applies: Callable[[D], bool] = lambda _: True,
    ) -> None:
        """`chosen` gives the draft with a value, or raises Invalid with the reason why it cannot be."""
        super().__init__(name, applies=applies)
        self._detail_of = detail_of
        self._wording = wording
        self._chosen = chosen

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        detail = self._detail_of(dialog.draft)
        text = turn.words(f"{self._wording}-{detail}")
        if detail is not Detail.EMPLOYMENT:
            return Question(text)
        return Question(text, [[dialog.button(each, each)] for each in Employment])

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        return await self.tap(turn, dialog, text_of(message))

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        detail = self._detail_of(dialog.draft)
        if detail is None:
            raise Invalid("dialog-use-buttons")
        return await self._chosen(turn, dialog.draft, parse_detail(detail, value))
