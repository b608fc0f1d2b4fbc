"""Failures for administrators: requests, messages, and unreachable people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import func, select, update

from domain.failures import Cause, cause_of
from storage.base.repository import Repository
from storage.records.people import in_service
from storage.tables import Account, Employee, FailedUpdate, Outbox


class FailedMessage(Struct, frozen=True):
    """A message that did not arrive."""

    id: int
    name: str
    kind: str
    at: datetime
    cause: Cause


class Unreached(Struct, frozen=True):
    """A person in service whom no message reaches, and since when."""

    employee_id: int
    name: str
    since: datetime


class FailureRepository(Repository):
    """Reads failures, and settles or retries them."""

    async def requests(self) -> list[FailedUpdate]:
        """Requests that were set aside and are not settled, the latest first."""
        query = select(FailedUpdate).where(FailedUpdate.settled_at.is_(None))
        return list(await self._session.scalars(query.order_by(FailedUpdate.failed_at.desc())))

    async def unsettled(self) -> int:
        """How many requests were set aside and are not settled."""
        query = select(func.count()).select_from(FailedUpdate).where(FailedUpdate.settled_at.is_(None))
        return (await self._session.scalars(query)).one()

    async def request(self, reference: str) -> FailedUpdate | None:
        """The request of a reference."""
        query = select(FailedUpdate).where(FailedUpdate.reference == reference)
        return (await self._session.scalars(query)).one_or_none()

    async def settle(self, references: Collection[str], now: datetime) -> None:
        """Notes that requests are dealt with; they stay known to operators until they are forgotten."""
        of = FailedUpdate.reference.in_(references), FailedUpdate.settled_at.is_(None)
        await self._session.execute(update(FailedUpdate).where(*of).values(settled_at=now))

    async def messages(self, since: datetime) -> Sequence[FailedMessage]:
        """Messages to people of the roster that failed since an instant, the latest first."""
        query = (
            select(Outbox.id, Employee.name, Outbox.kind, Outbox.settled_at, Outbox.error)
            .join(Employee, Employee.id == Outbox.employee_id)
            .where(Outbox.state == "failed", Outbox.settled_at >= since)
            .order_by(Outbox.settled_at.desc(), Outbox.id.desc())
        )
        return [
            FailedMessage(row.id, row.name, row.kind, row.settled_at, cause_of(row.error))
            for row in await self._session.execute(query)
            if row.settled_at is not None
        ]

    async def retry(self, ids: Collection[int], now: datetime) -> int:
        """Puts failed messages back to be sent again; returns how many."""
        return await self._move(ids, state="pending", not_before=now, attempts=0, settled_at=None)

    async def set_aside(self, ids: Collection[int], now: datetime) -> int:
        """Leaves messages that failed unsent; returns how many."""
        return await self._move(ids, state="obsolete", settled_at=now)

    async def _move(self, ids: Collection[int], **values: object) -> int:
        failed = Outbox.id.in_(ids), Outbox.state == "failed"
        moved = (await self._session.scalars(select(func.count()).select_from(Outbox).where(*failed))).one()
        await self._session.execute(update(Outbox).where(*failed).values(**values))
        return moved

    async def unreached(self, today: date) -> Sequence[Unreached]:
        """People in service whom no message reaches, by name."""
        query = (
            select(Employee.id, Employee.name, Account.unreachable_since)
            .join(Account, Account.employee_id == Employee.id)
            .where(Account.unreachable_since.is_not(None), in_service(today))
            .order_by(Employee.name)
        )
        rows = await self._session.execute(query)
        return [Unreached(key, name, since) for key, name, since in rows if since]
