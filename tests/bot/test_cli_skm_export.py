"""`python -m bot skm export`: what it writes says in `skm --file` what the records and the report say."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.periods import Period
from domain.survey import Unsur, WeightMethod
from handlers.satisfaction.actions import place_of, read_behind, read_results
from handlers.satisfaction.callbacks import ResultsExportTap
from handlers.satisfaction.report import skm_report
from locales import words_in
from storage.tables import Response, Service
from tests.bot.command_line import CommandLine
from tests.harness import OfficeOnTrial


@pytest.fixture
async def cli(office: OfficeOnTrial, cli: CommandLine) -> CommandLine:
    """A service with 23 complete responses in the last quarter, one with four, and some of this quarter."""
    async with office.changes() as uow:
        home = (await uow.people.units())[0].id
        uow.session.add(Service(id=1, code="=KTP", name="KTP elektronik", unit_id=home))
        uow.session.add(Service(id=2, code="KK", name="Kartu keluarga", unit_id=home))
        await uow.session.flush()
        for n in range(23):
            given = {str(unsur): 1 + (3 * n + 7 * k) % 4 for k, unsur in enumerate(Unsur)}
            day = date(2026, 7, 3) + timedelta(3 * n)
            sex = "male" if n < 4 else "female"
            uow.session.add(Response(service_id=1, date=day, channel="visit", sex=sex, quick=4, **given))
        given = dict.fromkeys(map(str, Unsur), 1)
        for day, n in ((date(2026, 8, 5), 4), (date(2026, 10, 5), 6)):
            uow.session.add_all(Response(service_id=2, date=day, channel="open", **given) for _ in range(n))
    return cli


IGNORED = "ignored columns: service, quarter, age, sex, education, occupation"


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
async def test_the_file_says_what_the_records_and_the_report_say(
    cli: CommandLine, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"rows.{suffix}"
    file.touch(0o644)
    told = await cli.runs("skm", "export", "--period", "2026", "--out", str(file))
    assert file.stat().st_mode & 0o777 == 0o600, "it took the place of the former one"
    assert told.output == f"23 complete responses written to {file}\n"
    for method in WeightMethod:
        ways = (["--file", str(file)], ["--service", "=KTP", "--period", "2026-Q3"])
        first, second = [
            json.loads((await cli.runs("skm", *way, "--method", method, "--json")).output) for way in ways
        ]
        assert (first.pop("scale"), first.pop("notes")[0]) == (4, IGNORED)
        assert first == second
    exact = json.loads((await cli.runs("skm", "--file", str(file), "--json")).output)
    office, now = cli.office.service.office, cli.office.service.clock.now()
    async with cli.office.service.database.read() as uow:
        results = await read_results(
            uow, office, await place_of(uow, 0, 1), Period.parse("2026-Q3"), now.date()
        )
        behind = await read_behind(uow, results, now.date())
    report = skm_report(words_in("id"), office, results, now, behind)
    assert (report.index[1], report.ikm[1]) == (exact["index"], exact["ikm"])
    assert [row.nrr for row in report.rows] == list(exact["nrr"].values())
    assert ("Jenis kelamin", "lainnya atau tidak dijawab", 23, "100,00%") in report.profile.rows, (
        "four would be told apart"
    )
    if suffix == "csv":
        lines = file.read_text("utf-8").splitlines()
        assert lines[0].startswith("service,quarter,persyaratan") and len(lines) == 24
        assert all(line.startswith("'=KTP,2026-Q3,") for line in lines[1:]), "no day, and no formula"
        assert ",male," not in "".join(lines) and "-07-" not in "".join(lines)


async def test_what_cannot_be_exported_is_told(cli: CommandLine, tmp_path: Path) -> None:
    for words, sentence in (
        (["--period", "2026-Q4", "--out", "x.csv"], "No quarter of 2026-Q4 has ended with at least 5"),
        (["--period", "2026-Q3", "--out", "x.csv", "--service", "KK"], "No quarter of 2026-Q3 has ended"),
        (["--period", "2026-Q3", "--out", "x.txt"], "has to end with .csv or .xlsx"),
        (["--period", "x", "--out", "x.csv"], "'x' is not a period"),
        (
            ["--period", "2026-Q3", "--out", "x.csv", "--service", "SIM"],
            "There is no service with the code SIM.",
        ),
    ):
        result = await cli.runs("skm", "export", *words)
        assert result.exit_code == 1
        assert sentence in result.stderr
    office = cli.office
    await office.taps_data(office.admin, ResultsExportTap(0, 1, "2026-Q3").pack())
    assert office.admin.last["document"]["file_name"] == "skm-jawaban-2026-Q3.xlsx"
    assert (
        "23 jawaban lengkap" in office.admin.last["caption"] and "skm.go.id" in office.admin.last["caption"]
    )
    await office.taps_data(office.admin, ResultsExportTap(0, 2, "2026-Q3").pack())
    assert "minimal 5 jawaban lengkap" in office.admin.toasts[-1]
    await office.taps_data(office.budi, ResultsExportTap(0, 1, "2026-Q3").pack())
    assert office.budi.toasts[-1] == words_in("id").plain("gate-export-responses")
