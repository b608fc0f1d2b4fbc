"""What the writer of a ticket does with it in the chat, by its number."""

from __future__ import annotations

from functools import partial

from domain.errors import Invalid
from domain.responses import question_keys
from domain.ticket_texts import MOST_MISSES, Wish, is_bare_number, miss_key
from handlers.frame.callbacks import carried
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.tickets import actions
from handlers.tickets.callbacks import OwnTicketTap, OwnWish
from handlers.tickets.drafts import listen
from handlers.tickets.screens import kept_screen, progress_screen, whole_texts
from handlers.tickets.writing_screens import more_screen
from storage.tables import Ticket


async def say_kept(turn: Turn, ticket: Ticket) -> None:
    """The number in place of what was sent."""
    turn.edit(
        kept_screen(turn.words, await actions.progress_of(turn.uow, turn.office, ticket, turn.received))
    )


async def opened(turn: Turn, typed: str) -> Ticket | None:
    """The ticket of a number that was typed; None when it was said that there is none, or too many tries."""
    who = miss_key(turn.office.rater_key, turn.actor.telegram_id, turn.received)
    if await turn.uow.visits.misses(who) >= MOST_MISSES:
        turn.say(Screen(turn.words("ticket-too-many")))
        return None
    try:
        return await actions.find(turn.uow, typed)
    except Invalid as refusal:
        # Said and not raised: a refusal would undo the count.
        await turn.uow.visits.count_miss(who)
        turn.say(Screen(turn.words(refusal.key)))
        return None


async def numbered(turn: Turn, text: str) -> bool:
    """Takes what somebody of no roster writes for the number of a ticket, if it is one.

    The code of a service goes before, and so does a rating that somebody has in front of them.
    """
    if turn.actor.employee is not None or not is_bare_number(text):
        return False
    who = question_keys(turn.office.rater_key, str(turn.actor.telegram_id), turn.received)
    if await turn.uow.rating_screens.shown(who) is not None:
        return False
    if await turn.uow.services.by_code(text.strip()) is not None:
        return False
    await turn.allow(Action.FOLLOW_TICKET)
    found = await opened(turn, text)
    if found is not None:
        await show(turn, found)
    return True


async def tapped(turn: Turn, tap: OwnTicketTap) -> None:
    """Does what the writer of a ticket wants, who holds its number."""
    wish = carried(OwnWish, tap.wish)
    who = miss_key(turn.office.rater_key, turn.actor.telegram_id, turn.received)
    if await turn.uow.visits.misses(who) >= MOST_MISSES:
        turn.toast(turn.words.plain("ticket-too-many"), alert=True)
        return
    try:
        ticket = await actions.find(turn.uow, tap.number)
    except Invalid:
        await turn.uow.visits.count_miss(who)
        turn.toast(turn.words.plain("button-outdated"))
        return
    turn.refresh = partial(_as_it_stands, number=tap.number)
    await _do(turn, ticket, wish)


async def _as_it_stands(turn: Turn, number: str) -> None:
    """In place of a screen whose buttons the ticket has outlived."""
    turn.edit(await shown(turn, await actions.find(turn.uow, number)))


async def _do(turn: Turn, ticket: Ticket, wish: OwnWish) -> None:
    uow, office = turn.uow, turn.office
    match wish:
        case OwnWish.SHOW:
            turn.edit(await shown(turn, ticket))
        case OwnWish.WHOLE:
            for text in whole_texts(turn.words, ticket.life.steps):
                turn.say(Screen(text))
        case OwnWish.HERE:
            await actions.keep_way_back(uow, office, ticket, turn.actor.telegram_id, turn.words.language)
            turn.edit(await shown(turn, ticket, "ticket-told-here"))
        case OwnWish.NUMBER:
            turn.edit(await shown(turn, ticket, "ticket-by-number"))
        case OwnWish.ADD:
            ticket.life.check_can_add()
            await listen(turn, Wish.ADD, ticket_id=ticket.id)
            turn.say(more_screen(turn.words, Wish.ADD))
        case OwnWish.CONFIRM:
            await actions.confirm(uow, office, ticket, turn.now)
            turn.edit(await shown(turn, ticket, "ticket-thanks"))
        case OwnWish.REOPEN:
            await actions.check_reopens(uow, office, ticket, turn.now)
            await listen(turn, Wish.REOPEN, ticket_id=ticket.id)
            turn.say(more_screen(turn.words, Wish.REOPEN))


async def shown(turn: Turn, ticket: Ticket, title: str | None = None) -> Screen:
    """How a ticket stands, for its writer; `title` is what was just done."""
    progress = await actions.progress_of(turn.uow, turn.office, ticket, turn.received)
    head = None if title is None else turn.words(title)
    return progress_screen(turn.words, turn.office, progress, head)


async def show(turn: Turn, ticket: Ticket) -> None:
    """Shows a ticket to its writer."""
    turn.say(await shown(turn, ticket))
