"""The duty file: it replaces the roster of each date and person that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.duty import Hours
from domain.imports import DutyRow, Line, Parsed
from domain.imports.remarks import Remark, Remarks
from domain.reasons import Reason, refused
from storage.imports.journal import ColumnValues
from storage.imports.known import KnownNames, among
from storage.imports.plan import Addition, Plan, days_of, tell_closed
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
_DAY = timedelta(days=1)


class _Placed(NamedTuple):
    """A shift in time, and the line that plans it; None for one that is planned already."""

    starts: datetime
    ends: datetime
    shift: _Shift
    line: Line[DutyRow] | None

    @property
    def day(self) -> date:
        return self.starts.date()


class _OnDuty:
    """All shifts of people, to find those of one person that take the same time."""

    def __init__(self) -> None:
        self._shifts: defaultdict[int, list[_Placed]] = defaultdict(list)

    def add(self, key: _Key, shift: _Shift, line: Line[DutyRow] | None) -> None:
        """A shift of a date; a free day takes no time."""
        person, day = key
        if shift.starts is not None and shift.ends is not None:
            starts = datetime.combine(day, shift.starts)
            ends = starts + timedelta(minutes=Hours(shift.starts, shift.ends).minutes)
            self._shifts[person].append(_Placed(starts, ends, shift, line))

    def add_known(self, there: Mapping[_Key, Mapping[int, _Shift]], besides: Container[_Key]) -> None:
        """The shifts of dates that no line names."""
        for key, shifts in there.items():
            if key not in besides:
                for shift in shifts.values():
                    self.add(key, shift, None)

    def overlaps(self) -> Iterator[Remark]:
        """One for each pair of which one is new."""
        for shifts in self._shifts.values():
            running: list[_Placed] = []
            for each in sorted(shifts, key=lambda placed: placed[:2]):
                running = [other for other in running if other.ends > each.starts]
                for other in running:
                    mine, its = (each, other) if each.line is not None else (other, each)
                    if mine.line is not None:
                        nip, hours = mine.line.row.nip, str(mine.shift)
                        what = Reason("entry-of-day", nip=nip, day=mine.day, activity=hours)
                        beside = Reason("record-of-day", what=str(its.shift), day=its.day)
                        yield Remark(Remarks.OVERLAP, mine.line.number, what, beside)
                running.append(each)


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

    plan, on_duty = Plan(), _OnDuty()
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
        is_new = set(had.values()) != wanted.keys()
        for shift, line in wanted.items():
            on_duty.add(key, shift, line if is_new else None)
        if not is_new:
            plan.unchanged += len(of_date)
            continue
        _note(plan, wanted, had.values())
        old += had
        new += [{"employee_id": key[0], "date": key[1], **shift._asdict()} for shift in wanted]
    on_duty.add_known(there, lines)
    plan.remarks += on_duty.overlaps()
    await tell_closed(session, plan, days_of(parsed.lines))
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
    """What the roster says of these people, also on the days around, by person and date: shifts by ids."""
    people, dates = {person for person, _ in keys}, [day for _, day in keys]
    if not people:
        return {}
    first, last = min(dates) - _DAY, max(dates) + _DAY
    query = select(
        DutyShift.employee_id, DutyShift.date, DutyShift.id, DutyShift.starts, DutyShift.ends, DutyShift.name
    ).where(DutyShift.date.between(first, last), among(DutyShift.employee_id, people))
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
