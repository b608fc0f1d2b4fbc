"""Assessments of people by people, and the ratings of groups that supervisors set by judgement."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.assessments import Required
from domain.audit.rows import Values, digest
from domain.periods import Period
from domain.schemes import Assessor
from domain.scoring import Rating
from storage.base.inserting import insert_new
from storage.records.audit import AuditRepository
from storage.records.closings import ClosingRepository
from storage.tables import Assessment, Competency, GroupJudgement

OF_ONE = frozenset({Assessor.SELF, Assessor.SUPERVISOR})
"""Whose assessment of a person is one: in the chat the latest word replaces the one before."""


class AnswerKey(NamedTuple):
    """Identifies an answer: period, assessed person, kind of assessor, criterion."""

    period: Period
    employee_id: int
    source: Assessor
    criterion: str


class GivenAnswer(NamedTuple):
    """An answer of an assessor."""

    employee_id: int
    source: Assessor
    assessor_id: int
    criterion: str
    rating: int
    note: str | None


class Judged(NamedTuple):
    """A group's rating by judgement."""

    assessor_id: int
    rating: Rating
    reason: str


class AssessmentRepository:
    """What was answered about people for a period."""

    def __init__(self, session: AsyncSession, closings: ClosingRepository, audit: AuditRepository) -> None:
        self._session = session
        self._audit = audit
        self._closings = closings

    async def given(
        self, period: Period, people: Collection[int], sources: Collection[Assessor]
    ) -> list[GivenAnswer]:
        """The answers of some kinds of assessors about some people, the latest record last."""
        query = (
            select(
                Assessment.employee_id,
                Assessment.source,
                Assessment.assessor_id,
                Assessment.criterion,
                Assessment.rating,
                Assessment.note,
            )
            .where(
                Assessment.period == period.code,
                Assessment.employee_id.in_(people),
                Assessment.source.in_(sources),
            )
            .order_by(Assessment.id)
        )
        return [
            GivenAnswer(person, Assessor(source), assessor, criterion, rating, note)
            for person, source, assessor, criterion, rating, note in await self._session.execute(query)
        ]

    async def rate(self, asked: AnswerKey, assessor_id: int, rating: int, now: datetime) -> None:
        """Saves an answer (1..5) in place of the assessor's earlier one, whose note is kept.

        There is one answer of a supervisor and one of the person: it replaces that of a former supervisor.
        Raises Invalid, as every change does, when the period is closed.
        """
        if asked.source in OF_ONE:
            others = delete(Assessment).where(*_is(asked), Assessment.assessor_id != assessor_id)
            await self._session.execute(others.execution_options(synchronize_session=False))
        values = asked._asdict() | {"period": asked.period.code, "assessor_id": assessor_id}
        answer = {"rating": rating, "given_at": now}
        await self._session.execute(insert_new(self._session, Assessment, values | answer))
        await self._change(asked, assessor_id, **answer)
        if asked.source is Assessor.SUPERVISOR:
            # Who rated a colleague, or the own supervisor, is nowhere but in the table of ratings.
            after: Values = {"criterion": digest(asked.criterion), "rating": rating}
            self._audit.note("assess", f"assessments/{asked.period.code}/{asked.employee_id}", after=after)

    async def annotate(self, asked: AnswerKey, assessor_id: int, note: str | None) -> None:
        """Saves an assessor's note on an answer; does nothing without an answer."""
        await self._change(asked, assessor_id, note=note)

    async def _change(self, asked: AnswerKey, assessor_id: int, **values: object) -> None:
        await self._closings.require_assessable(asked.period)
        own = update(Assessment).where(*_is(asked), Assessment.assessor_id == assessor_id)
        changed = own.values(**values).execution_options(synchronize_session=False)
        await self._session.execute(changed)

    async def judgements(self, period: Period, people: Collection[int], group: str) -> dict[int, Judged]:
        """The ratings of a group by judgement, by person."""
        table = GroupJudgement
        query = select(table.employee_id, table.assessor_id, table.rating, table.reason).where(
            table.period == period.code, table.employee_id.in_(people), table.group_id == group
        )
        return {
            person: Judged(assessor, Rating(rating), reason)
            for person, assessor, rating, reason in await self._session.execute(query)
        }

    async def judge(
        self, period: Period, employee_id: int, group: str, judged: Judged | None, now: datetime
    ) -> None:
        """Keeps a rating of a group in place of the one before; None leaves it to the figures."""
        await self._closings.require_assessable(period)
        table = GroupJudgement
        await self._session.execute(
            delete(table)
            .where(table.period == period.code, table.employee_id == employee_id, table.group_id == group)
            .execution_options(synchronize_session=False)
        )
        if judged is not None:
            key = {"period": period.code, "employee_id": employee_id, "group_id": group}
            await self._session.execute(
                insert_new(self._session, table, key | judged._asdict() | {"given_at": now})
            )
        after: Values = {
            "group": group,
            "rating": None if judged is None else str(judged.rating),
            "reason": None if judged is None else digest(judged.reason),
        }
        self._audit.note("judge-group", f"group_judgements/{period.code}/{employee_id}", after=after)

    async def required(self, positions: Collection[str]) -> Mapping[str, list[Required]]:
        """The competencies that positions require, by position and in the order of their names."""
        query = select(Competency).where(Competency.position.in_(positions))
        found: dict[str, list[Required]] = {}
        for row in await self._session.scalars(query.order_by(Competency.position, Competency.competency)):
            found.setdefault(row.position, []).append(Required(row.id, row.competency, row.required))
        return found


def _is(asked: AnswerKey) -> tuple[ColumnElement[bool], ...]:
    return (
        Assessment.period == asked.period.code,
        Assessment.employee_id == asked.employee_id,
        Assessment.source == asked.source,
        Assessment.criterion == asked.criterion,
    )
