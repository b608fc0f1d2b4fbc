"""The outbox: notices that wait to be sent, most urgent first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar, cast

from sqlalchemy import Integer, Select, bindparam, case, delete, func, insert, or_, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.ext.asyncio import AsyncSession

from domain.notices import Notice, Priority, Recipient
from storage.base.inserting import insert_new
from storage.base.parts import in_parts
from storage.base.types import written_out
from storage.tables import Outbox

N = TypeVar("N", bound=Notice)
_OUTBOX = cast("SqlTable", Outbox.__table__)
_TO_PERSON = _OUTBOX.c.employee_id.is_not(None)
_ADD = insert(_OUTBOX)
_SETTLE = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("row_id"), _OUTBOX.c.state == "pending")
    .values(
        state=bindparam("to"),
        settled_at=bindparam("at"),
        chat_id=None,
        sealed=None,
        language=case((_TO_PERSON, _OUTBOX.c.language), else_=None),
        message_id=case((_TO_PERSON, bindparam("message", type_=Integer)), else_=None),
        edit_message_id=case((_TO_PERSON, _OUTBOX.c.edit_message_id), else_=None),
        error=bindparam("reason"),
        attempts=_OUTBOX.c.attempts + 1,
    )
)


_Mark = tuple[list[dict[str, Any]], list[dict[str, Any]], int]


# What was to leave at once does so also where the clock, set right, went back behind that moment.
_MAY_LEAVE = or_(Outbox.not_before <= bindparam("now"), Outbox.not_before == Outbox.created_at)
# Made once: it is asked after every commit, and making it took longer than SQLite takes to answer.
_DUE: Select[Outbox] = (
    select(Outbox)
    .where(
        Outbox.state == written_out("pending"),
        Outbox.priority.between(bindparam("first"), bindparam("last")),
        _MAY_LEAVE,
        Outbox.id.not_in(bindparam("besides", expanding=True)),
        or_(Outbox.employee_id.is_(None), Outbox.employee_id.not_in(bindparam("people", expanding=True))),
        or_(Outbox.chat_id.is_(None), Outbox.chat_id.not_in(bindparam("chats", expanding=True))),
    )
    .order_by(Outbox.priority, Outbox.not_before, Outbox.id)
    .limit(bindparam("most", type_=Integer))
)
_WAITING = select(func.count(), func.min(Outbox.not_before)).where(
    Outbox.state == written_out("pending"), Outbox.not_before <= bindparam("now")
)
_DUE_OF = select(Outbox.id, Outbox.kind, Outbox.payload).where(
    Outbox.employee_id == bindparam("person"),
    Outbox.kind.in_(bindparam("kinds", expanding=True)),
    Outbox.state == written_out("pending"),
    _MAY_LEAVE,
)


def _values(notice: Notice, recipient: Recipient, now: datetime) -> dict[str, Any]:
    """The columns of a row that leaves at once."""
    return {
        "employee_id": recipient.employee_id,
        "chat_id": recipient.chat_id,
        "sealed": recipient.sealed,
        "language": recipient.language,
        "kind": notice.kind,
        "payload": notice.payload(),
        "about": notice.about,
        "priority": int(recipient.priority_of(notice)),
        "state": "pending",
        "created_at": now,
        "not_before": now,
        "attempts": 0,
    }


class OutboxRepository:
    """Rows of the outbox; `added` tells the edge of the process that there is something to send."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._new: list[dict[str, Any]] = []
        self._settled: list[dict[str, Any]] = []
        self.added = 0

    def add(
        self,
        notice: Notice,
        recipient: Recipient,
        now: datetime,
        *,
        edit_message_id: int | None = None,
        not_before: datetime | None = None,
    ) -> None:
        """Adds a notice; it leaves after the commit. Nobody waits for one that leaves `not_before` later."""
        row = {**_values(notice, recipient, now), "edit_message_id": edit_message_id}
        if not_before is not None:
            row |= {"not_before": not_before, "priority": int(Priority.BULK)}
        self._new.append(row)
        self.added += 1

    async def add_once(self, notice: Notice, recipient: Recipient, now: datetime, dedupe_key: str) -> bool:
        """Adds a notice unless one with this key was ever added; returns whether it did."""
        await self._write_new()
        values = {**_values(notice, recipient, now), "dedupe_key": dedupe_key}
        statement = insert_new(self._session, Outbox, values).returning(Outbox.id)
        added = (await self._session.scalar(statement)) is not None
        self.added += added
        return added

    async def known(self, keys: Sequence[str]) -> set[str]:
        """Those of any number of keys that a notice was ever added with."""
        found: set[str] = set()
        for part in in_parts(keys):
            query = select(Outbox.dedupe_key).where(Outbox.dedupe_key.in_(part))
            found |= {key for key in await self._session.scalars(query) if key is not None}
        return found

    async def message_of(self, notice: Notice, employee_id: int) -> int | None:
        """The number of the last message that told a person this, while the outbox remembers it."""
        await self.write()
        query = (
            select(Outbox.message_id)
            .where(
                Outbox.employee_id == employee_id,
                Outbox.kind == notice.kind,
                Outbox.about == notice.about,
                Outbox.state == "sent",
            )
            .order_by(Outbox.id.desc())
            .limit(1)
        )
        return await self._session.scalar(query)

    async def due_of(
        self, employee_id: int, kinds: Collection[type[Notice]], now: datetime
    ) -> dict[int, Notice]:
        """The notices of some kinds that may leave for a person now, by the ids of their rows."""
        await self.write()
        known = {kind.kind: kind for kind in kinds}
        values = {"person": employee_id, "kinds": list(known), "now": now}
        found = await self._session.execute(_DUE_OF, values)
        return {number: known[kind].from_payload(payload) for number, kind, payload in found}

    async def last_about(self, kind: type[N], about: str, employee_id: int) -> tuple[N, int | None] | None:
        """The last notice of a kind about something to a person, and the message that told it, once sent."""
        await self.write()
        query = (
            select(Outbox.payload, Outbox.message_id)
            .where(Outbox.employee_id == employee_id, Outbox.kind == kind.kind, Outbox.about == about)
            .order_by(Outbox.id.desc())
        )
        row = (await self._session.execute(query.limit(1))).first()
        return None if row is None else (kind.from_payload(row.payload), row.message_id)

    async def said_in(self, message_id: int, employee_id: int, kind: type[N]) -> N | None:
        """What a message told a person, if it was a notice of a kind that the outbox remembers."""
        await self.write()
        query = select(Outbox.payload).where(
            Outbox.employee_id == employee_id, Outbox.kind == kind.kind, Outbox.message_id == message_id
        )
        payload = (await self._session.scalars(query.limit(1))).first()
        return None if payload is None else kind.from_payload(payload)

    async def last_told(self, kind: type[N], employee_id: int, since: datetime) -> N | None:
        """The last notice of a kind to a person from a moment on."""
        await self.write()
        query = (
            select(Outbox.payload)
            .where(Outbox.employee_id == employee_id, Outbox.kind == kind.kind, Outbox.created_at >= since)
            .order_by(Outbox.id.desc())
        )
        payload = (await self._session.scalars(query.limit(1))).first()
        return None if payload is None else kind.from_payload(payload)

    async def add_many(self, notices: Sequence[tuple[Notice, Recipient]], now: datetime) -> int:
        """Adds notices to many recipients in one statement; returns how many."""
        await self._write_new()
        if notices:
            await self._session.execute(
                insert(Outbox),
                [_values(notice, recipient, now) for notice, recipient in notices],
            )
        self.added += len(notices)
        return len(notices)

    async def add_many_once(self, notices: Sequence[tuple[Notice, Recipient, str]], now: datetime) -> int:
        """Adds notices to many recipients, except those whose key a notice ever had; returns how many."""
        await self._write_new()
        there = await self.known([key for _, _, key in notices])
        rows = [
            {**_values(notice, recipient, now), "dedupe_key": key}
            for notice, recipient, key in notices
            if key not in there
        ]
        if rows:
            await self._session.execute(insert_new(self._session, Outbox), rows)
        self.added += len(rows)
        return len(rows)

    async def due(
        self,
        now: datetime,
        most: int,
        besides: Sequence[int] = (),
        without: Collection[tuple[int | None, int | None]] = (),
        *,
        priorities: tuple[Priority, Priority],
    ) -> list[Outbox]:
        """At most `most` pending rows that may leave now, most urgent first.

        Leaves out the rows in `besides` and the recipients in `without`, each a person's id or a bare chat's.
        `priorities` are the first and the last of those that are wanted.
        """
        values = {
            "first": int(priorities[0]),
            "last": int(priorities[1]),
            "now": now,
            "most": most,
            "besides": list(besides),
            "people": [employee_id for employee_id, _ in without if employee_id is not None],
            "chats": [chat_id for _, chat_id in without if chat_id is not None],
        }
        return list(await self._session.scalars(_DUE, values))

    async def waiting(self, now: datetime) -> tuple[int, timedelta]:
        """How many messages may leave and have not left, and for how long the oldest of them may."""
        count, since = (await self._session.execute(_WAITING, {"now": now})).one()
        return count, timedelta(0) if since is None else now - since

    def settle(
        self,
        row_id: int,
        state: str,
        now: datetime,
        *,
        message_id: int | None = None,
        error: str | None = None,
    ) -> None:
        """Ends a waiting row: sent, failed, unreachable or obsolete; written with the commit.

        A row that has already ended does not change: one message may cover several rows.

        The chat of a recipient outside of the roster is deleted, sealed or not: citizens are promised that
        nothing is stored.
        """
        self._settled.append(
            {"row_id": row_id, "to": state, "at": now, "message": message_id, "reason": error}
        )

    def mark(self) -> _Mark:
        """What waits to be written and how much was added so far, for `undo_since`."""
        return list(self._new), list(self._settled), self.added

    def undo_since(self, mark: _Mark) -> None:
        """Drops what was added since a mark; what waited then waits again, as writing it is undone too."""
        self._new, self._settled, self.added = mark

    @property
    def has_changes(self) -> bool:
        """Whether `write` has anything to write."""
        return bool(self._new or self._settled)

    async def write(self) -> None:
        """Writes what was added and settled in this unit, in one statement each."""
        await self._write_new()
        if self._settled:
            await self._session.execute(_SETTLE, self._settled)
            self._settled.clear()

    async def _write_new(self) -> None:
        """Writes what was added in this unit; others must not come before it."""
        if self._new:
            await self._session.execute(_ADD, self._new)
            self._new.clear()

    async def postpone(self, row_id: int, not_before: datetime, error: str | None, *, counts: bool) -> None:
        """Puts a row off; `counts` when the attempt was a failure rather than Telegram's wish to wait."""
        await self._session.execute(
            update(Outbox)
            .where(Outbox.id == row_id)
            .values(not_before=not_before, error=error, attempts=Outbox.attempts + (1 if counts else 0))
        )

    async def revive(self, employee_id: int, now: datetime, since: datetime) -> None:
        """Sends again what did not reach a person since an instant, now that there is a way to them."""
        await self.write()
        await self._session.execute(
            update(Outbox)
            .where(
                Outbox.employee_id == employee_id,
                Outbox.state == "unreachable",
                Outbox.created_at >= since,
            )
            .values(state="pending", not_before=now)
        )
        self.added += 1

    async def follow_migration(self, old_chat_id: int, new_chat_id: int) -> None:
        """Points pending rows at the chat that a group became."""
        await self._write_new()
        await self._session.execute(
            update(Outbox)
            .where(Outbox.chat_id == old_chat_id, Outbox.state == "pending")
            .values(chat_id=new_chat_id)
        )

    async def undelivered_since(self, since: datetime) -> dict[str, int]:
        """How many notices did not arrive since an instant, by state: failed or unreachable."""
        query = (
            select(Outbox.state, func.count())
            .where(Outbox.state.in_(["failed", "unreachable"]), Outbox.settled_at >= since)
            .group_by(Outbox.state)
        )
        return {row[0]: row[1] for row in await self._session.execute(query)}

    async def awaited_by(self, kind: type[Notice]) -> set[int]:
        """Ids of the people for whom a notice of a kind waits."""
        await self.write()
        query = select(Outbox.employee_id).where(Outbox.state == "pending", Outbox.kind == kind.kind)
        return {person for person in await self._session.scalars(query) if person is not None}

    async def forget_settled_before(self, before: datetime) -> None:
        """Removes notices that were settled long ago."""
        await self._session.execute(
            delete(Outbox).where(Outbox.settled_at < before).execution_options(synchronize_session=False)
        )
