"""People of the roster: how they join, who is above whom, and what the log says of it."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import update

from domain.audit.rows import Row, findings
from domain.people import StandInKind
from domain.periods import Span
from handlers.kit.accounts import issue
from playground.handle import PersonHandle
from storage.tables import ALWAYS, FOREVER, Supervision
from tests.harness import ADMIN, BUDI, CITRA, NIPS, SARI, OfficeOnTrial

SIX = NIPS[SARI][-6:]
TODAY = Span(date(2026, 11, 20), date(2026, 11, 20))


async def agus_is_above(office: OfficeOnTrial) -> None:
    """The administrator supervises Budi."""
    async with office.changes() as uow:
        ids = {"employee_id": office.ids[BUDI], "supervisor_id": office.ids[ADMIN]}
        uow.session.add(Supervision(**ids, starts=ALWAYS, ends=FOREVER))


async def supervised_by(office: OfficeOnTrial, key: int, whom: int, since: date) -> None:
    """Somebody has another supervisor from a day on."""
    async with office.changes() as uow:
        before = update(Supervision).where(Supervision.employee_id == office.ids[whom])
        await uow.session.execute(before.values(ends=since - timedelta(days=1)))
        own = {"employee_id": office.ids[whom], "supervisor_id": office.ids[key]}
        uow.session.add(Supervision(**own, starts=since, ends=FOREVER))


async def stands_in(
    office: OfficeOnTrial, kind: StandInKind = StandInKind.PLH, days: Span = TODAY, who: int = CITRA
) -> int:
    """Somebody acts for Budi; gives the number of the appointment."""
    async with office.service.database.unit() as uow:
        appointed = await uow.stand_ins.appoint(office.ids[BUDI], office.ids[who], kind, days)
        await uow.commit()
        return appointed.id


async def invite(office: OfficeOnTrial, key: int) -> str:
    """The payload of a new invitation of somebody of the roster."""
    service = office.service
    async with service.database.unit() as uow:
        employee = await uow.people.get(office.ids[key])
        invitation = await issue(uow, service.office, employee, service.clock.now())
        await uow.commit()
        return invitation.payload


async def joins(office: OfficeOnTrial, person: PersonHandle, payload: str, digits: str = SIX) -> None:
    """A person opens an invitation and confirms it."""
    await office.opens(person, payload)
    await office.says(person, digits)


async def opens_card(office: OfficeOnTrial, who: int = SARI) -> None:
    """The administrator looks a person up by the name."""
    async with office.service.database.read() as uow:
        name = (await uow.people.get(office.ids[who])).name
    await office.says(office.admin, "/pegawai", name)
    assert name in office.admin.last["text"]


async def proposes_supervisor(office: OfficeOnTrial, name: str = "Citra", since: str = "Hari ini") -> None:
    """Sari says who her supervisor is."""
    await office.says(office.sari, "/atasan")
    await office.taps(office.sari, "Usulkan koreksi")
    await office.says(office.sari, name)
    if since == "Hari ini":
        await office.taps(office.sari, since)
    else:
        await office.says(office.sari, since)
    await office.says(office.sari, "SK mutasi 820/123")
    await office.taps(office.sari, "Kirim")


async def log_of(office: OfficeOnTrial) -> list[Row]:
    """The log, which has no fault."""
    async with office.service.database.read() as uow:
        rows = [row async for row in uow.audit.rows()]
        assert list(findings(rows, await uow.audit.head())) == []
    return rows
