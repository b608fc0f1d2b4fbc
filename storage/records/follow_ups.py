"""Follow-up of closed results: who writes, and what was written, decided and answered."""

from __future__ import annotations

import asyncio
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, Update, and_, case, exists, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from domain.audit.rows import Values, digest
from domain.closing.frozen import Post, card_of, records_of, scheme_of, signatories_of
from domain.follow_up import Answer, Decided, Decision, Done, Followed, Written, proposals, writable
from domain.periods import Period
from domain.schemes import Action, Scheme
from domain.scoring import PersonFacts, Scorecard
from storage.base.inserting import insert_new
from storage.base.parts import in_parts
from storage.records.audit import LoggedRepository
from storage.records.deciding import out_of_service
from storage.records.people import in_service, on
from storage.tables import Closing, Employee, ProposalDecision, Recommendation, Result, Supervision

_MANY = 200
"""So many results are read in a thread: an office's thousands would hold up the chats."""
_AT_ONCE = 1_000
"""Rows of one statement."""


class Closed(Struct, frozen=True, dict=True):
    """A closing that is finished."""

    id: int
    period: Period
    zone: ZoneInfo
    closed_at: datetime
    scheme_text: str

    @cached_property
    def scheme(self) -> Scheme:
        """The scheme as it was frozen."""
        return scheme_of(self.scheme_text)

    @property
    def closed_on(self) -> date:
        """The office's date of the closing."""
        return self.closed_at.astimezone(self.zone).date()


class FollowedResult(Struct, frozen=True):
    """A person's latest result of a closed period, and what follows from it."""

    closed: Closed
    employee_id: int
    revision: int
    card: Scorecard
    followed: Followed
    signatories_text: str

    @property
    def post(self) -> Post:
        """The person's rank, position and unit, as they were frozen."""
        return signatories_of(self.signatories_text).person


