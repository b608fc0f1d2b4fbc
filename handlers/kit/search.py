"""Finding one of many by a part of its name; a part that only happens to be in it is asked about."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct
from telegram import Message

from domain.answers import bare_name, clean, is_name_of, meant_button
from domain.drafts import Draft
from domain.errors import Invalid
from domain.people import Nip
from domain.roster import LONGEST_NAME
from handlers.frame.flow import AskAgain, D, OpenDialog, Question, Slot
from handlers.frame.screen import cut
from handlers.frame.turn import Turn
from handlers.kit.slots import Option, text_of
from locales import Html
from storage.tables import Employee

LONGEST_LABEL = 60
"""Letters of a button."""
MOST_FOUND = 8
"""Choices that are shown at once; of more, a longer part of the name is asked for."""


def by_id(name: str, field: str) -> Callable[[Turn, D, str], Awaitable[D]]:
    """Keeps the id of what a question's answer names in a field; None for the button of nothing."""

    async def chosen(turn: Turn, draft: D, value: str) -> D:
        return draft.answer(name, **{field: None if value == "none" else int(value)})

    return chosen


def _ending_search(
    chosen: Callable[[Turn, D, str], Awaitable[D]],
) -> Callable[[Turn, D, str], Awaitable[D]]:
    async def ended(turn: Turn, draft: D, value: str) -> D:
        return (await chosen(turn, draft, value)).model_copy(update={"sought": ""})

    return ended


class Search(Slot[D]):
    """One of many; the part of its name that was written is kept in the draft until it is chosen."""

    searches = True

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
        self._chosen = _ending_search(chosen)

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        question = await super().ask(turn, flow, dialog)
        found = await self._find(turn, dialog.draft, dialog.draft.sought)
        shown = found if len(found) <= MOST_FOUND else []
        return Question(question.text, [[dialog.button(each.label, each.value)] for each in shown])

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        said = clean(text_of(message))[:LONGEST_NAME]
        found = await self._find(turn, dialog.draft, sought := said)
        if not found and (sought := bare_name(said)):
            found = await self._find(turn, dialog.draft, sought)
        if not found:
            raise Invalid("search-none", sought=said)
        if len(found) > MOST_FOUND:
            raise Invalid("search-many", sought=sought)
        if len(found) == 1 and is_name_of(found[0].label, sought):
            return await self._chosen(turn, dialog.draft, found[0].value)
        return AskAgain(dialog.draft.model_copy(update={"sought": sought}))

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        found = await self._find(turn, dialog.draft, dialog.draft.sought)
        if value not in {each.value for each in found[:MOST_FOUND]}:
            raise Invalid("dialog-use-buttons")
        return await self._chosen(turn, dialog.draft, value)


_ON_PAGE = 8


class FoundOptions(Struct, frozen=True):
    """A page of what was found, and how many there are in all."""

    total: int
    shown: Sequence[Option]


