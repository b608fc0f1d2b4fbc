"""Reads what an office still lacks (`domain/readiness.py`), for operators and administrators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import DayKind
from domain.cases import CaseState
from domain.periods import Period, PeriodKind
from domain.readiness import (
    Lack,
    MissingItem,
    Readiness,
    circles,
    ends_soon,
    estimated,
    has_measure,
    years_in_sight,
)
from storage.records.heads import HeadRepository
from storage.records.national_days import collective_leave, national_holidays
from storage.records.people import in_service, on
from storage.records.unblocking import UnblockingRepository
from storage.records.units import UnitRepository
from storage.tables import (
    Account,
    CalendarDay,
    DutyShift,
    Employee,
    Entry,
    Service,
    ServiceStaff,
    Supervision,
    Target,
    Unit,
)


class ReadinessRepository:
    """What is missing in an office on its own date; read afresh each time."""

    def __init__(
        self,
        session: AsyncSession,
        unblocking: UnblockingRepository,
        heads: HeadRepository,
        units: UnitRepository,
    ) -> None:
        self._session = session
        self._unblocking = unblocking
        self._heads = heads
        self._units = units

    async def look(self, today: date) -> Readiness:
        """Everything that is missing on the office's date, by kind, each by name."""
        alone, left = await self._unsupervised(today)
        found = {
            Lack.NO_SUPERVISOR: alone,
            Lack.LEFT_SUPERVISOR: left,
            Lack.CIRCLE: await self._circles(today),
            Lack.NO_HEAD: await self._without_head(today),
            Lack.NO_MEASURE: await self._without_measure(today),
            Lack.NO_STAFF: await self._without_staff(today),
            Lack.DUTY_ENDS: await self._duty_ends(today),
            **await self._calendar(today),
            Lack.NO_ACCOUNT: await self._without_account(today),
        }
        return {lack: found[lack] for lack in Lack if found[lack]}

    async def approved_reports(self) -> int:
        """How many reports supervisors have approved."""
        query = select(func.count()).where(Entry.state == CaseState.APPROVED)
        return await self._session.scalar(query) or 0

    async def _unsupervised(self, today: date) -> tuple[list[MissingItem], list[MissingItem]]:
        """People without a supervisor, and the supervisors out of service of those who have one."""
        alone = {each.employee.id: each for each in await self._unblocking.alone(today)}
        without = [_person(each.employee) for each in alone.values() if not each.has_supervisor]
        query = (
            select(Supervision.employee_id, Employee)
            .join(Employee, Employee.id == Supervision.supervisor_id)
            .where(on(Supervision, today), ~in_service(today))
            .order_by(Employee.name, Employee.nip)
        )
        heads: dict[int, Employee] = {}
        people: Counter[int] = Counter()
        for person, head in await self._session.execute(query):
            if person in alone:
                heads[head.id] = head
                people[head.id] += 1
        left = [MissingItem(head.name, head.nip, people[head.id], until=head.left) for head in heads.values()]
        return without, left

    async def _circles(self, today: date) -> list[MissingItem]:
        query = (
            select(Supervision.employee_id, Supervision.supervisor_id)
            .join(Employee, Employee.id == Supervision.employee_id)
            .where(on(Supervision, today), in_service(today))
            .order_by(Supervision.id)
        )
        above = dict((await self._session.execute(query)).all())
        found = circles(above)
        people = await self._people({person for circle in found for person in circle})
        return [
            MissingItem(
                " → ".join(people[each].name for each in (*circle, circle[0])),
                people[circle[0]].nip,
                len(circle),
            )
            for circle in found
        ]

    async def _people(self, ids: Iterable[int]) -> Mapping[int, Employee]:
        rows = await self._session.scalars(select(Employee).where(Employee.id.in_(sorted(ids))))
        return {row.id: row for row in rows}

    async def _without_head(self, today: date) -> list[MissingItem]:
        headed = {unit for units in (await self._heads.all(today)).values() for unit in units}
        counts = await self._units.counts(today)
        units = await self._session.scalars(select(Unit).order_by(Unit.name))
        return [
            MissingItem(unit.name, people=counts[unit.id])
            for unit in units
            if unit.id not in headed and counts.get(unit.id, 0) > 1
        ]

    async def _without_measure(self, today: date) -> list[MissingItem]:
        query = (
            select(Target, Employee)
            .join(Employee, Employee.id == Target.employee_id)
            .where(Target.is_agreed(), in_service(today))
            .order_by(Employee.name, Employee.nip, Target.period, Target.title)
        )
        measures = await self._session.scalars(select(Target.measure).where(Target.is_agreed()).distinct())
        empty = [measure for measure in measures if not has_measure(measure)]
        rows = await self._session.execute(query.where(Target.measure.in_(empty)))
        return [
            MissingItem(f"{person.name}: {target.title}", f"{person.nip} {target.period}")
            for target, person in rows
            if Period.parse(target.period).end >= today
        ]

    async def _without_staff(self, today: date) -> list[MissingItem]:
        staffed = exists().where(
            ServiceStaff.service_id == Service.id,
            on(ServiceStaff, today),
            Employee.id == ServiceStaff.employee_id,
            in_service(today),
        )
        services = await self._session.scalars(select(Service).where(~staffed).order_by(Service.code))
        return [MissingItem(each.name, each.code) for each in services if each.is_open_on(today)]

    async def _duty_ends(self, today: date) -> list[MissingItem]:
        """People who worked in shifts this month or the month before, with nothing planned for long."""
        since = Period.containing(today, PeriodKind.MONTH).previous().start
        query = (
            select(Employee, func.max(DutyShift.date))
            .join(DutyShift, DutyShift.employee_id == Employee.id)
            .where(DutyShift.date >= since, in_service(today))
            .group_by(Employee.id)
            .order_by(Employee.name, Employee.nip)
        )
        rows = await self._session.execute(query)
        return [
            MissingItem(person.name, person.nip, until=last)
            for person, last in rows
            if ends_soon(last, today)
        ]

    async def _calendar(self, today: date) -> dict[Lack, Sequence[MissingItem]]:
        rows = await self._session.scalars(select(CalendarDay).where(CalendarDay.unit_id.is_(None)))
        days = list(rows)
        years = years_in_sight(today)
        own = {row.date.year for row in days if row.kind == DayKind.HOLIDAY}
        unknown = [year for year in years if year not in own and not collective_leave(year)]
        national = national_holidays(years[0], years[-1])
        unsure = estimated(national, [row.date for row in days], today)
        return {
            Lack.NO_COLLECTIVE_LEAVE: [MissingItem(str(year)) for year in unknown],
            Lack.ESTIMATED_HOLIDAY: [MissingItem(name, day.isoformat()) for day, name in unsure],
        }

    async def _without_account(self, today: date) -> list[MissingItem]:
        joined = exists().where(Account.employee_id == Employee.id)
        query = select(Employee).where(in_service(today), ~joined).order_by(Employee.name, Employee.nip)
        return [_person(each) for each in await self._session.scalars(query)]


def _person(employee: Employee) -> MissingItem:
    return MissingItem(employee.name, employee.nip)
