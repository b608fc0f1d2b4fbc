"""What the books say of waiting reports, and what one person decided at one instant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import TimeRules, WorkCalendar
from domain.cases import DECIDED, CaseState, UsualReason
from domain.duty import NO_DUTY
from domain.flags import ExpectsEvidence, Facts
from domain.habits import REMEMBERED, alike
from domain.periods import Span
from storage.records.calendars import CalendarRepository
from storage.records.closings import in_open_period
from storage.records.duty import DutyRepository
from storage.records.people import PeopleRepository
from storage.tables import CaseColumns, Entry, EntryVersion, Evidence, Innovation

C = TypeVar("C", bound=CaseColumns)
_Work = tuple[int, str, str]
"""A person, an activity and a measure."""


class ReviewRepository:
    """Reads for a reviewer."""

    def __init__(
        self,
        session: AsyncSession,
        people: PeopleRepository,
        calendars: CalendarRepository,
        duty: DutyRepository,
    ) -> None:
        self._session = session
        self._people = people
        self._calendars = calendars
        self._duty = duty

    async def facts(
        self, entries: Sequence[Entry], rules: TimeRules, expects: ExpectsEvidence
    ) -> dict[int, Facts]:
        """What the rule of flags looks at, of waiting reports by their id.

        Reads as often for one person as for many; `uow.people.read` has read the authors.
        """
        if not entries:
            return {}
        people = {entry.employee_id for entry in entries}
        days = await self._minutes(people, {entry.date for entry in entries})
        amounts = await self._amounts(people, min(entry.date for entry in entries))
        late = await self._late(entries, rules)
        wanted = [each.id for each in entries if expects.of(has_target=each.target_id is not None)]
        evidence = await self.evidence_of(wanted) if wanted else {}
        claimed = await self._claimed([each.id for each in entries])
        return {
            entry.id: Facts(
                is_late=entry.id in late,
                version=entry.version,
                day_minutes=days.get((entry.employee_id, entry.date), 0),
                volume=entry.volume,
                earlier=amounts[_work(entry.employee_id, entry.activity, entry.measure)],
                lacks_evidence=entry.id in wanted and entry.id not in evidence,
                claims_innovation=entry.id in claimed,
            )
            for entry in entries
        }

    async def _late(self, entries: Sequence[Entry], rules: TimeRules) -> set[int]:
        """Ids of those that were first sent after the deadline of a working day."""
        dates = [entry.date for entry in entries]
        # A roster moves the deadline of a date by the shifts of that date alone (`DayRow.on_duty`).
        rosters = await self._duty.all(Span(min(dates), max(dates)), {entry.employee_id for entry in entries})
        of_units: dict[tuple[int, int], WorkCalendar] = {}
        late = set()
        for entry in entries:
            unit = await self._people.unit_of(entry.employee_id, entry.date)
            if unit is None:
                continue
            key = unit.id, entry.date.year
            if key not in of_units:
                of_units[key] = await self._calendars.of_unit(unit, entry.date.year, rules)
            calendar = of_units[key].with_duty(rosters.get(entry.employee_id, NO_DUTY))
            row = calendar.row(entry.date)
            if row.is_working and entry.submitted_at > row.deadline:
                late.add(entry.id)
        return late

    async def _claimed(self, ids: Sequence[int]) -> set[int]:
        """Those of some reports that are marked as an innovation, which is not decided yet."""
        query = select(Innovation.entry_id).where(
            Innovation.entry_id.in_(ids), Innovation.is_confirmed.is_(None)
        )
        return set(await self._session.scalars(query))

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

    async def reasons(self, people: Sequence[int], span: Span) -> Counter[UsualReason]:
        """For which usual reasons entries of a span's dates came back, in any of their versions."""
        now = select(Entry.reason_code, func.count()).where(Entry.reason_code.is_not(None))
        before = (
            select(EntryVersion.reason_code, func.count())
            .join(Entry, Entry.id == EntryVersion.entry_id)
            .where(EntryVersion.reason_code.is_not(None))
        )
        found: Counter[UsualReason] = Counter()
        for query, code in ((now, Entry.reason_code), (before, EntryVersion.reason_code)):
            of_people = query.where(
                Entry.employee_id.in_(people), Entry.date.between(span.start, span.end)
            ).group_by(code)
            rows = await self._session.execute(of_people)
            found.update({UsualReason(reason): count for reason, count in rows if reason})
        return found

    async def decided_at(self, table: type[C], reviewer_id: int, at: datetime) -> list[C]:
        """The cases that a person decided at one instant, oldest first."""
        query = select(table).where(
            table.reviewer_id == reviewer_id, table.reviewed_at == at, table.state.in_(sorted(DECIDED))
        )
        return list(await self._session.scalars(query.order_by(table.id)))

    async def approved_since(
        self, table: type[C], reviewer_id: int, since: datetime
    ) -> list[tuple[datetime, int]]:
        """When a person approved cases of open periods from an instant on, and whose; each once."""
        query = select(table.reviewed_at, table.employee_id).where(
            table.reviewer_id == reviewer_id,
            table.reviewed_at >= since,
            table.state == CaseState.APPROVED,
            in_open_period(table),
        )
        rows = await self._session.execute(query.distinct())
        return [(at, person) for at, person in rows if at is not None]


def _work(person: int, activity: str, measure: str | None) -> _Work:
    return person, alike(activity), alike(measure)
