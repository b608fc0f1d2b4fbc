"""A savepoint that is made only before the first change: most updates only read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.ext.asyncio import AsyncConnection

_KEY = "savepoint"


class Savepoint:
    """A point of a transaction that `undo` returns to."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._is_made = False

    def make(self, connection: Connection) -> None:
        """Makes it, unless it is made; something is about to be changed."""
        if not self._is_made:
            self._is_made = True
            connection.exec_driver_sql("SAVEPOINT part")

    async def undo(self) -> None:
        """Undoes what was changed since.

        A savepoint that is kept is not released: the next one of the transaction takes over its name, and the
        commit ends them all.
        """
        if self._is_made:
            await self._connection.exec_driver_sql("ROLLBACK TO SAVEPOINT part")


@contextmanager
def savepoint_at(connection: AsyncConnection) -> Iterator[Savepoint]:
    """A savepoint that is made by the first change within the block."""
    noted = connection.info  # a connection that breaks within the block cannot be asked for it any more
    savepoint = noted[_KEY] = Savepoint(connection)
    try:
        yield savepoint
    finally:
        del noted[_KEY]


def make_savepoints(engine: Engine) -> None:
    """Has the connections of an engine make savepoints when they are due."""

    @event.listens_for(engine, "before_cursor_execute")
    def on_statement(connection: Connection, _cursor: object, statement: str, *_more: Any) -> None:
        savepoint: Savepoint | None = connection.info.get(_KEY)
        if savepoint is not None and not statement.startswith("SELECT"):
            savepoint.make(connection)
