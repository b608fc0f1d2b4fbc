"""A conversation as data: a typed draft, and the questions (slots) that fill it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeAlias, TypeVar

from telegram import Message

from domain.drafts import Draft
from domain.errors import Invalid, Refusal
from handlers.frame.callbacks import DialogTap
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from locales import Html

D = TypeVar("D", bound=Draft)

SUMMARY, CHANGE = "summary", "change"
"""Steps beside the slots: all is answered and may be sent; which answer is to be changed."""


@dataclass(frozen=True)
class Talk(Generic[D]):
    """The conversation at hand, as a slot sees it."""

    token: str
    step: str
    """The slot that is being asked, perhaps with a page (“date 2026-11-01”), or SUMMARY or CHANGE."""
    draft: D
    message_id: int | None
    """The message that shows the question, once Telegram has told its number."""

    @property
    def page(self) -> str:
        """The page of the question that is shown; empty for its first."""
        return self.step.partition(" ")[2]

    def button(self, label: str, value: str, *, style: str | None = None) -> Button:
        """A button that answers the question at hand."""
        return Button(label, DialogTap(self.token, self.step, value), style=style)


@dataclass(frozen=True)
class Question:
    """What a slot asks, and the buttons that answer it."""

    text: Html
    rows: Rows = ()


@dataclass(frozen=True)
class Stay(Generic[D]):
    """The same question again: on another page, with something added, or with a warning."""

    draft: D
    page: str = ""
    warning: Refusal | None = None


@dataclass(frozen=True)
class Cancel:
    """The conversation ends without its result."""


Outcome: TypeAlias = D | Stay[D] | Cancel
"""What follows from an answer: a draft that goes on to the next question, the same question, or the end."""


class Slot(Generic[D]):
    """One question of a flow. Slots keep no state."""

    takes_files: ClassVar[bool] = False
    """Whether a photo or file that is sent at any moment of the conversation belongs to this slot."""

    def __init__(self, name: str, *, applies: Callable[[D], bool] = lambda _: True) -> None:
        """`name` is the step, and the key of its sentences: `<flow>-ask-<name>`, `<flow>-field-<name>`."""
        self.name = name
        self.applies = applies

    async def ask(self, turn: Turn, flow: str, talk: Talk[D]) -> Question:
        """The question; by default the sentence `<flow>-ask-<name>` without buttons."""
        return Question(turn.words(f"{flow}-ask-{self.name}"))

    async def hear(self, turn: Turn, talk: Talk[D], message: Message) -> D | Stay[D]:
        """The draft after something written or sent; raises Invalid with the reason to ask again."""
        raise Invalid("dialog-use-buttons")

    async def tap(self, turn: Turn, talk: Talk[D], value: str) -> D | Stay[D]:
        """The draft after a tap on a button of the question; raises Invalid to ask again."""
        raise Invalid("dialog-use-buttons")


def answered(draft: Draft) -> bool:
    """Whether anything has been said that its author would miss."""
    return draft != type(draft)()


def same_kind(_draft: Draft) -> object:
    """All drafts of a flow are about the same thing: a person has one of them at a time."""
    return None


@dataclass(frozen=True)
class Flow(Generic[D]):
    """A kind of conversation.

    Its buttons are worded by `<wording>-send`, `<wording>-change` and `<wording>-cancel`; what takes
    the place of its question when it is ended without a result is `farewell`.
    """

    name: str
    action: Action
    draft: type[D]
    slots: Sequence[Slot[D]]
    finish: Callable[[Turn, Talk[D]], Awaitable[Screen | Stay[D] | None]]
    """Acts on the complete draft; its screen takes the question's place, or None when a notice will.

    With Stay the last question is asked once more: what stands above it has changed meanwhile.
    """
    so_far: Callable[[Turn, D], Awaitable[Sequence[Html]]]
    """The lines above a question: what the conversation is about, and what has been said."""
    summary: Callable[[Turn, D], Html] | None = None
    """The last question, under all answers; None: what completes the draft finishes the conversation."""
    worth_keeping: Callable[[D], bool] = answered
    """Whether the conversation waits while another one is held; else it ends when another begins."""
    about: Callable[[D], object] = same_kind
    """What a draft is about: two conversations of a flow about the same thing are one."""
    farewell: str = "cancel-done"
    worded_as: str = ""
    """The conversation whose sentences it uses, where it has none of its own."""
    has_way_out: bool = True
    """Whether its questions have a button back, or out of the conversation where nothing comes before."""

    @property
    def wording(self) -> str:
        """What the keys of its sentences begin with."""
        return self.worded_as or self.name

    def filled(self, **values: object) -> D:
        """A draft in which every question has an answer, to be changed."""
        return self.draft(answered=frozenset(slot.name for slot in self.slots)).model_copy(update=values)

    def slot(self, step: str) -> Slot[D] | None:
        """The slot of a step."""
        name = step.partition(" ")[0]
        return next((slot for slot in self.slots if slot.name == name), None)

    def first_open(self, draft: D) -> Slot[D] | None:
        """The first slot that is still to be asked; None when the draft is complete."""
        return next((s for s in self.slots if s.applies(draft) and s.name not in draft.answered), None)

    def files_of(self, draft: D) -> Slot[D] | None:
        """The slot that takes what is sent, whichever question is asked."""
        return next((each for each in self.slots if each.takes_files and each.applies(draft)), None)

    def before(self, slot: Slot[D], draft: D) -> Slot[D] | None:
        """The slot that is asked before this one."""
        earlier = self.slots[: self.slots.index(slot)]
        return next((each for each in reversed(earlier) if each.applies(draft)), None)


AnyFlow = Flow[Any]
