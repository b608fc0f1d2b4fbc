"""Files of real offices on the command line: read right, or refused with the cell and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copyfile
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner, Result

from bot.cli.commands import app
from tests.bot.command_line import empty_office, rows

CASES = Path(__file__).parents[1] / "cases"
SARI, BUDI = "199001012015012001", "197502022000031002"
LOST = "was stored as a number and has lost its last digits; format the column as text"


@pytest.fixture(autouse=True)
def office(database_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office with an empty database."""
    empty_office(database_file, monkeypatch)
    return database_file


def imports(kind: str, name: str, *options: str) -> Result:
    """What the import of a case says."""
    return CliRunner().invoke(app, ["import", kind, str(CASES / name), *options])


def refusals(result: Result) -> list[str]:
    """The reasons of bad rows; nothing was imported."""
    assert (result.exit_code, result.stdout) == (1, "")
    _, *reasons, last = result.stderr.splitlines()
    assert last == "Nothing was imported."
    return [reason.strip() for reason in reasons]


def test_semicolons_and_names_with_commas(office: Path) -> None:
    result = imports("roster", "01b-semicolon.csv")
    assert result.stdout.startswith("roster: 2 added, 0 changed, 0 unchanged\n")
    assert result.stderr.endswith("01b-semicolon.csv: read as: semicolons between cells\n")
    assert rows(office, "SELECT name FROM employees ORDER BY nip") == [
        ("Budi Contoh, S.Sos., M.Si",),
        ("Sari Contoh, A.Md.",),
    ]


def test_degrees_that_shift_the_columns_are_questioned() -> None:
    assert refusals(imports("roster", "01f-degree-shift.csv")) == [
        "line 2: unit: 'M.Si' is an academic degree; put the name before it in quotes",
        "line 3: unit: 'A.Md.' is an academic degree; put the name before it in quotes",
    ]


def test_numbers_that_a_spreadsheet_has_rounded() -> None:
    assert refusals(imports("roster", "02b-nip-rounded.csv")) == [
        f"line 2: nip: '197502022000031000' {LOST}",
        f"line 3: nip: '199001012015012000' {LOST}; supervisor_nip: '197502022000031000' {LOST}",
    ]


def test_amounts_with_two_readings_are_asked_about(office: Path, tmp_path: Path) -> None:
    imports("roster", "03-roster.csv")
    assert refusals(imports("targets", "03-targets-thousands.csv")) == [
        "line 2: quantity: '1.200' is 1200 or 1.2; write it so,"
        " or say --numbers id (1200) or --numbers en (1.2)"
    ]
    imports("targets", "03-targets-thousands.csv", "--numbers", "id")
    assert rows(office, "SELECT quantity / 1000.0 FROM targets ORDER BY title") == [(1200,), (6,)]
    assert "'1.250' is 1250 or 1.25;" in refusals(imports("entries", "03-entries-thousands.csv"))[0]
    imports("entries", "03-entries-thousands.csv", "--numbers", "en")
    assert rows(office, "SELECT volume / 1000.0 FROM entries") == [(1.25,)]
    # Another cell of the column decides.
    path = tmp_path / "targets.csv"
    content = (CASES / "03-targets-thousands.csv").read_text("utf-8").replace(",6,", ',"0,5",')
    path.write_text(content, "utf-8")
    assert CliRunner().invoke(app, ["import", "targets", str(path)]).exit_code == 0
    assert rows(office, "SELECT quantity / 1000.0 FROM targets ORDER BY title") == [(1200,), (0.5,)]


def test_a_formula_without_its_result_takes_no_supervisor_away(office: Path) -> None:
    imports("roster", "09b-before.csv")
    before = rows(office, "SELECT employee_id, supervisor_id, ends FROM supervisions")
    reasons = refusals(imports("roster", "09b-formula-supervisor.xlsx", "--yes", "--clear", "supervisor_nip"))
    assert [reason.partition(":")[0] for reason in reasons] == ["line 3", "line 4"]
    assert rows(office, "SELECT employee_id, supervisor_id, ends FROM supervisions") == before


