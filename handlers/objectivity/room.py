"""`/objektivitas`: what the own ratings and entries look like from outside; for administrators, by unit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from domain.errors import Invalid
from domain.objectivity.notices import OwnNoticesFound, TeamNoticesWait
from domain.office import Office
from domain.periods import Period
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Document, Turn
from handlers.kit.objectivity import NoticesTap, notices_button, notices_waiting
from handlers.objectivity import notices
from handlers.objectivity.actions import FiguresReady, elapsed, read_unasked, read_unit
from handlers.objectivity.callbacks import (
    AskToLookTap,
    NoticeRecordTap,
    NoticeTap,
    NoticeWishTap,
    ObjectivityUnitsTap,
    ObjectivityUnitTap,
)
from handlers.objectivity.screens import (
    UNITS,
    asked_screen,
    own_screen,
    unit_screen,
    units_screen,
    ways_screen,
)
from handlers.objectivity.talk import NOTICE, NoticeDecided
from locales.scores import period_name
from storage.objectivity import read_own
from storage.scoring.scope import Scope
from storage.tables import Unit
from storage.uow import UnitOfWork


async def of_units(turn: Turn, said: str) -> bool:
    """The units, as an administrator's button asks for them."""
    if not turn.actor.is_admin or said != UNITS:
        return False
    turn.say(units_screen(turn.words, await turn.uow.people.units(), 0))
    return True


async def show(turn: Turn) -> None:
    """The own figures and the notices about them; that they are shown is noted before they are."""
    ways = await _ways(turn)
    if turn.actor.employee is None:
        turn.say(ways_screen(turn.words, ways))
        return
    scope = Scope.running(turn.office.scheme, turn.received, turn.office.zone)
    today, me = turn.received_on, turn.person.id
    own = await read_own(turn.uow, me, elapsed(scope), today, turn.office.zone)
    listed = await turn.uow.objectivity_notices.own(me, scope.period.code)
    words, now = turn.words, turn.received

    def make() -> Screen:
        given = None if own.facts is None else own.facts.figures()
        return own_screen(words, scope.period, given, own.of_entries(), listed, ways)

    async def note(uow: UnitOfWork) -> Callable[[], Screen]:
        await uow.objectivity.note_shown(me, scope.period.code, now)
        await uow.objectivity_notices.note_shown(me, now)
        return make

    turn.answers.append(Document(note))


async def _ways(turn: Turn) -> list[Button]:
    """The buttons to what others' figures need somebody to look at."""
    count = await notices_waiting(turn.uow, turn.office, turn.actor, turn.received)
    ways = [notices_button(turn.words, count)] if count or turn.actor.is_admin else []
    if turn.actor.is_admin:
        ways.append(Button(turn.words.plain("objectivity-units"), CommandTap(f"objektivitas {UNITS}")))
    return ways


async def show_units(turn: Turn, tap: ObjectivityUnitsTap) -> None:
    """A page of the units."""
    turn.edit(units_screen(turn.words, await turn.uow.people.units(), tap.page))


async def _unit(turn: Turn, unit_id: int) -> Unit:
    found = {unit.id: unit for unit in await turn.uow.people.units()}
    if unit_id not in found:
        raise Invalid("button-outdated")
    return found[unit_id]


async def show_unit(turn: Turn, tap: ObjectivityUnitTap) -> None:
    """The reviewers of a unit."""
    turn.edit(await _unit_screen(turn, tap.unit))


async def _unit_screen(turn: Turn, unit_id: int) -> Screen:
    unit = await _unit(turn, unit_id)
    found = await read_unit(turn.uow, turn.office, unit.id, turn.received)
    told = {each.person.id: each.facts for each in found.reviewers if each.facts is not None}
    figures = await asyncio.to_thread(lambda: {key: facts.figures() for key, facts in told.items()})
    return unit_screen(turn.words, unit, found, figures)


async def ask(turn: Turn, tap: AskToLookTap) -> None:
    """Asks those who have neither looked nor been asked, once a period."""
    unit = await _unit(turn, tap.unit)
    period, unasked = await read_unasked(turn.uow, turn.office, unit.id, turn.now)
    asked = 0
    for person in unasked:
        if await turn.uow.objectivity.claim_asked(person, period.code, turn.now):
            turn.notify(FiguresReady(period.code), person)
            asked += 1
    turn.edit(asked_screen(turn.words, unit, asked))


async def ready(told: Telling, notice: FiguresReady) -> Screen | None:
    """That the own figures can be looked at; None once the period is over."""
    if notice.period != _running(told.office, told).code:
        return None
    look = Button(told.words.plain("objectivity-look"), CommandTap("objektivitas"), style="primary")
    period = period_name(told.words, Period.parse(notice.period))
    return Screen(told.words("objectivity-ready", period=period), [[look]])


def _running(office: Office, told: Telling) -> Period:
    return Scope.running(office.scheme, told.now, office.zone).period


ROOM = Room(
    commands=[
        Command(
            "objektivitas",
            Action.SEE_OBJECTIVITY,
            show,
            of_units,
            aliases=("objectivity", "fairness"),
            spoken=("objektivitas",),
            reads=True,
        )
    ],
    taps=[
        Tap(ObjectivityUnitTap, Action.SEE_OBJECTIVITY_OF_UNITS, show_unit, reads=True),
        Tap(ObjectivityUnitsTap, Action.SEE_OBJECTIVITY_OF_UNITS, show_units, reads=True),
        Tap(AskToLookTap, Action.SEE_OBJECTIVITY_OF_UNITS, ask),
        Tap(NoticesTap, Action.SEE_NOTICES, notices.show_list, reads=True),
        Tap(NoticeTap, None, notices.show),
        Tap(NoticeRecordTap, None, notices.show_record, reads=True),
        Tap(NoticeWishTap, None, notices.wish),
    ],
    flows=[NOTICE],
    notices={
        FiguresReady: ready,
        OwnNoticesFound: notices.found,
        TeamNoticesWait: notices.waits,
        NoticeDecided: notices.decided,
    },
)
