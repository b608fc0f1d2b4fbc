"""Where each step of a rating is looked at: the one place that sets aside what was noticed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain.quarantine.recent import Sighting
from domain.quarantine.speed import Reading
from domain.survey import Unsur
from storage.uow import UnitOfWork

if TYPE_CHECKING:
    from handlers.citizen.actions import Given


def _sighting(given: Given) -> Sighting:
    rating = given.rating
    return Sighting(rating.service.id, rating.rater, given.response.id, rating.at)


async def rated(uow: UnitOfWork, given: Given, taken: timedelta | None) -> None:
    """Looks at a face that was just kept, and at what was written before it."""
    if not given.rating.counts:
        return
    await uow.quarantine.came(_sighting(given), given.rating.channel, taken, given.response.day)
    await commented(uow, given)


async def commented(uow: UnitOfWork, given: Given) -> None:
    """Looks at a comment that was just kept."""
    if given.response.comment and given.rating.counts:
        await uow.quarantine.commented(_sighting(given), given.response.comment, given.response.day)


async def answered(uow: UnitOfWork, given: Given, reading: Reading | None) -> None:
    """Looks at the nine unsur once all of them are answered."""
    response = given.response
    if response.is_complete and given.rating.counts:
        answers = [response.answers[unsur] for unsur in Unsur]
        await uow.quarantine.answered(_sighting(given), answers, reading, response.day)