@pytest.mark.parametrize(
    ("name", "told", "person"),
    [
        ("09c-title-rows.xlsx", "header in row 4", "Budi Contoh"),
        ("09e-first-sheet-hidden.xlsx", "sheet “Pegawai”", "Budi Contoh"),
        ("25a-utf16.csv", "UTF-16", "Budi Contoh – “Kabid”"),
    ],
)
def test_what_a_file_was_taken_for_is_told(office: Path, name: str, told: str, person: str) -> None:
    result = imports("roster", name)
    assert result.stdout.startswith("roster: 1 added, 0 changed, 0 unchanged\n")
    assert result.stderr.endswith(f"{name}: read as: {told}\n")
    assert rows(office, "SELECT name FROM employees") == [(person,)]


def test_moments_of_a_form_are_of_the_offices_zone(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFICE_TIMEZONE", "WIT")
    imports("roster", "03-roster.csv")
    imports("services", "11-services.csv")
    reason = "line 4: comment: a formula without its result; open the file in a spreadsheet and save it"
    assert refusals(imports("citizen", "11-google-form.xlsx")) == [reason]
    # As a spreadsheet saves it, with what the formula gives.
    form = tmp_path / "form.xlsx"
    copyfile(CASES / "11-google-form.xlsx", form)
    with ZipFile(form) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"<v /></c></row></sheetData>", b"<v>2</v></c></row></sheetData>")
    with ZipFile(form, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    result = CliRunner().invoke(app, ["import", "citizen", str(form)])
    assert result.stdout.startswith("citizen: 3 added, 0 changed, 0 unchanged\n")
    assert rows(office, "SELECT DISTINCT date FROM responses") == [("2026-11-20",)]


def test_a_nurse_reported_every_shift_on_time() -> None:
    for kind in ("roster", "duty", "entries"):
        assert imports(kind, f"20-{kind}.csv").exit_code == 0
    explain = ["score", "explain", SARI, "2026-11", "--scheme", "mataram", "--as-of"]
    calculations = [
        next(line for line in CliRunner().invoke(app, [*explain, day]).stdout.splitlines() if "🧮" in line)
        # The sixteenth is a night: on the 22nd its end is still to come.
        for day in (date(2026, 11, 22).isoformat(), date(2026, 11, 23).isoformat())
    ]
    for calculation, shifts in zip(calculations, (15, 16), strict=True):
        assert f"({shifts} on time + 0.5 × 0 late) ÷ {shifts} expected × 100 = 100.00" in calculation


def test_half_a_day_of_leave_needs_its_half(office: Path, tmp_path: Path) -> None:
    imports("roster", "03-roster.csv")
    assert refusals(imports("leave", "21-half-day.csv")) == [
        "line 2: days: 0.5 has a part of a day; write that day alone, with half pagi or siang"
    ]
    path = tmp_path / "cuti.csv"
    header = "NIP;Jenis Cuti;Tanggal mulai;Tanggal selesai;Jumlah hari;Setengah hari\n"
    week = f"{SARI};cuti;16/11/2026;20/11/2026;5;\n"
    path.write_text(f"{header}{SARI};izin;23/11/2026;23/11/2026;0,5;pagi\n{week}", "utf-8")
    assert CliRunner().invoke(app, ["import", "leave", str(path)]).exit_code == 0
    assert rows(office, "SELECT kind, starts, half FROM leaves ORDER BY starts") == [
        ("cuti", "2026-11-16", ""),
        ("izin", "2026-11-23", "pagi"),
    ]
    path.write_text(header + week.replace(";5;", ";6;"), "utf-8")
    reason = refusals(CliRunner().invoke(app, ["import", "leave", str(path)]))[-1]
    assert reason == "line 2: days: 6 is more than from 2026-11-16 to 2026-11-20"
