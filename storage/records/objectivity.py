"""Notices about figures of objectivity: who may look, what was decided, and how they stood at a closing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from fractions import Fraction

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update

from domain.audit.rows import Values, digest
from domain.objectivity import (
    DECIDED,
    NOTICE_GRACE,
    Dismissal,
    NoticeFigure,
    NoticeState,
    is_shown_to_others,
)
from storage.records.audit import LoggedRepository
from storage.records.people import in_service, on
from storage.tables import (
    Employee,
    Entry,
    Membership,
    ObjectivityNotice,
    StandIn,
    Supervision,
)


class Noticed(Struct, frozen=True):
    """A notice and the person it is about."""

    notice: ObjectivityNotice
    person: Employee

    def is_shown_to_others(self, now: datetime) -> bool:
        """Whether others may look (see `is_shown_to_others`)."""
        return is_shown_to_others(self.notice.shown_at, self.notice.found_at, now)


def told_of_row(row: ObjectivityNotice) -> NoticeFigure:
    """The figure of a notice."""
    return NoticeFigure(Fraction(row.value), row.n, None if row.z is None else Fraction(row.z))


def _shown_to_others(now: datetime) -> ColumnElement[bool]:
    """`is_shown_to_others` by the database."""
    return or_(ObjectivityNotice.shown_at.is_not(None), ObjectivityNotice.found_at <= now - NOTICE_GRACE)


class ObjectivityNoticeRepository(LoggedRepository):
    """Notices by person, signal and period."""

    # --- who looks ---------------------------------------------------------------------------------------

    async def waiting(
        self,
        now: datetime,
        today: date,
        *,
        unit_id: int | None = None,
        heads: Collection[int] | None = None,
        besides: int | None = None,
    ) -> int:
        """How many open notices there are to look at: of the office, a unit, or the people under some heads.

        Those about `besides` do not count: nobody decides about oneself.
        """
        query = select(func.count(ObjectivityNotice.id)).where(
            self._open(now, today, unit_id, heads, besides)
        )
        return (await self._session.scalar(query)) or 0

    async def listed(
        self,
        now: datetime,
        today: date,
        *,
        unit_id: int | None = None,
        heads: Collection[int] | None = None,
        besides: int | None = None,
    ) -> list[Noticed]:
        """The notices that `waiting` counts, the earliest found first: never in the order of the figures."""
        query = (
            select(ObjectivityNotice, Employee)
            .join(Employee, Employee.id == ObjectivityNotice.employee_id)
            .where(self._open(now, today, unit_id, heads, besides))
            .order_by(ObjectivityNotice.found_at, Employee.name, ObjectivityNotice.id)
        )
        return [Noticed(notice, person) for notice, person in await self._session.execute(query)]

    def _open(
        self,
        now: datetime,
        today: date,
        unit_id: int | None,
        heads: Collection[int] | None,
        besides: int | None,
    ) -> ColumnElement[bool]:
        own = ObjectivityNotice.employee_id
        conditions = [ObjectivityNotice.state == NoticeState.OPEN, _shown_to_others(now)]
        if unit_id is not None:
            stay = and_(Membership.unit_id == unit_id, on(Membership, today))
            conditions.append(exists().where(Membership.employee_id == own, stay))
        if heads is not None:
            under = and_(Supervision.supervisor_id.in_(heads), on(Supervision, today))
            conditions.append(exists().where(Supervision.employee_id == own, under))
        if besides is not None:
            conditions.append(own != besides)
        return and_(*conditions)

    async def heads_waited_for(self, now: datetime, today: date) -> set[int]:
        """Who has notices to look at about people that they supervise, or for whose supervisor they act."""
        notice = ObjectivityNotice
        shown = and_(notice.state == NoticeState.OPEN, _shown_to_others(now))
        supervised = and_(Supervision.employee_id == notice.employee_id, on(Supervision, today))
        found = set(
            await self._session.scalars(
                select(Supervision.supervisor_id).join(notice, supervised).where(shown).distinct()
            )
        )
        acting = select(StandIn.stand_in_id).where(StandIn.supervisor_id.in_(found), on(StandIn, today))
        found.update(await self._session.scalars(acting))
        serving = select(Employee.id).where(Employee.id.in_(found), in_service(today))
        return set(await self._session.scalars(serving))

    async def get(self, notice_id: int) -> Noticed | None:
        """A notice by its id, as it is in the database now."""
        query = (
            select(ObjectivityNotice, Employee)
            .join(Employee, Employee.id == ObjectivityNotice.employee_id)
            .where(ObjectivityNotice.id == notice_id)
            .execution_options(populate_existing=True)
        )
        found = (await self._session.execute(query)).one_or_none()
        return None if found is None else Noticed(*found)

    async def own(self, employee_id: int, period: str) -> list[ObjectivityNotice]:
        """The notices about a person that are open, or of a period; the latest first."""
        row = ObjectivityNotice
        query = (
            select(row)
            .where(row.employee_id == employee_id, row.state != NoticeState.LAPSED)
            .where(or_(row.period == period, row.state == NoticeState.OPEN))
            .order_by(row.found_at.desc(), row.id.desc())
        )
        return list(await self._session.scalars(query))

    async def note_shown(self, employee_id: int, at: datetime, notice_id: int | None = None) -> None:
        """Notes that a person is shown the own notices, or one of them; the first time stays."""
        row = ObjectivityNotice
        shown = update(row).where(row.employee_id == employee_id, row.shown_at.is_(None))
        if notice_id is not None:
            shown = shown.where(row.id == notice_id)
        shown = shown.where(row.state != NoticeState.LAPSED).values(shown_at=at)
        await self._session.execute(shown.execution_options(synchronize_session=False))

    async def entries(self, notice: ObjectivityNotice) -> dict[int, Entry]:
        """The entries that a notice names as examples, by their ids; those that are still there."""
        named = [entry for group in notice.records for entry in group]
        found = await self._session.scalars(select(Entry).where(Entry.id.in_(named)))
        return {entry.id: entry for entry in found}

    async def open_in(self, period: str) -> int:
        """The number of open notices of a period, including those that only the person sees yet."""
        query = select(func.count(ObjectivityNotice.id)).where(
            ObjectivityNotice.period == period, ObjectivityNotice.state == NoticeState.OPEN
        )
        return (await self._session.scalar(query)) or 0

    # --- what is said ------------------------------------------------------------------------------------

    async def decide(
        self,
        notice: ObjectivityNotice,
        state: NoticeState,
        reason: Dismissal | None,
        note: str | None,
        by: int | None,
        now: datetime,
    ) -> bool:
        """Keeps what somebody decided about an open notice; False when somebody was first."""
        values = {"state": state, "decided_at": now, "decided_by_id": by, "reason_code": reason, "note": note}
        if not await self._change(notice, ObjectivityNotice.state == NoticeState.OPEN, values):
            return False
        why = reason if note is None else digest(note)
        after: Values = {"state": state, "reason": why, "value": notice.value, "n": notice.n}
        self._audit.note(f"{state}-notice", name_of(notice.id), {"state": NoticeState.OPEN}, after)
        return True

    async def reopen(self, notice: ObjectivityNotice) -> bool:
        """Opens a decided notice again, as after a wrong tap; False when somebody was first."""
        before = notice.state
        values = dict.fromkeys(("decided_at", "decided_by_id", "reason_code", "note"))
        decided = ObjectivityNotice.state.in_(sorted(DECIDED))
        if not await self._change(notice, decided, {**values, "state": NoticeState.OPEN}):
            return False
        self._audit.note("reopen-notice", name_of(notice.id), {"state": before}, {"state": NoticeState.OPEN})
        return True

    async def explain(self, notice: ObjectivityNotice, text: str, now: datetime) -> bool:
        """Saves the person's explanation of a notice, once."""
        missing = ObjectivityNotice.explanation.is_(None)
        if not await self._change(notice, missing, {"explanation": text, "explained_at": now}):
            return False
        self._audit.note("explain-notice", name_of(notice.id), after={"explanation": digest(text)})
        return True

    async def _change(
        self, notice: ObjectivityNotice, condition: ColumnElement[bool], values: Mapping[str, object]
    ) -> bool:
        changed = (
            update(ObjectivityNotice)
            .where(ObjectivityNotice.id == notice.id, condition)
            .values(**values)
            .returning(ObjectivityNotice.id)
            .execution_options(synchronize_session=False)
        )
        return (await self._session.scalar(changed)) is not None


def name_of(notice_id: int) -> str:
    return f"{ObjectivityNotice.__tablename__}/{notice_id}"
