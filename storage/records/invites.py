"""Invitations: looked up by the hash of their token or of their typed code, used once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Invite

_AT_ONCE = 500
"""People or hashes of one statement."""
T = TypeVar("T")


class InviteRepository:
    """Invites of people of the roster."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, invites: Collection[Invite]) -> None:
        """Adds invites; the earlier open ones of their people are dead from now on."""
        for part in _parts([each.employee_id for each in invites]):
            await self._revoke_open(part, next(iter(invites)).created_at)
        self._session.add_all(invites)
        await self._session.flush()

    async def known_codes(self, hashes: Sequence[str]) -> set[str]:
        """Those of these hashes that are of the code of an invite already."""
        known: set[str] = set()
        for part in _parts(hashes):
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


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))
