"""Reminders of reports that are due today, and of reviews that wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from domain.calendar import WorkCalendar
from domain.cases import RINGS_FROM, RINGS_UNTIL
from domain.closing.lock import lock_of
from domain.notices import Recipient, ReminderMoved, ReportReminder, ReviewReminder
from domain.office import Office
from domain.reminders import RETURNED_TOLD, STEP, Level, again_at, begins_at, is_due
from jobs.calendars import calendars_of, working
from jobs.job import InParts, Job, Once, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.base.parts import in_parts
from storage.records.reminders import Owing
from storage.uow import UnitOfWork

REPORT_TIMES = Timetable(time.min, EVERY_DAY, CatchUp.SAME_DAY, STEP)
"""Every few minutes, as people choose their own hour. The next day it would come too late to help."""


REVIEW_TIMES = Timetable(RINGS_FROM, EVERY_DAY, CatchUp.SAME_DAY, STEP)
"""Every few minutes by day, as people choose their own hour; the next day tells again what waits."""


async def remind_report(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Reminds everybody of the slot's zone who owes a report of the slot's day and whose moment has come.

    So are those who owe the day before, if its shift ended today. The message of today tells once of earlier
    days that can still be reported, also who owes nothing today.
    """
    calendars = await calendars_of(uow, office, slot.zone, slot.day)
    yesterday = slot.day - timedelta(days=1)
    missing = await _missing(uow, office, slot, calendars)
    of_yesterday: list[int] = []
    if lock_of(yesterday, await uow.closings.closed()) is None:
        of_yesterday = await _remind(uow, office, slot, yesterday, calendars, now)
    of_today = await _remind(uow, office, slot, slot.day, calendars, now)
    for day, people in missing.items():
        for part in in_parts(people):
            of_today += await uow.reminders.tell_missed(day, part, slot.day)
    notices = [
        (ReportReminder(person, day), Recipient(employee_id=person))
        for day, people in ((yesterday, of_yesterday), (slot.day, of_today))
        for person in dict.fromkeys(people)
    ]
    return await uow.outbox.add_many(notices, now)


async def _remind(
    uow: UnitOfWork,
    office: Office,
    slot: Slot,
    day: date,
    calendars: Mapping[int, WorkCalendar],
    now: datetime,
) -> list[int]:
    """Claims the due reminders of a day; returns the people to remind."""
    owing = await uow.reminders.owing_now(day, working(calendars, day), office.remind_at, slot.at)
    told: list[int] = []
    for some in in_parts(owing):
        due = await _due(uow, office, slot, day, some)
        first = [each.employee_id for each in due if each.told.times == 0]
        again = [each.employee_id for each in due if each.told.times > 0]
        repeated = await uow.reminders.claim_again(day, again, slot.at)
        claimed = {*await uow.reminders.claim_first(day, first), *repeated}
        await _say_again(uow, office, slot, day, [each for each in due if each.employee_id in claimed])
        await _make_room(uow, day, repeated, now)
        told += [each.employee_id for each in due if each.employee_id in claimed]
    return told


async def _due(uow: UnitOfWork, office: Office, slot: Slot, day: date, owing: Sequence[Owing]) -> list[Owing]:
    """The people to remind of a day now."""
    zone = slot.zone.info
    shifts = await uow.reminders.shifts(day, [each.employee_id for each in owing])
    due = []
    for each in owing:
        ends = max((own.ends_at(day, zone) for own in shifts.get(each.employee_id, ())), default=None)
        if is_due(each.told, begins_at(each.wish, office.remind_at, day, zone, ends), slot.at):
            due.append(each)
    return due


async def _say_again(uow: UnitOfWork, office: Office, slot: Slot, day: date, told: Sequence[Owing]) -> None:
    """Adds the second reminder for people who want one; the others' calendars are not read."""
    moments = {}
    for each in told:
        if each.wish.level is Level.EAGER:
            unit = await uow.people.unit(each.unit_id)
            calendar = await uow.calendars.of_person(each.employee_id, unit, day, office.time_rules)
            moment = again_at(each.wish, calendar.row(day), calendar.zone, slot.at)
            if moment is not None:
                moments[each.employee_id] = moment
    await uow.reminders.say_again(day, moments)


async def _make_room(uow: UnitOfWork, day: date, people: Sequence[int], now: datetime) -> None:
    """Has the messages that reminded people before point to the new ones, which make a sound."""
    for person in people:
        number = await uow.outbox.message_of(ReportReminder(person, day), person)
        if number is not None:
            moved = ReminderMoved(person, day)
            uow.outbox.add(moved, Recipient(employee_id=person), now, edit_message_id=number)


async def _missing(
    uow: UnitOfWork, office: Office, slot: Slot, calendars: Mapping[int, WorkCalendar]
) -> dict[date, list[int]]:
    """Earlier days that can still be reported, earliest first, with the people to remind of them now."""
    today, missing = (slot.day, working(calendars, slot.day)), {}
    closed = await uow.closings.closed()
    day = slot.day - timedelta(days=1)
    while still_open := {id_: own for id_, own in calendars.items() if own.row(day).late_until >= slot.at}:
        if lock_of(day, closed) is None:
            missing[day] = await uow.reminders.missing_untold(
                (day, working(still_open, day)), today, office.remind_at, slot.at
            )
        day -= timedelta(days=1)
    return dict(sorted(missing.items()))


async def whom_mornings(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> list[Once]:
    """Everybody of the slot's zone who works on its day, has something waiting, and whose own hour has come.

    One message per person and day, whenever the job runs; none in the quiet hours. It covers the hours since
    the last slot that ran, so also those of an outage.
    """
    if not RINGS_FROM <= slot.at.time() < RINGS_UNTIL:
        return []
    at_work = working(await calendars_of(uow, office, slot.zone, slot.day), slot.day)
    found: list[Once] = []
    after = await _told_up_to(uow, slot)
    for hour in await uow.reminders.morning_hours(office.review_remind_at, after, slot.at.time()):
        began = datetime.combine(slot.day, hour, tzinfo=slot.zone.info)
        people = await uow.reminders.owing_mornings(
            at_work, began, office.review_remind_at, began - RETURNED_TOLD
        )
        found.extend(
            Once(ReviewReminder(person), Recipient(employee_id=person), f"morning:{person}:{slot.day}")
            for person in people
        )
    told = await uow.outbox.known([each.key for each in found])
    return [each for each in found if each.key not in told]


async def _told_up_to(uow: UnitOfWork, slot: Slot) -> time | None:
    """The time of the last morning slot before this one that was run on its day in its zone."""
    first = datetime.combine(slot.day, RINGS_FROM, tzinfo=slot.at.tzinfo)
    earlier = {
        (REMIND_REVIEW.name, Slot(at, slot.zone).text): at.time()
        for at in (first + n * STEP for n in range((slot.at - first) // STEP))
    }
    return max((earlier[run] for run in await uow.job_runs.done(earlier)), default=None)


REMIND_REPORT = Job("remind-report", REPORT_TIMES, Zones.OF_UNITS, remind_report, is_logged_when_idle=False)
REMIND_REVIEW = Job(
    "remind-review", REVIEW_TIMES, Zones.OF_UNITS, InParts(whom_mornings), is_logged_when_idle=False
)
