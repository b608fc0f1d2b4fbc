"""A conversation that is begun while an unfinished one of its kind waits."""

from __future__ import annotations

from handlers.frame.callbacks import KeepDraftTap
from handlers.frame.flow import D, Flow
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn


async def begin_afresh(turn: Turn, flow: Flow[D], draft: D, command: str) -> None:
    """Begins a conversation; asks first when that would end one that holds something.

    `command` is what begins it again, once the person has let the old one go. What they wrote behind it may
    be too long for a button, which has the command alone then: the question is a reply to their words.
    """
    dialogs = turn.rooms.dialogs
    waiting = await dialogs.unfinished(turn, flow, draft)
    if waiting is None:
        held = await dialogs.held(turn)
        # A button under an empty form fills the form where it stands.
        is_under_it = held is not None and turn.tapped_message_id in (held.message_id or 0,)
        await turn.begin(flow, draft, in_place=is_under_it and not await dialogs.keeps_something(turn))
        return
    turn.asks_of_draft = True
    command = _fitting(command, waiting.token)
    keep, drop = KeepDraftTap(waiting.token, 1, command), KeepDraftTap(waiting.token, 0, command)
    words = turn.words
    rows = [
        [Button(words.plain("draft-keep"), keep, style="primary")],
        [Button(words.plain("draft-drop"), drop)],
    ]
    is_told = turn.message is not None and len((turn.message.text or "").split(maxsplit=1)) > 1
    turn.say(
        Screen(words("draft-ask"), rows),
        reply_to=turn.message.message_id if turn.message is not None and is_told else None,
    )


def _fitting(command: str, token: str) -> str:
    """A command, or its first word alone where a button that also names a conversation has no more room."""
    return command if KeepDraftTap(token, 1, command).fits else command.partition(" ")[0]
