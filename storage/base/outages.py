"""Outages of the database: what they are called, and which errors of a driver reveal one."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, InternalError, OperationalError


class DatabaseFailed(Exception):
    """The database did not do what it was asked."""


class DatabaseUnavailable(DatabaseFailed):
    """The database does not answer; nothing was done and nothing may be acknowledged."""


class DatabaseRefused(DatabaseUnavailable):
    """PostgreSQL is there and does not let us in: waiting does not help."""


class StatementForbidden(DatabaseFailed):
    """PostgreSQL forbids a statement, on a table of another user. It is no outage: others may be allowed."""


REFUSAL_MENDED = "make the database and its user, who owns it and its tables, or correct DATABASE_URL"
"""The fix where PostgreSQL is there and does not let us in."""
_FORBIDDEN = "42501"
_NOT_FOR_US = frozenset({"28000", "28P01", "3D000", _FORBIDDEN})
"""SQLSTATE: a wrong user, a wrong password, a database that does not exist, tables of another user."""


_OF_MACHINE = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN}
)
"""Codes of SQLite, in the lowest byte."""
_STATES_OF_MACHINE = frozenset({"53", "58"})
"""Classes of SQLSTATE: not enough of something, and an error of the system."""
_OF_STATEMENT = ("22", "P0")
"""Classes of SQLSTATE that drivers have no kind for: a value that cannot be stored, a trigger's refusal."""
_OF_NETWORK = frozenset({errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTDOWN, errno.EHOSTUNREACH})


def may_be_outage(error: BaseException) -> bool:
    """Whether an error can come from a database that is away, rather than from what it was asked."""
    if isinstance(error, OperationalError | InterfaceError | DatabaseUnavailable):
        return True
    if isinstance(error, OSError):
        # A full disk, a file or a picture raises others, and not all of them name a file.
        return isinstance(error, ConnectionError | TimeoutError) or error.errno in _OF_NETWORK
    if isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _NOT_FOR_US:
        return True
    if isinstance(error, InternalError):
        # asyncpg has read the last words of a connection, not its end yet; errors of PostgreSQL have a code.
        return getattr(error.orig, "sqlstate", None) is None
    if (getattr(getattr(error, "orig", None), "sqlstate", None) or "")[:2] in _OF_STATEMENT:
        return False
    # No driver has a kind of its own for a connection to PostgreSQL that broke, or a file that is damaged.
    return type(error) in (DBAPIError, DatabaseError)


def is_of_machine(error: BaseException) -> bool:
    """Whether the machine of a database failed, whatever it was asked: its disk, or a lock that others keep.

    A database may fail so for one statement and answer to the next.
    """
    noticed = _noticed(error)
    code, state = getattr(noticed, "sqlite_errorcode", 0), getattr(noticed, "sqlstate", None) or ""
    return code & 0xFF in _OF_MACHINE or state[:2] in _STATES_OF_MACHINE


def unavailable(error: BaseException) -> DatabaseUnavailable:
    """An outage with the first line of the error that revealed it."""
    noticed = _noticed(error)
    kind = DatabaseRefused if getattr(noticed, "sqlstate", None) in _NOT_FOR_US else DatabaseUnavailable
    return kind(_first_line(noticed))


def _noticed(error: BaseException) -> BaseException:
    """The driver's own error."""
    return error.orig or error if isinstance(error, DBAPIError) else error


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0]


def outage_told(error: DatabaseFailed) -> str:
    """What became of the database; how one that refuses us is mended."""
    if isinstance(error, DatabaseRefused | StatementForbidden):
        return f"The database refuses us: {error}. To mend it, {REFUSAL_MENDED}."
    return f"The database does not answer: {error}"


def is_forbidden(error: BaseException) -> bool:
    """Whether an error of a driver says that PostgreSQL forbids a statement."""
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) == _FORBIDDEN


@contextmanager
def outages_named() -> Iterator[None]:
    """Lets an outage that a driver noticed leave the block as DatabaseUnavailable.

    A statement that PostgreSQL forbids leaves it as StatementForbidden.
    """
    try:
        yield
    except (DBAPIError, OSError) as error:
        if is_forbidden(error):
            raise StatementForbidden(_first_line(_noticed(error))) from error
        if may_be_outage(error):
            raise unavailable(error) from error
        raise
