"""`/tutup`: the periods, what is missing with a reminder, the preview, the last question, and the closing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from domain.asked import period_asked
from domain.cases import rings
from domain.closing.missing import by_unit
from domain.closing.notices import ClosingProgress
from domain.periods import Period
from handlers.closing import actions
from handlers.closing.actions import BordersAsked, PreviewAsked
from handlers.closing.callbacks import (
    ClosedTap,
    ClosingRemindTap,
    ClosingsTap,
    ClosingTap,
    ClosingWishTap,
    View,
    Wish,
)
from handlers.closing.screens import (
    ask_screen,
    borders_screen,
    closed_screen,
    missing_screen,
    periods_screen,
    preview_screen,
    reminded_screen,
)
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling, slowly
from handlers.frame.screen import Screen
from handlers.frame.turn import Document, Turn
from handlers.kit.closings import begun, due
from locales import Html
from locales.scores import period_name
from storage.uow import UnitOfWork


async def begin(turn: Turn) -> None:
    """The periods that can be closed."""
    turn.say(await _periods(turn))


async def of_period(turn: Turn, said: str) -> bool:
    """What is missing in the period that the words name, or the state of its closing."""
    period = period_asked(said, turn.today)
    if period is None:
        return False
    code = period.code
    if code in {each.period for each in await begun(turn.uow, turn.today)}:
        closing = await actions.closing_of(turn.uow, code)
        turn.say(closed_screen(turn.words, closing, await turn.uow.closing_news.totals(closing)))
    else:
        turn.say(await _missing(turn, await actions.to_close(turn.uow, turn.office, code, turn.now)))
    return True


async def back(turn: Turn, tap: ClosingsTap) -> None:
    """The periods, in the message that was tapped."""
    turn.edit(await _periods(turn))


async def _periods(turn: Turn) -> Screen:
    periods = await due(turn.uow, turn.office.scheme, turn.today)
    return periods_screen(turn.words, periods, await begun(turn.uow, turn.today))


async def show_closed(turn: Turn, tap: ClosedTap) -> None:
    """What came of a closing, as it is now."""
    closing = await actions.closing_of(turn.uow, tap.period)
    turn.edit(closed_screen(turn.words, closing, await turn.uow.closing_news.totals(closing)))


async def progress(told: Telling, notice: ClosingProgress) -> Screen | None:
    """How far a closing is; None to who is no administrator any more."""
    closing = await told.uow.closings.get(notice.closing_id)
    if closing is None or not await told.may(Action.CLOSE_PERIOD):
        return None
    screen = closed_screen(told.words, closing, await told.uow.closing_news.totals(closing))
    barred = await told.uow.data_corrections.count_barred(closing.ends, closing.id)
    if barred:
        said = told.words("closing-corrections", count=barred)
        screen = replace(screen, text=Html(f"{screen.text}\n\n{said}"))
    return replace(screen, is_silent=not rings(told.now.astimezone(told.office.zone), None))


async def show(turn: Turn, tap: ClosingTap) -> None:
    """What is missing, or the last question."""
    period = await actions.to_close(turn.uow, turn.office, tap.period, turn.now)
    if tap.view is View.ASK:
        turn.say(ask_screen(turn.words, period, actions.result_of(tap.result)))
        return
    turn.edit(await _missing(turn, period))


async def _missing(turn: Turn, period: Period) -> Screen:
    lacks = await turn.uow.gaps.missing(period, turn.office.scheme)
    corrections = await turn.uow.data_corrections.count_barred(period.end)
    return missing_screen(turn.words, period, by_unit(lacks), corrections, turn.received_on)


async def act(turn: Turn, tap: ClosingWishTap) -> None:
    """Has the preview or the list of borders computed, or closes."""
    period = await actions.to_close(turn.uow, turn.office, tap.period, turn.now)
    result = actions.result_of(tap.result)
    match tap.wish:
        case Wish.PREVIEW:
            turn.confirm(PreviewAsked(period.code, result or ""))
            turn.toast(turn.words.plain("closing-computing"))
        case Wish.BORDERS:
            turn.confirm(BordersAsked(period.code))
            turn.toast(turn.words.plain("closing-computing"))
        case Wish.CLOSE:
            by = turn.actor.employee_id
            await actions.begin(turn.uow, turn.office, period, result, by, turn.now)
            turn.edit(Screen(turn.words("closing-begun", period=period_name(turn.words, period))))


async def remind(turn: Turn, tap: ClosingRemindTap) -> None:
    """Finds the people to remind outside of the writer, which then only adds the messages."""
    period = await actions.to_close(turn.uow, turn.office, tap.period, turn.now)
    found = await actions.reminders(turn.uow, turn.office, period, turn.now)
    words, now = turn.words, turn.now

    async def add(uow: UnitOfWork) -> Callable[[], Screen]:
        return partial(reminded_screen, words, period, await actions.remind(uow, found, now), found.unreached)

    turn.answers.append(Document(add))


async def borders(told: Telling, notice: BordersAsked, uow: UnitOfWork) -> Callable[[], Screen]:
    """Who is at a border."""
    period = Period.parse(notice.period)
    found = await actions.previewed(uow, told.office, period)
    return partial(borders_screen, told.words, period, found, told.now)


async def preview(told: Telling, notice: PreviewAsked, uow: UnitOfWork) -> Callable[[], Screen]:
    """The preview of a closing."""
    period = Period.parse(notice.period)
    found, result = await actions.previewed(uow, told.office, period), actions.result_of(notice.result)
    # They change no result, but who closes may want somebody to look before.
    notices = await uow.objectivity_notices.open_in(period.code)
    return partial(preview_screen, told.words, period, found, result, notices)


ROOM = Room(
    commands=[Command("tutup", Action.CLOSE_PERIOD, begin, of_period, aliases=("closeperiod",), reads=True)],
    taps=[
        Tap(ClosingsTap, Action.CLOSE_PERIOD, back, reads=True),
        Tap(ClosedTap, Action.CLOSE_PERIOD, show_closed, reads=True),
        Tap(ClosingTap, Action.CLOSE_PERIOD, show, reads=True),
        Tap(ClosingRemindTap, Action.CLOSE_PERIOD, remind, reads=True),
        Tap(ClosingWishTap, Action.CLOSE_PERIOD, act),
    ],
    notices={
        PreviewAsked: slowly(preview, Action.CLOSE_PERIOD),
        BordersAsked: slowly(borders, Action.CLOSE_PERIOD),
        ClosingProgress: progress,
    },
)
