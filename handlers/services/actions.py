"""What looking after services does to the records."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from domain.audit.rows import Values, digest
from domain.closing.lock import check_span_open
from domain.errors import AlreadyHandled, Invalid
from domain.periods import Span
from domain.services import ServiceDraft, StaffDraft
from handlers.frame.actor import Actor
from handlers.frame.records import OfService
from storage.tables import FOREVER, Service, ServiceStaff, Unit
from storage.uow import UnitOfWork

_A_DAY = timedelta(days=1)


def of(service: Service) -> OfService:
    """What the gate is asked about."""
    return OfService(service.unit_id, service.id)


async def own_services(uow: UnitOfWork, actor: Actor, today: date) -> list[Service]:
    """The open services whose codes a person may show: staffed ones, those of headed units, or all."""
    services = [each for each in await uow.services.all() if each.is_open_on(today)]
    if actor.is_admin:
        return services
    concerned, who = await uow.satisfaction.concerned(today), actor.employee_id or 0
    headed: Collection[int] = concerned.heads.get(who, ())
    staffed: Collection[int] = concerned.staff.get(who, ())
    return [each for each in services if each.unit_id in headed or each.id in staffed]


async def led_units(uow: UnitOfWork, actor: Actor, today: date) -> list[Unit]:
    """The units whose services a person looks after, by name: those that he or she heads, or all."""
    units = await uow.people.units()
    if actor.is_admin:
        return units
    led = (await uow.heads.all(today)).get(actor.employee_id or 0, ())
    return [unit for unit in units if unit.id in led]


async def create(uow: UnitOfWork, draft: ServiceDraft) -> Service:
    """A new service; raises Invalid when its code was taken meanwhile."""
    if draft.unit_id is None:
        raise Invalid("button-outdated")
    service = Service(code=draft.code, name=draft.title, unit_id=draft.unit_id, population=draft.population)
    if not await uow.services.add(service):
        raise Invalid("service-code-taken", code=draft.code)
    uow.audit.note("add-service", f"services/{service.id}", after={"unit": draft.unit_id})
    return service


def rename(uow: UnitOfWork, service: Service, name: str) -> None:
    """Another name, for what is past too."""
    before: Values = {"name": digest(service.name)}
    uow.audit.note("rename-service", f"services/{service.id}", before, {"name": digest(name)})
    service.name = name


def close_from(uow: UnitOfWork, service: Service, day: date | None) -> None:
    """Closes a service from a day on; opens it again with None."""
    before: Values = {"closed": None if service.closed_on is None else service.closed_on.isoformat()}
    after: Values = {"closed": None if day is None else day.isoformat()}
    uow.audit.note("close-service", f"services/{service.id}", before, after)
    service.closed_on = day


async def assign(uow: UnitOfWork, service: Service, draft: StaffDraft) -> None:
    """Somebody staffs a service; raises AlreadyHandled when they do so on some of the days already."""
    if draft.employee_id is None or draft.first is None:
        raise Invalid("button-outdated")
    last = draft.last or FOREVER
    if await uow.staffing.overlaps(service.id, draft.employee_id, draft.first, last):
        raise AlreadyHandled("service-staffed-already")
    check_span_open(Span(draft.first, last), await uow.closings.closed_until_commit())
    await uow.staffing.add(service.id, draft.employee_id, draft.first, last)


async def end_staff(uow: UnitOfWork, row: ServiceStaff, last: date) -> None:
    """Lets somebody staff a service until a day; raises Invalid when a closed period has days behind it."""
    gone = Span(max(last + _A_DAY, row.starts), row.ends)
    check_span_open(gone, await uow.closings.closed_until_commit())
    await uow.staffing.end(row, last)


async def say_at_counter(
    uow: UnitOfWork,
    service: Service,
    employee_id: int,
    *,
    is_there: bool,
    by: int | None,
    now: datetime,
    day: date,
) -> None:
    """Notes whether somebody who staffs the service is at its counter on a day; twice the same is once."""
    if not await uow.services.is_staff(service.id, employee_id, day):
        raise Invalid("counter-not-staff")
    if (employee_id in await uow.staffing.at_counter(service.id, day)) != is_there:
        await uow.staffing.say(service.id, day, employee_id, is_there=is_there, by=by, at=now)
