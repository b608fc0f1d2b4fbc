"""Fetches the rows of a query as one JSON text.

Fetching thousands of rows as tuples takes longer than the query itself, and needs the interpreter's lock for
each row.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    CompoundSelect,
    Select,
    Text,
    cast,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

Rows = list[list[Any]]
"""Each row is a list of integers, texts, dates as ISO texts, booleans (0 or 1 on SQLite) or None."""
Query = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]


async def fetch_rows(session: AsyncSession, query: Query, values: Mapping[str, Any] | None = None) -> Rows:
    """Fetches the rows of a query, in no order. JSON must hold its columns exactly.

    A query with parameters (`values`) must be a constant of the caller: its JSON form is cached.
    """
    pack = _as_json if values is None else _as_json_cached
    text = await session.scalar(pack(query, _is_sqlite(session)), values)
    rows: Rows = json.loads(text) if text else []
    return rows


def _as_json(query: Query, is_sqlite: bool) -> Select[Any]:
    each = query.subquery("packed_rows")
    row = _array(is_sqlite, *each.c)
    return select(func.json_group_array(row) if is_sqlite else cast(func.json_agg(row), Text))


_as_json_cached = lru_cache(maxsize=32)(_as_json)


def array_column(session: AsyncSession, *columns: ColumnElement[Any]) -> ColumnElement[Any]:
    """Combines columns into one, which `fetch_rows` returns as a list."""
    return _array(_is_sqlite(session), *columns)


def _array(is_sqlite: bool, *columns: ColumnElement[Any]) -> ColumnElement[Any]:
    if is_sqlite:
        # SQLite returns JSON of a subquery as text.
        plain = (func.json(each) if isinstance(each.type, JSON) else each for each in columns)
        return func.json_array(*plain, type_=JSON())
    return func.json_build_array(*columns, type_=JSON())


def _is_sqlite(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "sqlite"
