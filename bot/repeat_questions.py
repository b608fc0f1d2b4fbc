"""After a restart: sends the open question again to people whose conversation was interrupted."""

from __future__ import annotations

from datetime import timedelta

from bot.app import Service
from bot.speaker import AnswerBatch
from domain.errors import Refusal
from handlers.frame.turn import Live

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
        for dialog in await uow.dialogs.held_since(last - MAX_AGE):
            turn = await service.intake.turn_of(uow, dialog.telegram_id)
            if turn is None:
                continue
            try:
                screen = await service.rooms.dialogs.question(turn, dialog)
            except Refusal:
                continue
            if screen is not None:
                live = Live(dialog.token, dialog.message_id, screen)
                service.speaker.speak(
                    AnswerBatch(dialog.telegram_id, dialog.telegram_id, None, turn.words, (live,))
                )
