"""Heads of units: members with people in the unit and no supervisor in it; and their stand-ins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache

from sqlalchemy import Date, Select, Subquery, and_, bindparam, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage.records.people import Day, in_service, on
from storage.tables import Employee, Membership, Service, StandIn, Supervision, Unit


def _heads(day: Day, among: Select[int]) -> Subquery:
    """The heads on a day of the units that `among` selects: `unit_id` and `employee_id`."""
    own, other, held, above = (
        aliased(Membership),
        aliased(Membership),
        aliased(Supervision),
        aliased(Supervision),
    )
    supervises = exists().where(
        held.supervisor_id == own.employee_id,
        on(held, day),
        other.employee_id == held.employee_id,
        on(other, day),
        other.unit_id == own.unit_id,
    )
    supervised = exists().where(
        above.employee_id == own.employee_id,
        on(above, day),
        other.employee_id == above.supervisor_id,
        on(other, day),
        other.unit_id == own.unit_id,
    )
    query = select(own.unit_id, own.employee_id).where(on(own, day), supervises, ~supervised)
    return query.where(own.unit_id.in_(among)).subquery()


@cache  # building it takes far longer than running it, and menus, rights and jobs all run it
def _headed(*, with_services: bool) -> Select[int, int, int]:
    """The heads of units on `today`, each with who acts for them: unit, head, stand-in."""
    today = bindparam("today", type_=Date)
    heads = _heads(today, select(Service.unit_id) if with_services else select(Unit.id)).c
    return select(heads.unit_id, heads.employee_id, StandIn.stand_in_id).outerjoin(
        StandIn, and_(StandIn.supervisor_id == heads.employee_id, on(StandIn, today))
    )


async def units_headed(
    session: AsyncSession, today: date, *, with_services: bool = False
) -> dict[int, set[int]]:
    """The units that people head on the office's date, by id of a person; only those `with_services`."""
    query = _headed(with_services=with_services)
    found: dict[int, set[int]] = defaultdict(set)
    for unit_id, head, stand_in in await session.execute(query, {"today": today}):
        found[head].add(unit_id)
        if stand_in is not None:
            found[stand_in].add(unit_id)
    return dict(found)


_SERVING = select(Employee.id).where(
    Employee.id.in_(bindparam("people", expanding=True)), in_service(bindparam("today", type_=Date))
)


class HeadRepository:
    """Heads of units who are in service; read once for everybody."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._read: dict[date, Mapping[int, Collection[int]]] = {}

    def forget(self) -> None:
        """Forgets what was read: units or supervisors were changed."""
        self._read.clear()

    async def all(self, today: date) -> Mapping[int, Collection[int]]:
        """The units that people head on the office's date, or act for the head of, by id of a person."""
        if today not in self._read:
            headed = await units_headed(self._session, today)
            serving = await self._session.scalars(_SERVING, {"people": list(headed), "today": today})
            self._read[today] = {who: headed[who] for who in serving}
        return self._read[today]

    async def in_person(self, unit_id: int, day: date) -> list[Employee]:
        """The heads of a unit on a day, in service, by name; nobody who acts for them."""
        heads = _heads(day, select(Unit.id).where(Unit.id == unit_id)).c
        query = select(Employee).where(Employee.id.in_(select(heads.employee_id)), in_service(day))
        return list(await self._session.scalars(query.order_by(Employee.name, Employee.nip)))

    async def above(self, unit_id: int | None, today: date) -> list[int]:
        """Ids of the supervisors, in service, of the heads of a unit and of those who act for them."""
        query = (
            select(Supervision.supervisor_id)
            .join(Employee, Employee.id == Supervision.supervisor_id)
            .where(
                Supervision.employee_id.in_(await self.of(unit_id, today)),
                on(Supervision, today),
                in_service(today),
            )
        )
        return sorted(set(await self._session.scalars(query)))

    async def below(self, supervisor_id: int, today: date) -> set[int]:
        """The units whose heads a person supervises."""
        query = select(Supervision.employee_id).where(
            Supervision.supervisor_id == supervisor_id, on(Supervision, today)
        )
        supervised = set(await self._session.scalars(query))
        return {unit for who, units in (await self.all(today)).items() if who in supervised for unit in units}

    async def of(self, unit_id: int | None, today: date) -> list[int]:
        """Ids of the heads of a unit; none for no unit."""
        return sorted(who for who, units in (await self.all(today)).items() if unit_id in units)
