"""Plans of people for days to come."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, delete, select

from domain.periods import Span
from storage.base.repository import Repository
from storage.tables import Plan

_OF_DAYS = (
    select(Plan)
    .where(
        Plan.employee_id.in_(bindparam("people", expanding=True)),
        Plan.date.between(bindparam("first"), bindparam("last")),
    )
    .order_by(Plan.date, Plan.id)
)


class PlanRepository(Repository):
    """Plans by person and date."""

    async def add(self, employee_id: int, day: date, sentences: Sequence[str], now: datetime) -> list[Plan]:
        """Keeps a plan for each sentence."""
        plans = [Plan(employee_id=employee_id, date=day, activity=each, created_at=now) for each in sentences]
        self._session.add_all(plans)
        await self._session.flush()
        return plans

    async def get(self, plan_id: int) -> Plan | None:
        """The plan with this id; None once it is reported or given up."""
        return await self._session.get(Plan, plan_id)

    async def of(self, employee_id: int, span: Span) -> list[Plan]:
        """A person's plans for the days of a span, the earliest first."""
        return (await self.of_people([employee_id], span)).get(employee_id, [])

    async def of_people(self, people: Collection[int], span: Span) -> dict[int, list[Plan]]:
        """The plans of those people who have any, by person."""
        values = {"people": people, "first": span.start, "last": span.end}
        found: dict[int, list[Plan]] = {}
        for plan in await self._session.scalars(_OF_DAYS, values):
            found.setdefault(plan.employee_id, []).append(plan)
        return found

    async def drop(self, employee_id: int, plan_id: int) -> None:
        """Removes a plan of a person, if it is still there."""
        await self._session.execute(
            delete(Plan)
            .where(Plan.id == plan_id, Plan.employee_id == employee_id)
            .execution_options(synchronize_session="fetch")
        )

    async def forget_before(self, day: date) -> None:
        """Removes plans of dates before a day."""
        await self._session.execute(
            delete(Plan).where(Plan.date < day).execution_options(synchronize_session=False)
        )
