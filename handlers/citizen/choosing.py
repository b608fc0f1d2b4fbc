"""Choosing a service: by list, unit, typed word, link, or visit code."""

from __future__ import annotations

import re

from telegram import Message

from domain.answers import clean, is_aside, is_courtesy, shortened
from domain.errors import Invalid, or_refuse
from domain.responses import question_keys
from domain.ticket_texts import draft_keys
from domain.visits import MOST_MISSES, miss_hash, parse_code, read_code
from handlers.citizen import actions
from handlers.citizen.callbacks import (
    ServicesPageTap,
    ServiceTap,
    ServiceWordTap,
    UnitTap,
)
from handlers.citizen.choice_screens import found_screen, list_screen, none_screen, unit_screen
from handlers.citizen.open_response import Rater, Rating
from handlers.citizen.screens import already_screen, faces_screen
from handlers.frame.gate import Action
from handlers.frame.menus import citizen_rows
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.asked_word import RATING_WORD, asks_by_button, word_in_reply, word_question
from handlers.kit.offered import LONGEST_SHOWN, LONGEST_WORD, matching, offered_services, service_of
from locales import Html
from storage.tables import Service

_ID = re.compile(r"[0-9]{1,9}")
_WORDS_OF_A_NAME = 3
"""Of a text of more words it is not said that no service has that name."""
_AS_PRINTED = re.compile(r"[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}", re.ASCII)
"""A visit code as slips print it. “Loket A 12” has as many signs and is a comment."""


def keys(turn: Turn) -> tuple[str, str]:
    """Under which hashes the screen of this person is noted."""
    return question_keys(turn.office.rater_key, str(turn.actor.telegram_id), turn.now)


async def hears(turn: Turn) -> bool:
    """Whether what this person writes next can be for a rating, and belongs to no conversation."""
    return not await turn.uow.dialogs.of(turn.actor.telegram_id)


async def choose(turn: Turn, argument: str = "") -> None:
    """Shows the services to choose from, or what is meant by the words after the command."""
    word = clean(argument)
    if not word:
        await turn_away_from_tickets(turn)
        await turn.uow.rating_screens.close(keys(turn))
        offered = await offered_services(turn)
        turn.say(list_screen(turn.words, turn.office, offered, 0, by_button=asks_by_button(turn)))
    elif not await _meant(turn, word):
        await _say_none(turn, word)


async def turn_away_from_tickets(turn: Turn) -> None:
    """What is written next is the name of a service, or a comment, and for no ticket."""
    who = draft_keys(turn.office.rater_key, turn.actor.telegram_id, turn.received)
    await turn.uow.tickets.leave_drafts(who)


async def ask_word(turn: Turn, tap: ServiceWordTap) -> None:
    """Asks for a word of the service's name, to be written as a reply."""
    turn.say(word_question(turn.words, RATING_WORD))


async def replied(turn: Turn, message: Message) -> bool:
    """Searches by a word that was written in reply to the question for it."""
    word = word_in_reply(message, RATING_WORD)
    if word is None:
        return False
    await turn.allow(Action.RATE_SERVICE)
    if await _meant(turn, word):
        return True
    if len(word) > LONGEST_WORD:
        return False
    await _say_none(turn, word)
    return True


async def _say_none(turn: Turn, word: str) -> None:
    """No service is meant by a word: the first list."""
    offered = await offered_services(turn)
    turn.say(
        none_screen(turn.words, turn.office, offered, word[:LONGEST_WORD], by_button=asks_by_button(turn))
    )


async def turn_page(turn: Turn, tap: ServicesPageTap) -> None:
    """Shows a page of the first list in place of what was there; what is written next names a service."""
    await turn.uow.rating_screens.close(keys(turn))
    offered = await offered_services(turn)
    turn.edit(list_screen(turn.words, turn.office, offered, tap.page, by_button=asks_by_button(turn)))


async def unit_chosen(turn: Turn, tap: UnitTap) -> None:
    """Shows the services of a unit in place of what was there."""
    own = [each for each in await offered_services(turn) if each.service.unit_id == tap.unit_id]
    if not own:
        raise Invalid("button-outdated")
    turn.edit(unit_screen(turn.words, own, tap.page, by_button=asks_by_button(turn)))


async def chosen(turn: Turn, tap: ServiceTap) -> None:
    """Asks for a face in place of the list."""
    await _open(turn, await service_of(turn.uow, tap.service_id))


async def opened_by_code(turn: Turn, code: str) -> None:
    """A link that names a service by its code."""
    service = or_refuse(await turn.uow.services.by_code(code), Invalid("link-unknown"))
    await _open(turn, service)


