"""A long transaction on SQLite is rehearsed on a copy of the file, then repeated as fast as SQLite can.

SQLite has one writer: a transaction that decides row by row keeps everybody else waiting (0263).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Generic, TypeVar

from msgspec import Struct

from domain.audit.rows import Note
from storage.base.engine import Database
from storage.base.sqlite import Recording, record, repeat
from storage.uow import UnitOfWork

T = TypeVar("T")

COPIES = ".lapor-kinerja-look-"
"""What folders of copies of the database begin with: no folder of anybody else's, as they are removed."""


class Rehearsal(Struct, Generic[T], frozen=True):
    """What came of a rehearsal, and how to do the same in earnest."""

    result: T
    recording: Recording
    notes: list[Note]

    async def repeated(self, uow: UnitOfWork) -> bool:
        """Does the same in a unit of the file itself, and notes the same in the log of decisions.

        False where a statement gives other rows than it gave: somebody changed meanwhile what was read. Then
        nothing of the unit must be kept.
        """
        if not await repeat(await uow.session.connection(), self.recording):
            return False
        uow.audit.note_again(self.notes)
        return True


async def done_briefly(
    database: Database,
    do: Callable[[UnitOfWork], Awaitable[T]],
    keep: Callable[[UnitOfWork, T], Awaitable[bool]],
) -> tuple[T, bool]:
    """Does something long in a transaction that is short for others, as `rehearse` wants it.

    `keep` commits the unit, or says that it may not be kept. Gives what came of it, and whether it is kept.
    """
    if database.is_sqlite:
        rehearsal = await rehearse(database, do)
        async with database.unit() as uow:
            if await rehearsal.repeated(uow):
                return rehearsal.result, await keep(uow, rehearsal.result)
    # Writers of PostgreSQL do not wait for each other; or what was read was changed during the rehearsal.
    async with database.unit() as uow:
        result = await do(uow)
        return result, await keep(uow, result)


async def rehearse(database: Database, do: Callable[[UnitOfWork], Awaitable[T]]) -> Rehearsal[T]:
    """Does something in a unit of a copy beside the SQLite file; the copy is gone afterwards.

    `do` uses no statement of its own but through the unit's session, and tells the time by no clock but the
    unit's.
    """
    assert database.path is not None
    with TemporaryDirectory(prefix=COPIES, dir=database.path.parent) as folder:
        copy = Database(f"sqlite:///{_copied(database.path, Path(folder))}")
        copy.now = database.now
        try:
            async with copy.unit() as uow:
                recording = await record(await uow.session.connection())
                result = await do(uow)
                await uow.session.flush()
                return Rehearsal(result, recording, uow.audit.noted)
        finally:
            await copy.close()


def _copied(path: Path, folder: Path) -> Path:
    """A copy of a SQLite file as of one moment: what is tried on it keeps nobody from writing."""
    copy = folder / "copy.db"
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        # It need not reach the disk: commits of the chats would wait behind hundreds of megabytes.
        target.execute("PRAGMA synchronous=OFF")
        source.backup(target)
    return copy
