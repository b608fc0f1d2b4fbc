"""A conversation as data: a typed draft, and the questions (slots) that fill it.

The Dialogs class (`dialogs.py`) runs flows; a flow itself keeps no state.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, ClassVar, Generic, TypeAlias, TypeVar

from msgspec import Struct
from telegram import Message

from domain.drafts import Draft
from domain.errors import Invalid, Refusal
from handlers.frame.callbacks import DialogTap
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from locales import Html, Words

D = TypeVar("D", bound=Draft)

SUMMARY, CHANGE = "summary", "change"
"""Steps that are no slots: the summary with its send button, and the choice of an answer to change."""


class OpenDialog(Struct, Generic[D], frozen=True):
    """An unfinished conversation, as its slots and its end see it."""

    token: str
    step: str
    """The name of the open slot, optionally with a page (“date 2026-11-01”), or SUMMARY or CHANGE."""
    draft: D
    message_id: int | None
    """The message that shows the question; None until it is sent."""

    @property
    def page(self) -> str:
        """The shown page of the question; empty for the first."""
        return self.step.partition(" ")[2]

    def button(self, label: str, value: str, *, style: str | None = None) -> Button:
        """A button that answers the open question."""
        return Button(label, DialogTap(self.token, self.step, value), style=style)


class Question(Struct, frozen=True):
    """What a slot asks, and the buttons that answer it."""

    text: Html
    rows: Rows = ()


def key_of(words: Words, wording: str, name: str) -> str:
    """The key of a sentence of a flow: `<wording>-<name>`, or, where there is none, `flow-<name>` of all."""
    own = f"{wording}-{name}"
    return own if own in words else f"flow-{name}"


class AskAgain(Struct, Generic[D], frozen=True):
    """The same question again: with another draft, on another page, or with a warning."""

    draft: D
    page: str = ""
    warning: Refusal | None = None


class Cancel(Struct, frozen=True):
    """The conversation ends without its result."""


Outcome: TypeAlias = D | AskAgain[D] | Cancel
"""What an answer leads to: the next question (with the new draft), the same question, or the end."""


class Slot(Generic[D]):
    """One question of a flow. Slots keep no state."""

    takes_files: ClassVar[bool] = False
    """Whether photos and files belong to this slot even while another question is open."""
    searches: ClassVar[bool] = False
    """Whether a part of a name that is written is looked for, also among those that no button shows."""

    tells_somebody: ClassVar[bool] = False
    """Whether its words are said to a colleague, to whom “lanjutkan!” says something."""

    takes_text: bool = False
    """Whether sentences answer it: one that it refuses is for it all the same, and no report."""

    def __init__(self, name: str, *, applies: Callable[[D], bool] = lambda _: True) -> None:
        """`name` is the step, and the key of its sentences: `<flow>-ask-<name>`, `<flow>-field-<name>`."""
        self.name = name
        self.applies = applies

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        """The question; by default the sentence `<flow>-ask-<name>` without buttons."""
        return Question(turn.words(f"{flow}-ask-{self.name}"))

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        """The draft after something written or sent; raises Invalid with the reason to ask again."""
        raise Invalid("dialog-use-buttons" if message.text else "dialog-not-read")

    def more(self, draft: D, text: str) -> D | None:
        """The draft with words added to an answer that was given; None where this question takes none."""
        return None

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        """The draft after a tap on a button of the question; raises Invalid to ask again."""
        raise Invalid("dialog-use-buttons")


def answered(draft: Draft) -> bool:
    """Whether the draft holds anything that its author would miss."""
    return draft != type(draft)()


def same_kind(_draft: Draft) -> object:
    """The default of `Flow.about`: a person has one draft of the flow at a time."""
    return None


class Flow(Struct, Generic[D], frozen=True):
    """A kind of conversation.

    Its buttons say what those of all conversations say (`flow-send`, `flow-cancel` and so on), unless it has
    words of its own (`<wording>-send`). `farewell` replaces the open question when the conversation ends
    without a result.
    """

    name: str
    action: Action
    draft: type[D]
    slots: Sequence[Slot[D]]
    finish: Callable[[Turn, OpenDialog[D]], Awaitable[Screen | AskAgain[D] | None]]
    """Acts on the complete draft. Its screen replaces the question; None when a notice will do so.

    AskAgain shows the last question once more, because something above it has changed meanwhile.
    """
    so_far: Callable[[Turn, D], Awaitable[Sequence[Html]]]
    """The lines above a question: what the conversation is about, and the answers so far."""
    summary: str | Callable[[Turn, D], Html] | None = None
    """The last question, below all answers, or its key; None: the last answer finishes the conversation."""
    worth_keeping: Callable[[D], bool] = answered
    """Whether the conversation is kept when another one begins; otherwise it ends then."""
    about: Callable[[D], object] = same_kind
    """The subject of a draft; a person has one conversation per flow and subject."""
    farewell: str = "cancel-done"
    retold: str = ""
    """The slot whose answer goes on in a text written at the summary."""
    restated: Callable[[Turn, OpenDialog[D], str], Awaitable[tuple[AskAgain[D], str] | None]] | None = None
    """What words below all answers change, and the question that they name, or no name; None for others."""
    worded_as: str = ""
    """The flow whose sentences it uses; empty: its own."""
    has_way_out: bool = True
    """Whether its questions have buttons back and to cancel."""

    @property
    def wording(self) -> str:
        """The prefix of the keys of its sentences."""
        return self.worded_as or self.name

    def last_question(self, turn: Turn, draft: D) -> Html:
        """What is asked below all answers; nothing without a `summary`."""
        if isinstance(self.summary, str):
            return turn.words(self.summary)
        return Html("") if self.summary is None else self.summary(turn, draft)

    def filled(self, **values: object) -> D:
        """A draft with an answer to every question, for a flow that changes something existing."""
        return self.draft(answered=frozenset(slot.name for slot in self.slots)).model_copy(update=values)

    def slot(self, step: str) -> Slot[D] | None:
        """The slot of a step."""
        name = step.partition(" ")[0]
        return next((slot for slot in self.slots if slot.name == name), None)

    def takes_text(self, step: str) -> bool:
        """Whether sentences answer the question of a step."""
        slot = self.slot(step)
        return slot is not None and slot.takes_text

    def first_open(self, draft: D) -> Slot[D] | None:
        """The first slot that is still to be asked; None when the draft is complete."""
        return next((s for s in self.slots if s.applies(draft) and s.name not in draft.answered), None)

    def files_of(self, draft: D) -> Slot[D] | None:
        """The slot that takes files, whichever question is open."""
        return next((each for each in self.slots if each.takes_files and each.applies(draft)), None)

    def before(self, slot: Slot[D], draft: D) -> Slot[D] | None:
        """The slot that is asked before this one."""
        earlier = self.slots[: self.slots.index(slot)]
        return next((each for each in reversed(earlier) if each.applies(draft)), None)


AnyFlow = Flow[Any]
