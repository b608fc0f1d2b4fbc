"""Column types: instants in UTC, exact volumes, and models as JSON, on every database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    SQLColumnExpression,
    String,
    literal_column,
    type_coerce,
)
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


def written_out(word: str) -> ColumnElement[str]:
    """A word as part of a statement's text, where it decides whether an index of a part of a table fits.

    As a parameter it is known only when the statement runs: SQLite then prepares it again each time, which
    takes ten times as long as to read a queue.
    """
    return literal_column(f"'{word}'", String)


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


class ExactDecimal(TypeDecorator[Decimal]):
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


class TupleOf(TypeDecorator[tuple[M, ...]]):
    """Several of a model in one column, in their order."""

    impl = JSON
    cache_ok = True

    def __init__(self, model: type[M]) -> None:
        super().__init__()
        self.model = model

    def process_bind_param(self, value: tuple[M, ...] | None, dialect: Dialect) -> list[dict[str, Any]]:
        return [each.model_dump(mode="json", exclude_defaults=True) for each in value or ()]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[M, ...]:
        return tuple(self.model.model_validate(each) for each in value or ())


def thousandths(column: SQLColumnExpression[Any]) -> ColumnElement[int]:
    """An exact decimal as it is stored, for sums that become fractions."""
    return type_coerce(column, BigInteger)


class Legible(UserDefinedType[Any]):
    """Reads a column that may hold a value of another type: SQLite stores whatever it is given.

    Such a value is read as one that no row has (year 1, -1, no bytes) or, in a column of text, as its text.
    """

    cache_ok = True

    def __init__(self, stored: TypeEngine[Any]) -> None:
        self.stored = stored

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        kind, other = next(pair for pair in _OTHERS if isinstance(self.stored, pair[0]))[1:]
        process = self.stored.dialect_impl(dialect).result_processor(dialect, coltype)

        def read(value: object) -> object:
            try:
                found = value if process is None else process(value)
            except (ValueError, TypeError):
                return other(value)
            return found if found is None or isinstance(found, kind) else other(value)

        return read


_OTHERS: tuple[tuple[type[TypeEngine[Any]], type, Callable[[object], object]], ...] = (
    (Instant, datetime, lambda _: datetime.min.replace(tzinfo=UTC)),
    (Date, date, lambda _: date.min),
    (Integer, int, lambda _: -1),
    (LargeBinary, bytes, lambda _: b""),
    (String, str, str),
)


def legible(column: Column[T]) -> ColumnElement[T]:
    """A column for a reader that has to name a damaged row and must not stop at it."""
    return type_coerce(column, Legible(column.type))
