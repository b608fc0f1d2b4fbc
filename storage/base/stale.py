"""Connections to PostgreSQL that ended while they lay in the pool: found before somebody uses them.

SQLAlchemy can ask each connection that leaves the pool whether it lives. That takes three round trips
(BEGIN, an empty statement, ROLLBACK), half as many as a step of a conversation takes for itself.
"""

from __future__ import annotations

from time import monotonic
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine

_TRUSTED = 1.0
"""Seconds after its last use in which a connection that did not end is taken to live.

One that the server closes is known here at once. One that ends without a word, as when a machine loses its
power, is noticed by the statement, as it would be a moment after the question.
"""
_SINCE = "in the pool since"


def replace_stale(engine: AsyncEngine) -> None:
    """Has the pool of an engine for PostgreSQL replace what ended in it."""

    @event.listens_for(engine.sync_engine, "checkin")
    def on_checkin(_connection: Any, record: Any) -> None:
        record.info[_SINCE] = monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def on_checkout(connection: Any, record: Any, _proxy: object) -> None:
        since = record.info.get(_SINCE)
        if since is None:  # it was just opened
            return
        if connection.driver_connection.is_closed():
            raise InvalidatePoolError
        if monotonic() - since > _TRUSTED:
            try:
                connection.ping()
            except engine.dialect.loaded_dbapi.Error as error:
                raise InvalidatePoolError from error
