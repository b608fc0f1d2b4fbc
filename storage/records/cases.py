"""Cases of every kind: submitted, changed, decided once, withdrawn, each by one conditional update."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningUpdate

from domain.audit.rows import Values, digest
from domain.cases import CHANGEABLE, CaseState, Decision
from domain.closing.frozen import canonical
from domain.closing.lock import lock_of, may_be_closed
from domain.errors import AlreadyHandled
from storage.records.audit import AuditRepository
from storage.records.closings import ClosingRepository, in_open_period
from storage.records.supervision import ActingFor
from storage.tables import CaseColumns

C = TypeVar("C", bound=CaseColumns)

_UNDECIDED: Mapping[str, None] = dict.fromkeys(
    ("note", "reason_code", "reviewer_id", "reviewed_at", "acted_for_id", "acted_as")
)
"""The decision columns of a case without a decision."""


@lru_cache(maxsize=64)
def _change(table: type[CaseColumns], columns: tuple[str, ...]) -> ReturningUpdate[Any]:
    """The statement that changes these columns of a case that is still as it was seen."""
    core = cast("SqlTable", table.__table__)
    as_seen = {"id": "case", "version": "seen", "state": "before"}
    return (
        update(core)
        .where(*(core.c[name] == bindparam(value) for name, value in as_seen.items()))
        .values({name: bindparam(name) for name in columns})
        .returning(core.c.id)
    )


@cache
def _one(table: type[C]) -> Select[C]:
    """A case by its id, as it is in the database now; `Session.get` makes its statement at each call."""
    return select(table).where(table.id == bindparam("case")).execution_options(populate_existing=True)


class CaseRepository:
    """Cases by their table."""

    def __init__(self, session: AsyncSession, closings: ClosingRepository, audit: AuditRepository) -> None:
        self._session = session
        self._closings = closings
        self._audit = audit
        self._changed: set[int] = set()

    def take_changed(self) -> set[int]:
        """Ids of the people whose cases have changed since this was asked last."""
        changed, self._changed = self._changed, set()
        return changed

    async def get(self, table: type[C], case_id: int | None) -> C | None:
        """The case with this id, as it is in the database now; None where a draft or a record names none."""
        if case_id is None:
            return None
        found: C | None = await self._session.scalar(_one(table), {"case": case_id})
        return found

    async def add(self, table: type[C], employee_id: int, now: datetime, **content: Any) -> C:
        """Adds a case that waits from `now` on, with the columns of its kind; returns it its id.

        Raises Invalid, as every change does, where a closed period locks it.
        """
        if table.locked_with_period and may_be_closed(content["date"], now):
            await self._closings.require_open(content["date"])
        case = table(
            employee_id=employee_id,
            state=CaseState.SUBMITTED,
            version=1,
            submitted_at=now,
            revised_at=now,
            **content,
        )
        self._session.add(case)
        await self._session.flush()
        self._changed.add(employee_id)
        return case

    async def is_locked(self, case: CaseColumns) -> bool:
        """Whether a closed period locks a case: it stays as it is, and waits for nobody."""
        return case.locked_with_period and lock_of(case.date, await self._closings.closed()) is not None

    async def check_open(self, case: CaseColumns) -> None:
        """Raises AlreadyHandled when a closed period locks a case."""
        period = lock_of(case.date, await self._closings.closed()) if case.locked_with_period else None
        if period is not None:
            raise AlreadyHandled("period-closed", first=period.start, last=period.end)

    async def waiting_of(self, table: type[C], employee_id: int, since: date) -> list[C]:
        """Cases of a date or later that wait for a person's supervisor, longest waiting first."""
        query = select(table).where(
            table.supervised() == employee_id,
            table.date >= since,
            table.state == CaseState.SUBMITTED,
            in_open_period(table),
        )
        return list(await self._session.scalars(query.order_by(table.revised_at, table.id)))

    async def undecided_of(self, table: type[C], employee_id: int) -> list[C]:
        """A person's cases of a table that are not decided, the first one first."""
        query = select(table).where(table.employee_id == employee_id, table.state.in_(sorted(CHANGEABLE)))
        return list(await self._session.scalars(query.order_by(table.id)))

    async def waiting_for_others(self, table: type[C], person_id: int) -> list[C]:
        """Cases of a table that wait, of everybody except a person, longest waiting first."""
        query = select(table).where(
            table.employee_id != person_id, table.state == CaseState.SUBMITTED, in_open_period(table)
        )
        return list(await self._session.scalars(query.order_by(table.revised_at, table.id)))

    async def returned_of(self, table: type[C], employee_id: int, since: datetime) -> list[C]:
        """A person's cases that were returned since an instant and wait for a correction, oldest first."""
        query = select(table).where(
            table.employee_id == employee_id,
            table.state == CaseState.RETURNED,
            table.reviewed_at >= since,
            in_open_period(table),
        )
        return list(await self._session.scalars(query.order_by(table.reviewed_at, table.id)))

    async def revise(self, case: CaseColumns, now: datetime, *, waits: bool = True, **content: Any) -> bool:
        """Changes the content of a case, as its next version; False when it has moved on.

        It waits for a decision from `now` on, unless its decision is kept (`waits=False`).
        """
        if waits:
            content |= {"state": CaseState.SUBMITTED, "revised_at": now, **self._undecided(case)}
        content["version"] = case.version + 1
        return await self._move("revise", case, case.version, CaseState(case.state), **content)

    async def decide(
        self,
        case: CaseColumns,
        version: int,
        decision: Decision,
        reviewer_id: int,
        now: datetime,
        acting: ActingFor | None = None,
    ) -> bool:
        """Decides a case that still waits in this version; False when somebody was faster.

        `acting` is the supervisor that a stand-in decides for.
        """
        rating = {"supervisor_rating": decision.rating} if case.rated else {}
        return await self._move(
            "decide",
            case,
            version,
            CaseState.SUBMITTED,
            state=decision.state,
            note=decision.reason,
            reason_code=decision.usual,
            reviewer_id=reviewer_id,
            reviewed_at=now,
            acted_for_id=None if acting is None else acting.supervisor.id,
            acted_as=None if acting is None else acting.kind,
            **rating,
        )

    async def take_back(self, case: CaseColumns, version: int) -> bool:
        """Lets a decided case wait again; False when it has moved on."""
        values = {"state": CaseState.SUBMITTED, **self._undecided(case)}
        return await self._move("take-back", case, version, CaseState(case.state), **values)

    async def withdraw(self, case: CaseColumns, version: int) -> bool:
        """Takes a case out of its reviewer's hands for its author; False when it has moved on."""
        return await self._move("withdraw", case, version, CaseState(case.state), state=CaseState.WITHDRAWN)

    async def approve_again(self, case: CaseColumns, version: int) -> bool:
        """Lets a withdrawn case hold as it was approved before; False when it has moved on."""
        return await self._move("approve-again", case, version, CaseState.WITHDRAWN, state=CaseState.APPROVED)

    async def replaced_by(self, case: C) -> C | None:
        """The case whose place another takes once it is approved."""
        before: int | None = getattr(case, "replaces_id", None)
        return await self.get(type(case), before)

    async def successor_of(self, case: C) -> C | None:
        """The case that is to take the place of an approved one, and is not decided yet."""
        table = type(case)
        replaces = table.__table__.c.replaces_id
        query = select(table).where(replaces == case.id, table.state.in_(sorted(CHANGEABLE)))
        return (await self._session.scalars(query.limit(1))).first()

    async def part_from_successors(self, case: CaseColumns) -> None:
        """Lets cases that were to take this one's place stand alone: it does not come back with them."""
        table = type(case)
        if table.replacing:
            replaces = table.__table__.c.replaces_id
            await self._session.execute(update(table).where(replaces == case.id).values(replaces_id=None))

    @staticmethod
    def _undecided(case: CaseColumns) -> Mapping[str, None]:
        return {**_UNDECIDED, "supervisor_rating": None} if case.rated else _UNDECIDED

    async def _move(
        self, action: str, case: CaseColumns, seen: int, before: CaseState, /, **values: Any
    ) -> bool:
        """The one place where a case of any kind changes: checked, moved and noted in the log."""
        table, former = type(case), _logged(case)
        if table.locked_with_period:
            for day in {case.date, values.get("date", case.date)}:
                await self._closings.require_open(day)
        as_seen = {"case": case.id, "seen": seen, "before": before}
        if (await self._session.scalar(_change(table, tuple(values)), {**values, **as_seen})) is None:
            return False
        await self._session.refresh(case)
        self._changed.add(case.employee_id)
        self._audit.note(action, f"{table.__tablename__}/{case.id}", former, _logged(case))
        return True


def _logged(case: CaseColumns) -> Values:
    """The log's text of a case: its author and decision; what people wrote only as one digest."""
    columns = type(case).__table__.columns
    content = canonical([str(getattr(case, column.key)) for column in columns])
    return {
        "employee": case.employee_id,
        "date": case.date.isoformat(),
        "state": str(case.state),
        "version": case.version,
        "rating": case.given_rating,
        "acted_for": case.acted_for_id,
        "acted_as": case.acted_as,
        "content": digest(content),
    }
