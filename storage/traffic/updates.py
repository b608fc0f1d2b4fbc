"""Telegram's updates: claimed, and failed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, null, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base.inserting import new_row
from storage.tables import FailedUpdate, ProcessedUpdate


class UpdateRepository:
    """The claim on an update, and the list of the failed."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._claimed: set[int] = set()

    async def claim_all(self, update_ids: Collection[int], now: datetime) -> None:
        """Claims updates for this transaction; those that are done already stay unclaimed."""
        if not update_ids:
            return
        values = [{"update_id": update_id, "processed_at": now} for update_id in sorted(set(update_ids))]
        claim = new_row(self._session, ProcessedUpdate, "update_id")
        self._claimed.update((await self._session.scalars(claim, values)).all())

    def take(self, update_id: int) -> bool:
        """Whether this transaction claimed the update and has not yet processed it."""
        if update_id not in self._claimed:
            return False
        self._claimed.discard(update_id)
        return True

    async def last_processed_at(self) -> datetime | None:
        """When the last update was processed that is not yet forgotten."""
        at: datetime | None = await self._session.scalar(select(func.max(ProcessedUpdate.processed_at)))
        return at

    def set_aside(self, failed: FailedUpdate) -> None:
        """Keeps a failed update for an operator."""
        self._session.add(failed)

    async def failed(self) -> list[FailedUpdate]:
        """Updates that were set aside, oldest first."""
        return list(await self._session.scalars(select(FailedUpdate).order_by(FailedUpdate.failed_at)))

    async def forget_processed_before(self, before: datetime) -> None:
        """Removes claims older than Telegram's memory of updates."""
        await self._session.execute(
            delete(ProcessedUpdate)
            .where(ProcessedUpdate.processed_at < before)
            .execution_options(synchronize_session=False)
        )

    async def forget_payloads_before(self, before: datetime) -> None:
        """Removes what people wrote from updates that failed long ago; that they failed stays known."""
        await self._session.execute(
            update(FailedUpdate)
            .where(FailedUpdate.failed_at < before)
            .values(payload=null())
            .execution_options(synchronize_session=False)
        )
