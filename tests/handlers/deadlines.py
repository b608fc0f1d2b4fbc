"""Reports of a date, as far as its deadline allows."""

from __future__ import annotations

from tests.harness import LAST_ANSWERS, OfficeOnTrial


async def up_to_summary(office: OfficeOnTrial, day: str) -> str:
    """Sari reports a date and stops before she sends it; what she sees then."""
    await office.says(office.sari, "/lapor", day)
    if "Apa yang Anda kerjakan?" in office.sari.last["text"]:
        await office.says(office.sari, "Menyusun laporan keuangan", "3 dokumen")
        await office.taps(office.sari, *LAST_ANSWERS)
    return str(office.sari.last["text"])


async def reports(office: OfficeOnTrial, day: str) -> str:
    """Sari reports a date; what she sees in the end."""
    seen = await up_to_summary(office, day)
    if "Sudah benar?" not in seen:
        return seen
    await office.taps(office.sari, "Kirim")
    return str(office.sari.last["text"])
