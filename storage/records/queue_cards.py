"""The message with each reviewer's queue, and when it last made a sound."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import cast

from sqlalchemy import Executable, bindparam, func, select, update
from sqlalchemy import Table as SqlTable

from storage.base.inserting import dialect_of, insert_into
from storage.base.repository import Repository
from storage.tables import QueueCard

_CARDS = cast("SqlTable", QueueCard.__table__)
_STANDING = (
    select(QueueCard)
    .where(QueueCard.employee_id.in_(bindparam("people", expanding=True)), QueueCard.message_id.is_not(None))
    .execution_options(populate_existing=True)
)
_IN_MESSAGE = update(_CARDS).where(
    _CARDS.c.employee_id == bindparam("who"), _CARDS.c.message_id == bindparam("message")
)
_TOUCH = _IN_MESSAGE.values(touched_at=bindparam("at"))
_LEAVE = _IN_MESSAGE.values(message_id=None, shows=None, touched_at=None).returning(_CARDS.c.employee_id)


@cache
def _note(dialect: str) -> Executable:
    """Notes where a card stands; a time that is not given stays as it was."""
    card = insert_into(dialect, _CARDS)
    new = card.excluded
    times = {name: func.coalesce(new[name], _CARDS.c[name]) for name in ("rang_at", "touched_at")}
    return card.on_conflict_do_update(
        index_elements=[_CARDS.c.employee_id],
        set_={"chat_id": new.chat_id, "message_id": new.message_id, "shows": new.shows, **times},
    )


class QueueCardRepository(Repository):
    """The one live message of a reviewer's queue."""

    async def get(self, employee_id: int) -> QueueCard | None:
        """A reviewer's card; None before the first."""
        return await self._session.get(QueueCard, employee_id, populate_existing=True)

    async def standing(self, people: Collection[int]) -> list[QueueCard]:
        """The cards of some people that have a message."""
        return list(await self._session.scalars(_STANDING, {"people": people})) if people else []

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
        """Notes the message and content of a reviewer's queue; given times replace the stored ones."""
        values = {"employee_id": employee_id, "chat_id": chat_id, "message_id": message_id, "shows": shows}
        times = {"rang_at": rang_at, "touched_at": touched_at}
        await self._session.execute(_note(dialect_of(self._session)), {**values, **times})

    async def touch(self, employee_id: int, message_id: int | None, now: datetime) -> None:
        """Notes that a reviewer is at work in a message, if the queue is in it."""
        await self._session.execute(_TOUCH, {"who": employee_id, "message": message_id, "at": now})

    async def leave(self, employee_id: int, message_id: int) -> bool:
        """Lets the queue stand nowhere, as the message shows something else; False if it stood elsewhere."""
        left = await self._session.scalar(_LEAVE, {"who": employee_id, "message": message_id})
        return left is not None
