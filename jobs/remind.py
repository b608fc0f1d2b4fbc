"""Reminders: of a report that is owed today, and of reviews that wait."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from domain.calendar import WorkCalendar
from domain.notices import Notice, Recipient, ReminderMoved, ReportReminder, ReviewReminder
from domain.office import Office
from domain.people import TimeZone
from domain.reminders import STEP, Level, again_at, is_due
from jobs.job import Job, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.records.reminders import Owing
from storage.uow import UnitOfWork

T = TypeVar("T")
_AT_ONCE = 2_000
"""People of one statement: a database takes some tens of thousands of values in one."""


def report_times(office: Office) -> Timetable:
    """Every few minutes, as people choose their own hour. The next day it would come too late to help."""
    return Timetable(time.min, EVERY_DAY, CatchUp.SAME_DAY, STEP)


def review_times(office: Office) -> Timetable:
    """Every morning; what still waits tomorrow is told tomorrow."""
    return Timetable(office.review_remind_at, EVERY_DAY, CatchUp.SAME_DAY)


async def remind_report(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Reminds everybody of the slot's zone who owes a report of the slot's day and whose moment has come.

    The same message tells once of earlier days that can still be reported, also who owes nothing today.
    """
    calendars = await _calendars(uow, office, slot.zone, slot.day)
    units = _working(calendars, slot.day)
    owing = await uow.reminders.owing_now(slot.day, units, office.remind_at, slot.at)
    due = [each for each in owing if is_due(each.wish, each.told, office.remind_at, slot.at)]
    missing = await _missing(uow, office, slot, calendars)
    told: list[int] = []
    for some in _in_parts(due):
        told += await _remind(uow, office, slot, some, now)
    owed = {each.employee_id for each in due}
    for day, people in missing.items():
        for part in _in_parts(people):
            told += [
                each for each in await uow.reminders.tell_missed(day, part, slot.day) if each not in owed
            ]
    notices = [
        (ReportReminder(person, slot.day), Recipient(employee_id=person)) for person in dict.fromkeys(told)
    ]
    return await uow.outbox.add_many(notices, now)


def _in_parts(people: Sequence[T]) -> Iterator[Sequence[T]]:
    return (people[start : start + _AT_ONCE] for start in range(0, len(people), _AT_ONCE))


async def _remind(
    uow: UnitOfWork, office: Office, slot: Slot, due: Sequence[Owing], now: datetime
) -> list[int]:
    """Claims the reminders of some people; gives those who are to be told."""
    new = [each.employee_id for each in due if each.told.times == 0]
    again = [each.employee_id for each in due if each.told.times > 0]
    first = await uow.reminders.claim_first(slot.day, new)
    repeated = await uow.reminders.claim_again(slot.day, again, slot.at)
    claimed = {*first, *repeated}
    moments = {}
    for each in due:
        # Only they are reminded again: the others' calendars are not read.
        if each.wish.level is Level.EAGER and each.employee_id in claimed:
            moment = await _again_at(uow, office, slot, each)
            if moment is not None:
                moments[each.employee_id] = moment
    await uow.reminders.say_again(slot.day, moments)
    for person in repeated:
        # The message of before makes room for the new one, which makes a sound.
        number = await uow.outbox.message_of(ReportReminder(person, slot.day), person)
        if number is not None:
            moved = ReminderMoved(person, slot.day)
            uow.outbox.add(moved, Recipient(employee_id=person), now, edit_message_id=number)
    return [each.employee_id for each in due if each.employee_id in claimed]


async def _again_at(uow: UnitOfWork, office: Office, slot: Slot, each: Owing) -> datetime | None:
    unit = await uow.people.unit(each.unit_id)
    calendar = await uow.calendars.of_person(each.employee_id, unit, slot.day.year, office.time_rules)
    return again_at(each.wish, calendar.row(slot.day), calendar.zone, slot.at)


async def _missing(
    uow: UnitOfWork, office: Office, slot: Slot, calendars: Mapping[int, WorkCalendar]
) -> dict[date, list[int]]:
    """Earlier days that can still be reported, the earliest first, with those who are to be told so now."""
    today, missing = (slot.day, _working(calendars, slot.day)), {}
    day = slot.day - timedelta(days=1)
    while still_open := {id_: own for id_, own in calendars.items() if own.row(day).late_until >= slot.at}:
        missing[day] = await uow.reminders.missing_untold(
            (day, _working(still_open, day)), today, office.remind_at, slot.at
        )
        day -= timedelta(days=1)
    return dict(sorted(missing.items()))


async def remind_review(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Reminds every supervisor of the slot's zone at whom something waits and who works on the slot's day."""
    calendars = await _calendars(uow, office, slot.zone, slot.day)
    people = await uow.reminders.owing_reviews(slot.day, _working(calendars, slot.day))
    notices: list[tuple[Notice, Recipient]] = [
        (ReviewReminder(person), Recipient(employee_id=person)) for person in people
    ]
    return await uow.outbox.add_many(notices, now)


async def _calendars(uow: UnitOfWork, office: Office, zone: TimeZone, day: date) -> dict[int, WorkCalendar]:
    """The calendars of the zone's units, by the unit's id."""
    return {
        own.id: await uow.calendars.of_unit(own, day.year, office.time_rules)
        for own in await uow.people.units()
        if own.timezone == zone
    }


def _working(calendars: Mapping[int, WorkCalendar], day: date) -> dict[int, bool]:
    """For which units a date is a working day by their calendar."""
    return {unit_id: calendar.is_working(day) for unit_id, calendar in calendars.items()}


REMIND_REPORT = Job("remind-report", report_times, Zones.OF_UNITS, remind_report, is_logged_when_idle=False)
REMIND_REVIEW = Job("remind-review", review_times, Zones.OF_UNITS, remind_review)
