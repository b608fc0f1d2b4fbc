"""The calendar of working days for citizens' tickets, and the number of waiting tickets."""

from __future__ import annotations

from datetime import datetime

from domain.calendar import WorkCalendar
from domain.office import Office
from domain.tickets import is_late
from storage.tables import Ticket
from storage.uow import UnitOfWork


async def calendar_of(uow: UnitOfWork, office: Office, unit_id: int | None, now: datetime) -> WorkCalendar:
    """The working days of the unit that answers; those of the office where there is none."""
    unit = None if unit_id is None else await uow.people.unit(unit_id)
    year = office.date_of(now).year
    return await uow.calendars.of_unit_or_office(unit, office.zone, year, office.time_rules)


async def late_of(uow: UnitOfWork, office: Office, tickets: list[Ticket], now: datetime) -> int:
    """How many of some tickets are late."""
    today = office.date_of(now)
    calendars = {
        unit_id: await calendar_of(uow, office, unit_id, now)
        for unit_id in {ticket.unit_id for ticket in tickets}
    }
    return sum(
        is_late(ticket.life, calendars[ticket.unit_id], office.ticket_days, today) for ticket in tickets
    )
