"""Restores a backup: onto an empty place, checked before anything is replaced, and counted afterwards."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from storage.backup import postgres
from storage.backup.archive import Backup, BackupError, Manifest, opened_backup
from storage.backup.facts import Facts, facts_of, filled_tables, has_tables
from storage.backup.making import log_faults, require_rows
from storage.backup.sqlite import require_sound
from storage.base.counters import highest_numbers, set_highest_numbers
from storage.base.disk import flush_folder
from storage.base.engine import Database
from storage.base.migrate import NEWEST_REVISION, known_revisions, migrate, unmake
from storage.base.outages import DatabaseUnavailable
from storage.base.single import AlreadyServedError, only_worker
from storage.evidence_folder import EvidenceFolder
from storage.tables import KeptFile, Outbox
from storage.uow import UnitOfWork

PutBack = Callable[[], Awaitable[int]]
"""Puts the files of evidence back; gives how many."""
_SKIPPED = 1_000_000
"""Numbers of rows, more than an office gives in the months for which it keeps a backup."""
_PARTS = ("", "-wal", "-shm")
"""Ends of the names of a SQLite database's files."""


class Restored(Struct, frozen=True):
    """The result of restoring, and what the operator must know."""

    manifest: Manifest
    log_faults: int | None
    """What the verification of the log of decisions finds in the restored database."""
    evidence: int
    """Files of evidence that were put back, or are there."""
    missing_evidence: int
    """Files that the database takes for kept and that are not in the folder."""
    on_their_way: int
    """Messages that waited to be sent at that moment: they may arrive twice."""
    set_aside: Path | None
    """Where the database that was there is now."""


async def restore(
    file: Path, url: str, evidence: EvidenceFolder, now: datetime, *, overwrite: bool
) -> Restored:
    """Restores a backup into the database of an address, and its kept files into a folder.

    Raises BackupError, with the database as it was, when the backup is damaged, of another kind of database
    or of a later version, when the database holds data and `overwrite` is not set, when its files of evidence
    have no room, and when a service runs on it. A replaced SQLite database is kept next to the new one.
    Raises DatabaseUnavailable.
    """
    with opened_backup(file) as backup:
        manifest = backup.manifest
        database = Database(url)
        try:
            _require_kind(manifest, database)
            await asyncio.to_thread(backup.require_evidence)
            # Before the database is replaced: files replace nothing, and the disk may have no room for them.
            put_back = partial(asyncio.to_thread, _put_back, backup, evidence)
            replace = _into_sqlite if database.is_sqlite else _into_postgres
            set_aside, kept = await replace(backup, database, now, put_back, overwrite=overwrite)
        except BaseException:
            if database.path is not None and not database.path.exists():
                unmake(database)  # its lock, and folders that were made for it
            raise
        finally:
            await database.close()
    database = Database(url)
    try:
        await migrate(database, may_create=False)
        async with database.read() as uow:
            faults = await log_faults(uow, await facts_of(uow))
            missing = await _missing(uow, evidence)
            waiting = await uow.session.scalar(
                select(func.count()).select_from(Outbox).where(Outbox.state == "pending")
            )
    finally:
        await database.close()
    return Restored(manifest, faults, kept, missing, waiting or 0, set_aside)


def _require_kind(manifest: Manifest, database: Database) -> None:
    if (manifest.kind == "sqlite") != database.is_sqlite:
        ours = "sqlite" if database.is_sqlite else "postgresql"
        raise BackupError(
            f"the backup is of {manifest.kind}, DATABASE_URL of {ours}: restore it into {manifest.kind}, "
            "then use copy-database"
        )
    if manifest.facts.revision not in known_revisions():
        raise BackupError(
            f"the backup has tables of version {manifest.facts.revision}, this service knows up to "
            f"{NEWEST_REVISION}: restore it with the version of the service that made it"
        )


async def _into_sqlite(
    backup: Backup, database: Database, now: datetime, put_back: PutBack, *, overwrite: bool
) -> tuple[Path | None, int]:
    path = database.path
    assert path is not None
    database.make_folder()
    try:
        with only_worker(path):
            is_filled = path.exists() and await _is_filled(database, overwrite=overwrite)
            await database.close()
            with _folder_beside(path) as folder:
                copy = folder / path.name
                await asyncio.to_thread(backup.unpack, copy)
                await asyncio.to_thread(require_sound, copy)
                await _require_facts(f"sqlite:///{copy}", backup.manifest.facts)
                await _finish(copy)
                kept = await put_back()
                set_aside = _set_aside(path, now) if is_filled else None
                _remove_log(path)
                copy.replace(path)
            flush_folder(path.parent)
    except AlreadyServedError:
        raise BackupError(f"a service runs on {path}: stop it first") from None
    return set_aside, kept


