"""Visit codes: issued by the hundred, found by their hash, spent once."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.visits import (
    CODE_BITS,
    KEPT,
    VisitState,
    code_hash,
    code_of,
    spent_until,
    state_of,
    valid_until,
)
from storage.base.inserting import insert_new
from storage.base.parts import in_parts
from storage.tables import Service, VisitCode, VisitMiss

_AT_ONCE = 500
_LATEST = "valid_until >= (SELECT datetime(max(valid_until), '-2 days') FROM visit_codes)"
MIX_CODES = (
    "PRAGMA temp_store=MEMORY",
    "BEGIN IMMEDIATE",
    f"CREATE TEMPORARY TABLE mixed_codes AS SELECT * FROM visit_codes WHERE {_LATEST}",  # noqa: S608
    "DELETE FROM visit_codes WHERE id IN (SELECT id FROM mixed_codes)",
    "INSERT INTO visit_codes SELECT * FROM mixed_codes ORDER BY random()",
    "COMMIT",
)
"""Lays the codes of the last days out again in a SQLite file, as `MIX_RESPONSES` does responses.

A phone shows the next one when the last is used: their order would be that of the visits.
"""


class Visit(Struct, frozen=True):
    """The content of a code."""

    state: VisitState
    service: Service | None
    """None only when the code is unknown."""


UNKNOWN = Visit(VisitState.UNKNOWN, None)


class VisitRepository:
    """The codes, each known by its hash under the office's secret (`key`) alone."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.changed = False
        """Whether a code was issued or spent."""

    async def issue(self, key: bytes, service_id: int, count: int, now: datetime) -> list[str]:
        """New codes of a service, valid from now on. They can be shown now and never again."""
        self.changed = True
        issued: list[str] = []
        while len(issued) < count:
            wanted = {code_of(secrets.randbits(CODE_BITS)) for _ in range(count - len(issued))}
            codes = {code_hash(key, code): code for code in wanted}
            hashes = list(codes)
            for part in in_parts(hashes, _AT_ONCE):
                added = await self._add(part, service_id, now)
                issued.extend(codes[each] for each in added)
        return issued

    async def _add(self, hashes: Sequence[str], service_id: int, now: datetime) -> list[str]:
        rows = [
            {
                "id": secrets.randbits(63),
                "code_hash": each,
                "service_id": service_id,
                "valid_until": valid_until(now),
                "is_spent": False,
            }
            for each in hashes
        ]
        added = insert_new(self._session, VisitCode, rows).returning(VisitCode.code_hash)
        return list(await self._session.scalars(added))

    async def find(self, key: bytes, code: str, now: datetime) -> Visit:
        """The content of a code; one of another office, or under a former key, is unknown."""
        query = (
            select(VisitCode.valid_until, VisitCode.is_spent, Service)
            .join(Service, Service.id == VisitCode.service_id)
            .where(VisitCode.code_hash == code_hash(key, code))
        )
        found = (await self._session.execute(query)).one_or_none()
        if found is None:
            return UNKNOWN
        until, is_spent, service = found
        return Visit(state_of(valid_until=until, is_spent=is_spent, now=now), service)

    async def spend(self, key: bytes, code: str, now: datetime, day: date) -> bool:
        """Spends a code on a date of the office; of two concurrent calls exactly one returns that it did.

        The hour of its expiry is removed: it would reveal about when the code was used.
        """
        self.changed = True
        statement = (
            update(VisitCode)
            .where(
                VisitCode.code_hash == code_hash(key, code),
                VisitCode.is_spent.is_(False),
                VisitCode.valid_until > now,
            )
            .values(is_spent=True, valid_until=spent_until(day))
            .returning(VisitCode.id)
            .execution_options(synchronize_session=False)
        )
        return (await self._session.scalar(statement)) is not None

    async def misses(self, who: str) -> int:
        """How many codes that do not exist somebody (keyed hash of person and hour) has tried."""
        return await self._session.scalar(select(VisitMiss.misses).where(VisitMiss.who == who)) or 0

    async def count_miss(self, who: str) -> None:
        """Counts one more. A refusal must not undo it: answer, and raise nothing."""
        await self._session.execute(insert_new(self._session, VisitMiss, {"who": who, "misses": 0}))
        await self._session.execute(
            update(VisitMiss)
            .where(VisitMiss.who == who)
            .values(misses=VisitMiss.misses + 1)
            .execution_options(synchronize_session=False)
        )

    async def forget(self, now: datetime) -> None:
        """Deletes the codes that expired a week ago, and the counts of wrong tries.

        All other codes are rewritten: in PostgreSQL a row reveals the transaction that wrote it last.
        """
        unsynchronized = {"synchronize_session": False}
        await self._session.execute(
            delete(VisitCode).where(VisitCode.valid_until <= now - KEPT), execution_options=unsynchronized
        )
        await self._session.execute(
            update(VisitCode).values(is_spent=VisitCode.is_spent), execution_options=unsynchronized
        )
        await self._session.execute(delete(VisitMiss), execution_options=unsynchronized)
