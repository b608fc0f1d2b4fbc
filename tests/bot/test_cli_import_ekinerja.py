"""`python -m bot import ekinerja` and `import skp`, as an operator meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.command_line import bot, empty_office, rows
from tests.ekinerja_sheets import (
    BUDI,
    CITRA,
    EVALUATIONS,
    HADI,
    LEGEND,
    OFFICE,
    RATNA,
    REGENCY,
    REGISTRY,
    SARI,
    SKP,
    evaluation,
    office,
    skp,
    write_sheet,
)


@pytest.fixture
def folder(tmp_path: Path, database_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for files, with the settings of an office that has an empty database."""
    monkeypatch.chdir(tmp_path)
    empty_office(database_file, monkeypatch)
    return tmp_path


SUPERVISORS = """
    SELECT person.nip, supervisor.nip FROM supervisions
    JOIN employees AS person ON person.id = supervisions.employee_id
    JOIN employees AS supervisor ON supervisor.id = supervisions.supervisor_id
    ORDER BY person.nip
"""


def test_a_report_of_evaluations_makes_an_office(folder: Path, database_file: Path) -> None:
    acts = evaluation(CITRA, "CITRA CONTOH", f"Plh. Kepala {REGISTRY}", periode_akhir="2099-12-31")
    file = write_sheet(folder / "laporan.xlsx", EVALUATIONS, [*office(), acts])
    first = bot("import", "ekinerja", file, "--admin", RATNA)
    assert first.exit_code == 0, first.output
    assert first.stdout.splitlines()[0] == "roster: 4 added, 0 changed, 0 unchanged"
    assert "stand_ins: 1 added" in first.stdout
    told = first.stderr.splitlines()
    assert told[0] == "laporan.xlsx: Read as e-Kinerja's laporan penilaian, header in row 8"
    assert "Without a supervisor: 1" in told
    assert f"  {RATNA} RATNA UMPAMA" in told
    assert rows(database_file, SUPERVISORS) == sorted([(BUDI, RATNA), (CITRA, BUDI), (SARI, BUDI)])
    assert rows(database_file, "SELECT nip FROM employees WHERE role = 'admin'") == [(RATNA,)]
    again = bot("import", "ekinerja", file)
    assert again.stdout.splitlines() == [
        "roster: 0 added, 0 changed, 4 unchanged",
        "stand_ins: 0 added, 0 changed, 1 unchanged",
    ]
    assert bot("import", "undo", "1").exit_code == 0
    assert (
        rows(database_file, "SELECT * FROM employees") == rows(database_file, "SELECT * FROM stand_ins") == []
    )


def test_supervisors_of_a_report_of_skp_are_proposed_then_taken(folder: Path, database_file: Path) -> None:
    people = [
        skp(RATNA, "Ratna Umpama", "Kepala Dinas", OFFICE, unor_induk=REGENCY),
        skp(BUDI, "Budi Contoh", f"Kepala {REGISTRY}"),
        skp(SARI, "Sari Contoh", "Pengelola Layanan"),
    ]
    file = write_sheet(folder / "skp.xlsx", SKP, people, LEGEND)
    asked = bot("import", "ekinerja", file)
    assert "Supervisors that position and unit suggest, not taken yet: 2" in asked.stderr
    assert f"  {SARI} Sari Contoh: {BUDI} Budi Contoh (Kepala {REGISTRY})" in asked.stderr
    assert "--take-supervisors" in asked.stderr
    assert rows(database_file, SUPERVISORS) == []
    taken = bot("import", "ekinerja", file, "--take-supervisors")
    assert taken.exit_code == 0, taken.output
    assert rows(database_file, SUPERVISORS) == sorted([(BUDI, RATNA), (SARI, BUDI)])
    (folder / "atasan.csv").write_text(f"nip;nip_atasan\n{SARI};{RATNA}\n", "utf-8")
    other = bot("import", "ekinerja", file, "--supervisors", folder / "atasan.csv", "--dry-run")
    assert f"supervisor_nip: {BUDI} → {RATNA}" in other.stdout


