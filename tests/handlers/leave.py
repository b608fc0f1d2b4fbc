"""Leave that people ask for, and what comes of it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from playground.handle import PersonHandle
from storage.tables import Leave, LeaveRequest
from tests.harness import OfficeOnTrial

REASON = "Keperluan keluarga di luar kota"


async def requests(office: OfficeOnTrial) -> list[LeaveRequest]:
    """All requests, as they were made."""
    return await office.rows(select(LeaveRequest).order_by(LeaveRequest.id))


async def entered(office: OfficeOnTrial) -> list[tuple[str, date, date, str]]:
    """What stands in the calendar of people."""
    async with office.service.database.read() as uow:
        rows = await uow.session.scalars(select(Leave).order_by(Leave.starts))
        return [(row.kind, row.starts, row.ends, row.half) for row in rows]


async def asks(office: OfficeOnTrial, person: PersonHandle, kind: str, start: str, end: str) -> None:
    """A person asks for leave from one written date to another, without a document."""
    await office.says(person, "/izin")
    if "➕ Ajukan izin" in person.labels():
        await office.taps(person, "Ajukan izin")
    await office.taps(person, kind)
    await office.says(person, start, end)
    if "Sehari penuh" in person.labels():
        await office.taps(person, "Sehari penuh")
    if "alasannya" in person.last["text"]:
        await office.says(person, REASON)
        await office.taps(person, "Lewati")
    await office.taps(person, "Kirim")
