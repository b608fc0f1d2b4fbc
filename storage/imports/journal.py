"""The journal of an import: what it did to the rows of each table, so that it can be undone."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import sha256
from operator import attrgetter
from typing import Any, cast

from msgspec import Struct, field
from sqlalchemy import Column, ColumnElement, Row, and_, select, tuple_
from sqlalchemy import Table as CoreTable
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base.parts import in_parts
from storage.base.sqlite import unrecorded
from storage.base.types import ExactDecimal, Instant
from storage.tables import Table

Key = tuple[Any, ...]
"""The primary key of a row."""
ColumnValues = dict[str, Any]
"""Values of a row by the names of their columns."""
_DIGITS = 12
"""Hexadecimal digits of a digest. It reveals that a row changed; it is no protection against forgery."""


class TouchedRows(Struct):
    """The rows of one table that an import touched, by their keys."""

    added: dict[Key, str] = field(default_factory=dict)
    """A digest of each row as the import left it."""
    before: dict[Key, ColumnValues] = field(default_factory=dict)
    """The changed columns of each changed row, as they were before."""
    after: dict[Key, ColumnValues] = field(default_factory=dict)
    """The same columns, as the import left them."""
    removed: dict[Key, ColumnValues] = field(default_factory=dict)
    """Whole rows that the import deleted."""
    columns: tuple[str, ...] = ()
    """The columns in the digests; a later release may add columns to the table."""

    @property
    def is_empty(self) -> bool:
        """Whether the import left the table as it was."""
        return not (self.added or self.before or self.removed)


class Journal:
    """Collects what an import does, table by table."""

    def __init__(self) -> None:
        self.tables: dict[str, TouchedRows] = {}

    def added(self, table: CoreTable, keys: Iterable[Key]) -> None:
        """Notes added rows; `close` computes their digests at the end."""
        self._rows(table).added.update(dict.fromkeys(keys, ""))

    def changed(self, table: CoreTable, key: Key, before: ColumnValues, after: ColumnValues) -> None:
        """Notes a changed row. Values from before the import's first change of the row are kept."""
        rows = self._rows(table)
        if key in rows.added:
            return
        rows.before[key] = before | rows.before.get(key, {})
        rows.after[key] = rows.after.get(key, {}) | after

    def removed(self, table: CoreTable, key: Key, row: ColumnValues) -> None:
        """Notes a deleted row."""
        rows = self._rows(table)
        if rows.added.pop(key, None) is not None:
            return
        rows.after.pop(key, None)
        rows.removed[key] = row | rows.before.pop(key, {})

    async def close(self, session: AsyncSession) -> None:
        """Computes the digests of the added rows, including values that the database filled in."""
        for name, rows in self.tables.items():
            table = Table.metadata.tables[name]
            rows.columns = tuple(table.c.keys())
            values_of = attrgetter(*rows.columns)
            # Read by their keys, which this transaction has just added: nobody else can have changed them.
            async with unrecorded(await session.connection()):
                added = await load_rows(session, table, rows.added)
            for row in added:
                rows.added[key_of(table, row)] = digest_of(values_of(row))

    def _rows(self, table: CoreTable) -> TouchedRows:
        return self.tables.setdefault(table.name, TouchedRows())


def core_of(table: type[Table]) -> CoreTable:
    """The SQLAlchemy Core table of a mapped class."""
    return cast(CoreTable, table.__table__)


def key_of(table: CoreTable, row: Row[Any]) -> Key:
    """The primary key of a row."""
    return tuple(getattr(row, column.name) for column in table.primary_key)


def digest_of(values: tuple[Any, ...]) -> str:
    """A digest of a row's values."""
    text = json.dumps(values, default=str, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:_DIGITS]


async def load_rows(session: AsyncSession, table: CoreTable, keys: Collection[Key]) -> list[Row[Any]]:
    """The rows that have one of these keys."""
    found: list[Row[Any]] = []
    for part in in_parts(sorted(keys)):
        found += await session.execute(select(table).where(key_condition(list(table.primary_key), part)))
    return found


def key_condition(columns: Sequence[Column[Any]], keys: Sequence[Key]) -> ColumnElement[bool]:
    """SQL: the columns have one of these sorted keys; a range where the keys are consecutive integers."""
    if len(columns) > 1:
        return tuple_(*columns).in_(keys)
    (column,), first, last = columns, keys[0][0], keys[-1][0]
    if isinstance(first, int) and last - first == len(keys) - 1:
        return and_(column >= first, column <= last)
    return column.in_([key for (key,) in keys])


def encode_rows(rows: TouchedRows) -> bytes:
    """Rows as compressed JSON."""
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


def decode_rows(table: CoreTable, content: bytes) -> TouchedRows:
    """The rows that `encode_rows` encoded."""
    read = json.loads(zlib.decompress(content))
    keys = list(table.primary_key)

    def key(written: Sequence[Any]) -> Key:
        return tuple(_read(column, value) for column, value in zip(keys, written, strict=True))

    def values(written: Mapping[str, Any]) -> ColumnValues:
        return {name: _read(table.c[name], value) for name, value in written.items()}

    rows = TouchedRows(columns=tuple(read["columns"]))
    rows.added = {key(written): mark for *written, mark in read["added"]}
    for written, before, after in read["changed"]:
        rows.before[key(written)], rows.after[key(written)] = values(before), values(after)
    for row in map(values, read["removed"]):
        rows.removed[tuple(row[column.name] for column in keys)] = row
    return rows


def _written_values(values: ColumnValues) -> ColumnValues:
    return {name: _written(value) for name, value in values.items()}


def _written(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | str) else value


def _read(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, ExactDecimal):
        return Decimal(value)
    kind = datetime if isinstance(column.type, Instant) else column.type.python_type
    return kind.fromisoformat(value) if issubclass(kind, datetime | date | time) else value
