"""Cases that wait for too long: which ones reach a stage, and whose supervisors they wait for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    false,
    func,
    or_,
    select,
)

from domain.escalation import Ripe, Stage
from storage.base.inserting import insert_new
from storage.base.parts import in_parts
from storage.base.repository import Repository
from storage.base.types import Instant
from storage.records.deciding import escalated, escalated_among, supervised, waiting
from storage.records.people import Day, on
from storage.tables import CaseColumns, Employee, Escalation, Membership, Supervision

_AT_ONCE = 500
"""Rows of one statement."""


class Overdue(Struct, frozen=True):
    """What has waited too long at a supervisor, by its table, and since when."""

    supervisor: Employee
    cases: Mapping[str, int]
    since: datetime


def is_ripe(table: type[CaseColumns], instants: int, today: Day) -> ColumnElement[bool]:
    """The condition that a case was sent before the instant of its supervisor's unit.

    There are so many instants, which `ripe_values` gives.
    """
    parts = (
        and_(
            table.revised_at < bindparam(f"before_{number}", type_=Instant),
            exists().where(
                Membership.employee_id == Supervision.supervisor_id,
                on(Membership, today),
                Membership.unit_id.in_(bindparam(f"units_{number}", expanding=True)),
            ),
        )
        for number in range(instants)
    )
    return or_(false(), *parts)


def ripe_values(ripe: Ripe) -> dict[str, datetime | Collection[int]]:
    """The parameters of `is_ripe`."""
    instants = {f"before_{number}": before for number, before in enumerate(ripe)}
    return {**instants, **{f"units_{number}": units for number, units in enumerate(ripe.values())}}


@cache  # making it takes far longer than asking it
def _reaching(table: type[CaseColumns], stage: Stage, instants: int) -> Select[int, int]:
    """Cases that are ripe on `today` and have not reached a stage: id and version."""
    today = bindparam("today", type_=Date)
    return (
        select(table.id, table.version)
        .join(Supervision, waiting(table, today))
        .where(is_ripe(table, instants, today), ~escalated(table, stage))
        .distinct()
    )


class EscalationRepository(Repository):
    """Cases that wait for too long, in the unit of their supervisor."""

    async def reach(self, stage: Stage, ripe: Ripe, today: date, now: datetime) -> int:
        """Notes which cases have reached a stage; returns how many had not before."""
        added = 0
        for table in supervised():
            found = await self._session.execute(
                _reaching(table, stage, len(ripe)), {"today": today, **ripe_values(ripe)}
            )
            rows = [_row(table, case_id, version, stage, now) for case_id, version in found]
            added += await self._note(rows)
        return added

    async def note(self, case: CaseColumns, stage: Stage, now: datetime) -> bool:
        """Notes that a case has reached a stage; False when somebody noted it before."""
        return bool(await self._note([_row(type(case), case.id, case.version, stage, now)]))

    async def has_reached(self, case: CaseColumns, stage: Stage) -> bool:
        """Whether a case has reached a stage in its present version."""
        key = (case.__tablename__, case.id, case.version, stage)
        return await self._session.get(Escalation, key) is not None

    async def _note(self, rows: Sequence[dict[str, Any]]) -> int:
        added = 0
        for part in in_parts(rows, _AT_ONCE):
            statement = insert_new(self._session, Escalation, part)
            added += len(list(await self._session.scalars(statement.returning(Escalation.case_id))))
        return added

    async def those_of(self, cases: Collection[CaseColumns]) -> set[tuple[str, int]]:
        """Which of some cases the superior may decide too, by their table and id."""
        found: set[tuple[str, int]] = set()
        for table in {type(case) for case in cases}:
            ids = [case.id for case in cases if type(case) is table]
            reached = await self._session.scalars(escalated_among(table), {"ids": ids})
            found |= {(table.__tablename__, case_id) for case_id in reached}
        return found

    async def at(self, stage: Stage, today: date) -> list[Overdue]:
        """Supervisors with a waiting case that has reached a stage, the longest waiting first."""
        counts: dict[int, Counter[str]] = {}
        since: dict[int, datetime] = {}
        for table in supervised():
            query = (
                select(Supervision.supervisor_id, func.count(table.id), func.min(table.revised_at))
                .join(table, waiting(table, today))
                .where(escalated(table, stage))
                .group_by(Supervision.supervisor_id)
            )
            for head, count, oldest in await self._session.execute(query):
                counts.setdefault(head, Counter())[table.__tablename__] += count
                since[head] = min(oldest, since.get(head, oldest))
        found = await self._session.scalars(select(Employee).where(Employee.id.in_(counts)))
        in_order = sorted(found, key=lambda each: (since[each.id], each.id))
        return [Overdue(each, counts[each.id], since[each.id]) for each in in_order]

    async def forget_before(self, before: datetime) -> None:
        """Removes what was noted long ago."""
        statement = delete(Escalation).where(Escalation.reached_at < before)
        await self._session.execute(statement.execution_options(synchronize_session=False))


def _row(table: type[CaseColumns], case_id: int, version: int, stage: Stage, now: datetime) -> dict[str, Any]:
    return {
        "case_table": table.__tablename__,
        "case_id": case_id,
        "version": version,
        "stage": stage,
        "reached_at": now,
    }
