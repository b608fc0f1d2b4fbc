"""Column types that keep instants in UTC and volumes exact on every database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    Integer,
    SQLColumnExpression,
    literal,
    type_coerce,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """A moment, stored in UTC. Naive datetimes are refused: they would silently mean two things."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Exact(TypeDecorator[Decimal]):
    """A decimal with at most three places, stored as thousandths: sums in the database stay exact."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        thousandths = value * 1000
        if thousandths != thousandths.to_integral_value():
            raise ValueError("at most three decimal places")
        return int(thousandths)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(int(value)).scaleb(-3)


def thousandths(column: SQLColumnExpression[Any]) -> ColumnElement[int]:
    """An exact decimal as it is stored, for sums that become fractions."""
    return type_coerce(column, BigInteger)


class LocalDate(FunctionElement[date]):
    """The date of an instant in a zone that is a fixed number of minutes ahead of UTC: its two arguments."""

    inherit_cache = True
    type = Date()


def local_date(instant: ColumnElement[datetime], zone: ZoneInfo) -> LocalDate:
    """The date of an instant in one of Indonesia's zones, none of which has daylight saving time."""
    offset = zone.utcoffset(datetime(2000, 1, 1)) or timedelta(0)  # noqa: DTZ001 - local, to ask the zone
    return LocalDate(instant, literal(int(offset.total_seconds()) // 60, Integer))


def _arguments(element: LocalDate, compiler: SQLCompiler, options: Any) -> tuple[str, str]:
    instant, minutes = element.clauses
    return compiler.process(instant, **options), compiler.process(minutes, **options)


@compiles(LocalDate, "sqlite")
def _local_date_in_sqlite(element: LocalDate, compiler: SQLCompiler, **options: Any) -> str:
    instant, minutes = _arguments(element, compiler, options)
    return f"date({instant}, {minutes} || ' minutes')"


@compiles(LocalDate, "postgresql")
def _local_date_in_postgresql(element: LocalDate, compiler: SQLCompiler, **options: Any) -> str:
    instant, minutes = _arguments(element, compiler, options)
    return f"CAST(({instant}) AT TIME ZONE 'UTC' + {minutes} * INTERVAL '1 minute' AS DATE)"
