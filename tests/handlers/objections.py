"""Sari's objection to the result of a closed semester."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from domain.periods import PeriodKind
from storage.records.objections import Objected
from tests.handlers.people import agus_is_above
from tests.handlers.scores import closes, has_approved
from tests.harness import SARI, OfficeOnTrial

REASONS = "Berkas tanggal 30 lengkap dan selesai sebelum tenggat."
ANSWER = "Sebagian berkas dikembalikan loket karena belum lengkap."
DECISION = "Bukti menunjukkan semua berkas lengkap pada hari itu."


async def close_semester(office: OfficeOnTrial) -> None:
    """Closes the semester in which Sari has two reports."""
    lenient = office.service.office.scheme.model_copy(update={"min_reported": Fraction(0)})
    object.__setattr__(office.service.office, "scheme", lenient)
    await agus_is_above(office)
    await has_approved(office, SARI, [date(2026, 12, 30), date(2026, 12, 31)])
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await office.jobs_at(2027, 1, 4, 9, 5, only=("close",))


async def at_the_evidence(office: OfficeOnTrial, period: str = "Semester 2 2026") -> None:
    """Sari objects to the rating of her report of 30 December, and is asked for evidence."""
    await office.says(office.sari, "/keberatan")
    await office.taps(office.sari, f"Ajukan keberatan: {period}", "Penilaian atasan")
    await office.says(office.sari, "30/12")
    await office.taps(office.sari, "Cukup untuk bagian ini", "Lanjut ke alasan")
    await office.says(office.sari, REASONS)


async def objects(office: OfficeOnTrial, period: str = "Semester 2 2026") -> None:
    """Sari objects without evidence."""
    await at_the_evidence(office, period)
    await office.taps(office.sari, "Tanpa bukti", "Kirim")


async def answers(office: OfficeOnTrial) -> None:
    """Budi answers."""
    await office.taps(office.budi, "Buka keberatan", "Jawab")
    await office.says(office.budi, ANSWER)
    await office.taps(office.budi, "Tanpa bukti", "Kirim")


async def stored(office: OfficeOnTrial) -> Objected:
    async with office.service.database.read() as uow:
        (objected,) = await uow.objections.all()
        return objected
