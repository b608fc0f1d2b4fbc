"""How imports write rows: many a statement, and each noted in the journal of the import."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from sqlalchemy import Table as CoreTable
from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base.parts import in_parts
from storage.imports.journal import ColumnValues, Journal, Key, core_of, key_condition, key_of
from storage.tables import Table

_ROWS_A_STATEMENT = 2_000


class Progress(Protocol):
    """Somebody who watches a long import."""

    def begin(self, label: str, total: int) -> None:
        """A part of the work begins that has this many rows."""
        ...

    def advance(self, rows: int) -> None:
        """Some of them are done."""
        ...


class Unwatched:
    """Nobody watches."""

    def begin(self, label: str, total: int) -> None:
        """Says nothing."""

    def advance(self, rows: int) -> None:
        """Says nothing."""


class Writer:
    """Writes the rows of an import. Nothing else does: the journal is what an import can be undone by."""

    def __init__(self, session: AsyncSession, progress: Progress, journal: Journal) -> None:
        self.session = session
        self._progress = progress
        self._journal = journal

    async def insert(self, table: type[Table], rows: Sequence[ColumnValues]) -> None:
        """Inserts rows, which all have the same columns."""
        core = core_of(table)
        keys = [column.name for column in core.primary_key]
        for part in in_parts(rows, _ROWS_A_STATEMENT):
            if all(name in part[0] for name in keys):
                await self.session.execute(insert(core), part)
                added: Iterable[Key] = (tuple(row[name] for name in keys) for row in part)
            else:
                made = await self.session.execute(insert(core).returning(*core.primary_key), part)
                added = (tuple(key) for key in made)
            self._journal.added(core, added)
            self._progress.advance(len(part))

    async def update(self, table: type[Table], rows: Sequence[ColumnValues], key: Sequence[str]) -> None:
        """Updates rows, which all have the same columns, where the columns of `key` are equal."""
        if not rows:
            return
        core = core_of(table)
        changing = [name for name in rows[0] if name not in key]
        for part in in_parts(rows, _ROWS_A_STATEMENT):
            await self._note_changes(core, part, key, changing)
            await change(self.session, core, part, key)
            self._progress.advance(len(part))

    async def delete(self, table: type[Table], column: str, values: Collection[int]) -> None:
        """Deletes the rows in which a column has one of these values."""
        core = core_of(table)
        wanted = core.c[column]
        for part in in_parts([(value,) for value in sorted(set(values))]):
            condition = key_condition([wanted], part)
            for row in await self.session.execute(select(core).where(condition)):
                self._journal.removed(core, key_of(core, row), dict(row._mapping))
            await self.session.execute(delete(core).where(condition))

    async def _note_changes(
        self, core: CoreTable, rows: Sequence[ColumnValues], key: Sequence[str], changing: Sequence[str]
    ) -> None:
        named = {tuple(row[name] for name in key): row for row in rows}
        columns = [core.c[name] for name in key]
        names = dict.fromkeys([*(column.name for column in core.primary_key), *key, *changing])
        query = select(*(core.c[name] for name in names)).where(key_condition(columns, sorted(named)))
        for row in await self.session.execute(query):
            wanted = named[tuple(getattr(row, name) for name in key)]
            before = {name: getattr(row, name) for name in changing if getattr(row, name) != wanted[name]}
            after = {name: wanted[name] for name in before}
            if before:
                self._journal.changed(core, key_of(core, row), before, after)


async def change(
    session: AsyncSession, core: CoreTable, rows: Sequence[ColumnValues], key: Sequence[str]
) -> None:
    """Updates rows, which all have the same columns, where the columns of `key` are equal."""
    statement = (
        update(core)
        .where(*[core.c[name] == bindparam(f"is_{name}") for name in key])
        .values({name: bindparam(f"to_{name}") for name in rows[0] if name not in key})
    )
    named = [
        {f"{'is' if name in key else 'to'}_{name}": value for name, value in row.items()} for row in rows
    ]
    connection = await session.connection()
    await connection.execute(statement, named)
