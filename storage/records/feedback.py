"""Feedback: about a person, by a person, and what is asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import aliased

from domain.cases import UNDO_FOR
from domain.feedback import FeedbackKind, Occasion, Tally
from domain.periods import Span
from storage.base.inserting import insert_new
from storage.base.repository import Repository
from storage.records.supervision import ActingFor
from storage.tables import Employee, Entry, Feedback, FeedbackRequest


class Given(Struct, frozen=True):
    """A piece of feedback with the names of its author and of the person it is about, and its report."""

    feedback: Feedback
    giver: str
    person: str
    entry: Entry | None


class FeedbackAbout(Struct, frozen=True):
    """What was said about a person in a span, the latest first."""

    given: Sequence[Given]

    @property
    def tally(self) -> Tally:
        """The number of each kind."""
        return Tally.of(each.feedback.kind for each in self.given)


class OpenRequest(Struct, frozen=True):
    """An open request for feedback, with the name of the person who asked."""

    request: FeedbackRequest
    person: str


class FeedbackRepository(Repository):
    """Feedback that was given, and requests for it."""

    async def about(self, employee_id: int, span: Span, now: datetime) -> FeedbackAbout:
        """What anybody said about a person for the days of a span, with its counts.

        What may still be taken back at `now` is not in it.
        """
        final = Feedback.given_at <= now - UNDO_FOR
        return FeedbackAbout(await self._given(span, Feedback.employee_id == employee_id, final))

    async def by(self, giver_id: int, span: Span) -> Sequence[Given]:
        """What a person said about others for the days of a span, the latest first."""
        return await self._given(span, Feedback.giver_id == giver_id)

    async def _given(self, span: Span, *conditions: ColumnElement[bool]) -> Sequence[Given]:
        giver, person = aliased(Employee), aliased(Employee)
        query = (
            select(Feedback, giver.name, person.name, Entry)
            .join(giver, giver.id == Feedback.giver_id)
            .join(person, person.id == Feedback.employee_id)
            .outerjoin(Entry, Entry.id == Feedback.entry_id)
            .where(Feedback.date.between(span.start, span.end), *conditions)
            .order_by(Feedback.date.desc(), Feedback.id.desc())
        )
        return [Given(*row) for row in await self._session.execute(query)]

    async def get(self, feedback_id: int) -> Feedback | None:
        """The piece with this id, as it is in the database now; None once it is taken back."""
        return await self._session.get(Feedback, feedback_id, populate_existing=True)

    async def give(
        self,
        employee_id: int,
        giver_id: int,
        day: date,
        kind: FeedbackKind,
        occasion: Occasion,
        text: str,
        now: datetime,
        *,
        answers: bool,
        entry_id: int | None = None,
        acting: ActingFor | None = None,
    ) -> Feedback:
        """Saves a person's feedback about another; `answers` closes the person's open request.

        `acting` is the supervisor that a stand-in gives it for.
        """
        feedback = Feedback(
            employee_id=employee_id,
            date=day,
            giver_id=giver_id,
            acted_for_id=None if acting is None else acting.supervisor.id,
            acted_as=None if acting is None else acting.kind,
            kind=kind,
            occasion=occasion,
            entry_id=entry_id,
            text=text,
            given_at=now,
        )
        self._session.add(feedback)
        await self._session.flush()
        if answers:
            await self._session.execute(
                update(FeedbackRequest)
                .where(FeedbackRequest.employee_id == employee_id, FeedbackRequest.closed_at.is_(None))
                .values(closed_at=now, feedback_id=feedback.id)
                .execution_options(synchronize_session=False)
            )
        return feedback

    async def take_back(self, feedback: Feedback) -> None:
        """Removes a piece; a request that it answered is open again, unless its person has a new one."""
        answered = update(FeedbackRequest).where(FeedbackRequest.feedback_id == feedback.id)
        if await self.open_request_of(feedback.employee_id) is None:
            answered = answered.values(feedback_id=None, closed_at=None)
        else:
            answered = answered.values(feedback_id=None)
        await self._session.execute(answered.execution_options(synchronize_session=False))
        await self._session.execute(delete(Feedback).where(Feedback.id == feedback.id))

    async def reply(self, feedback: Feedback, text: str, now: datetime) -> bool:
        """Keeps what the person answers; False when they have answered before."""
        statement = (
            update(Feedback)
            .where(Feedback.id == feedback.id, Feedback.reply.is_(None))
            .values(reply=text, replied_at=now)
            .returning(Feedback.id)
            .execution_options(synchronize_session=False)
        )
        if (await self._session.scalar(statement)) is None:
            return False
        await self._session.refresh(feedback)
        return True

    async def first_day(self, *, about: int | None = None, by: int | None = None) -> date | None:
        """The earliest day that feedback about a person, or by a person, counts for."""
        whose = Feedback.employee_id == about if by is None else Feedback.giver_id == by
        day: date | None = await self._session.scalar(select(func.min(Feedback.date)).where(whose))
        return day

    # --- requests -----------------------------------------------------------------------------------

    async def ask(
        self, employee_id: int, day: date, about: str | None, now: datetime
    ) -> FeedbackRequest | None:
        """Keeps that a person asks for feedback; None while an earlier request is open."""
        values = {"employee_id": employee_id, "date": day, "about": about, "asked_at": now}
        statement = insert_new(self._session, FeedbackRequest, values).returning(FeedbackRequest.id)
        number = await self._session.scalar(statement)
        return None if number is None else await self.request(number)

    async def request(self, request_id: int) -> FeedbackRequest | None:
        """The request with this id, as it is in the database now."""
        return await self._session.get(FeedbackRequest, request_id, populate_existing=True)

    async def open_request_of(self, employee_id: int) -> FeedbackRequest | None:
        """What a person has asked for and nobody has answered."""
        query = select(FeedbackRequest).where(
            FeedbackRequest.employee_id == employee_id, FeedbackRequest.closed_at.is_(None)
        )
        found: FeedbackRequest | None = await self._session.scalar(query)
        return found

    async def open_requests(self, people: Collection[int]) -> Sequence[OpenRequest]:
        """The open requests of some people, the oldest first."""
        query = (
            select(FeedbackRequest, Employee.name)
            .join(Employee, Employee.id == FeedbackRequest.employee_id)
            .where(FeedbackRequest.employee_id.in_(people), FeedbackRequest.closed_at.is_(None))
            .order_by(FeedbackRequest.id)
        )
        return [OpenRequest(*row) for row in await self._session.execute(query)]

    async def withdraw_request(self, request_id: int, now: datetime) -> bool:
        """Closes a request without an answer; False when it is closed already."""
        statement = (
            update(FeedbackRequest)
            .where(FeedbackRequest.id == request_id, FeedbackRequest.closed_at.is_(None))
            .values(closed_at=now)
            .returning(FeedbackRequest.id)
            .execution_options(synchronize_session=False)
        )
        return (await self._session.scalar(statement)) is not None
