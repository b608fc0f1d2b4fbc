"""The calendar and attendance files."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from domain.duty import NO_DUTY
from domain.imports import AttendanceRow, CalendarDayRow, Line, Parsed
from domain.imports.remarks import Remark, Remarks
from domain.periods import Span
from domain.reasons import Reason
from storage.imports.known import KnownNames, among
from storage.imports.plan import Plan, PlannedRow, days_of, plan_rows, tell_closed
from storage.records.duty import DutyRepository
from storage.records.people import PeopleRepository
from storage.tables import Attendance, CalendarDay


async def plan_calendar(session: AsyncSession, parsed: Parsed[CalendarDayRow], known: KnownNames) -> Plan:
    """What a calendar file would change: rows of all units or of one, by date."""

    def resolve(line: Line[CalendarDayRow]) -> PlannedRow:
        row = line.row
        unit_id = None if row.unit is None else known.unit(row.unit)
        what = (
            Reason("day-for-all", day=row.date)
            if row.unit is None
            else Reason("day-for-unit", day=row.date, unit=row.unit)
        )
        key = {"date": row.date, "unit_id": unit_id}
        return PlannedRow(
            line.number, what, key, {"kind": row.kind, "name": row.name}, line.said, line.withdraw
        )

    plan = Plan()
    wanted = plan.resolve(parsed.lines, resolve)
    await plan_rows(session, plan, CalendarDay, wanted)
    await tell_closed(session, plan, days_of(parsed.lines))
    return plan


async def plan_attendance(session: AsyncSession, parsed: Parsed[AttendanceRow], known: KnownNames) -> Plan:
    """What an attendance file would change: one record per person and date."""

    def resolve(line: Line[AttendanceRow]) -> PlannedRow:
        row = line.row
        key = {"employee_id": known.person(row.nip), "date": row.date}
        values = {"status": row.status, "check_in": row.check_in, "check_out": row.check_out}
        what = Reason("record-of-day", what=row.nip, day=row.date)
        return PlannedRow(line.number, what, key, values, line.said)

    plan = Plan()
    wanted = plan.resolve(parsed.lines, resolve)
    people = {row.key["employee_id"] for row in wanted}
    dates = [row.key["date"] for row in wanted]
    dated = Attendance.date.between(min(dates, default=None), max(dates, default=None))
    where = (dated, among(Attendance.employee_id, people))
    await plan_rows(session, plan, Attendance, wanted, *where)
    await tell_closed(session, plan, days_of(parsed.lines))
    await _tell_who_leaves_first(session, plan, parsed, known)
    return plan


async def _tell_who_leaves_first(
    session: AsyncSession, plan: Plan, parsed: Parsed[AttendanceRow], known: KnownNames
) -> None:
    """Tells which new or changed rows end before they begin, where no roster says that a night passed."""
    new = {each.line for each in plan.in_order}
    odd = [line for line in parsed.lines if line.number in new and line.row.leaves_first]
    if not odd:
        return
    dates = [line.row.date for line in odd]
    span, people = Span(min(dates), max(dates)), {known.person(line.row.nip) for line in odd}
    duties = await DutyRepository(session, PeopleRepository(session)).all(span, people)
    for line in odd:
        row = line.row
        shifts = duties.get(known.person(row.nip), NO_DUTY).shifts_on(row.date)
        if not any(shift.hours.is_over_midnight for shift in shifts):
            what = Reason("record-of-day", what=row.nip, day=row.date)
            times = f"{row.check_in:%H:%M}–{row.check_out:%H:%M}"
            plan.remarks.append(Remark(Remarks.LEAVES_FIRST, line.number, what, times))
