"""A nurse's weeks and a day at home, from the roster to the score: 16 of 16 shifts are discipline 100."""

from __future__ import annotations

from datetime import date, timedelta

from storage.records.schemes import load_scheme
from tests.attendance import FAR, attending, shares
from tests.handlers.duty import plans, taps_day
from tests.handlers.leave import asks
from tests.handlers.scores import score_by
from tests.handlers.steps import question
from tests.harness import CITRA, SARI, OfficeOnTrial

MONDAY = date(2026, 11, 23)
EARLY = "07.00-14.00 dinas pagi di bangsal, 6 pasien n4"
NIGHT = "21.00-07.00 dinas malam di bangsal, 5 pasien n4"


async def plans_four_weeks(office: OfficeOnTrial) -> None:
    """Budi plans two early shifts and two nights by taps, and copies them three times."""
    await plans(office, "Sari Contoh")
    for day, times in (("Sen, 23 Nov", 1), ("Sel, 24 Nov", 1), ("Rab, 25 Nov", 3), ("Kam, 26 Nov", 3)):
        await taps_day(office, office.budi, day, times)
    await taps_day(office, office.budi, "Jum, 27 Nov", 4)
    await office.taps(office.budi, "Lanjut", "Simpan")
    for week in ("Pekan Sen, 30 Nov", "Pekan Sen, 7 Des", "Pekan Sen, 14 Des"):
        await plans(office, "Sari Contoh", week=week)
        await office.taps(office.budi, "Salin pekan lalu", "Lanjut", "Simpan")


async def reports(office: OfficeOnTrial, line: str) -> None:
    """Sari reports in one line, about which nothing has to be asked."""
    await office.says(office.sari, line)
    assert "❓" not in question(office.sari)
    await office.taps(office.sari, "Kirim")


async def works_her_shifts(office: OfficeOnTrial) -> None:
    """Sari works from 23 November to 18 December, and reports each shift when it ends."""
    for week in range(4):
        for day, line in enumerate((EARLY, EARLY, NIGHT, NIGHT)):
            ends = MONDAY + timedelta(days=7 * week + day + (line is NIGHT))
            office.move_to(ends.year, ends.month, ends.day, 7 if line is NIGHT else 14, 5)
            await reports(office, line)
            if (week, day) == (0, 1):
                await is_at_home(office)
            if (week, day) == (0, 2):
                await shares(office, office.sari)


async def is_at_home(office: OfficeOnTrial) -> None:
    """Citra works from home on the 24th, far from the unit, and Sari comes to her night on the 25th."""
    await shares(office, office.citra, FAR)
    await office.says(office.citra, "08.00-12.00 menyusun laporan keuangan, 3 dokumen n4")
    await office.taps(office.citra, "Kirim")
    office.move_to(2026, 11, 25, 20, 50)
    await shares(office, office.sari)


async def test_sixteen_of_sixteen_shifts_are_a_discipline_of_a_hundred(office: OfficeOnTrial) -> None:
    async with attending(office) as served:
        score_by(served, load_scheme("tebingtinggi"))
        await plans_four_weeks(served)
        assert served.sari.sees().count("Jadwal dinas Anda diubah") == 4
        await asks(served, served.citra, "Kerja dari rumah (WFH)", "24/11", "24/11")
        await served.taps(served.budi, "Setujui")
        async with served.changes() as uow:
            (await uow.people.get(served.ids[SARI])).joined = MONDAY
            (await uow.people.get(served.ids[CITRA])).joined = MONDAY + timedelta(days=1)
        await works_her_shifts(served)
        assert "terlambat" not in served.sari.sees()
        served.move_to(2026, 12, 18, 12, 0)
        await served.says(served.sari, "/nilai")
        assert "100,00 Kedisiplinan pelaporan" in question(served.sari)
        assert "Hari dilaporkan 16 dari 16" in question(served.sari)
        await served.taps(served.sari, "Kehadiran", "Lebih lama ›")
        assert "✅ Rab, 25 Nov: hadir" in served.sari.sees()
        await served.says(served.sari, "/jadwal")
        assert "Jum, 18 Des: libur" in question(served.sari)
