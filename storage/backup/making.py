"""Makes a backup: a snapshot, packed, and read back whole before it gets its name."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO

from msgspec import Struct

from storage.backup import postgres
from storage.backup.archive import (
    BackupError,
    Manifest,
    Member,
    new_archive,
    opened_backup,
    write_database,
    write_evidence,
    write_manifest,
)
from storage.backup.facts import Facts, facts_of, has_tables
from storage.backup.folder import BackupFolder
from storage.backup.sqlite import require_sound, snapshot
from storage.base.engine import Database
from storage.base.migrate import NEWEST_REVISION
from storage.evidence_folder import EvidenceFolder
from storage.uow import UnitOfWork
from storage.verifying import verify

_SPARE = 64 << 20
"""Bytes that a backup leaves free on its disk."""


class Made(Struct, frozen=True):
    """A backup that was read back."""

    path: Path
    size: int
    manifest: Manifest


class _Taken(Struct, frozen=True):
    """A snapshot on its way into the archive."""

    file: Path
    at: datetime
    facts: Facts
    log_faults: int | None


async def make_backup(
    database: Database, folder: BackupFolder, now: Callable[[], datetime], evidence: EvidenceFolder | None
) -> Made:
    """Makes a backup in a folder, with the files of `evidence` where they are given.

    Others may write meanwhile. Raises BackupError when it cannot be made, and when what is read back is not
    what was written: then nothing stays. Raises DatabaseUnavailable when the database does not answer.
    """
    with folder.making() as work:
        await _require_room(database, folder.path, evidence)
        taken = await (_of_sqlite if database.is_sqlite else _of_postgres)(database, work, now)
        file = work / "backup.zip"
        manifest = await asyncio.to_thread(_pack, file, taken, evidence)
        taken.file.unlink()
        await asyncio.to_thread(_read_back, file, work / "copy")
        if manifest.kind == "sqlite":
            await _compare(work / "copy", manifest)
        return Made(folder.adopt(file, manifest.made_at), _size(folder, manifest), manifest)


def _size(folder: BackupFolder, manifest: Manifest) -> int:
    return folder.place_for(manifest.made_at).stat().st_size


async def _require_room(database: Database, folder: Path, evidence: EvidenceFolder | None) -> None:
    if database.path is not None:
        files = [database.path, database.path.with_name(f"{database.path.name}-wal")]
        needed = 2 * sum(each.stat().st_size for each in files if each.exists())
    else:
        async with database.read() as uow:
            needed = await postgres.size_of(uow.session)
    needed += 0 if evidence is None else await asyncio.to_thread(evidence.size)
    free = shutil.disk_usage(folder).free
    if free < needed + _SPARE:
        raise BackupError(
            f"{folder} has {free >> 20} MB free, and a backup may need {(needed + _SPARE) >> 20} MB"
        )


async def _of_sqlite(database: Database, work: Path, now: Callable[[], datetime]) -> _Taken:
    assert database.path is not None
    at, file = now(), work / "database.sqlite"
    await asyncio.to_thread(snapshot, database.path, file)
    copy = Database(f"sqlite:///{file}")
    try:
        async with copy.read() as uow:
            facts = await _facts(uow)
            return _Taken(file, at, facts, await log_faults(uow, facts))
    finally:
        await copy.close()


async def _of_postgres(database: Database, work: Path, now: Callable[[], datetime]) -> _Taken:
    at, file = now(), work / "database.dump"
    async with database.read() as uow:
        facts = await _facts(uow)
        faults = await log_faults(uow, facts)
        await postgres.dump(uow.session, database.url, file)
    return _Taken(file, at, facts, faults)


async def _facts(uow: UnitOfWork) -> Facts:
    connection = await uow.session.connection()
    if not await connection.run_sync(has_tables):
        raise BackupError("the database has no tables")
    return await facts_of(uow)


async def log_faults(uow: UnitOfWork, facts: Facts) -> int | None:
    """How much the verification of the log of decisions finds; None for tables of another version."""
    if facts.revision != NEWEST_REVISION:
        return None
    return (await verify(uow, [])).faults


def _pack(file: Path, taken: _Taken, evidence: EvidenceFolder | None) -> Manifest:
    is_sqlite = taken.file.suffix == ".sqlite"
    with new_archive(file) as archive:
        member: Member = write_database(
            archive, taken.file, "database.sqlite" if is_sqlite else "database.dump"
        )
        manifest = Manifest(
            made_at=taken.at,
            kind="sqlite" if is_sqlite else "postgresql",
            facts=taken.facts,
            log_faults=taken.log_faults,
            database=member,
            evidence=None if evidence is None else write_evidence(archive, evidence),
        )
        write_manifest(archive, manifest)
    return manifest


def _read_back(file: Path, copy: Path) -> None:
    with opened_backup(file) as backup:
        backup.unpack(copy)
        backup.require_evidence()
        if backup.manifest.kind == "sqlite":
            require_sound(copy)
        else:
            with copy.open("rb") as dump:
                require_rows(dump, backup.manifest.facts)


def require_rows(dump: IO[bytes], facts: Facts) -> None:
    """Raises BackupError when a dump has not exactly the rows that were counted."""
    found = postgres.rows_in(dump)
    differing = sorted(name for name, rows in facts.rows.items() if found.get(name) != rows)
    if differing:
        raise BackupError(f"the dump lacks rows of {', '.join(differing)}")


async def _compare(copy: Path, manifest: Manifest) -> None:
    """Raises BackupError when a copy says something else than its manifest."""
    database = Database(f"sqlite:///{copy}")
    try:
        async with database.read() as uow:
            if await facts_of(uow) != manifest.facts:
                raise BackupError("the copy that was read back has other rows than the database")
    finally:
        await database.close()
