"""What is missing in a period before it is closed: waiting decisions, and assessments."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from sqlalchemy import ColumnElement, func, or_, select

from domain.assessments import Required, counted, criteria
from domain.cases import CaseState
from domain.closing.missing import Lack
from domain.periods import Period
from domain.schemes import Assessor, Scheme
from storage.base.repository import Repository
from storage.records.positions import read_positions
from storage.tables import (
    Assessment,
    CaseColumns,
    Competency,
    Employee,
    Entry,
    LeaveRequest,
    Membership,
    TargetProposal,
    Unit,
)


class GapRepository(Repository):
    """What is missing, person by person."""

    async def missing(self, period: Period, scheme: Scheme) -> list[Lack]:
        """What is missing for people in service in a period, by name; only people with something missing."""
        of_period = Entry.date.between(period.start, period.end)
        reports = await self._waiting(Entry, of_period)
        leave = await self._waiting(
            LeaveRequest, LeaveRequest.date <= period.end, LeaveRequest.ends >= period.start
        )
        targets = await self._waiting(TargetProposal, TargetProposal.period == period.code)
        required, answered = await self._required(), await self._answered(period)
        units, positions = await self._units(period), await read_positions(self._session)
        found = []
        for person in await self._people(period):
            position = positions.of(person, min(period.end, person.left or period.end))
            asked = counted(criteria(required.get(position or "", ())), scheme)
            lack = Lack(
                person.id,
                person.name,
                units.get(person.id, ""),
                reports[person.id],
                leave[person.id] + targets[person.id],
                any(each.name not in answered[person.id] for each in asked),
            )
            if lack.is_anything:
                found.append(lack)
        return found

    async def anybody(self, period: Period) -> bool:
        """Whether anybody was in service on a day of a period: of no one there is no result to freeze."""
        return await self._session.scalar(select(Employee.id).where(*_served(period)).limit(1)) is not None

    async def _people(self, period: Period) -> list[Employee]:
        query = select(Employee).where(*_served(period))
        return list(await self._session.scalars(query.order_by(Employee.name, Employee.id)))

    async def _waiting(self, table: type[CaseColumns], *conditions: ColumnElement[bool]) -> Counter[int]:
        query = (
            select(table.employee_id, func.count())
            .where(table.state == CaseState.SUBMITTED, *conditions)
            .group_by(table.employee_id)
        )
        return Counter(dict((await self._session.execute(query)).all()))

    async def _required(self) -> Mapping[str, list[Required]]:
        found: defaultdict[str, list[Required]] = defaultdict(list)
        for row in await self._session.scalars(select(Competency)):
            found[row.position].append(Required(row.id, row.competency, row.required))
        return found

    async def _answered(self, period: Period) -> Mapping[int, set[str]]:
        query = select(Assessment.employee_id, Assessment.criterion).where(
            Assessment.period == period.code, Assessment.source == Assessor.SUPERVISOR
        )
        found: defaultdict[int, set[str]] = defaultdict(set)
        for person, criterion in await self._session.execute(query):
            found[person].add(criterion)
        return found

    async def _units(self, period: Period) -> Mapping[int, str]:
        """The unit of each person on the last day, or the last one before."""
        query = (
            select(Membership.employee_id, Unit.name)
            .join(Unit, Unit.id == Membership.unit_id)
            .where(Membership.starts <= period.end)
            .order_by(Membership.starts)
        )
        return dict((await self._session.execute(query)).all())


def _served(period: Period) -> tuple[ColumnElement[bool], ...]:
    """The conditions on those who were in service on a day of a period."""
    return (
        or_(Employee.joined.is_(None), Employee.joined <= period.end),
        or_(Employee.left.is_(None), Employee.left >= period.start),
    )
