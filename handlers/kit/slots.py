"""Questions that flows are made of: a sentence, a choice, a rating, files."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum

from msgspec import Struct
from telegram import Message

from domain.answers import clean, joined, named_label, rating_of, says_done, says_none, says_send
from domain.corrections import righted
from domain.entries import EvidenceItem, with_item
from domain.errors import Invalid
from handlers.frame.flow import SUMMARY, AskAgain, D, OpenDialog, Question, Slot, key_of
from handlers.frame.screen import Button
from handlers.frame.turn import Turn
from handlers.kit.attachments import attachment_of, links_of
from locales import Html, in_lines

_SHOWN_ON_BUTTON = 34
"""Letters of a label that a small phone shows; a longer one is repeated in full above the buttons."""


def text_of(message: Message) -> str:
    """What was written; raises Invalid when something else was sent."""
    if message.text is None:
        raise Invalid("report-write-text")
    return message.text


def value_of(message: Message) -> str:
    """The value that was written, of “bukan 30 tapi 31” the right one; raises Invalid as `text_of` does."""
    return righted(text_of(message))


class Sentence(Slot[D]):
    """Free text, as `parse` takes it; kept in the field of the slot's name."""

    takes_text = True

    def __init__(
        self,
        name: str,
        parse: Callable[[str], str],
        *,
        optional: bool = False,
        applies: Callable[[D], bool] = lambda _: True,
    ) -> None:
        super().__init__(name, applies=applies)
        self._parse = parse
        self._optional = optional

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        question = await super().ask(turn, flow, dialog)
        if not self._optional:
            return question
        skip = dialog.button(turn.words.plain(key_of(turn.words, flow, "skip")), "skip")
        return Question(question.text, [[skip]])

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        if not self._optional or value != "skip":
            return await super().tap(turn, dialog, value)
        return dialog.draft.answer(self.name, **{self.name: None})

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        said = text_of(message)
        parsed = self._parse(said)
        if says_send(said) or (not self._optional and says_none(said)):
            raise Invalid("dialog-aside", said=clean(said))
        return dialog.draft.answer(self.name, **{self.name: parsed})

    def more(self, draft: D, text: str) -> D | None:
        if self.name not in draft.answered:
            return None
        said = self._parse(joined(getattr(draft, self.name), text))
        return draft.answer(self.name, **{self.name: said})


class Continued(Sentence[D]):
    """Free text that may come in several messages: what is written at the summary is added to it.

    For the slot that is `Flow.retold`. “Ok siap” may be all that is to be said to somebody.
    """

    tells_somebody = True

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        before = getattr(dialog.draft, self.name) if dialog.step == SUMMARY else None
        said = self._parse(joined(before, text_of(message)))
        if not self._optional and says_none(text_of(message)):
            raise Invalid("dialog-aside", said=clean(text_of(message)))
        return dialog.draft.answer(self.name, **{self.name: said})


class Option(Struct, frozen=True):
    """A possible answer: the label of its button, and its value."""

    label: str
    value: str


class Around(Slot[D]):
    """Another question that is asked with more buttons; its answers are those of that question."""

    def __init__(self, slot: Slot[D]) -> None:
        super().__init__(slot.name, applies=slot.applies)
        self._slot = slot
        self.takes_text = slot.takes_text

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        return await self._slot.hear(turn, dialog, message)

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        return await self._slot.tap(turn, dialog, value)


class Offering(Around[D]):
    """Another question with answers that are likely, as its first buttons."""

    def __init__(self, slot: Slot[D], offers: Callable[[Turn, D], Awaitable[Sequence[Option]]]) -> None:
        """`offers` gives values as `slot` takes them from its buttons."""
        super().__init__(slot)
        self._offers = offers

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        question = await self._slot.ask(turn, flow, dialog)
        offers = [] if dialog.page else await self._offers(turn, dialog.draft)
        if not offers:
            return question
        first = [dialog.button(offer.label, offer.value, style="primary") for offer in offers]
        likely = {button.data for button in first}
        others = [[button for button in row if button.data not in likely] for row in question.rows]
        return Question(question.text, [first, *(row for row in others if row)])


