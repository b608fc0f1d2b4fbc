"""Appointments of stand-ins (Plt/Plh): made and taken back by the office."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.people import StandInKind
from domain.periods import Span
from storage.tables import Employee, StandIn, Supervision


@dataclass(frozen=True)
class Appointment:
    """A stand-in's appointment with its people."""

    row: StandIn
    supervisor: Employee
    stand_in: Employee


class StandInRepository:
    """Who acts for whom and when; what follows from it, `SupervisionRepository` tells."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def all(self) -> list[Appointment]:
        """All appointments, by the first day."""
        supervisor, stand_in = aliased(Employee), aliased(Employee)
        query = (
            select(StandIn, supervisor, stand_in)
            .join(supervisor, supervisor.id == StandIn.supervisor_id)
            .join(stand_in, stand_in.id == StandIn.stand_in_id)
            .order_by(StandIn.starts, StandIn.id)
        )
        return [Appointment(*row) for row in await self._session.execute(query)]

    async def overlapping(self, supervisor_id: int, stand_in_id: int, span: Span) -> StandIn | None:
        """An appointment of the same two people that shares a day with a span."""
        query = select(StandIn).where(
            StandIn.supervisor_id == supervisor_id,
            StandIn.stand_in_id == stand_in_id,
            StandIn.starts <= span.end,
            StandIn.ends >= span.start,
        )
        found: StandIn | None = await self._session.scalar(query.limit(1))
        return found

    async def has_supervised(self, employee_id: int) -> bool:
        """Whether a person supervises anybody, or did."""
        query = select(Supervision.id).where(Supervision.supervisor_id == employee_id)
        return (await self._session.scalar(query.limit(1))) is not None

    async def appoint(self, supervisor_id: int, stand_in_id: int, kind: StandInKind, span: Span) -> StandIn:
        """Lets a person act for a supervisor on the days of a span; gives the appointment its number."""
        appointed = StandIn(
            supervisor_id=supervisor_id,
            stand_in_id=stand_in_id,
            kind=kind,
            starts=span.start,
            ends=span.end,
        )
        self._session.add(appointed)
        await self._session.flush()
        return appointed

    async def dismiss(self, number: int) -> bool:
        """Takes an appointment back; False when there is none of this number.

        What was decided under it keeps telling for whom.
        """
        statement = delete(StandIn).where(StandIn.id == number).returning(StandIn.id)
        return (await self._session.scalar(statement)) is not None
