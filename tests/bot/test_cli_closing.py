"""`python -m bot period close` and `period verify`, and what the person is told and shown of it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select, update

from storage.tables import Employee, Entry, Result
from tests.bot.command_line import CommandLine
from tests.handlers.scores import has_approved
from tests.harness import CITRA, SARI, OfficeOnTrial
from tests.jobs.records import reported


@pytest.fixture
async def cli(office: OfficeOnTrial, cli: CommandLine) -> CommandLine:
    """It is January: Sari has reported two days of December, which is all the time that she was there for."""
    await has_approved(office, SARI, [date(2026, 12, 30), date(2026, 12, 31)])
    await reported(office, CITRA, date(2026, 12, 30))
    async with office.changes() as uow:
        for person in (SARI, CITRA):
            (await uow.people.get(office.ids[person])).joined = date(2026, 12, 30)
    office.move_to(2027, 1, 4, 9, 0)
    return cli


async def test_the_path_shows_what_is_missing_and_what_comes_out_and_asks(cli: CommandLine) -> None:
    asked = await cli.runs("period", "close", "2026-S2", "--office-result", "istimewa")
    assert asked.exit_code == 1
    for line in (
        "  Dinas Pelayanan: reports to review: 1",
        "    Citra Contoh: reports to review: 1",
        "batanghari, 2026-S2, as of 2026-12-31: 4 people",
        "       1  Needs improvement",
        "At the border of two grades:",
        "  Sari Contoh (Needs improvement): score 74.29; from 75 it is Good",
    ):
        assert line in asked.stdout.splitlines(), asked.stdout
    assert asked.stderr == "Nothing was closed. Read what is above, then give the command with --yes.\n"
    refused = await cli.runs("period", "verify", "2026-S2")
    assert (refused.exit_code, refused.stderr.strip()) == (1, "2026-S2 is not closed.")


async def test_only_what_is_over_can_be_closed(cli: CommandLine) -> None:
    for code, sentence in (("2027-S1", "is not over yet"), ("2026-11", "does not score that period")):
        result = await cli.runs("period", "close", code, "--yes")
        assert result.exit_code == 1 and sentence in result.stderr


async def test_a_period_in_which_nobody_served_is_not_closed(cli: CommandLine) -> None:
    async with cli.office.changes() as uow:
        await uow.session.execute(update(Employee).values(joined=date(2026, 12, 30)))
    for words in (("2025-S2",), ("2025-S2", "--yes")):
        result = await cli.runs("period", "close", *words)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == "Nobody was in service in 2025-S2: there is nothing to close.\n"
    assert (await cli.runs("period", "verify", "2025-S2")).stderr == "2025-S2 is not closed.\n"


async def test_it_is_closed_once_and_everybody_sees_the_frozen_result(
    cli: CommandLine, office: OfficeOnTrial
) -> None:
    closed = await cli.runs("period", "close", "2026-S2", "--yes")
    assert "2026-S2 is closed: 4 results (3 no grade, 1 Needs improvement)." in closed.stdout, closed.output
    assert "The office's own result is not given: result sheets will have “–” for it." in closed.stdout
    now = await cli.runs("period", "score", "2026-S2")
    assert now.stderr.startswith("2026-S2 is closed: these figures are of the records as they are now,")
    again = await cli.runs("period", "close", "2026-S2", "--yes")
    assert again.stdout.strip() == "2026-S2 is closed already; nothing was changed."
    async with office.changes() as uow:
        assert await uow.session.scalar(select(func.count()).select_from(Result)) == 4
        await uow.session.execute(
            update(Entry).where(Entry.state == "approved").values(supervisor_rating=1, self_rating=1)
        )
    checked = await cli.runs("period", "verify", "2026-S2")
    assert checked.exit_code == 0 and "No digit differs" in checked.stdout, checked.output
    await office.run_jobs()
    assert "Semester 2 2026 sudah ditutup. Nilai Anda 74,29 – Butuh Perbaikan" in office.sari.sees()
    assert "tidak dapat dinilai" in office.citra.sees()
    await office.taps(office.sari, "Lihat hasil dan penjelasannya")
    assert "Periode sudah ditutup. Hasil per Sen, 4 Jan, revisi 1" in office.sari.sees()
    assert "Nilai 74,29 – Butuh Perbaikan" in office.sari.sees()
    await office.taps(office.sari, "Penilaian atasan")
    assert "dibekukan saat periode ditutup" in office.sari.sees()
    await office.execute(
        update(Result).where(Result.employee_id == office.ids[SARI]).values(grade="Sangat Baik")
    )
    altered = await cli.runs("period", "verify", "2026-S2")
    assert altered.exit_code == 1
    assert "revision 1: was changed after it was frozen" in altered.stdout
