"""Extensions: the administrators' command, and the notices."""

from __future__ import annotations

from functools import partial

from domain.calendar import AsOf
from domain.errors import AlreadyHandled
from domain.extensions import ExtensionDraft
from domain.periods import Span
from handlers.extensions.actions import DaysExtended, ExtensionEnded, ExtensionKept, whom_of, withdraw
from handlers.extensions.in_force import LISTED, ExtensionEndTap, ExtensionsTap, ask_end, listed
from handlers.extensions.talk import EXTENSION
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.drafts import begin_afresh
from handlers.kit.entry_text import last_minute
from handlers.kit.spans import span_text
from locales import Html, in_lines


async def extension(turn: Turn) -> None:
    """Begins an extension."""
    await begin_afresh(turn, EXTENSION, ExtensionDraft(), "perpanjang")


async def asked(turn: Turn, said: str) -> bool:
    """Lists those in force for `daftar`."""
    if said.casefold() not in LISTED:
        return False
    turn.say(await listed(turn, 0))
    return True


async def show(turn: Turn, tap: ExtensionsTap) -> None:
    """A page of the extensions in force."""
    turn.edit(await listed(turn, tap.page))


async def end(turn: Turn, tap: ExtensionEndTap) -> None:
    """Asks whether an extension is to end, or ends it."""
    made = await turn.uow.calendars.extension(tap.extension_id)
    turn.refresh = partial(show, tap=ExtensionsTap(0))
    if made is None or made.open_until <= turn.now:
        raise AlreadyHandled("extension-over")
    if not tap.is_sure:
        turn.edit(ask_end(turn.words, turn.office, made, await whom_of(turn.uow, made)))
        return
    count = await withdraw(turn.uow, turn.office, made.id, turn.now)
    turn.toast(turn.words.plain("extension-ended", count=count))
    turn.edit(await listed(turn, 0))


async def kept(told: Telling, notice: ExtensionKept) -> Screen | None:
    """The people and days kept open, until when, and the number of people who are told."""
    made = await told.uow.calendars.extension(notice.extension_id)
    if made is None:
        return None
    words = told.words
    name = await whom_of(told.uow, made)
    closes = last_minute(made.open_until.astimezone(told.office.zone))
    lines = [
        words("extension-done"),
        words("extension-line-all") if name is None else words("extension-line-whom", name=name),
        words("extension-line-days", days=span_text(words, Span(made.starts, made.ends))),
        words("extension-line-until", day=words.short_moment(closes)),
        words("extension-line-reason", reason=made.reason),
        Html(""),
        words("extension-told", count=notice.told),
    ]
    return Screen(in_lines(lines))


async def extended(told: Telling, notice: DaysExtended) -> Screen | None:
    """The days that a person may still report now; None for a person who is no longer affected."""
    made = await told.uow.calendars.extension(notice.extension_id)
    if made is None or made.open_until < told.now:
        return None
    as_of, rules = AsOf.at(told.now, told.office.zone), told.office.time_rules
    owed = [
        day
        for day in Span(made.starts, made.ends)
        if (await told.uow.days.state(notice.employee_id, day, as_of, rules)).is_owed
    ]
    if not owed:
        return None
    words = told.words
    shown = Html(", ".join(words.short_day(day) for day in owed))
    until = words.short_moment(last_minute(made.open_until.astimezone(told.office.zone)))
    text = words("extension-tell", days=shown, until=until, reason=made.reason)
    button = Button(words.plain("button-report"), CommandTap("lapor"), style="primary")
    return Screen(text, [[button]])


async def ended(told: Telling, notice: ExtensionEnded) -> Screen | None:
    """The days that a person can report no more."""
    made = await told.uow.calendars.extension(notice.extension_id)
    if made is None:
        return None
    days = span_text(told.words, Span(made.starts, made.ends))
    return Screen(told.words("extension-tell-ended", days=days))


ROOM = Room(
    commands=[Command("perpanjang", Action.EXTEND_DAYS, extension, asked, aliases=("extend",), in_hub=True)],
    taps=[
        Tap(ExtensionsTap, Action.EXTEND_DAYS, show, reads=True),
        Tap(ExtensionEndTap, Action.EXTEND_DAYS, end),
    ],
    flows=[EXTENSION],
    notices={ExtensionKept: kept, DaysExtended: extended, ExtensionEnded: ended},
)
