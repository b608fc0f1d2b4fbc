"""Takes an import back: every row that it touched becomes what it was."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Table as CoreTable
from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base.parts import in_parts
from storage.imports.journal import ColumnValues, Key, TouchedRows, key_condition, key_of, load_rows
from storage.imports.writing import change
from storage.tables import Employee, Entry, Escalation, RecordView, Unsupervised


async def restore(session: AsyncSession, touched: Sequence[tuple[CoreTable, TouchedRows]]) -> None:
    """Gives the tables, in the order in which they name each other, the rows that they had."""
    for table, rows in touched:
        await _change_back(session, table, rows)
    for table, rows in reversed(touched):
        await _forget(session, table, rows.added)
        for part in in_parts(sorted(rows.added)):
            await session.execute(delete(table).where(key_condition(list(table.primary_key), part)))
    for table, rows in touched:
        await _bring_back(session, table, rows)


async def _change_back(session: AsyncSession, table: CoreTable, rows: TouchedRows) -> None:
    """Updates rows, those together in which the same columns changed."""
    alike: dict[tuple[str, ...], list[ColumnValues]] = {}
    keys = [column.name for column in table.primary_key]
    for key, before in rows.before.items():
        row = dict(zip(keys, key, strict=True)) | before
        alike.setdefault(tuple(sorted(before)), []).append(row)
    for changed in alike.values():
        await change(session, table, changed, keys)


async def _bring_back(session: AsyncSession, table: CoreTable, rows: TouchedRows) -> None:
    """Inserts rows that were taken away, with the ids that they had where nobody else has them now."""
    if not rows.removed:
        return
    taken = {key_of(table, row) for row in await load_rows(session, table, rows.removed)}
    kept = [row for key, row in rows.removed.items() if key not in taken]
    new = [
        {name: value for name, value in row.items() if name != "id"}
        for key, row in rows.removed.items()
        if key in taken
    ]
    for part in filter(None, (kept, new)):
        await session.execute(insert(table), part)


async def _forget(session: AsyncSession, table: CoreTable, keys: Collection[Key]) -> None:
    """Removes what was noted of rows by their id alone, which another row may get, and who looked at them."""
    for part in in_parts(sorted(keys)):
        ids = [key[0] for key in part]
        if table is Entry.__table__:
            await session.execute(
                delete(Escalation).where(Escalation.case_table == table.name, Escalation.case_id.in_(ids))
            )
        if table is Employee.__table__:
            await session.execute(delete(Unsupervised).where(Unsupervised.employee_id.in_(ids)))
            await session.execute(delete(RecordView).where(RecordView.employee_id.in_(ids)))
