"""Reads what citizens said of a service, a unit or the office, once the gate lets it pass."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.errors import Invalid
from domain.office import Office
from domain.periods import Period, PeriodKind, Span
from domain.satisfaction import Sums, Week, compared, quarter_of, told, told_together, told_weeks
from handlers.frame.actor import Actor
from handlers.frame.records import OfService
from handlers.kit.days import period_in
from storage.tables import Service, Unit
from storage.uow import UnitOfWork


@dataclass(frozen=True)
class Places:
    """What a person may look at."""

    office: bool
    units: Sequence[Unit]
    """Of all results."""
    services: Sequence[Service]
    """Of whole weeks alone."""


async def places(uow: UnitOfWork, office: Office, actor: Actor, now: datetime) -> Places:
    """The units with services, by name, and further services that the person staffs."""
    services = await uow.services.all()
    concerned = await uow.satisfaction.concerned(office.date_of(now))
    who = actor.employee_id if actor.in_service and actor.employee_id is not None else 0
    headed: Collection[int] = concerned.heads.get(who, ())
    with_services = {service.unit_id for service in services}
    units = [
        unit
        for unit in await uow.people.units()
        if unit.id in with_services and (actor.is_admin or unit.id in headed)
    ]
    shown, staffed = {unit.id for unit in units}, concerned.staff.get(who, ())
    others = [each for each in services if each.id in staffed and each.unit_id not in shown]
    return Places(actor.is_admin, units, others)


@dataclass(frozen=True)
class Place:
    """A service, a unit or the office, with its services."""

    unit: Unit | None
    service: Service | None
    services: Sequence[Service]

    @property
    def asked(self) -> OfService:
        """What the gate is asked about."""
        return OfService(self.unit.id if self.unit else None, self.service.id if self.service else None)

    @property
    def population(self) -> int | None:
        """How many people use the service; not known of several."""
        return self.service.population if self.service else None


async def place_of(uow: UnitOfWork, unit_id: int, service_id: int) -> Place:
    """The place of a button; raises Invalid for one that is not there."""
    services = await uow.services.all()
    if service_id:
        services = [each for each in services if each.id == service_id]
        unit_id = services[0].unit_id if services else -1
    if not unit_id:
        return Place(None, None, services)
    unit = next((each for each in await uow.people.units() if each.id == unit_id), None)
    if unit is None:
        raise Invalid("button-outdated")
    own = [each for each in services if each.unit_id == unit.id]
    return Place(unit, own[0] if service_id else None, own)


def quarter_from(code: str, today: date) -> Period:
    """The quarter of a button, the present one for none; raises Invalid for any other."""
    if not code:
        return quarter_of(today)
    found = period_in(code, PeriodKind.QUARTER)
    if found.start > today:
        raise Invalid("button-outdated")
    return found


@dataclass(frozen=True)
class Results:
    """What is told of a place in a quarter and in those before it."""

    place: Place
    quarter: Period
    run: Sequence[tuple[Period, Sums]]
    """The quarter and those before it, the earliest first."""
    hidden: int
    """Services of which nothing is told in the quarter."""
    is_over: bool

    @property
    def now(self) -> Sums:
        """Of the quarter."""
        return self.run[-1][1]

    @property
    def before(self) -> Sums:
        """Of the quarter before it."""
        return self.run[-2][1]


async def read_results(uow: UnitOfWork, place: Place, quarter: Period, today: date) -> Results:
    """The results of a place, as of the end of yesterday."""
    quarters, yesterday = compared(quarter), today - timedelta(days=1)
    span = Span(quarters[0].start, quarter.end)
    days = await uow.satisfaction.days([each.id for each in place.services], span)
    run = [(each, told_together(days.values(), each, yesterday)) for each in quarters]
    hidden = sum(not told(each, quarter, yesterday).responses for each in days.values())
    return Results(place, quarter, run, hidden, is_over=yesterday >= quarter.end)


async def read_weeks(uow: UnitOfWork, service: Service, today: date) -> list[Week]:
    """What is told of a service week by week, of this quarter and the one before."""
    quarter, yesterday = quarter_of(today), today - timedelta(days=1)
    both = (quarter.previous(), quarter)
    days = (await uow.satisfaction.days([service.id], Span(both[0].start, quarter.end)))[service.id]
    return [week for each in both for week in told_weeks(days, each, yesterday)]
