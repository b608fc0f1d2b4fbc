"""What looking after services does to the records."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from domain.errors import Invalid
from handlers.frame.actor import Actor
from handlers.frame.records import OfService
from storage.tables import Service
from storage.uow import UnitOfWork


async def service_of(uow: UnitOfWork, service_id: int) -> Service:
    """The service of a button; raises Invalid when there is no such service any more."""
    service = await uow.services.get(service_id)
    if service is None:
        raise Invalid("button-outdated")
    return service


def of(service: Service) -> OfService:
    """What the gate is asked about."""
    return OfService(service.unit_id, service.id)


async def own_services(uow: UnitOfWork, actor: Actor, today: date) -> list[Service]:
    """The services whose codes a person may show: staffed ones, those of headed units, or all."""
    services = await uow.services.all()
    if actor.is_admin:
        return services
    concerned, who = await uow.satisfaction.concerned(today), actor.employee_id or 0
    headed: Collection[int] = concerned.heads.get(who, ())
    staffed: Collection[int] = concerned.staff.get(who, ())
    return [each for each in services if each.unit_id in headed or each.id in staffed]
