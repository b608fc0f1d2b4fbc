"""What the weekly digest is made of: whole lists in one query each."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.cases import CaseState
from domain.day_state import Sent
from domain.digest import Member, Stay
from domain.periods import Span
from storage.records.people import in_service
from storage.tables import Account, Employee, Entry, Membership


class DigestRepository:
    """Lists for the weekly digest."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def members(self, span: Span, only: Collection[int] | None = None) -> list[Member]:
        """Everybody in service within a span, or some, by name, with their dates in each unit."""
        query = (
            select(
                Employee.id,
                Employee.name,
                Employee.joined,
                Employee.left,
                Account.telegram_id,
                Membership.unit_id,
                Membership.starts,
                Membership.ends,
            )
            .join(Membership, Membership.employee_id == Employee.id)
            .outerjoin(Account, Account.employee_id == Employee.id)
            .where(Membership.starts <= span.end, Membership.ends >= span.start)
            .order_by(Employee.name, Employee.id, Membership.starts)
        )
        if only is not None:
            query = query.where(Employee.id.in_(only))
        members: dict[int, Member] = {}
        for key, name, joined, left, telegram_id, unit_id, starts, ends in await self._session.execute(query):
            here = span.clip(starts, ends)
            served = here and here.clip(joined, left)
            if served is None:
                continue
            known = members.get(key) or Member(key, name, telegram_id is not None, ())
            members[key] = Member(key, name, known.is_linked, (*known.stays, Stay(unit_id, served)))
        return list(members.values())

    async def sent(self, span: Span, until: datetime) -> dict[int, dict[date, Sent]]:
        """What people sent for the dates of a span by an instant, by person: `Sent.of` by the database."""
        # Person by person along the index of scores: there is no other that begins with the date.
        query = (
            select(
                Employee.id,
                Entry.date,
                func.min(Entry.submitted_at),
                func.max(case((Entry.state == CaseState.RETURNED, 1), else_=0)),
            )
            .join(
                Entry,
                and_(
                    Entry.employee_id == Employee.id,
                    Entry.date.between(span.start, span.end),
                    Entry.is_report(),
                    Entry.submitted_at <= until,
                ),
            )
            .group_by(Employee.id, Entry.date)
        )
        found: dict[int, dict[date, Sent]] = {}
        for employee_id, day, first, returned in await self._session.execute(query):
            found.setdefault(employee_id, {})[day] = Sent(first, bool(returned))
        return found

    async def unreachable(self, day: date) -> list[str]:
        """Names of people in service on a day to whom the way is closed."""
        query = (
            select(Employee.name)
            .join(Account, Account.employee_id == Employee.id)
            .where(Account.unreachable_since.is_not(None), in_service(day))
            .order_by(Account.unreachable_since, Employee.name)
        )
        return list(await self._session.scalars(query))
