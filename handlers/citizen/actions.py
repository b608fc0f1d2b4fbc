"""What a citizen's rating does to the records. The citizen enters them only as a keyed hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from domain.errors import AlreadyHandled, Invalid, NotAllowed
from domain.office import Office
from domain.people import TimeZone
from domain.responses import comment_keys, rater_hash
from domain.survey import Channel
from handlers.frame.actor import Actor
from storage.tables import Response, Service
from storage.uow import UnitOfWork


@dataclass(frozen=True)
class Rating:
    """A person in front of a service on a day, and what came of it."""

    service: Service
    rater: str
    """Keyed hash of person, service and day."""
    counts: bool
    """Whether a rating weighs anything: not that of the unit's own staff."""


async def service_of(uow: UnitOfWork, service_id: int) -> Service:
    """The service of a button; raises Invalid when there is no such service any more."""
    service = await uow.services.get(service_id)
    if service is None:
        raise Invalid("button-outdated")
    return service


async def rating_of(uow: UnitOfWork, office: Office, service: Service, actor: Actor, now: datetime) -> Rating:
    """A rating that a person may give (docs/scoring.md §3); raises NotAllowed for who staffs the service."""
    home = await uow.people.unit(service.unit_id)
    day: date = now.astimezone(TimeZone(home.timezone).info).date()
    rater = rater_hash(office.rater_key, actor.telegram_id, service.id, day)
    if actor.employee_id is None:
        return Rating(service, rater, counts=True)
    if await uow.services.is_staff(service.id, actor.employee_id, day):
        raise NotAllowed("rate-own-service", service=service.name)
    own = await uow.people.unit_of(actor.employee_id, day)
    return Rating(service, rater, counts=own is None or own.id != home.id)


async def check_unrated(uow: UnitOfWork, rating: Rating) -> None:
    """Raises AlreadyHandled when this person has rated the service on that day."""
    if await uow.services.has_response(rating.rater):
        raise AlreadyHandled("rate-already", service=rating.service.name)


async def rate(uow: UnitOfWork, office: Office, rating: Rating, face: int, now: datetime) -> None:
    """Keeps a quick rating (1..4) that came through an open link.

    Raises AlreadyHandled for the second of a day, also when both come at once.
    """
    today = office.date_of(now)
    if not await uow.services.add_rating(
        rating.service.id, today, rating.rater, quick=face, channel=Channel.OPEN, counts=rating.counts
    ):
        raise AlreadyHandled("rate-already", service=rating.service.name)


async def ask_comment(
    uow: UnitOfWork, office: Office, rating: Rating, telegram_id: int, now: datetime
) -> bool:
    """Asks for a comment on a rating, and no more for one on an earlier rating; False when it has one."""
    keys = comment_keys(office.rater_key, telegram_id, now)
    await uow.services.end_questions(keys)
    return await uow.services.ask_comment(rating.rater, keys[0])


async def asked(uow: UnitOfWork, office: Office, telegram_id: int, now: datetime) -> Response | None:
    """The response on which this person is asked for a comment."""
    return await uow.services.asked_for_comment(comment_keys(office.rater_key, telegram_id, now))


async def end_question(uow: UnitOfWork, office: Office, telegram_id: int, now: datetime) -> bool:
    """The person has no comment; tells whether one was asked for."""
    return await uow.services.end_questions(comment_keys(office.rater_key, telegram_id, now))
