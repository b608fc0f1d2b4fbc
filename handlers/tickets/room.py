"""Tickets: `/aduan` for what citizens have to say, and `/tiket` to follow and answer it."""

from __future__ import annotations

from domain.notices import TicketsWait
from handlers.frame.gate import Action
from handlers.frame.room import Aside, Command, DeepLink, Room, Tap
from handlers.frame.turn import Turn
from handlers.tickets import office, own, writing
from handlers.tickets.callbacks import (
    OwnTicketTap,
    TicketKindTap,
    TicketRewriteTap,
    TicketSendTap,
    TicketServicesTap,
    TicketServiceTap,
    TicketStopTap,
    TicketWordTap,
)
from handlers.tickets.notices import TicketProgress
from handlers.tickets.office import TicketsTap, TicketTap
from handlers.tickets.screens import help_screen
from handlers.tickets.talk import ANSWER, PASS
from handlers.tickets.told import told_progress, told_waiting
from storage.tables import Ticket

LINK_PREFIX = "tiket_"
"""Start payload that opens a ticket; its number follows."""


async def ticket(turn: Turn, argument: str = "") -> None:
    """The ticket of a number; without one, the tickets that wait for the person."""
    if argument:
        found = await own.opened(turn, argument)
        if found is not None:
            await _show(turn, found)
    elif await office.is_concerned(turn.uow, turn.office, turn.actor, turn.received):
        waiting = await office.waiting_for(turn.uow, turn.office, turn.actor, turn.received)
        turn.say(await office.list_screen(turn.uow, turn.words, turn.office, waiting, turn.received))
    else:
        turn.say(help_screen(turn.words))


async def _show(turn: Turn, found: Ticket) -> None:
    if await office.may_handle(turn, found):
        turn.say(await office.card(turn, found))
    else:
        await own.show(turn, found)


ROOM = Room(
    commands=[
        Command(
            "aduan",
            Action.WRITE_TICKET,
            writing.choose,
            writing.choose,
            aliases=("saran", "pujian", "pengaduan", "complaint"),
        ),
        Command("tiket", Action.FOLLOW_TICKET, ticket, ticket, aliases=("ticket",)),
    ],
    links=[DeepLink(LINK_PREFIX, Action.FOLLOW_TICKET, ticket)],
    taps=[
        Tap(TicketServicesTap, Action.WRITE_TICKET, writing.turn_page, reads=True),
        Tap(TicketServiceTap, Action.WRITE_TICKET, writing.service_chosen, reads=True),
        Tap(TicketKindTap, Action.WRITE_TICKET, writing.kind_chosen),
        Tap(TicketWordTap, Action.WRITE_TICKET, writing.ask_word, reads=True),
        Tap(TicketSendTap, Action.WRITE_TICKET, writing.send),
        Tap(TicketRewriteTap, Action.WRITE_TICKET, writing.rewrite),
        Tap(TicketStopTap, Action.WRITE_TICKET, writing.stop),
        Tap(OwnTicketTap, Action.FOLLOW_TICKET, own.tapped),
        Tap(TicketsTap, Action.ANSWER_TICKETS, office.show_list, reads=True),
        Tap(TicketTap, Action.ANSWER_TICKETS, office.tapped),
    ],
    flows=[ANSWER, PASS],
    notices={TicketProgress: told_progress, TicketsWait: told_waiting},
    replies=writing.replied,
    aside=Aside(writing.heard, writing.stopped),
)
