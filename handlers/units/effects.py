"""The effects of a day of the office's calendar: the people, and whose late windows move."""

from __future__ import annotations

from datetime import date

from domain.calendar import DayKind
from domain.people import TimeZone
from domain.units import Moved, effect, with_row
from handlers.frame.turn import Turn
from handlers.kit.entry_text import last_minute
from handlers.kit.moments import moment
from locales import Html

_MOST_MOVED = 4


async def of_day(turn: Turn, day: date, unit_id: int | None, kind: DayKind | None) -> list[Html]:
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
