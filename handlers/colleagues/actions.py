"""Answers to requests to rate colleagues: the records."""

from __future__ import annotations

from datetime import date, datetime

from domain.colleagues import DeclineReason, RequestState
from domain.errors import AlreadyHandled, Invalid
from domain.office import Office
from domain.schemes import RaterOptions, Source
from storage.records.colleagues import NamedRequest
from storage.tables import RatingRequest
from storage.uow import UnitOfWork


def options_of(office: Office, request: RatingRequest) -> RaterOptions:
    """What is rated, and in which words."""
    return office.scheme.sources.of_raters(Source(request.source))


def open_criteria(office: Office, request: RatingRequest) -> list[str]:
    """The criteria that have no rating yet."""
    return [each for each in options_of(office, request).criteria if each not in request.given]


async def answerable(uow: UnitOfWork, request: RatingRequest, today: date) -> NamedRequest:
    """The request and the person to rate; raises AlreadyHandled when the round is over or they left."""
    if today > request.date:
        raise AlreadyHandled("rating-over")
    rated = await uow.people.get(request.rated_id)
    if not rated.serves(today):
        raise AlreadyHandled("rating-person-left", name=rated.name)
    return NamedRequest(request, rated)


async def rate(
    uow: UnitOfWork, office: Office, request: RatingRequest, place: int, rating: int, now: datetime
) -> None:
    """Keeps a rating; once every criterion has one, they count, and later ones change them."""
    criteria = options_of(office, request).criteria
    if place >= len(criteria) or not 1 <= rating <= 5:
        raise Invalid("button-outdated")
    request.given = {**request.given, criteria[place]: rating}
    request.state, request.reason = RequestState.OPEN, None
    if not open_criteria(office, request):
        request.state = RequestState.DONE
        await uow.colleagues.assess(request, {each: request.given[each] for each in criteria}, now)


def decline(request: RatingRequest, reason: str) -> None:
    """Notes that a person does not rate somebody; what was begun is dropped."""
    if request.state == RequestState.DONE:
        raise AlreadyHandled("rating-done-already")
    if reason not in set(DeclineReason):
        raise Invalid("button-outdated")
    request.state, request.reason, request.given = RequestState.DECLINED, reason, {}
