"""Attendance: what coming or leaving does to the records."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from msgspec import Struct

from domain.attendance import BETWEEN_MARKS, Asserted, Due, Mark, Place, check_asserted, due, status, work_on
from domain.audit.rows import digest
from domain.calendar import WorkCalendar, excused_days
from domain.errors import AlreadyHandled, Invalid
from domain.leave import RequestKind
from domain.notices import Notice, Priority
from domain.office import Office
from domain.periods import Span
from handlers.kit.days import unit_and_calendar
from storage.tables import AttendanceMark, Unit
from storage.uow import UnitOfWork

_ELSEWHERE = frozenset({RequestKind.WFH, RequestKind.WFA})
"""Approved modes on which nobody works at the unit's place; official travel is leave that excuses nobody."""
_DAYS_BACK = 2
"""A shift of 24 hours ends on the next date, and can be left until six hours later."""


class AttendanceKept(Notice, kind="attendance_kept", priority=Priority.ANSWER):
    """To a person: the coming or leaving is in the books; takes the place of the conversation."""

    mark_id: int


class Attending(Struct, frozen=True):
    """What a person's location would be now."""

    due: Due
    unit: Unit
    calendar: WorkCalendar
    is_elsewhere: bool
    """Whether work of that date is approved to be elsewhere."""
    came: time | None
    """When the person came, by the clock of the unit."""


async def attending(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> Attending:
    """What a location would be at an instant.

    Raises AlreadyHandled when no work of the person is near, when the office's list has the day, and within a
    minute of coming.
    """
    unit, calendar = await unit_and_calendar(uow, office, employee_id, office.date_of(now))
    today = calendar.local_date(now)
    # A shift of tomorrow's first hours begins tonight.
    span = Span(today - timedelta(days=_DAYS_BACK), today + timedelta(days=1))
    leaves = (await uow.calendars.absences(span, [employee_id])).get(employee_id, ())
    away = excused_days(leaves, span)
    days = [day for day in span if day not in away]
    records = await uow.attendance.of_days(employee_id, days)
    works = [(work, work.date in records) for day in days if (work := work_on(calendar, day)) is not None]
    found = due(works, now)
    record = records.get(found.work.date)
    if record is not None:
        marks = await uow.attendance.marks(employee_id, [found.work.date])
        if not marks:
            raise AlreadyHandled("attend-listed", day=found.work.date)
        if marks[-1].mark == Mark.IN and now - marks[-1].at < BETWEEN_MARKS:
            raise AlreadyHandled("attend-just-came", clock=marks[-1].at.astimezone(calendar.zone).time())
    day = found.work.date
    travels = any(not leave.kind.excuses and day in leave.span for leave in leaves)
    is_elsewhere = travels or (await uow.leave.modes(employee_id, span)).get(day) in _ELSEWHERE
    return Attending(found, unit, calendar, is_elsewhere, None if record is None else record.check_in)


async def attend(
    uow: UnitOfWork, office: Office, employee_id: int, asserted: Asserted, now: datetime
) -> AttendanceMark:
    """Keeps a coming or leaving, and the record of its day.

    Raises Refusal as `attending` and `check_asserted` do.
    """
    found = await attending(uow, office, employee_id, now)
    work, mark = found.due.work, found.due.mark
    distance = check_asserted(asserted, place_of(found.unit), anywhere=found.is_elsewhere)
    clock = now.astimezone(found.calendar.zone).time().replace(second=0, microsecond=0)
    if mark is Mark.IN:
        await uow.attendance.came(employee_id, work.date, status(work, now), clock)
    else:
        await uow.attendance.left(employee_id, work.date, clock)
    return await uow.attendance.add(employee_id, work.date, mark, now.astimezone(UTC), asserted, distance)


def place_of(unit: Unit) -> Place | None:
    """Where a unit works, once an administrator has said it."""
    if unit.latitude is None or unit.longitude is None or unit.radius is None:
        return None
    return Place(unit.latitude, unit.longitude, unit.radius)


async def set_place(uow: UnitOfWork, unit_id: int, place: Place) -> Unit:
    """Keeps where a unit works."""
    unit = await uow.people.unit(unit_id)
    unit.latitude, unit.longitude, unit.radius = place.latitude, place.longitude, place.radius
    await uow.session.flush()
    said = digest(f"{place.latitude} {place.longitude} {place.radius}")
    uow.audit.note("set-place", f"units/{unit_id}", after={"place": said})
    return unit


def place_complete(latitude: float | None, longitude: float | None, radius: int | None) -> Place:
    """A complete place; raises Invalid when something is missing."""
    if latitude is None or longitude is None or radius is None:
        raise Invalid("dialog-use-buttons")
    return Place(latitude, longitude, radius)
