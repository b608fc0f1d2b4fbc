"""Triggers of ours in the database: those of today's version are there, those of others are not.

Installed after migrations, because SQLite drops triggers with the tables that a migration rebuilds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True)
class Trigger:
    """One trigger: when it fires, and what it does, in the database's own words."""

    moment: str
    """Such as “AFTER UPDATE OF date, state ON entries FOR EACH ROW”."""
    action: str
    """Statements on SQLite, the call of a function on PostgreSQL."""


def is_sqlite(connection: Connection) -> bool:
    """Whether triggers are written for SQLite; else for PostgreSQL."""
    return connection.dialect.name == "sqlite"


def install(
    connection: Connection, family: str, wanted: Mapping[str, Trigger], functions: Sequence[str]
) -> bool:
    """Makes the triggers that are missing and drops all others whose names begin with `family`.

    `functions` are made before on PostgreSQL. Gives whether anything had to be changed.
    """
    sqlite = is_sqlite(connection)
    present = _present(connection, family)
    if present.keys() == wanted.keys():
        return False
    for function in () if sqlite else functions:
        connection.exec_driver_sql(function)
    for name in present.keys() - wanted.keys():
        connection.exec_driver_sql(f"DROP TRIGGER {name}" + ("" if sqlite else f" ON {present[name]}"))
    for name in wanted.keys() - present.keys():
        trigger = wanted[name]
        action = f"BEGIN {trigger.action} END" if sqlite else f"EXECUTE FUNCTION {trigger.action}"
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {trigger.moment} {action}")
    return True


def _present(connection: Connection, family: str) -> dict[str, str]:
    """The tables of a family's triggers in the database, by the triggers' names."""
    query = (
        "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE :like"
        if is_sqlite(connection)
        else "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE :like"
    )
    return {row[0]: row[1] for row in connection.execute(text(query), {"like": f"{family}_%"})}
