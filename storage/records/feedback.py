"""Feedback: about a person, by a person, what is asked for, and the monthly question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.cases import UNDO_FOR
from domain.feedback import FeedbackKind, Occasion, Tally
from domain.periods import Span
from storage.records.supervision import Acting
from storage.tables import Employee, Entry, Feedback, FeedbackRequest


@dataclass(frozen=True)
class Given:
    """A piece of feedback with the names of who gave it and of whom it is about, and its report."""

    feedback: Feedback
    giver: str
    person: str
    entry: Entry | None


@dataclass(frozen=True)
class FeedbackAbout:
    """What was said about a person in a span, the latest first."""

    given: Sequence[Given]

    @property
    def tally(self) -> Tally:
        """How much of which kind."""
        return Tally.of((each.feedback.kind, each.feedback.occasion) for each in self.given)


class FeedbackRepository:
    """Feedback that was given, and requests for it."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

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
        entry_id: int | None = None,
        acting: Acting | None = None,
    ) -> Feedback:
        """Keeps what a person says about another; the person's open request is answered by it.

        `acting` says for whom a stand-in gives it.
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
        await self._session.execute(
            update(FeedbackRequest)
            .where(FeedbackRequest.employee_id == employee_id, FeedbackRequest.closed_at.is_(None))
            .values(closed_at=now, feedback_id=feedback.id)
            .execution_options(synchronize_session=False)
        )
        return feedback
