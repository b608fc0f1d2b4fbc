"""Invitation links: looked up by the hash of their token, used once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Invite


class InviteRepository:
    """Invites of people of the roster."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    def add(self, invite: Invite) -> None:
        """Adds an invite."""
        self._session.add(invite)

    async def by_token_hash(self, token_hash: str) -> Invite | None:
        """The invite whose token has this hash."""
        invite: Invite | None = await self._session.scalar(
            select(Invite).where(Invite.token_hash == token_hash)
        )
        return invite

    async def get(self, invite_id: int) -> Invite:
        """The invite with this id."""
        return await self._session.get_one(Invite, invite_id)

    async def lock(self, invite_id: int) -> Invite:
        """The invite with this id; nobody else can count a failure or use it before the commit."""
        await self._session.flush()  # what this transaction changed already must not be read away
        invites = await self._session.scalars(
            select(Invite)
            .where(Invite.id == invite_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        return invites.one()

    async def revoke_open(self, employee_id: int, now: datetime) -> int:
        """Makes the unused links of a person dead; gives how many there were."""
        await self._session.flush()  # a link that was just used is no open one
        result = await self._session.execute(
            update(Invite)
            .where(Invite.employee_id == employee_id, Invite.used_at.is_(None), Invite.revoked_at.is_(None))
            .values(revoked_at=now)
            .returning(Invite.id)
        )
        return len(result.all())
