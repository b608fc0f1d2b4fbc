"""`/nilai` of people of whom there is nothing to score: a sentence each time, never a fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from handlers.scores.callbacks import PastScoresTap, ScorePictureTap, ScoreRecordsTap, ScoreTap
from locales import words_in
from storage.tables import Employee, Membership
from tests.harness import SARI, STRANGER, OfficeOnTrial, office_on_trial

NOT_IN_SERVICE = words_in("id").plain("score-no-person")
NO_RESULT = "Belum dapat dinilai"
TAPS = [
    ScoreTap("2026-S2"),
    ScoreTap("2026-S1"),
    ScoreTap("2027-S1"),
    ScoreRecordsTap("2026-S2", 0, 0),
    ScorePictureTap("2026-S2"),
    PastScoresTap(),
]


async def tries_everything(office: OfficeOnTrial) -> str:
    """Sari asks for her score and taps every button of it; gives what `/nilai` told her."""
    await office.says(office.sari, "/nilai")
    told: str = office.sari.last["text"]
    for tap in TAPS:
        await office.taps_data(office.sari, tap.pack())
    assert not await office.failed_updates()
    return told


@pytest.mark.parametrize(
    "service",
    [{"joined": date(2026, 11, 21)}, {"joined": date(2027, 2, 1)}, {"left": date(2025, 12, 31)}],
)
async def test_who_is_not_in_service_is_told_so(office: OfficeOnTrial, service: dict[str, date]) -> None:
    await office.execute(update(Employee).where(Employee.id == office.ids[SARI]).values(**service))
    assert await tries_everything(office) == NOT_IN_SERVICE
    assert office.sari.toasts == [NOT_IN_SERVICE] * len(TAPS)


async def test_who_is_in_no_unit_sees_a_score_without_records(office: OfficeOnTrial) -> None:
    await office.execute(delete(Membership).where(Membership.employee_id == office.ids[SARI]))
    assert NO_RESULT in await tries_everything(office)


async def test_who_has_joined_today_sees_a_score_without_records(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        joined = update(Employee).where(Employee.id == office.ids[SARI]).values(joined=date(2026, 11, 20))
        await uow.session.execute(joined)
    assert NO_RESULT in await tries_everything(office)


async def test_an_administrator_without_a_roster_row_is_told_that_scores_are_for_employees(
    database_file: Path,
) -> None:
    async with office_on_trial(database_file, linked=False, admins=(STRANGER,)) as office:
        refused = words_in("id").plain("gate-see-own-score")
        await office.says(office.stranger, "/nilai")
        assert office.stranger.last["text"] == refused
        for tap in TAPS:
            await office.taps_data(office.stranger, tap.pack())
            assert office.stranger.toasts[-1] == refused
