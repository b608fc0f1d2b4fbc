"""Inserts rows that do not exist yet, on either database."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import Table as SqlTable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningInsert

from storage.tables import Table


def insert_new(
    session: AsyncSession, table: type[Table], values: dict[str, Any] | Sequence[dict[str, Any]] = ()
) -> sqlite.Insert | postgresql.Insert:
    """`INSERT … ON CONFLICT DO NOTHING`: of two transactions that add the same row, one does.

    Without `values` they are given when it is executed: the quicker way for many rows.
    """
    insert = insert_into(dialect_of(session), table)
    return (insert.values(values) if values else insert).on_conflict_do_nothing()


def dialect_of(session: AsyncSession) -> str:
    """The name of the database's dialect."""
    return session.get_bind().dialect.name


def insert_into(dialect: str, table: type[Table] | SqlTable) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can say what a conflict does."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def new_row(session: AsyncSession, table: type[Table], key: str) -> ReturningInsert[Any]:
    """As `insert_new` for rows that are given when it is executed; returns the keys of those added.

    Built once.
    """
    return _new_row(dialect_of(session), table, key)


@cache
def _new_row(dialect: str, table: type[Table], key: str) -> ReturningInsert[Any]:
    rows = cast(SqlTable, table.__table__)
    return insert_into(dialect, rows).on_conflict_do_nothing().returning(rows.c[key])