class Choice(Slot[D]):
    """One of some options, which may depend on the draft; a long list is numbered above the buttons."""

    def __init__(
        self,
        name: str,
        options: Callable[[Turn, D], Awaitable[Sequence[Option]]],
        chosen: Callable[[Turn, D, str], Awaitable[D]],
        *,
        numbered: bool = False,
        width: int = 1,
        none: str | None = None,
        applies: Callable[[D], bool] = lambda _: True,
    ) -> None:
        """`chosen` gives the draft with a value; `none` is the sentence of a last button, of value “none”."""
        super().__init__(name, applies=applies)
        self._options = options
        self._chosen = chosen
        self._numbered = numbered
        self._width = width
        self._none = none

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        question = await super().ask(turn, flow, dialog)
        options = await self._options(turn, dialog.draft)
        text = question.text
        if self._numbered and any(len(option.label) > _SHOWN_ON_BUTTON for option in options):
            listed = (
                turn.words("choice-line", number=n, title=option.label) for n, option in enumerate(options, 1)
            )
            text = in_lines([text, "", *listed])
        buttons = [dialog.button(self._label(n, option), option.value) for n, option in enumerate(options, 1)]
        rows = [buttons[start : start + self._width] for start in range(0, len(buttons), self._width)]
        if self._none is not None:
            rows.append([dialog.button(turn.words.plain(self._none), "none")])
        return Question(text, rows)

    def _label(self, number: int, option: Option) -> str:
        if not self._numbered:
            return option.label
        short = len(option.label) <= _SHOWN_ON_BUTTON
        return f"{number}. {option.label if short else option.label[:_SHOWN_ON_BUTTON].rstrip() + '…'}"

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        options = await self._options(turn, dialog.draft)
        named = named_label([option.label for option in options], message.text or "")
        if named is None:
            return await super().hear(turn, dialog, message)
        return await self._chosen(turn, dialog.draft, options[named].value)

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        values = {option.value for option in await self._options(turn, dialog.draft)}
        if value not in values and not (self._none is not None and value == "none"):
            raise Invalid("dialog-use-buttons")
        return await self._chosen(turn, dialog.draft, value)


def one_of(
    name: str,
    values: type[StrEnum],
    wording: str,
    *,
    width: int = 1,
    applies: Callable[[D], bool] = lambda _: True,
) -> Choice[D]:
    """One of an enumeration, kept in the field of the slot's name; `<wording>-<value>` are its buttons."""

    async def options(turn: Turn, draft: D) -> list[Option]:
        return [Option(turn.words.plain(f"{wording}-{value}"), value) for value in values]

    async def chosen(turn: Turn, draft: D, value: str) -> D:
        return draft.answer(name, **{name: values(value)})

    return Choice(name, options, chosen, width=width, applies=applies)


class Rating(Slot[D]):
    """1 to 5, each with its word and what it means; kept in the field `field`."""

    def __init__(
        self, name: str, field: str, meanings: Callable[[Turn, D], Awaitable[Sequence[Html]]]
    ) -> None:
        super().__init__(name)
        self._field = field
        self._meanings = meanings

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        question = await super().ask(turn, flow, dialog)
        text = in_lines([question.text, *await self._meanings(turn, dialog.draft)])
        return Question(text, [[dialog.button(label, value)] for value, label in ratings(turn)])

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        return await self.tap(turn, dialog, value_of(message))

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        return dialog.draft.answer(self.name, **{self._field: rating_of(value)})


def ratings(turn: Turn) -> list[tuple[str, str]]:
    """The five ratings with their words, the best first."""
    return [(str(value), turn.words.plain(f"rating-{value}")) for value in range(5, 0, -1)]


class Files(Slot[D]):
    """Photos, files, places and links; kept in the field of the slot's name as a tuple."""

    takes_files = True

    def __init__(self, name: str, most: int, *, applies: Callable[[D], bool] = lambda _: True) -> None:
        super().__init__(name, applies=applies)
        self._most = most

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        words, items = turn.words, self._items(dialog.draft)
        if not items:
            skip = dialog.button(words.plain(key_of(words, flow, "skip")), "done")
            return Question(words(f"{flow}-ask-{self.name}"), [[skip]])
        rows: list[list[Button]] = [
            [dialog.button(words.plain("files-done"), "done", style="primary")],
        ]
        if len(items) == 1:
            rows.append([dialog.button(words.plain("files-clear"), "clear")])
        else:
            last = dialog.button(words.plain("files-remove-last"), "last")
            rows.append([last, dialog.button(words.plain("files-clear-all"), "clear")])
        return Question(words(f"{flow}-ask-{self.name}-more"), rows)

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        proof, items = attachment_of(message), self._items(dialog.draft)
        if message.text and (says_none(message.text) or says_done(message.text)):
            return dialog.draft.answer(self.name)
        for item in links_of(message) if proof is None else (proof,):
            items = with_item(items, item, self._most)
        return AskAgain(self._keeping(dialog.draft, items))

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        match value:
            case "done":
                return dialog.draft.answer(self.name)
            case "last":
                return AskAgain(self._keeping(dialog.draft, self._items(dialog.draft)[:-1]))
            case "clear":
                return AskAgain(self._keeping(dialog.draft, ()))
            case _:
                raise Invalid("dialog-use-buttons")

    def _items(self, draft: D) -> tuple[EvidenceItem, ...]:
        return tuple(getattr(draft, self.name))

    def _keeping(self, draft: D, items: tuple[EvidenceItem, ...]) -> D:
        return draft.model_copy(update={self.name: items})
