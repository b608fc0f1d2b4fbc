"""What the books say of waiting reports, and what one person decided at one instant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import TimeRules
from domain.cases import DECIDED, CaseState
from domain.flags import Facts
from domain.habits import REMEMBERED, alike
from storage.records.calendars import CalendarRepository
from storage.records.people import PeopleRepository
from storage.tables import CaseColumns, Entry, Evidence

C = TypeVar("C", bound=CaseColumns)
_Work = tuple[int, str, str]
"""A person, an activity and a measure."""


class ReviewRepository:
    """Reads for a reviewer."""

    def __init__(
        self, session: AsyncSession, people: PeopleRepository, calendars: CalendarRepository
    ) -> None:
        self._session = session
        self._people = people
        self._calendars = calendars

    async def facts(self, entries: Sequence[Entry], rules: TimeRules) -> dict[int, Facts]:
        """What the rule of flags looks at, of waiting reports by their id."""
        if not entries:
            return {}
        people = {entry.employee_id for entry in entries}
        days = await self._minutes(people, {entry.date for entry in entries})
        amounts = await self._amounts(people, min(entry.date for entry in entries))
        return {
            entry.id: Facts(
                is_late=await self._is_late(entry, rules),
                version=entry.version,
                day_minutes=days.get((entry.employee_id, entry.date), 0),
                volume=entry.volume,
                earlier=amounts[_work(entry.employee_id, entry.activity, entry.measure)],
            )
            for entry in entries
        }

    async def _is_late(self, entry: Entry, rules: TimeRules) -> bool:
        """Whether it was first sent after the deadline of a working day."""
        unit = await self._people.unit_of(entry.employee_id, entry.date)
        if unit is None:
            return False
        calendar = await self._calendars.of_person(entry.employee_id, unit, entry.date.year, rules)
        row = calendar.row(entry.date)
        return row.is_working and entry.submitted_at > row.deadline

    async def _minutes(self, people: set[int], days: set[date]) -> dict[tuple[int, date], int]:
        query = (
            select(Entry.employee_id, Entry.date, func.sum(Entry.minutes))
            .where(Entry.employee_id.in_(people), Entry.date.in_(days), Entry.is_report())
            .group_by(Entry.employee_id, Entry.date)
        )
        rows = await self._session.execute(query)
        return {(person, day): int(minutes or 0) for person, day, minutes in rows}

    async def _amounts(self, people: set[int], first: date) -> dict[_Work, list[Decimal]]:
        """The amounts of approved reports of these people, by what they did and counted."""
        query = select(Entry.employee_id, Entry.activity, Entry.measure, Entry.volume).where(
            Entry.employee_id.in_(people),
            Entry.date >= first - REMEMBERED,
            Entry.state == CaseState.APPROVED,
            Entry.volume.is_not(None),
        )
        found: defaultdict[_Work, list[Decimal]] = defaultdict(list)
        for person, activity, measure, volume in await self._session.execute(query):
            if volume is not None:
                found[_work(person, activity, measure)].append(volume)
        return found

    async def evidence_of(self, ids: Sequence[int]) -> dict[int, int]:
        """How many pieces of evidence reports have, by their id; those without any are left out."""
        query = select(Evidence.entry_id, func.count()).where(Evidence.entry_id.in_(ids))
        rows = await self._session.execute(query.group_by(Evidence.entry_id))
        return {row[0]: row[1] for row in rows}

    async def decided_at(self, table: type[C], reviewer_id: int, at: datetime) -> list[C]:
        """The cases that a person decided at one instant, oldest first."""
        query = select(table).where(
            table.reviewer_id == reviewer_id, table.reviewed_at == at, table.state.in_(sorted(DECIDED))
        )
        return list(await self._session.scalars(query.order_by(table.id)))

    async def approved_since(
        self, table: type[C], reviewer_id: int, since: datetime
    ) -> list[tuple[datetime, int]]:
        """When a person approved cases from an instant on, and whose; each once."""
        query = select(table.reviewed_at, table.employee_id).where(
            table.reviewer_id == reviewer_id, table.reviewed_at >= since, table.state == CaseState.APPROVED
        )
        rows = await self._session.execute(query.distinct())
        return [(at, person) for at, person in rows if at is not None]


def _work(person: int, activity: str, measure: str | None) -> _Work:
    return person, alike(activity), alike(measure)
