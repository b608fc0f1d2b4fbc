"""Every night: deletes what is no longer needed. Reports, reviews and ratings are kept."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from domain.office import Office
from domain.retention import (
    CLAIMS_KEPT,
    ESCALATIONS_KEPT,
    FAILED_UPDATES_KEPT,
    MESSAGES_KEPT,
    PAIRS_KEPT,
    RUNS_KEPT,
    SENT_FILES_KEPT,
    STRANGERS_DIALOGS_KEPT,
    VIEWS_KEPT,
    VISITS_KEPT,
)
from jobs.job import Job, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork

AT_NIGHT = time(2, 30)
"""Office time when nobody reports and no reminder is sent."""

WRITTEN_AGAIN = timedelta(days=2)
"""Days of responses and tickets that may have been given or changed since the last night."""
_A_NIGHT = timedelta(hours=25)
"""Until the next clean-up and an hour more: what would be too old by then goes now."""


NIGHTLY = Timetable(AT_NIGHT, EVERY_DAY, CatchUp.UNTIL_NEXT)
"""Once a night; after downtime at once."""


async def forget(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Removes what is older than the spans above; sends nothing. A slot to come forgets nothing early."""
    as_of, kept = min(slot.at, now), office.retention
    await uow.updates.forget_processed_before(as_of - CLAIMS_KEPT)
    await uow.updates.forget_payloads_before(as_of - FAILED_UPDATES_KEPT)
    await uow.dialogs.forget_untouched(
        strangers_since=as_of - STRANGERS_DIALOGS_KEPT, employees_since=as_of - kept.drafts
    )
    await uow.outbox.forget_settled_before(as_of - MESSAGES_KEPT)
    await uow.job_runs.forget_before(as_of - RUNS_KEPT)
    await uow.sent_files.forget_before(as_of - SENT_FILES_KEPT)
    await uow.escalations.forget_before(as_of - ESCALATIONS_KEPT)
    await uow.reminders.forget_before(office.date_of(as_of - MESSAGES_KEPT))
    await uow.plans.forget_before(office.date_of(as_of) - kept.drafts)
    today = office.date_of(as_of)
    await uow.colleagues.forget(ended_before=today, pairs_before=today - PAIRS_KEPT)
    await uow.second_ratings.forget_before(today - PAIRS_KEPT)
    await uow.kept_files.forget_visits_before(as_of - VISITS_KEPT)
    await uow.views.forget_before(as_of - VIEWS_KEPT)
    await uow.attendance.forget_places_before(as_of - office.location_lifetime + _A_NIGHT)
    await uow.rating_screens.forget()
    if kept.comments is not None:
        await uow.responses.forget_comments(office.date_of(as_of) - kept.comments)
    await uow.responses.write_again(office.date_of(as_of) - WRITTEN_AGAIN)
    await uow.tickets.forget_drafts()
    await uow.tickets.note_told([], office.date_of(as_of) - WRITTEN_AGAIN)
    await uow.visits.forget(as_of)
    return 0


# Citizens may write before anybody of the roster has joined, and are forgotten all the same.
RETENTION = Job("retention", NIGHTLY, Zones.OF_OFFICE, forget, before_anybody_joins=True)
