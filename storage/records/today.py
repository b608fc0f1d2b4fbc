"""Cards of the day: who has one, and in which message."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import and_, bindparam, delete, select, update

from storage.base.inserting import insert_new
from storage.base.repository import Repository
from storage.tables import Account, TodayCard

_OF_PEOPLE = select(TodayCard.employee_id).where(
    TodayCard.employee_id.in_(bindparam("people", expanding=True))
)


class TodayRepository(Repository):
    """Cards of the day."""

    async def get(self, employee_id: int) -> TodayCard | None:
        """A person's card; None for a person who wants none."""
        return await self._session.get(TodayCard, employee_id, populate_existing=True)

    async def of(self, people: Collection[int]) -> list[int]:
        """Those of some people who have a card."""
        return list(await self._session.scalars(_OF_PEOPLE, {"people": people}))

    async def reachable(self) -> list[int]:
        """Everybody who has a card and can be reached."""
        query = select(TodayCard.employee_id).join(
            Account, and_(Account.employee_id == TodayCard.employee_id, Account.unreachable_since.is_(None))
        )
        return list(await self._session.scalars(query.order_by(TodayCard.employee_id)))

    async def begin(self, employee_id: int) -> None:
        """Gives a person a card, unless there is one."""
        await self._session.execute(insert_new(self._session, TodayCard, {"employee_id": employee_id}))

    async def end(self, employee_id: int) -> None:
        """Takes a person's card away."""
        await self._session.execute(delete(TodayCard).where(TodayCard.employee_id == employee_id))

    async def note(self, employee_id: int, chat_id: int, message_id: int) -> None:
        """Notes the message with a person's card; does nothing for a person who no longer wants one."""
        await self._session.execute(
            update(TodayCard)
            .where(TodayCard.employee_id == employee_id)
            .values(chat_id=chat_id, message_id=message_id)
        )
