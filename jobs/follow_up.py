"""After a closing: tells supervisors which follow-up to write, and reminds them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from domain.calendar import WorkCalendar
from domain.cases import RINGS_UNTIL
from domain.closing.notices import FollowUpSilent, FollowUpWaits
from domain.follow_up import is_reminded, is_told_above, last_reminder
from domain.notices import Notice, Recipient
from domain.office import Office
from jobs.calendars import calendars_of
from jobs.job import InParts, Job, Once, Zones
from jobs.slots import Slot, by_day, morning
from storage.follow_ups import outcomes, writing_for
from storage.records.follow_ups import Closed
from storage.uow import UnitOfWork

_NEWS_FOR = timedelta(days=1)
"""For how long a closing is news: a run that was missed is made up for."""
_WEEK = timedelta(days=6)
_TAKEN_OVER_FOR = timedelta(days=60)
"""How far back it is looked who took over; the outbox remembers for 90 days who was told."""


async def tell_follow_up(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> list[Once]:
    """Finds the supervisors and stand-ins of a closing of the last day; each is notified once."""
    if slot.at.time() >= RINGS_UNTIL:
        return []
    found = []
    for closed in await uow.follow_ups.writable():
        if closed.closed_at > now - _NEWS_FOR:
            heads = await uow.follow_ups.writers(closed.id, slot.day)
            found += await _waits(uow, closed, sorted(heads), slot.day, str(closed.id))
    return found


async def remind_follow_up(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> list[Once]:
    """Finds the supervisors of the zone's units who have something left, and later their superiors.

    From the day after the last reminder on: those who took over since.
    """
    calendars = await calendars_of(uow, office, slot.zone, slot.day)
    found = []
    for closed in await uow.follow_ups.writable():
        due = _due(closed, calendars, slot.day)
        if due:
            found += await _left(uow, closed, due, slot.day)
        found += await _taken_over(uow, closed, calendars, slot.day)
    return found


def _due(closed: Closed, calendars: Mapping[int, WorkCalendar], today: date) -> dict[int, bool]:
    """The units whose supervisors are reminded today, and whether their superiors are told."""
    found = {}
    week = [today - timedelta(days=number) for number in range(_WEEK.days + 1)]
    for unit_id, calendar in calendars.items():
        works = [day for day in week if calendar.is_working(day)]
        if is_reminded(closed.closed_on, today, works):
            found[unit_id] = is_told_above(closed.closed_on, today, works)
    return found


async def _left(uow: UnitOfWork, closed: Closed, due: Mapping[int, bool], today: date) -> list[Once]:
    writers = await uow.follow_ups.writers(closed.id, today)
    heads = await _with_left(uow, closed, writers)
    await uow.people.preload_units(heads)
    units = {head: await uow.people.unit_of(head, today) for head in heads}
    reminded = [head for head, unit in units.items() if unit is not None and unit.id in due]
    found = await _waits(uow, closed, reminded, today, f"{closed.id} {today}")
    for head in reminded:
        unit = units[head]
        if unit is not None and due[unit.id]:
            above = [each.employee.id for each in await uow.supervision.reviewers_of(head, today, today)]
            notice = FollowUpSilent(head, closed.id)
            found += [_once(notice, person, f"{closed.id} {today} {head}") for person in above]
    return found


async def _taken_over(
    uow: UnitOfWork, closed: Closed, calendars: Mapping[int, WorkCalendar], today: date
) -> list[Once]:
    """Supervisors who write for people today, and did not on the day of the last reminder."""
    units = {
        unit_id: max(last, today - _TAKEN_OVER_FOR)
        for unit_id, calendar in calendars.items()
        if (last := last_reminder(closed.closed_on, calendar.is_working)) < today
        and calendar.is_working(today)
    }
    now = await uow.follow_ups.writers(closed.id, today) if units else {}
    found: list[Once] = []
    for day in sorted(set(units.values())):
        then = await uow.follow_ups.writers(closed.id, day)
        gained = {head: set(people).difference(then.get(head, ())) for head, people in now.items()}
        heads = await _with_left(uow, closed, {head: each for head, each in gained.items() if each})
        await uow.people.preload_units(heads)
        homes = {head: await uow.people.unit_of(head, today) for head in heads}
        told = [head for head, unit in homes.items() if unit is not None and units.get(unit.id) == day]
        found += await _waits(uow, closed, told, today, f"{closed.id} over")
    return found


async def _with_left(uow: UnitOfWork, closed: Closed, people: Mapping[int, Collection[int]]) -> list[int]:
    """The supervisors who have something left for some of these people of theirs."""
    of = {person for each in people.values() for person in each}
    if not of:
        return []
    left = {person for person, each in (await outcomes(uow, closed, of)).items() if each.lacks.is_anything}
    return [head for head, each in sorted(people.items()) if not left.isdisjoint(each)]


async def _waits(uow: UnitOfWork, closed: Closed, heads: Sequence[int], today: date, key: str) -> list[Once]:
    """A notice to some supervisors and their stand-ins, once for each person."""
    people = await writing_for(uow, heads, today)
    return [_once(FollowUpWaits(person, closed.id), person, key) for person in people]


def _once(notice: Notice, person: int, key: str) -> Once:
    return Once(notice, Recipient(employee_id=person), f"{notice.kind} {key} {person}")


TELL_FOLLOW_UP = Job(
    "tell-follow-up", by_day, Zones.OF_OFFICE, InParts(tell_follow_up), is_logged_when_idle=False
)
REMIND_FOLLOW_UP = Job(
    "remind-follow-up", morning, Zones.OF_UNITS, InParts(remind_follow_up), is_logged_when_idle=False
)
