"""The data of the weekly digest: whole lists in one query each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cache

from msgspec import Struct
from sqlalchemy import Date, Select, and_, bindparam, case, func, or_, select

from domain.cases import CaseState
from domain.day_state import Sent
from domain.digest.figures import Undelivered, WhyUndelivered
from domain.digest.participation import Member, UnitMembership
from domain.periods import Span
from storage.base.repository import Repository
from storage.records.deciding import supervised, waiting
from storage.records.people import belonged, in_service, within
from storage.tables import Account, CaseColumns, Employee, Entry, Membership, Outbox, Supervision


class WaitingAt(Struct, frozen=True):
    """A waiting case: table, author, date, since when, and its supervisor."""

    table: str
    author: str
    day: date
    since: datetime
    supervisor_id: int


@cache  # making it takes far longer than asking it
def _waiting(table: type[CaseColumns], *, in_unit: bool) -> Select[str, date, datetime, int]:
    query = (
        select(Employee.name, table.date, table.revised_at, Supervision.supervisor_id)
        .select_from(table)
        .join(Supervision, waiting(table, bindparam("today", type_=Date)))
        .join(Employee, Employee.id == table.employee_id)
    )
    return query.where(belonged(bindparam("unit"), table.employee_id, table.date)) if in_unit else query


class DigestRepository(Repository):
    """Lists for the weekly digest."""

    async def members(
        self, span: Span, only: Collection[int] | None = None, unit_id: int | None = None
    ) -> list[Member]:
        """Everybody in service within a span, or some, by name, with their dates in each unit, or in one."""
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
            .where(within(Membership, span))
            .order_by(Employee.name, Employee.id, Membership.starts)
        )
        if only is not None:
            query = query.where(Employee.id.in_(only))
        if unit_id is not None:
            query = query.where(Membership.unit_id == unit_id)
        members: dict[int, Member] = {}
        for key, name, joined, left, telegram_id, unit_id, starts, ends in await self._session.execute(query):
            here = span.clip(starts, ends)
            served = here and here.clip(joined, left)
            if served is None:
                continue
            known = members.get(key) or Member(key, name, telegram_id is not None, ())
            members[key] = Member(
                key, name, known.is_linked, (*known.memberships, UnitMembership(unit_id, served))
            )
        return list(members.values())

    async def sent(
        self, span: Span, until: datetime, unit_id: int | None = None
    ) -> dict[int, dict[date, Sent]]:
        """What people sent for the dates of a span by an instant, by person: `Sent.of` by the database.

        Of everybody, or for the dates on which people belonged to a unit.
        """
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
        if unit_id is not None:
            query = query.join(Membership, Membership.employee_id == Employee.id).where(
                Membership.unit_id == unit_id, Entry.date.between(Membership.starts, Membership.ends)
            )
        found: dict[int, dict[date, Sent]] = {}
        for employee_id, day, first, returned in await self._session.execute(query):
            found.setdefault(employee_id, {})[day] = Sent(first, bool(returned))
        return found

    async def waiting(self, today: date, unit_id: int | None = None) -> list[WaitingAt]:
        """Cases that wait on `today`: all, or of people who belonged to a unit on the date; in no order."""
        found: list[WaitingAt] = []
        for table in supervised():
            values = {"today": today, "unit": unit_id}
            rows = await self._session.execute(_waiting(table, in_unit=unit_id is not None), values)
            found.extend(WaitingAt(table.__tablename__, *row) for row in rows)
        return found

    async def undelivered(
        self, since: datetime, until: datetime, today: date, unit_id: int | None
    ) -> list[Undelivered]:
        """People whom messages settled in a time did not reach, and people whom no message reaches today.

        Of everybody, or of the people of a unit today; most messages first.
        """
        query = (
            select(Outbox.employee_id, func.count())
            .where(Outbox.state.in_(["failed", "unreachable"]))
            .where(Outbox.settled_at >= since, Outbox.settled_at < until)
            .group_by(Outbox.employee_id)
        )
        if unit_id is not None:
            query = query.where(belonged(unit_id, Outbox.employee_id, today))
        messages = {person or 0: count for person, count in await self._session.execute(query)}
        outside = messages.pop(0, 0)
        found = await self._not_reached(messages, today, unit_id)
        if outside:
            found.append(Undelivered(None, outside, WhyUndelivered.OUTSIDE))
        return sorted(found, key=lambda each: (-each.messages, each.name or ""))

    async def _not_reached(
        self, messages: Mapping[int, int], today: date, unit_id: int | None
    ) -> list[Undelivered]:
        closed = and_(Account.unreachable_since.is_not(None), in_service(today))
        people = (
            select(Employee.id, Employee.name, Account.telegram_id, Account.unreachable_since)
            .outerjoin(Account, Account.employee_id == Employee.id)
            .where(or_(closed, Employee.id.in_(messages)))
        )
        if unit_id is not None:
            people = people.where(belonged(unit_id, Employee.id, today))
        found = []
        for key, name, telegram_id, since in await self._session.execute(people):
            found.append(Undelivered(name, messages.get(key, 0), _why(telegram_id, since)))
        return found


def _why(telegram_id: int | None, unreachable_since: datetime | None) -> WhyUndelivered:
    if telegram_id is None:
        return WhyUndelivered.UNJOINED
    return WhyUndelivered.FAILED if unreachable_since is None else WhyUndelivered.CLOSED
