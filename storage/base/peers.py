"""The other processes on the same PostgreSQL: locks held against them, and words told to them.

The locks are advisory locks of one connection. They stand in the server's memory alone and end with the
connection: a process that is killed holds nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Iterable, Sequence
from contextlib import suppress
from itertools import accumulate, chain
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.base.engine import Database
from storage.base.outages import DatabaseUnavailable, unavailable

log = logging.getLogger(__name__)
T = TypeVar("T")

MOST_LOCKS = 1_000
"""Locks of one process. A server with usual settings has 6,400 for all of its connections."""
_PAUSE = 3.0
"""Seconds until a connection that could not be made is tried again."""
_PATIENCE = 5.0
"""Seconds for a statement; each takes a millisecond."""
_GATHERS = 0.01
"""Seconds for which what is given back is gathered: who waits for it asks no more often."""
_CHANNEL = "lapor_kinerja"

# Each gives back first: what is given back may be wanted again.
_ALL_OF = """
SELECT NULL AS key FROM unnest($1::bigint[]) AS back WHERE NOT pg_advisory_unlock(back)
UNION ALL
SELECT key FROM unnest($2::bigint[]) AS key WHERE pg_try_advisory_lock(key)
"""
# The first key of each group that can be had. Without a sort above it, LIMIT ends the tries.
_ONE_OF_EACH = """
SELECT NULL AS key FROM unnest($1::bigint[]) AS back WHERE NOT pg_advisory_unlock(back)
UNION ALL
SELECT (SELECT key FROM unnest(($2::bigint[])[first:last]) AS key WHERE pg_try_advisory_lock(key) LIMIT 1)
FROM unnest($3::int[], $4::int[]) AS part(first, last)
"""
_TELL = "SELECT pg_notify($1, word) FROM unnest($2::text[]) AS word"


class Peers:
    """One connection for all of a process's locks. A key is any number of 64 bits with a sign."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: AsyncConnection | None = None
        self._driver: Any = None
        """asyncpg's own connection: SQLAlchemy would begin transactions."""
        self._held: set[int] = set()
        self._given_back: set[int] = set()
        self._gives_back_soon = False
        self._to_tell: set[str] = set()
        self._turn = asyncio.Lock()
        """The connection is at one statement at a time."""
        self._wanted: set[int] = set()
        self._round: asyncio.Task[set[int]] | None = None
        """Takes what is wanted, for everybody who asks while the connection is at another statement."""
        self._tasks: set[asyncio.Task[Any]] = set()
        self._away_until = 0.0
        self._broken = asyncio.Event()
        self._heard: Callable[[str], None] | None = None

    def holds(self, key: int) -> bool:
        """Whether this process holds a lock."""
        return key in self._held

    async def take(self, keys: Collection[int]) -> set[int]:
        """Takes those of some locks that no other process holds; gives them and those that were ours already.

        Raises DatabaseUnavailable, also when this process holds `MOST_LOCKS`.
        """
        self._require_room(len(keys))
        if self._round is None:
            self._round = self._start(self._take_wanted())
        self._wanted.update(keys)
        return await self._result(self._round, keys)

    async def take_one_of_each(self, *groups: Sequence[int]) -> set[int]:
        """Takes one lock of each group, the first that can be had; nothing where one group has none to give.

        Raises DatabaseUnavailable, also when this process holds `MOST_LOCKS`.
        """
        self._require_room(len(groups))
        return await self._result(self._start(self._take_of_each(groups)), None)

    def give_back(self, keys: Iterable[int]) -> None:
        """Gives locks back, with the next statement or soon; those that are not held stay as they are."""
        back = self._held.intersection(keys)
        self._held -= back
        self._given_back |= back
        if back and not self._gives_back_soon:
            self._gives_back_soon = True
            self._start(self._give_back_soon())

    def tell(self, word: str) -> None:
        """Tells every other process that listens; nobody hears it while the database is away."""
        self._to_tell.add(word)
        self._start(self._flush())

    async def listen(self, heard: Callable[[str], None]) -> None:
        """Has `heard` called with what other processes tell, until cancelled; an outage is waited out."""
        self._heard = heard
        try:
            while True:
                self._broken.clear()
                try:
                    async with self._turn:
                        driver = await self._connected()
                        await driver.add_listener(_CHANNEL, self._hear)
                except Exception:  # as in `_ask`
                    await asyncio.sleep(_PAUSE)
                else:
                    await self._broken.wait()
        finally:
            self._heard = None

    async def close(self) -> None:
        """Gives everything back."""
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._disconnect()

    def _require_room(self, more: int) -> None:
        if len(self._held) + more > MOST_LOCKS:
            raise DatabaseUnavailable("this process holds as many locks as it may")

    def _start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _result(self, task: asyncio.Task[set[int]], keys: Collection[int] | None) -> set[int]:
        """What was taken, of `keys` if they are given; who is cancelled meanwhile holds nothing."""

        def own(taken: set[int]) -> set[int]:
            return taken if keys is None else taken.intersection(keys)

        try:
            return own(await asyncio.shield(task))
        except asyncio.CancelledError:
            task.add_done_callback(
                lambda done: None if done.exception() else self.give_back(own(done.result()))
            )
            raise

    async def _take_wanted(self) -> set[int]:
        async with self._turn:
            wanted, self._wanted, self._round = self._wanted, set(), None
            # Of what is ours the server would count another one.
            ours = wanted & self._held
            return ours | await self._exchange(_ALL_OF, [*(wanted - ours)])

    async def _take_of_each(self, groups: Sequence[Sequence[int]]) -> set[int]:
        async with self._turn:
            # A lock that is ours would be given to us twice.
            free = [[key for key in group if key not in self._held] for group in groups]
            ends = list(accumulate(map(len, free)))
            firsts = [end - len(group) + 1 for end, group in zip(ends, free, strict=True)]
            taken = await self._exchange(_ONE_OF_EACH, [*chain(*free)], firsts, ends)
        if len(taken) == len(groups):
            return taken
        self.give_back(taken)
        return set()

    async def _give_back_soon(self) -> None:
        await asyncio.sleep(_GATHERS)
        self._gives_back_soon = False
        await self._flush()

    async def _flush(self) -> None:
        with suppress(DatabaseUnavailable):
            async with self._turn:
                if self._given_back:
                    await self._exchange(_ALL_OF, [])
                if self._to_tell:
                    words, self._to_tell = self._to_tell, set()
                    await self._ask(_TELL, _CHANNEL, [*words])

    async def _exchange(self, statement: str, *wanted: Sequence[int]) -> set[int]:
        """Gives back what is not needed any more, and takes what a statement finds; gives that."""
        back, self._given_back = self._given_back, set()
        rows = await self._ask(statement, [*back], *wanted)
        taken = {row["key"] for row in rows if row["key"] is not None}
        self._held |= taken
        return taken

    async def _ask(self, statement: str, *values: Any) -> list[Any]:
        """Raises DatabaseUnavailable; then everything that was held is given back."""
        driver = await self._connected()
        try:
            return list(await driver.fetch(statement, *values, timeout=_PATIENCE))
        except Exception as error:  # of a connection that broke, the driver raises any of its errors
            log.warning("Nothing is shared with other processes for a moment: %s", error)
            await self._disconnect()
            raise DatabaseUnavailable(str(error)) from error

    async def _connected(self) -> Any:
        if self._driver is not None and not self._driver.is_closed():
            return self._driver
        await self._disconnect()
        now = asyncio.get_running_loop().time()
        if now < self._away_until:
            raise DatabaseUnavailable("it did not answer a moment ago")
        try:
            connection = await self._database.engine.connect()
            self._connection = connection
            self._driver = (await connection.get_raw_connection()).driver_connection
        except (DBAPIError, DatabaseUnavailable) as error:
            self._away_until = now + _PAUSE
            raise unavailable(error) from error
        self._driver.add_termination_listener(self._lost)
        return self._driver

    async def _disconnect(self) -> None:
        self._held.clear()
        self._given_back.clear()
        self._broken.set()
        connection, self._connection, self._driver = self._connection, None, None
        if connection is not None:
            # Closed, not given back to the pool: the server takes the locks with the connection.
            await connection.invalidate()
            await connection.close()

    def _lost(self, driver: object) -> None:
        if driver is self._driver:
            self._held.clear()
            self._given_back.clear()
            self._broken.set()

    def _hear(self, connection: Any, told_by: int, _channel: str, word: str) -> None:
        if self._heard is not None and told_by != connection.get_server_pid():
            self._heard(word)
