"""The periods of an office that are to be closed, and the closings that were begun."""

from __future__ import annotations

from datetime import date, timedelta

from domain.closing.lock import closable_periods
from domain.periods import Period
from domain.schemes import Scheme
from storage.tables import Closing
from storage.uow import UnitOfWork

_SINCE = timedelta(days=400)
"""Periods that ended longer ago are closed and looked up on the command line."""


async def due(uow: UnitOfWork, scheme: Scheme, today: date) -> list[Period]:
    """The periods that can be closed on a day and in which anybody was in service, the latest first."""
    found = closable_periods(scheme, await uow.closings.closed(), today, today - _SINCE)
    return [each for each in found if await uow.gaps.anybody(each)]


async def begun(uow: UnitOfWork, today: date) -> list[Closing]:
    """The closings that were begun, of periods as old as those that are due."""
    return await uow.closings.begun_since(today - _SINCE)
