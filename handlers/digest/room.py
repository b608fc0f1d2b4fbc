"""`/ringkasan`: the current week of the office or of a unit; and Friday's digest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from domain.digest.figures import Listed
from domain.digest.participation import report_week, week_as_of
from domain.errors import Invalid
from domain.notices import LongWaiting, WeeklyDigest, WeeklyDigestFile
from domain.periods import KNOWN_YEARS
from handlers.digest.actions import DigestReader
from handlers.digest.callbacks import DigestListTap, DigestPageTap, DigestTap, DigestUnitsTap
from handlers.digest.lists import list_screen
from handlers.digest.long_waiting import long_waiting
from handlers.digest.message import DigestContent, file_screen, load_digest_content, picture_screen, unit_of
from handlers.digest.words import units_screen
from handlers.frame.actor import actor_of
from handlers.frame.callbacks import carried
from handlers.frame.gate import Action, may
from handlers.frame.records import OfUnit
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Screen, SlowScreen
from handlers.frame.turn import Picture, Turn
from handlers.kit.asked import named
from storage.tables import Unit
from storage.uow import UnitOfWork


async def show(turn: Turn) -> None:
    """The digest of the office, or of the only unit that a head has; of several units, which of them."""
    units = await _units(turn)
    if turn.actor.is_admin:
        await _show(turn, None)
    elif len(units) == 1:
        await _show(turn, units[0].id)
    else:
        turn.say(units_screen(turn.words, units, 0))


async def of_unit(turn: Turn, said: str) -> bool:
    """The digest of the unit whose name the words are."""
    found = named(turn, await _units(turn), lambda unit: unit.name, said)
    if found is None:
        return False
    await _show(turn, found.id)
    return True


async def _units(turn: Turn) -> list[Unit]:
    """Those whose digest the person may see, by name."""
    units = await turn.uow.people.units()
    if turn.actor.is_admin:
        return units
    headed = await turn.uow.heads.all(turn.received_on)
    own = headed.get(turn.person.id, ())
    return [unit for unit in units if unit.id in own]


async def show_units(turn: Turn, tap: DigestUnitsTap) -> None:
    """A page of the units."""
    turn.say(units_screen(turn.words, await _units(turn), tap.page))


async def show_one(turn: Turn, tap: DigestTap) -> None:
    """The digest of a unit, or of the office."""
    await _show(turn, tap.unit or None)


async def _show(turn: Turn, unit_id: int | None) -> None:
    """Reads it once; picture and workbook are made after this turn, in threads."""
    await turn.allow(Action.SEE_DIGEST_OF, OfUnit(unit_id))
    week = report_week(turn.received, turn.office.zone)
    unit = await unit_of(turn.uow, unit_id)
    reader = DigestReader(turn.uow, turn.office, week, unit, turn.received)
    told = await load_digest_content(reader, turn.words, turn.actor)
    turn.answers += [Picture(partial(picture_screen, told)), Picture(partial(file_screen, told))]


async def show_list(turn: Turn, tap: DigestListTap) -> None:
    """A list behind a number, in a message below."""
    turn.say(await _list(turn, DigestPageTap(tap.unit, tap.week, tap.name, 0)))


async def show_page(turn: Turn, tap: DigestPageTap) -> None:
    """Another page of a list."""
    turn.edit(await _list(turn, tap))


async def _list(turn: Turn, tap: DigestPageTap) -> Screen:
    """A list of a week as it is now: what was done about it meanwhile is no longer in it."""
    unit_id = tap.unit or None
    await turn.allow(Action.SEE_DIGEST_OF, OfUnit(unit_id))
    if tap.name not in {*Listed}:
        raise Invalid("button-outdated")
    name, monday = Listed(tap.name), _monday(turn, tap.week)
    unit = await unit_of(turn.uow, unit_id)
    week = week_as_of(monday, turn.received, turn.office.zone)
    figures = await DigestReader(turn.uow, turn.office, week, unit, turn.received).figures(name)
    is_admin = turn.actor.is_admin
    return list_screen(turn.words, turn.office, figures, unit_id, name, tap.page, is_admin=is_admin)


def _monday(turn: Turn, ordinal: int) -> date:
    """The Monday of a button; raises Invalid for any other day and for a week to come."""
    monday = carried(date.fromordinal, ordinal)
    if monday.weekday() or monday.year not in KNOWN_YEARS or monday > turn.received_on:
        raise Invalid("button-outdated")
    return monday


async def weekly_digest(told: Telling, notice: WeeklyDigest) -> SlowScreen:
    """The picture of a notice's week, read and drawn when its turn comes."""
    return SlowScreen(partial(_read, told, notice, picture_screen))


async def weekly_file(told: Telling, notice: WeeklyDigestFile) -> SlowScreen:
    """The workbook of a notice's week."""
    return SlowScreen(partial(_read, told, notice, file_screen))


async def _read(
    told: Telling, notice: WeeklyDigest, make: Callable[[DigestContent], Screen], uow: UnitOfWork
) -> Callable[[], Screen] | None:
    """Reads it for the chat's current person; None for a person who may no longer see it."""
    office, now = told.office, told.now
    actor = await actor_of(uow, office, told.chat_id, now)
    if not await may(uow, office, actor, Action.SEE_DIGEST_OF, OfUnit(notice.unit_id), now):
        return None
    week = report_week(notice.until, office.zone)
    reader = DigestReader(uow, office, week, await unit_of(uow, notice.unit_id), now)
    return partial(make, await load_digest_content(reader, told.words, actor))


ROOM = Room(
    commands=[
        Command(
            "ringkasan",
            Action.SEE_DIGEST,
            show,
            of_unit,
            aliases=("digest", "summary"),
            spoken=("ringkasan", "digest"),
            reads=True,
            in_hub=True,
        )
    ],
    taps=[
        Tap(DigestTap, Action.SEE_DIGEST, show_one, reads=True),
        Tap(DigestUnitsTap, Action.SEE_DIGEST, show_units, reads=True),
        Tap(DigestListTap, Action.SEE_DIGEST, show_list, reads=True),
        Tap(DigestPageTap, Action.SEE_DIGEST, show_page, reads=True),
    ],
    notices={WeeklyDigest: weekly_digest, WeeklyDigestFile: weekly_file, LongWaiting: long_waiting},
)
