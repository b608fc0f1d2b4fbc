"""Runs conversations, which are stored in the database: any process can continue any of them.

A person has a stack of them: the top one is being held, the others wait and come back when it is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from pydantic import ValidationError
from telegram import Message

from domain.drafts import Draft
from domain.errors import AlreadyHandled, Invalid, NotAllowed, Refusal
from handlers.frame.callbacks import DialogTap
from handlers.frame.flow import CHANGE, SUMMARY, AnyFlow, AskAgain, Cancel, D, Flow, Outcome
from handlers.frame.hearing import heard, tapped
from handlers.frame.questions import (
    dump,
    next_step,
    open_dialog_of,
    question_of,
    reason,
)
from handlers.frame.screen import Screen
from handlers.frame.turn import Edit, Turn
from locales import Html, in_lines
from storage.tables import Dialog

_MOST = 5
"""Conversations that a person may have at once; beyond that the oldest ends."""


class Dialogs:
    """Runs conversations: loads, lets the slot decide, saves, shows."""

    def __init__(self, flows: Sequence[AnyFlow]) -> None:
        self._flows = {flow.name: flow for flow in flows}

    async def begin(
        self, turn: Turn, flow: Flow[D], draft: D, step: str = "", *, in_place: bool = False
    ) -> None:
        """Begins a conversation with its first open question, at the end of the chat.

        With `in_place` the question takes the place of the message whose button was tapped.

        One about the same thing that waits already is shown again instead. What is not worth keeping ends.
        """
        for dialog in await turn.uow.dialogs.of(turn.actor.telegram_id):
            known = self._read(dialog)
            if known is not None and self._is_same(known, flow, draft) and flow.worth_keeping(known[1]):
                turn.uow.dialogs.raise_to_top(dialog)
                await self.show_again(turn, dialog)
                return
            if known is None or not known[0].worth_keeping(known[1]):
                if not in_place or dialog.message_id != turn.tapped_message_id:
                    self._retire(turn, dialog)
                turn.uow.dialogs.close(dialog)
        waiting = await turn.uow.dialogs.of(turn.actor.telegram_id)
        for dialog in waiting[_MOST - 1 :]:
            self._retire(turn, dialog)
            turn.uow.dialogs.close(dialog)
        step = step or next_step(flow, draft)
        opened = await turn.uow.dialogs.open(turn.actor.telegram_id, flow.name, step, dump(draft), turn.now)
        opened.message_id = turn.tapped_message_id if in_place else None
        await self._show(turn, flow, opened, draft)

    async def held(self, turn: Turn) -> Dialog | None:
        """The conversation that is being held: the top of the person's stack."""
        return next(iter(await turn.uow.dialogs.of(turn.actor.telegram_id)), None)

    async def keeps_something(self, turn: Turn) -> bool:
        """Whether the person has begun something that they would mind losing."""
        waiting = [self._read(dialog) for dialog in await turn.uow.dialogs.of(turn.actor.telegram_id)]
        return any(known is not None and known[0].worth_keeping(known[1]) for known in waiting)

    async def unfinished(self, turn: Turn, flow: AnyFlow, draft: Draft) -> Dialog | None:
        """The conversation about the same thing that would be lost if it were begun again."""
        for dialog in await turn.uow.dialogs.of(turn.actor.telegram_id):
            known = self._read(dialog)
            if known is not None and self._is_same(known, flow, draft) and flow.worth_keeping(known[1]):
                return dialog
        return None

    async def waiting(self, turn: Turn) -> list[tuple[Dialog, Draft]]:
        """The conversations of a person that this version can continue, the one being held first."""
        dialogs = await turn.uow.dialogs.of(turn.actor.telegram_id)
        read = [(dialog, self._read(dialog)) for dialog in dialogs]
        return [(dialog, known[1]) for dialog, known in read if known is not None]

    async def become(self, turn: Turn, dialog: Dialog, flow: Flow[D], draft: D) -> None:
        """Goes on with a conversation as one of another flow or draft, below what was just sent."""
        dialog.flow, dialog.draft, dialog.step = flow.name, dump(draft), next_step(flow, draft)
        turn.uow.dialogs.raise_to_top(dialog)
        await self.show_again(turn, dialog)

    async def keep_file(self, turn: Turn, dialog: Dialog, message: Message) -> None:
        """Takes a file into a conversation below the current one, which is not interrupted."""
        known = self._read(dialog)
        if known is None:
            return
        flow, draft = known
        files = flow.files_of(draft)
        if files is not None:
            kept = await files.hear(turn, open_dialog_of(dialog, draft), message)
            dialog.draft = dump(kept.draft if isinstance(kept, AskAgain) else kept)

    async def hear(self, turn: Turn, dialog: Dialog, message: Message) -> None:
        """Takes a written or sent message as the answer to the open question."""
        turn.asked = dialog.token
        known = await self._known(turn, dialog)
        if known is None:
            return
        flow, draft = known
        open_dialog = open_dialog_of(dialog, draft)
        try:
            outcome, step = await heard(turn, flow, open_dialog, message)
        except Invalid:
            if draft.answered or flow.takes_text(dialog.step):
                raise
            if not await turn.rooms.took_refused(turn, message):
                raise
            return
        turn.uow.dialogs.raise_to_top(dialog)
        is_refused = isinstance(outcome, AskAgain) and outcome.warning is not None
        shown = dialog.message_id
        if message.text is None or is_refused:
            # What was sent stays in the chat: the question moves below it, where the person looks.
            dialog.message_id = None
        await self._follow(turn, flow, dialog, outcome, step)
        if shown is not None:
            # Last, so that nothing is taken out of the chat before what replaces it is there.
            turn.delete_message(shown if dialog.message_id is None else message.message_id)

    async def tap(self, turn: Turn, tap: DialogTap) -> None:
        """Takes a button as the answer; a button of another question only shows where the talk is."""
        dialog = await turn.uow.dialogs.by_token(turn.actor.telegram_id, tap.token)
        if dialog is None:
            turn.toast(turn.words.plain("dialog-over"))
            return
        turn.asked = dialog.token
        known = await self._known(turn, dialog)
        if known is None:
            return
        flow, draft = known
        turn.uow.dialogs.raise_to_top(dialog)
        if dialog.message_id is None:
            # The number of the message arrives with the tap before the sender has noted it.
            dialog.message_id = turn.tapped_message_id
        elif turn.tapped_message_id is not None and turn.tapped_message_id != dialog.message_id:
            # A process that died before it noted the number left two messages: the lower one stays.
            turn.delete_message(min(turn.tapped_message_id, dialog.message_id))
            dialog.message_id = max(turn.tapped_message_id, dialog.message_id)
        if dialog.step != tap.step:
            await self._show(turn, flow, dialog, draft)
            return
        outcome, step = await tapped(turn, flow, open_dialog_of(dialog, draft), tap.value)
        await self._follow(turn, flow, dialog, outcome, step)

    async def show_again(self, turn: Turn, dialog: Dialog) -> None:
        """Shows the open question in a new live message, at the end of the chat."""
        known = await self._known(turn, dialog)
        if known is None:
            return
        flow, draft = known
        shown, dialog.message_id = dialog.message_id, None
        dialog.touched_at = turn.now
        await self._show(turn, flow, dialog, draft)
        turn.delete_message(shown)

    async def refused(self, turn: Turn, token: str, refusal: Refusal) -> bool:
        """Asks again with the reason why an answer was refused; False when there is no such conversation."""
        dialog = await turn.uow.dialogs.by_token(turn.actor.telegram_id, token)
        known = None if dialog is None else self._read(dialog)
        if dialog is None or known is None:
            return False
        flow, draft = known
        if isinstance(refusal, AlreadyHandled | NotAllowed):
            # No other answer would help: the conversation ends, and its texts stay readable in the chat.
            said = await flow.so_far(turn, draft) if flow.worth_keeping(draft) else []
            text = in_lines([*said, reason(turn.words, refusal)])
            await self._end(turn, dialog, Screen(text))
            return True
        if turn.message is None:
            dialog.message_id = dialog.message_id or turn.tapped_message_id
            await self._show(turn, flow, dialog, draft, refusal)
            return True
        # What the person wrote stays in the chat: the question comes below it.
        shown, dialog.message_id = dialog.message_id, None
        await self._show(turn, flow, dialog, draft, refusal)
        turn.delete_message(shown)
        return True

    async def question(self, turn: Turn, dialog: Dialog) -> Screen | None:
        """The open question; None when this version cannot continue the conversation.

        Raises Refusal when the person may not, or the question can no longer be asked.
        """
        known = self._read(dialog)
        if known is None:
            return None
        flow, draft = known
        await turn.allow(flow.action)
        return await question_of(turn, flow, open_dialog_of(dialog, draft))

    async def drop(self, turn: Turn, dialog: Dialog) -> None:
        """Ends a conversation without its result, because something else begins."""
        self._retire(turn, dialog)
        turn.uow.dialogs.close(dialog)

    async def cancel(self, turn: Turn, dialog: Dialog) -> None:
        """Ends a conversation without its result, and says so in place of its question."""
        await self._end(turn, dialog, self._farewell(turn, dialog))

    async def _end(self, turn: Turn, dialog: Dialog, screen: Screen | None, *, is_kept: bool = False) -> None:
        """Over: the one that waited below is shown again. What is kept is said even if the process dies."""
        if screen is not None and is_kept:
            turn.uow.dialogs.end(dialog, screen.kept(), turn.now)
        else:
            turn.uow.dialogs.close(dialog)
        if screen is not None:
            turn.live(dialog.token, dialog.message_id, screen, is_end=is_kept)
        waiting = await self.held(turn)
        if waiting is not None:
            # What waits must not undo what is done, even where it can no longer be shown.
            with suppress(Refusal):
                await self.show_again(turn, waiting)

    def _retire(self, turn: Turn, dialog: Dialog) -> None:
        """Removes the buttons from the last question of a finished conversation."""
        if dialog.message_id is not None:
            turn.answers.append(Edit(dialog.message_id, self._farewell(turn, dialog)))

    def _farewell(self, turn: Turn, dialog: Dialog) -> Screen:
        flow = self._flows.get(dialog.flow)
        return Screen(turn.words("cancel-done" if flow is None else flow.farewell))

    async def _follow(
        self, turn: Turn, flow: Flow[D], dialog: Dialog, outcome: Outcome[D], step: str
    ) -> None:
        if isinstance(outcome, Cancel):
            await self.cancel(turn, dialog)
            return
        warning = None
        if isinstance(outcome, AskAgain):
            draft, warning = outcome.draft, outcome.warning
            name = step.partition(" ")[0]
            step = f"{name} {outcome.page}".rstrip()
        else:
            draft = outcome
            is_complete = flow.first_open(draft) is None
            if is_complete and (step == SUMMARY or flow.summary is None):
                done = await flow.finish(turn, open_dialog_of(dialog, draft))
                if not isinstance(done, AskAgain):
                    await self._end(turn, dialog, done, is_kept=True)
                    return
                draft, warning = done.draft, done.warning
            step = next_step(flow, draft)
        dialog.step, dialog.draft, dialog.touched_at = step, dump(draft), turn.now
        await self._show(turn, flow, dialog, draft, warning)

    async def _show(
        self, turn: Turn, flow: Flow[D], dialog: Dialog, draft: D, refusal: Refusal | None = None
    ) -> None:
        screen = await question_of(turn, flow, open_dialog_of(dialog, draft))
        if refusal is not None:
            warning = reason(turn.words, refusal)
            screen = Screen(Html(f"{screen.text}\n\n⚠️ <b>{warning}</b>"), screen.rows)
        turn.live(dialog.token, dialog.message_id, screen)

    async def _known(self, turn: Turn, dialog: Dialog) -> tuple[AnyFlow, Any] | None:
        """The flow and the draft of a conversation that this version can continue and the actor may.

        One of another version is closed, and the person told: better asked again than misread.
        """
        known = self._read(dialog)
        if known is None:
            await self._end(turn, dialog, Screen(turn.words("dialog-outdated")))
            return None
        await turn.allow(known[0].action)
        return known

    def _read(self, dialog: Dialog) -> tuple[AnyFlow, Any] | None:
        """The flow and the draft of a conversation; None when this version does not know them."""
        flow = self._flows.get(dialog.flow)
        if flow is None:
            return None
        try:
            draft = flow.draft.model_validate(dialog.draft)
        except ValidationError:
            return None
        if dialog.step not in (SUMMARY, CHANGE) and flow.slot(dialog.step) is None:
            dialog.step = next_step(flow, draft)
        return flow, draft

    @staticmethod
    def _is_same(known: tuple[AnyFlow, Any], flow: AnyFlow, draft: Draft) -> bool:
        return known[0].name == flow.name and flow.about(known[1]) == flow.about(draft)
