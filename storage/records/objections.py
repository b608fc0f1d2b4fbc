"""Objections with their events: filed once, then one event at a time, each claimed by the number before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit.rows import Values
from domain.cases import CaseState
from domain.objections.life import (
    OPEN,
    Event,
    Filed,
    ObjectionLife,
    What,
    event_digest,
    what_of,
    what_text,
)
from domain.periods import Period, Span
from storage.base.inserting import insert_new
from storage.records.audit import AuditRepository
from storage.records.people import PeopleRepository
from storage.records.supervision import Reviewer, SupervisionRepository
from storage.tables import Closing, Entry, Objection, ObjectionEvent


class Objected(Struct, frozen=True):
    """An objection with the period that it is about."""

    id: int
    closing_id: int
    employee_id: int
    period: Period
    life: ObjectionLife
    digests: tuple[str, ...]
    """Of its events."""

    @property
    def is_whole(self) -> bool:
        """Whether its events are those that were written, in that order."""
        before = ""
        for event, digest in zip(self.life.events, self.digests, strict=True):
            if event_digest(before, event) != digest:
                return False
            before = digest
        return True


class ObjectionRepository:
    """Objections of people against their results."""

    def __init__(
        self,
        session: AsyncSession,
        people: PeopleRepository,
        supervision: SupervisionRepository,
        audit: AuditRepository,
    ) -> None:
        self._session = session
        self._audit = audit
        self._people = people
        self._supervision = supervision

    async def file(self, closing_id: int, employee_id: int, filed: Filed, now: datetime) -> int | None:
        """Files an objection; returns its id, None when the person has objected to this result before."""
        first = Event(1, now, employee_id, filed)
        life = ObjectionLife((first,))
        values = {"closing_id": closing_id, "employee_id": employee_id, "state": life.state, "version": 1}
        statement = insert_new(self._session, Objection, values).returning(Objection.id)
        objection_id: int | None = await self._session.scalar(statement)
        if objection_id is not None:
            self._write(objection_id, first, "")
            await self._session.flush()
        return objection_id

    async def then(self, objected: Objected, what: What, by: int | None, now: datetime) -> Objected | None:
        """Adds an event; None when another was added since it was read.

        Raises AlreadyHandled when the objection no longer takes it.
        """
        event = objected.life.then(what, by, now)
        life = ObjectionLife((*objected.life.events, event))
        claim = (
            update(Objection)
            .where(Objection.id == objected.id, Objection.version == event.number - 1)
            .values(version=event.number, state=life.state)
            .returning(Objection.id)
            .execution_options(synchronize_session=False)
        )
        if (await self._session.scalar(claim)) is None:
            return None
        self._write(objected.id, event, objected.digests[-1])
        await self._session.flush()
        return await self.get(objected.id)

    def _write(self, objection_id: int, event: Event, before: str) -> None:
        row = ObjectionEvent(
            objection_id=objection_id,
            number=event.number,
            at=event.at,
            by_id=event.by,
            kind=event.what.kind,
            what=what_text(event.what),
            digest=event_digest(before, event),
        )
        self._session.add(row)
        after: Values = {"event": event.number, "digest": row.digest}
        self._audit.note(f"objection-{event.what.kind}", f"objections/{objection_id}", after=after)

    async def get(self, objection_id: int) -> Objected | None:
        """The objection with this id."""
        return next(iter(await _found(self._session, Objection.id == objection_id)), None)

    async def of_result(self, closing_id: int, employee_id: int) -> Objected | None:
        """A person's objection to a result."""
        of_it = and_(Objection.closing_id == closing_id, Objection.employee_id == employee_id)
        return next(iter(await _found(self._session, of_it)), None)

    async def open(self) -> list[Objected]:
        """All that wait for an answer or a decision, the longest waiting first."""
        return await open_objections(self._session)

    async def all(self) -> list[Objected]:
        """All there are, the first one first."""
        return await _found(self._session, true())

    async def acted_on_by(self, employee_id: int) -> list[Objected]:
        """Those that a person answered or decided, the latest first."""
        acted = select(ObjectionEvent.objection_id).where(
            ObjectionEvent.by_id == employee_id, ObjectionEvent.kind.in_(("answered", "decided"))
        )
        return (await _found(self._session, Objection.id.in_(acted)))[::-1]

    async def answering(self, life: ObjectionLife, today: date) -> list[Reviewer]:
        """Who may answer on `today`: the assessor and stand-ins; once that one left, who supervises now.

        Nobody answers who also decides.
        """
        if life.filed.assessor is None:
            return []
        assessor, author = await self._people.get(life.filed.assessor), life.author
        if assessor.serves(today):
            found = await self._supervision.reviewers_under(assessor, author, today)
        else:
            found = await self._supervision.reviewers_of(author, today, today)
        return [each for each in found if each.employee.id not in (author, *life.deciders)]

    async def deciding(self, life: ObjectionLife, today: date) -> list[Reviewer]:
        """Who may decide on `today`: those appointed, and stand-ins; never a side of it.

        Who acts for the assessor as well is on that side.
        """
        found: dict[int, Reviewer] = {}
        for decider in life.deciders:
            person = await self._people.get(decider)
            for each in await self._supervision.reviewers_under(person, life.author, today):
                found.setdefault(each.employee.id, each)
        answering = {each.employee.id for each in await self.answering(life, today)}
        sides = life.sides | answering
        return [each for who, each in found.items() if who not in sides]

    async def deciders_of_reports(self, employee_id: int, span: Span) -> set[int]:
        """Who approved a person's reports of some dates."""
        query = select(Entry.reviewer_id).where(
            Entry.employee_id == employee_id,
            Entry.date.between(span.start, span.end),
            Entry.state == CaseState.APPROVED,
        )
        return {each for each in await self._session.scalars(query.distinct()) if each is not None}


def _objected(row: Objection, period: str, events: Iterable[ObjectionEvent]) -> Objected:
    kept = list(events)
    life = ObjectionLife(tuple(Event(each.number, each.at, each.by_id, what_of(each.what)) for each in kept))
    digests = tuple(each.digest for each in kept)
    return Objected(row.id, row.closing_id, row.employee_id, Period.parse(period), life, digests)


async def open_objections(session: AsyncSession) -> list[Objected]:
    """All objections that wait for an answer or a decision, the longest waiting first."""
    return await _found(session, Objection.state.in_(sorted(OPEN)))


async def _found(session: AsyncSession, condition: ColumnElement[bool]) -> list[Objected]:
    query = (
        select(Objection, Closing.period, ObjectionEvent)
        .join(Closing, Closing.id == Objection.closing_id)
        .join(ObjectionEvent, ObjectionEvent.objection_id == Objection.id)
        .where(condition)
        .order_by(Objection.id, ObjectionEvent.number)
    )
    rows: dict[int, tuple[Objection, str, list[ObjectionEvent]]] = {}
    for objection, period, event in await session.execute(query):
        rows.setdefault(objection.id, (objection, period, []))[2].append(event)
    return [_objected(*row) for row in rows.values()]
