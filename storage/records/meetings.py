"""The data of a team's monthly meeting, and who agreed to be shown in it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select, update

from domain.blockers import OPEN
from domain.cases import CaseState
from domain.periods import Span
from storage.base.inserting import insert_new
from storage.base.repository import Repository
from storage.tables import Blocker, Employee, Entry, Innovation, PracticeShown

_GOOD = 5


class GoodPractice(NamedTuple):
    """An approved report that a meeting may look at."""

    entry: Entry
    author: str
    shown: PracticeShown | None
    """Whether its author was asked, and agreed."""
    innovation: str | None
    """Why it is an innovation, where a reviewer confirmed that."""


class MeetingRepository(Repository):
    """Reads for a meeting, and the authors' agreement."""

    async def volumes(self, people: Collection[int], span: Span) -> list[tuple[int, int, date, Decimal]]:
        """What was approved on targets: person, target, date and amount of each entry of a span."""
        query = select(Entry.employee_id, Entry.target_id, Entry.date, Entry.volume).where(
            Entry.employee_id.in_(people),
            Entry.date.between(span.start, span.end),
            Entry.state == CaseState.APPROVED,
            Entry.target_id.is_not(None),
            Entry.volume.is_not(None),
        )
        return [
            (person, target, day, volume)
            for person, target, day, volume in await self._session.execute(query)
            if target is not None and volume is not None
        ]

    async def blockers(
        self, people: Collection[int], span: Span, starts: datetime, ends: datetime
    ) -> list[tuple[Blocker, str]]:
        """Open blockers of people, or those solved in a span, with names, the earliest due first.

        The span's days begin at `starts` and end at `ends`. Decisions of meetings are left out.
        """
        solved = and_(
            Blocker.state == CaseState.APPROVED, Blocker.reviewed_at >= starts, Blocker.reviewed_at < ends
        )
        closed = and_(Blocker.state == CaseState.WITHDRAWN, Blocker.date.between(span.start, span.end))
        query = (
            select(Blocker, Employee.name)
            .join(Employee, Employee.id == Blocker.employee_id)
            .where(Blocker.employee_id.in_(people), Blocker.meeting.is_(None))
            .where(or_(Blocker.state.in_(sorted(OPEN)), solved, closed))
            .order_by(Blocker.due, Blocker.id)
        )
        return [(blocker, name) for blocker, name in await self._session.execute(query)]

    async def decisions(self, supervisors: Collection[int], month: str) -> list[tuple[Blocker, str]]:
        """What some supervisors' meetings decided in a month and in the meeting before, with owners' names.

        Of older meetings what still stands.
        """
        own = Blocker.meeting_of_id.in_(supervisors)
        last = select(func.max(Blocker.meeting)).where(own, Blocker.meeting < month).scalar_subquery()
        query = (
            select(Blocker, Employee.name)
            .join(Employee, Employee.id == Blocker.employee_id)
            .where(own, Blocker.meeting <= month)
            .where(or_(Blocker.meeting == month, Blocker.meeting == last, Blocker.state.in_(sorted(OPEN))))
            .order_by(Blocker.due, Blocker.id)
        )
        return [(blocker, name) for blocker, name in await self._session.execute(query)]

    async def practices(self, people: Collection[int], span: Span) -> list[GoodPractice]:
        """The confirmed innovations and the best rated reports of a span, innovations first."""
        query = (
            select(Entry, Employee.name, PracticeShown, Innovation.why)
            .join(Employee, Employee.id == Entry.employee_id)
            .outerjoin(PracticeShown, PracticeShown.entry_id == Entry.id)
            .outerjoin(Innovation, and_(Innovation.entry_id == Entry.id, Innovation.is_confirmed.is_(True)))
            .where(Entry.employee_id.in_(people), Entry.date.between(span.start, span.end))
            .where(Entry.state == CaseState.APPROVED)
            .where(or_(Entry.supervisor_rating == _GOOD, Innovation.entry_id.is_not(None)))
            .order_by(Innovation.entry_id.is_(None), Entry.date.desc(), Entry.id.desc())
        )
        return [GoodPractice(*row) for row in await self._session.execute(query)]

    async def ask_to_show(self, entry_id: int, by_id: int, now: datetime) -> bool:
        """Notes that an author is asked; False when that was done before."""
        values = {"entry_id": entry_id, "asked_by_id": by_id, "asked_at": now}
        statement = insert_new(self._session, PracticeShown, values).returning(PracticeShown.entry_id)
        return (await self._session.scalar(statement)) is not None

    async def answer(self, entry_id: int, *, agreed: bool) -> bool:
        """Keeps what an author said; False when nobody asked."""
        statement = (
            update(PracticeShown)
            .where(PracticeShown.entry_id == entry_id)
            .values(agreed=agreed)
            .returning(PracticeShown.entry_id)
            .execution_options(synchronize_session=False)
        )
        return (await self._session.scalar(statement)) is not None

    async def practice(self, entry_id: int) -> PracticeShown | None:
        """What was asked and answered about a report."""
        return await self._session.get(PracticeShown, entry_id, populate_existing=True)
