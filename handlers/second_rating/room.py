"""`/penilaikedua`: who is drawn rates reports of others blind; figures go to the reviewer first."""

from __future__ import annotations

import asyncio

from telegram import Message

from domain.answers import says_rating
from domain.errors import NotAllowed
from domain.notices import SecondFigureReady, SecondRatingsWait
from domain.periods import Period
from domain.second_rating.agreement import agreement
from domain.topics import begins_rating
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.anchors import meanings_of
from handlers.kit.attachments import show_evidence
from handlers.kit.slots import ratings
from handlers.second_rating import actions
from handlers.second_rating.callbacks import (
    SecondListTap,
    SecondOpenTap,
    SecondPassTap,
    SecondProofTap,
    SecondRateTap,
    SecondUnitsTap,
)
from handlers.second_rating.screens import MOST_UNITS, list_screen, report_screen, units_screen
from locales import Html
from locales.scores import period_name
from storage.records.second_ratings import WaitingReport
from storage.scoring.scope import Scope

COMMAND = "penilaikedua"


async def _list(turn: Turn) -> Screen:
    """What waits and the figures; that the own ones are shown is noted with it."""
    waiting = await actions.rateable(turn.uow, turn.office, turn.actor, turn.now)
    blind = [await actions.blind(turn.uow, each) for each in waiting]
    figures = None
    if turn.actor.employee is not None:
        figures = await actions.figures(turn.uow, turn.office, turn.person, turn.now)
        if figures.own is not None and not figures.own.is_silent:
            await turn.uow.second_ratings.note_shown(turn.person.id, figures.period.code, turn.now)
    return list_screen(turn.words, blind, figures, is_admin=turn.actor.is_admin)


async def show(turn: Turn) -> None:
    """What waits, and the own figures."""
    turn.say(await _list(turn))


async def listed(turn: Turn, tap: SecondListTap) -> None:
    """The list again, as it is now."""
    turn.edit(await _list(turn))


async def _refreshed(turn: Turn) -> None:
    turn.edit(await _list(turn))


async def _one(turn: Turn, number: int) -> WaitingReport:
    """A report that one may rate now."""
    found = await turn.uow.second_ratings.get(number)
    if found is not None and found.row.employee_id == turn.actor.employee_id:
        turn.refresh = _refreshed
        actions.check_open(found)
    await turn.allow(Action.RATE_SECOND, None if found is None else actions.record_of(found))
    if found is None:
        raise NotAllowed("gate-not-yours")
    return found


async def _report(turn: Turn, waiting: WaitingReport) -> Screen:
    blind = await actions.blind(turn.uow, waiting)
    meanings = meanings_of(turn, f"{blind.content.activity}\n{blind.target or ''}")
    return report_screen(turn.words, blind, ratings(turn), meanings)


async def _show(turn: Turn, waiting: WaitingReport) -> None:
    turn.edit(await _report(turn, waiting))


async def opened(turn: Turn, tap: SecondOpenTap) -> None:
    """Shows a report without author, self rating and first rating."""
    await _show(turn, await _one(turn, tap.number))


async def proof(turn: Turn, tap: SecondProofTap) -> None:
    """Sends the evidence into the chat."""
    blind = await actions.blind(turn.uow, await _one(turn, tap.number))
    title = turn.words.plain("second-proof-title", day=turn.words.short_day(blind.waiting.entry.date))
    show_evidence(turn, title, blind.evidence)


async def rated(turn: Turn, tap: SecondRateTap) -> None:
    """Keeps the rating, and shows the next report."""
    actions.rate(turn.uow, await _one(turn, tap.number), tap.rating)
    turn.toast(turn.words.plain("second-rated", rating=tap.rating))
    await _next(turn)


async def passed(turn: Turn, tap: SecondPassTap) -> None:
    """Notes that the report is not rated, and shows the next one."""
    actions.pass_on(turn.uow, await _one(turn, tap.number), tap.reason)
    turn.toast(turn.words.plain("second-passed"))
    await _next(turn)


async def _next(turn: Turn) -> None:
    left = await actions.rateable(turn.uow, turn.office, turn.actor, turn.now)
    if left:
        await _show(turn, left[0])
    else:
        turn.edit(await _list(turn))


async def typed(turn: Turn, message: Message) -> bool:
    """After a rating alone, or “mulai menilai”, shows the first report that waits: buttons rate it."""
    text = message.text or ""
    if turn.actor.employee is None or not (says_rating(text) or begins_rating(text)):
        return False
    waiting = await actions.rateable(turn.uow, turn.office, turn.actor, turn.now)
    if not waiting:
        return False
    shown = await _report(turn, waiting[0])
    said = turn.words("rating-typed", said=text.strip())
    turn.say(Screen(Html(f"{said}\n\n{shown.text}"), shown.rows) if says_rating(text) else shown)
    return True


async def show_units(turn: Turn, tap: SecondUnitsTap) -> None:
    """A page of the agreement by unit."""
    period = Scope.running(turn.office.scheme, turn.received, turn.office.zone).period
    rated_twice = await actions.ratings_by_unit(turn.uow, period.span)
    names = [(unit.id, unit.name) for unit in await turn.uow.people.units() if unit.id in rated_twice]
    page = min(tap.page, max(0, len(names) - 1) // MOST_UNITS)
    shown = [unit for unit, _ in names[page * MOST_UNITS : (page + 1) * MOST_UNITS]]
    # A tenth of a second for each unit, for which no chat is to wait.
    found = await asyncio.to_thread(lambda: {unit: agreement(rated_twice[unit]) for unit in shown})
    turn.edit(units_screen(turn.words, period, names, page, found))


async def told(telling: Telling, notice: SecondRatingsWait) -> Screen | None:
    """That reports wait to be rated blind; None when none is left."""
    actor = await telling.reader()
    waiting = await actions.rateable(telling.uow, telling.office, actor, telling.now)
    if not waiting:
        return None
    last = min(each.row.date for each in waiting)
    return _quiet(telling, telling.words("second-asked", count=len(waiting), day=last), "second-begin")


async def ready(telling: Telling, notice: SecondFigureReady) -> Screen | None:
    """That the own figures can be looked at; None once the period is over, or where it is off."""
    is_over = (
        notice.period != Scope.running(telling.office.scheme, telling.now, telling.office.zone).period.code
    )
    if is_over or not await telling.may(Action.SEE_SECOND_RATINGS):
        return None
    period = period_name(telling.words, Period.parse(notice.period))
    return _quiet(telling, telling.words("second-ready", period=period), "second-look")


def _quiet(telling: Telling, text: Html, label: str) -> Screen:
    """A message without a sound that leads to the list."""
    button = Button(telling.words.plain(label), CommandTap(COMMAND), style="primary")
    return Screen(text, [[button]], is_silent=True)


ROOM = Room(
    commands=[
        Command(COMMAND, Action.SEE_SECOND_RATINGS, show, aliases=("secondrater", "nilaibuta"), in_hub=True)
    ],
    taps=[
        Tap(SecondListTap, Action.SEE_SECOND_RATINGS, listed),
        Tap(SecondOpenTap, None, opened, reads=True),
        Tap(SecondProofTap, None, proof, reads=True),
        Tap(SecondRateTap, None, rated),
        Tap(SecondPassTap, None, passed),
        Tap(SecondUnitsTap, Action.SEE_AGREEMENT, show_units, reads=True),
    ],
    notices={SecondRatingsWait: told, SecondFigureReady: ready},
    texts=typed,
)
