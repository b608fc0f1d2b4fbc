"""Targets that people propose and agree on."""

from __future__ import annotations

from decimal import Decimal

from playground.handle import PersonHandle
from storage.tables import Target
from tests.harness import SARI, OfficeOnTrial

TITLE = "Melayani permohonan KTP"


async def proposes(office: OfficeOnTrial, title: str = TITLE, amount: str = "120 dokumen") -> None:
    """Sari proposes a target of this semester, the optional questions skipped."""
    await office.says(office.sari, "/target")
    await office.taps(office.sari, "Usulkan target")
    await office.says(office.sari, title)
    await office.taps(office.sari, "Semester 2 2026")
    await office.says(office.sari, amount)
    await office.taps(office.sari, "Lewati", "Lewati", "Utama", "Kirim")


async def has(
    office: OfficeOnTrial, who: int, title: str = TITLE, measure: str = "dokumen", quantity: int = 12
) -> int:
    """A target that came from a file."""
    async with office.service.database.unit() as uow:
        target = Target(
            employee_id=office.ids[who],
            period="2026-S2",
            title=title,
            quantity=Decimal(quantity),
            measure=measure,
            weight=Decimal(1),
        )
        uow.session.add(target)
        await uow.commit()
        return target.id


def said(person: PersonHandle) -> str:
    """What a person was told last: a message, or the answer to a tap."""
    return f"{person.last['text']} {person.toasts[-1] if person.toasts else ''}"


async def agree_targets(
    office: OfficeOnTrial, *titles_and_units: tuple[str, str], person: int = SARI
) -> None:
    """Sari, or somebody else, agrees on ten of each result for the second semester."""
    for title, counted in titles_and_units:
        await has(office, person, title, counted, 10)
