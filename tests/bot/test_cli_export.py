"""`python -m bot export`, as an operator meets it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.bot.command_line import bot
from tests.bot.office_files import LEAVE, ROSTER, folder

__all__ = ["folder"]


def test_an_office_is_taken_out_and_a_zip_comes_in(
    folder: Path, database_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bot("import", "office", folder).exit_code == 0
    out, packed = tmp_path / "keluar", tmp_path / "arsip" / "office.zip"
    made = bot("export", "office", out)
    assert made.exit_code == 0, made.output
    assert "roster: 2\n" in made.stdout
    assert "personal data of the whole office" in made.stdout
    assert (out / "leave.csv").read_text("utf-8").splitlines()[1] == f"{LEAVE.splitlines()[1]},-"
    assert "python -m bot import office" in (out / "README.txt").read_text("utf-8")
    assert bot("export", "office", packed).exit_code == 0
    assert [path.name for path in packed.parent.iterdir()] == ["office.zip"]
    again = bot("import", "office", packed)
    assert "roster: 0 added, 0 changed, 2 unchanged" in again.stdout, again.output
    with sqlite3.connect(database_file) as database:
        noted = list(database.execute("SELECT action, who FROM audit_log WHERE action = 'export'"))
    assert noted == [("export", "operator")] * 2
    assert ROSTER.splitlines()[1].split(",")[0] in (out / "roster.csv").read_text("utf-8")


def test_what_is_no_zip_and_a_place_that_is_a_file(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_text("no zip")
    refused = bot("import", "office", broken)
    assert (refused.exit_code, "cannot be unpacked" in refused.stderr) == (1, True), refused.output
    assert bot("import", "office", folder).exit_code == 0
    refused = bot("export", "office", broken / "in")
    assert (refused.exit_code, "cannot be made" in refused.stderr) == (1, True), refused.output
