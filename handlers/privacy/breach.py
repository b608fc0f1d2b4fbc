"""The notice of a breach to a person: what the office has written, as a message that must arrive."""

from __future__ import annotations

from html import escape

from domain.notices import Notice, Priority
from handlers.frame.room import Telling
from handlers.frame.screen import Screen
from locales import Html


class BreachTold(Notice, kind="breach", priority=Priority.WORK):
    """To a person whose data was exposed (UU 27/2022 pasal 46)."""

    text: str


async def told(telling: Telling, notice: BreachTold) -> Screen:
    """The text that the office prepared."""
    return Screen(Html(escape(notice.text, quote=False)))
