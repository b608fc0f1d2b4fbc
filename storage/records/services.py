"""Public services, their staff, and the citizens' responses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, func, select

from domain.disclosure import whole_weeks
from domain.periods import Span
from storage.base.repository import Repository
from storage.records.people import on
from storage.tables import Response, Service, ServiceStaff


class Photo(Struct, frozen=True):
    """A photo that came with a response, sealed for its rater, and what was written with it."""

    box: bytes
    rater: str
    text: str


class ServiceComments(Struct, frozen=True):
    """What citizens wrote about a service in some whole weeks, in no order, and how many rated it then."""

    service: Service
    weeks: Span
    responses: int
    said: tuple[tuple[str, str], ...]
    """Kind (praise, complaint, suggestion; empty where none was chosen) and text, by text."""
    photos: tuple[Photo, ...]
    """In a random order."""

    @property
    def comments(self) -> tuple[str, ...]:
        """The texts alone."""
        return tuple(text for _, text in self.said)


class ServiceRepository(Repository):
    """Services, and what is read of their responses; those are written by `storage/records/responses.py`."""

    async def all(self) -> list[Service]:
        """All services, by code."""
        return list(await self._session.scalars(select(Service).order_by(Service.code)))

    async def add(self, service: Service) -> bool:
        """Adds a service; False when there is one with its code, in whatever letters."""
        if await self.by_code(service.code) is not None:
            return False
        self._session.add(service)
        await self._session.flush()
        return True

    async def get(self, service_id: int) -> Service | None:
        """The service with this id."""
        return await self._session.get(Service, service_id)

    async def by_code(self, code: str) -> Service | None:
        """The service with this code; whatever the case of its letters, but the very code goes first."""
        service: Service | None = await self._session.scalar(
            select(Service).where(func.lower(Service.code) == code.lower()).order_by(Service.code != code)
        )
        return service

    async def is_staff(self, service_id: int, employee_id: int, day: date) -> bool:
        """Whether a person staffs a service on a day."""
        query = select(ServiceStaff.id).where(
            ServiceStaff.service_id == service_id,
            ServiceStaff.employee_id == employee_id,
            on(ServiceStaff, day),
        )
        return (await self._session.scalar(query.limit(1))) is not None

    async def comments(
        self, last: date, ends_in: Span | None = None, services: Collection[int] | None = None
    ) -> list[ServiceComments]:
        """The comments that may be shown by the end of a day, by code of the service and week.

        Weeks of fewer than five responses are joined with those after them (`domain/disclosure.py`). For some
        services, and weeks that end in a span, only the texts are read.
        """
        known = [each for each in await self.all() if services is None or each.id in services]
        responses = await self._numbers([each.id for each in known])
        told = [
            (service, weeks)
            for service in known
            for weeks in whole_weeks(responses[service.id], last)
            if ends_in is None or weeks.end in ends_in
        ]
        if not told:
            return []
        span = Span(min(weeks.start for _, weeks in told), max(weeks.end for _, weeks in told))
        counts = and_(
            Response.quarantined_on.is_(None),
            Response.service_id.in_({service.id for service, _ in told}),
            Response.date.between(span.start, span.end),
        )
        written: dict[int, list[tuple[date, str, str]]] = defaultdict(list)
        texts = select(Response.service_id, Response.date, Response.comment, Response.kind).where(
            counts, Response.comment != ""
        )
        for service_id, day, comment, kind in await self._session.execute(texts):
            if comment is not None:
                written[service_id].append((day, comment, kind or ""))
        photos = await self._photos(counts)
        return [
            ServiceComments(
                service,
                weeks,
                sum(n for day, n in responses[service.id].items() if day in weeks),
                tuple((kind, text) for text, kind in sorted(_in(written[service.id], weeks))),
                tuple(photo for day, photo in photos[service.id] if day in weeks),
            )
            for service, weeks in told
        ]

    async def _numbers(self, services: Collection[int]) -> dict[int, dict[date, int]]:
        """How many responses count, by service and date."""
        query = (
            select(Response.service_id, Response.date, func.count())
            .where(Response.quarantined_on.is_(None), Response.service_id.in_(services))
            .group_by(Response.service_id, Response.date)
        )
        found: dict[int, dict[date, int]] = defaultdict(dict)
        for service_id, day, n in await self._session.execute(query):
            found[service_id][day] = n
        return found

    async def _photos(self, counts: ColumnElement[bool]) -> dict[int, list[tuple[date, Photo]]]:
        """The photos of some responses, by service, ordered by their boxes, which begin with random bytes."""
        query = (
            select(Response.service_id, Response.date, Response.photo, Response.rater, Response.comment)
            .where(counts, Response.photo.is_not(None))
            .order_by(Response.photo)
        )
        found: dict[int, list[tuple[date, Photo]]] = defaultdict(list)
        for service_id, day, box, rater, comment in await self._session.execute(query):
            if box is not None and rater is not None:
                found[service_id].append((day, Photo(box, rater, comment or "")))
        return found


def _in(written: Iterable[tuple[date, str, str]], weeks: Span) -> Iterator[tuple[str, str]]:
    """Texts and kinds of what was written in some weeks."""
    return ((text, kind) for day, text, kind in written if day in weeks)
