"""The days of a person: the unit and calendar of a date, and the person's own today."""

from __future__ import annotations

from datetime import date, datetime

from domain.calendar import WorkCalendar
from domain.drafts import Draft
from domain.errors import Invalid
from domain.office import Office
from handlers.frame.turn import Turn
from storage.tables import Unit
from storage.uow import UnitOfWork


def day_in(said: str) -> date:
    """The date that a button carries; raises Invalid for anything else."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Invalid("button-outdated") from None


async def unit_and_calendar(
    uow: UnitOfWork, office: Office, employee_id: int, day: date
) -> tuple[Unit, WorkCalendar]:
    """The person's unit on a day, and the person's calendar in it; raises Invalid when they are in none."""
    own = await uow.people.unit_of(employee_id, day)
    if own is None:
        raise Invalid("report-no-unit", date=day)
    return own, await uow.calendars.of_person(employee_id, own, day.year, office.time_rules)


async def today_of(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> date:
    """The person's own date at an instant."""
    office_day = now.astimezone(office.zone).date()
    _, calendar = await unit_and_calendar(uow, office, employee_id, office_day)
    return calendar.local_date(now)


async def own_today(turn: Turn, draft: Draft) -> date:
    """The own date of who holds a conversation, as its questions ask for it."""
    return await today_of(turn.uow, turn.office, turn.person.id, turn.now)
