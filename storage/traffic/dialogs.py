"""Unfinished conversations, a stack per person; saved under a version: no two processes both continue one."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast

from msgspec import Struct
from sqlalchemy import CursorResult, Executable, Update, bindparam, delete, insert, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from storage.tables import Account, Dialog
from storage.tables.gateway import ENDED

_DIALOGS = cast("SqlTable", Dialog.__table__)
_COLUMNS = tuple(_DIALOGS.c.keys())
_CHANGING = ("position", "flow", "step", "draft", "message_id", "touched_at")
_OF_PEOPLE = (
    select(*_DIALOGS.c)
    .where(_DIALOGS.c.telegram_id.in_(bindparam("people", expanding=True)))
    .order_by(_DIALOGS.c.position.desc())
)
# In one order: of two processes that lock the same ones, each would wait for the other.
_LOCK = (
    select(_DIALOGS.c.token, _DIALOGS.c.version)
    .where(_DIALOGS.c.token.in_(bindparam("tokens", expanding=True)))
    .order_by(_DIALOGS.c.token)
    .with_for_update()
)
_IS_SEEN = (_DIALOGS.c.token == bindparam("seen_token"), _DIALOGS.c.version == bindparam("seen_version"))
_OPEN = insert(_DIALOGS)
_CLOSE = delete(_DIALOGS).where(*_IS_SEEN)
_ATTACH = (
    update(_DIALOGS)
    .where(_DIALOGS.c.telegram_id == bindparam("person"), _DIALOGS.c.token == bindparam("named"))
    .values(message_id=bindparam("message"))
)
_SAID = delete(_DIALOGS).where(
    _DIALOGS.c.telegram_id == bindparam("person"),
    _DIALOGS.c.token == bindparam("named"),
    _DIALOGS.c.step == ENDED,
)


@lru_cache(maxsize=64)
def _change(columns: tuple[str, ...]) -> Update:
    """The statement that saves these columns of a conversation that nobody else continued."""
    values: dict[str, Any] = {name: bindparam(name) for name in (*columns, "version")}
    return update(_DIALOGS).where(*_IS_SEEN).values(values)


_CONTINUED = "another process continued a conversation"
_State = tuple[Any, ...]
_changing = itemgetter(*_CHANGING)


def _state(dialog: Dialog) -> _State:
    # Not by attributes, which SQLAlchemy watches: each part of a transaction asks this of all dialogs in it.
    state: _State = _changing(vars(dialog))
    return state


class _Part(Struct):
    """What was before a savepoint, and what was read since."""

    closed: int
    stacks: dict[int, list[tuple[Dialog, _State]]]


class DialogRepository:
    """Dialogs by Telegram id. They belong to no session: `write` saves their changes with the commit."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._known: dict[int, list[Dialog]] = {}
        self._saved: dict[str, _State] = {}
        """The state of each in the database; what has none there is not in it."""
        self._closed: list[Dialog] = []
        self._part: _Part | None = None

    async def preload(self, telegram_ids: Collection[int]) -> None:
        """Reads the dialogs of many people at once; `of` then asks the database nothing."""
        for telegram_id in telegram_ids:
            self._known[telegram_id] = []
        for row in await self._session.execute(_OF_PEOPLE, {"people": list(telegram_ids)}):
            dialog = Dialog(**dict(zip(_COLUMNS, row, strict=True)))
            self._saved[dialog.token] = _state(dialog)
            self._known[dialog.telegram_id].append(dialog)
        if self._part is not None:
            self._part.stacks |= self._stacks(telegram_ids)

    def _stacks(self, people: Iterable[int]) -> dict[int, list[tuple[Dialog, _State]]]:
        return {each: [(dialog, _state(dialog)) for dialog in self._known[each]] for each in people}

    async def of(self, telegram_id: int) -> Sequence[Dialog]:
        """The conversations that a person has not finished; the one that is being held comes first."""
        if telegram_id not in self._known:
            await self.preload([telegram_id])
        return tuple(dialog for dialog in self._known[telegram_id] if dialog.step != ENDED)

    async def by_token(self, telegram_id: int, token: str) -> Dialog | None:
        """The conversation of a person that a button names."""
        return next((dialog for dialog in await self.of(telegram_id) if dialog.token == token), None)

    async def held_since(self, since: datetime) -> list[Dialog]:
        """The conversations that are being held and that somebody continued at an instant or after it."""
        is_held = (Dialog.touched_at >= since) & (Dialog.step != ENDED)
        query = select(Dialog).where(is_held).order_by(Dialog.position)
        held = {dialog.telegram_id: dialog for dialog in await self._session.scalars(query)}
        return list(held.values())

    async def ended(self, telegram_id: int) -> list[Dialog]:
        """The conversations of a person that are over and whose last answer was not said, in their order."""
        if telegram_id not in self._known:
            await self.preload([telegram_id])
        ended = [dialog for dialog in self._known[telegram_id] if dialog.step == ENDED]
        return sorted(ended, key=lambda dialog: dialog.touched_at)

    async def people_to_answer(self) -> set[int]:
        """The Telegram ids of those with conversations of that kind."""
        return set(await self._session.scalars(select(Dialog.telegram_id).where(Dialog.step == ENDED)))

    async def open(
        self, telegram_id: int, flow: str, step: str, draft: dict[str, Any], now: datetime
    ) -> Dialog:
        """Begins a conversation on top of those that wait."""
        waiting = await self.of(telegram_id)
        dialog = Dialog(
            telegram_id=telegram_id,
            token=secrets.token_hex(4),
            position=waiting[0].position + 1 if waiting else 1,
            flow=flow,
            step=step,
            draft=draft,
            message_id=None,
            touched_at=now,
            version=1,
        )
        self._known[telegram_id].insert(0, dialog)
        return dialog

    def raise_to_top(self, dialog: Dialog) -> None:
        """Makes a conversation the one that is being held."""
        known = self._known[dialog.telegram_id]
        if known[0] is not dialog:
            dialog.position = known[0].position + 1
            known.remove(dialog)
            known.insert(0, dialog)

    def close(self, dialog: Dialog) -> None:
        """Ends a conversation; fails at commit if another process continued it meanwhile."""
        self._known[dialog.telegram_id].remove(dialog)
        if dialog.token in self._saved:
            self._closed.append(dialog)

    async def drop_all(self, telegram_id: int) -> None:
        """Ends all conversations of a person; what was not said of them stays unsaid."""
        for dialog in (*await self.of(telegram_id), *await self.ended(telegram_id)):
            self.close(dialog)

    def end(self, dialog: Dialog, answer: dict[str, Any], now: datetime) -> None:
        """Ends a conversation whose last answer is kept until `said`."""
        dialog.step, dialog.draft, dialog.touched_at = ENDED, answer, now

    async def keep(self, telegram_id: int, message_id: int, answer: dict[str, Any], now: datetime) -> str:
        """Keeps an answer that belongs to no conversation until `said`; returns the token that names it."""
        kept = await self.open(telegram_id, "", ENDED, answer, now)
        kept.message_id = message_id
        return kept.token

    async def said(self, telegram_id: int, token: str) -> None:
        """Forgets an ended conversation: its last answer is in the chat."""
        known = self._known.get(telegram_id)
        if known is None:
            await self._session.execute(_SAID, {"person": telegram_id, "named": token})
            return
        for dialog in [each for each in known if each.token == token and each.step == ENDED]:
            self.close(dialog)

    async def attach_message(self, telegram_id: int, token: str, message_id: int) -> None:
        """Notes which message shows the question, unless the conversation is over or another one."""
        known = self._known.get(telegram_id)
        if known is None:
            values = {"person": telegram_id, "named": token, "message": message_id}
            await self._session.execute(_ATTACH, values)
            return
        for dialog in known:
            if dialog.token == token:
                dialog.message_id = message_id

    async def forget_untouched(self, *, strangers_since: datetime, employees_since: datetime) -> None:
        """Removes conversations that nobody continued since; who has no account is a stranger."""
        stranger = Dialog.telegram_id.not_in(select(Account.telegram_id))
        await self._session.execute(
            delete(Dialog)
            .where((Dialog.touched_at < employees_since) | (stranger & (Dialog.touched_at < strangers_since)))
            .execution_options(synchronize_session=False)
        )

    def begin_part(self) -> None:
        """From here on it is noted what was before: `undo_part` restores that."""
        self._part = _Part(len(self._closed), self._stacks(self._known))

    def undo_part(self) -> None:
        """Lets every conversation be as it was when the part began."""
        part, self._part = self._part, None
        if part is None:
            return
        del self._closed[part.closed :]
        for telegram_id, stack in part.stacks.items():
            self._known[telegram_id] = [dialog for dialog, _ in stack]
            for dialog, before in stack:
                for name, value in zip(_CHANGING, before, strict=True):
                    setattr(dialog, name, value)

    @property
    def has_changes(self) -> bool:
        """Whether `write` has anything to write."""
        return bool(self._closed) or any(
            self._saved.get(dialog.token) != _state(dialog)
            for stack in self._known.values()
            for dialog in stack
        )

    async def write(self) -> None:
        """Saves the changes of all conversations: one statement for those with the same changed columns.

        Raises StaleDataError when another process was faster with one of them.
        """
        opened: list[dict[str, Any]] = []
        changed: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for dialog in (each for stack in self._known.values() for each in stack):
            before, after = self._saved.get(dialog.token), _state(dialog)
            if before is None:
                opened.append({name: getattr(dialog, name) for name in _COLUMNS})
            elif before != after:
                pairs = zip(_CHANGING, before, after, strict=True)
                values = {name: new for name, old, new in pairs if old != new}
                columns, row = tuple(values), {**values, **_seen(dialog), "version": dialog.version + 1}
                changed.setdefault(columns, []).append(row)
                dialog.version += 1
            self._saved[dialog.token] = after
        if self._closed:
            await self._write(_CLOSE, [_seen(dialog) for dialog in self._closed])
            self._closed.clear()
        for columns, rows in changed.items():
            await self._write(_change(columns), rows)
        if opened:
            await self._session.execute(_OPEN, opened)

    async def _write(self, statement: Executable, rows: list[dict[str, Any]]) -> None:
        """Runs a statement for rows that are all still as they were read."""
        # asyncpg does not tell how many rows a statement for many touched.
        is_told = len(rows) == 1 or self._session.get_bind().dialect.supports_sane_multi_rowcount
        if not is_told:
            await self._lock(rows)
        result = await self._session.execute(statement, rows if len(rows) > 1 else rows[0])
        if is_told and cast("CursorResult[Any]", result).rowcount != len(rows):
            raise StaleDataError(_CONTINUED)

    async def _lock(self, rows: list[dict[str, Any]]) -> None:
        """Lets nobody else change rows, which are all still as they were read, until the transaction ends."""
        seen = {(row["seen_token"], row["seen_version"]) for row in rows}
        found = await self._session.execute(_LOCK, {"tokens": [token for token, _ in seen]})
        if {(token, version) for token, version in found} != seen:
            raise StaleDataError(_CONTINUED)


def _seen(dialog: Dialog) -> dict[str, Any]:
    return {"seen_token": dialog.token, "seen_version": dialog.version}
