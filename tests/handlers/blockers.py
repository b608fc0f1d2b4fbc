"""Blockers that Sari tells of."""

from __future__ import annotations

from tests.harness import OfficeOnTrial

WHAT = "Printer KTP rusak sejak pagi"


async def sends(office: OfficeOnTrial, what: str = WHAT, due: str = "Besok") -> None:
    """Sari says what stands in her way."""
    await office.says(office.sari, "/kendala")
    if "➕ Sampaikan kendala" in office.sari.labels() and "Apa kendalanya" not in office.sari.last["text"]:
        await office.taps(office.sari, "Sampaikan kendala")
    await office.says(office.sari, what)
    await office.taps(office.sari, "Atasan langsung", due, "Kirim")
