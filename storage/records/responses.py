"""Responses of citizens as they are given, each found by the keyed hash of its rater alone."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.quarantine.reasons import Reason
from domain.respondents import PROFILE
from domain.survey import Unsur
from storage.base.inserting import new_row
from storage.tables import Response

_LATEST = "date >= (SELECT date(max(date), '-1 day') FROM responses)"
MIX_RESPONSES = (
    "PRAGMA temp_store=MEMORY",
    "BEGIN IMMEDIATE",
    f"CREATE TEMPORARY TABLE mixed AS SELECT * FROM responses WHERE {_LATEST}",  # noqa: S608
    "DELETE FROM responses WHERE id IN (SELECT id FROM mixed)",
    "INSERT INTO responses SELECT * FROM mixed ORDER BY random()",
    "CREATE TEMPORARY TABLE mixed_screens AS SELECT * FROM rating_screens",
    "DELETE FROM rating_screens",
    "INSERT INTO rating_screens SELECT * FROM mixed_screens ORDER BY random()",
    "COMMIT",
)
"""Lays the responses of the last days out again in a SQLite file, and the screens that are open.

Within a page a new row lies before older ones, whatever its id: that order would be a clock. Rows that are
only updated stay where they are.
"""


class StoredResponse(Struct, frozen=True):
    """A response as its rater has given it so far."""

    id: int
    day: date
    """The office's date."""
    quick: int | None
    answers: Mapping[Unsur, int]
    comment: str | None
    has_photo: bool
    profile: Mapping[str, str]
    """Answers by question of `domain/respondents.py`."""

    @property
    def is_complete(self) -> bool:
        """Whether all nine unsur are answered: it enters the index (docs/scoring.md §3)."""
        return len(self.answers) == len(Unsur)


_COLUMNS = (
    Response.id,
    Response.date,
    Response.quick,
    Response.comment,
    Response.photo.is_not(None).label("has_photo"),
    *(getattr(Response, name) for name in (*Unsur, *PROFILE)),
)


# Built once: they run for each rating of a crowd.
_BY_RATER = select(*_COLUMNS).where(Response.rater == bindparam("rater"))


class ResponseRepository:
    """Writes responses; every change finds its row by the rater's hash."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.rated = False
        """Whether anything of a citizen was written: a SQLite file is then laid out again."""

    async def find(self, rater: str) -> StoredResponse | None:
        """The response of a rater."""
        row = (await self._session.execute(_BY_RATER, {"rater": rater})).mappings().one_or_none()
        if row is None:
            return None
        return StoredResponse(
            row["id"],
            row["date"],
            row["quick"],
            {unsur: row[unsur] for unsur in Unsur if row[unsur] is not None},
            row["comment"],
            row["has_photo"],
            {name: row[name] for name in PROFILE if row[name] is not None},
        )

    async def add(
        self,
        service_id: int,
        day: date,
        rater: str,
        *,
        quick: int,
        channel: str,
        consent: int,
        comment: str | None = None,
        photo: bytes | None = None,
        aside: Reason | None = None,
    ) -> int | None:
        """Adds a quick rating (1..4) of the office's date unless there is one of its rater (keyed hash).

        With `aside` it is quarantined for that reason. Gives its id; of two at once exactly one gets it.
        """
        self.rated = True
        values = {
            "id": secrets.randbits(63),
            "service_id": service_id,
            "date": day,
            "rater": rater,
            "quick": quick,
            "channel": channel,
            "consent": consent,
            "comment": comment,
            "photo": photo,
            "quarantined_on": None if aside is None else day,
            "quarantine_reason": aside,
        }
        added: int | None = await self._session.scalar(new_row(self._session, Response, "id"), values)
        return added

    async def change(self, rater: str, values: Mapping[str, Any]) -> None:
        """Sets columns of a rater's response; the same twice changes nothing."""
        self.rated = True
        await self._session.execute(
            update(Response)
            .where(Response.rater == rater)
            .values(**values)
            .execution_options(synchronize_session=False)
        )

    async def forget_comments(self, before: date) -> None:
        """Removes what was written and photographed with ratings of dates before a day; ratings stay."""
        await self._session.execute(
            update(Response)
            .where(Response.date < before, or_(Response.comment.is_not(None), Response.photo.is_not(None)))
            .values(comment=None, photo=None)
            .execution_options(synchronize_session=False)
        )

    async def write_again(self, since: date) -> None:
        """Rewrites all responses of a date or later.

        In PostgreSQL a row reveals the transaction that wrote it last.
        """
        await self._session.execute(
            update(Response)
            .where(Response.date >= since)
            .values(channel=Response.channel)
            .execution_options(synchronize_session=False)
        )
