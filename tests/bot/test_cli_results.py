"""`python -m bot period papers` and its neighbours: files of a closed period."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
import typst

from tests.bot.command_line import CommandLine
from tests.handlers.papers import Received
from tests.handlers.results import SARI_NIP, closed_office
from tests.harness import OfficeOnTrial


@pytest.fixture
async def cli(office: OfficeOnTrial, cli: CommandLine) -> CommandLine:
    """The second semester of 2026 is closed."""
    await closed_office(office)
    return cli


async def test_sheets_of_everybody_are_written_once(cli: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "lembar"
    made = await cli.runs("period", "papers", "2026-S2", "--out", str(out))
    assert f"4 result sheets of 2026-S2 written to {out}." in made.stdout, made.output
    assert out.stat().st_mode & 0o777 == 0o700, "names of sheets hold a NIP"
    sari = out / "Lembar-Hasil-2026-S2-199001012015012001-r1.pdf"
    assert SARI_NIP in Received(sari.name, sari.read_bytes(), "").text()
    before = sari.read_bytes()
    sari.unlink()
    again = await cli.runs("period", "papers", "2026-S2", "--out", str(out))
    assert f"1 result sheet of 2026-S2 written to {out}; 3 kept as before." in again.stdout
    assert sari.read_bytes() == before
    assert len(list(out.iterdir())) == 4, "nothing half written is left"


async def test_sheets_that_were_made_stay_when_it_is_stopped(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, set_by_typst, made = tmp_path / "lembar", typst.compile, count(1)

    def stopped_at_the_third(*words: Any, **options: Any) -> Any:
        if next(made) == 3:
            raise MemoryError
        return set_by_typst(*words, **options)

    monkeypatch.setattr("typst.compile", stopped_at_the_third)
    assert (await cli.runs("period", "papers", "2026-S2", "--out", str(out))).exit_code == 1
    assert len(list(out.iterdir())) == 2
    again = await cli.runs("period", "papers", "2026-S2", "--out", str(out))
    assert f"2 result sheets of 2026-S2 written to {out}; 2 kept as before." in again.stdout


async def test_what_cannot_be_made_is_told(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    for words, sentence in (
        (("2026-S1", "--out", "x"), "2026-S1 is not closed"),
        (("kemarin", "--out", "x"), "'kemarin' is not a period"),
        (("2026-S2", "--out", "datei"), "datei cannot be made"),
    ):
        refused = await cli.runs("period", "papers", *words)
        assert (refused.exit_code, sentence in refused.stderr) == (1, True), refused.output


async def test_a_sheet_that_cannot_be_written_is_told_as_a_file(cli: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "lembar"
    (out / "Lembar-Hasil-2026-S2-199001012015012001-r1.pdf").mkdir(parents=True)
    refused = await cli.runs("period", "papers", "2026-S2", "--out", str(out), "--again")
    assert (refused.exit_code, refused.stderr) == (1, f"{out} cannot be written: is a directory.\n")


async def test_a_file_that_cannot_take_its_name_leaves_no_part_of_it(
    cli: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "hasil" / "rangkuman.pdf"
    out.mkdir(parents=True)
    refused = await cli.runs("period", "summary", "2026-S2", "--out", str(out))
    assert (refused.exit_code, "cannot be written" in refused.stderr) == (1, True), refused.output
    assert list(out.parent.iterdir()) == [out]


async def test_papers_about_everybody_are_written(cli: CommandLine, tmp_path: Path) -> None:
    for command, name in (("summary", "rangkuman.pdf"), ("allowance", "tunjangan.xlsx")):
        made = await cli.runs("period", command, "2026-S2", "--out", str(tmp_path / name))
        assert made.stdout.strip() == f"{tmp_path / name} written.", made.output
        wrong = await cli.runs("period", command, "2026-S2", "--out", "x.csv")
        assert wrong.exit_code == 1 and "--out: the name has to end with" in wrong.stderr
        open_period = await cli.runs("period", command, "2027-S1", "--out", str(tmp_path / name))
        assert "2027-S1 is not closed" in open_period.stderr
    summary = Received("", (tmp_path / "rangkuman.pdf").read_bytes(), "")
    assert "Pegawai dengan hasil 4" in summary.text()
