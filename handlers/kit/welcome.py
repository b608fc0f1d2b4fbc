"""The help: the few things that this person does every day, and all others by section."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.office import Office
from handlers.frame.actor import Actor
from handlers.frame.callbacks import Callback, CommandTap
from handlers.frame.gate import Action
from handlers.frame.menus import CANCEL, citizen_rows, offered
from handlers.frame.rooms import Rooms
from handlers.frame.screen import Button, Screen, in_rows
from handlers.kit.days import may_report
from locales import Html, Words, in_lines
from storage.uow import UnitOfWork

_SHOWN = 5
"""Commands of every day that the first screen lists: with their words and the buttons they fill a phone."""
_FEW = 6
"""So many commands at most need no sections."""


class HelpTap(Callback, prefix="hl1"):
    """Shows a section of the commands; the first screen again where it is empty."""

    section: str


async def names_of(rooms: Rooms, uow: UnitOfWork, office: Office, actor: Actor, now: datetime) -> list[str]:
    """The commands that a person may give at an instant (UTC), except the help, which they have found."""
    hidden = {Action.HELP}
    if actor.employee is not None and not await may_report(uow, office, actor.employee, now):
        hidden.add(Action.REPORT)
    commands = await offered(rooms, uow, office, actor, now)
    return [*(each.name for each in commands if each.action not in hidden), CANCEL]


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
    """Greets a person, lists what they do every day, and has the buttons of a first step and of all else."""
    names = await names_of(rooms, uow, office, actor, now)
    daily = [name for name in names if name in rooms.daily][:_SHOWN]
    is_short = len(names) <= _FEW
    parts = [_lines(words, names if is_short else daily)]
    rows: list[list[Button]] = []
    if actor.employee is None:
        greeting = words("help-stranger", office=office.name)
        rows += citizen_rows(words)
        parts.append(words("help-join"))
    else:
        greeting = words("help-employee", name=actor.employee.name)
        if await may_report(uow, office, actor.employee, now):
            parts.append(words("help-line"))
            rows.append([Button(words.plain("button-report"), CommandTap("lapor"), style="primary")])
        elif actor.employee.left is not None:
            parts.append(words("help-left", day=actor.employee.left))
        rows.append([Button(words.plain("button-guide"), CommandTap("panduan"))])
    if not is_short:
        sections = rooms.by_section(names)
        buttons = [Button(words.plain(f"help-section-{each}"), HelpTap(each)) for each in sections]
        rows += in_rows(buttons, 2)
        parts.append(words("help-more"))
    shown = [greeting, *parts] if title is None else [title, greeting, *parts]
    return Screen(Html("\n\n".join(shown)), rows)


def section_screen(words: Words, section: str, names: Sequence[str]) -> Screen:
    """The commands of a section of the help, and the way back."""
    text = Html(f"<b>{words(f'help-section-{section}')}</b>\n\n{_lines(words, names)}")
    return Screen(text, [[Button(words.plain("help-back"), HelpTap(""))]])


def _lines(words: Words, names: Sequence[str]) -> Html:
    lines = [words("help-command", command=f"/{name}", text=words.plain(f"menu-{name}")) for name in names]
    return in_lines(lines)
