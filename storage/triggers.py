"""Triggers of ours in the database: those of today's text are there, those of others are not.

Installed after migrations, because SQLite drops triggers with the tables that a migration rebuilds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from sqlalchemy import Connection, text


@dataclass(frozen=True)
class Trigger:
    """One trigger: when it fires, and what it does, in the database's own words."""

    moment: str
    """Such as “AFTER UPDATE OF date, state ON entries FOR EACH ROW”, and perhaps a condition."""
    action: str
    """Statements on SQLite, the call of a function on PostgreSQL."""


def is_sqlite(connection: Connection) -> bool:
    """Whether triggers are written for SQLite; else for PostgreSQL."""
    return connection.dialect.name == "sqlite"


def install(
    connection: Connection, family: str, wanted: Mapping[str, Trigger], functions: Sequence[str]
) -> bool:
    """Makes the triggers that are missing and drops all others of the family.

    `functions` are made before on PostgreSQL. A trigger is named by its family, a hash of what all of the
    family say, and its own name; so another text replaces them. Gives whether anything had to be changed.
    """
    sqlite = is_sqlite(connection)
    said = () if sqlite else tuple(functions)
    text_of_all = repr((sorted(wanted.items(), key=itemgetter(0)), said))
    prefix = f"{family}_{hashlib.sha256(text_of_all.encode()).hexdigest()[:8]}"
    named = {f"{prefix}_{name}": trigger for name, trigger in wanted.items()}
    present = _present(connection, family)
    if present.keys() == named.keys():
        return False
    for function in said:
        connection.exec_driver_sql(function)
    for name in present.keys() - named.keys():
        connection.exec_driver_sql(f"DROP TRIGGER {name}" + ("" if sqlite else f" ON {present[name]}"))
    for name in named.keys() - present.keys():
        trigger = named[name]
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