def test_who_is_on_a_list_is_left_out_by_name(folder: Path, database_file: Path) -> None:
    people = [*office(), evaluation(HADI, "HADI CONTOH", "Operator")]
    file = write_sheet(folder / "laporan.xlsx", EVALUATIONS, people)
    (folder / "pensiun.csv").write_text(f"NIP\n{HADI}\n", "utf-8")
    (folder / "hukdis.csv").write_text(f"nip,keterangan\n{HADI},sedang\n{CITRA},berat\n", "utf-8")
    lists = ["--without", folder / "pensiun.csv", "--without", folder / "hukdis.csv"]
    result = bot("import", "ekinerja", file, *lists)
    assert result.exit_code == 0, result.output
    assert f"  {HADI} HADI CONTOH: pensiun" in result.stderr
    assert f"  {CITRA} CITRA CONTOH: berat" in result.stderr
    assert rows(database_file, "SELECT count(*) FROM employees") == [(3,)]


def test_rounded_nips_refuse_the_sheet(folder: Path, database_file: Path) -> None:
    people = [*office(), evaluation("1.98803E+17", "DEWI CONTOH", "Operator")]
    result = bot("import", "ekinerja", write_sheet(folder / "laporan.xlsx", EVALUATIONS, people))
    assert result.exit_code == 1
    assert "line 13: '1.98803E+17'" in result.stderr
    assert "Nothing was imported." in result.stderr
    assert rows(database_file, "SELECT * FROM employees") == []


def test_another_file_is_refused_and_so_is_a_sheet_as_a_roster(folder: Path) -> None:
    (folder / "roster.csv").write_text(f"nip,name,unit\n{SARI},Sari Contoh,Dinas\n", "utf-8")
    result = bot("import", "ekinerja", folder / "roster.csv")
    assert result.exit_code == 1
    assert "no header of e-Kinerja" in result.stderr
    sheet = write_sheet(folder / "laporan.xlsx", EVALUATIONS, office())
    result = bot("import", "roster", sheet)
    assert result.exit_code == 1
    assert "is e-Kinerja's laporan penilaian; `import ekinerja` reads it" in result.stderr


def test_plans_of_work_become_targets(folder: Path, database_file: Path) -> None:
    bot("import", "ekinerja", write_sheet(folder / "laporan.xlsx", EVALUATIONS, office()))
    lines = [
        "SKP Tahun 2026",
        "NIP;RHK;Rencana Aksi;Target;RHK Pimpinan",
        f"{SARI};Melayani permohonan KTP;Merekam data pemohon;1200 permohonan;Layanan tertib",
        f"{BUDI};Layanan tertib;Memimpin rapat bulanan;12 rapat;",
    ]
    (folder / "skp.csv").write_text("\n".join(lines), "utf-8")
    result = bot("import", "skp", folder / "skp.csv")
    assert result.exit_code == 0, result.output
    assert "targets: 2 added" in result.stdout
    assert "skp.csv: Read as SKP, header in row 2" in result.stderr
    assert "The period of all rows: 2026" in result.stderr
    assert rows(database_file, "SELECT title, measure, rencana_aksi, parent FROM targets ORDER BY title") == [
        ("Layanan tertib", "rapat", "Memimpin rapat bulanan", None),
        ("Melayani permohonan KTP", "permohonan", "Merekam data pemohon", "Layanan tertib"),
    ]
    assert "targets: 0 added, 0 changed, 2 unchanged" in bot("import", "skp", folder / "skp.csv").stdout


def test_the_report_as_json(folder: Path) -> None:
    (folder / "laporan.json").write_text(json.dumps({"data": office()}), "utf-8")
    result = bot("import", "ekinerja", folder / "laporan.json")
    assert result.exit_code == 0, result.output
    assert "roster: 4 added" in result.stdout
    assert "laporan.json: Read as e-Kinerja's laporan penilaian, header in row 1" in result.stderr
