"""A restore that is killed, or has no room: the database is the old one, or the restored one and complete."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from storage.backup import BackupFolder
from storage.backup.archive import opened_backup
from storage.base.engine import Database
from tests.databases import only_connection
from tests.forked import fork_server
from tests.storage.backups import PROGRAMS, made, units_of, writes
from tests.storage.backups import programs as programs
from tests.storage.restoring import restores

FULL = Path("/dev/full")
_MINUTES = count()


def killed(file: Path, url: str, folder: Path, until: str = "") -> None:
    """Restores in a process of its own, which is killed."""
    given = (file, url, next(_MINUTES), until, folder, dict(os.environ))
    process = fork_server().Process(target=restores, args=given)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


async def backup_of(url: str, folder: Path) -> Path:
    """A backup of a database with one unit, which has two afterwards."""
    database = Database(url)
    await writes(database, "Dinas Satu")
    file = (await made(database, BackupFolder(folder / "backups"))).path
    await writes(database, "Dinas Dua")
    await database.close()
    return file


@pytest.mark.sqlite
async def test_what_has_its_name_gives_no_number_twice(database_file: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{database_file}"
    killed(await backup_of(url, tmp_path), url, tmp_path)
    assert await units_of(url) == ["Dinas Satu"]
    with closing(sqlite3.connect(database_file)) as connection:
        (number,) = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'units'").fetchone()
    assert number > 1_000_000


@pytest.mark.sqlite
async def test_the_next_one_removes_the_copy_that_a_killed_one_left(
    database_file: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{database_file}"
    file = await backup_of(url, tmp_path)
    killed(file, url, tmp_path, until="sqlite3.connect")
    killed(file, url, tmp_path, until="os.rename")
    assert await units_of(url) == ["Dinas Dua", "Dinas Satu"], "the old one"
    assert len(copies_in(database_file.parent)) == 1
    killed(file, url, tmp_path)
    assert await units_of(url) == ["Dinas Satu"]


def copies_in(folder: Path) -> list[Path]:
    """Folders of restores."""
    return list(folder.glob("*restoring-*"))


@pytest.mark.sqlite
async def test_a_disk_that_is_full_is_no_damage_of_the_backup(database_file: Path, tmp_path: Path) -> None:
    file = await backup_of(f"sqlite:///{database_file}", tmp_path)
    with pytest.raises(OSError, match="No space left"):
        unpack_onto_full_disk(file)


def unpack_onto_full_disk(file: Path) -> None:
    """Unpacks a backup to where nothing can be written."""
    with opened_backup(file) as backup, FULL.open("wb", buffering=0) as full:
        backup.unpack_into(full)


async def test_no_program_goes_on_and_replaces_postgresql_s_tables(
    new_postgres: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_postgres()
    file = await backup_of(url, tmp_path)
    program = tmp_path / "pg_restore"
    kills = 'case "$*" in *--clean*) kill -9 $PPID;; esac'
    program.write_text(f'#!/bin/sh\n{kills}\nexec {PROGRAMS}/pg_restore "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    killed(file, url, tmp_path)
    await only_connection(url)
    assert await units_of(url) == ["Dinas Dua", "Dinas Satu"]
    assert not copies_in(tmp_path), "no copy of the office stays"
