"""`/ringkasan`: this week as it stands now."""

from __future__ import annotations

from domain.notices import LongWaiting, WeeklyDigest
from handlers.digest.long_waiting import long_waiting
from handlers.digest.words import weekly_digest
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Telling
from handlers.frame.turn import Turn


async def show_digest(turn: Turn, argument: str) -> None:
    """Shows the digest as it is now."""
    del argument
    told = Telling(turn.rooms, turn.uow, turn.words, turn.office, turn.received, turn.chat_id)
    screen = await weekly_digest(told, WeeklyDigest(turn.now))
    if screen is not None:
        turn.say(screen)


ROOM = Room(
    "digest",
    commands=[
        Command("ringkasan", Action.SEE_DIGEST, show_digest, aliases=("digest", "summary"), reads=True)
    ],
    notices={WeeklyDigest: weekly_digest, LongWaiting: long_waiting},
)
