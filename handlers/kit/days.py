"""The days of a person: the unit and calendar of a date, and the person's own today."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.calendar import WorkCalendar
from domain.drafts import Draft
from domain.errors import Invalid, or_refuse
from domain.office import Office
from domain.people import TimeZone
from domain.periods import KNOWN_YEARS, Period, PeriodKind, Span
from handlers.frame.callbacks import carried
from handlers.frame.turn import Turn
from storage.tables import Employee, Unit
from storage.uow import UnitOfWork

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_day(said: str) -> bool:
    """Whether a text is a date as buttons carry it, behind a word of a command; people write others."""
    return _DAY.fullmatch(said) is not None


def day_in(said: str) -> date:
    """The date that a button carries; raises Invalid for anything else."""
    return carried(date.fromisoformat, said)


def month_in(code: str) -> Period:
    """The month that a button carries; raises Invalid for anything else."""
    return period_in(code, PeriodKind.MONTH)


def period_in(code: str, *kinds: PeriodKind) -> Period:
    """The period, of one of some kinds or of any, that a button carries; raises Invalid for anything else."""
    period = carried(Period.parse, code)
    if (kinds and period.kind not in kinds) or period.year not in KNOWN_YEARS:
        raise Invalid("button-outdated")
    return period


async def unit_and_calendar(
    uow: UnitOfWork, office: Office, employee_id: int, day: date, duty: Span | None = None
) -> tuple[Unit, WorkCalendar]:
    """The person's unit on a day, and the person's calendar in it; raises Invalid when they are in none.

    A duty roster is known for the months of `duty`, else for those of the fortnights around the day.
    """
    own = await _unit_on(uow, employee_id, day)
    return own, await uow.calendars.of_person(employee_id, own, day, office.time_rules, duty)


async def zone_of(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> ZoneInfo:
    """The zone of the person's unit at an instant; raises Invalid when they are in none."""
    own = await _unit_on(uow, employee_id, office.date_of(now))
    return TimeZone(own.timezone).info


async def today_of(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> date:
    """The person's own date at an instant; raises Invalid when they are in no unit."""
    return now.astimezone(await zone_of(uow, office, employee_id, now)).date()


async def first_open_day(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> date:
    """A day before which nothing can be reported any more; raises Invalid when they are in no unit."""
    today = await today_of(uow, office, employee_id, now)
    extensions = await uow.calendars.extensions(employee_id)
    extended = [extension.span.start for extension in extensions if extension.open_until >= now]
    _, calendar = await unit_and_calendar(uow, office, employee_id, today)
    day = today
    while calendar.row(day - timedelta(days=1)).late_until >= now:
        day -= timedelta(days=1)
    return min([day, *extended])


async def may_report(uow: UnitOfWork, office: Office, employee: Employee, now: datetime) -> bool:
    """Whether any day is left to report: until it is closed, the last one of a person who has left."""
    if employee.left is None:
        return True
    try:
        return employee.left >= await first_open_day(uow, office, employee.id, now)
    except Invalid:
        return False


async def _unit_on(uow: UnitOfWork, employee_id: int, day: date) -> Unit:
    return or_refuse(await uow.people.unit_of(employee_id, day), Invalid("report-no-unit", date=day))


async def office_today(turn: Turn, draft: object) -> date:
    """The office's date, as questions ask for it."""
    return turn.today


async def own_today(turn: Turn, draft: Draft) -> date:
    """The own date of the person in a conversation, for its questions."""
    return await today_of(turn.uow, turn.office, turn.person.id, turn.now)


async def shown_today(turn: Turn) -> date:
    """The person's own date, by which days to be shown are named; the office's for who is in no unit."""
    if await turn.uow.people.unit_of(turn.person.id, turn.received_on) is None:
        return turn.received_on
    return await today_of(turn.uow, turn.office, turn.person.id, turn.received)


def serves_on(turn: Turn, day: date) -> bool:
    """Whether the person of a turn is in service on a day."""
    return turn.person.serves(day)
