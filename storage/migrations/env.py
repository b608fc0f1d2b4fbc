"""Alembic's entry: runs the migrations on the connection that was handed over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import TypeDecorator

from storage.tables import Table


def plain_type(kind: str, value: Any, _context: object) -> str | Literal[False]:
    """Writes our column types as what they are in the database: a migration must not change with the code."""
    return f"sa.{value.impl_instance!r}" if kind == "type" and isinstance(value, TypeDecorator) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Table.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=False,
    render_item=plain_type,
)
with context.begin_transaction():
    context.run_migrations()
