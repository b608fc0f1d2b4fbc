"""A day of the office's calendar: for whom, which date, free or worked, and why; and removing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.calendar import DayKind
from domain.errors import AlreadyHandled, Invalid
from domain.people import TimeZone
from domain.periods import Span
from domain.roster import parse_start, parse_title
from domain.spans import check_within
from domain.units import DayDraft, Moved, days_of_calendar, effect, with_row
from handlers.frame.flow import AskAgain, Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.entry_text import last_minute
from handlers.kit.moments import moment
from handlers.kit.pickers import Day
from handlers.kit.search import Listed, list_units
from handlers.kit.slots import Option, Sentence, one_of
from handlers.units.callbacks import CalendarTap, DayTap
from handlers.units.screens import calendar, day_line
from locales import Html, in_lines

_ALL = "every"
_MOST_MOVED = 4


async def _everybody(turn: Turn, draft: DayDraft) -> list[Option]:
    return [Option(turn.words.plain("officeday-all-units"), _ALL)]


async def _with_unit(turn: Turn, draft: DayDraft, value: str) -> DayDraft:
    return draft.answer("unit", unit_id=None if value == _ALL else int(value))


async def _pages(turn: Turn, draft: DayDraft) -> Span:
    return days_of_calendar(turn.today)


async def _with_day(turn: Turn, draft: DayDraft, day: date) -> DayDraft:
    check_within(day, days_of_calendar(turn.today))
    await turn.uow.closings.check_open(day)
    known = await turn.uow.units.day_of(day, draft.unit_id)
    return draft.answer("day", day=day, shown=0 if known is None else known.id)


async def _so_far(turn: Turn, draft: DayDraft) -> Sequence[Html]:
    words, said = turn.words, draft.answered
    names = {each.id: each.name for each in await turn.uow.people.units()}
    lines = [words("officeday-title-new")]
    if draft.of_unit or "unit" in said:
        whose = words.plain("officeday-all") if draft.unit_id is None else names[draft.unit_id]
        lines.append(words("officeday-whose", whose=whose))
    if draft.day is not None and "day" in said:
        lines.append(words("officeday-date", day=draft.day))
        known = await turn.uow.units.day(draft.shown) if draft.shown else None
        if known is not None:
            lines.append(words("officeday-replaces", line=day_line(words, known, names)))
    if draft.kind is not None and draft.day is not None:
        lines.append(words(f"officeday-is-{draft.kind}"))
        if OFFICE_DAY.first_open(draft) is None:
            if draft.title:
                lines.append(words("officeday-reason", name=draft.title))
            lines += await _effects(turn, draft.day, draft.unit_id, draft.kind)
    return [*lines, Html("")]


async def _keep(turn: Turn, dialog: OpenDialog[DayDraft]) -> Screen | AskAgain[DayDraft]:
    draft = dialog.draft
    if draft.day is None or draft.kind is None:
        raise Invalid("people-incomplete")
    now_shown = await _with_day(turn, draft, draft.day)
    if now_shown.shown != draft.shown:
        return AskAgain(now_shown, warning=AlreadyHandled("officeday-changed"))
    await turn.uow.closings.require_open(draft.day)
    await turn.uow.units.put_day(draft.day, draft.unit_id, draft.kind, draft.title)
    turn.uow.calendars.forget()
    listed = draft.unit_id or 0 if draft.of_unit else 0
    return await calendar(turn, listed, 0, turn.words("people-done"))


OFFICE_DAY: Flow[DayDraft] = Flow(
    "officeday",
    Action.MANAGE_UNITS,
    DayDraft,
    slots=[
        Listed("unit", list_units, _with_unit, others=_everybody, applies=lambda draft: not draft.of_unit),
        Day("day", pages=_pages, chosen=_with_day, read=parse_start),
        one_of("kind", DayKind, "officeday-kind", width=2),
        Sentence("title", parse_title, optional=True),
    ],
    so_far=_so_far,
    summary="people-ask-summary",
    finish=_keep,
)


async def withdraw(turn: Turn, tap: DayTap) -> None:
    """Tells what taking a day away does, then takes it away."""

    async def refresh(turn: Turn) -> None:
        turn.edit(await calendar(turn, tap.unit_id, 0))

    turn.refresh = refresh
    words, row = turn.words, await turn.uow.units.day(tap.row_id)
    if row is None:
        raise AlreadyHandled("officeday-gone")
    await turn.uow.closings.check_open(row.date)
    if tap.really:
        await turn.uow.closings.require_open(row.date)
        await turn.uow.units.withdraw_day(row)
        turn.uow.calendars.forget()
        turn.edit(await calendar(turn, tap.unit_id, 0, words("people-done")))
        return
    names = {each.id: each.name for each in await turn.uow.people.units()}
    lines = [words("officeday-ask-withdraw"), day_line(words, row, names), Html("")]
    lines += await _effects(turn, row.date, row.unit_id, None)
    rows = [
        [Button(words.plain("officeday-sure"), DayTap(row.id, tap.unit_id, 1), style="danger")],
        [Button(words.plain("units-back"), CalendarTap(tap.unit_id, 0))],
    ]
    turn.edit(Screen(in_lines(lines), rows))


async def _effects(turn: Turn, day: date, unit_id: int | None, kind: DayKind | None) -> list[Html]:
    """The effects of a correction, or (None) of taking one away."""
    words, uow, rules = turn.words, turn.uow, turn.office.time_rules
    rows = await uow.calendars.corrections()
    changed = with_row(rows, day, unit_id, kind)
    counts = await uow.units.counts(max(day, turn.today))
    units, works, moved = [], False, dict[Moved, str]()
    for unit in await uow.people.units():
        if unit_id not in (None, unit.id):
            continue
        before = await uow.calendars.of_unit(unit, day.year, rules)
        after = await uow.calendars.of_unit(unit, day.year, rules, changed)
        found = effect(before, after, day, turn.now)
        if found.changes:
            units.append(unit)
            works = after.is_working(day)
        moved |= dict.fromkeys(found.moved, unit.timezone)
    if not units:
        return [words("officeday-effect-none")]
    people = sum(counts.get(unit.id, 0) for unit in units)
    key = "officeday-effect-works" if works else "officeday-effect-free"
    lines = [words(key, units=len(units), people=people)]
    reports = await uow.units.reports_on(day, [unit.id for unit in units])
    if reports:
        lines.append(words("officeday-effect-reports", count=reports))
    for each, zone in list(moved.items())[:_MOST_MOVED]:
        here = TimeZone(zone).info
        said = {
            "before": moment(words, last_minute(each.before), here),
            "after": moment(words, last_minute(each.after), here),
        }
        lines.append(words("officeday-effect-moved", day=words.short_day(each.day), **said))
    if len(moved) > _MOST_MOVED:
        lines.append(words("digest-more", count=len(moved) - _MOST_MOVED))
    return [*lines, words("officeday-effect-told")]
