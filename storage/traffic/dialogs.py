"""Conversations at hand, a stack a person; saved under a version: no two processes both continue one."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Account, Dialog


class DialogRepository:
    """Dialogs by Telegram id."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._known: dict[int, list[Dialog]] = {}

    async def preload(self, telegram_ids: Collection[int]) -> None:
        """Reads the dialogs of many people at once; `of` then asks the database nothing."""
        for telegram_id in telegram_ids:
            self._known[telegram_id] = []
        query = select(Dialog).where(Dialog.telegram_id.in_(telegram_ids)).order_by(Dialog.position.desc())
        for dialog in await self._session.scalars(query):
            self._known[dialog.telegram_id].append(dialog)

    async def of(self, telegram_id: int) -> Sequence[Dialog]:
        """The conversations that a person has not finished; the one that is being held comes first."""
        if telegram_id not in self._known:
            await self.preload([telegram_id])
        return tuple(self._known[telegram_id])

    async def by_token(self, telegram_id: int, token: str) -> Dialog | None:
        """The conversation of a person that a button names."""
        return next((dialog for dialog in await self.of(telegram_id) if dialog.token == token), None)

    async def held_since(self, since: datetime) -> list[Dialog]:
        """The conversations that are being held and that somebody continued at an instant or after it."""
        query = select(Dialog).where(Dialog.touched_at >= since).order_by(Dialog.position)
        held = {dialog.telegram_id: dialog for dialog in await self._session.scalars(query)}
        return list(held.values())

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
        )
        self._session.add(dialog)
        self._known[telegram_id].insert(0, dialog)
        return dialog

    def raise_to_top(self, dialog: Dialog) -> None:
        """Makes a conversation the one that is being held."""
        known = self._known[dialog.telegram_id]
        if known[0] is not dialog:
            dialog.position = known[0].position + 1
            known.remove(dialog)
            known.insert(0, dialog)

    async def close(self, dialog: Dialog) -> None:
        """Ends a conversation; fails at commit if another process continued it meanwhile."""
        if dialog in self._session.new:
            self._session.expunge(dialog)
        else:
            await self._session.delete(dialog)
        self._known[dialog.telegram_id].remove(dialog)

    async def attach_message(self, telegram_id: int, token: str, message_id: int) -> None:
        """Notes which message shows the question, unless the conversation is over or another one."""
        await self._session.execute(
            update(Dialog)
            .where(Dialog.telegram_id == telegram_id, Dialog.token == token)
            .values(message_id=message_id)
        )

    async def forget_untouched(self, *, strangers_since: datetime, employees_since: datetime) -> None:
        """Removes conversations that nobody continued since; who has no account is a stranger."""
        stranger = Dialog.telegram_id.not_in(select(Account.telegram_id))
        await self._session.execute(
            delete(Dialog)
            .where((Dialog.touched_at < employees_since) | (stranger & (Dialog.touched_at < strangers_since)))
            .execution_options(synchronize_session=False)
        )
