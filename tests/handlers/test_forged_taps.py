"""Buttons with data that no screen of ours carries: answered with a sentence, never with a fault."""

from __future__ import annotations

import pytest

from handlers.frame.callbacks import DialogTap
from handlers.scores.callbacks import ScorePictureTap, ScoreRecordsTap, ScoreTap
from locales import words_in
from tests.harness import SARI, OfficeOnTrial, must

OUTDATED = words_in("id").plain("button-outdated")
MONTHS = ["m0001-01-01", "m9999-12-01", "m9999-12-31", "m2026-13-01", "m", "mx"]
DAYS = ["0001-01-01", "9999-12-31", "1999-12-31", "x", ""]
WISHES = [
    *("lapor seperti", "lapor rencana", "kendala laporan", "umpanbalik laporan", "pegawai kartu"),
    *("pegawai unit-id", "unit hari", "delegasi", "delegasi atasan", "target mulai"),
]
PERIODS = ["1000", "1999-12", "2101", "2999-S2", "2026-13", "x", ""]


async def test_a_number_of_a_record_that_no_database_holds(office: OfficeOnTrial) -> None:
    for wish in WISHES:
        for number in (2**31, 10**30):
            await office.says(office.admin, f"/{wish} {number}", "/batal")
        assert not await office.failed_updates(), wish


async def sari_answers(office: OfficeOnTrial, value: str) -> None:
    """Sari's phone sends a value as the answer to her present question."""
    dialog = must(await office.held(SARI))
    await office.taps_data(office.sari, DialogTap(dialog.token, dialog.step, value).pack())
    assert not await office.failed_updates(), value


async def test_days_and_months_beyond_every_calendar(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    for value in (*MONTHS, *DAYS):
        await sari_answers(office, value)
    await office.taps(office.sari, "Tanggal lain")
    for value in (*MONTHS, *DAYS):
        await sari_answers(office, value)
    await office.taps(office.sari, "20")
    assert "Apa yang Anda kerjakan" in office.sari.sees()


async def test_scores_of_years_beyond_the_house(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    taps = [
        tap
        for period in PERIODS
        for tap in (ScoreTap(period), ScoreRecordsTap(period, 0, 0), ScorePictureTap(period))
    ]
    for tap in taps:
        await office.taps_data(office.sari, tap.pack())
    assert office.sari.toasts == [OUTDATED] * len(taps)
    assert not await office.failed_updates()


@pytest.mark.parametrize("period", ["2000", "2100-12", "2027-Q1"])
async def test_scores_of_quiet_years_are_told(office: OfficeOnTrial, period: str) -> None:
    for tap in (ScoreTap(period), ScoreRecordsTap(period, 0, 0), ScorePictureTap(period)):
        await office.taps_data(office.sari, tap.pack())
    assert not await office.failed_updates()
