"""The sheet for e-Kinerja: entries with what was said for the sheet alone, offered and transferred."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import or_, select, update

from domain.cases import NO_REPORT
from domain.ekinerja_sheet import Added
from domain.periods import Span
from storage.base.inserting import insert_new
from storage.base.repository import Repository
from storage.tables import EkinerjaRow, Entry, Target


def added_of(row: EkinerjaRow | None) -> Added:
    """What was said for the sheet alone."""
    if row is None:
        return Added()
    return Added(row.plan, row.started, row.ended, row.realised, row.measure, row.of_volume)


class EkinerjaRepository(Repository):
    """Rows of the sheet, by entry."""

    async def entries(self, employee_id: int, span: Span) -> Sequence[tuple[Entry, EkinerjaRow | None]]:
        """The entries of a span that count, and those that were transferred; in the order of the work."""
        query = (
            select(Entry, EkinerjaRow)
            .outerjoin(EkinerjaRow, EkinerjaRow.entry_id == Entry.id)
            .where(
                Entry.employee_id == employee_id,
                Entry.date.between(span.start, span.end),
                or_(Entry.state.not_in(sorted(NO_REPORT)), EkinerjaRow.moved_at.is_not(None)),
            )
        )
        found = [(entry, row) for entry, row in await self._session.execute(query)]
        return sorted(
            found,
            key=lambda each: (
                each[0].date,
                each[0].started is None,
                each[0].started,
                each[0].submitted_at,
                each[0].id,
            ),
        )

    async def get(self, entry_id: int) -> EkinerjaRow | None:
        """What is kept of an entry."""
        return await self._session.get(EkinerjaRow, entry_id)

    async def plans_said(self, employee_id: int, target_id: int | None, most: int) -> list[str]:
        """Action plans that a person named before: those for the same target first, then the latest."""
        query = (
            select(EkinerjaRow.plan, Entry.target_id)
            .join(Entry, Entry.id == EkinerjaRow.entry_id)
            .where(Entry.employee_id == employee_id, EkinerjaRow.plan.is_not(None))
            .order_by(Entry.date.desc(), Entry.id.desc())
        )
        said = [(plan, of) for plan, of in await self._session.execute(query) if plan]
        first = [plan for plan, of in said if target_id is not None and of == target_id]
        return list(dict.fromkeys([*first, *(plan for plan, _ in said)]))[:most]

    async def targets(self, entries: Collection[Entry]) -> dict[int, Target]:
        """The targets of entries, by their ids."""
        ids = {entry.target_id for entry in entries if entry.target_id is not None}
        query = select(Target).where(Target.id.in_(ids))
        return {target.id: target for target in await self._session.scalars(query)}

    async def say(self, entry_id: int, added: Added) -> None:
        """Keeps what was said for the sheet alone."""
        values = {
            "plan": added.plan,
            "started": added.started,
            "ended": added.ended,
            "realised": added.realised,
            "measure": added.measure,
            "of_volume": added.of_volume,
        }
        await self._keep([entry_id])
        await self._update([entry_id], values)

    async def offer(self, cells: Mapping[int, Sequence[str]], made_at: datetime, *, on_sheet: bool) -> None:
        """Notes the cells that somebody is about to transfer, by entry.

        Cells that a sheet holds already stay that sheet's when they are only shown once more.
        """
        await self._keep(cells)
        query = select(EkinerjaRow).where(EkinerjaRow.entry_id.in_(cells))
        for row in await self._session.scalars(query):
            offered = list(cells[row.entry_id])
            if on_sheet or row.offered != offered:
                row.offered, row.offered_at = offered, made_at
        await self._session.flush()

    async def offered(self, employee_id: int, span: Span) -> Sequence[EkinerjaRow]:
        """Everything of a span that was offered, whatever has become of its entry."""
        query = (
            select(EkinerjaRow)
            .join(Entry, Entry.id == EkinerjaRow.entry_id)
            .where(
                Entry.employee_id == employee_id,
                Entry.date.between(span.start, span.end),
                EkinerjaRow.offered_at.is_not(None),
            )
            .order_by(EkinerjaRow.entry_id)
        )
        return list(await self._session.scalars(query))

    async def mark(self, rows: Collection[EkinerjaRow], by: int, now: datetime) -> None:
        """Notes that what was offered was transferred."""
        for row in rows:
            row.moved, row.moved_at, row.moved_by = row.offered, now, by
        await self._session.flush()

    async def unmark(self, entry_id: int) -> None:
        """The row has to be transferred again."""
        await self._update([entry_id], {"moved": None, "moved_at": None, "moved_by": None})

    async def _keep(self, entry_ids: Collection[int]) -> None:
        if entry_ids:
            values = [{"entry_id": entry_id} for entry_id in entry_ids]
            await self._session.execute(insert_new(self._session, EkinerjaRow, values))

    async def _update(self, entry_ids: Collection[int], values: Mapping[str, object]) -> None:
        statement = update(EkinerjaRow).where(EkinerjaRow.entry_id.in_(entry_ids)).values(**values)
        await self._session.execute(statement.execution_options(synchronize_session="fetch"))
