"""Tickets: `/aduan` for what citizens have to say, and `/tiket` to follow and answer it."""

from __future__ import annotations

from handlers.frame.gate import Action
from handlers.frame.room import Aside, Command, DeepLink, Room, Tap
from handlers.frame.turn import Turn
from handlers.tickets import own
from handlers.tickets.callbacks import (
    OwnTicketTap,
    TicketKindTap,
    TicketServicesTap,
    TicketServiceTap,
    TicketStopTap,
)
from handlers.tickets.notices import TicketProgress
from handlers.tickets.screens import help_screen
from handlers.tickets.told import told_progress

LINK_PREFIX = "tiket_"
"""Start payload that opens a ticket; its number follows."""


async def ticket(turn: Turn, argument: str) -> None:
    """The ticket of a number; how to ask for it where none is given."""
    if not argument:
        turn.say(help_screen(turn.words))
        return
    found = await own.opened(turn, argument)
    if found is not None:
        await own.show(turn, found)


ROOM = Room(
    "tickets",
    commands=[
        Command(
            "aduan",
            Action.WRITE_TICKET,
            own.choose,
            aliases=("saran", "pujian", "pengaduan", "complaint"),
            reads=True,
        ),
        Command("tiket", Action.FOLLOW_TICKET, ticket, aliases=("ticket",)),
    ],
    links=[DeepLink(LINK_PREFIX, Action.FOLLOW_TICKET, ticket)],
    taps=[
        Tap(TicketServicesTap, Action.WRITE_TICKET, own.turn_page, reads=True),
        Tap(TicketServiceTap, Action.WRITE_TICKET, own.service_chosen, reads=True),
        Tap(TicketKindTap, Action.WRITE_TICKET, own.kind_chosen),
        Tap(TicketStopTap, Action.WRITE_TICKET, own.stop),
        Tap(OwnTicketTap, Action.FOLLOW_TICKET, own.tapped),
    ],
    notices={TicketProgress: told_progress},
    aside=Aside(own.heard, own.stopped),
)
