"""Citizens' tickets: units are notified three times a day and reminded in time; late ones go further."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from domain.calendar import WorkCalendar
from domain.cases import RINGS_UNTIL
from domain.notices import Recipient, TicketsWait
from domain.office import Office
from domain.tickets import TicketNews, is_late, is_pressing
from jobs.job import Job, Zones
from jobs.retention import WRITTEN_AGAIN
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable, morning
from storage.tables import Ticket
from storage.uow import UnitOfWork

NEWS_FROM, NEWS_EVERY = time(9, 0), timedelta(hours=4)
"""Three times a day. A notice sent at once would reveal the minute of a ticket, next to what people of the
roster did in that minute (docs/decisions/0190).
"""


NEWS_TIMES = Timetable(NEWS_FROM, EVERY_DAY, CatchUp.SAME_DAY, NEWS_EVERY)
"""At nine, one and five of every day; a missed one is made up for by the next."""


async def news(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Tells units, on their working days, that citizens have written since the last time."""
    if slot.at.time() >= RINGS_UNTIL:
        return 0
    calendars = await _calendars(uow, office, slot)
    told: list[int] = []
    units: set[int | None] = set()
    for ticket in await uow.tickets.untold():
        if calendars[ticket.unit_id].is_working(slot.day):
            told.append(ticket.id)
            units.add(ticket.unit_id)
    await uow.tickets.note_told(told, slot.day - WRITTEN_AGAIN)
    return await _tell(uow, office, slot, dict.fromkeys(units, TicketNews.WRITTEN), now)


async def clock(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """On the morning of a working day: reminds of due tickets, and lets superiors answer late ones."""
    calendars = await _calendars(uow, office, slot)
    pressing: dict[int | None, TicketNews] = {}
    late: list[Ticket] = []
    for ticket in await uow.tickets.open_of(None):
        calendar, life = calendars[ticket.unit_id], ticket.life
        if not calendar.is_working(slot.day):
            continue
        if is_pressing(life, calendar, office.ticket_days, slot.day):
            pressing[ticket.unit_id] = TicketNews.PRESSING
        if ticket.escalated_on is None and is_late(life, calendar, office.ticket_days, slot.day):
            late.append(ticket)
    await uow.tickets.escalate([ticket.id for ticket in late], slot.day)
    return await _tell(uow, office, slot, pressing, now) + await _escalated(uow, office, slot, late, now)


async def _calendars(uow: UnitOfWork, office: Office, slot: Slot) -> dict[int | None, WorkCalendar]:
    year, rules = slot.day.year, office.time_rules
    units = await uow.calendars.of_units(await uow.people.units(), year, rules)
    calendars: dict[int | None, WorkCalendar] = {
        None: await uow.calendars.of_office(office.zone, year, rules)
    }
    calendars.update(units.items())
    return calendars


async def _tell(
    uow: UnitOfWork, office: Office, slot: Slot, units: dict[int | None, TicketNews], now: datetime
) -> int:
    """One notice to each who answers for any of the units."""
    found: dict[Recipient, TicketNews] = {}
    for unit_id, why in units.items():
        heads = await uow.heads.of(unit_id, slot.day)
        for recipient in await uow.administrators.or_heads(office, heads, now):
            found[recipient] = why
    return await uow.outbox.add_many([(TicketsWait(why), each) for each, why in found.items()], now)


async def _escalated(
    uow: UnitOfWork, office: Office, slot: Slot, tickets: Sequence[Ticket], now: datetime
) -> int:
    """Tells the superiors of the heads; the administrators where there are none."""
    told: set[Recipient] = set()
    for unit_id in {ticket.unit_id for ticket in tickets}:
        superiors = await uow.heads.above(unit_id, slot.day)
        told.update(await uow.administrators.or_heads(office, superiors, now))
    return await uow.outbox.add_many([(TicketsWait(TicketNews.LATE), each) for each in told], now)


TICKET_CLOCK = Job("ticket-clock", morning, Zones.OF_OFFICE, clock, is_logged_when_idle=False)
TICKET_NEWS = Job("ticket-news", NEWS_TIMES, Zones.OF_OFFICE, news, is_logged_when_idle=False)
