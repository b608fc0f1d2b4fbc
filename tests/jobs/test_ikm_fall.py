"""An index that fell by more than 5 is told once, with its figures, to the head and the administrators."""

from __future__ import annotations

from datetime import date

from jobs.satisfaction import IKM_FALL
from tests.harness import OfficeOnTrial
from tests.jobs.records import index_falls


async def runs(office: OfficeOnTrial, *days: date) -> None:
    """The job alone on some mornings."""
    office.service.runner.jobs = (IKM_FALL,)
    for day in days:
        await office.jobs_at(day.year, day.month, day.day, 8, 1)


async def test_a_fall_is_told_once_to_those_who_can_do_something(office: OfficeOnTrial) -> None:
    await index_falls(office)
    await runs(office, date(2026, 11, 23), date(2026, 11, 24), date(2027, 1, 5))
    for person in (office.budi, office.admin):
        told = [each["text"] for each in person.messages if "IKM turun" in each.get("text", "")]
        assert len(told) == 1
        assert told[0].startswith(
            "📉 Izin <usaha>: IKM turun 25,00\n"
            "Triwulan 3 2026: 100,00 (20 jawaban)\nTriwulan 4 2026: 75,00 (20 jawaban)\n"
        )
        assert "kebetulan" in told[0] and "bukan penilaian atas seorang petugas" in told[0]
    assert "IKM turun" not in office.sari.sees()
    await office.taps(office.budi, "Lihat hasil")
    assert "IKM" in office.budi.last["caption"]


async def test_of_few_or_of_little_nothing_is_told(office: OfficeOnTrial) -> None:
    await index_falls(office, fewer=1, value=1)
    await runs(office, date(2026, 11, 23))
    assert "IKM turun" not in office.admin.sees()
