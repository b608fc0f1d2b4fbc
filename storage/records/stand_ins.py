"""Appointments of stand-ins (Plt/Plh): made, ended, taken back; and who could be one."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, and_, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.audit.rows import Values
from domain.people import StandInKind
from domain.periods import Span
from storage.records.audit import AuditRepository
from storage.records.people import holds, in_service, on, within
from storage.records.supervision import SupervisionRepository
from storage.tables import Employee, Membership, StandIn, Supervision


class Appointment(Struct, frozen=True):
    """A stand-in's appointment with its people."""

    row: StandIn
    supervisor: Employee
    stand_in: Employee


class StandInRepository:
    """Appointments of stand-ins; `SupervisionRepository` applies them."""

    def __init__(
        self, session: AsyncSession, supervision: SupervisionRepository, audit: AuditRepository
    ) -> None:
        self._session = session
        self._audit = audit
        self._supervision = supervision

    async def all(self) -> list[Appointment]:
        """All appointments, by the first day."""
        return await self._read(_appointments())

    async def ahead(self, today: date, supervisor_id: int | None = None) -> list[Appointment]:
        """Appointments that are not over on `today`, by the first day: of one supervisor, or all."""
        query = _appointments().where(StandIn.ends >= today)
        return await self._read(
            query if supervisor_id is None else query.where(StandIn.supervisor_id == supervisor_id)
        )

    async def acting_ahead(self, today: date, stand_in_id: int) -> list[Appointment]:
        """Appointments of a stand-in that are not over on `today`, by the first day."""
        return await self._read(
            _appointments().where(StandIn.ends >= today, StandIn.stand_in_id == stand_in_id)
        )

    async def get(self, number: int) -> Appointment | None:
        """The appointment of a number."""
        return next(iter(await self._read(_appointments().where(StandIn.id == number))), None)

    async def _read(self, query: Select[StandIn, Employee, Employee]) -> list[Appointment]:
        return [Appointment(*row) for row in await self._session.execute(query)]

    async def overlapping(self, supervisor_id: int, stand_in_id: int, span: Span) -> StandIn | None:
        """An appointment of the same two people that shares a day with a span."""
        query = select(StandIn).where(
            StandIn.supervisor_id == supervisor_id,
            StandIn.stand_in_id == stand_in_id,
            within(StandIn, span),
        )
        found: StandIn | None = await self._session.scalar(query.limit(1))
        return found

    async def taken(self, supervisor_id: int, span: Span) -> Appointment | None:
        """The first appointment for a supervisor that shares a day with a span."""
        query = _appointments().where(StandIn.supervisor_id == supervisor_id, within(StandIn, span))
        return next(iter(await self._read(query)), None)

    async def candidates(self, supervisor_id: int, day: date) -> list[Employee]:
        """Who may sensibly act for a supervisor: own people, those of the same unit, the own supervisor.

        In service on a day; who supervises others comes first, then by name.
        """
        heads = exists().where(Supervision.supervisor_id == Employee.id, on(Supervision, day))
        own = exists().where(
            Supervision.employee_id == Employee.id,
            Supervision.supervisor_id == supervisor_id,
            on(Supervision, day),
        )
        above = exists().where(
            Supervision.employee_id == supervisor_id,
            Supervision.supervisor_id == Employee.id,
            on(Supervision, day),
        )
        query = (
            select(Employee)
            .where(
                in_service(day), Employee.id != supervisor_id, or_(own, above, _colleague(supervisor_id, day))
            )
            .order_by(heads.desc(), Employee.name, Employee.nip)
        )
        return list(await self._session.scalars(query))

    async def supervisors(self, part: str, day: date, most: int) -> list[Employee]:
        """At most `most` people who supervise anybody on a day and whose name or NIP holds a text, by name.

        Also who has left: a vacant post has a Plt.
        """
        heads = exists().where(Supervision.supervisor_id == Employee.id, on(Supervision, day))
        query = select(Employee).where(heads, holds(part)).order_by(Employee.name, Employee.nip)
        return list(await self._session.scalars(query.limit(most)))

    async def has_supervised(self, employee_id: int) -> bool:
        """Whether a person supervises anybody, or did."""
        query = select(Supervision.id).where(Supervision.supervisor_id == employee_id)
        return (await self._session.scalar(query.limit(1))) is not None

    async def appoint(self, supervisor_id: int, stand_in_id: int, kind: StandInKind, span: Span) -> StandIn:
        """Lets a person act for a supervisor on the days of a span; returns the appointment its number."""
        appointed = StandIn(
            supervisor_id=supervisor_id,
            stand_in_id=stand_in_id,
            kind=kind,
            starts=span.start,
            ends=span.end,
        )
        self._session.add(appointed)
        await self._session.flush()
        self._supervision.forget()
        self._audit.note("appoint-stand-in", f"stand_ins/{appointed.id}", after=_logged(appointed))
        return appointed

    async def end(self, row: StandIn, today: date) -> None:
        """Ends an appointment before `today`; one without a past day is removed."""
        if row.starts >= today:
            await self.dismiss(row.id)
        else:
            before = _logged(row)
            row.ends = today - timedelta(days=1)
            await self._session.flush()
            self._audit.note("end-stand-in", f"stand_ins/{row.id}", before, _logged(row))
            self._supervision.forget()

    async def dismiss(self, number: int) -> bool:
        """Withdraws an appointment; False when there is none of this number.

        Decisions made under it keep naming the supervisor.
        """
        self._supervision.forget()
        statement = delete(StandIn).where(StandIn.id == number).returning(StandIn.id)
        is_gone = (await self._session.scalar(statement)) is not None
        if is_gone:
            self._audit.note("dismiss-stand-in", f"stand_ins/{number}")
        return is_gone


def _appointments() -> Select[StandIn, Employee, Employee]:
    supervisor, stand_in = aliased(Employee), aliased(Employee)
    return (
        select(StandIn, supervisor, stand_in)
        .join(supervisor, supervisor.id == StandIn.supervisor_id)
        .join(stand_in, stand_in.id == StandIn.stand_in_id)
        .order_by(StandIn.starts, StandIn.id)
    )


def _colleague(employee_id: int, day: date) -> ColumnElement[bool]:
    """The condition that an employee belongs to the unit of a person on a day."""
    own = select(Membership.unit_id).where(Membership.employee_id == employee_id, on(Membership, day))
    return exists().where(
        and_(Membership.employee_id == Employee.id, on(Membership, day), Membership.unit_id.in_(own))
    )


def _logged(row: StandIn) -> Values:
    """The log's text of an appointment."""
    return {
        "supervisor": row.supervisor_id,
        "stand_in": row.stand_in_id,
        "kind": str(row.kind),
        "from": row.starts.isoformat(),
        "to": row.ends.isoformat(),
    }
