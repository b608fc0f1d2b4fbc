"""Cards of the day: who has one, and in which message."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import and_, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base.inserting import insert_new
from storage.records.people import PeopleRepository
from storage.tables import Account, TodayCard

_OF_PEOPLE = select(TodayCard.employee_id).where(
    TodayCard.employee_id.in_(bindparam("people", expanding=True))
)


class TodayRepository:
    """Cards of the day."""

    def __init__(self, session: AsyncSession, people: PeopleRepository) -> None:
        self._session = session
        self._people = people
        self._has_card: dict[int, bool] = {}
        """Whether a person has a card, for everybody who was looked up in this unit of work."""

    async def get(self, employee_id: int) -> TodayCard | None:
        """A person's card; None for a person who wants none."""
        return await self._session.get(TodayCard, employee_id, populate_existing=True)

    async def of(self, people: Collection[int]) -> list[int]:
        """The people among `people` who have a card, in their order."""
        for person in people:
            if person not in self._has_card:
                asked = self._people.with_those_known(person) | {*people}
                having = {*await self._session.scalars(_OF_PEOPLE, {"people": asked})}
                self._has_card |= {each: each in having for each in asked}
        return [person for person in people if self._has_card[person]]

    async def reachable(self) -> list[int]:
        """Everybody who has a card and can be reached."""
        query = select(TodayCard.employee_id).join(
            Account, and_(Account.employee_id == TodayCard.employee_id, Account.unreachable_since.is_(None))
        )
        return list(await self._session.scalars(query.order_by(TodayCard.employee_id)))

    async def begin(self, employee_id: int) -> None:
        """Gives a person a card, unless there is one."""
        await self._session.execute(insert_new(self._session, TodayCard, {"employee_id": employee_id}))
        self._has_card[employee_id] = True

    async def end(self, employee_id: int) -> None:
        """Takes a person's card away."""
        await self._session.execute(delete(TodayCard).where(TodayCard.employee_id == employee_id))
        self._has_card[employee_id] = False

    async def note(self, employee_id: int, chat_id: int, message_id: int) -> None:
        """Notes the message with a person's card; does nothing for a person who no longer wants one."""
        await self._session.execute(
            update(TodayCard)
            .where(TodayCard.employee_id == employee_id)
            .values(chat_id=chat_id, message_id=message_id)
        )
