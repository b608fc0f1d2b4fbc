"""Which cards of the guide people have opened."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from domain.guide import Card
from storage.base.inserting import insert_new
from storage.base.repository import Repository
from storage.tables import CardRead


class GuideRepository(Repository):
    """Cards that were read."""

    async def read_by(self, employee_id: int) -> set[Card]:
        """The cards that a person has opened."""
        query = select(CardRead.card).where(CardRead.employee_id == employee_id)
        return {Card(card) for card in await self._session.scalars(query)}

    async def note(self, employee_id: int, card: Card, now: datetime) -> None:
        """Notes that a person opened a card; the first time stays."""
        row = {"employee_id": employee_id, "card": card.value, "read_at": now}
        await self._session.execute(insert_new(self._session, CardRead, row))
