"""Passes each step of a rating to the watch, and quarantines what it finds."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.quarantine.recent import Sighting
from domain.quarantine.speed import Reading
from domain.survey import Unsur
from handlers.citizen.open_response import OpenResponse
from storage.uow import UnitOfWork


def _sighting(given: OpenResponse) -> Sighting:
    rating = given.rating
    return Sighting(rating.service.id, rating.rater, given.response.id, rating.at)


async def rated(uow: UnitOfWork, given: OpenResponse, taken: timedelta | None) -> None:
    """Looks at a face that was just kept, and at what was written before it."""
    if not given.rating.counts:
        return
    await uow.quarantine.came(_sighting(given), given.rating.channel, taken, given.response.day)
    await commented(uow, given)


async def commented(uow: UnitOfWork, given: OpenResponse) -> None:
    """Looks at a comment that was just kept."""
    if given.response.comment and given.rating.counts:
        await uow.quarantine.commented(_sighting(given), given.response.comment, given.response.day)


async def answered(
    uow: UnitOfWork, given: OpenResponse, unsur: Unsur, reading: Reading | None, shown: datetime | None
) -> None:
    """Checks the nine unsur once all of them are answered.

    `reading` is how long they were shown together, or `shown` when this one was shown.
    """
    response = given.response
    if not given.rating.counts:
        return
    seen = _sighting(given)
    if shown is not None:
        reading = uow.quarantine.pace(seen, unsur, shown)
    if response.is_complete:
        answers = [response.answers[each] for each in Unsur]
        await uow.quarantine.answered(seen, answers, reading, response.day)
