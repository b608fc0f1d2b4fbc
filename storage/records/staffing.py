"""Who staffs a service: with dates, and who is at the counter today."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from domain.audit.rows import Values
from domain.staffing import lists_of
from storage.records.audit import LoggedRepository
from storage.tables import CounterSaying, Employee, ServiceStaff


class StaffingRepository(LoggedRepository):
    """Staff of services; rows with dates, and what was said on a day."""

    async def of(self, service_id: int, day: date) -> list[tuple[ServiceStaff, Employee]]:
        """Who staffs a service on a day or later, by when it begins and by name."""
        query = (
            select(ServiceStaff, Employee)
            .join(Employee, Employee.id == ServiceStaff.employee_id)
            .where(ServiceStaff.service_id == service_id, ServiceStaff.ends >= day)
            .order_by(ServiceStaff.starts, Employee.name, ServiceStaff.id)
        )
        return [(row, person) for row, person in await self._session.execute(query)]

    async def get(self, row_id: int) -> ServiceStaff | None:
        """The row with this id."""
        return await self._session.get(ServiceStaff, row_id)

    async def overlaps(self, service_id: int, employee_id: int, starts: date, ends: date) -> bool:
        """Whether a person staffs a service already on some of these dates."""
        query = select(ServiceStaff.id).where(
            ServiceStaff.service_id == service_id,
            ServiceStaff.employee_id == employee_id,
            ServiceStaff.starts <= ends,
            ServiceStaff.ends >= starts,
        )
        return (await self._session.scalar(query.limit(1))) is not None

    async def add(self, service_id: int, employee_id: int, starts: date, ends: date) -> None:
        """A person staffs a service on these dates (inclusive)."""
        self._session.add(
            ServiceStaff(service_id=service_id, employee_id=employee_id, starts=starts, ends=ends)
        )
        await self._session.flush()
        after: Values = {"employee": employee_id, "from": starts.isoformat(), "to": ends.isoformat()}
        self._audit.note("staff-service", f"services/{service_id}", after=after)

    async def end(self, staffed: ServiceStaff, last: date) -> None:
        """Lets a row end on a date; one that begins later never holds."""
        before: Values = {"employee": staffed.employee_id, "to": staffed.ends.isoformat()}
        after: Values = {"employee": staffed.employee_id, "to": last.isoformat()}
        self._audit.note("end-staffing", f"services/{staffed.service_id}", before, after)
        if last < staffed.starts:
            await self._session.delete(staffed)
        else:
            staffed.ends = min(last, staffed.ends)
        await self._session.flush()

    async def at_counter(self, service_id: int, day: date) -> frozenset[int]:
        """Who was said to be at the counter on a day; nobody where there is no list."""
        query = (
            select(CounterSaying.date, CounterSaying.employee_id, CounterSaying.is_there)
            .where(CounterSaying.service_id == service_id, CounterSaying.date == day)
            .order_by(CounterSaying.id)
        )
        said = [(when, person, there) for when, person, there in await self._session.execute(query)]
        return lists_of(said).get(day, frozenset())

    async def say(
        self, service_id: int, day: date, employee_id: int, *, is_there: bool, by: int | None, at: datetime
    ) -> None:
        """Notes a statement whether a person is at the counter on a day."""
        self._session.add(
            CounterSaying(
                service_id=service_id,
                date=day,
                employee_id=employee_id,
                is_there=is_there,
                said_by_id=by,
                said_at=at,
            )
        )
        await self._session.flush()
        # Decides which staff a citizen's rating counts for. It says who was there, and nothing of who rated.
        after: Values = {"employee": employee_id, "day": day.isoformat(), "is_there": is_there}
        self._audit.note("say-at-counter", f"services/{service_id}", after=after)
