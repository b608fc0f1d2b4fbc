"""The highest numbers that tables have given to rows: a database that goes on elsewhere gives none twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, func, select, text
from sqlalchemy import Table as SqlTable

from storage.tables import Table

_SEQUENCE = text("SELECT pg_get_serial_sequence(:table, :column)")


def highest_numbers(connection: Connection) -> dict[str, int]:
    """The highest number of each table that numbers its rows, of rows that are gone too where it is known."""
    given = dict(_given(connection))
    for table, column in _numbered():
        present = connection.execute(select(func.max(table.c[column]))).scalar_one() or 0
        given[table.name] = max(present, given.get(table.name, 0))
    return given


def _given(connection: Connection) -> Iterator[tuple[str, int]]:
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name, seq FROM sqlite_sequence"))
        yield from ((name, number) for name, number in rows)
        return
    for table, column in _numbered():
        sequence = connection.execute(_SEQUENCE, {"table": table.name, "column": column}).scalar_one()
        if sequence is not None:
            query = text(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608 - the server's own name
            last, is_called = connection.execute(query).one()
            yield table.name, last if is_called else 0


def set_highest_numbers(connection: Connection, numbers: Mapping[str, int]) -> None:
    """Has each table go on behind its number."""
    for table, column in _numbered():
        number = numbers.get(table.name, 0)
        if not number:
            continue
        if connection.dialect.name == "postgresql":
            connection.execute(
                text("SELECT setval(pg_get_serial_sequence(:table, :column), :number)"),
                {"table": table.name, "column": column, "number": number},
            )
        else:
            connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
            connection.execute(
                text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :number)"),
                {"name": table.name, "number": number},
            )


def _numbered() -> Iterator[tuple[SqlTable, str]]:
    for table in Table.metadata.sorted_tables:
        if table.autoincrement_column is not None:
            yield table, table.autoincrement_column.name
