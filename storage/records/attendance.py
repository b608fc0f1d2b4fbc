"""Attendance: what people assert in the chat, and the record of the day that follows from it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time

from sqlalchemy import null, or_, select, update

from domain.attendance import Asserted, Mark
from domain.scoring import AttendanceStatus
from storage.base.repository import Repository
from storage.tables import Attendance, AttendanceMark

NOWHERE = {name: null() for name in ("latitude", "longitude", "accuracy", "distance")}
"""A mark without its location: the distance to the unit is a part of it."""
HAS_PLACE = or_(AttendanceMark.latitude.is_not(None), AttendanceMark.distance.is_not(None))


class AttendanceRepository(Repository):
    """Records of attendance by date, and the marks behind them."""

    async def of_days(self, employee_id: int, days: Collection[date]) -> dict[date, Attendance]:
        """A person's records of some dates."""
        query = select(Attendance).where(Attendance.employee_id == employee_id, Attendance.date.in_(days))
        return {record.date: record for record in await self._session.scalars(query)}

    async def marks(self, employee_id: int, days: Collection[date]) -> list[AttendanceMark]:
        """What a person asserted for some dates, the first first."""
        query = (
            select(AttendanceMark)
            .where(AttendanceMark.employee_id == employee_id, AttendanceMark.date.in_(days))
            .order_by(AttendanceMark.at, AttendanceMark.id)
        )
        return list(await self._session.scalars(query))

    async def mark(self, mark_id: int) -> AttendanceMark | None:
        """The mark with this id."""
        return await self._session.get(AttendanceMark, mark_id)

    async def add(
        self, employee_id: int, day: date, mark: Mark, at: datetime, asserted: Asserted, distance: int | None
    ) -> AttendanceMark:
        """Keeps what a person asserted."""
        made = AttendanceMark(
            employee_id=employee_id,
            date=day,
            mark=mark,
            at=at,
            is_live=asserted.is_live,
            latitude=asserted.latitude,
            longitude=asserted.longitude,
            accuracy=asserted.accuracy,
            distance=distance,
        )
        self._session.add(made)
        await self._session.flush()
        return made

    async def came(self, employee_id: int, day: date, status: AttendanceStatus, clock: time) -> None:
        """Makes the record of a date for which there is none."""
        self._session.add(Attendance(employee_id=employee_id, date=day, status=status, check_in=clock))
        await self._session.flush()

    async def left(self, employee_id: int, day: date, clock: time) -> None:
        """Notes in the record of a date when its person left."""
        await self._session.execute(
            update(Attendance)
            .where(Attendance.employee_id == employee_id, Attendance.date == day)
            .values(check_out=clock)
        )

    async def forget_places_before(self, before: datetime) -> None:
        """Removes locations, their accuracy and distance; who came when stays."""
        await self._session.execute(
            update(AttendanceMark)
            .where(AttendanceMark.at < before, HAS_PLACE)
            .values(NOWHERE)
            .execution_options(synchronize_session=False)
        )
