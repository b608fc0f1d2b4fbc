"""Services, the codes at their counters, and how citizens rated them."""

from __future__ import annotations

from datetime import date

import pytest

from domain.quarantine.reasons import Reason
from domain.survey import Unsur
from domain.visits import read_code
from playground.handle import PersonHandle
from storage.tables import ALWAYS, FOREVER, Response, Service, ServiceStaff
from tests.harness import SARI, OfficeOnTrial

TODAY, MONDAY = date(2026, 11, 20), date(2026, 11, 16)
OCTOBER, AUGUST = date(2026, 10, 5), date(2026, 8, 5)


@pytest.fixture
async def counter(office: OfficeOnTrial) -> OfficeOnTrial:
    """An office whose service KTP is staffed by Sari; Budi heads its unit."""
    async with office.changes() as uow:
        unit = next(each for each in await uow.people.units() if each.name == "Dinas Pelayanan")
        service = Service(code="KTP", name="KTP-el <baru>", unit_id=unit.id)
        uow.session.add_all([service, Service(code="KIA", name="Kartu anak", unit_id=unit.id)])
        await uow.session.flush()
        uow.session.add(
            ServiceStaff(service_id=service.id, employee_id=office.ids[SARI], starts=ALWAYS, ends=FOREVER)
        )
    return office


async def shows(office: OfficeOnTrial) -> None:
    """The bot looks at which phones need another code."""
    await office.service.code_screens.step()
    await office.settle()


def code_on(person: PersonHandle) -> str:
    """The code that the last picture in a chat shows."""
    caption = str(person.last["caption"])
    [found] = [
        code for word in caption.replace(",", " ").replace(".", " ").split() if (code := read_code(word))
    ]
    return found


@pytest.fixture
async def served(office: OfficeOnTrial) -> OfficeOnTrial:
    """Budi heads a unit with two services, Sari staffs the first; the secretariat has one of its own."""
    async with office.changes() as uow:
        home = {unit.name: unit.id for unit in await uow.people.units()}
        first = Service(
            id=1, code="KTP", name="KTP elektronik", unit_id=home["Dinas Pelayanan"], population=400
        )
        second = Service(id=2, code="KK", name="Kartu keluarga", unit_id=home["Dinas Pelayanan"])
        third = Service(id=3, code="ARSIP", name="Arsip", unit_id=home["Sekretariat"])
        uow.session.add_all([first, second, third])
        await uow.session.flush()
        uow.session.add(ServiceStaff(service_id=1, employee_id=office.ids[SARI], starts=ALWAYS, ends=FOREVER))
    return office


async def said(
    office: OfficeOnTrial,
    service: int,
    day: date,
    values: list[int],
    kind: str | None = None,
    comment: str | None = None,
) -> None:
    """Complete responses of a day, each with one value everywhere but for the time, which is worse."""
    async with office.changes() as uow:
        for value in values:
            given = dict.fromkeys(map(str, Unsur), value) | {"waktu": max(1, value - 1)}
            uow.session.add(
                Response(
                    service_id=service,
                    date=day,
                    channel="visit",
                    quick=value,
                    kind=kind,
                    comment=comment,
                    **given,
                )
            )


async def set_aside(office: OfficeOnTrial, on: date = TODAY) -> None:
    """Of the ratings of a service in this week, twelve were a burst and four came too fast."""
    async with office.changes() as uow:
        home = (await uow.people.units())[0]
        if not await uow.services.all():
            uow.session.add_all([Service(id=1, code="KTP", name="KTP <elektronik>", unit_id=home.id)])
            await uow.session.flush()
        uow.session.add_all(
            Response(
                service_id=1,
                date=MONDAY if number < 3 else TODAY,
                channel="open",
                quick=1 if number < 10 else 4,
                comment="Antre & lama" if number < 7 else None,
                quarantined_on=on,
                quarantine_reason=Reason.BURST if number < 12 else Reason.TOO_FAST,
            )
            for number in range(16)
        )
