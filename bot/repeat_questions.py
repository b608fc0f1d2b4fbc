"""After a restart: says the ends of conversations that were not said, and asks open questions again."""

from __future__ import annotations

from functools import partial

from bot.app import Service
from bot.speaker import AnswerBatch
from domain.errors import Refusal
from handlers.frame.actor import actor_of
from handlers.frame.ends import PATIENCE, end_of
from handlers.frame.turn import Live
from locales import words_in
from storage.uow import UnitOfWork


async def repeat_questions(service: Service) -> None:
    """Sends the last answers and the questions that were committed but perhaps never sent.

    Editing a question that is in the chat already to the same text changes nothing. People outside of the
    roster are not asked again: their language is not stored.
    """
    async with service.database.read() as uow:
        last = await uow.updates.last_processed_at()
        # No older question can be unsent.
        held = () if last is None else await uow.dialogs.held_since(last - PATIENCE)
        asked = {dialog.telegram_id for dialog in held}
        people = sorted(asked | await uow.dialogs.people_to_answer())
    # Whom another process is answering hears it from that one.
    free = await service.chats.hold_free(people)
    async with service.database.read() as uow:
        for telegram_id in free:
            ends = [end_of(dialog) for dialog in await uow.dialogs.ended(telegram_id)]
            question = await _question(service, uow, telegram_id) if telegram_id in asked else None
            answers = [*ends, question] if question is not None else ends
            if not answers:
                service.chats.let_go(telegram_id)
            else:
                done = partial(service.chats.let_go, telegram_id)
                actor = await actor_of(uow, service.office, telegram_id, service.clock.now())
                words = words_in(actor.language)
                service.speaker.speak(
                    AnswerBatch(telegram_id, telegram_id, None, words, tuple(answers), on_done=done)
                )


async def _question(service: Service, uow: UnitOfWork, telegram_id: int) -> Live | None:
    """The question of the conversation that a person of the roster is holding."""
    dialog = next(iter(await uow.dialogs.of(telegram_id)), None)
    turn = await service.intake.decider.turn_of(uow, telegram_id)
    if dialog is None or turn is None:
        return None
    try:
        screen = await service.rooms.dialogs.question(turn, dialog)
    except Refusal:
        return None
    return None if screen is None else Live(dialog.token, dialog.message_id, screen)
