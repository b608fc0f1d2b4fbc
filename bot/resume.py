"""At the start: who was in a conversation when the last process ended is shown the question again."""

from __future__ import annotations

from datetime import timedelta

from bot.app import Service
from bot.speaker import Spoken
from domain.errors import Refusal
from handlers.frame.turn import Live

UNDER_WAY = timedelta(minutes=10)
"""For so long the speaker tries to say an answer: what it owes is not older."""


async def resume(service: Service) -> None:
    """Says the questions that were decided and perhaps never said.

    One that is in the chat already is edited into itself, which changes nothing there. Of who is in no roster
    the language is not kept, so they are not asked again.
    """
    async with service.database.read() as uow:
        last = await uow.updates.last_processed_at()
        if last is None:
            return
        for dialog in await uow.dialogs.held_since(last - UNDER_WAY):
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
                    Spoken(dialog.telegram_id, dialog.telegram_id, None, turn.words, (live,))
                )
