"""`/nilailayanan` and the link of a service: service, face, perhaps a comment, thanks."""

from __future__ import annotations

import re

from telegram import Message

from domain.errors import AlreadyHandled, Invalid
from domain.responses import CONSENT, LINK_BY_ID_PREFIX, LINK_PREFIX, face_of, question_keys
from handlers.citizen import actions
from handlers.citizen.actions import Given, Rater, Rating
from handlers.citizen.callbacks import CommentDoneTap, FaceTap, ServicesPageTap, ServiceTap
from handlers.citizen.screens import comment_screen, faces_screen, services_screen, thanks
from handlers.frame.gate import Action
from handlers.frame.room import Aside, Command, DeepLink, Room, Tap
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from storage.tables import Service

_ID = re.compile(r"[0-9]{1,9}")


async def choose(turn: Turn, argument: str) -> None:
    """Shows the services to choose from."""
    del argument
    turn.say(services_screen(turn.words, turn.office, await turn.uow.services.all(), 0))


async def turn_page(turn: Turn, tap: ServicesPageTap) -> None:
    """Shows a page of the services in place of what was there."""
    turn.edit(services_screen(turn.words, turn.office, await turn.uow.services.all(), tap.page))


async def chosen(turn: Turn, tap: ServiceTap) -> None:
    """Asks for a face in place of the list."""
    await _ask(turn, await actions.service_of(turn.uow, tap.service_id))


async def opened_by_code(turn: Turn, code: str) -> None:
    """A link that names a service by its code."""
    service = await turn.uow.services.by_code(code)
    if service is None:
        raise Invalid("link-unknown")
    await _ask(turn, service)


async def opened_by_id(turn: Turn, number: str) -> None:
    """A link that names a service by its id."""
    service = await turn.uow.services.get(int(number)) if _ID.fullmatch(number) else None
    if service is None:
        raise Invalid("link-unknown")
    await _ask(turn, service)


async def _rating(turn: Turn, service: Service) -> Rating:
    return await actions.by_service(turn.uow, turn.office, Rater.in_chat(turn.actor), service, turn.now)


def _keys(turn: Turn) -> tuple[str, str]:
    return question_keys(turn.office.rater_key, str(turn.actor.telegram_id), turn.now)


async def _given(turn: Turn, service: Service) -> Given:
    rating = await _rating(turn, service)
    rater, day = Rater.in_chat(turn.actor), rating.day.toordinal()
    return await actions.given(turn.uow, turn.office, rater, service.id, day, "", turn.now)


async def _ask(turn: Turn, service: Service) -> None:
    await actions.check_unrated(turn.uow, await _rating(turn, service))
    turn.edit(faces_screen(turn.words, service))


async def rated(turn: Turn, tap: FaceTap) -> None:
    """Keeps the rating and asks for a comment, unless what is written next belongs to a conversation."""
    service, face = await actions.service_of(turn.uow, tap.service_id), face_of(tap.face)
    rating = await _rating(turn, service)
    try:
        await actions.rate(turn.uow, turn.office, rating, face, CONSENT, turn.now, taken=turn.shown_for)
    except AlreadyHandled as refusal:
        turn.toast(turn.words.plain(refusal.key, **refusal.params), alert=True)
        # The answer to the first tap may never have arrived.
        if await _may_ask(turn, await _given(turn, service)):
            turn.edit(comment_screen(turn.words, service))
        return
    turn.toast(turn.words.plain(f"rate-face-{face}"))
    if await _may_ask(turn, await _given(turn, service)):
        turn.edit(comment_screen(turn.words, service))
    else:
        key = "rate-thanks" if rating.counts else "rate-thanks-own-unit"
        turn.edit(thanks(turn.words, turn.office, service, key))


async def _may_ask(turn: Turn, given: Given) -> bool:
    rating = given.rating
    if given.response.comment or not rating.counts or await turn.uow.dialogs.of(turn.actor.telegram_id):
        return False
    await turn.uow.rating_screens.show(_keys(turn), rating.rater, rating.service.id)
    return True


async def commented(turn: Turn, message: Message) -> bool:
    """Takes what is written as the comment that was asked for."""
    shown = await turn.uow.rating_screens.shown(_keys(turn))
    if shown is None or shown.service_id is None:
        return False
    await turn.allow(Action.RATE_SERVICE)
    service = await actions.service_of(turn.uow, shown.service_id)
    await actions.comment(turn.uow, await _given(turn, service), message.text or "")
    await turn.uow.rating_screens.close(_keys(turn))
    turn.say(thanks(turn.words, turn.office, service, "rate-thanks-comment"))
    return True


async def stopped(turn: Turn) -> bool:
    """There is to be no comment, and no other answer."""
    if not await turn.uow.rating_screens.close(_keys(turn)):
        return False
    turn.say(Screen(turn.words("comment-farewell")))
    return True


async def done(turn: Turn, tap: CommentDoneTap) -> None:
    """There is to be no comment: thanks in place of the question."""
    service = await actions.service_of(turn.uow, tap.service_id)
    await turn.uow.rating_screens.close(_keys(turn))
    turn.edit(thanks(turn.words, turn.office, service))


ROOM = Room(
    "citizen",
    commands=[Command("nilailayanan", Action.RATE_SERVICE, choose, aliases=("rate",), reads=True)],
    links=[
        DeepLink(LINK_PREFIX, Action.RATE_SERVICE, opened_by_code, reads=True),
        DeepLink(LINK_BY_ID_PREFIX, Action.RATE_SERVICE, opened_by_id, reads=True),
    ],
    taps=[
        Tap(ServicesPageTap, Action.RATE_SERVICE, turn_page, reads=True),
        Tap(ServiceTap, Action.RATE_SERVICE, chosen, reads=True),
        Tap(FaceTap, Action.RATE_SERVICE, rated),
        Tap(CommentDoneTap, Action.RATE_SERVICE, done),
    ],
    aside=Aside(commented, stopped),
)
