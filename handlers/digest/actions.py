"""Reads a digest of the office or of one unit, completely or some of its lists."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TypeVar

from msgspec import Struct

from domain.digest.figures import (
    ConfirmedInnovation,
    Decider,
    DigestFigures,
    Listed,
    OpenTicket,
    OverdueBlocker,
    ServiceIndex,
    Undelivered,
    WaitingCase,
    in_order,
    lowest_first,
)
from domain.digest.participation import (
    Participation,
    Reporting,
    ReportWeek,
    WeeksOfReporting,
    participation,
)
from domain.office import Office
from domain.satisfaction import Days, quarter_of, told, told_together
from domain.survey import Skm
from domain.tickets import due, is_late
from handlers.kit.ticket_days import calendar_of
from storage.records.supervision import Reviewer
from storage.tables import Employee, Unit
from storage.uow import UnitOfWork

T = TypeVar("T")
_NOT_READ = WeeksOfReporting(Participation(0, 0), Participation(0, 0), Participation(0, 0), ())


class DigestReader(Struct, frozen=True):
    """Reads the digest of the office (no unit), or of one unit.

    Reports count as of the week's as-of instant; waiting cases as of `now`.
    """

    uow: UnitOfWork
    office: Office
    week: ReportWeek
    unit: Unit | None
    now: datetime

    async def figures(self, *only: Listed) -> DigestFigures:
        """All of it; or some of the lists, and the others empty."""
        wanted = set(only or Listed)
        index, services = await self._services() if Listed.SERVICES in wanted else (self._no_index, ())
        return DigestFigures(
            week=self.week,
            unit=None if self.unit is None else self.unit.name,
            weeks=await self._weeks() if Listed.MISSING in wanted else _NOT_READ,
            waiting=await _if(Listed.WAITING in wanted, self._waiting),
            blockers=await _if(Listed.BLOCKERS in wanted, self._blockers),
            services=services,
            index=index,
            tickets=await _if(Listed.TICKETS in wanted, self._tickets),
            failed=await _if(Listed.FAILED in wanted, self._failed),
            innovations=await _if(Listed.INNOVATIONS in wanted, self._innovations),
        )

    @property
    def _unit_id(self) -> int | None:
        return None if self.unit is None else self.unit.id

    @property
    def _today(self) -> date:
        return self.office.date_of(self.now)

    @property
    def _until(self) -> datetime:
        """The as-of instant, or the week's end where that was earlier."""
        return min(self.week.as_of.instant, self.week.end)

    @property
    def _no_index(self) -> Skm:
        return Skm(0, {}, self.office.skm_weight)

    async def _weeks(self) -> WeeksOfReporting:
        """Participation, and who is missing."""
        uow, week = self.uow, self.week
        units = [self.unit] if self.unit is not None else await uow.people.units()
        members = await uow.digest.members(week.both, unit_id=self._unit_id)
        only = None if self.unit is None else [each.employee_id for each in members]
        reporting = Reporting(
            members=members,
            leaves=await uow.calendars.absences(week.both, only),
            sent=await uow.digest.sent(week.both, week.as_of.instant, self._unit_id),
            calendars=await uow.calendars.of_units(units, week.as_of.day.year, self.office.time_rules),
            units={own.id: own.name for own in units},
            extensions=await uow.calendars.extensions(),
            duties=await uow.duty.all(week.both, only),
        )
        # For a large office it takes a third of a second; chats go on meanwhile.
        return await asyncio.to_thread(partial(participation, reporting, week))

    async def _waiting(self) -> tuple[WaitingCase, ...]:
        found = await self.uow.digest.waiting(self._today, self._unit_id)
        people = await self.uow.people.many({each.supervisor_id for each in found})
        stand_ins = await self.uow.supervision.stand_ins_of(people.values(), self._today)
        deciders = {key: _decider(each, stand_ins[key], self._today) for key, each in people.items()}
        return in_order(
            [
                WaitingCase(each.table, each.author, each.day, deciders[each.supervisor_id], each.since)
                for each in found
            ]
        )

    async def _blockers(self) -> tuple[OverdueBlocker, ...]:
        found = await self.uow.blockers.overdue(self._today, self._unit_id)
        return tuple(OverdueBlocker(each.author, each.blocker.due, each.supervisor) for each in found)

    async def _services(self) -> tuple[Skm, tuple[ServiceIndex, ...]]:
        """What `/kepuasan` tells of the services this quarter, together and one by one."""
        quarter, yesterday = quarter_of(self._today), self._today - timedelta(days=1)
        services = [each for each in await self.uow.services.all() if self._unit_id in (None, each.unit_id)]
        names = {each.id: each.name for each in await self.uow.people.units()}
        days = await self.uow.satisfaction.days([each.id for each in services], quarter.span)
        by_unit: dict[int, list[Days]] = defaultdict(list)
        for each in services:
            by_unit[each.unit_id].append(days[each.id])
        method = self.office.skm_weight
        found = [
            ServiceIndex(each.name, names[each.unit_id], told(days[each.id], quarter, yesterday).skm(method))
            for each in services
        ]
        return told_together(by_unit.values(), quarter, yesterday).skm(method), lowest_first(found)

    async def _tickets(self) -> tuple[OpenTicket, ...]:
        uow, office = self.uow, self.office
        tickets = await uow.tickets.open_of(None if self.unit is None else [self.unit.id])
        units = {each.id: each.name for each in await uow.people.units()}
        services = {each.id: each.name for each in await uow.services.all()}
        calendars = {
            unit_id: await calendar_of(uow, office, unit_id, self.now)
            for unit_id in {ticket.unit_id for ticket in tickets}
        }
        return tuple(
            OpenTicket(
                ticket.kind,
                office.name if ticket.service_id is None else services[ticket.service_id],
                None if ticket.unit_id is None else units[ticket.unit_id],
                ticket.since,
                due(ticket.life, calendars[ticket.unit_id], office.ticket_days),
                is_late(ticket.life, calendars[ticket.unit_id], office.ticket_days, self._today),
            )
            for ticket in tickets
        )

    async def _failed(self) -> tuple[Undelivered, ...]:
        monday = datetime.combine(self.week.this.start, time.min, tzinfo=self.office.zone)
        until = min(self.now, self.week.end)
        return tuple(await self.uow.digest.undelivered(monday, until, self._today, self._unit_id))

    async def _innovations(self) -> tuple[ConfirmedInnovation, ...]:
        since = self._until - timedelta(days=7)
        return tuple(await self.uow.innovations.confirmed_between(since, self._until, self._unit_id))


async def _if(wanted: bool, read: Callable[[], Awaitable[tuple[T, ...]]]) -> tuple[T, ...]:
    return await read() if wanted else ()


def _decider(person: Employee, stand_ins: list[Reviewer], today: date) -> Decider:
    acting = tuple((each.acting.kind, each.employee.name) for each in stand_ins if each.acting is not None)
    return Decider(person.id, person.name, acting, person.serves(today))
