"""Last answers of conversations, and of taps that decide, which are kept until they are said."""

from __future__ import annotations

from datetime import timedelta

from handlers.frame.screen import Screen
from handlers.frame.turn import Live, Turn
from storage.tables import Dialog

PATIENCE = timedelta(minutes=10)
"""For so long the speaker tries to say an answer; a younger one may be on its way."""


def end_of(dialog: Dialog) -> Live:
    """The last answer of a conversation that is over."""
    return Live(dialog.token, dialog.message_id, Screen.read(dialog.draft), is_end=True)


async def say_ends(turn: Turn) -> None:
    """Says first what a person decided and never saw answered, as after a long outage or a block.

    One in the tapped message is said even if it is on its way: what the tap shows there must come after it.
    """
    for dialog in await turn.uow.dialogs.ended(turn.actor.telegram_id):
        is_tapped = turn.tapped_message_id is not None and dialog.message_id == turn.tapped_message_id
        if is_tapped or dialog.touched_at < turn.received - PATIENCE:
            turn.answers.append(end_of(dialog))
