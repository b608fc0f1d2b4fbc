"""Conversations kept in the database: any process continues any of them, one live message shows each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from telegram import Message

from domain.errors import Invalid, Refusal
from handlers.frame.callbacks import DialogTap
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Edit, Turn
from locales import Html, Words
from storage.tables import Dialog

D = TypeVar("D", bound=BaseModel)


@dataclass(frozen=True)
class Ask(Generic[D]):
    """The conversation goes on with a question."""

    step: str
    draft: D


@dataclass(frozen=True)
class Done:
    """The conversation is over; `screen` takes the live message's place, or a notice will."""

    screen: Screen | None = None


@dataclass(frozen=True)
class Talk(Generic[D]):
    """The conversation at hand, as its flow sees it."""

    token: str
    step: str
    draft: D
    message_id: int | None
    """The live message, once Telegram has told its number."""

    def button(self, label: str, value: str, *, style: str | None = None) -> Button:
        """A button that answers the question at hand."""
        return Button(label, DialogTap(self.token, self.step, value), style=style)

    def ask(self, step: str, draft: D) -> Ask[D]:
        """Goes on with another question."""
        return Ask(step, draft)


class Flow(Generic[D]):
    """A kind of conversation: what is asked, and what an answer leads to. Flows keep no state."""

    name: ClassVar[str]
    action: ClassVar[Action]
    farewell: ClassVar[str] = "cancel-done"
    """The sentence that takes the place of its question when `/batal` or another beginning ends it."""
    draft_type: type[D]

    async def question(self, turn: Turn, talk: Talk[D]) -> Screen:
        """The question of the present step."""
        raise NotImplementedError

    async def heard(self, turn: Turn, talk: Talk[D], message: Message) -> Ask[D] | Done:
        """What follows from something written or sent; raises Invalid to ask again with a reason."""
        raise Invalid("dialog-use-buttons")

    async def tapped(self, turn: Turn, talk: Talk[D], value: str) -> Ask[D] | Done:
        """What follows from a button of the present question; raises Invalid to ask again with a reason."""
        raise NotImplementedError

    def worth_keeping(self, draft: D) -> bool:
        """Whether a person would mind losing this draft."""
        return draft != type(draft)()


