"""How a team looks in words: the caption of its picture, who is missing, and whose targets are served."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from domain.answers import shortened
from domain.periods import Period, PeriodKind, Span
from domain.team import FORTNIGHT, Absent, Reach, Trend
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Rows, Screen, in_rows, one_page
from handlers.frame.turn import Turn
from handlers.kit.pages import page_of
from handlers.team.actions import BossCoverage, read_missing, saw_days, serves_anybody, title_of
from handlers.team.callbacks import MissingTap, RemindTap, TeamFileTap, TeamTap, UnitsTap
from locales import Html, Words, half_up, in_lines
from storage.tables import Employee, Unit

MOST_PEOPLE = 20
"""People of one picture: more rows are too small on a phone."""
_MOST_MISSING = 10
_MOST_DAYS = 4
_MOST_UNITS = 10
_LONGEST_NAME = 40
TARGETS = "rhk"
UNITS = "unit"
"""What follows `/tim` in the buttons of the coverage and of the units."""


def caption(words: Words, title: str, span: Span, trend: Trend, coverage: Sequence[BossCoverage]) -> Html:
    """What the picture says, in words."""
    lines = [words("team-title", title=title, days=words.short_days(span))]
    this, before = trend.this, trend.before
    if this.percent is None or this.hours is None:
        lines.append(words("team-nothing-due"))
    else:
        lines.append(words("team-on-time", percent=words.number(this.percent)))
        lines.append(words("team-hours", hours=words.number(half_up(this.hours, 1))))
        if before.percent is None or before.hours is None:
            lines.append(words("team-before-none"))
        else:
            percent, hours = words.number(before.percent), words.number(half_up(before.hours, 1))
            lines.append(words("team-before", percent=percent, hours=hours))
    return in_lines([*lines, *(_covered(words, each) for each in coverage)])


def _covered(words: Words, boss: BossCoverage) -> Html:
    told = {"covered": boss.coverage.covered, "all": len(boss.coverage.served)}
    if not boss.coverage.served:
        key, told = "team-targets-none", {}
    else:
        key = "team-targets"
    return words(key, **told) if boss.name is None else words(f"{key}-of", name=boss.name, **told)


def rows(turn: Turn, unit_id: int, span: Span, page: int, people: int, coverage: bool) -> Rows:
    """Other pages and fortnights, the month's file, the coverage, and other units."""
    words, first, today = turn.words, span.start.toordinal(), turn.received_on

    def to(label: str, start: int, number: int) -> Button:
        return Button(label, TeamTap(unit_id, start, number))

    others = [
        to(
            words.plain("team-page", first=n * MOST_PEOPLE + 1, last=min(people, (n + 1) * MOST_PEOPLE)),
            first,
            n,
        )
        for n in range(-(-people // MOST_PEOPLE))
        if n != page
    ]
    times = [to(words.plain("team-earlier"), first - FORTNIGHT.days, 0)]
    if span.start + FORTNIGHT <= today:
        times.append(to(words.plain("team-later"), first + FORTNIGHT.days, 0))
    month = Period.containing(min(span.end, today), PeriodKind.MONTH)
    file = Button(words.plain("team-file", month=words.month(month.start)), TeamFileTap(unit_id, month.code))
    below = [[file]]
    if coverage:
        below.append([Button(words.plain("team-targets-button"), CommandTap(f"tim {TARGETS}"))])
    if turn.actor.is_admin:
        below.append([Button(words.plain("team-units-button"), CommandTap(f"tim {UNITS}"))])
    return [*in_rows(others, 3), times, *below]


# --- who is missing -------------------------------------------------------------------------------------


async def missing_screen(turn: Turn, unit_id: int, page: int, only: Employee | None = None) -> Screen:
    """Who owes a report that can still be sent, or one person; with a button for each who may be reminded."""
    words, found = turn.words, await read_missing(turn, unit_id, None if only is None else only.id)
    title = await title_of(turn, unit_id) if only is None else only.name
    if not found:
        key = "team-missing-none" if await serves_anybody(turn, unit_id) else "team-missing-nobody"
        return Screen(words(key, title=title))
    at = page_of(words, found, page, _MOST_MISSING, partial(MissingTap, unit_id))
    saw_days(turn, unit_id, [each.member for each in at.shown])
    today = turn.received_on
    if only is None:
        lines = [words("team-missing", title=title, count=len(found))]
        lines += [_missing_line(words, each, today) for each in at.shown]
    else:
        lines = [_missing_line(words, each, today, "team-missing-of") for each in at.shown]
    buttons = [
        [
            Button(
                words.plain("team-remind", name=_short(each)),
                RemindTap(unit_id, at.number, each.member.employee_id),
            )
        ]
        for each in at.shown
        if each.may_be_reminded
    ]
    if buttons:
        lines += [Html(""), words("team-remind-how")]
    return Screen(in_lines(lines), [*buttons, *at.rows])


def _short(absent: Absent) -> str:
    return shortened(absent.member.name, _LONGEST_NAME)


def _missing_line(words: Words, absent: Absent, today: date, key: str = "team-missing-line") -> Html:
    days = [words.plain("team-today") if day == today else words.short_day(day) for day in absent.open_days]
    told = ", ".join(days[-_MOST_DAYS:])
    if len(days) > _MOST_DAYS:
        told = words.plain("team-days-more", days=told, count=len(days) - _MOST_DAYS)
    line = words(key, name=_short(absent), days=told)
    why = _why_not(absent)
    return line if why is None else Html(f"{line} · {words(f'team-mark-{why}')}")


def _why_not(absent: Absent) -> str | None:
    """Why there is no button for a person; the first one counts."""
    if absent.is_reminded:
        return "reminded"
    if absent.is_away:
        return "away"
    if absent.asks_absence:
        return "asks"
    return None if absent.member.reach is Reach.REACHED else str(absent.member.reach)


# --- targets and units ----------------------------------------------------------------------------------


def coverage_screen(words: Words, found: Sequence[BossCoverage]) -> Screen:
    """Each target of a supervisor, and what of the team's serves it."""
    lines: list[Html] = []
    for boss in found:
        lines.append(_covered(words, boss))
        for each in boss.coverage.served:
            title = shortened(each.title, 100)
            if each.targets:
                lines.append(words("team-target", title=title, targets=each.targets, people=each.people))
            else:
                lines.append(words("team-target-none", title=title))
        if boss.coverage.astray:
            lines.append(words("team-targets-astray", count=boss.coverage.astray))
    lines += [Html(""), words("team-targets-how")]
    return Screen(one_page(lines))


def units_screen(words: Words, units: Sequence[Unit], page: int, today: date) -> Screen:
    """The units for an administrator to choose from."""
    found = page_of(words, units, page, _MOST_UNITS, UnitsTap)
    first = (today - timedelta(days=today.weekday() + 7)).toordinal()
    buttons = [[Button(shortened(unit.name, 60), TeamTap(unit.id, first, 0))] for unit in found.shown]
    return Screen(words("team-ask-unit"), [*buttons, *found.rows])
