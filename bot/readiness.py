"""Whether this process does its work: what `/readyz` says, with the reasons when it does not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection

from storage.base.engine import Database
from storage.base.looking import current_revision
from storage.base.migrate import NEWEST_REVISION


async def _yes() -> bool:
    return True


class Readiness:
    """What of a process runs, and whether its database can be used."""

    def __init__(self, database: Database, expected: Collection[str] = ()) -> None:
        """`expected` are the names of the parts that must run: intake, sender, jobs."""
        self._database = database
        self._expected = tuple(expected)
        self._running: set[str] = set()
        self._newest = NEWEST_REVISION
        self.can_write: Callable[[], Awaitable[bool]] = _yes
        """Whether the writer got through; a writer that has not begun has not failed."""
        self.is_opening = False
        """Whether the database is waited for, or brought up to date: it is not asked meanwhile."""
        self.is_stopping = False

    async def run(self, name: str, part: Awaitable[None]) -> None:
        """Runs a part to its end; it counts as running meanwhile."""
        self._running.add(name)
        try:
            await part
        finally:
            self._running.discard(name)

    async def reasons(self) -> list[str]:
        """Why the process is not ready, in words for machines; empty when it is.

        `stopping`; the name of a part that does not run; `database` when it cannot be read or written;
        `migrations` when its tables are not those of this version.
        """
        found = ["stopping"] if self.is_stopping else []
        found += [name for name in self._expected if name not in self._running]
        if self.is_opening:
            return [*found, "database"]
        revision = await current_revision(self._database)
        if revision is None or not await self.can_write():
            found.append("database")
        elif revision != self._newest:
            found.append("migrations")
        return found
