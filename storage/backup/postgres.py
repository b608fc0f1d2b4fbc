"""PostgreSQL's own programs: a dump of one snapshot, what is in it, and its way back."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.backup.archive import BackupError

_COPY = re.compile(rb'COPY (?:[\w"]+\.)?"?(\w+)"? \(.*\) FROM stdin;\n')
_VERSION = re.compile(r"\) (\d+)")
_END = b"\\.\n"
_QUIET = (
    "--no-psqlrc",
    "--quiet",
    "--set=ON_ERROR_STOP=1",
    "--set=VERBOSITY=terse",
    "--output=/dev/null",
    "--file=-",
)
_SKIP = (
    "SELECT pg_catalog.setval(pg_catalog.format('%I.%I', schemaname, sequencename)::pg_catalog.regclass, "
    "coalesce(last_value, 0) + {}) FROM pg_catalog.pg_sequences"
)
"""Has each table go on so many numbers behind the last that it gave."""
_OLDER = "Install PostgreSQL's client programs of the server's version or a later one"
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


def version_of_dumps() -> int | None:
    """The major version of pg_dump, which dumps servers of no later one; None where it does not tell."""
    try:
        said = subprocess.run(["pg_dump", "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return None
    found = _VERSION.search(said)
    return int(found[1]) if found else None


async def size_of(session: AsyncSession) -> int:
    """Bytes of a database on its server."""
    return int(await session.scalar(text("SELECT pg_database_size(current_database())")) or 0)


async def others_at_work(session: AsyncSession) -> int:
    """How many other connections of programs there are to the database."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    others = " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    return int(await session.scalar(text(query + others)) or 0)


def rows_in(dump: IO[bytes]) -> dict[str, int]:
    """Reads a dump from its beginning to its end; returns the rows of each table in it."""
    counts: Counter[str] = Counter()
    table = None
    with _script_of(dump, "--data-only") as output:
        for line in output:
            if table is None:
                found = _COPY.fullmatch(line)
                table = found and found[1].decode()
                if table:
                    counts[table] += 0
            elif line == _END:
                table = None
            else:
                counts[table] += 1
    return dict(counts)


def load(dump: IO[bytes], url: str, *, clean: bool, skipped: int) -> None:
    """Restores a dump in one transaction, which a kill at any moment undoes.

    `clean` takes the tables away first that it has. Rows go on that many numbers later: `skipped`.
    """
    replaced = ["--clean", "--if-exists"] if clean else []
    numbers = _SKIP.format(skipped)
    # pg_restore by itself would go on, and commit, after a kill of this process: the COMMIT comes from here.
    with _program(["psql", *_QUIET], _environment(url), stdin=subprocess.PIPE) as psql:
        assert psql.stdin is not None
        with suppress(BrokenPipeError):  # psql has failed, and says why
            psql.stdin.write(b"BEGIN;\n")
            with _script_of(dump, "--no-owner", "--no-privileges", *replaced) as script:
                shutil.copyfileobj(script, psql.stdin)
            psql.stdin.write(f"{numbers};\nCOMMIT;\n".encode())
            psql.stdin.flush()
        with suppress(BrokenPipeError):
            psql.stdin.close()


@contextmanager
def _script_of(dump: IO[bytes], *options: str) -> Iterator[IO[bytes]]:
    """The SQL of a dump, which was written to its end."""
    dump.seek(0)
    with _program(["pg_restore", "--file=-", *options], os.environ, stdin=dump) as process:
        assert process.stdout is not None
        yield process.stdout


def _run(url: str, *command: str) -> None:
    with _program(list(command), _environment(url)):
        pass


@contextmanager
def _program(
    command: list[str], environment: Mapping[str, str], stdin: IO[bytes] | int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    """A program, which has ended well afterwards; raises BackupError otherwise."""
    # Errors go to a file: a pipe that nobody reads until the output has ended would stop the program.
    with tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                command, env=environment, stdin=stdin, stdout=subprocess.PIPE, stderr=errors
            )
        except FileNotFoundError:
            raise BackupError(_MISSING.format(command[0])) from None
        assert process.stdout is not None
        with process:
            yield process
            process.stdout.read()
        if process.returncode:
            errors.seek(0)
            # What follows the first lines may quote a row.
            lines = [line for line in errors.read().decode(errors="replace").splitlines() if line][:2]
            said = "; ".join(lines) or f"the program ended with status {process.returncode}"
            raise BackupError(f"{said}. {_OLDER}" if "server version mismatch" in said else said)


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
