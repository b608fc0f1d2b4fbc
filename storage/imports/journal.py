"""What an import did to the rows of each table, kept so that it can be taken back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import sha256
from operator import attrgetter
from typing import Any, cast

from sqlalchemy import Column, ColumnElement, Row, and_, select, tuple_
from sqlalchemy import Table as CoreTable
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base.types import Exact, Instant
from storage.records.dated import in_parts
from storage.tables import Table

Key = tuple[Any, ...]
"""The primary key of a row."""
Values = dict[str, Any]
_DIGITS = 12
"""Hexadecimal digits of a mark. It tells that a row changed, not that nobody forged it."""


@dataclass
class Rows:
    """The rows of one table that an import touched, by their keys."""

    added: dict[Key, str] = field(default_factory=dict)
    """A mark of each row as the import left it."""
    before: dict[Key, Values] = field(default_factory=dict)
    """Of changed rows: the columns that were changed, as they were."""
    after: dict[Key, Values] = field(default_factory=dict)
    """The same columns as the import left them."""
    removed: dict[Key, Values] = field(default_factory=dict)
    """Whole rows that the import took away."""
    columns: tuple[str, ...] = ()
    """The columns that marks are made of: a table may get more of them later."""

    @property
    def is_empty(self) -> bool:
        """Whether the import left the table as it was."""
        return not (self.added or self.before or self.removed)


class Journal:
    """Collects what an import does, table by table."""

    def __init__(self) -> None:
        self.tables: dict[str, Rows] = {}

    def added(self, table: CoreTable, keys: Iterable[Key]) -> None:
        """Rows were added; their marks are made at the end, by `close`."""
        self._rows(table).added.update(dict.fromkeys(keys, ""))

    def changed(self, table: CoreTable, key: Key, before: Values, after: Values) -> None:
        """A row was changed. What it was before the first change of this import stays."""
        rows = self._rows(table)
        if key in rows.added:
            return
        rows.before[key] = before | rows.before.get(key, {})
        rows.after[key] = rows.after.get(key, {}) | after

    def removed(self, table: CoreTable, key: Key, row: Values) -> None:
        """A row was taken away."""
        rows = self._rows(table)
        if rows.added.pop(key, None) is not None:
            return
        rows.after.pop(key, None)
        rows.removed[key] = row | rows.before.pop(key, {})

    async def close(self, session: AsyncSession) -> None:
        """Marks the added rows as they are now, with all that the database added to them."""
        for name, rows in self.tables.items():
            table = Table.metadata.tables[name]
            rows.columns = tuple(table.c.keys())
            values_of = attrgetter(*rows.columns)
            for row in await read_rows(session, table, rows.added):
                rows.added[key_of(table, row)] = mark_of(values_of(row))

    def _rows(self, table: CoreTable) -> Rows:
        return self.tables.setdefault(table.name, Rows())


def core_of(table: type[Table]) -> CoreTable:
    """The table of a class."""
    return cast(CoreTable, table.__table__)


def key_of(table: CoreTable, row: Row[Any]) -> Key:
    """The primary key of a row that was read."""
    return tuple(getattr(row, column.name) for column in table.primary_key)


def mark_of(values: tuple[Any, ...]) -> str:
    """A mark that changes with any of the values of a row."""
    text = json.dumps(values, default=str, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:_DIGITS]


async def read_rows(session: AsyncSession, table: CoreTable, keys: Collection[Key]) -> list[Row[Any]]:
    """The rows that have one of these keys."""
    found: list[Row[Any]] = []
    for part in in_parts(sorted(keys)):
        found += await session.execute(select(table).where(having(list(table.primary_key), part)))
    return found


def having(columns: Sequence[Column[Any]], keys: Sequence[Key]) -> ColumnElement[bool]:
    """The condition that columns have one of these sorted values; a range where these are consecutive."""
    if len(columns) > 1:
        return tuple_(*columns).in_(keys)
    (column,), first, last = columns, keys[0][0], keys[-1][0]
    if isinstance(first, int) and last - first == len(keys) - 1:
        return and_(column >= first, column <= last)
    return column.in_([key for (key,) in keys])


def packed(table: CoreTable, rows: Rows) -> bytes:
    """Rows as JSON, compressed."""
    content = {
        "columns": rows.columns,
        "added": [[*map(_written, key), mark] for key, mark in sorted(rows.added.items())],
        "changed": [
            [[*map(_written, key)], _written_values(before), _written_values(rows.after[key])]
            for key, before in sorted(rows.before.items())
        ],
        "removed": [_written_values(row) for _, row in sorted(rows.removed.items())],
    }
    return zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(table: CoreTable, content: bytes) -> Rows:
    """What `packed` made of rows."""
    read = json.loads(zlib.decompress(content))
    keys = list(table.primary_key)

    def key(written: Sequence[Any]) -> Key:
        return tuple(_read(column, value) for column, value in zip(keys, written, strict=True))

    def values(written: Mapping[str, Any]) -> Values:
        return {name: _read(table.c[name], value) for name, value in written.items()}

    rows = Rows(columns=tuple(read["columns"]))
    rows.added = {key(written): mark for *written, mark in read["added"]}
    for written, before, after in read["changed"]:
        rows.before[key(written)], rows.after[key(written)] = values(before), values(after)
    for row in map(values, read["removed"]):
        rows.removed[tuple(row[column.name] for column in keys)] = row
    return rows


def _written_values(values: Values) -> Values:
    return {name: _written(value) for name, value in values.items()}


def _written(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | str) else value


def _read(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Exact):
        return Decimal(value)
    kind = datetime if isinstance(column.type, Instant) else column.type.python_type
    return kind.fromisoformat(value) if issubclass(kind, datetime | date | time) else value
