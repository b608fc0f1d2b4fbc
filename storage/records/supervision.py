"""Who reviews whom on a date: supervisors, and stand-ins (Plt/Plh) who act for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, exists, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.cases import CaseState
from storage.records.people import PeopleRepository, in_service, on
from storage.tables import CaseColumns, Employee, StandIn, Supervision

C = TypeVar("C", bound=CaseColumns)


def waiting(table: type[CaseColumns]) -> ColumnElement[bool]:
    """The condition that joins a case which waits to the supervision of its date."""
    return and_(
        Supervision.employee_id == table.employee_id,
        Supervision.starts <= table.date,
        Supervision.ends >= table.date,
        table.state == CaseState.SUBMITTED,
    )


def waits_at(reviewer: InstrumentedAttribute[int], today: date) -> ColumnElement[bool]:
    """The condition that anything waits for a person's decision on the office's date `today`.

    A supervision holds on the date of the record; a stand-in acts on the days of the appointment, for
    everything that waits for the supervisor.
    """
    tables = CaseColumns.__subclasses__()
    own = [exists().where(waiting(table), Supervision.supervisor_id == reviewer) for table in tables]
    for_others = [
        exists().where(
            StandIn.stand_in_id == reviewer,
            on(StandIn, today),
            Supervision.supervisor_id == StandIn.supervisor_id,
            waiting(table),
            table.employee_id != reviewer,
        )
        for table in tables
    ]
    return or_(*own, *for_others)


@dataclass(frozen=True)
class Reviewer:
    """Who may decide, and for whom a stand-in acts."""

    employee: Employee
    acts_for: Employee | None = None


class SupervisionRepository:
    """Answers who reviews whom; rights, queue, reminders and cards all ask here."""

    def __init__(self, session: AsyncSession, people: PeopleRepository) -> None:
        self._session = session
        self._people = people
        self._reviewers: dict[date, set[int]] = {}

    async def _acts_for(self, reviewer_id: int, today: date) -> list[int]:
        """The supervisors whose decisions a person takes on `today`: the own ones, and those of others."""
        query = select(StandIn.supervisor_id).where(StandIn.stand_in_id == reviewer_id, on(StandIn, today))
        return [reviewer_id, *await self._session.scalars(query)]

    async def reviews(self, reviewer_id: int, employee_id: int, day: date, today: date) -> bool:
        """Whether a person reviews another's records of `day`, on the office's date `today`."""
        if reviewer_id == employee_id:
            return False
        acts_for = await self._acts_for(reviewer_id, today)
        query = select(Supervision.id).where(
            Supervision.employee_id == employee_id,
            on(Supervision, day),
            Supervision.supervisor_id.in_(acts_for),
        )
        return (await self._session.scalar(query.limit(1))) is not None

    async def reviewers_of(self, employee_id: int, day: date, today: date) -> list[Reviewer]:
        """Who may decide a person's records of `day` on `today`: the supervisor, then stand-ins.

        Only who is in service on `today`.
        """
        supervisor = await self._people.supervisor_of(employee_id, day)
        if supervisor is None:
            return []
        found = [Reviewer(supervisor)] if _serves(supervisor, today) else []
        query = (
            select(Employee)
            .join(StandIn, StandIn.stand_in_id == Employee.id)
            .where(StandIn.supervisor_id == supervisor.id, on(StandIn, today), in_service(today))
            .order_by(StandIn.id)
        )
        stand_ins = await self._session.scalars(query)
        return [*found, *(Reviewer(each, supervisor) for each in stand_ins if each.id != employee_id)]

    async def waiting_for(self, table: type[C], reviewer_id: int, today: date) -> list[C]:
        """Cases of a table that wait for a person's decision, longest waiting first."""
        acts_for = await self._acts_for(reviewer_id, today)
        query = (
            select(table)
            .join(Supervision, waiting(table))
            .where(Supervision.supervisor_id.in_(acts_for), table.employee_id != reviewer_id)
            .order_by(table.revised_at, table.id)
        )
        return list(await self._session.scalars(query))

    async def preload(self, today: date) -> None:
        """Reads about everybody what `has_reviews` tells for `today`; it then asks the database nothing."""
        self._reviewers[today] = await self._who_has_reviews(today)

    async def has_reviews(self, employee_id: int, today: date) -> bool:
        """Whether a person reviews anybody on the office's date `today`, or something waits for them."""
        known = self._reviewers.get(today)
        return employee_id in (await self._who_has_reviews(today, employee_id) if known is None else known)

    async def _who_has_reviews(self, today: date, employee_id: int | None = None) -> set[int]:
        supervisors = select(Supervision.supervisor_id).where(on(Supervision, today))
        stand_ins = select(StandIn.stand_in_id).where(on(StandIn, today))
        waited_for = select(Employee.id).where(waits_at(Employee.id, today))
        if employee_id is not None:
            supervisors = supervisors.where(Supervision.supervisor_id == employee_id)
            stand_ins = stand_ins.where(StandIn.stand_in_id == employee_id)
            waited_for = waited_for.where(Employee.id == employee_id)
        return set(await self._session.scalars(union(supervisors, stand_ins, waited_for)))

    def appoint(self, supervisor_id: int, stand_in_id: int, kind: str, starts: date, ends: date) -> None:
        """Lets a person act for a supervisor on the days from `starts` to `ends`, both included."""
        self._session.add(
            StandIn(supervisor_id=supervisor_id, stand_in_id=stand_in_id, kind=kind, starts=starts, ends=ends)
        )


def _serves(person: Employee, day: date) -> bool:
    return (person.joined is None or person.joined <= day) and (person.left is None or person.left >= day)
