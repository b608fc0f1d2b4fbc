"""The log of decisions: notes of a unit of work are written with its commit, as chained rows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, bindparam, func, insert, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit.frozen import CLOSE
from domain.audit.proof import Proof, Tree, proof_of
from domain.audit.roots import NOTE_ROOT, NOTED, PUBLISH_ROOT, PUBLISHED, Root, published_object, root_of
from domain.audit.rows import START, Entered, Note, Row, Values, digest, leaf_of, row_of, text_of_values
from storage.base.inserting import dialect_of
from storage.base.parts import in_parts
from storage.base.repository import Repository
from storage.base.types import legible
from storage.tables import AuditHead, AuditRow, Extension

_ROWS = cast("SqlTable", AuditRow.__table__)
_HEAD = cast("SqlTable", AuditHead.__table__)
_LAST = select(_HEAD.c.number, _HEAD.c.hash).where(_HEAD.c.id == 1).with_for_update()
_MOVE = update(_HEAD).where(_HEAD.c.id == 1).values(number=bindparam("last"), hash=bindparam("its_hash"))
_ADD = insert(_ROWS)
_COLUMNS = tuple(legible(_ROWS.c[name]) for name in Row._fields)
_AT_ONCE, _READ_AT_ONCE = 1_000, 10_000
"""Rows of one statement that writes, and of one that reads."""
SERVICE, OPERATOR = "service", "operator"
"""Who acts while nobody else was said to, and by commands."""


class AuditRepository:
    """What is noted in a unit of work, and the rows that are in the log."""

    def __init__(self, session: AsyncSession, now: Callable[[], datetime]) -> None:
        self._session = session
        self._now = now
        self._who, self._right = SERVICE, ""
        self._noted: list[tuple[Note, Entered]] = []
        self._last_checks: dict[str, Callable[[], Awaitable[None]]] = {}

    @property
    def has_changes(self) -> bool:
        """Whether anything is noted that a commit would write."""
        return bool(self._noted)

    @property
    def who(self) -> str:
        """Who acts."""
        return self._who

    def by(self, who: str, right: str = "") -> None:
        """Says who acts from here on, and what the table of rights allowed them."""
        self._who, self._right = who, right

    def note(
        self, action: str, what: str, before: Values | None = None, after: Values | None = None
    ) -> Entered:
        """Notes a decision about an object (see `domain/audit/rows.py: Note`); written with the commit."""
        texts = (text_of_values(before or {}), text_of_values(after or {}))
        entered = Entered()
        self._noted.append((Note(self._now(), self._who, action, what, *texts, self._right), entered))
        return entered

    def note_extension(self, made: Extension) -> None:
        """Notes that days were kept open; the reason as its digest."""
        after: Values = {
            "from": made.starts.isoformat(),
            "to": made.ends.isoformat(),
            "until": made.open_until.isoformat(),
            "employee": made.employee_id,
            "unit": made.unit_id,
            "reason": digest(made.reason),
        }
        self.note("extend-days", f"extensions/{made.id}", after=after)

    @property
    def noted(self) -> list[Note]:
        """What is noted and not written."""
        return [note for note, _ in self._noted]

    def note_again(self, notes: Iterable[Note]) -> None:
        """Notes what was noted in another unit of work, as of the same moments."""
        self._noted += [(note, Entered()) for note in notes]

    def mark(self) -> int:
        """How much is noted."""
        return len(self._noted)

    def undo_since(self, mark: int) -> None:
        """Drops what was noted since."""
        del self._noted[mark:]

    async def hold(self) -> None:
        """Lets other processes log nothing until this unit ends; they wait with their commits."""
        if self._has_others:
            await self._session.execute(_LAST)

    def check_last(self, name: str, check: Callable[[], Awaitable[None]]) -> None:
        """Has the commit check something while other processes can log nothing; of a name the first check."""
        if self._has_others:
            self._last_checks.setdefault(name, check)

    @property
    def _has_others(self) -> bool:
        """Whether other processes may write while this unit does: on SQLite nobody does."""
        return dialect_of(self._session) == "postgresql"

    async def write(self) -> None:
        """Writes what is noted behind the last row; other processes wait until this unit is committed."""
        if not (self._noted or self._last_checks):
            return
        number, previous = (await self._session.execute(_LAST)).one()
        for check in self._last_checks.values():
            await check()
        self._last_checks.clear()
        if not self._noted:
            return
        rows = []
        for note, entered in self._noted:
            number += 1
            entered.row = row_of(number, note, previous)
            rows.append(entered.row)
            previous = entered.row.hash
        for part in in_parts(rows, _AT_ONCE):
            await self._session.execute(_ADD, [row._asdict() for row in part])
        await self._session.execute(_MOVE, {"last": number, "its_hash": previous})
        self._noted.clear()

    async def head(self) -> tuple[int, str]:
        """The number and the hash of the last row, as noted beside the log."""
        query = select(legible(_HEAD.c.number), legible(_HEAD.c.hash))
        found = (await self._session.execute(query)).one_or_none()
        return (0, START) if found is None else (found[0], found[1])

    async def leaves(self, size: int) -> list[bytes]:
        """The leaves of the first rows."""
        query = select(legible(_ROWS.c.hash)).where(AuditRow.number <= size).order_by(AuditRow.number)
        return [leaf_of(each) for each in await self._session.scalars(query)]

    async def size_before(self, moment: datetime) -> int:
        """How many rows there were before a moment."""
        first: int | None = await self._session.scalar(
            select(func.min(AuditRow.number)).where(AuditRow.at >= moment)
        )
        return (await self.head())[0] if first is None else first - 1

    async def of(self, what: str) -> list[Row]:
        """The rows about an object, the first one first."""
        return await self._found(AuditRow.object == what)

    async def last_root(self) -> Root | None:
        """The last root that was noted."""
        last = await self._last(NOTED)
        return None if last is None else root_of(last.after)

    async def roots(self) -> list[Row]:
        """The rows of all roots."""
        return await self._found(AuditRow.object.between(*NOTED))

    async def last_published(self) -> Row | None:
        """The last row about the publication of a root."""
        return await self._last(PUBLISHED)

    async def _last(self, objects: tuple[str, str]) -> Row | None:
        """The last row about the last object in a range."""
        query = select(func.max(AuditRow.object)).where(AuditRow.object.between(*objects))
        last: str | None = await self._session.scalar(query)
        found = [] if last is None else await self.of(last)
        return found[-1] if found else None

    async def published_tree(self, size: int = 0) -> Tree | None:
        """The tree over the rows of the published root with this size, or of the last one; None without."""
        if size:
            row = next(iter(await self.of(published_object(size))), None)
        else:
            row = await self.last_published()
        if row is None:
            return None
        return await _TREES.of(root_of(row.after), self.leaves)

    async def proof(self, what: str, statement: str, tree: Tree | None) -> Proof | None:
        """The proof of a paper's content by the last row about an object; None without such a row."""
        found = await self.of(what)
        return proof_of(statement, found[-1], tree) if found else None

    async def has_closed(self, after: int, until: int) -> bool:
        """Whether a period was closed in the rows behind one number, up to another."""
        return await self._is_among(after, until, AuditRow.action == CLOSE)

    async def has_decided(self, after: int, until: int) -> bool:
        """Whether such rows have any content besides the root."""
        return await self._is_among(after, until, AuditRow.action.not_in([NOTE_ROOT, PUBLISH_ROOT]))

    async def _is_among(self, after: int, until: int, condition: ColumnElement[bool]) -> bool:
        query = select(AuditRow.number).where(AuditRow.number > after, AuditRow.number <= until, condition)
        return (await self._session.scalar(query.limit(1))) is not None

    def note_published(self, root: Root) -> None:
        """Notes that a root goes to others."""
        self.note(PUBLISH_ROOT, published_object(root.size), after=root.values)

    def note_root(self, root: Root) -> None:
        """Notes a root over the first rows."""
        self.note(NOTE_ROOT, root.object, after=root.values)

    async def _found(self, condition: ColumnElement[bool]) -> list[Row]:
        found = await self._session.execute(select(*_COLUMNS).where(condition).order_by(AuditRow.number))
        return [Row(*each) for each in found]

    async def rows(self, after: int = 0) -> AsyncIterator[Row]:
        """All rows behind a number, by their numbers; read in parts, as there may be millions."""
        query = select(*_COLUMNS).order_by(AuditRow.number).limit(_READ_AT_ONCE)
        while part := [
            Row(*each) for each in await self._session.execute(query.where(AuditRow.number > after))
        ]:
            for row in part:
                yield row
            after = part[-1].number


class _LastTree:
    """The tree that was asked for last: a published root never changes, and each paper asks for it."""

    def __init__(self) -> None:
        self._tree: Tree | None = None

    async def of(self, root: Root, leaves: Callable[[int], Awaitable[list[bytes]]]) -> Tree:
        """The tree of a root; it is cached if the leaves match the root."""
        if self._tree is not None and self._tree.root == root:
            return self._tree
        made = await asyncio.to_thread(Tree.over, root, await leaves(root.size))
        if made.is_whole:
            self._tree = made
        return made


_TREES = _LastTree()


class LoggedRepository(Repository):
    """Writes what changes into the log too."""

    def __init__(self, session: AsyncSession, audit: AuditRepository) -> None:
        super().__init__(session)
        self._audit = audit