class FollowUpRepository(LoggedRepository):
    """Recommendations and decisions by closing and person."""

    async def recommendation_of(self, period: Period, employee_id: int) -> Written | None:
        """What is recommended to a person after a period; None where nothing is written."""
        query = (
            select(Recommendation)
            .join(Closing, Closing.id == Recommendation.closing_id)
            .where(Closing.period == period.code, Recommendation.employee_id == employee_id)
        )
        row = await self._session.scalar(query)
        return None if row is None else _written(row)

    async def finished(self) -> list[Closed]:
        """All finished closings, the latest end first."""
        query = select(Closing).where(Closing.closed_at.is_not(None)).order_by(Closing.ends.desc())
        found = []
        for row in await self._session.scalars(query):
            # The condition of the query.
            assert row.closed_at is not None
            period, zone = Period.parse(row.period), ZoneInfo(row.zone)
            found.append(Closed(row.id, period, zone, row.closed_at, row.scheme_text))
        return found

    async def writable(self) -> list[Closed]:
        """The closings whose follow-up can be written, what ended last first."""
        closed = {each.period: each for each in await self.finished()}
        return [closed[period] for period in writable(closed)]

    async def unprepared(self) -> list[Closed]:
        """Those of `writable` without a follow-up."""
        made = set(await self._session.scalars(select(Recommendation.closing_id).distinct()))
        return [each for each in await self.writable() if each.id not in made]

    async def signed(self, closing_id: int) -> list[tuple[int, int | None]]:
        """Everybody of a closing, with the supervisor in the first revision."""
        query = select(Result.employee_id, Result.assessor_id).where(
            Result.closing_id == closing_id, Result.revision == 1
        )
        return [(person, assessor) for person, assessor in await self._session.execute(query)]

    async def has_results(self, closing_id: int, employee_id: int | None, heads: Collection[int]) -> bool:
        """Whether a closing has a result of a person (None: of anybody), or one that `heads` signed."""
        query = select(Result.closing_id).where(Result.closing_id == closing_id).limit(1)
        if employee_id is not None:
            query = query.where(or_(Result.employee_id == employee_id, Result.assessor_id.in_(heads)))
        return await self._session.scalar(query) is not None

    async def prepare(self, closing_id: int, signed: Sequence[tuple[int, int | None]]) -> None:
        """Makes the follow-up of everybody of a closing, to be written; what is made already stays."""
        for part in in_parts(signed, _AT_ONCE):
            rows = [
                {"closing_id": closing_id, "employee_id": person, "supervisor_id": supervisor}
                for person, supervisor in part
            ]
            await self._session.execute(insert_new(self._session, Recommendation), rows)

    async def is_kept(self, closing_id: int, employee_id: int) -> bool:
        """Whether anything follows from a person's result of a closing."""
        return await self._session.get(Recommendation, (closing_id, employee_id)) is not None

    async def of_person(self, employee_id: int) -> set[int]:
        """The closings from which something follows for a person."""
        query = select(Recommendation.closing_id).where(Recommendation.employee_id == employee_id)
        return set(await self._session.scalars(query))

    # --- who writes --------------------------------------------------------------------------------------

    async def writers(self, closing_id: int, today: date) -> dict[int, list[int]]:
        """By supervisor, the people in service whose follow-up that one, or a stand-in, writes on a day.

        It is the supervisor of the frozen result; where that one has left, the supervisor of today;
        nobody where the result names none.
        """
        found: defaultdict[int, list[int]] = defaultdict(list)
        query = _heads(today).where(Recommendation.closing_id == closing_id)
        for person, head in await self._session.execute(query):
            if head is not None:
                found[head].append(person)
        return dict(found)

    async def writer_of(self, closing_id: int, employee_id: int, today: date) -> int | None:
        """The supervisor who writes a person's follow-up on a day, as `writers`."""
        query = _heads(today).where(
            Recommendation.closing_id == closing_id, Recommendation.employee_id == employee_id
        )
        row = (await self._session.execute(query)).first()
        return None if row is None else row[1]

    async def under(
        self, closing_id: int, supervisors: Collection[int], reviewer_id: int, today: date
    ) -> list[Employee]:
        """The people whose follow-up some supervisors write, by name; never the one who asks."""
        heads = _heads(today).where(Recommendation.closing_id == closing_id).subquery()
        query = (
            select(Employee)
            .join(heads, heads.c.employee_id == Employee.id)
            .where(heads.c.head.in_(supervisors), Employee.id != reviewer_id)
            .order_by(Employee.name, Employee.nip)
        )
        return list(await self._session.scalars(query))

    async def people_of(self, closing_id: int) -> list[Employee]:
        """Everybody of a closing, by name."""
        query = (
            select(Employee)
            .join(Recommendation, Recommendation.employee_id == Employee.id)
            .where(Recommendation.closing_id == closing_id)
            .order_by(Employee.name, Employee.nip)
        )
        return list(await self._session.scalars(query))

    # --- what follows ------------------------------------------------------------------------------------

    async def results(
        self, closed: Closed, people: Collection[int] | None = None
    ) -> dict[int, FollowedResult]:
        """What follows from the results of some people (None: of all) by person; made ones alone."""
        kept = {each.employee_id: each for each in await self._kept(closed.id, people)}
        decisions = await self._decisions(closed.id, people)
        query = (
            select(Result.employee_id, Result.revision, Result.card, Result.signatories)
            .where(Result.closing_id == closed.id, *_of(Result.employee_id, people))
            .order_by(Result.employee_id, Result.revision)
        )
        found = await self._session.execute(query)
        latest = {person: (revision, card, signing) for person, revision, card, signing in found}

        def read() -> dict[int, FollowedResult]:
            return {
                person: _followed(closed, row, latest[person], decisions)
                for person, row in kept.items()
                if person in latest
            }

        return await asyncio.to_thread(read) if len(kept) > _MANY else read()

    async def decisions_of(self, closing_id: int, employee_id: int) -> dict[str, Decided]:
        """What was decided about the proposals for a person, by their marks."""
        found = await self._decisions(closing_id, [employee_id])
        return {mark: decided for (_, mark), decided in found.items()}

    async def _kept(self, closing_id: int, people: Collection[int] | None) -> list[Recommendation]:
        query = select(Recommendation).where(
            Recommendation.closing_id == closing_id, *_of(Recommendation.employee_id, people)
        )
        return list(await self._session.scalars(query.execution_options(populate_existing=True)))

    async def _decisions(
        self, closing_id: int, people: Collection[int] | None
    ) -> Mapping[tuple[int, str], Decided]:
        query = select(ProposalDecision).where(
            ProposalDecision.closing_id == closing_id, *_of(ProposalDecision.employee_id, people)
        )
        return {
            (each.employee_id, each.mark): Decided(
                Decision(each.decision), Action(each.action), each.competency, each.course, each.reason
            )
            for each in await self._session.scalars(query.execution_options(populate_existing=True))
        }

    async def facts(self, closing_id: int, people: Collection[int]) -> dict[int, PersonFacts]:
        """The frozen sums of some people's latest results."""
        found: dict[int, bytes] = {}
        for part in in_parts(sorted(people), _AT_ONCE):
            query = (
                select(Result.employee_id, Result.records)
                .where(Result.closing_id == closing_id)
                .where(Result.employee_id.in_(part))
                .order_by(Result.employee_id, Result.revision)
            )
            found |= dict((await self._session.execute(query)).all())

        def read() -> dict[int, PersonFacts]:
            return {
                person: records_of(zlib.decompress(packed).decode()).facts for person, packed in found.items()
            }

        return await asyncio.to_thread(read) if len(found) > _MANY else read()

    # --- what is said ------------------------------------------------------------------------------------

    async def write(self, closing_id: int, employee_id: int, text: str, by_id: int, now: datetime) -> None:
        """Keeps a recommendation in the place of an earlier one."""
        await self._session.execute(
            _row(closing_id, employee_id).values(text=text, written_by_id=by_id, written_at=now)
        )
        self._audit.note(
            "recommend", f"recommendations/{closing_id}/{employee_id}", after={"text": digest(text)}
        )

    async def decide(
        self, closing_id: int, employee_id: int, mark: str, decided: Decided, by_id: int, now: datetime
    ) -> None:
        """Keeps a decision about a proposal in the place of an earlier one."""
        await self._session.merge(
            ProposalDecision(
                closing_id=closing_id,
                employee_id=employee_id,
                mark=mark,
                decision=decided.decision,
                action=decided.action,
                competency=decided.competency,
                course=decided.course,
                reason=decided.reason,
                decided_by_id=by_id,
                decided_at=now,
            )
        )
        await self._session.flush()
        after: Values = {
            "mark": digest(mark),
            "decision": str(decided.decision),
            "reason": digest(str(decided.reason)),
        }
        self._audit.note("decide-proposal", f"proposals/{closing_id}/{employee_id}", after=after)

    async def answer(
        self, closing_id: int, employee_id: int, done: Done, why: str | None, by_id: int, now: datetime
    ) -> None:
        """Keeps whether what was recommended after a closing was done."""
        said = {"done": done, "done_why": why, "answered_by_id": by_id, "answered_at": now}
        await self._session.execute(_row(closing_id, employee_id).values(said))
        after: Values = {"done": str(done), "why": digest(why or "")}
        self._audit.note("answer-recommendation", f"recommendations/{closing_id}/{employee_id}", after=after)


