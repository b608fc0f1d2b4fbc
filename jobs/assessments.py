"""Near a period's end: one message to each supervisor about the people whose assessment is not complete."""

from __future__ import annotations

from datetime import datetime

from domain.assessments import reminded
from domain.notices import AssessmentReminder, Recipient
from domain.office import Office
from jobs.calendars import calendars_of
from jobs.job import InParts, Job, Once, Zones
from jobs.slots import Slot, morning
from storage.uow import UnitOfWork


async def remind_assessment(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> list[Once]:
    """Finds the supervisors of units that are reminded on the slot's day.

    A supervisor with nothing missing by the time of sending gets no message.
    """
    found = []
    closed = await uow.closings.closed()
    for unit_id, calendar in (await calendars_of(uow, office, slot.zone, slot.day)).items():
        periods = " ".join(period.code for period in reminded(office.scheme, calendar, slot.day, closed))
        for person in await uow.supervision.reviewing(unit_id, slot.day) if periods else ():
            notice = AssessmentReminder(person, periods)
            found.append(Once(notice, Recipient(employee_id=person), f"{notice.kind} {slot.day} {person}"))
    return found


REMIND_ASSESSMENT = Job(
    "remind-assessment", morning, Zones.OF_UNITS, InParts(remind_assessment), is_logged_when_idle=False
)
