"""Public services, their staff, and the citizens' responses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import and_, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.disclosure import whole_weeks
from domain.periods import Span
from domain.quarantine.reasons import Reason
from storage.base.inserting import insert_new
from storage.tables import Response, Service, ServiceStaff

_LATEST = "date >= (SELECT date(max(date), '-1 day') FROM responses)"
MIX_RESPONSES = (
    "PRAGMA temp_store=MEMORY",
    "BEGIN IMMEDIATE",
    f"CREATE TEMPORARY TABLE mixed AS SELECT * FROM responses WHERE {_LATEST}",  # noqa: S608
    "DELETE FROM responses WHERE id IN (SELECT id FROM mixed)",
    "INSERT INTO responses SELECT * FROM mixed ORDER BY random()",
    "COMMIT",
)
"""Lays the responses of the last days out again in a SQLite file.

Within a page a new row lies before older ones, whatever its id: that order would be a clock. Rows that are
only updated stay where they are.
"""


@dataclass(frozen=True)
class ServiceRatings:
    """Quick ratings (1..4) of a service over some dates."""

    service: Service
    responses: int
    total: int

    @property
    def mean(self) -> Fraction | None:
        """Mean of the ratings, 1..4; None without any."""
        return Fraction(self.total, self.responses) if self.responses else None


@dataclass(frozen=True)
class ServiceComments:
    """What citizens wrote about a service in some whole weeks, in no order, and how many rated it then."""

    service: Service
    weeks: Span
    responses: int
    comments: tuple[str, ...]


class ServiceRepository:
    """Services and responses."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.rated = False
        """Whether ratings or comments were written."""

    async def all(self) -> list[Service]:
        """All services, by code."""
        return list(await self._session.scalars(select(Service).order_by(Service.code)))

    async def get(self, service_id: int) -> Service | None:
        """The service with this id."""
        return await self._session.get(Service, service_id)

    async def by_code(self, code: str) -> Service | None:
        """The service with this code; whatever the case of its letters, but the very code goes first."""
        service: Service | None = await self._session.scalar(
            select(Service).where(func.lower(Service.code) == code.lower()).order_by(Service.code != code)
        )
        return service

    async def has_response(self, rater: str) -> bool:
        """Whether there is a response of this rater (keyed hash of person, service and day)."""
        query = select(Response.id).where(Response.rater == rater)
        return (await self._session.scalar(query)) is not None

    async def add_rating(
        self, service_id: int, day: date, rater: str, *, quick: int, channel: str, counts: bool
    ) -> bool:
        """Adds a quick rating (1..4) of the office's date unless there is one of its rater (keyed hash).

        One that does not count is quarantined. Tells whether it did; of two at once exactly one does.
        """
        self.rated = True
        values = {
            "service_id": service_id,
            "date": day,
            "rater": rater,
            "quick": quick,
            "channel": channel,
            "quarantined_on": None if counts else day,
            "quarantine_reason": None if counts else Reason.OWN_UNIT,
        }
        statement = insert_new(self._session, Response, values).returning(Response.id)
        return (await self._session.scalar(statement)) is not None

    async def ask_comment(self, rater: str, key: str) -> bool:
        """Opens the question for a comment on a rater's response under a key; False if it has a comment."""
        self.rated = True
        statement = (
            update(Response)
            .where(Response.rater == rater, Response.comment.is_(None), Response.quarantined_on.is_(None))
            .values(comment_key=key)
            .returning(Response.id)
        )
        return (await self._session.scalar(statement)) is not None

    async def is_asked(self, keys: Collection[str]) -> bool:
        """Whether a comment is asked for under one of the keys."""
        query = select(Response.id).where(Response.comment_key.in_(keys)).limit(1)
        return (await self._session.scalar(query)) is not None

    async def asked_for_comment(self, keys: Collection[str]) -> Response | None:
        """The response on which a comment is asked for under one of the keys."""
        response: Response | None = await self._session.scalar(
            select(Response).where(Response.comment_key.in_(keys)).limit(1)
        )
        return response

    async def add_comment(self, response: Response, comment: str) -> None:
        """Attaches a comment; the question is answered."""
        self.rated = True
        await self._session.execute(
            update(Response).where(Response.id == response.id).values(comment=comment, comment_key=None)
        )

    async def end_questions(self, keys: Collection[str]) -> bool:
        """Ends the questions under the keys without a comment; tells whether there was one."""
        self.rated = True
        statement = (
            update(Response)
            .where(Response.comment_key.in_(keys))
            .values(comment_key=None)
            .returning(Response.id)
        )
        return bool((await self._session.scalars(statement)).all())

    async def forget_questions(self, since: date) -> None:
        """Ends all questions on responses of a date or later.

        All these rows are written, asked or not: in PostgreSQL a row tells which transaction wrote it last.
        """
        await self._session.execute(
            update(Response)
            .where(Response.date >= since)
            .values(comment_key=None)
            .execution_options(synchronize_session=False)
        )

    async def is_staff(self, service_id: int, employee_id: int, day: date) -> bool:
        """Whether a person staffs a service on a day."""
        query = select(ServiceStaff.id).where(
            ServiceStaff.service_id == service_id,
            ServiceStaff.employee_id == employee_id,
            ServiceStaff.starts <= day,
            ServiceStaff.ends >= day,
        )
        return (await self._session.scalar(query.limit(1))) is not None

    async def comments(self, last: date) -> list[ServiceComments]:
        """The comments that may be told by the end of a day, by code of the service and week.

        Weeks of fewer than five responses are told with those after them (`domain/disclosure.py`).
        """
        counted = Response.quarantined_on.is_(None)
        days = select(Response.service_id, Response.date, func.count()).where(counted)
        responses: dict[int, dict[date, int]] = defaultdict(dict)
        for service_id, day, n in await self._session.execute(
            days.group_by(Response.service_id, Response.date)
        ):
            responses[service_id][day] = n
        written: dict[int, list[tuple[date, str]]] = defaultdict(list)
        texts = select(Response.service_id, Response.date, Response.comment).where(
            counted, Response.comment != ""
        )
        for service_id, day, comment in await self._session.execute(texts):
            if comment is not None:
                written[service_id].append((day, comment))
        return [
            ServiceComments(
                service,
                weeks,
                sum(n for day, n in responses[service.id].items() if day in weeks),
                tuple(sorted(comment for day, comment in written[service.id] if day in weeks)),
            )
            for service in await self.all()
            for weeks in whole_weeks(responses[service.id], last)
        ]

    async def ratings(self, start: date, end: date) -> list[ServiceRatings]:
        """Quick ratings of every service from `start` to `end` inclusive, by code of the service.

        Quarantined responses weigh nothing (docs/scoring.md §3).
        """
        query = (
            select(Service, func.count(Response.quick), func.coalesce(func.sum(Response.quick), 0))
            .outerjoin(
                Response,
                and_(
                    Response.service_id == Service.id,
                    Response.date.between(start, end),
                    Response.quarantined_on.is_(None),
                ),
            )
            .group_by(Service.id)
            .order_by(Service.code)
        )
        return [
            ServiceRatings(service, n, total or 0) for service, n, total in await self._session.execute(query)
        ]
