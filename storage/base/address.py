"""Addresses of databases: which ones are accepted, and the password in them."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISDIR

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage.base.disk import found_at, system_reason

_SSL_MODES = frozenset({"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})


def require_database_url(url: str) -> None:
    """Raises ValueError with the reason when `url` cannot be one of a database of ours."""
    if not url.startswith(("sqlite:///", "postgresql://")):
        raise ValueError("must start with sqlite:/// or postgresql://")
    try:
        parsed = make_url(url)
        ports = [parsed.port, *map(int, parsed.normalized_query.get("port", ()))]
    except (ValueError, ArgumentError):
        raise ValueError(
            "must be postgresql://USER:PASSWORD@HOST:PORT/NAME, with a number as the port"
        ) from None
    if parsed.drivername == "sqlite":
        _require_file(parsed)
        return
    if any(port is not None and not 1 <= port <= 65535 for port in ports):
        raise ValueError("the port must be from 1 to 65535")
    if not parsed.database:
        raise ValueError("must be postgresql://USER:PASSWORD@HOST/NAME, with the database's name at the end")
    if not parsed.query.keys() <= {"host", "port", "ssl"}:
        raise ValueError("after the ? there may be only host, port and ssl")
    if not set(parsed.normalized_query.get("ssl", ())) <= _SSL_MODES:
        raise ValueError(f"ssl must be one of {', '.join(sorted(_SSL_MODES))}")


def _require_file(parsed: URL) -> None:
    if parsed.database in (None, "", ":memory:") or parsed.query:
        raise ValueError("sqlite:/// must be followed by the name of a file, and by nothing else")
    try:
        found = found_at(Path(parsed.database))
    except OSError as error:
        raise ValueError(f"{parsed.database} cannot be used: {system_reason(error)}") from None
    if found and S_ISDIR(found.st_mode):
        raise ValueError(f"{parsed.database} is a folder, not the file of a database")


def password_in(url: str) -> str:
    """The password of a database's address; empty when there is none."""
    return make_url(url).password or ""
