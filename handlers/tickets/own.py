"""What the writer of a ticket does in the chat: nothing of them is kept but what they ask for."""

from __future__ import annotations

from telegram import Message

from domain.errors import Invalid
from domain.responses import question_keys
from domain.ticket_texts import MOST_MISSES, Wish, draft_keys, miss_key
from domain.tickets import TicketKind
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.tickets import actions
from handlers.tickets.callbacks import (
    OwnTicketTap,
    OwnWish,
    TicketKindTap,
    TicketServicesTap,
    TicketServiceTap,
    TicketStopTap,
    wish_of,
)
from handlers.tickets.screens import (
    choose_screen,
    kept_screen,
    kind_screen,
    more_screen,
    progress_screen,
    text_screen,
    whole_texts,
)
from storage.tables import Service, Ticket


async def choose(turn: Turn, argument: str) -> None:
    """`/aduan`: what it is about."""
    del argument
    turn.say(choose_screen(turn.words, turn.office, await _offered(turn), 0))


async def turn_page(turn: Turn, tap: TicketServicesTap) -> None:
    """Shows a page of the services in place of what was there."""
    turn.edit(choose_screen(turn.words, turn.office, await _offered(turn), tap.page))


async def _offered(turn: Turn) -> list[Service]:
    """The services that are not closed, by name."""
    today = turn.office.date_of(turn.received)
    found = [service for service in await turn.uow.services.all() if service.is_open_on(today)]
    return sorted(found, key=lambda service: service.name.casefold())


async def service_chosen(turn: Turn, tap: TicketServiceTap) -> None:
    """Asks what the citizen has to say."""
    turn.edit(kind_screen(turn.words, turn.office, await _service(turn, tap.service_id)))


async def kind_chosen(turn: Turn, tap: TicketKindTap) -> None:
    """Asks for the text: what is written next is the ticket."""
    service = await _service(turn, tap.service_id)
    if tap.kind not in set(TicketKind):
        raise Invalid("button-outdated")
    kind = TicketKind(tap.kind)
    await _listen(turn, Wish.WRITE, service_id=None if service is None else service.id, kind=kind)
    turn.edit(text_screen(turn.words, turn.office, service, kind))


async def _service(turn: Turn, service_id: int) -> Service | None:
    if not service_id:
        return None
    service = await turn.uow.services.get(service_id)
    if service is None:
        raise Invalid("button-outdated")
    return service


def _keys(turn: Turn) -> tuple[str, ...]:
    return draft_keys(turn.office.rater_key, turn.actor.telegram_id, turn.received)


async def _listen(
    turn: Turn,
    wish: Wish,
    *,
    service_id: int | None = None,
    kind: TicketKind | None = None,
    ticket_id: int | None = None,
) -> None:
    if await turn.uow.dialogs.of(turn.actor.telegram_id):
        # What is written next belongs to the conversation that waits for it.
        raise Invalid("ticket-finish-first")
    keys = _keys(turn)
    await turn.uow.tickets.begin_draft(
        keys, keys[0], wish, service_id=service_id, kind=kind, ticket_id=ticket_id
    )


async def heard(turn: Turn, message: Message) -> bool:
    """Takes what is written as the text that was asked for: it is kept at once."""
    keys = _keys(turn)
    draft = await turn.uow.tickets.draft_of(keys)
    if draft is None or await _rates_since(turn, keys.index(draft.key)):
        return False
    await turn.allow(Action.WRITE_TICKET)
    if message.text is None:
        raise Invalid("ticket-words-only")
    wish, ticket_id, service_id = Wish(draft.wish), draft.ticket_id, draft.service_id
    kind = TicketKind(draft.kind) if draft.kind else TicketKind.COMPLAINT
    await turn.uow.tickets.end_drafts(keys)
    if wish is Wish.WRITE:
        ticket = await actions.write(turn.uow, turn.office, service_id, kind, message.text, turn.now)
        await _say_kept(turn, ticket)
        return True
    found = None if ticket_id is None else await turn.uow.tickets.get(ticket_id)
    if found is None:
        raise Invalid("ticket-unknown")
    if wish is Wish.ADD:
        await actions.add(turn.uow, turn.office, found, message.text, turn.now)
        turn.say(await _shown(turn, found, "ticket-added"))
    else:
        await actions.reopen(turn.uow, turn.office, found, message.text, turn.now)
        await _say_kept(turn, found)
    return True


async def _say_kept(turn: Turn, ticket: Ticket) -> None:
    progress = await actions.progress_of(turn.uow, turn.office, ticket, turn.received)
    turn.say(kept_screen(turn.words, progress))


async def _rates_since(turn: Turn, quarters: int) -> bool:
    """Whether the person has turned to a rating since the quarter of an hour in which a draft was begun."""
    key, who = turn.office.rater_key, str(turn.actor.telegram_id)
    for age, shown in enumerate(question_keys(key, who, turn.received)):
        if await turn.uow.rating_screens.shown([shown]) is not None:
            return age < quarters
    return False


async def stopped(turn: Turn) -> bool:
    """`/batal`: nothing is written after all."""
    if not await turn.uow.tickets.end_drafts(_keys(turn)):
        return False
    turn.say(Screen(turn.words("ticket-stopped")))
    return True


async def stop(turn: Turn, tap: TicketStopTap) -> None:
    """Nothing is written after all; an old button ends nothing that is not there."""
    del tap
    await turn.uow.tickets.end_drafts(_keys(turn))
    turn.edit(Screen(turn.words("ticket-stopped")))


# --- by the number --------------------------------------------------------------------------------------


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


async def tapped(turn: Turn, tap: OwnTicketTap) -> None:
    """Does what the writer of a ticket wants, who holds its number."""
    wish = wish_of(tap.wish)
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
    await _do(turn, ticket, wish)


async def _do(turn: Turn, ticket: Ticket, wish: OwnWish) -> None:
    uow, office = turn.uow, turn.office
    match wish:
        case OwnWish.SHOW:
            turn.edit(await _shown(turn, ticket))
        case OwnWish.WHOLE:
            for text in whole_texts(turn.words, ticket.life.steps):
                turn.say(Screen(text))
        case OwnWish.HERE:
            await actions.keep_way_back(uow, office, ticket, turn.actor.telegram_id, turn.words.language)
            turn.edit(await _shown(turn, ticket, "ticket-told-here"))
        case OwnWish.NUMBER:
            turn.edit(await _shown(turn, ticket, "ticket-by-number"))
        case OwnWish.ADD:
            ticket.life.check_can_add()
            await _listen(turn, Wish.ADD, ticket_id=ticket.id)
            turn.say(more_screen(turn.words, Wish.ADD))
        case OwnWish.CONFIRM:
            await actions.confirm(uow, office, ticket, turn.now)
            turn.edit(await _shown(turn, ticket, "ticket-thanks"))
        case OwnWish.REOPEN:
            await actions.check_reopens(uow, office, ticket, turn.now)
            await _listen(turn, Wish.REOPEN, ticket_id=ticket.id)
            turn.say(more_screen(turn.words, Wish.REOPEN))


async def _shown(turn: Turn, ticket: Ticket, title: str | None = None) -> Screen:
    progress = await actions.progress_of(turn.uow, turn.office, ticket, turn.received)
    head = None if title is None else turn.words(title)
    return progress_screen(turn.words, turn.office, progress, head)


async def show(turn: Turn, ticket: Ticket) -> None:
    """Shows a ticket to its writer."""
    turn.say(await _shown(turn, ticket))
