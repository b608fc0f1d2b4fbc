"""Finding one of many by a part of its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from telegram import Message

from domain.answers import clean
from domain.drafts import Draft
from domain.errors import Invalid
from handlers.frame.flow import D, Question, Slot, Stay, Talk
from handlers.frame.turn import Turn
from handlers.kit.slots import Option, text_of

MOST_FOUND = 8
"""Choices that are shown at once; of more, a longer part of the name is asked for."""


class Search(Slot[D]):
    """One of many; the part of its name that was written is kept in the field `sought`."""

    def __init__(
        self,
        name: str,
        find: Callable[[Turn, D, str], Awaitable[Sequence[Option]]],
        chosen: Callable[[Turn, D, str], Awaitable[D]],
        *,
        applies: Callable[[D], bool] = lambda _: True,
    ) -> None:
        """`find` gives what a part of a name may mean, one more than MOST_FOUND where there are many."""
        super().__init__(name, applies=applies)
        self._find = find
        self._chosen = chosen

    async def ask(self, turn: Turn, flow: str, talk: Talk[D]) -> Question:
        question = await super().ask(turn, flow, talk)
        found = await self._find(turn, talk.draft, getattr(talk.draft, "sought", ""))
        shown = found if len(found) <= MOST_FOUND else []
        return Question(question.text, [[talk.button(each.label, each.value)] for each in shown])

    async def hear(self, turn: Turn, talk: Talk[D], message: Message) -> D | Stay[D]:
        sought = clean(text_of(message))
        found = await self._find(turn, talk.draft, sought)
        if not found:
            raise Invalid("search-none", sought=sought)
        if len(found) > MOST_FOUND:
            raise Invalid("search-many", sought=sought)
        if len(found) == 1:
            return await self._chosen(turn, talk.draft, found[0].value)
        return Stay(talk.draft.model_copy(update={"sought": sought}))

    async def tap(self, turn: Turn, talk: Talk[D], value: str) -> D | Stay[D]:
        found = await self._find(turn, talk.draft, getattr(talk.draft, "sought", ""))
        if value not in {each.value for each in found[:MOST_FOUND]}:
            raise Invalid("dialog-use-buttons")
        return await self._chosen(turn, talk.draft, value)


async def unit_options(turn: Turn, draft: Draft, sought: str) -> list[Option]:
    """The units of which a part of the name was written."""
    units = await turn.uow.people.units()
    return [Option(unit.name, str(unit.id)) for unit in units if sought.casefold() in unit.name.casefold()]
