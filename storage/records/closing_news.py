"""News of a closing: everybody is told once, in parts; and the progress of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, func, select

from domain.cases import CHANGEABLE, CaseState
from storage.base.repository import Repository
from storage.records.data_corrections import barred
from storage.tables import Account, Closing, DataCorrection, Entry, Result


class NewsBatch(NamedTuple):
    """The next people to notify of their result, and whether they are the last ones of the closing."""

    closing_id: int
    people: Sequence[int]
    is_last: bool


class ResultCounts(NamedTuple):
    """Numbers of first results of a closing: by grade (None: no grade possible), and of notified people."""

    grades: Mapping[str | None, int]
    reachable: int
    """Results of people who have a Telegram account."""
    told: int

    @property
    def results(self) -> int:
        """The number of all first results."""
        return sum(self.grades.values())


class LeftUndecided(NamedTuple):
    """What nobody can approve any more because a closing locked it: numbers for one person."""

    own: int
    """The person's reports that wait for a decision, or were returned."""
    assessed: int
    """Reports that wait, of people whom the person assessed."""
    corrections: int
    """The person's requests to correct data that would hold from a day that no earlier closing locked."""


class ClosingNewsRepository(Repository):
    """Telling people of their frozen results."""

    async def next_part(self, most: int, now: datetime) -> NewsBatch | None:
        """Takes the next people to be told of a closing; None when everybody was told of all.

        People without an account are left out. Each person is returned once.
        """
        query = select(Closing).where(Closing.closed_at.is_not(None), Closing.told_at.is_(None))
        closing = await self._session.scalar(query.order_by(Closing.id).limit(1))
        if closing is None:
            return None
        following = _reachable(closing.id).where(Result.employee_id > closing.told_up_to)
        people = list(await self._session.scalars(following.order_by(Result.employee_id).limit(most)))
        if people:
            closing.told_up_to = people[-1]
        is_last = len(people) < most
        if is_last:
            closing.told_at = now
        await self._session.flush()
        return NewsBatch(closing.id, people, is_last)

    async def revised(self, closing_id: int) -> int:
        """How many people have a result that was changed after the closing."""
        query = select(func.count(Result.employee_id.distinct())).where(
            Result.closing_id == closing_id, Result.revision > 1
        )
        return (await self._session.scalars(query)).one()

    async def left_undecided(self, closing: Closing, employee_id: int) -> LeftUndecided:
        """What a closing locked of a person's own records, and of reports whose authors they assessed."""
        of_period = Entry.date.between(closing.starts, closing.ends)
        reports = select(Entry.id).where(of_period)
        own = reports.where(Entry.employee_id == employee_id, Entry.state.in_(sorted(CHANGEABLE)))
        assessed = reports.join(Result, Result.employee_id == Entry.employee_id).where(
            Result.closing_id == closing.id,
            Result.assessor_id == employee_id,
            Result.revision == 1,
            Entry.state == CaseState.SUBMITTED,
        )
        corrections = barred(closing.ends, closing.id).where(DataCorrection.employee_id == employee_id)
        counts = select(*(_number_of(each).scalar_subquery() for each in (own, assessed, corrections)))
        return LeftUndecided(*(await self._session.execute(counts)).one())

    async def totals(self, closing: Closing) -> ResultCounts:
        """The figures of a closing as they are now."""
        graded = (
            select(Result.grade, func.count())
            .where(Result.closing_id == closing.id, Result.revision == 1)
            .group_by(Result.grade)
        )
        grades = dict((await self._session.execute(graded)).all())
        reachable = await self._counted(_reachable(closing.id))
        if closing.told_at is not None:
            return ResultCounts(grades, reachable, reachable)
        told = await self._counted(_reachable(closing.id).where(Result.employee_id <= closing.told_up_to))
        return ResultCounts(grades, reachable, told)

    async def _counted(self, people: Select[int]) -> int:
        return await self._session.scalar(_number_of(people)) or 0


def _number_of(ids: Select[int]) -> Select[int]:
    return select(func.count()).select_from(ids.subquery())


def _reachable(closing_id: int) -> Select[int]:
    """Ids of the people with a first result who can be written to."""
    return (
        select(Result.employee_id)
        .join(Account, Account.employee_id == Result.employee_id)
        .where(Result.closing_id == closing_id, Result.revision == 1, Account.unreachable_since.is_(None))
    )
