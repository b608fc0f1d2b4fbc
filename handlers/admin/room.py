"""`/admin`: how the office stands, with a button for each command that is marked as an administrator's.

A feature joins the hub by `Command(…, in_hub=True)` and the sentence `hub-<command>`, its button.
"""

from __future__ import annotations

from datetime import timedelta

from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.menus import allowed
from handlers.frame.room import Command, Room
from handlers.frame.screen import Button, Screen, in_rows
from handlers.frame.turn import Turn
from locales import Html, in_lines
from storage.tables import SupervisorCorrection

_LOOKED_BACK = timedelta(days=7)
"""How far back undelivered messages and failed updates are counted."""


async def hub(turn: Turn) -> None:
    """People, what is open, and the buttons that this administrator may press."""
    words, uow = turn.words, turn.uow
    today = turn.received_on
    count = await uow.roster.headcount(today)
    lines = [
        words("hub-title", office=turn.office.name),
        words("hub-people", serving=count.serving, joined=count.joined),
        *await _open(turn),
    ]
    found = [each for each in turn.rooms.commands if each.in_hub]
    offered = await allowed(found, uow, turn.office, turn.actor, turn.received)
    buttons = [Button(words.plain(f"hub-{each.name}"), CommandTap(each.name)) for each in offered]
    turn.say(Screen(in_lines(lines), in_rows(buttons, 2)))


async def _open(turn: Turn) -> list[Html]:
    """What is open, one line each; a line that says so when nothing is."""
    uow, today = turn.uow, turn.received_on
    since = turn.received - _LOOKED_BACK
    failed = [each for each in await uow.failures.requests() if each.failed_at >= since]
    counts = {
        "alone": len(await uow.unblocking.alone(today)),
        "waiting": sum(sum(at.cases.values()) for at in await uow.supervision.waiting_by_supervisor(today)),
        "corrections": len(
            await uow.cases.waiting_for_others(SupervisorCorrection, turn.actor.employee_id or 0)
        ),
        "tickets": len(await uow.tickets.open_of(None)),
        "undelivered": sum((await uow.outbox.undelivered_since(since)).values()),
        "failed": len(failed),
    }
    lines = [turn.words(f"hub-{name}", count=count) for name, count in counts.items() if count]
    return lines or [turn.words("hub-nothing")]


ROOM = Room(commands=[Command("admin", Action.MANAGE_OFFICE, hub, reads=True)])
