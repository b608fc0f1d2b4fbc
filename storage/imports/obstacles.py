"""Why an import cannot be taken back: what was done since to its rows, with them, or by what they allow."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, ForeignKey, PrimaryKeyConstraint, Row, Select, UniqueConstraint, or_, select
from sqlalchemy import Table as CoreTable
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports.undoing import InTheWay, Obstacle
from domain.periods import Period, Span
from domain.schemes import Assessor
from storage.base.parts import in_parts
from storage.imports.journal import (
    ColumnValues,
    Key,
    TouchedRows,
    core_of,
    digest_of,
    key_condition,
    key_of,
    load_rows,
)
from storage.imports.naming import names_of
from storage.tables import Assessment, AuditRow, CaseColumns, Closing, RecordView, Supervision, Table

_NAMED = 5
"""How many rows of each reason are named."""

Later = Callable[[str], Awaitable[Mapping[int, TouchedRows]]]
"""Gives what later imports did to a table, by their numbers."""


class Obstacles(Struct, frozen=True):
    """Finds the obstacles to undoing an import."""

    session: AsyncSession
    touched: Sequence[tuple[CoreTable, TouchedRows]]
    at: datetime
    later: Later

    async def find(self) -> list[Obstacle]:
        """Every reason, table by table."""
        found: list[Obstacle] = []
        closed = await self.closed_since()
        for table, rows in self.touched:
            there = {
                key_of(table, row): row
                for row in await load_rows(self.session, table, {*rows.added, *rows.after})
            }
            found += [each async for each in self._changed(table, rows, there)]
            found += [each async for each in self._used(table, rows)]
            found += await self._decided(table, rows, there)
            found += await self._taken(table, rows, there)
            if closed:
                days = list(_days(rows, there))
                of_closed = [row for row, span in days if any(span.clip(*each) for each in closed)]
                found += await self._named(InTheWay.CLOSED, table.name, of_closed)
        return found + await self._supervised()

    async def _named(
        self, reason: InTheWay, table: str, rows: Sequence[ColumnValues], imports: Collection[int] = ()
    ) -> list[Obstacle]:
        if not rows:
            return []
        names = await names_of(self.session, table, rows[:_NAMED])
        return [Obstacle(reason, table, tuple(names), len(rows), tuple(sorted(imports)))]

    async def _changed(
        self, table: CoreTable, rows: TouchedRows, there: Mapping[Key, Row[Any]]
    ) -> AsyncIterator[Obstacle]:
        """Rows that are not as the import left them."""
        values_of = attrgetter(*rows.columns)
        marks = {key: digest_of(values_of(there[key])) for key in rows.added if key in there}
        changed = [key for key, mark in marks.items() if mark != rows.added[key]]
        for key, after in rows.after.items():
            if key in there and any(getattr(there[key], name) != value for name, value in after.items()):
                changed.append(key)
        gone = [key for key in [*rows.added, *rows.after] if key not in there]
        if not (changed or gone):
            return
        later = await self.later(table.name)
        left = [dict(there[key]._mapping) for key in changed]
        for each in await self._named(InTheWay.CHANGED, table.name, left, _touching(later, changed)):
            yield each
        if gone:
            known = {key: row for each in later.values() for key, row in each.removed.items()}
            names = await names_of(
                self.session, table.name, [known[key] for key in gone if key in known][:_NAMED]
            )
            yield Obstacle(InTheWay.GONE, table.name, tuple(names), len(gone), _touching(later, gone))

    async def _used(self, table: CoreTable, rows: TouchedRows) -> AsyncIterator[Obstacle]:
        """Rows of any table that name an added row, and are not of this import."""
        for child in Table.metadata.sorted_tables:
            columns = [each.parent for each in _references(child, table)]
            found: list[Key] = []
            for part in in_parts(sorted(rows.added)) if columns else ():
                found += [key async for key in self._naming(child, columns, part)]
            if found:
                some = [dict(row._mapping) for row in await load_rows(self.session, child, found[:_NAMED])]
                names = await names_of(self.session, child.name, some)
                imports = _touching(await self.later(child.name), found)
                yield Obstacle(InTheWay.USED, child.name, tuple(names), len(found), imports)

    async def _naming(
        self, child: CoreTable, columns: Sequence[Column[Any]], keys: Sequence[Key]
    ) -> AsyncIterator[Key]:
        mine = dict(self._own()).get(child.name, TouchedRows())
        wanted = {key for (key,) in keys}
        read: list[Column[Any]] = [*child.primary_key, *columns]
        query: Select[Any] = select(*read).where(or_(*(key_condition([each], keys) for each in columns)))
        for row in await self.session.execute(query):
            key = key_of(child, row)
            former = mine.before.get(key, {})
            # A row that gets its former value back names the added one no longer.
            names = [each.name for each in columns if each.name not in former]
            if key not in mine.added and any(getattr(row, name) in wanted for name in names):
                yield key

    def _own(self) -> Iterable[tuple[str, TouchedRows]]:
        return ((table.name, rows) for table, rows in self.touched)

    async def _decided(
        self, table: CoreTable, rows: TouchedRows, there: Mapping[Key, Row[Any]]
    ) -> list[Obstacle]:
        """Added rows about which somebody decided, as the log says."""
        if not rows.added:
            return []
        first, last = f"{table.name}/", f"{table.name}0"
        query = select(AuditRow.object).where(
            AuditRow.object > first, AuditRow.object < last, AuditRow.at >= self.at
        )
        decided = {f"{first}{'/'.join(map(str, key))}": key for key in rows.added}
        keys = {decided[each] for each in await self.session.scalars(query) if each in decided}
        return await self._named(
            InTheWay.DECIDED, table.name, [dict(there[key]._mapping) for key in sorted(keys) if key in there]
        )

    async def _taken(
        self, table: CoreTable, rows: TouchedRows, there: Mapping[Key, Row[Any]]
    ) -> list[Obstacle]:
        """Rows that have what only one row may have, and that a row would get back."""
        wanted = list(rows.removed.values())
        wanted += [{**there[key]._mapping, **before} for key, before in rows.before.items() if key in there]
        free = {*rows.added, *rows.before}
        found: dict[Key, ColumnValues] = {}
        for constraint in table.constraints:
            # A single key of a number is no obstacle: the row gets another one.
            if not wanted or not isinstance(constraint, UniqueConstraint | PrimaryKeyConstraint):
                continue
            names = [column.name for column in constraint.columns]
            if names == ["id"]:
                continue
            taken = {tuple(row[name] for name in names) for row in wanted}
            for part in in_parts(sorted({(values[0],) for values in taken})):
                query = select(table).where(key_condition([table.c[names[0]]], part))
                for row in await self.session.execute(query):
                    if (
                        key_of(table, row) not in free
                        and tuple(getattr(row, name) for name in names) in taken
                    ):
                        found[key_of(table, row)] = dict(row._mapping)
        return await self._named(InTheWay.TAKEN, table.name, list(found.values()))

    async def closed_since(self) -> list[tuple[date, date]]:
        """First and last day of the periods whose closing began since the import."""
        query = select(Closing.starts, Closing.ends).where(Closing.begun_at >= self.at)
        return sorted((starts, ends) for starts, ends in await self.session.execute(query))

    async def _supervised(self) -> list[Obstacle]:
        """Decisions that supervisors of added rows made since about the people assigned to them."""
        rows = dict(self._own()).get(Supervision.__tablename__, TouchedRows())
        added = await load_rows(self.session, core_of(Supervision), rows.added)
        pairs = {(row.employee_id, row.supervisor_id) for row in added}
        found: list[Obstacle] = []
        people = sorted({(person,) for person, _ in pairs})
        for cases in CaseColumns.__subclasses__():
            core = core_of(cases)
            decided: list[ColumnValues] = []
            for part in in_parts(people):
                query = select(core).where(
                    key_condition([core.c.employee_id], part), cases.reviewed_at >= self.at
                )
                decided += [
                    dict(case._mapping)
                    for case in await self.session.execute(query)
                    if (case.employee_id, case.acted_for_id or case.reviewer_id) in pairs
                ]
            found += await self._named(InTheWay.DECIDED, core.name, decided)
        return found + await self._rated(pairs)

    async def _rated(self, pairs: Collection[tuple[int, int]]) -> list[Obstacle]:
        """What such supervisors rated since."""
        core = core_of(Assessment)
        mine = dict(self._own()).get(core.name, TouchedRows())
        rated: list[ColumnValues] = []
        for part in in_parts(sorted({(person,) for person, _ in pairs})):
            query = select(core).where(
                key_condition([core.c.employee_id], part), Assessment.given_at >= self.at
            )
            rated += [
                dict(row._mapping)
                for row in await self.session.execute(query.where(Assessment.source == Assessor.SUPERVISOR))
                if (row.employee_id, row.assessor_id) in pairs and key_of(core, row) not in mine.added
            ]
        return await self._named(InTheWay.DECIDED, core.name, rated)


def _touching(later: Mapping[int, TouchedRows], keys: Collection[Key]) -> tuple[int, ...]:
    """The later imports that added, changed or took away any of these rows."""
    wanted = set(keys)
    return tuple(
        number
        for number, rows in sorted(later.items())
        if any(wanted & keys for keys in (rows.added.keys(), rows.before.keys(), rows.removed.keys()))
    )


def _references(child: CoreTable, table: CoreTable) -> list[ForeignKey]:
    """The columns of a table that name a row of another one by its only key.

    That somebody looked at a person, to check the import, is no use of the row; it goes with it.
    """
    looked_at = core_of(RecordView).c.employee_id
    return [
        each
        for each in child.foreign_keys
        if each.column.table is table and len(table.primary_key) == 1 and each.parent is not looked_at
    ]


def _days(rows: TouchedRows, there: Mapping[Key, Row[Any]]) -> Iterable[tuple[ColumnValues, Span]]:
    """Touched rows with the days on which they say something else than before."""
    for key in rows.added:
        if key in there:
            yield from _spanned(dict(there[key]._mapping))
    for row in rows.removed.values():
        yield from _spanned(row)
    for key, before in rows.before.items():
        row = dict(there[key]._mapping) if key in there else {}
        ends = sorted(values["ends"] for values in (before, row) if isinstance(values.get("ends"), date))
        if before.keys() == {"ends"} and len(ends) == 2:
            yield row, Span(ends[0] + timedelta(days=1), ends[1])
        else:
            yield from _spanned(row)


def _spanned(row: ColumnValues) -> Iterable[tuple[ColumnValues, Span]]:
    if "period" in row:
        yield row, Period.parse(row["period"]).span
    elif "date" in row:
        yield row, Span(row["date"], row["date"])
    elif isinstance(row.get("starts"), date):
        yield row, Span(row["starts"], row["ends"])
