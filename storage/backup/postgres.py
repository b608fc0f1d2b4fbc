"""PostgreSQL's own programs: a dump of one snapshot, what is in it, and its way back."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.backup.archive import BackupError

_COPY = re.compile(rb'COPY (?:[\w"]+\.)?"?(\w+)"? \(.*\) FROM stdin;\n')
_END = b"\\.\n"
_MISSING = (
    "{} is missing: install PostgreSQL's client programs, of the server's version or a later one "
    "(Debian, Ubuntu: apt-get install postgresql-client)"
)


async def dump(session: AsyncSession, url: str, target: Path) -> None:
    """Writes what a reading session sees into a file of pg_dump's custom format."""
    snapshot = await session.scalar(text("SELECT pg_export_snapshot()"))
    await asyncio.to_thread(
        _run,
        url,
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--snapshot={snapshot}",
        f"--file={target}",
    )


async def size_of(session: AsyncSession) -> int:
    """Bytes of a database on its server."""
    return int(await session.scalar(text("SELECT pg_database_size(current_database())")) or 0)


async def others_at_work(session: AsyncSession) -> int:
    """How many other connections of programs there are to the database."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    others = " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    return int(await session.scalar(text(query + others)) or 0)


def rows_in(file: Path) -> dict[str, int]:
    """Reads a dump from its beginning to its end; returns the rows of each table in it."""
    command = ["pg_restore", "--data-only", "--file=-", str(file)]
    counts: Counter[str] = Counter()
    table = None
    with _started(command, os.environ, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if table is None:
                found = _COPY.fullmatch(line)
                table = found and found[1].decode()
                if table:
                    counts[table] += 0
            elif line == _END:
                table = None
            else:
                counts[table] += 1
        _require_success(process)
    return dict(counts)


def load(file: Path, url: str, *, clean: bool) -> None:
    """Restores a dump in one transaction; `clean` takes the tables away first that it has."""
    target = f"--dbname={make_url(url).database}"
    replaced = ["--clean", "--if-exists"] if clean else []
    options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    _run(url, "pg_restore", *options, *replaced, target, str(file))


def _run(url: str, *command: str) -> None:
    with _started(list(command), _environment(url)) as process:
        _require_success(process)


def _started(
    command: list[str], environment: Mapping[str, str], stdout: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE
        )
    except FileNotFoundError:
        raise BackupError(_MISSING.format(command[0])) from None


def _require_success(process: subprocess.Popen[bytes]) -> None:
    _, said = process.communicate()
    if process.returncode:
        # What follows the first lines may quote a row.
        lines = [line for line in said.decode(errors="replace").splitlines() if line][:2]
        raise BackupError("; ".join(lines) or f"the program ended with status {process.returncode}")


def _environment(url: str) -> dict[str, str]:
    """Where the database is; in the environment, as other users can read a command line."""
    parsed = make_url(url)
    query = {name: values[0] for name, values in parsed.normalized_query.items()}
    said = {
        "PGHOST": parsed.host or query.get("host"),
        "PGPORT": parsed.port or query.get("port"),
        "PGUSER": parsed.username,
        "PGPASSWORD": parsed.password,
        "PGDATABASE": parsed.database,
        "PGSSLMODE": query.get("ssl"),
    }
    return {**os.environ, **{name: str(value) for name, value in said.items() if value}}