async def opened_by_id(turn: Turn, number: str) -> None:
    """A link that names a service by its id."""
    service = await turn.uow.services.get(int(number)) if _ID.fullmatch(number) else None
    if service is None:
        raise Invalid("link-unknown")
    await _open(turn, service)


async def opened_by_visit(turn: Turn, text: str) -> None:
    """A link with a visit code, or the code as it was typed."""
    code = parse_code(text)
    if not await is_known(turn, code):
        turn.say(Screen(turn.words("visit-unknown")))
        return
    await show_faces(
        turn, await actions.by_code(turn.uow, turn.office, Rater.in_chat(turn.actor), code, turn.now)
    )


async def is_known(turn: Turn, code: str, service_id: int | None = None) -> bool:
    """Whether there is such a visit code, of this service if one is given; a miss is counted.

    For a miss, answer that there is none and raise nothing: a refusal would undo the count. Raises Invalid
    for a person with too many misses, whatever this code is.
    """
    who = miss_hash(turn.office.rater_key, turn.actor.telegram_id, turn.now)
    if await turn.uow.visits.misses(who) >= MOST_MISSES:
        raise Invalid("visit-too-many")
    visit = await turn.uow.visits.find(turn.office.rater_key, code, turn.now)
    if visit.service is not None and service_id in (None, visit.service.id):
        return True
    await turn.uow.visits.count_miss(who)
    return False


async def _open(turn: Turn, service: Service) -> None:
    """Asks for a face; a person who has rated the service today can continue that rating."""
    rater = Rater.in_chat(turn.actor)
    rating = await actions.by_service(turn.uow, turn.office, rater, service, turn.now)
    if await turn.uow.responses.find(rating.rater) is None:
        await show_faces(turn, rating)
    else:
        turn.edit(already_screen(turn.words, rating))


async def show_faces(turn: Turn, rating: Rating) -> None:
    """Asks for a face; what is written meanwhile is kept as the comment."""
    if await hears(turn):
        await turn_away_from_tickets(turn)
        await turn.uow.rating_screens.show(
            keys(turn), rating.rater, rating.service.id, is_visit=bool(rating.code)
        )
    unit = await turn.uow.people.unit(rating.service.unit_id)
    turn.edit(faces_screen(turn.words, rating, unit.name))


async def sought(turn: Turn, text: str) -> bool:
    """Takes what somebody of no roster writes for a visit code or a service's name, if it is one."""
    if turn.actor.employee is not None:
        return False
    word = clean(text)
    return 2 <= len(word) <= LONGEST_SHOWN and await _meant(turn, word)


async def unfound(turn: Turn, message: Message) -> bool:
    """Says that no service is meant by a few words, which nobody else took, of somebody of no roster."""
    word = clean(message.text or "")
    is_name = 0 < len(word.split()) <= _WORDS_OF_A_NAME and not (is_courtesy(word) or is_aside(word))
    if turn.actor.employee is not None or not is_name:
        return False
    none = turn.words("service-none", word=shortened(word, LONGEST_WORD))
    turn.say(Screen(Html(f"{none} {turn.words('hint-stranger')}"), citizen_rows(turn.words)))
    return True


async def typed_code(turn: Turn, text: str, rated: int) -> bool:
    """Opens the code in a text below the rating of a service (`rated`: its id).

    A code is of another service, or of a visit as printed on slips; everything else is a comment.
    """
    word = clean(text)
    service = await turn.uow.services.by_code(word)
    is_code = _AS_PRINTED.fullmatch(word) is not None if service is None else service.id != rated
    return is_code and await _by_code(turn, word)


async def _by_code(turn: Turn, word: str) -> bool:
    """Opens a code from a poster or slip; returns whether the text is one.

    A service's code takes precedence over a visit code: "KTP-ANAK-2" looks like one.
    """
    service = await turn.uow.services.by_code(word)
    if service is not None:
        await _open(turn, service)
    elif read_code(word) is not None:
        await opened_by_visit(turn, word)
    else:
        return False
    return True


async def _meant(turn: Turn, word: str) -> bool:
    """Shows what a word means, as posters print it and people type it; returns whether it means any."""
    if await _by_code(turn, word):
        return True
    offered = await offered_services(turn)
    found = matching(offered, word)
    if len(found) == 1:
        await _open(turn, found[0].service)
    elif found:
        turn.say(found_screen(turn.words, found, word[:LONGEST_WORD], by_button=asks_by_button(turn)))
    return bool(found)
