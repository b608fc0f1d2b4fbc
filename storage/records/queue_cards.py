"""Where the queue of each reviewer stands, and when it rang last."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base.inserting import insert_new
from storage.tables import QueueCard


class QueueCardRepository:
    """The one live message of a reviewer's queue."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, employee_id: int) -> QueueCard | None:
        """A reviewer's card; None before the first."""
        return await self._session.get(QueueCard, employee_id, populate_existing=True)

    async def standing(self, people: Collection[int]) -> list[QueueCard]:
        """The cards of some people that stand in a message."""
        query = select(QueueCard).where(QueueCard.employee_id.in_(people), QueueCard.message_id.is_not(None))
        found = await self._session.scalars(query.execution_options(populate_existing=True))
        return list(found)

    async def note(
        self,
        employee_id: int,
        chat_id: int,
        message_id: int,
        *,
        shows: str | None = None,
        rang_at: datetime | None = None,
        touched_at: datetime | None = None,
    ) -> None:
        """Notes where a reviewer's queue stands and what it shows; times that are given take their place."""
        await self._session.execute(insert_new(self._session, QueueCard, {"employee_id": employee_id}))
        times = {"rang_at": rang_at, "touched_at": touched_at}
        given = {name: at for name, at in times.items() if at is not None}
        await self._write(employee_id, chat_id=chat_id, message_id=message_id, shows=shows, **given)

    async def touch(self, employee_id: int, message_id: int | None, now: datetime) -> None:
        """Notes that a reviewer is at work in a message, if the queue stands there."""
        await self._session.execute(
            update(QueueCard)
            .where(QueueCard.employee_id == employee_id, QueueCard.message_id == message_id)
            .values(touched_at=now)
        )

    async def leave(self, employee_id: int, message_id: int) -> bool:
        """Lets the queue stand nowhere, as the message shows something else; False if it stood elsewhere."""
        left = await self._session.scalar(
            update(QueueCard)
            .where(QueueCard.employee_id == employee_id, QueueCard.message_id == message_id)
            .values(message_id=None, shows=None, touched_at=None)
            .returning(QueueCard.employee_id)
        )
        return left is not None

    async def _write(self, employee_id: int, **values: Any) -> None:
        await self._session.execute(
            update(QueueCard).where(QueueCard.employee_id == employee_id).values(**values)
        )
