"""Conversations at hand, one a person; saved under a version so that two processes cannot both continue."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Account, Dialog


class DialogRepository:
    """Dialogs by Telegram id."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._known: dict[int, Dialog | None] = {}

    async def preload(self, telegram_ids: Collection[int]) -> None:
        """Reads the dialogs of many people at once; `of` then asks the database nothing."""
        for telegram_id in telegram_ids:
            self._known.setdefault(telegram_id, None)
        for dialog in await self._session.scalars(select(Dialog).where(Dialog.telegram_id.in_(telegram_ids))):
            self._known[dialog.telegram_id] = dialog

    async def of(self, telegram_id: int) -> Dialog | None:
        """The conversation that a person has not finished."""
        if telegram_id not in self._known:
            await self.preload([telegram_id])
        return self._known[telegram_id]

    async def touched_since(self, since: datetime) -> list[Dialog]:
        """The conversations that somebody continued at an instant or after it."""
        return list(await self._session.scalars(select(Dialog).where(Dialog.touched_at >= since)))

    async def open(
        self, telegram_id: int, flow: str, step: str, draft: dict[str, Any], now: datetime
    ) -> Dialog:
        """Begins a conversation in place of whatever was there."""
        dialog = await self.of(telegram_id)
        token = secrets.token_hex(4)
        if dialog is None:
            dialog = Dialog(telegram_id=telegram_id)
            self._session.add(dialog)
            self._known[telegram_id] = dialog
        dialog.token, dialog.flow, dialog.step = token, flow, step
        dialog.draft, dialog.message_id, dialog.touched_at = draft, None, now
        return dialog

    async def close(self, dialog: Dialog) -> None:
        """Ends a conversation; fails at commit if another process continued it meanwhile."""
        if dialog in self._session.new:
            self._session.expunge(dialog)
        else:
            await self._session.delete(dialog)
        self._known[dialog.telegram_id] = None

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
