"""Frozen results as papers need them: of one person, of an assessor's people, of everybody in parts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from typing import NamedTuple

from msgspec.structs import replace
from sqlalchemy import func, select

from domain.closing.frozen import scheme_of, signatories_of
from domain.periods import Period
from storage.base.repository import Repository
from storage.records.closings import Frozen, frozen_of
from storage.tables import Closing, Employee, Result

_AT_ONCE = 500
"""Results that are read at a time."""


class Assessed(NamedTuple):
    """A person whose result an assessor signs."""

    employee_id: int
    name: str


class ResultRepository(Repository):
    """Results of closed periods, latest revisions first."""

    async def periods(self) -> list[Period]:
        """The periods whose results are frozen, the latest first."""
        query = select(Closing.period).where(Closing.closed_at.is_not(None))
        return _latest_first(await self._session.scalars(query))

    async def periods_of(self, employee_id: int) -> list[Period]:
        """The periods in which a person has a result, the latest first."""
        query = (
            select(Closing.period)
            .join(Result, Result.closing_id == Closing.id)
            .where(Result.employee_id == employee_id, Result.revision == 1)
        )
        return _latest_first(await self._session.scalars(query))

    async def assessor_of(self, period: Period, employee_id: int) -> int | None:
        """Who signs a person's latest result as the assessor; None without one."""
        query = (
            select(Result.assessor_id)
            .join(Closing, Closing.id == Result.closing_id)
            .where(Closing.period == period.code, Result.employee_id == employee_id)
            .order_by(Result.revision.desc())
            .limit(1)
        )
        assessor: int | None = await self._session.scalar(query)
        return assessor

    async def assessed_by(self, period: Period, assessor_id: int) -> list[Assessed]:
        """Whose results somebody signs as the assessor, by name."""
        # All revisions of a result have the same signatories.
        query = (
            select(Result.employee_id, Result.signatories)
            .join(Closing, Closing.id == Result.closing_id)
            .where(Closing.period == period.code, Result.assessor_id == assessor_id, Result.revision == 1)
        )
        found = [
            Assessed(person, signatories_of(text).person.name)
            for person, text in await self._session.execute(query)
        ]
        return sorted(found, key=lambda each: (each.name, each.employee_id))

    async def of_digest(self, beginning: str) -> Frozen | None:
        """The result whose digest begins so; None without one."""
        query = (
            select(Closing, Result)
            .join(Result, Result.closing_id == Closing.id)
            .where(Result.digest.between(beginning, f"{beginning}g"))
        )
        found = (await self._session.execute(query.limit(1))).first()
        return None if found is None else frozen_of(found[0], scheme_of(found[0].scheme_text), found[1])

    async def count(self, period: Period) -> int:
        """How many people have a result of a closed period."""
        query = (
            select(func.count())
            .select_from(Result)
            .join(Closing, Closing.id == Result.closing_id)
            .where(Closing.period == period.code, Result.revision == 1)
        )
        return await self._session.scalar(query) or 0

    async def latest_after(self, period: Period, employee_id: int, most: int) -> list[Frozen]:
        """The latest results of the next people after a person, by their ids; 0 begins."""
        newest = (
            select(Result.closing_id, Result.employee_id, func.max(Result.revision).label("revision"))
            .join(Closing, Closing.id == Result.closing_id)
            .where(Closing.period == period.code, Result.employee_id > employee_id)
            .group_by(Result.closing_id, Result.employee_id)
            .order_by(Result.employee_id)
            .limit(most)
            .subquery()
        )
        query = (
            select(Closing, Result)
            .join(Result, Result.closing_id == Closing.id)
            .join(
                newest,
                (newest.c.closing_id == Result.closing_id)
                & (newest.c.employee_id == Result.employee_id)
                & (newest.c.revision == Result.revision),
            )
            .order_by(Result.employee_id)
        )
        rows = (await self._session.execute(query)).all()
        scheme = scheme_of(rows[0][0].scheme_text) if rows else None
        return [] if scheme is None else [frozen_of(closing, scheme, row) for closing, row in rows]

    async def latest_of_all(self, period: Period) -> AsyncIterator[Frozen]:
        """Everybody's latest result, by their ids."""
        found = await self.latest_after(period, 0, _AT_ONCE)
        while found:
            for each in found:
                yield each
            found = await self.latest_after(period, found[-1].employee_id, _AT_ONCE)

    async def latest_for_other_systems(self, period: Period) -> list[Frozen]:
        """Everybody's latest result, with the NIPs of today, by which other systems know people.

        A NIP that was wrong at the closing is on the paper for good, and may be somebody else's today.
        """
        nips = dict((await self._session.execute(select(Employee.id, Employee.nip))).all())
        found = []
        async for each in self.latest_of_all(period):
            signing = each.signatories
            signing = signing._replace(person=signing.person._replace(nip=nips[each.employee_id]))
            if signing.supervisor is not None and each.assessor_id is not None:
                head = signing.supervisor._replace(nip=nips[each.assessor_id])
                signing = signing._replace(supervisor=head)
            found.append(replace(each, signatories=signing))
        return found


def _latest_first(codes: Iterable[str]) -> list[Period]:
    periods = [Period.parse(code) for code in codes]
    return sorted(periods, key=lambda each: (each.end, each.kind.months), reverse=True)
