"""A person's own entries: page by page through filters, and all of a span with their proof."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, func, select

from domain.cases import CaseState
from domain.periods import Span
from storage.base.repository import Repository
from storage.tables import Entry, Evidence, Target


class Filter(Struct, frozen=True):
    """Which entries are looked for; None: any."""

    state: CaseState | None = None
    days: Span | None = None
    target_id: int | None = None


class HistoryRepository(Repository):
    """Entries of one person."""

    async def count(self, employee_id: int, wanted: Filter) -> int:
        """How many entries pass a filter."""
        query = select(func.count(Entry.id)).where(_passes(employee_id, wanted))
        return await self._session.scalar(query) or 0

    async def page(self, employee_id: int, wanted: Filter, start: int, most: int) -> Sequence[Entry]:
        """Entries that pass a filter, the latest first, from number `start` (0 is the first) on."""
        query = (
            select(Entry)
            .where(_passes(employee_id, wanted))
            .order_by(Entry.date.desc(), Entry.submitted_at.desc(), Entry.id.desc())
            .offset(start)
            .limit(most)
        )
        return list(await self._session.scalars(query))

    async def first_day(self, employee_id: int) -> date | None:
        """The date of the earliest entry."""
        day: date | None = await self._session.scalar(
            select(func.min(Entry.date)).where(Entry.employee_id == employee_id)
        )
        return day

    async def targets(self, employee_id: int, most: int) -> Sequence[Target]:
        """The targets of the entries, the most recently reported first."""
        last = func.max(Entry.date)
        query = (
            select(Target)
            .join(Entry, Entry.target_id == Target.id)
            .where(Entry.employee_id == employee_id)
            .group_by(Target.id)
            .order_by(last.desc(), Target.id)
            .limit(most)
        )
        return list(await self._session.scalars(query))

    async def of_span(self, employee_id: int, span: Span) -> Sequence[Entry]:
        """All entries of a span that were not withdrawn, in the order in which the work was done."""
        query = select(Entry).where(
            Entry.employee_id == employee_id,
            Entry.date.between(span.start, span.end),
            Entry.state != CaseState.WITHDRAWN,
        )
        found = await self._session.scalars(query)
        return sorted(
            found,
            key=lambda each: (each.date, each.started is None, each.started, each.submitted_at, each.id),
        )

    async def evidence(self, entries: Collection[Entry]) -> dict[int, list[Evidence]]:
        """The proof of entries, by their ids."""
        ids = [entry.id for entry in entries]
        query = select(Evidence).where(Evidence.entry_id.in_(ids)).order_by(Evidence.id)
        found: dict[int, list[Evidence]] = {number: [] for number in ids}
        for item in await self._session.scalars(query):
            found[item.entry_id].append(item)
        return found

    async def titles(self, entries: Collection[Entry]) -> dict[int, str]:
        """The titles of the targets of entries, by the targets' ids."""
        ids = {entry.target_id for entry in entries if entry.target_id is not None}
        if not ids:
            return {}
        query = select(Target).where(Target.id.in_(ids))
        return {target.id: target.title for target in await self._session.scalars(query)}


def _passes(employee_id: int, wanted: Filter) -> ColumnElement[bool]:
    conditions = [Entry.employee_id == employee_id]
    if wanted.state is not None:
        conditions.append(Entry.state == wanted.state)
    if wanted.days is not None:
        conditions.append(Entry.date.between(wanted.days.start, wanted.days.end))
    if wanted.target_id is not None:
        conditions.append(Entry.target_id == wanted.target_id)
    return and_(*conditions)
