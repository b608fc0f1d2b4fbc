"""Every night: brings the kept scorecards of the running period up to date, those that may have changed."""

from __future__ import annotations

from datetime import datetime, time

from domain.office import Office
from jobs.job import Job, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork

AT_NIGHT = time(1, 30)
"""Office time at which the day before is over in every zone."""


def nightly(office: Office) -> Timetable:
    """Once a night; after downtime at once."""
    return Timetable(AT_NIGHT, EVERY_DAY, CatchUp.UNTIL_NEXT)


async def aggregate(uow: UnitOfWork, office: Office, now: datetime) -> int:
    """Computes anew the kept scorecards whose records changed, as of now (UTC); gives their number."""
    return await uow.kept_scores.refresh(Scope.running(office.scheme, now, office.zone), now)


async def _sweep(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """A run, which sends nothing. It is as of now and not of its slot: what came since is not noted twice."""
    await aggregate(uow, office, now)
    return 0


AGGREGATE = Job("aggregate", nightly, Zones.OF_OFFICE, _sweep)
