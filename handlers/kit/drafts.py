"""A conversation that is begun while an unfinished one of its kind waits."""

from __future__ import annotations

from handlers.frame.callbacks import KeepDraftTap
from handlers.frame.flow import D, Flow
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn


async def begin_afresh(turn: Turn, flow: Flow[D], draft: D, command: str) -> None:
    """Begins a conversation with an empty draft; asks first when that would end one that holds something.

    `command` is what begins it again, once the person has let the old one go.
    """
    waiting = await turn.rooms.dialogs.unfinished(turn, flow, draft)
    if waiting is None:
        await turn.begin(flow, draft)
        return
    keep, drop = KeepDraftTap(waiting.token, 1, command), KeepDraftTap(waiting.token, 0, command)
    words = turn.words
    rows = [
        [Button(words.plain("draft-keep"), keep, style="primary")],
        [Button(words.plain("draft-drop"), drop)],
    ]
    turn.say(Screen(words("draft-ask"), rows))
