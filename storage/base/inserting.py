"""Inserting what is not there yet, in the words of either database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Table


def insert_new(
    session: AsyncSession, table: type[Table], values: dict[str, Any] | Sequence[dict[str, Any]] = ()
) -> sqlite.Insert | postgresql.Insert:
    """`INSERT … ON CONFLICT DO NOTHING`: of two transactions that add the same row, one does.

    Without `values` they are given when it is executed: the quicker way for many rows.
    """
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert(table) if on_postgresql else sqlite.insert(table)
    return (insert.values(values) if values else insert).on_conflict_do_nothing()