class Dialogs:
    """Runs conversations: loads, lets the flow decide, saves, shows."""

    def __init__(self, flows: list[Flow[Any]]) -> None:
        self._flows = {flow.name: flow for flow in flows}

    async def begin(self, turn: Turn, flow: Flow[D], step: str, draft: D) -> None:
        """Begins a conversation with its first question; whatever was there is dropped."""
        earlier = await turn.uow.dialogs.of(turn.actor.telegram_id)
        if earlier is not None:
            self._retire(turn, earlier)
        dialog = await turn.uow.dialogs.open(turn.actor.telegram_id, flow.name, step, _dump(draft), turn.now)
        await self._show(turn, flow, dialog, draft)

    async def hear(self, turn: Turn, dialog: Dialog, message: Message) -> None:
        """Takes what a person wrote as the answer to the question at hand."""
        known = await self._known(turn, dialog)
        if known is None:
            return
        flow, draft = known
        if message.text is None:
            # What was sent stays in the chat: the question moves below it, where the person looks.
            turn.tidy(dialog.message_id)
            dialog.message_id = None
        try:
            result = await flow.heard(turn, _talk(dialog, draft), message)
        except Invalid as refusal:
            await self._show(turn, flow, dialog, draft, refusal)
            return
        await self._follow(turn, flow, dialog, result)

    async def tap(self, turn: Turn, tap: DialogTap) -> None:
        """Takes a button as the answer; a button of another question only shows where the talk is."""
        dialog = await turn.uow.dialogs.of(turn.actor.telegram_id)
        if dialog is None or dialog.token != tap.token:
            turn.toast(turn.words.plain("dialog-over"))
            return
        known = await self._known(turn, dialog)
        if known is None:
            return
        flow, draft = known
        if dialog.step != tap.step:
            await self._show(turn, flow, dialog, draft)
            return
        try:
            result = await flow.tapped(turn, _talk(dialog, draft), tap.value)
        except Invalid as refusal:
            await self._show(turn, flow, dialog, draft, refusal)
            return
        await self._follow(turn, flow, dialog, result)

    async def show_again(self, turn: Turn, dialog: Dialog) -> None:
        """Shows the question at hand in a new live message, where the person looks now."""
        known = await self._known(turn, dialog)
        if known is None:
            return
        flow, draft = known
        turn.tidy(dialog.message_id)
        dialog.message_id = None
        dialog.touched_at = turn.now
        await self._show(turn, flow, dialog, draft)

    async def question(self, turn: Turn, dialog: Dialog) -> Screen | None:
        """The question at hand; None when this version cannot continue the conversation.

        Raises Refusal when the person may not, or the question can no longer be asked.
        """
        known = self._read(dialog)
        if known is None:
            return None
        flow, draft = known
        await turn.allow(flow.action)
        return await flow.question(turn, _talk(dialog, draft))

    def worth_keeping(self, dialog: Dialog) -> bool:
        """Whether dropping a conversation needs the person's word."""
        known = self._read(dialog)
        return known is not None and known[0].worth_keeping(known[1])

    async def drop(self, turn: Turn, dialog: Dialog) -> None:
        """Ends a conversation without its result, because something else begins."""
        self._retire(turn, dialog)
        await turn.uow.dialogs.close(dialog)

    async def cancel(self, turn: Turn, dialog: Dialog) -> None:
        """Ends a conversation without its result, and says so in place of its question."""
        await turn.uow.dialogs.close(dialog)
        turn.live(dialog, self._farewell(turn, dialog))

    def _retire(self, turn: Turn, dialog: Dialog) -> None:
        """Takes the buttons from the question of a conversation that is over, where it stands in the chat."""
        if dialog.message_id not in (None, turn.tapped_message_id):
            turn.answers.append(Edit(dialog.message_id, self._farewell(turn, dialog)))

    def _farewell(self, turn: Turn, dialog: Dialog) -> Screen:
        flow = self._flows.get(dialog.flow)
        return Screen(turn.words(Flow.farewell if flow is None else flow.farewell))

    async def _follow(self, turn: Turn, flow: Flow[Any], dialog: Dialog, result: Ask[Any] | Done) -> None:
        if isinstance(result, Ask):
            dialog.step, dialog.draft, dialog.touched_at = result.step, _dump(result.draft), turn.now
            await self._show(turn, flow, dialog, result.draft)
            return
        await turn.uow.dialogs.close(dialog)
        if result.screen is not None:
            turn.live(dialog, result.screen)

    async def _show(
        self, turn: Turn, flow: Flow[D], dialog: Dialog, draft: D, refusal: Refusal | None = None
    ) -> None:
        screen = await flow.question(turn, _talk(dialog, draft))
        if refusal is not None:
            warning = reason(turn.words, refusal)
            screen = Screen(Html(f"{screen.text}\n\n⚠️ <b>{warning}</b>"), screen.rows)
        turn.live(dialog, screen)

    async def _known(self, turn: Turn, dialog: Dialog) -> tuple[Flow[Any], Any] | None:
        """The flow and the draft of a conversation that this version can continue and the actor may.

        One of another version is closed, and the person told: better asked again than misread.
        """
        known = self._read(dialog)
        if known is None:
            await turn.uow.dialogs.close(dialog)
            turn.live(dialog, Screen(turn.words("dialog-outdated")))
            return None
        await turn.allow(known[0].action)
        return known

    def _read(self, dialog: Dialog) -> tuple[Flow[Any], Any] | None:
        """The flow and the draft of a conversation; None when this version does not know them."""
        flow = self._flows.get(dialog.flow)
        if flow is None:
            return None
        try:
            return flow, flow.draft_type.model_validate(dialog.draft)
        except ValidationError:
            return None


def reason(words: Words, refusal: Refusal) -> Html:
    """A refusal in the person's language."""
    return words(refusal.key, **refusal.params)


def _dump(draft: BaseModel) -> dict[str, Any]:
    return draft.model_dump(mode="json", exclude_defaults=True)


def _talk(dialog: Dialog, draft: D) -> Talk[D]:
    return Talk(dialog.token, dialog.step, draft, dialog.message_id)
