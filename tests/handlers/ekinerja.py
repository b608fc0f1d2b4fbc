"""Rows and sheets for e-Kinerja."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal

from domain.entries import EvidenceItem, Report
from playground.handle import PersonHandle
from storage.tables import EkinerjaRow, Entry
from tests.handlers.papers import received
from tests.harness import FRIDAY_MORNING, SARI, OfficeOnTrial

TODAY = FRIDAY_MORNING.date()
PLAN = "Melayani permohonan KTP elektronik"


async def add(
    office: OfficeOnTrial,
    activity: str = "Verifikasi berkas KTP",
    *,
    day: date = TODAY,
    volume: Decimal | None = Decimal(25),
    times: tuple[time, time] | None = (time(8), time(10)),
    plan: str | None = PLAN,
    link: str | None = None,
) -> int:
    """Sari reports something; `plan` is what she has said of it for e-Kinerja."""
    proof = (EvidenceItem(kind="link", url=link),) if link else ()
    report = Report(
        date=day,
        activity=activity,
        minutes=120,
        self_rating=4,
        volume=volume,
        measure=None if volume is None else "berkas",
        started=times[0] if times else None,
        ended=times[1] if times else None,
        evidence=proof,
    )
    async with office.service.database.unit() as uow:
        entry = await uow.entries.add(office.ids[SARI], report, FRIDAY_MORNING)
        if plan is not None:
            uow.session.add(EkinerjaRow(entry_id=entry.id, plan=plan))
        await uow.commit()
        return entry.id


async def change(office: OfficeOnTrial, number: int, **values: object) -> None:
    """An entry says something else, or something has become of it."""
    async with office.changes() as uow:
        entry = await uow.session.get_one(Entry, number)
        for name, value in values.items():
            setattr(entry, name, value)


async def sheet(office: OfficeOnTrial) -> Sequence[Sequence[object]]:
    """The sheet that Sari received last."""
    return (await received(office, office.sari)).table()


def copied(person: PersonHandle) -> dict[str, str]:
    """What the buttons under a person's last message copy."""
    rows = person.last["reply_markup"]["inline_keyboard"]
    return {key["text"]: key["copy_text"]["text"] for row in rows for key in row if "copy_text" in key}


async def opens(office: OfficeOnTrial, label: str = "Pekan ini") -> None:
    """Sari asks for the rows of some days."""
    await office.says(office.sari, "/ekinerja")
    await office.taps(office.sari, label)
