"""Reminders: of a report that is owed today, and of reviews that wait."""

from __future__ import annotations

from datetime import date, datetime

from domain.notices import Recipient, ReportReminder, ReviewReminder
from domain.office import Office
from domain.people import TimeZone
from jobs.job import Job, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork


def report_times(office: Office) -> Timetable:
    """Every evening, as some units work at weekends. The next day it would come too late to help."""
    return Timetable(office.remind_at, EVERY_DAY, CatchUp.SAME_DAY)


def review_times(office: Office) -> Timetable:
    """Every morning; what still waits tomorrow is told tomorrow."""
    return Timetable(office.review_remind_at, EVERY_DAY, CatchUp.SAME_DAY)


async def remind_report(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Reminds everybody of the slot's zone who owes a report of the slot's day."""
    units = await _units(uow, office, slot.zone, slot.day)
    people = await uow.reminders.owing_report(slot.day, units)
    notices = [(ReportReminder(person, slot.day), Recipient(employee_id=person)) for person in people]
    return await uow.outbox.add_many(notices, now)


async def remind_review(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Reminds every supervisor of the slot's zone at whom something waits and who works on the slot's day."""
    units = await _units(uow, office, slot.zone, slot.day)
    people = await uow.reminders.owing_reviews(slot.day, units)
    notices = [(ReviewReminder(person), Recipient(employee_id=person)) for person in people]
    return await uow.outbox.add_many(notices, now)


async def _units(uow: UnitOfWork, office: Office, zone: TimeZone, day: date) -> dict[int, bool]:
    """The zone's units, by id, and whether a date is a working day by their calendar."""
    return {
        own.id: (await uow.calendars.of_unit(own, day.year, office.time_rules)).is_working(day)
        for own in await uow.people.units()
        if own.timezone == zone
    }


REMIND_REPORT = Job("remind-report", report_times, Zones.OF_UNITS, remind_report)
REMIND_REVIEW = Job("remind-review", review_times, Zones.OF_UNITS, remind_review)
