"""Innovations, by their entries."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from domain.cases import NO_REPORT
from domain.digest.figures import ConfirmedInnovation
from domain.periods import Span
from storage.base.repository import Repository
from storage.records.people import belonged
from storage.tables import Employee, Entry, Innovation

_CONFIRMED = (
    select(func.count())
    .select_from(Innovation)
    .join(Entry, Entry.id == Innovation.entry_id)
    .where(
        Entry.employee_id == bindparam("who"),
        Entry.date.between(bindparam("first"), bindparam("last")),
        Entry.state.not_in(sorted(NO_REPORT)),
        Innovation.is_confirmed.is_(True),
    )
)


class InnovationRepository(Repository):
    """What authors marked as an innovation."""

    async def of(self, entry_id: int) -> Innovation | None:
        """The mark of an entry."""
        return await self._session.get(Innovation, entry_id, populate_existing=True)

    async def among(self, entry_ids: Collection[int]) -> dict[int, Innovation]:
        """The marks of some entries, by entry."""
        query = select(Innovation).where(Innovation.entry_id.in_(entry_ids))
        return {each.entry_id: each for each in await self._session.scalars(query)}

    async def mark(self, entry_id: int, why: str, now: datetime) -> None:
        """Marks an entry, or changes the reason; it is then to be confirmed again."""
        known = await self.of(entry_id)
        if known is None:
            known = Innovation(entry_id=entry_id)
            self._session.add(known)
        known.why, known.marked_at = why, now
        known.is_confirmed = known.decided_by_id = known.decided_at = None
        await self._session.flush()

    async def decide(
        self, entry_id: int, marked_at: datetime, by_id: int, now: datetime, *, is_confirmed: bool
    ) -> bool:
        """Saves a reviewer's answer to the mark of an instant; False when it was changed or is decided."""
        statement = (
            update(Innovation)
            .where(Innovation.entry_id == entry_id, Innovation.marked_at == marked_at)
            .where(Innovation.is_confirmed.is_(None))
            .values(is_confirmed=is_confirmed, decided_by_id=by_id, decided_at=now)
            .returning(Innovation.entry_id)
            .execution_options(synchronize_session=False)
        )
        return (await self._session.scalar(statement)) is not None

    async def confirmed(self, employee_id: int, span: Span) -> int:
        """How many confirmed innovations a person has in a span's dates."""
        values = {"who": employee_id, "first": span.start, "last": span.end}
        return (await self._session.execute(_CONFIRMED, values)).scalar_one()

    async def confirmed_between(
        self, since: datetime, until: datetime, unit_id: int | None
    ) -> list[ConfirmedInnovation]:
        """Innovations of the office, or of a unit's people, confirmed in a time, by the author's name."""
        query = (
            select(Employee.name, Innovation.why)
            .join(Entry, Entry.id == Innovation.entry_id)
            .join(Employee, Employee.id == Entry.employee_id)
            .where(
                Innovation.is_confirmed.is_(True),
                Innovation.decided_at > since,
                Innovation.decided_at <= until,
                Entry.state.not_in(sorted(NO_REPORT)),
            )
            .order_by(Employee.name, func.lower(Innovation.why))
        )
        if unit_id is not None:
            query = query.where(belonged(unit_id, Entry.employee_id, Entry.date))
        return [ConfirmedInnovation(name, why) for name, why in await self._session.execute(query)]
