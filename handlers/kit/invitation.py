"""An invitation as a picture with a text, to be forwarded to its person."""

from __future__ import annotations

from domain.typed_codes import written
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Picture, Turn
from handlers.kit.accounts import Invitation
from reports.qr import ShownCode, draw_code


def forwarded(turn: Turn, made: Invitation) -> Picture:
    """The message; it is shown now and never again."""
    words, name, link = turn.words, made.employee.name, turn.office.link(made.payload)
    until = (turn.now + turn.office.invite_lifetime).astimezone(turn.office.zone)
    text = words(
        "people-invitation",
        name=name,
        office=turn.office.name,
        link=link,
        bot=turn.office.bot_username,
        code=written(made.code),
        day=words.short_day(until),
    )
    copy = [[Button(words.plain("people-copy"), copy=link)]]
    shown = ShownCode(name, "", link)
    return Picture(lambda: Screen(text, copy, photo=draw_code(shown)))
