"""Feedback that is given to Sari, and what leads to a talk."""

from __future__ import annotations

from playground.handle import PersonHandle
from tests.harness import OfficeOnTrial

SAID = "Antrean selesai sebelum siang, warga puas"


def buttons(person: PersonHandle) -> list[str]:
    """The buttons under the last message."""
    rows = person.last.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def praises(office: OfficeOnTrial, giver: PersonHandle, text: str = SAID) -> None:
    """Somebody praises Sari's work as a whole."""
    await office.says(giver, "/umpanbalik")
    await office.taps(giver, "Beri umpan balik", "Sari Contoh", "Apresiasi", "Pekerjaannya secara umum")
    await office.says(giver, text)


async def ten_minutes_later(office: OfficeOnTrial) -> None:
    """What was given can no longer be taken back."""
    office.move_to(2026, 11, 20, 9, 11)
    await office.settle()


async def rated_far_apart(office: OfficeOnTrial) -> None:
    """Sari gave herself a 4, Budi a 1, and that is final."""
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "1 – Sangat kurang")
    assert "Dialog" not in office.budi.sees().replace("/dialog", ""), "it would tell the self rating"
    office.move_to(2026, 11, 20, 9, 11)
    await office.settle()
