"""After a restart: sends the open question again to people whose conversation was interrupted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.app import Service
from bot.speaker import AnswerBatch
from domain.errors import Refusal
from handlers.frame.turn import Live
from storage.uow import UnitOfWork

MAX_AGE = timedelta(minutes=10)
"""The speaker retries an answer for this long, so no older question can be unsent."""


async def repeat_questions(service: Service) -> None:
    """Sends the questions that were committed but perhaps never sent.

    Editing a question that is in the chat already to the same text changes nothing. People outside of the
    roster are skipped: their language is not stored.
    """
    async with service.database.read() as uow:
        last = await uow.updates.last_processed_at()
        if last is None:
            return
        people = [dialog.telegram_id for dialog in await uow.dialogs.held_since(last - MAX_AGE)]
    # Whom another process is answering gets the question from that one.
    free = await service.chats.hold_free(people)
    async with service.database.read() as uow:
        for telegram_id in free:
            question = await _question(service, uow, telegram_id)
            if question is None:
                service.chats.let_go(telegram_id)
            else:
                done = partial(service.chats.let_go, telegram_id)
                service.speaker.speak(replace(question, on_done=done))


async def _question(service: Service, uow: UnitOfWork, telegram_id: int) -> AnswerBatch | None:
    """The question of the conversation that a person of the roster is holding."""
    dialog = next(iter(await uow.dialogs.of(telegram_id)), None)
    turn = await service.intake.turn_of(uow, telegram_id)
    if dialog is None or turn is None:
        return None
    try:
        screen = await service.rooms.dialogs.question(turn, dialog)
    except Refusal:
        return None
    if screen is None:
        return None
    live = Live(dialog.token, dialog.message_id, screen)
    return AnswerBatch(telegram_id, telegram_id, None, turn.words, (live,))
