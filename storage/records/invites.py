"""Invitations: looked up by the hash of their token or of their typed code, used once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import and_, func, or_, select, update

from domain.invites import MOST_FAILURES
from storage.base.parts import in_parts
from storage.base.repository import Repository
from storage.records.people import on
from storage.tables import Account, Employee, Invite, Membership, Unit


class Absent(Struct, frozen=True):
    """A person of the roster without a Telegram account."""

    employee: Employee
    unit_id: int
    """0 where there is no unit today."""
    unit: str | None
    invited_until: datetime | None
    """Until when an invitation can be used; None where there is none."""


class InviteRepository(Repository):
    """Invites of people of the roster."""

    async def add(self, invites: Collection[Invite]) -> None:
        """Adds invites; the earlier open ones of their people are dead from now on."""
        for part in in_parts([each.employee_id for each in invites]):
            await self._revoke_open(part, next(iter(invites)).created_at)
        self._session.add_all(invites)
        await self._session.flush()

    async def absent(self, today: date, now: datetime) -> list[Absent]:
        """Who has no Telegram account and has not left, by unit and name, with the open invitation."""
        is_open = and_(
            Invite.employee_id == Employee.id,
            Invite.used_at.is_(None),
            Invite.revoked_at.is_(None),
            Invite.failures < MOST_FAILURES,
            Invite.expires_at > now,
        )
        query = (
            select(Employee, Unit.id, Unit.name, func.max(Invite.expires_at))
            .outerjoin(Account, Account.employee_id == Employee.id)
            .outerjoin(Membership, and_(Membership.employee_id == Employee.id, on(Membership, today)))
            .outerjoin(Unit, Unit.id == Membership.unit_id)
            .outerjoin(Invite, is_open)
            .where(Account.telegram_id.is_(None), or_(Employee.left.is_(None), Employee.left >= today))
            .group_by(Employee.id, Unit.id)
            .order_by(Unit.name, Unit.id, Employee.name, Employee.nip)
        )
        return [
            Absent(employee, unit_id or 0, unit, until)
            for employee, unit_id, unit, until in await self._session.execute(query)
        ]

    async def known_codes(self, hashes: Sequence[str]) -> set[str]:
        """Those of these hashes that are of the code of an invite already."""
        known: set[str] = set()
        for part in in_parts(hashes):
            known.update(
                each
                for each in await self._session.scalars(
                    select(Invite.code_hash).where(Invite.code_hash.in_(part))
                )
                if each is not None
            )
        return known

    async def by_code_hash(self, code_hash: str) -> Invite | None:
        """The invite whose typed code has this hash."""
        invite: Invite | None = await self._session.scalar(
            select(Invite).where(Invite.code_hash == code_hash)
        )
        return invite

    async def by_token_hash(self, token_hash: str) -> Invite | None:
        """The invite whose token has this hash."""
        invite: Invite | None = await self._session.scalar(
            select(Invite).where(Invite.token_hash == token_hash)
        )
        return invite

    async def get(self, invite_id: int) -> Invite | None:
        """The invite with this id, unless it was erased."""
        return await self._session.get(Invite, invite_id)

    async def lock(self, invite_id: int) -> Invite | None:
        """As `get`; nobody else can count a failure or use it before the commit."""
        await self._session.flush()  # what this transaction changed already must not be read away
        invites = await self._session.scalars(
            select(Invite)
            .where(Invite.id == invite_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        return invites.one_or_none()

    async def revoke_open(self, employee_id: int, now: datetime) -> int:
        """Makes the unused links of a person dead; returns how many there were."""
        return await self._revoke_open([employee_id], now)

    async def _revoke_open(self, people: Sequence[int], now: datetime) -> int:
        await self._session.flush()  # a link that was just used is no open one
        result = await self._session.execute(
            update(Invite)
            .where(Invite.employee_id.in_(people), Invite.used_at.is_(None), Invite.revoked_at.is_(None))
            .values(revoked_at=now)
            .returning(Invite.id)
        )
        return len(result.all())
