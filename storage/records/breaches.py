"""Whom a breach of personal data concerns, and how much of theirs there is."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from sqlalchemy import Select, func, select

from domain.periods import Span
from domain.personal_data import KINDS
from storage.base.repository import Repository
from storage.own_data import count_rows
from storage.records.people import on, within
from storage.tables import Account, AttendanceMark, Employee, Membership, Response, Ticket, Unit


class Affected(Struct, frozen=True):
    """A person whose data was exposed."""

    employee_id: int
    nip: str
    name: str
    unit: str | None
    is_reached: bool
    """Whether the bot can write to them."""


class BreachRepository(Repository):
    """Reads alone: what is done about a breach is for the office."""

    async def affected(
        self, span: Span, *, employee_id: int | None = None, unit_id: int | None = None
    ) -> list[Affected]:
        """A person; everybody of a unit within a span; or everybody of the roster, also who has left."""
        query = (
            select(Employee, func.min(Unit.name), Account)
            .outerjoin(Membership, (Membership.employee_id == Employee.id) & on(Membership, span.end))
            .outerjoin(Unit, Unit.id == Membership.unit_id)
            .outerjoin(Account, Account.employee_id == Employee.id)
            .where(Employee.id.in_(self.people(span, employee_id=employee_id, unit_id=unit_id)))
            .group_by(Employee.id, Account.telegram_id)
            .order_by(Employee.name, Employee.nip)
        )
        return [
            Affected(
                person.id,
                person.nip,
                person.name,
                unit,
                account is not None and account.unreachable_since is None,
            )
            for person, unit, account in await self._session.execute(query)
        ]

    @staticmethod
    def people(span: Span, *, employee_id: int | None = None, unit_id: int | None = None) -> Select[Any]:
        """The ids of those affected."""
        if employee_id is not None:
            return select(Employee.id).where(Employee.id == employee_id)
        if unit_id is not None:
            return select(Membership.employee_id).where(
                Membership.unit_id == unit_id, within(Membership, span)
            )
        return select(Employee.id)

    async def counts(self, people: Select[Any]) -> dict[str, int]:
        """How many rows of people there are by the name of their kind (domain/personal_data.py).

        A place is a part of a mark of attendance: those that still have one are counted.
        """
        rows = await count_rows(self._session, people)
        counts = {kind.name: sum(rows.get(table, 0) for table in kind.tables) for kind in KINDS}
        placed = select(func.count()).where(
            AttendanceMark.employee_id.in_(people), AttendanceMark.latitude.is_not(None)
        )
        return counts | {"places": await self._session.scalar(placed) or 0}

    async def of_citizens(self, span: Span) -> tuple[int, int]:
        """Ratings of the dates of a span, and tickets written in it: they name nobody."""
        rated = select(func.count()).select_from(Response).where(Response.date.between(span.start, span.end))
        written = (
            select(func.count()).select_from(Ticket).where(Ticket.written_on.between(span.start, span.end))
        )
        return await self._session.scalar(rated) or 0, await self._session.scalar(written) or 0
