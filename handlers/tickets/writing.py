"""Writing a ticket in the chat: what it is about, the text, and the tap that sends it.

Nothing is sent before that tap, and nothing that was written is dropped: several texts are joined, and what
is written before a service is chosen is kept for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message

from domain.answers import clean, gives_up_form, is_aside, is_courtesy
from domain.errors import Invalid, or_refuse
from domain.ticket_texts import Wish, joined_text, number_from, parse_text
from domain.tickets import TicketKind
from domain.visits import read_code
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.asked_word import TICKET_WORD, asks_by_button, word_in_reply, word_question
from handlers.kit.attachments import words_of
from handlers.kit.offered import LONGEST_SHOWN, LONGEST_WORD, OfferedService, matching, offered_services
from handlers.tickets import actions, own
from handlers.tickets.callbacks import (
    TicketKindTap,
    TicketRewriteTap,
    TicketSendTap,
    TicketServicesTap,
    TicketServiceTap,
    TicketStopTap,
    TicketWordTap,
)
from handlers.tickets.drafts import draft_of, keys, listen, rates_since
from handlers.tickets.writing_screens import (
    answers_confirmation,
    choose_screen,
    confirm_screen,
    found_screen,
    kind_screen,
    mark_of,
    more_screen,
    text_screen,
)
from storage.tables import Service, Ticket, TicketDraft

_NEW = (Wish.CHOOSE, Wish.WRITE)
"""Wishes of a draft that becomes a ticket of its own."""
_WORDS_OF_A_NAME = 2
"""A text with more words is no service's name but a citizen's message."""


async def choose(turn: Turn, argument: str = "") -> None:
    """`/aduan`: what it is about; what follows the command is a service's name, or already the text."""
    await turn.uow.tickets.end_drafts(keys(turn))
    waits = not await turn.uow.dialogs.of(turn.actor.telegram_id)
    if not argument:
        if waits and not asks_by_button(turn):
            await listen(turn, Wish.CHOOSE)
        await _list(turn)
        return
    if not await _sought(turn, argument):
        await listen(turn, Wish.CHOOSE, text=parse_text(argument))
        await _list(turn)
    elif waits and not asks_by_button(turn):
        await listen(turn, Wish.CHOOSE)


async def _list(turn: Turn, page: int = 0, *, in_place: bool = False) -> None:
    text, offered = _new_text(await draft_of(turn)), await offered_services(turn)
    screen = choose_screen(turn.words, turn.office, offered, page, text, by_button=asks_by_button(turn))
    (turn.edit if in_place else turn.say)(screen)


def _new_text(draft: TicketDraft | None) -> str | None:
    """What was written so far for a new ticket."""
    return draft.text if draft is not None and draft.wish in _NEW else None


async def turn_page(turn: Turn, tap: TicketServicesTap) -> None:
    """Shows a page of the services in place of what was there."""
    await _list(turn, tap.page, in_place=True)


async def _sought(turn: Turn, text: str) -> bool:
    """Shows the services that a text means; returns whether it can be a name at all."""
    word = clean(text)
    found = matching(await offered_services(turn), word) if 2 <= len(word) <= LONGEST_SHOWN else []
    if not found and len(word.split()) > _WORDS_OF_A_NAME:
        return False
    _say_found(turn, found, word)
    return True


def _say_found(turn: Turn, found: Sequence[OfferedService], word: str) -> None:
    """The services that a word means; the only one is chosen at once."""
    if len(found) == 1:
        turn.say(kind_screen(turn.words, turn.office, found[0].service, None))
    else:
        turn.say(found_screen(turn.words, found, word[:LONGEST_WORD], by_button=asks_by_button(turn)))


async def ask_word(turn: Turn, tap: TicketWordTap) -> None:
    """Asks for a word of the service's name, to be written as a reply."""
    turn.say(word_question(turn.words, TICKET_WORD))


async def replied(turn: Turn, message: Message) -> bool:
    """Searches by a word that was written in reply to the question for it."""
    word = word_in_reply(message, TICKET_WORD)
    if word is None:
        return False
    await turn.allow(Action.WRITE_TICKET)
    found = matching(await offered_services(turn), word)
    if not found and len(word) > LONGEST_WORD:
        return False
    _say_found(turn, found, word)
    return True


async def service_chosen(turn: Turn, tap: TicketServiceTap) -> None:
    """Asks of what kind the ticket is."""
    service = await _service(turn, tap.service_id)
    turn.edit(kind_screen(turn.words, turn.office, service, _new_text(await draft_of(turn))))


async def kind_chosen(turn: Turn, tap: TicketKindTap) -> None:
    """Asks for the text; what was written already is shown, to be sent."""
    service = await _service(turn, tap.service_id)
    if tap.kind not in set(TicketKind):
        raise Invalid("button-outdated")
    kind, text = TicketKind(tap.kind), _new_text(await draft_of(turn))
    service_id = None if service is None else service.id
    await listen(turn, Wish.WRITE, service_id=service_id, kind=kind, text=text)
    draft = await draft_of(turn)
    if draft is not None and text is not None:
        turn.edit(confirm_screen(turn.words, turn.office, draft, service, is_heard=not asks_by_button(turn)))
    else:
        turn.edit(text_screen(turn.words, turn.office, service, kind))


async def _service(turn: Turn, service_id: int) -> Service | None:
    return await actions.open_service(turn.uow, turn.office, service_id or None, turn.now)


