"""The duty file: it replaces the roster of each date and person that it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports import DutyRow, Line, Parsed
from domain.reasons import Reason, refused
from storage.imports.journal import ColumnValues
from storage.imports.known import KnownNames, among
from storage.imports.plan import Addition, Plan
from storage.imports.writing import Writer
from storage.tables import DutyShift


class _Shift(NamedTuple):
    starts: time | None
    ends: time | None
    name: str | None

    def __str__(self) -> str:
        hours = f"{self.starts:%H:%M}-{self.ends:%H:%M}" if self.starts and self.ends else "free"
        return f"{hours} {self.name}" if self.name else hours


_Key = tuple[int, date]
"""Whose date it is."""


async def plan_duty(session: AsyncSession, parsed: Parsed[DutyRow], known: KnownNames) -> Plan:
    """What a duty file would change: the shifts of a date take the place of those that it had.

    Shifts whose cell `name` is empty keep the names that they have.
    """

    free = {(each.row.nip, each.row.date): each.number for each in parsed.lines if each.row.start is None}

    def resolve(line: Line[DutyRow]) -> tuple[_Key, Line[DutyRow]]:
        at = free.get((line.row.nip, line.row.date), line.number)
        if at != line.number:
            raise refused("free-and-shift", day=line.row.date, line=at)
        return (known.person(line.row.nip), line.row.date), line

    plan = Plan()
    lines: dict[_Key, list[Line[DutyRow]]] = {}
    for key, line in plan.resolve(parsed.lines, resolve):
        lines.setdefault(key, []).append(line)
    there = await _there(session, lines)
    old: list[int] = []
    new: list[ColumnValues] = []
    for key, of_date in lines.items():
        had = there.get(key, {})
        names = {shift.starts: shift.name for shift in had.values()}
        wanted = {_wanted(each, names): each for each in of_date}
        if set(had.values()) == wanted.keys():
            plan.unchanged += len(of_date)
            continue
        _note(plan, wanted, had.values())
        person, day = key
        old += had
        new += [{"employee_id": person, "date": day, **shift._asdict()} for shift in wanted]
    # In the order of their dates: the same rows in another order make the same table.
    new.sort(key=lambda row: [*map(str, row.values())])

    async def write(writer: Writer) -> None:
        await writer.delete(DutyShift, "id", old)
        await writer.insert(DutyShift, new)

    plan.steps.append(write)
    return plan


def _wanted(line: Line[DutyRow], names: Mapping[time | None, str | None]) -> _Shift:
    row = line.row
    return _Shift(row.start, row.end, row.name if "name" in line.said else names.get(row.start))


async def _there(session: AsyncSession, keys: Iterable[_Key]) -> dict[_Key, dict[int, _Shift]]:
    """What the roster says now of these people, by person and date: shifts by their ids."""
    people, dates = {person for person, _ in keys}, [day for _, day in keys]
    if not people:
        return {}
    query = select(
        DutyShift.employee_id, DutyShift.date, DutyShift.id, DutyShift.starts, DutyShift.ends, DutyShift.name
    ).where(DutyShift.date.between(min(dates), max(dates)), among(DutyShift.employee_id, people))
    there: dict[_Key, dict[int, _Shift]] = {}
    for person, day, key, starts, ends, name in await session.execute(query):
        there.setdefault((person, day), {})[key] = _Shift(starts, ends, name)
    return there


def _note(plan: Plan, wanted: dict[_Shift, Line[DutyRow]], had: Iterable[_Shift]) -> None:
    """Books the shifts of a date: each is added where there was nothing, else the date is changed."""
    before = _told(had)
    for shift, line in wanted.items():
        what = Reason("record-of-day", what=line.row.nip, day=line.row.date)
        if before:
            plan.note(line.number, what, {"shifts": (before, _told(wanted))})
        else:
            plan.added.append(Addition(line.number, what, {"shift": str(shift)}))


def _told(shifts: Iterable[_Shift]) -> str:
    return ", ".join(sorted(map(str, shifts)))
