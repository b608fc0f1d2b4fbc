"""The monthly question for one sentence about each person: who is asked about whom, and the outcome."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.feedback import MonthState, month_of
from storage.base.inserting import insert_new
from storage.records.deciding import out_of_service
from storage.records.owing import excused
from storage.records.owing_queries import Units
from storage.records.people import in_service, on
from storage.records.reminders import ReminderRepository
from storage.tables import Employee, Feedback, FeedbackQuestion, StandIn, Supervision


def _unasked(month: date) -> ColumnElement[bool]:
    """The condition that nobody was asked about the month of a supervised person, or said anything in it."""
    asked = exists().where(
        FeedbackQuestion.employee_id == Supervision.employee_id, FeedbackQuestion.month == month
    )
    given = exists().where(Feedback.employee_id == Supervision.employee_id, Feedback.date >= month)
    return and_(~asked, ~given)


def _is_absent(day: date) -> ColumnElement[bool]:
    """The condition that a supervisor is on leave on a day, or not in service."""
    on_leave = select(Employee.id).where(excused(day)).correlate(None)
    return Supervision.supervisor_id.in_(on_leave) | out_of_service(Supervision.supervisor_id, day)


def _in_place_of(day: date) -> ColumnElement[bool]:
    """The condition that joins a supervision to the stand-in of the absent supervisor on a day."""
    return and_(StandIn.supervisor_id == Supervision.supervisor_id, on(StandIn, day), _is_absent(day))


def has_unasked(reviewer: InstrumentedAttribute[int], day: date) -> ColumnElement[bool]:
    """SQL: an employee is to be asked on `day` for a sentence about somebody's month."""
    held = and_(on(Supervision, day), _unasked(month_of(day)))
    own = exists().where(Supervision.supervisor_id == reviewer, held)
    for_others = exists().where(
        StandIn.stand_in_id == reviewer, _in_place_of(day), held, Supervision.employee_id != reviewer
    )
    return or_(own, for_others)


class FeedbackQuestionRepository:
    """Questions by asked person, month, and the person they are about."""

    def __init__(self, session: AsyncSession, reminders: ReminderRepository) -> None:
        self._session = session
        self._reminders = reminders

    async def to_ask(self, day: date, units: Units) -> list[int]:
        """Ids of people of some units, at work on `day`, who are to be asked about the months of others."""
        return await self._reminders.at_work(day, units, has_unasked(Employee.id, day))

    async def put(self, reviewers: Collection[int], day: date) -> list[int]:
        """Notes that people at work are asked on `day` about the months of others; returns those with any.

        The supervisor is asked; a stand-in only where the supervisor is absent.
        """
        month = month_of(day)
        found: dict[int, int] = {}
        held = and_(on(Supervision, day), _unasked(month))
        served = and_(Employee.id == Supervision.employee_id, in_service(day))
        own = select(Supervision.supervisor_id, Supervision.employee_id).join(Employee, served)
        instead = (
            select(StandIn.stand_in_id, Supervision.employee_id)
            .join(Employee, served)
            .join(StandIn, _in_place_of(day))
            .where(StandIn.stand_in_id != Supervision.employee_id)
        )
        for query, reviewer in ((instead, StandIn.stand_in_id), (own, Supervision.supervisor_id)):
            rows = await self._session.execute(query.where(reviewer.in_(reviewers), held))
            found |= {about: asked for asked, about in rows}
        new = [
            {"employee_id": about, "month": month, "reviewer_id": asked, "state": MonthState.OPEN}
            for about, asked in found.items()
        ]
        if not new:
            return []
        statement = insert_new(self._session, FeedbackQuestion, new).returning(FeedbackQuestion.reviewer_id)
        return sorted(set(await self._session.scalars(statement)))

    async def open_of(self, reviewer_id: int, month: date) -> list[int]:
        """The people whom a person was asked about for a month and has not answered, by name."""
        query = (
            select(FeedbackQuestion.employee_id)
            .join(Employee, Employee.id == FeedbackQuestion.employee_id)
            .where(
                FeedbackQuestion.reviewer_id == reviewer_id,
                FeedbackQuestion.month == month,
                FeedbackQuestion.state == MonthState.OPEN,
            )
            .order_by(Employee.name, Employee.id)
        )
        return list(await self._session.scalars(query))

    async def settle(self, reviewer_id: int, month: date, employee_id: int, state: MonthState) -> bool:
        """Answers or skips an open question; False when it is open no longer."""
        return await self._move(reviewer_id, month, state, employee_id, MonthState.OPEN) > 0

    async def reopen(self, reviewer_id: int, month: date, employee_id: int) -> None:
        """Lets an answered question wait again."""
        await self._move(reviewer_id, month, MonthState.OPEN, employee_id, MonthState.ANSWERED)

    async def skip_all(self, reviewer_id: int, month: date) -> None:
        """Skips all open questions of a month."""
        await self._move(reviewer_id, month, MonthState.SKIPPED, before=MonthState.OPEN)

    async def _move(
        self,
        reviewer_id: int,
        month: date,
        state: MonthState,
        employee_id: int | None = None,
        before: MonthState | None = None,
    ) -> int:
        conditions = [FeedbackQuestion.reviewer_id == reviewer_id, FeedbackQuestion.month == month]
        if employee_id is not None:
            conditions.append(FeedbackQuestion.employee_id == employee_id)
        if before is not None:
            conditions.append(FeedbackQuestion.state == before)
        statement = (
            update(FeedbackQuestion)
            .where(*conditions)
            .values(state=state)
            .returning(FeedbackQuestion.employee_id)
            .execution_options(synchronize_session=False)
        )
        return len(list(await self._session.scalars(statement)))
