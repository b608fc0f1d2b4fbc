"""A closed period takes no report, correction, decision, undo or rating; nobody is reminded of it."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import Invalid
from domain.periods import Period, PeriodKind, Span
from domain.schemes import Assessor
from domain.scoring import Rating
from handlers.kit.case_card import CaseTap
from storage.records.assessments import Asked, Judged
from storage.scoring.freezing import first_revisions
from tests.handlers.test_review import taps_on
from tests.harness import CITRA, SARI, OfficeOnTrial
from tests.jobs.records import reported

CLOSED = "Periode Rabu, 1 Juli 2026 sampai Kamis, 31 Desember 2026 sudah ditutup"


async def closes(office: OfficeOnTrial, kind: PeriodKind, day: date) -> None:
    """An administrator has closed the period of a kind in which a day lies."""
    period = Period.containing(day, kind)
    now = office.service.clock.now()
    own = office.service.office
    async with office.service.database.unit() as uow:
        assert await uow.closings.begin(period, own.scheme, own.zone, None, None, now)
        closing = await uow.closings.of(period)
        assert closing is not None
        assert await uow.closings.finish(closing.id, await first_revisions(uow, closing), now)
        await uow.commit()


async def test_what_was_open_at_midnight_is_locked_by_the_closing(office: OfficeOnTrial) -> None:
    office.move_to(2026, 12, 31, 23, 55)
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "4 – Baik")
    await office.reports(office.citra)
    waits = office.budi.last
    sent = office.citra.last
    async with office.service.database.unit() as uow:
        until = office.service.clock.now().replace(year=2027, month=2, day=1)
        await uow.calendars.extend(
            Span(date(2026, 12, 28), date(2026, 12, 31)),
            until,
            "Gangguan jaringan",
            office.service.clock.now(),
        )
        await uow.commit()
    office.move_to(2027, 1, 1, 0, 2)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await taps_on(office, office.budi, "Urungkan: Sari Contoh (23.55)", waits)
    assert CLOSED in office.budi.toasts[-1]
    await office.taps_data(office.budi, CaseTap("entry", 2, 1, "4").pack())
    assert CLOSED in office.budi.toasts[-1]
    await office.says(office.budi, "/tinjau")
    assert "Tidak ada yang menunggu tinjauan Anda" in office.budi.last["text"]
    await taps_on(office, office.citra, "Tarik kembali", sent)
    await office.taps(office.citra, "Ya, tarik kembali")
    assert CLOSED in "".join(office.citra.toasts)
    await office.says(office.sari, "/lapor", "30/12")
    assert CLOSED in office.sari.sees(), "an extension does not open it again"
    await office.says(office.sari, "/batal", "/lapor")
    await office.taps(office.sari, "Hari ini")
    assert "Apa yang Anda kerjakan" in office.sari.sees()


async def test_nobody_is_reminded_of_a_closed_period(office: OfficeOnTrial) -> None:
    await reported(office, CITRA, date(2026, 12, 30))
    office.move_to(2027, 1, 4, 7, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    for hour in (8, 16):
        office.move_to(2027, 1, 4, hour, 5)
        await office.run_jobs()
    seen = [office.sari.sees(), office.citra.sees(), office.budi.sees()]
    assert "Sen, 4 Jan" in seen[0] or "4 Januari" in seen[0], "today is asked for"
    assert "Des" not in seen[0] and "Des" not in seen[2], "\n=====\n".join(seen)
    assert "menunggu" not in seen[2]


@pytest.mark.parametrize("code", ["2026-S2", "2026-Q4"])
async def test_nothing_of_a_closed_period_is_rated(office: OfficeOnTrial, code: str) -> None:
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    asked = Asked(Period.parse(code), office.ids[SARI], Assessor.SUPERVISOR, "akuntabel")
    now = office.service.clock.now()
    async with office.service.database.unit() as uow:
        with pytest.raises(Invalid, match="period-closed"):
            await uow.assessments.rate(asked, office.ids[CITRA], 4, now)
        with pytest.raises(Invalid, match="period-closed"):
            judged = Judged(office.ids[CITRA], Rating.ABOVE, "Selalu lebih awal")
            await uow.assessments.judge(asked.period, office.ids[SARI], "results", judged, now)
    await office.says(office.budi, "/penilaian")
    assert "Semester 1 2027" in office.budi.last["text"]
    assert "Semester 2 2026" not in office.budi.sees()
