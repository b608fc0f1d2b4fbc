"""Which service: a list, its units where there are many, a written word, a link, a visit code."""

from __future__ import annotations

import re

from domain.answers import clean
from domain.errors import Invalid
from domain.responses import question_keys
from domain.visits import MOST_MISSES, miss_hash, parse_code, read_code
from handlers.citizen import actions
from handlers.citizen.actions import Rater, Rating
from handlers.citizen.callbacks import FormerDoneTap, FormerFaceTap, ServicesPageTap, ServiceTap, UnitTap
from handlers.citizen.choice_screens import Offered, found_screen, list_screen, unit_screen
from handlers.citizen.screens import faces_screen
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from storage.tables import Service

_ID = re.compile(r"[0-9]{1,9}")
_LONGEST_WORD = 60
_ANYWHERE = 4
"""Letters of a word that is looked for anywhere in a name."""


def keys(turn: Turn) -> tuple[str, str]:
    """Under which hashes the screen of this person is noted."""
    return question_keys(turn.office.rater_key, str(turn.actor.telegram_id), turn.now)


async def hears(turn: Turn) -> bool:
    """Whether what this person writes next can be for a rating, and belongs to no conversation."""
    return not await turn.uow.dialogs.of(turn.actor.telegram_id)


async def _offered(turn: Turn) -> list[Offered]:
    """The open services with the names of their units, in alphabetical order."""
    units, today = (
        {unit.id: unit.name for unit in await turn.uow.people.units()},
        turn.office.date_of(turn.now),
    )
    services = await turn.uow.services.all()
    offered = [Offered(each, units[each.unit_id]) for each in services if each.is_open_on(today)]
    return sorted(offered, key=lambda each: (each.service.name.casefold(), each.unit.casefold()))


async def choose(turn: Turn, argument: str) -> None:
    """Shows the services to choose from, or what is meant by the words after the command."""
    word = clean(argument)
    if not word:
        turn.say(list_screen(turn.words, turn.office, await _offered(turn), 0))
    elif not await _meant(turn, word):
        turn.say(found_screen(turn.words, [], word[:_LONGEST_WORD]))


async def turn_page(turn: Turn, tap: ServicesPageTap) -> None:
    """Shows a page of the first list in place of what was there."""
    turn.edit(list_screen(turn.words, turn.office, await _offered(turn), tap.page))


async def unit_chosen(turn: Turn, tap: UnitTap) -> None:
    """Shows the services of a unit in place of what was there."""
    own = [each for each in await _offered(turn) if each.service.unit_id == tap.unit_id]
    if not own:
        raise Invalid("button-outdated")
    turn.edit(unit_screen(turn.words, own, tap.page))


async def chosen(turn: Turn, tap: ServiceTap) -> None:
    """Asks for a face in place of the list."""
    await show_faces(turn, await _by_service(turn, await actions.service_of(turn.uow, tap.service_id)))


async def opened_by_code(turn: Turn, code: str) -> None:
    """A link that names a service by its code."""
    service = await turn.uow.services.by_code(code)
    if service is None:
        raise Invalid("link-unknown")
    await show_faces(turn, await _by_service(turn, service))


async def opened_by_id(turn: Turn, number: str) -> None:
    """A link that names a service by its id."""
    service = await turn.uow.services.get(int(number)) if _ID.fullmatch(number) else None
    if service is None:
        raise Invalid("link-unknown")
    await show_faces(turn, await _by_service(turn, service))


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
    """Whether there is such a visit code, of this service if one is named; else the try is counted.

    Say that there is none, and raise nothing: a refusal would undo the count. Raises Invalid for who tried
    many that do not exist, whatever this one is.
    """
    who = miss_hash(turn.office.rater_key, turn.actor.telegram_id, turn.now)
    if await turn.uow.visits.misses(who) >= MOST_MISSES:
        raise Invalid("visit-too-many")
    visit = await turn.uow.visits.find(turn.office.rater_key, code, turn.now)
    if visit.service is not None and service_id in (None, visit.service.id):
        return True
    await turn.uow.visits.count_miss(who)
    return False


async def _by_service(turn: Turn, service: Service) -> Rating:
    rater = Rater.in_chat(turn.actor)
    rating = await actions.by_service(turn.uow, turn.office, rater, service, turn.now)
    await actions.check_unrated(turn.uow, rating)
    return rating


async def show_faces(turn: Turn, rating: Rating) -> None:
    """Asks for a face; what is written meanwhile is kept as the comment."""
    if await hears(turn):
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
    return 2 <= len(word) <= _LONGEST_WORD and await _meant(turn, word)


async def _meant(turn: Turn, word: str) -> bool:
    """Shows what a word means, as posters and slips print it and people type it; tells whether it means any.

    A service's code goes before a visit code: "KTP-ANAK-2" looks like one.
    """
    offered = await _offered(turn)
    coded = [each for each in offered if each.service.code.casefold() == word.casefold()]
    if not coded and read_code(word) is not None:
        await opened_by_visit(turn, word)
        return True
    found = coded or _matching(offered, word)
    if len(found) == 1:
        await show_faces(turn, await _by_service(turn, found[0].service))
    elif found:
        turn.say(found_screen(turn.words, found, word[:_LONGEST_WORD]))
    return bool(found)


def _matching(offered: list[Offered], word: str) -> list[Offered]:
    """The services whose name, unit or code holds every word.

    A short word must begin one of theirs: "ok" is in many documents.
    """
    parts = word.casefold().split()
    return [each for each in offered if all(_holds(each.said, part) for part in parts)]


def _holds(said: str, part: str) -> bool:
    if len(part) < _ANYWHERE:
        return re.search(rf"(?<!\w){re.escape(part)}", said) is not None
    return part in said


async def former(turn: Turn, tap: FormerFaceTap | FormerDoneTap) -> None:
    """A button of an earlier release rates nothing; where the service is still there, it can be chosen."""
    service = await actions.service_of(turn.uow, tap.service_id)
    turn.toast(turn.words.plain("rate-former"), alert=True)
    same = [each for each in await _offered(turn) if each.service.id == service.id]
    turn.edit(found_screen(turn.words, same, ""))