async def heard(turn: Turn, message: Message) -> bool:
    """Keeps what is written as the text that was asked for, joined to what came before; a tap sends it.

    A person of the roster is heard once: the next text may be a report.
    """
    draft = await draft_of(turn)
    if draft is None or (draft.text is not None and asks_by_button(turn)) or await rates_since(turn):
        return await own.numbered(turn, message.text or "")
    said, wish = words_of(message), Wish(draft.wish)
    if wish is Wish.CHOOSE and draft.text is None:
        if read_code(clean(said)) is not None:
            return False
        if await own.numbered(turn, said):
            return True
    await turn.allow(Action.WRITE_TICKET)
    if not said:
        if message.media_group_id is not None and draft.text is not None:
            return True  # the other photos of an album whose caption was kept
        raise Invalid("ticket-words-only")
    if message.text and gives_up_form(said) and (draft.text is not None or wish in _NEW):
        return await stopped(turn)
    if wish is Wish.CHOOSE and draft.text is None and message.text and await _sought(turn, said):
        return True
    if message.text and is_aside(said) and (draft.text is not None or wish is not Wish.CHOOSE):
        raise Invalid("dialog-aside", said=clean(said))
    is_asked = draft.text is not None and wish is not Wish.CHOOSE and message.text is not None
    if is_asked and answers_confirmation(turn.words, said):
        await _confirm(turn, is_typed=True)
        return True
    if message.text and draft.text is not None and is_courtesy(said):
        raise Invalid("dialog-aside", said=clean(said))
    await turn.uow.tickets.keep_text(keys(turn), joined_text(draft.text, said))
    if wish is Wish.CHOOSE:
        await _list(turn)
    else:
        await _confirm(turn, has_left_file=message.text is None)
    return True


async def _confirm(
    turn: Turn, *, has_left_file: bool = False, in_place: bool = False, is_typed: bool = False
) -> None:
    draft = or_refuse(await draft_of(turn), Invalid("ticket-nothing-waits"))
    about = await _about(turn, draft)
    screen = confirm_screen(
        turn.words,
        turn.office,
        draft,
        about,
        is_heard=not asks_by_button(turn),
        has_left_file=has_left_file,
        is_typed=is_typed,
    )
    (turn.edit if in_place else turn.say)(screen)


async def _about(turn: Turn, draft: TicketDraft) -> Service | Ticket | None:
    if draft.ticket_id is not None:
        return await turn.uow.tickets.get(draft.ticket_id)
    return None if draft.service_id is None else await turn.uow.services.get(draft.service_id)


async def send(turn: Turn, tap: TicketSendTap) -> None:
    """Sends what was shown above the button; what has grown since is shown first.

    What was sent by it already is answered once more, whatever is being written by now: the answer to the
    first tap may never have arrived.
    """
    mark, _, own_part = tap.mark.partition("-")
    number = number_from(turn.office.rater_key, tap.mark) if own_part else None
    kept = None if number is None else await turn.uow.tickets.by_number(number)
    if kept is not None:
        await own.say_kept(turn, kept)
        return
    draft = await draft_of(turn)
    if draft is None or draft.text is None or draft.wish == Wish.CHOOSE:
        raise Invalid("ticket-nothing-waits")
    if mark != mark_of(draft):
        turn.toast(turn.words.plain("ticket-changed"), alert=True)
        await _confirm(turn, in_place=True)
        return
    uow, office, now, text = turn.uow, turn.office, turn.now, draft.text
    wish, ticket_id, service_id = Wish(draft.wish), draft.ticket_id, draft.service_id
    kind = TicketKind(draft.kind) if draft.kind else TicketKind.COMPLAINT
    await uow.tickets.end_drafts(keys(turn))
    if wish is Wish.WRITE:
        made = await actions.write(uow, office, service_id, kind, text, now, number=number)
        await own.say_kept(turn, made)
        return
    found = None if ticket_id is None else await uow.tickets.get(ticket_id)
    if found is None:
        raise Invalid("ticket-unknown")
    if wish is Wish.ADD:
        await actions.add(uow, office, found, text, now)
        turn.edit(await own.shown(turn, found, "ticket-added"))
    else:
        await actions.reopen(uow, office, found, text, now)
        await own.say_kept(turn, found)


async def rewrite(turn: Turn, tap: TicketRewriteTap) -> None:
    """Asks for the text another time, in place of what was kept."""
    draft = await draft_of(turn)
    if draft is None or draft.text is None or draft.wish == Wish.CHOOSE:
        raise Invalid("ticket-nothing-waits")
    about = await _about(turn, draft)
    await turn.uow.tickets.keep_text(keys(turn), None)
    if draft.wish == Wish.WRITE:
        service = about if isinstance(about, Service) else None
        turn.edit(
            text_screen(turn.words, turn.office, service, TicketKind(draft.kind or TicketKind.COMPLAINT))
        )
    else:
        turn.edit(more_screen(turn.words, draft.wish))


async def stopped(turn: Turn) -> bool:
    """`/batal`: nothing is sent after all."""
    if not await turn.uow.tickets.end_drafts(keys(turn)):
        return False
    turn.say(Screen(turn.words("ticket-stopped")))
    return True


async def stop(turn: Turn, tap: TicketStopTap) -> None:
    """Nothing is sent after all; an old button ends nothing that is not there."""
    await turn.uow.tickets.end_drafts(keys(turn))
    turn.edit(Screen(turn.words("ticket-stopped")))
