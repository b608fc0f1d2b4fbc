"""Cases of every kind: decided once, taken back, withdrawn, each by one conditional update."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.cases import CaseState, Decision
from storage.records.supervision import Acting
from storage.tables import CaseColumns

C = TypeVar("C", bound=CaseColumns)

UNDECIDED: Mapping[str, None] = dict.fromkeys(
    ("note", "reviewer_id", "reviewed_at", "acted_for_id", "acted_as")
)
"""What a case says of its decision while there is none."""


class CaseRepository:
    """Cases by their table."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, table: type[C], case_id: int) -> C | None:
        """The case with this id, as it is in the database now."""
        return await self._session.get(table, case_id, populate_existing=True)

    async def decide(
        self,
        case: CaseColumns,
        version: int,
        decision: Decision,
        reviewer_id: int,
        now: datetime,
        acting: Acting | None = None,
    ) -> bool:
        """Decides a case that still waits in this version; False when somebody was faster.

        `acting` says for whom a stand-in decides.
        """
        rating = {"supervisor_rating": decision.rating} if case.rated else {}
        return await self._move(
            case,
            version,
            CaseState.SUBMITTED,
            state=decision.state,
            note=decision.reason,
            reviewer_id=reviewer_id,
            reviewed_at=now,
            acted_for_id=None if acting is None else acting.supervisor.id,
            acted_as=None if acting is None else acting.kind,
            **rating,
        )

    async def take_back(self, case: CaseColumns, version: int) -> bool:
        """Lets a decided case wait again; False when it has moved on."""
        rating = {"supervisor_rating": None} if case.rated else {}
        return await self._move(
            case, version, CaseState(case.state), state=CaseState.SUBMITTED, **UNDECIDED, **rating
        )

    async def withdraw(self, case: CaseColumns, version: int) -> bool:
        """Takes a case out of its reviewer's hands for its author; False when it has moved on."""
        return await self._move(case, version, CaseState(case.state), state=CaseState.WITHDRAWN)

    async def approve_again(self, case: CaseColumns, version: int) -> bool:
        """Lets a withdrawn case hold as it was approved before; False when it has moved on."""
        return await self._move(case, version, CaseState.WITHDRAWN, state=CaseState.APPROVED)

    async def _move(self, case: CaseColumns, version: int, before: CaseState, **values: Any) -> bool:
        table = type(case)
        statement = (
            update(table)
            .where(table.id == case.id, table.version == version, table.state == before)
            .values(**values)
            .returning(table.id)
            .execution_options(synchronize_session=False)
        )
        if (await self._session.scalar(statement)) is None:
            return False
        await self._session.refresh(case)
        return True