async def _into_postgres(
    backup: Backup, database: Database, _now: datetime, put_back: PutBack, *, overwrite: bool
) -> tuple[None, int]:
    await _is_filled(database, overwrite=overwrite)
    async with database.read() as uow:
        if others := await postgres.others_at_work(uow.session):
            raise BackupError(f"{others} other connections use the database: stop the service first")
        clean = await (await uow.session.connection()).run_sync(has_tables)
    await database.close()
    with tempfile.TemporaryFile() as dump:  # it has no name: a kill leaves none
        await asyncio.to_thread(backup.unpack_into, dump)
        await asyncio.to_thread(require_rows, dump, backup.manifest.facts)
        kept = await put_back()
        await asyncio.to_thread(postgres.load, dump, database.url, clean=clean, skipped=_SKIPPED)
    try:
        await _require_facts(database.url, backup.manifest.facts)
    except BackupError as error:
        raise BackupError(f"{database.place} was replaced, and {error}: do not serve from it") from None
    return None, kept


async def _is_filled(database: Database, *, overwrite: bool) -> bool:
    """Whether a database holds data, or cannot be read; raises BackupError then unless it may be replaced."""
    try:
        async with database.engine.connect() as connection:
            filled = await connection.run_sync(filled_tables)
    except (DBAPIError, DatabaseUnavailable) as error:
        if not database.is_sqlite:
            raise
        if overwrite:
            return True
        raise BackupError(f"{database.place} cannot be read: --overwrite puts it aside") from error
    if filled and not overwrite:
        raise BackupError(
            f"{database.place} holds data ({len(filled)} tables, {filled[0]} among them): "
            "--overwrite replaces it, or name another place in DATABASE_URL"
        )
    return bool(filled)


async def _require_facts(url: str, facts: Facts) -> None:
    database = Database(url)
    try:
        async with database.read() as uow:
            if await facts_of(uow) != facts:
                raise BackupError("what was restored has other rows than the backup says")
    finally:
        await database.close()


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """A working folder beside a locked database; what a killed restore left there is removed."""
    folder = path.with_name(f".restoring-{path.name}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def _finish(copy: Path) -> None:
    """Does all that a restored file needs before it gets its name: a kill afterwards leaves nothing to do."""
    database = Database(f"sqlite:///{copy}")
    try:
        await migrate(database, may_create=False)
        async with database.engine.begin() as connection:
            await connection.run_sync(_skip_numbers)
        await database.empty_log()
    finally:
        await database.close()


def _skip_numbers(connection: Connection) -> None:
    """Leaves out the numbers that rows got after the backup: chats show buttons with them."""
    numbers = highest_numbers(connection)
    set_highest_numbers(connection, {table: number + _SKIPPED for table, number in numbers.items()})


def _remove_log(path: Path) -> None:
    """Removes the log of a database that is replaced next, if there is one."""
    for ending in _PARTS[1:]:
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


def _set_aside(path: Path, now: datetime) -> Path:
    """Gives a database and its log a second name each; the first stays, so a kill in between loses none."""
    stem = f"{path.stem}-before-{now.astimezone(UTC):%Y-%m-%dT%H-%M-%SZ}"
    for ending in _PARTS:
        former = path.with_name(f"{path.name}{ending}")
        if former.exists():
            path.with_name(f"{stem}{path.suffix}{ending}").hardlink_to(former)
    return path.with_name(f"{stem}{path.suffix}")


def _put_back(backup: Backup, evidence: EvidenceFolder) -> int:
    count = 0
    for content in backup.evidence():
        if not evidence.has_room():
            raise BackupError("the disk has no room for the files of evidence")
        evidence.keep(content)
        count += 1
    return count


async def _missing(uow: UnitOfWork, evidence: EvidenceFolder) -> int:
    digests = set(await uow.session.scalars(select(KeptFile.sha256).where(KeptFile.sha256.is_not(None))))
    there = await asyncio.to_thread(lambda: set(evidence.digests()))
    return len(digests - there)
