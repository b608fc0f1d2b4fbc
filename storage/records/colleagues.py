"""Requests to rate colleagues, and the assessments that answer them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from sqlalchemy import and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.colleagues import Colleague, Pair, RequestState, Round
from domain.periods import Period
from domain.schemes import Assessor
from storage.base.inserting import insert_new
from storage.base.parts import in_parts
from storage.records.closings import ClosingRepository
from storage.records.people import in_service, on
from storage.tables import Account, Assessment, Closing, Employee, Membership, RatingRequest, Supervision

_AT_ONCE = 2_000
_LATELY = timedelta(days=31)
"""Rounds that ended longer ago have been looked through, on one night or another."""


class NamedRequest(Struct, frozen=True):
    """A request for a rating, with the person to be rated."""

    request: RatingRequest
    rated: Employee


class ColleagueRepository:
    """Requests to rate somebody."""

    def __init__(self, session: AsyncSession, closings: ClosingRepository) -> None:
        self._session = session
        self._closings = closings

    async def everybody(self, day: date, since: date) -> list[Colleague]:
        """People in service on a day who were so on an earlier one, with unit and supervisor of the day."""
        query = (
            select(Employee.id, Membership.unit_id, Supervision.supervisor_id, Account.telegram_id)
            .outerjoin(Membership, and_(Membership.employee_id == Employee.id, on(Membership, day)))
            .outerjoin(Supervision, and_(Supervision.employee_id == Employee.id, on(Supervision, day)))
            .outerjoin(Account, and_(Account.employee_id == Employee.id, Account.unreachable_since.is_(None)))
            .where(in_service(day), in_service(since))
            # Of two that hold on a day the later one counts: it is read last.
            .order_by(Employee.id, Membership.starts, Membership.id, Supervision.id)
        )
        rows = await self._session.execute(query)
        found = {person: (unit, head, account) for person, unit, head, account in rows}
        return [
            Colleague(person, unit, head, account is not None)
            for person, (unit, head, account) in found.items()
        ]

    async def asked_in(self, asked: Round) -> dict[Pair, bool]:
        """The pairs that were asked in a round, and whether they still stand."""
        query = select(RatingRequest.employee_id, RatingRequest.rated_id, RatingRequest.state).where(
            RatingRequest.period == asked.period.code, RatingRequest.source == asked.source
        )
        rows = await self._session.execute(query)
        return {(rater, rated): state != RequestState.DECLINED for rater, rated, state in rows}

    async def pairs_of(self, period: Period) -> set[Pair]:
        """The peers who were asked in a period and did not decline, and those whose ratings it has."""
        requests = select(RatingRequest.employee_id, RatingRequest.rated_id).where(
            RatingRequest.period == period.code,
            RatingRequest.source == Assessor.PEER,
            RatingRequest.state != RequestState.DECLINED,
        )
        given = select(Assessment.assessor_id, Assessment.employee_id).where(
            Assessment.period == period.code, Assessment.source == Assessor.PEER
        )
        found: set[Pair] = set()
        for query in (requests, given):
            found.update((rater, rated) for rater, rated in await self._session.execute(query))
        return found

    async def ask(self, asked: Round, pairs: Sequence[Pair]) -> None:
        """Adds requests; a pair that is there already is left alone."""
        rows = [
            {
                "period": asked.period.code,
                "source": asked.source,
                "employee_id": rater,
                "rated_id": rated,
                "date": asked.closes,
                "state": RequestState.OPEN,
                "given": {},
            }
            for rater, rated in pairs
        ]
        for part in in_parts(rows, _AT_ONCE):
            await self._session.execute(insert_new(self._session, RatingRequest), part)

    async def unanswered(self, asked: Round) -> list[int]:
        """Who has still to answer a request of a round."""
        query = (
            select(RatingRequest.employee_id)
            .where(
                RatingRequest.period == asked.period.code,
                RatingRequest.source == asked.source,
                RatingRequest.state == RequestState.OPEN,
            )
            .distinct()
        )
        return list(await self._session.scalars(query))

    async def of(self, employee_id: int, day: date) -> list[NamedRequest]:
        """The requests to a person of rounds that are not over on a day: the supervisor, then by name."""
        query = (
            select(RatingRequest, Employee)
            .join(Employee, Employee.id == RatingRequest.rated_id)
            .where(RatingRequest.employee_id == employee_id, RatingRequest.date >= day, in_service(day))
            .where(RatingRequest.period.not_in(select(Closing.period)))
            .order_by(RatingRequest.source.desc(), Employee.name, Employee.nip)
        )
        rows = await self._session.execute(query)
        return [NamedRequest(request, rated) for request, rated in rows]

    async def get(self, request_id: int) -> RatingRequest | None:
        """A request, held until the end of the transaction: two taps never undo each other."""
        return await self._session.get(
            RatingRequest, request_id, populate_existing=True, with_for_update=True
        )

    async def assess(self, request: RatingRequest, ratings: Mapping[str, int], now: datetime) -> None:
        """Makes a person's ratings assessments, or changes those that they are already.

        Raises Invalid when the period is closed.
        """
        await self._closings.require_assessable(Period.parse(request.period))
        query = select(Assessment).where(
            Assessment.period == request.period,
            Assessment.employee_id == request.rated_id,
            Assessment.assessor_id == request.employee_id,
            Assessment.source == request.source,
        )
        there = {row.criterion: row for row in await self._session.scalars(query)}
        for criterion, rating in ratings.items():
            if criterion in there:
                there[criterion].rating = rating
                continue
            row = Assessment(
                period=request.period,
                employee_id=request.rated_id,
                assessor_id=request.employee_id,
                source=request.source,
                criterion=criterion,
                rating=rating,
                given_at=now,
            )
            self._session.add(row)

    async def forget(self, *, ended_before: date, pairs_before: date) -> None:
        """Drops ratings from requests of rounds that ended before a day, and requests of long ago.

        What counts is in the assessments; what was only begun counts nowhere.
        """
        ended = RatingRequest.date.between(ended_before - _LATELY, ended_before - timedelta(days=1))
        keeping = {"synchronize_session": False}
        await self._session.execute(
            update(RatingRequest).where(ended).values(given={}).execution_options(**keeping)
        )
        await self._session.execute(
            delete(RatingRequest).where(RatingRequest.date < pairs_before).execution_options(**keeping)
        )
