"""Announcements: audience, outbox rows, and their outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import JSON, ColumnElement, String, and_, cast, delete, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.announcements import Announced, Progress, Reach
from domain.notices import Priority
from storage.records.people import in_service, on
from storage.tables import Account, Announcement, Employee, Membership, Outbox, Unit
from storage.traffic.outbox import OutboxRepository


class Missed(Struct, frozen=True):
    """A person who was not told, and why: not-joined, blocked or failed."""

    name: str
    nip: str
    unit: str | None
    why: str


class AnnouncementRepository:
    """Announcements; one is under way at a time."""

    def __init__(self, session: AsyncSession, outbox: OutboxRepository) -> None:
        self._session = session
        self._outbox = outbox

    async def reach(self, unit_id: int | None, today: date) -> Reach:
        """The people whom an announcement to a unit, or to all, would reach."""
        blocked = Account.unreachable_since.is_not(None)
        query = (
            select(func.count(), func.count(Account.telegram_id), func.count().filter(blocked))
            .select_from(Employee)
            .outerjoin(Account, Account.employee_id == Employee.id)
            .where(*_audience(unit_id, today))
        )
        everybody, joined, gone = (await self._session.execute(query)).one()
        return Reach(joined - gone, gone, everybody - joined)

    async def put(self, announcement: Announcement) -> Announcement:
        """Keeps one that its author is to look at; what the same chat had not sent is dropped."""
        mine = Announcement.chat_id == announcement.chat_id
        await self._session.execute(delete(Announcement).where(mine, Announcement.begun_at.is_(None)))
        self._session.add(announcement)
        await self._session.flush()
        return announcement

    async def get(self, announcement_id: int) -> Announcement | None:
        """An announcement."""
        return await self._session.get(Announcement, announcement_id)

    async def drop(self, announcement: Announcement) -> None:
        """Forgets one that was not sent."""
        await self._session.delete(announcement)

    async def running(self) -> Announcement | None:
        """The one that is under way."""
        query = select(Announcement).where(Announcement.running.is_(True))
        return (await self._session.scalars(query)).one_or_none()

    async def begin(
        self, announcement: Announcement, message_id: int | None, now: datetime, today: date
    ) -> int:
        """Adds a row for everybody who can be reached, in one statement; returns how many."""
        await self._outbox.write()
        notice = Announced(announcement.id)
        highest = select(func.coalesce(func.max(Outbox.id), 0))
        before = (await self._session.scalars(highest)).one()
        values: dict[str, ColumnElement[Any]] = {
            "employee_id": Employee.id.expression,
            "kind": literal(notice.kind),
            "payload": literal(notice.payload(), JSON),
            "dedupe_key": literal(_key(announcement)) + cast(Employee.id, String),
            "priority": literal(int(Priority.LAST)),
            "state": literal("pending"),
            "created_at": literal(now, Outbox.created_at.type),
            "not_before": literal(now, Outbox.not_before.type),
            "attempts": literal(0),
        }
        people = (
            select(*(value.label(name) for name, value in values.items()))
            .join(Account, Account.employee_id == Employee.id)
            .where(Account.unreachable_since.is_(None), *_audience(announcement.unit_id, today))
            .order_by(Employee.id)
        )
        await self._session.execute(insert(Outbox).from_select(list(values), people))
        announcement.first_row = before + 1
        announcement.last_row = (await self._session.scalars(highest)).one()
        count = sum((await self._states(announcement)).values())
        announcement.addressed, announcement.message_id = count, message_id
        announcement.begun_at, announcement.running = now, True
        self._outbox.added += count
        return count

    async def progress(self, announcement: Announcement) -> Progress:
        """How far it has come."""
        if announcement.finished_at is not None:
            return Progress(announcement.sent or 0, 0)
        states = await self._states(announcement)
        return Progress(states.get("sent", 0), states.get("pending", 0))

    async def stop(self, announcement: Announcement, now: datetime) -> None:
        """Tells nobody else."""
        announcement.stopped_at = now
        pending = and_(_rows_of(announcement), Outbox.state == "pending")
        await self._session.execute(update(Outbox).where(pending).values(state="obsolete", settled_at=now))

    async def finish(self, announcement: Announcement, now: datetime) -> None:
        """Notes that nobody is left to be told."""
        announcement.sent = (await self._states(announcement)).get("sent", 0)
        announcement.finished_at, announcement.running = now, None

    async def missed(self, announcement: Announcement, today: date) -> Sequence[Missed]:
        """People of its audience, in service today, who cannot or could not be reached, by name."""
        unit = (
            select(Unit.name)
            .join(Membership, Membership.unit_id == Unit.id)
            .where(Membership.employee_id == Employee.id, on(Membership, today))
            .order_by(Membership.starts.desc())
            .limit(1)
            .scalar_subquery()
        )
        own = and_(_rows_of(announcement), Outbox.employee_id == Employee.id)
        query = (
            select(Employee.name, Employee.nip, unit, Account.telegram_id, Outbox.state)
            .outerjoin(Account, Account.employee_id == Employee.id)
            .outerjoin(Outbox, own)
            .where(*_audience(announcement.unit_id, today))
            .where(Outbox.state.is_(None) | Outbox.state.in_(["unreachable", "failed"]))
            .order_by(Employee.name, Employee.nip)
        )
        return [
            Missed(name, nip, where, _why(joined=telegram_id is not None, state=state))
            for name, nip, where, telegram_id, state in await self._session.execute(query)
        ]

    async def _states(self, announcement: Announcement) -> dict[str, int]:
        query = select(Outbox.state, func.count()).where(_rows_of(announcement)).group_by(Outbox.state)
        return dict((await self._session.execute(query)).all())


def _why(*, joined: bool, state: str | None) -> str:
    if not joined:
        return "not-joined"
    return "failed" if state == "failed" else "blocked"


def _rows_of(announcement: Announcement) -> ColumnElement[bool]:
    """The condition that a row is one of an announcement: with several writers, others may lie among them."""
    ids = Outbox.id.between(announcement.first_row or 0, announcement.last_row or 0)
    key = func.substr(Outbox.dedupe_key, 1, len(_key(announcement))) == _key(announcement)
    return and_(ids, Outbox.kind == Announced.kind, key)


def _key(announcement: Announcement) -> str:
    """What the keys of its rows begin with; the person's id follows."""
    return f"{Announced.kind} {announcement.id} "


def _audience(unit_id: int | None, today: date) -> list[ColumnElement[bool]]:
    """The conditions for being in service, and in the unit, on a day."""
    if unit_id is None:
        return [in_service(today)]
    inside = select(Membership.id).where(
        Membership.employee_id == Employee.id, Membership.unit_id == unit_id, on(Membership, today)
    )
    return [in_service(today), inside.exists()]
