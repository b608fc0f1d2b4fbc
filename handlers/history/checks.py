"""`/cek`, and the link in a paper's code: what was issued under it, for anybody who holds the paper."""

from __future__ import annotations

from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.history import actions
from handlers.history.check_words import check_lines
from locales import Html


async def check(turn: Turn, argument: str) -> None:
    """What was issued under a code; how to ask when none is given."""
    if not argument:
        turn.say(Screen(turn.words("check-ask")))
        return
    checked = await actions.check(turn.uow, turn.office, argument)
    lines = check_lines(turn.words, turn.office, checked, is_stranger=turn.actor.is_stranger)
    turn.say(Screen(Html("\n".join(lines))))
