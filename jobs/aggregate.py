"""Every night: computes everybody's score of the running period, and stores their summary.

It also sums up what citizens said on each day of the period.
"""

from __future__ import annotations

from datetime import datetime, time
from functools import partial

from msgspec.structs import replace

from domain.office import Office
from jobs.job import Job, ReadFirst, Sweep, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.scoring.scope import Scope
from storage.scoring.summary import Summary
from storage.uow import UnitOfWork

AT_NIGHT = time(1, 30)
"""Office time when the previous day is over in every zone."""


NIGHTLY = Timetable(AT_NIGHT, EVERY_DAY, CatchUp.UNTIL_NEXT)
"""Once a night; after downtime at once."""


async def aggregate(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> Sweep:
    """Scores everybody as of now (UTC) and not of a slot; gives what keeps the summary, and sends nothing."""
    # Means are shown to people, and may move by no colleague's rating while its round runs.
    scope = replace(Scope.running(office.scheme, now, office.zone), counts_open_rounds=False)
    summary = Summary()
    await uow.scoring.map_scorecards(scope, lambda scorecard: summary.add(scorecard.card))

    return partial(_keep, scope, summary)


async def _keep(
    scope: Scope, summary: Summary, uow: UnitOfWork, office: Office, slot: Slot, now: datetime
) -> int:
    await uow.score_summaries.keep(scope, summary, now)
    await uow.scoring.sum_up_responses(scope, office.date_of(now))
    return 0


AGGREGATE = Job("aggregate", NIGHTLY, Zones.OF_OFFICE, ReadFirst(aggregate, is_heavy=True))
