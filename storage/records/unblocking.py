"""People who are blocked: by supervisors who decide nothing, or without a supervisor."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cache

from msgspec import Struct
from sqlalchemy import ColumnElement, Date, Select, bindparam, delete, exists, func, null, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.escalation import Ripe
from domain.people import Role
from storage.base.inserting import insert_new
from storage.base.parts import in_parts
from storage.records.deciding import out_of_service, supervised, waiting
from storage.records.escalations import is_ripe, ripe_values
from storage.records.people import Day, in_service, on
from storage.records.supervisor import SupervisorRepository
from storage.tables import (
    CaseColumns,
    Employee,
    Entry,
    Membership,
    StandIn,
    Supervision,
    Unit,
    Unsupervised,
)

_AT_ONCE = 500
"""People of one statement."""


class Alone(Struct, frozen=True):
    """A person without a supervisor, and the unit."""

    employee: Employee
    unit: Unit
    has_supervisor: bool
    """Whether there is a supervisor, who is not in service."""


def _has_stand_in(today: Day) -> ColumnElement[bool]:
    """The condition that somebody in service acts for the supervisor of a supervision."""
    return exists().where(
        StandIn.supervisor_id == Supervision.supervisor_id,
        on(StandIn, today),
        ~out_of_service(StandIn.stand_in_id, today),
    )


@cache  # making these takes far longer than asking them
def _silent(table: type[CaseColumns], instants: int) -> Select[int, int, date | None]:
    today = bindparam("today", type_=Date)
    gone = out_of_service(Supervision.supervisor_id, today)
    return (
        select(
            table.employee_id,
            Supervision.supervisor_id,
            func.min(table.date) if table.locked_with_period else null(),
        )
        .join(Supervision, waiting(table, today))
        .where(or_(gone, is_ripe(table, instants, today)), ~_has_stand_in(today))
        .group_by(table.employee_id, Supervision.supervisor_id)
    )


@cache
def _alone(*, in_unit: bool) -> Select[Employee, Unit, bool]:
    today = bindparam("today", type_=Date)
    own, above = aliased(Supervision), aliased(Supervision)
    served = exists().where(
        Supervision.employee_id == Employee.id,
        on(Supervision, today),
        or_(~out_of_service(Supervision.supervisor_id, today), _has_stand_in(today)),
    )
    heads = exists().where(own.supervisor_id == Employee.id, on(own, today))
    has_row = exists().where(above.employee_id == Employee.id, on(above, today))
    query = (
        select(Employee, Unit, has_row)
        .join(Membership, (Membership.employee_id == Employee.id) & on(Membership, today))
        .join(Unit, Unit.id == Membership.unit_id)
        .where(in_service(today), Employee.role != Role.ADMIN, ~served, or_(~heads, has_row))
        .order_by(Unit.name, Employee.name, Employee.nip)
    )
    return query.where(Unit.id == bindparam("unit")) if in_unit else query


class UnblockingRepository:
    """What holds people up, for the whole office at once."""

    def __init__(self, session: AsyncSession, supervisor: SupervisorRepository) -> None:
        self._session = session
        self._supervisor = supervisor

    async def silent(self, ripe: Ripe, today: date) -> set[tuple[int, int, date | None]]:
        """Authors and supervisors of cases that wait long or whose supervisor left, without a stand-in.

        With the first date of the cases that a closing locks, where some of them are.
        """
        found: set[tuple[int, int, date | None]] = set()
        for table in supervised():
            values = {"today": today, **ripe_values(ripe)}
            rows = await self._session.execute(_silent(table, len(ripe)), values)
            found.update((person, head, first) for person, head, first in rows)
        return found

    async def alone(self, today: date, unit_id: int | None = None) -> list[Alone]:
        """People in service without a supervisor in service on `today`, by unit and name.

        Administrators are left out, and supervisors with nobody above them: the head of the office.
        """
        values = {"today": today, "unit": unit_id}
        return [
            Alone(*row) for row in await self._session.execute(_alone(in_unit=unit_id is not None), values)
        ]

    async def without_reports(self, days: Collection[date]) -> set[tuple[int, date]]:
        """Units and days without any report."""
        query = (
            select(Membership.unit_id, Entry.date)
            .join(Entry, (Entry.employee_id == Membership.employee_id) & Entry.is_report())
            .where(Entry.date.in_(days), on(Membership, Entry.date))
            .distinct()
        )
        reported = {(unit, day) for unit, day in await self._session.execute(query)}
        units = list(await self._session.scalars(select(Unit.id)))
        return {(unit, day) for unit in units for day in days} - reported

    async def newly_alone(self, people: Collection[int], now: datetime) -> list[int]:
        """Notes the people without a supervisor; returns those who are new."""
        known = set(await self._session.scalars(select(Unsupervised.employee_id)))
        for part in in_parts(sorted(known - set(people)), _AT_ONCE):
            forget = delete(Unsupervised).where(Unsupervised.employee_id.in_(part))
            await self._session.execute(forget.execution_options(synchronize_session=False))
        noted: list[int] = []
        for part in in_parts([person for person in people if person not in known], _AT_ONCE):
            rows = [{"employee_id": person, "told_at": now} for person in part]
            statement = insert_new(self._session, Unsupervised, rows).returning(Unsupervised.employee_id)
            noted += await self._session.scalars(statement)
        return noted

    async def assign(self, people: Sequence[int], supervisor_id: int, today: date) -> None:
        """Has people supervised by somebody from `today` on, until the next supervision that is known."""
        await self._supervisor.assign(people, supervisor_id, today)
