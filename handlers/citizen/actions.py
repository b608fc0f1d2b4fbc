"""What a citizen's rating does to the records. The citizen enters them only as a keyed hash."""

from __future__ import annotations

from datetime import date, datetime

from domain.errors import AlreadyHandled, Invalid
from domain.office import Office
from domain.people import TimeZone
from domain.responses import rater_hash
from domain.survey import Channel
from storage.tables import Service
from storage.uow import UnitOfWork


async def service_of(uow: UnitOfWork, service_id: int) -> Service:
    """The service of a button; raises Invalid when there is no such service any more."""
    service = await uow.services.get(service_id)
    if service is None:
        raise Invalid("button-outdated")
    return service


async def day_at(uow: UnitOfWork, service: Service, now: datetime) -> date:
    """The date of an instant where the service is, in the zone of its unit."""
    home = await uow.people.unit(service.unit_id)
    return now.astimezone(TimeZone(home.timezone).info).date()


async def check_unrated(
    uow: UnitOfWork, office: Office, service: Service, telegram_id: int, day: date
) -> None:
    """Raises AlreadyHandled when this citizen has rated the service on that day."""
    rater = rater_hash(office.rater_key, telegram_id, service.id, day)
    if await uow.services.has_response(rater):
        raise AlreadyHandled("rate-already", service=service.name)


async def rate(
    uow: UnitOfWork, office: Office, service: Service, face: int, telegram_id: int, now: datetime
) -> date:
    """Keeps a quick rating (1..4) that came through an open link; gives its date.

    Raises AlreadyHandled for the second of a day, also when both come at once.
    """
    day = await day_at(uow, service, now)
    rater = rater_hash(office.rater_key, telegram_id, service.id, day)
    today = now.astimezone(office.zone).date()
    if not await uow.services.add_rating(service.id, today, rater, quick=face, channel=Channel.OPEN):
        raise AlreadyHandled("rate-already", service=service.name)
    return day


async def comment(
    uow: UnitOfWork, office: Office, service_id: int, day: date, telegram_id: int, text: str
) -> None:
    """Attaches a comment to the rating that this citizen gave the service on that day."""
    rater = rater_hash(office.rater_key, telegram_id, service_id, day)
    await uow.services.add_comment(rater, text)
