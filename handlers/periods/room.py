"""`/periode`: running, due and closed periods, and what to do about each."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from domain.errors import Invalid
from domain.periods import Period
from handlers.frame.callbacks import Callback, CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit import closings
from handlers.kit.asked import asked_of
from locales import Html, in_lines
from locales.scores import period_name
from storage.tables import Closing


class PeriodTap(Callback, prefix="pd1"):
    """One period."""

    period: str


class PeriodsTap(Callback, prefix="pda1"):
    """All periods."""


class PeriodStatus(Struct, frozen=True):
    """A period with its state."""

    period: Period
    state: str
    """running, due, closing or closed."""
    closing: Closing | None = None
    revised: int = 0
    objections: int = 0


async def begin(turn: Turn) -> None:
    """All periods."""
    turn.say(await _all(turn))


async def back(turn: Turn, tap: PeriodsTap) -> None:
    """All periods, in the tapped message."""
    turn.edit(await _all(turn))


async def asked(turn: Turn, said: str) -> bool:
    """The period that the words name."""
    statuses = {each.period: each for each in await _statuses(turn)}
    period = asked_of(turn, said, turn.today, "periode", statuses)
    if period is None:
        return False
    turn.say(_one(turn, statuses[period]))
    return True


async def show(turn: Turn, tap: PeriodTap) -> None:
    """One period, and what to do about it."""
    found = next((each for each in await _statuses(turn) if each.period.code == tap.period), None)
    if found is None:
        raise Invalid("button-outdated")
    turn.edit(_one(turn, found))


def _one(turn: Turn, found: PeriodStatus) -> Screen:
    words, ways = turn.words, {"due": ("tutup",), "closing": ("tutup",), "running": ()}
    commands = ways.get(found.state, ("tutup", "hasil", "tindaklanjut"))
    rows = [
        [Button(words.plain(f"periods-open-{name}"), CommandTap(_way(name, found.period)))]
        for name in commands
    ]
    rows.append([Button(words.plain("periods-back"), PeriodsTap())])
    return Screen(in_lines(_lines(turn, found, whole=True)), rows)


def _way(name: str, period: Period) -> str:
    return f"{name} {period.code}" if name == "tutup" else name


async def _all(turn: Turn) -> Screen:
    words, statuses = turn.words, await _statuses(turn)
    lines = [words("periods-title")]
    for each in statuses:
        lines += _lines(turn, each)
    in_force = await turn.uow.calendars.extensions_in_force(turn.now)
    rows = [
        [
            Button(
                f"{words.plain(f'periods-mark-{each.state}')} {period_name(words, each.period)}",
                PeriodTap(each.period.code),
            )
        ]
        for each in statuses
    ]
    label = words.plain("periods-extensions", count=len(in_force))
    rows.append([Button(label, CommandTap("perpanjang daftar"))])
    return Screen(in_lines(lines), rows)


async def _statuses(turn: Turn) -> list[PeriodStatus]:
    """The running periods, those to be closed, and those closed within a year, the latest first."""
    uow, scheme, today = turn.uow, turn.office.scheme, turn.today
    kinds = [kind for kind in (scheme.period, scheme.interim) if kind is not None]
    running = [PeriodStatus(Period.containing(today, kind), "running") for kind in kinds]
    due = [PeriodStatus(each, "due") for each in await closings.due(uow, scheme, today)]
    objections = Counter(each.closing_id for each in await uow.objections.open())
    over = [
        PeriodStatus(
            Period.parse(each.period),
            "closing" if each.closed_at is None else "closed",
            each,
            await uow.closing_news.revised(each.id),
            objections[each.id],
        )
        for each in await closings.begun(uow, today)
    ]
    found = [*running, *due, *over]
    return sorted(found, key=lambda each: (each.period.end, each.period.kind.months), reverse=True)


def _lines(turn: Turn, status: PeriodStatus, *, whole: bool = False) -> list[Html]:
    words, period = turn.words, status.period
    lines = [words(f"periods-{status.state}", period=period_name(words, period), day=period.end)]
    if status.closing is not None and status.closing.closed_at is not None and whole:
        at = words.short_moment(status.closing.closed_at.astimezone(turn.office.zone))
        lines.append(words("periods-closed-at", at=at))
    if status.revised:
        lines.append(words("periods-revised", count=status.revised))
    if status.objections:
        lines.append(words("periods-objections", count=status.objections))
    return lines


ROOM = Room(
    commands=[
        Command(
            "periode",
            Action.SEE_PERIODS,
            begin,
            asked,
            aliases=("periods",),
            spoken=("periode",),
            in_menu=False,
            reads=True,
            in_hub=True,
        )
    ],
    taps=[
        Tap(PeriodTap, Action.SEE_PERIODS, show, reads=True),
        Tap(PeriodsTap, Action.SEE_PERIODS, back, reads=True),
    ],
)
