"""Files of a small office, in a folder with the settings of an office that has an empty database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.command_line import empty_office

SARI, BUDI = "199001012015012001", "197502022000031002"
ROSTER = f"nip,name,unit,supervisor_nip\n{SARI},Sari Contoh,Dinas,{BUDI}\n{BUDI},Budi Contoh,Dinas,\n"
LEAVE = f"nip,kind,start,end\n{SARI},cuti,2026-11-23,2026-11-24\n"


@pytest.fixture
def folder(tmp_path: Path, database_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for files, with the settings of an office that has an empty database."""
    monkeypatch.chdir(tmp_path)
    empty_office(database_file, monkeypatch)
    files = tmp_path / "office"
    files.mkdir()
    (files / "roster.csv").write_text(ROSTER, "utf-8")
    (files / "leave.csv").write_text(LEAVE, "utf-8")
    return files
