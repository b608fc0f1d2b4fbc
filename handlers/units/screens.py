"""Units in a list, one unit with its heads and calendar, and the office's days."""

from __future__ import annotations

from datetime import timedelta

from domain.calendar import DayKind
from domain.units import Part, mark_of
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Screen, cut
from handlers.frame.turn import Turn
from handlers.kit.pages import page_of
from handlers.kit.people_buttons import to_people_of
from handlers.units.callbacks import CalendarTap, DayTap, UnitEditTap, UnitListTap, UnitTap
from locales import Html, Words, in_lines
from storage.tables import CalendarDay, Unit

COMMAND, NEW, DAY = "unit", "baru", "hari"
_ON_A_PAGE = 8
_LONGEST = 60
_LOOKED_BACK = timedelta(days=31)


async def overview(turn: Turn, number: int) -> Screen:
    """A page of the units with how many people belong to each."""
    words, today = turn.words, turn.today
    units, counts = await turn.uow.people.units(), await turn.uow.units.counts(today)
    page = page_of(words, units, number, _ON_A_PAGE, UnitListTap)
    rows = [
        [Button(cut(f"{each.name} · {counts.get(each.id, 0)}", _LONGEST), UnitTap(each.id))]
        for each in page.shown
    ]
    below = [
        Button(words.plain("units-calendar"), CalendarTap(0, 0)),
        Button(words.plain("units-new"), CommandTap(f"{COMMAND} {NEW}")),
    ]
    text = words("units-overview", count=len(units), people=sum(counts.values()))
    return Screen(text, [*rows, *page.rows, below])


def week_text(words: Words, week: str) -> str:
    """“Senin–Jumat”, or the days one by one."""
    names = [words.plain(f"units-weekday-{each}") for each in week]
    return f"{names[0]}–{names[-1]}" if len(week) > 2 and week in "1234567" else ", ".join(names)


async def card(turn: Turn, unit: Unit, done: Html | None = None) -> Screen:
    """A unit as things stand; `done` is a first line that says what was done."""
    words, today = turn.words, turn.today
    count = (await turn.uow.units.counts(today)).get(unit.id, 0)
    heads = [each.name for each in await turn.uow.heads.in_person(unit.id, today)]
    lines = [] if done is None else [done, Html("")]
    lines += [
        words("units-card", name=unit.name),
        words("units-line-people", count=count),
        words("units-line-heads", names=", ".join(heads) or "–"),
        words("units-line-week", week=week_text(words, unit.work_week), zone=unit.timezone),
    ]
    alone = len(await turn.uow.unblocking.alone(today, unit.id))
    if alone:
        lines.append(words("units-line-alone", count=alone))

    def button(part: Part) -> Button:
        mark = mark_of(unit.name, unit.timezone, unit.work_week)
        return Button(words.plain(f"units-do-{part}"), UnitEditTap(unit.id, mark, part))

    rows = [
        [button(Part.HEAD), button(Part.NAME)],
        [button(Part.WEEK), button(Part.ZONE)],
        [Button(words.plain("units-calendar"), CalendarTap(unit.id, 0))],
        [Button(words.plain("units-people"), to_people_of(unit.id))],
        [Button(words.plain("units-all"), UnitListTap(0))],
    ]
    if alone:
        give = CommandTap(f"delegasi atasan {unit.id}")
        rows.insert(0, [Button(words.plain("units-give-supervisor", count=alone), give, style="primary")])
    return Screen(in_lines(lines), rows)


async def calendar(turn: Turn, unit_id: int, number: int, done: Html | None = None) -> Screen:
    """The office's days since a month ago: a button for each, which withdraws it."""
    words, today = turn.words, turn.today
    days = await turn.uow.units.days(today - _LOOKED_BACK, unit_id or None)
    names = {each.id: each.name for each in await turn.uow.people.units()}
    page = page_of(words, days, number, _ON_A_PAGE, lambda at: CalendarTap(unit_id, at))
    lines = [] if done is None else [done, Html("")]
    whose = words("officeday-title-all") if not unit_id else words("officeday-title", unit=names[unit_id])
    lines.append(whose)
    lines.extend(day_line(words, each, names) for each in page.shown)
    lines.append(words("officeday-hint" if days else "officeday-none"))
    rows = [
        [Button(cut(words.plain("officeday-withdraw", day=words.short_day(each.date)), _LONGEST), tap)]
        for each in page.shown
        for tap in (DayTap(each.id, unit_id, 0),)
    ]
    new = CommandTap(f"{COMMAND} {DAY} {unit_id}".strip() if unit_id else f"{COMMAND} {DAY}")
    back = UnitTap(unit_id) if unit_id else UnitListTap(0)
    below = [
        [Button(words.plain("officeday-new"), new, style="primary")],
        [Button(words.plain("units-back"), back)],
    ]
    return Screen(in_lines(lines), [*rows, *page.rows, *below])


def day_line(words: Words, row: CalendarDay, names: dict[int, str]) -> Html:
    """A day of the office's calendar in one line: free or worked, for which units, and why."""
    whose = words.plain("officeday-all") if row.unit_id is None else names[row.unit_id]
    key = f"officeday-line-{DayKind(row.kind)}"
    line = words(key, day=words.short_day(row.date), whose=whose)
    return Html(f"{line}: {words('officeday-why', name=row.name)}") if row.name else line