class Listed(Slot[D]):
    """One of many, page by page; a part of the name that is written narrows the list.

    The part is kept in the draft until something is chosen.
    """

    searches = True

    def __init__(
        self,
        name: str,
        find: Callable[[Turn, D, str, int, int], Awaitable[FoundOptions]],
        chosen: Callable[[Turn, D, str], Awaitable[D]],
        *,
        others: Callable[[Turn, D], Awaitable[Sequence[Option]]] | None = None,
        applies: Callable[[D], bool] = lambda _: True,
    ) -> None:
        """`find` returns the matches of a search text, from a number (0 is the first) on, up to a maximum.

        `others` are answers below the list that are always offered.
        """
        super().__init__(name, applies=applies)
        self._find = find
        self._chosen = _ending_search(chosen)
        self._others = others

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        words, start, sought = turn.words, self._start(dialog), dialog.draft.sought
        question, found = await super().ask(turn, flow, dialog), await self._page(turn, dialog)
        text = question.text
        if sought:
            text = Html(f"{text}\n{words('listed-found', sought=sought, count=found.total)}")
        rows = [[dialog.button(cut(each.label, LONGEST_LABEL), each.value)] for each in found.shown]
        ways = [("page-previous", start - _ON_PAGE), ("page-next", start + _ON_PAGE)]
        steps = [dialog.button(words.plain(key), f"p{at}") for key, at in ways if 0 <= at < found.total]
        if sought:
            steps.append(dialog.button(words.plain("listed-all"), "all"))
        others = [] if self._others is None else await self._others(turn, dialog.draft)
        below = [[dialog.button(cut(each.label, LONGEST_LABEL), each.value)] for each in others]
        return Question(text, [*rows, *([steps] if steps else []), *below])

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        said = clean(text_of(message))[:LONGEST_NAME]
        found = await self._find(turn, dialog.draft, sought := said, 0, _ON_PAGE)
        if not found.total:
            others = [] if self._others is None else await self._others(turn, dialog.draft)
            meant = meant_button([each.label for each in others], said)
            if meant is not None:
                return await self._chosen(turn, dialog.draft, others[meant].value)
            if sought := bare_name(said):
                found = await self._find(turn, dialog.draft, sought, 0, _ON_PAGE)
        if not found.total:
            raise Invalid("search-none", sought=said)
        if found.total == 1 and is_name_of(found.shown[0].label, sought):
            return await self._chosen(turn, dialog.draft, found.shown[0].value)
        return AskAgain(dialog.draft.model_copy(update={"sought": sought}))

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        if value.startswith("p") and value[1:].isdecimal():
            return AskAgain(dialog.draft, page=value[1:8])
        if value == "all":
            return AskAgain(dialog.draft.model_copy(update={"sought": ""}))
        offered = [*(await self._page(turn, dialog)).shown]
        offered += [] if self._others is None else await self._others(turn, dialog.draft)
        if value not in {each.value for each in offered}:
            raise Invalid("dialog-use-buttons")
        return await self._chosen(turn, dialog.draft, value)

    async def _page(self, turn: Turn, dialog: OpenDialog[D]) -> FoundOptions:
        return await self._find(turn, dialog.draft, dialog.draft.sought, self._start(dialog), _ON_PAGE)

    @staticmethod
    def _start(dialog: OpenDialog[D]) -> int:
        return int(dialog.page) if dialog.page.isdecimal() else 0


def page_of_options(options: Sequence[Option], start: int, most: int) -> FoundOptions:
    """A page of options that are all known."""
    return FoundOptions(len(options), options[start : start + most])


def person_option(person: Employee) -> Option:
    """A person by name and NIP, as lists of people to choose from show them."""
    return Option(f"{person.name}, {Nip(person.nip).pretty}", str(person.id))


async def list_units(turn: Turn, draft: Draft, sought: str, start: int, most: int) -> FoundOptions:
    """A page of the units whose names contain a text, as `Listed` asks for it."""
    units = await turn.uow.people.units()
    found = [Option(unit.name, str(unit.id)) for unit in units if sought.casefold() in unit.name.casefold()]
    return page_of_options(found, start, most)


async def people_options(turn: Turn, draft: Draft, sought: str) -> list[Option]:
    """Anybody in service today whose name or NIP contains a text."""
    return [person_option(each) for each in await turn.uow.people.search(sought, turn.today, MOST_FOUND + 1)]


def options_by_position(people: Sequence[Employee]) -> list[Option]:
    """People who are known by the position; by the NIP where another one would have the same label."""
    labels = [f"{each.name}, {each.position}" if each.position else each.name for each in people]
    return [
        Option(label, str(each.id)) if labels.count(label) == 1 else person_option(each)
        for each, label in zip(people, labels, strict=True)
    ]


async def resembling(turn: Turn, name: str, besides: int = 0) -> list[Html]:
    """The line that a new name of a unit is nearly that of another one; empty where it is not."""
    twin = await turn.uow.units.resembled(name, besides)
    return [] if twin is None else [turn.words("people-unit-near", name=twin)]
