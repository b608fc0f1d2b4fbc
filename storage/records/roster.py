"""The roster as administrators look after it: how many people there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.records.people import in_service
from storage.tables import Account, Employee


@dataclass(frozen=True)
class Headcount:
    """People in service, and how many of them have joined in Telegram."""

    serving: int
    joined: int


class RosterRepository:
    """People of the roster for administrators."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def headcount(self, day: date) -> Headcount:
        """How many people serve on a day."""
        query = select(func.count(Employee.id), func.count(Account.telegram_id)).outerjoin(Account)
        serving, joined = (await self._session.execute(query.where(in_service(day)))).one()
        return Headcount(serving, joined)
