"""The people to be told of their week, and its records."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import and_, bindparam, exists, or_, select

from domain import ekinerja_sheet
from domain.cases import CaseState, UsualReason
from domain.periods import Span
from domain.recap import LOOKED_BACK, Work
from storage.base.repository import Repository
from storage.records.ekinerja import added_of
from storage.records.owing import excused
from storage.records.people import in_service, on
from storage.tables import Account, EkinerjaRow, Employee, Entry, Membership, Target

_WORKS = (
    select(Entry, Target.title, Target.rencana_aksi, EkinerjaRow)
    .outerjoin(Target, Target.id == Entry.target_id)
    .outerjoin(EkinerjaRow, EkinerjaRow.entry_id == Entry.id)
    .where(
        Entry.employee_id == bindparam("who"),
        Entry.date.between(bindparam("first"), bindparam("last")),
        Entry.state != CaseState.WITHDRAWN,
    )
    .order_by(Entry.date, Entry.id)
)


class RecapRepository(Repository):
    """Weeks of people, from their entries."""

    async def people(self, day: date, week: Span, units: Collection[int]) -> list[int]:
        """Ids of people of some units who are at work on `day`, can be reached, and have recent reports.

        `make_recap` decides whether there is anything to say.
        """
        worked = exists().where(
            Entry.employee_id == Employee.id,
            Entry.date.between(week.start - LOOKED_BACK, week.end),
            or_(
                and_(Entry.date >= week.start, Entry.state != CaseState.WITHDRAWN),
                Entry.state.in_((CaseState.RETURNED, CaseState.REJECTED)),
            ),
        )
        query = (
            select(Employee.id)
            .join(Account, and_(Account.employee_id == Employee.id, Account.unreachable_since.is_(None)))
            .join(Membership, and_(Membership.employee_id == Employee.id, on(Membership, day)))
            .where(Membership.unit_id.in_(units), in_service(day), ~excused(day), worked)
            .group_by(Employee.id)  # PostgreSQL orders DISTINCT by what it selects alone
            .order_by(Employee.nip)
        )
        return list(await self._session.scalars(query))

    async def works(self, employee_id: int, week: Span) -> list[Work]:
        """A person's entries of a week and of LOOKED_BACK before it, except those that were withdrawn."""
        values = {"who": employee_id, "first": week.start - LOOKED_BACK, "last": week.end}
        return [_work(*row) for row in await self._session.execute(_WORKS, values)]


def _work(entry: Entry, target: str | None, plan: str | None, row: EkinerjaRow | None) -> Work:
    on_sheet = ekinerja_sheet.Work(
        entry.date,
        entry.activity,
        plan,
        entry.started,
        entry.ended,
        entry.minutes,
        entry.volume,
        entry.measure,
    )
    return Work(
        date=entry.date,
        activity=entry.activity,
        state=CaseState(entry.state),
        minutes=entry.minutes or 0,
        target=target,
        volume=entry.volume,
        measure=entry.measure,
        lacks=ekinerja_sheet.missing(on_sheet, added_of(row)),
        reason=entry.note,
        usual=None if entry.reason_code is None else UsualReason(entry.reason_code),
        reviewed_at=entry.reviewed_at,
    )
