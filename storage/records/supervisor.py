"""Corrections of supervisors, and the supervisions that their approval changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit.rows import Values
from domain.errors import AlreadyHandled
from domain.periods import Span
from domain.succession import current, succeed
from domain.supervisor import HeldSupervision, replaced
from storage.records.audit import AuditRepository
from storage.records.dated import SUPERVISIONS, held_by, write_dated
from storage.records.supervision import SupervisionRepository
from storage.tables import FOREVER, Supervision, SupervisorCorrection


class SupervisorRepository:
    """A person's supervisors from when to when, and what is proposed about them."""

    def __init__(
        self, session: AsyncSession, supervision: SupervisionRepository, audit: AuditRepository
    ) -> None:
        self._session = session
        self._audit = audit
        self._supervision = supervision

    async def held(self, employee_id: int) -> list[HeldSupervision]:
        """A person's supervisions, the earliest first."""
        query = select(Supervision).where(Supervision.employee_id == employee_id).order_by(Supervision.starts)
        rows = await self._session.scalars(query)
        return [HeldSupervision(row.supervisor_id, Span(row.starts, row.ends)) for row in rows]

    async def put_in(self, correction: SupervisorCorrection) -> None:
        """Lets the proposed person supervise from the date on; raises Invalid as `replaced`."""
        author, start = correction.employee_id, correction.date
        before = replaced(await self.held(author), correction.supervisor_id, start)
        correction.former_id = None if before is None else before.supervisor_id
        correction.former_starts = None if before is None else before.span.start
        correction.former_ends = None if before is None else before.span.end
        await self._session.flush()
        await self.assign([author], correction.supervisor_id, start)

    async def assign(self, people: Sequence[int], supervisor_id: int | None, start: date) -> bool:
        """Has people supervised by somebody (None: by nobody) from a date on; False if they all are.

        What is known to begin later stays.
        """
        held = await held_by(self._session, SUPERVISIONS, people)
        edits = [
            (person, edit)
            for person in people
            for edit in succeed(held.get(person, ()), [(start, supervisor_id)])
        ]
        await write_dated(self._session, SUPERVISIONS, edits)
        for person in dict(edits):
            was = current(held.get(person, ()), start)
            before: Values = {"supervisor": None if was is None else was.value}
            after: Values = {"supervisor": supervisor_id, "from": start.isoformat()}
            self._audit.note("assign-supervisor", f"employees/{person}", before, after)
        await self._settled()
        return bool(edits)

    async def take_out(self, correction: SupervisorCorrection) -> None:
        """Undoes `put_in`; raises AlreadyHandled when something else was recorded since."""
        author, start = correction.employee_id, correction.date
        gone = (
            delete(Supervision)
            .where(
                Supervision.employee_id == author,
                Supervision.supervisor_id == correction.supervisor_id,
                Supervision.starts == start,
                Supervision.ends == (correction.former_ends or FOREVER),
            )
            .returning(Supervision.id)
        )
        if (await self._session.scalar(gone)) is None:
            raise AlreadyHandled("undo-moved-on")
        before: Values = {"supervisor": correction.supervisor_id, "from": start.isoformat()}
        self._audit.note("unassign-supervisor", f"employees/{author}", before)
        await self._restore(correction)
        await self._settled()

    async def _restore(self, correction: SupervisorCorrection) -> None:
        """Gives back the supervision that `put_in` cut short or replaced."""
        former, starts, ends = correction.former_id, correction.former_starts, correction.former_ends
        if former is None or starts is None or ends is None:
            return
        own = {"employee_id": correction.employee_id, "supervisor_id": former, "starts": starts}
        if starts < correction.date:
            cut = update(Supervision).filter_by(**own, ends=correction.date - timedelta(days=1))
            await self._session.execute(cut.values(ends=ends))
        else:
            self._session.add(Supervision(**own, ends=ends))

    async def _settled(self) -> None:
        await self._session.flush()
        self._supervision.forget()
