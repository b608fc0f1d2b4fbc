"""Facts about waiting reports, and the decisions that one person made at one instant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TypeVar

from sqlalchemy import CompoundSelect, bindparam, exists, func, select, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.calendar import TimeRules, WorkCalendar
from domain.cases import DECIDED, CaseState, UsualReason
from domain.duty import NO_DUTY
from domain.flags import ExpectsEvidence, Facts
from domain.habits import REMEMBERED, alike
from domain.periods import Span
from storage.base.types import written_out
from storage.records.calendars import CalendarRepository
from storage.records.closings import in_open_period
from storage.records.duty import DutyRepository
from storage.records.people import PeopleRepository
from storage.tables import CaseColumns, Employee, Entry, EntryVersion, Evidence, Innovation

C = TypeVar("C", bound=CaseColumns)
_Work = tuple[int, str, str]
"""A person, an activity and a measure."""

_OF_DAY = aliased(Entry)
_BESIDE = select(
    Entry.id,
    select(func.sum(_OF_DAY.minutes))
    .where(_OF_DAY.employee_id == Entry.employee_id, _OF_DAY.date == Entry.date, _OF_DAY.is_report())
    .scalar_subquery(),
    exists().where(Evidence.entry_id == Entry.id),
    exists().where(Innovation.entry_id == Entry.id, Innovation.is_confirmed.is_(None)),
).where(Entry.id.in_(bindparam("ids", expanding=True)))
"""Reports with the minutes of their day, whether there is proof, and a mark that waits for its reviewer."""
_AMOUNTS = select(Entry.employee_id, Entry.activity, Entry.measure, Entry.volume).where(
    Entry.employee_id.in_(bindparam("people", expanding=True)),
    Entry.date >= bindparam("first"),
    Entry.state == written_out(CaseState.APPROVED),
    Entry.volume.is_not(None),
)
_EVIDENCE_OF = (
    select(Evidence.entry_id, func.count())
    .where(Evidence.entry_id.in_(bindparam("ids", expanding=True)))
    .group_by(Evidence.entry_id)
)


@cache
def _approved_since() -> CompoundSelect[datetime | None, int, str]:
    """When `who` approved cases of any kind, and whose, from `since` on."""
    return union(
        *(
            select(table.reviewed_at, Employee.id, Employee.name)
            .join(Employee, Employee.id == table.employee_id)
            .where(
                table.reviewer_id == bindparam("who"),
                table.reviewed_at >= bindparam("since", type_=table.__table__.c.reviewed_at.type),
                table.state == written_out(CaseState.APPROVED),
                in_open_period(table),
            )
            for table in CaseColumns.__subclasses__()
        )
    )


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
        amounts = await self._amounts(people, min(entry.date for entry in entries))
        late = await self._late(entries, rules)
        beside = await self._session.execute(_BESIDE, {"ids": [entry.id for entry in entries]})
        found = {row[0]: row for row in beside}
        facts = {}
        for entry in entries:
            _, minutes, has_evidence, is_claimed = found[entry.id]
            facts[entry.id] = Facts(
                is_late=entry.id in late,
                version=entry.version,
                day_minutes=int(minutes or 0),
                volume=entry.volume,
                earlier=amounts[_work(entry.employee_id, entry.activity, entry.measure)],
                lacks_evidence=expects.of(has_target=entry.target_id is not None) and not has_evidence,
                claims_innovation=is_claimed,
            )
        return facts

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

    async def _amounts(self, people: set[int], first: date) -> dict[_Work, list[Decimal]]:
        """The amounts of approved reports of these people, by what they did and counted."""
        found: defaultdict[_Work, list[Decimal]] = defaultdict(list)
        values = {"people": people, "first": first - REMEMBERED}
        for person, activity, measure, volume in await self._session.execute(_AMOUNTS, values):
            if volume is not None:
                found[_work(person, activity, measure)].append(volume)
        return found

    async def evidence_of(self, ids: Collection[int]) -> dict[int, int]:
        """How many pieces of evidence reports have, by their id; those without any are left out."""
        rows = await self._session.execute(_EVIDENCE_OF, {"ids": ids})
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

    async def approved_since(self, reviewer_id: int, since: datetime) -> list[tuple[datetime, int, str]]:
        """When a person approved cases of open periods from an instant on, whose, and the name; each once.

        The latest first.
        """
        rows = await self._session.execute(_approved_since(), {"who": reviewer_id, "since": since})
        return sorted(((at, person, name) for at, person, name in rows if at is not None), reverse=True)


def _work(person: int, activity: str, measure: str | None) -> _Work:
    return person, alike(activity), alike(measure)
