"""`/ringkasan`: this week as it stands now."""

from __future__ import annotations

from domain.notices import WeeklyDigest
from handlers.digest.words import weekly_digest
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room
from handlers.frame.turn import Turn


async def show_digest(turn: Turn, argument: str) -> None:
    """Has the digest sent to this chat: it reads much, so it is made outside of the writing transaction."""
    del argument
    turn.confirm(WeeklyDigest(turn.now))


ROOM = Room(
    "digest",
    commands=[Command("ringkasan", Action.SEE_DIGEST, show_digest, aliases=("digest", "summary"))],
    notices={WeeklyDigest: weekly_digest},
)