def _followed(
    closed: Closed,
    row: Recommendation,
    result: tuple[int, str, str],
    decisions: Mapping[tuple[int, str], Decided],
) -> FollowedResult:
    revision, text, signatories = result
    card, person = card_of(text), row.employee_id
    given = proposals(card)
    said = {each.mark: decisions[person, each.mark] for each in given if (person, each.mark) in decisions}
    followed = Followed(closed.period, given, _written(row), said, _answer(row))
    return FollowedResult(closed, person, revision, card, followed, signatories)


def _row(closing_id: int, employee_id: int) -> Update:
    return (
        update(Recommendation)
        .where(Recommendation.closing_id == closing_id, Recommendation.employee_id == employee_id)
        .execution_options(synchronize_session=False)
    )


def _heads(today: date) -> Select[int, int | None]:
    """People in service with the supervisor who writes their follow-up: as `writers`."""
    of_today = and_(Supervision.employee_id == Recommendation.employee_id, on(Supervision, today))
    serves = ~out_of_service(Recommendation.supervisor_id, today)
    head = case((serves, Recommendation.supervisor_id), else_=Supervision.supervisor_id)
    return (
        select(Recommendation.employee_id, head.label("head"))
        .outerjoin(Supervision, of_today)
        .where(exists().where(Employee.id == Recommendation.employee_id, in_service(today)))
        .order_by(Recommendation.employee_id)
    )


def _of(column: InstrumentedAttribute[int], people: Collection[int] | None) -> Iterable[ColumnElement[bool]]:
    return () if people is None else (column.in_(people),)


def _written(row: Recommendation) -> Written | None:
    if row.text is None or row.written_by_id is None:
        return None
    return Written(row.text, row.written_by_id)


def _answer(row: Recommendation) -> Answer | None:
    if row.done is None or row.answered_by_id is None:
        return None
    return Answer(Done(row.done), row.done_why, row.answered_by_id)
