"""The base of all tables."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Date, Index, MetaData, Text, Time, text
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import DeclarativeBase

from domain.succession import ALWAYS as ALWAYS
from domain.succession import FOREVER as FOREVER
from storage.base.types import ExactDecimal, Instant


def only(where: str) -> dict[str, Any]:
    """Options of an index that holds these rows alone."""
    return {"sqlite_where": text(where), "postgresql_where": text(where)}


def named_index(table: str, column: str) -> Index:
    """Finds the rows that name another row in a column that is mostly empty.

    Both databases look for them when that row is removed, as the undo of an import does, and would look
    through the whole table each time (0320).
    """
    return Index(f"ix_{table}_{column}", column, **only(f"{column} IS NOT NULL"))


class Table(DeclarativeBase):
    """Base of all tables, with names for constraints so that migrations can address them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        datetime: Instant,
        date: Date,
        time: Time,
        Decimal: ExactDecimal,
        dict[str, Any]: JSON,
        str: Text,
    }

    @classmethod
    def __table_cls__(cls, *arguments: Any, **options: Any) -> SqlTable:
        """Makes the table: no number of a row that is gone is given to another row (0290)."""
        table = SqlTable(*arguments, **options)
        if table.autoincrement_column is not None:
            table.dialect_options["sqlite"]["autoincrement"] = True
        return table
