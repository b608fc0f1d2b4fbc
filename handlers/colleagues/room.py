"""`/rekan`: rating colleagues and the supervisor on request, each tap saved at once."""

from __future__ import annotations

from telegram import Message

from domain.answers import says_rating
from domain.colleagues import RequestState
from domain.errors import AlreadyHandled, NotAllowed
from domain.notices import RatingAsked, RatingReminder
from domain.periods import Period
from domain.topics import begins_rating
from handlers.colleagues import actions
from handlers.colleagues.callbacks import ANY, ASK, DeclineTap, RateTap, RequestsTap
from handlers.colleagues.screens import decline_screen, list_screen, request_screen
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.asked import named
from locales import Html
from locales.scores import period_name
from storage.records.colleagues import NamedRequest


async def _list(turn: Turn) -> Screen:
    today = turn.received_on
    asked = await turn.uow.colleagues.of(turn.person.id, today) if turn.actor.in_service else []
    return list_screen(turn.words, turn.office, asked, today)


async def show(turn: Turn) -> None:
    """The people to rate."""
    turn.say(await _list(turn))


async def listed(turn: Turn, tap: RequestsTap) -> None:
    """The list again, as it is now."""
    turn.edit(await _list(turn))


async def _refreshed(turn: Turn) -> None:
    turn.edit(await _list(turn))


async def _asked(turn: Turn, request_id: int) -> NamedRequest:
    """A request that one may still answer."""
    request = await turn.uow.colleagues.get(request_id)
    await turn.allow(Action.RATE_COLLEAGUE, request)
    if request is None:
        raise NotAllowed("gate-not-yours")
    turn.refresh = _refreshed
    return await actions.answerable(turn.uow, request, turn.received_on)


async def rated(turn: Turn, tap: RateTap) -> None:
    """Keeps a rating, and asks for the next one."""
    asked = await _asked(turn, tap.request_id)
    if not tap.rating:
        turn.edit(request_screen(turn.words, turn.office, asked, tap.criterion))
        return
    await actions.rate(turn.uow, turn.office, asked.request, tap.criterion, tap.rating, turn.received)
    criteria = actions.options_of(turn.office, asked.request).criteria
    turn.edit(request_screen(turn.words, turn.office, asked, len(criteria)))


async def declined(turn: Turn, tap: DeclineTap) -> None:
    """Asks why a person is not rated, or notes it."""
    asked = await _asked(turn, tap.request_id)
    if asked.request.state == RequestState.DONE:
        raise AlreadyHandled("rating-done-already")
    if tap.reason == ASK:
        turn.edit(decline_screen(turn.words, asked))
        return
    actions.decline(asked.request, tap.reason)
    turn.toast(turn.words.plain("rating-declined", name=asked.rated.name))
    turn.edit(await _list(turn))


async def of_person(turn: Turn, said: str) -> bool:
    """The question about the one whom the words name, of those whom the person is asked to rate."""
    asked = await turn.uow.colleagues.of(turn.person.id, turn.received_on) if turn.actor.in_service else []
    found = named(turn, asked, lambda each: each.rated.name, said)
    if found is not None:
        turn.say(request_screen(turn.words, turn.office, found, ANY))
    return found is not None


async def typed(turn: Turn, message: Message) -> bool:
    """After a rating alone, shows the question that is begun, or the people; these also after “menilai”."""
    text = message.text or ""
    if turn.actor.employee is None or not turn.actor.in_service:
        return False
    if begins_rating(text) and await turn.uow.colleagues.of(turn.person.id, turn.received_on):
        await show(turn)
        return True
    if not says_rating(text):
        return False
    asked = await turn.uow.colleagues.of(turn.person.id, turn.received_on)
    waiting = [each for each in asked if each.request.state == RequestState.OPEN]
    if not waiting:
        return False
    begun = [each for each in waiting if each.request.given] or waiting
    if len(begun) == 1:
        shown = request_screen(turn.words, turn.office, begun[0], ANY)
    else:
        shown = list_screen(turn.words, turn.office, asked, turn.received_on)
    said = turn.words("rating-typed", said=(message.text or "").strip())
    turn.say(Screen(Html(f"{said}\n\n{shown.text}"), shown.rows))
    return True


async def told(telling: Telling, notice: RatingAsked) -> Screen | None:
    """That one is asked, or reminded; None when nothing is open any more."""
    linked = await telling.uow.people.linked(telling.chat_id)
    words, today = telling.words, telling.today
    if linked is None or not linked.employee.serves(today):
        return None
    asked = await telling.uow.colleagues.of(linked.employee.id, today)
    waiting = [each.request for each in asked if each.request.state == RequestState.OPEN]
    if not waiting:
        return None
    key = "rating-reminder" if isinstance(notice, RatingReminder) else "rating-asked"
    period = period_name(words, Period.parse(waiting[0].period))
    text = words(key, count=len(waiting), period=period, day=waiting[0].date)
    return Screen(text, [[Button(words.plain("rating-begin"), CommandTap("rekan"), style="primary")]])


ROOM = Room(
    commands=[
        Command(
            "rekan", Action.SEE_RATING_REQUESTS, show, of_person, aliases=("peers", "nilaiatasan"), reads=True
        )
    ],
    taps=[
        Tap(RequestsTap, Action.SEE_RATING_REQUESTS, listed, reads=True),
        Tap(RateTap, None, rated),
        Tap(DeclineTap, None, declined),
    ],
    notices={RatingAsked: told, RatingReminder: told},
    texts=typed,
)
