"""Teams by date: members, their reports, and that they were reminded."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import Select, func, select

from domain.periods import Span
from storage.base.inserting import insert_new
from storage.base.repository import Repository
from storage.records.people import within
from storage.tables import Employee, Entry, Membership, Supervision, TeamReminder


class Assigned(Struct, frozen=True):
    """A person, and the dates on which the person belongs to a team."""

    employee: Employee
    spans: tuple[Span, ...]

    def on(self, day: date) -> bool:
        """Whether the person belongs to it on a day."""
        return any(day in span for span in self.spans)


class TeamRepository(Repository):
    """Teams of supervisors and of units."""

    async def under(self, supervisors: Collection[int], besides: int, span: Span) -> list[Assigned]:
        """People with some supervisors within a span, by name, except one person."""
        query = (
            select(Employee, Supervision.starts, Supervision.ends)
            .join(Supervision, Supervision.employee_id == Employee.id)
            .where(Supervision.supervisor_id.in_(supervisors), Employee.id != besides)
            .where(within(Supervision, span))
            .order_by(Employee.name, Employee.nip)
        )
        return _assigned(await self._rows(query), span)

    async def in_unit(self, unit_id: int, span: Span) -> list[Assigned]:
        """Who belongs to a unit within a span, by name."""
        query = (
            select(Employee, Membership.starts, Membership.ends)
            .join(Membership, Membership.employee_id == Employee.id)
            .where(Membership.unit_id == unit_id)
            .where(within(Membership, span))
            .order_by(Employee.name, Employee.nip)
        )
        return _assigned(await self._rows(query), span)

    async def _rows(self, query: Select[Employee, date, date]) -> list[tuple[Employee, date, date]]:
        return [(person, starts, ends) for person, starts, ends in await self._session.execute(query)]

    async def minutes(self, people: Collection[int], span: Span) -> dict[int, dict[date, int]]:
        """The work that people reported for the dates of a span, in minutes."""
        query = (
            select(Entry.employee_id, Entry.date, func.sum(Entry.minutes))
            .where(Entry.employee_id.in_(people), Entry.date.between(span.start, span.end))
            .where(Entry.is_report(), Entry.minutes.is_not(None))
            .group_by(Entry.employee_id, Entry.date)
        )
        found: dict[int, dict[date, int]] = {}
        for person, day, minutes in await self._session.execute(query):
            found.setdefault(person, {})[day] = int(minutes or 0)
        return found

    async def reminded(self, people: Collection[int], day: date) -> set[int]:
        """Those of some people who were reminded on a day."""
        query = select(TeamReminder.employee_id).where(
            TeamReminder.employee_id.in_(people), TeamReminder.day == day
        )
        return set(await self._session.scalars(query))

    async def claim_reminder(self, employee_id: int, day: date, by_id: int | None, at: datetime) -> bool:
        """Notes that a person is reminded on a day; False when somebody has done so already."""
        values = {"employee_id": employee_id, "day": day, "by_id": by_id, "at": at}
        statement = insert_new(self._session, TeamReminder, values).returning(TeamReminder.employee_id)
        return (await self._session.scalar(statement)) is not None


def _assigned(rows: Iterable[tuple[Employee, date, date]], span: Span) -> list[Assigned]:
    people: dict[int, Employee] = {}
    spans: dict[int, list[Span]] = {}
    for person, starts, ends in rows:
        served = Span(max(starts, span.start), min(ends, span.end)).clip(person.joined, person.left)
        if served is not None:
            people[person.id] = person
            spans.setdefault(person.id, []).append(served)
    return [Assigned(person, tuple(spans[key])) for key, person in people.items()]
