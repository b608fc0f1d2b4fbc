"""The rows of a statement, handed over by the database as one text.

Thousands of rows that are fetched one by one, each put into a tuple, cost more than what the database does to
make them; and a thread that fetches has to wait its turn among the others for each of them.
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
"""Each a list of integers, texts, dates as ISO texts, truth values (on SQLite 0 or 1) or None."""


Query = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]


async def rows_of(session: AsyncSession, query: Query, values: Mapping[str, Any] | None = None) -> Rows:
    """The rows of a query, in no order; its columns must be such as JSON can hold exactly.

    One with `values` for its parameters is kept by its caller, and packed once.
    """
    pack = _packed if values is None else _packed_once
    text = await session.scalar(pack(query, _is_sqlite(session)), values)
    rows: Rows = json.loads(text) if text else []
    return rows


def _packed(query: Query, is_sqlite: bool) -> Select[Any]:
    each = query.subquery("packed_rows")
    row = _array(is_sqlite, *each.c)
    return select(func.json_group_array(row) if is_sqlite else cast(func.json_agg(row), Text))


_packed_once = lru_cache(maxsize=32)(_packed)


def array_of(session: AsyncSession, *columns: ColumnElement[Any]) -> ColumnElement[Any]:
    """Some columns as one, which `rows_of` gives as a list."""
    return _array(_is_sqlite(session), *columns)


def _array(is_sqlite: bool, *columns: ColumnElement[Any]) -> ColumnElement[Any]:
    if is_sqlite:
        # What a subquery has packed comes back as a text.
        plain = (func.json(each) if isinstance(each.type, JSON) else each for each in columns)
        return func.json_array(*plain, type_=JSON())
    return func.json_build_array(*columns, type_=JSON())


def _is_sqlite(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "sqlite"
