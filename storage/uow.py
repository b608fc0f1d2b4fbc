"""The unit of work: one transaction, its repositories, and the actions after its commit."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from domain.errors import Refusal
from storage.base.savepoint import savepoint_at
from storage.records.responses import MIX_RESPONSES
from storage.records.tickets import MIX_TICKETS
from storage.records.visits import MIX_CODES
from storage.repositories import Repositories

_FOR_THE_COMMIT = ("audit", "dialogs", "outbox", "updates", "responses", "tickets", "visits", "views")
"""Repositories that keep what the commit is to write; what is undone of it they drop themselves."""


class UnitOfWork(Repositories):
    """One transaction over all repositories. Repositories never commit; who opened the unit does."""

    _connection: AsyncConnection | None = None
    """That of the transaction under way."""
    _is_in_part = False
    """Whether a part is under way, or ended in an error that undid nothing of it."""
    mix: Sequence[str] = ()
    """Statements that hide the order in which rows came to a SQLite file, for what was committed."""

    @property
    def has_changes(self) -> bool:
        """Whether records were added, changed or removed that a commit would write."""
        return self._is_dirty or self.outbox.has_changes or self.dialogs.has_changes or self.audit.has_changes

    async def commit(self) -> None:
        """Makes everything done in this unit permanent.

        Raises RuntimeError in a reading unit, and when a part is not over or failed.
        """
        if self.is_reading:
            raise RuntimeError("a reading unit of work has nothing to commit")
        if self._is_in_part:
            raise RuntimeError("a part of this unit of work is not over, or failed: nothing can be committed")
        # What they name may be new as well: a notice is for a person who was just added.
        await self._flush()
        await self.dialogs.write()
        await self.outbox.write()
        await self.views.write()
        # Last, because other processes wait from here on.
        await self.audit.write()
        await self.session.commit()
        self._connection = None
        for each in self._when_committed:
            each()
        self._when_committed.clear()
        if self.responses.rated or self.tickets.written or self.visits.changed:
            # All, whichever it was: of two in a row the log does the last.
            self.mix = (*MIX_RESPONSES, *MIX_TICKETS, *MIX_CODES)

    async def _flush(self) -> None:
        if self._is_dirty:
            await self.session.flush()

    @property
    def _is_dirty(self) -> bool:
        return bool(self.session.new or self.session.dirty or self.session.deleted)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """A part of this unit that is undone when a refusal leaves it: rows, notices, and what was read.

        What repositories remember is dropped with it: it may be of what was undone. Where nothing is written,
        there is nothing to undo. Any other error ends the whole unit: a broken connection undoes no part.
        Raises RuntimeError within another part, and after one that failed.
        """
        if self._is_in_part:
            raise RuntimeError(
                "a part of this unit of work is not over, or failed: there is no part within it"
            )
        self._is_in_part = True
        if self.is_reading:
            try:
                yield
            except Refusal:
                self._is_in_part = False
                raise
            self._is_in_part = False
            return
        await self._flush()
        before, calls, noted = self.outbox.mark(), len(self._when_committed), self.audit.mark()
        seen = self.views.mark()
        self.dialogs.begin_part()
        if self._connection is None:
            self._connection = await self.session.connection()
        with savepoint_at(self._connection) as savepoint:
            try:
                yield
            except Refusal:
                await savepoint.undo()
                self.session.expunge_all()
                self._forget()
                self.outbox.undo_since(before)
                self.audit.undo_since(noted)
                self.views.undo_since(seen)
                self.dialogs.undo_part()
                del self._when_committed[calls:]
                self._is_in_part = False
                raise
        # What it added may be asked for by those behind it, in statements that see what is written alone.
        await self._flush()
        self._is_in_part = False

    def _forget(self) -> None:
        """Drops what the repositories remember, those too that hold another one."""
        for name, made in vars(Repositories).items():
            if isinstance(made, cached_property) and name not in _FOR_THE_COMMIT:
                self.__dict__.pop(name, None)
