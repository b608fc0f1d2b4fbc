"""The welcome: what this person can do here."""

from __future__ import annotations

from datetime import datetime

from domain.office import Office
from handlers.frame.actor import Actor
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.menus import menu, offered
from handlers.frame.rooms import Rooms
from handlers.frame.screen import Button, Screen
from locales import Html, Words
from storage.uow import UnitOfWork


async def welcome_screen(
    rooms: Rooms,
    uow: UnitOfWork,
    words: Words,
    office: Office,
    actor: Actor,
    now: datetime,
    *,
    title: Html | None = None,
) -> Screen:
    """Greets a person, lists what they may do at an instant (UTC), and has the button of the first step."""
    rows: list[list[Button]] = []
    if actor.employee is None:
        greeting = words("help-stranger", office=office.name)
        first = Button(words.plain("button-rate"), CommandTap("nilailayanan"), style="primary")
    else:
        greeting = words("help-employee", name=actor.employee.name)
        first = Button(words.plain("button-report"), CommandTap("lapor"), style="primary")
        rows.append([Button(words.plain("button-guide"), CommandTap("panduan"))])
    commands = await offered(rooms, uow, office, actor, now)
    # Who reads this has found the help.
    others = menu(words, [command for command in commands if command.action is not Action.HELP])
    lines = [words("help-command", command=f"/{name}", text=text) for name, text in others.commands]
    parts = [greeting, Html("\n".join(lines))]
    if actor.employee is None:
        parts.append(words("help-join"))
    return Screen(Html("\n\n".join([title, *parts] if title is not None else parts)), [[first], *rows])
