"""Keeps who looked at whose record when that was only read: the answer does not wait for the writer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from domain.views import View
from storage.base.outages import DatabaseUnavailable
from storage.base.writer import Writer
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)


class ViewKeeper:
    """Hands views to the writer; those that it could not write go with the next ones."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._waiting: list[View] = []
        self._task: asyncio.Task[None] | None = None

    def keep(self, views: Sequence[View]) -> None:
        """Has views written, soon."""
        if not views:
            return
        self._waiting += views
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write())

    async def wait_idle(self) -> None:
        """Returns once all views so far are written, or the database does not answer."""
        if self._task is not None:
            await self._task

    async def _write(self) -> None:
        while self._waiting:
            views = list(self._waiting)
            try:
                if not await self._could_write(views):
                    # One of them cannot be: its person was removed, perhaps. The others are of other people.
                    for view in views if len(views) > 1 else ():
                        await self._could_write([view])
            except DatabaseUnavailable as error:
                log.warning("Who looked at what is kept later, as the database does not answer: %s", error)
                return
            del self._waiting[: len(views)]

    async def _could_write(self, views: Sequence[View]) -> bool:
        async def note(uow: UnitOfWork) -> None:
            uow.views.note(views)

        try:
            await self._writer.run(note)
        except DatabaseUnavailable:
            raise
        except Exception:
            log.exception("Views of records were not kept: %d", len(views))
            return False
        return True
