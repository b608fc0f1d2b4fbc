"""`python -m bot import` and `calendar`, as an operator meets them."""

from __future__ import annotations

import fcntl
import io
import os
import struct
import termios
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import app
from bot.cli.listing import list_lines
from bot.cli.progress import Bar
from storage.base.single import only_worker
from tests.bot.command_line import bot, rows
from tests.bot.office_files import LEAVE, ROSTER, SARI, folder

__all__ = ["folder"]


def test_the_first_import_makes_the_database_and_says_so(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "data" / "kinerja.db"
    told = f"A new, empty database was made: {path}"
    environment = {"DATABASE_URL": f"sqlite:///{path}"}
    first, second = (
        CliRunner().invoke(app, ["import", "office", str(folder)], env=environment) for _ in range(2)
    )
    assert told in first.stderr
    assert told not in second.stderr
    assert (first.exit_code, second.exit_code) == (0, 0)


@pytest.mark.parametrize("options", [["--dry-run"], []])
def test_an_import_of_nothing_leaves_no_database(folder: Path, tmp_path: Path, options: list[str]) -> None:
    if not options:
        (folder / "leave.csv").write_text(f"{LEAVE}{SARI},libur,2026-11-23,x\n", "utf-8")
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/data/2026/kinerja.db"}
    result = CliRunner().invoke(app, ["import", "office", str(folder), *options], env=environment)
    assert "othing was imported." in result.output
    assert "database" not in result.output
    assert not (tmp_path / "data").exists()


def test_a_new_database_that_somebody_serves_stays(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "served.db"
    with only_worker(path):
        result = CliRunner().invoke(
            app, ["import", "office", str(folder), "--dry-run"], env={"DATABASE_URL": f"sqlite:///{path}"}
        )
    assert result.stderr == f"A new, empty database was made: {path}\n"
    assert path.exists()


def test_one_file_and_again(folder: Path, database_file: Path) -> None:
    first = bot("import", "roster", folder / "roster.csv")
    told = "new units: 1\n  Dinas (WIB)\nThis is import 1; `python -m bot import undo 1` takes it back.\n"
    assert (first.exit_code, first.stdout) == (0, f"roster: 2 added, 0 changed, 0 unchanged\n{told}")
    assert rows(database_file, "SELECT name FROM employees ORDER BY nip") == [
        ("Budi Contoh",),
        ("Sari Contoh",),
    ]
    assert (
        bot("import", "roster", folder / "roster.csv").stdout == "roster: 0 added, 0 changed, 2 unchanged\n"
    )


def test_a_folder_in_the_order_in_which_its_files_need_each_other(folder: Path) -> None:
    (folder / "rooster.csv").write_text("typo\n", "utf-8")
    result = bot("import", "office", folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "roster: 2 added, 0 changed, 0 unchanged",
        "new units: 1",
        "  Dinas (WIB)",
        "leave: 1 added, 0 changed, 0 unchanged",
        "This is import 1; `python -m bot import undo 1` takes it back.",
    ]
    assert result.stderr == "rooster.csv is not imported: no file of an office has this name\n"


def test_a_dry_run_shows_what_would_change_and_changes_nothing(folder: Path, database_file: Path) -> None:
    bot("import", "roster", folder / "roster.csv")
    (folder / "roster.csv").write_text(ROSTER.replace("Sari Contoh,Dinas", "Sari Contoh,Kantor"), "utf-8")
    result = bot("import", "office", folder, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "roster: 0 added, 1 changed, 1 unchanged",
        f"  line 2: change {SARI} Sari Contoh: unit: Dinas → Kantor",
        "new units: 1",
        "  Kantor (WIB)",
        "to be confirmed: 1",
        "  line 2: new unit: Kantor",
        "leave: 1 added, 0 changed, 0 unchanged",
        f"  line 2: add {SARI} cuti 2026-11-23 to 2026-11-24",
        "Dry run: nothing was imported.",
    ]
    assert rows(database_file, "SELECT name FROM units") == [("Dinas",)]
    assert rows(database_file, "SELECT * FROM leaves") == []


def test_all_bad_rows_of_all_files_are_told_and_nothing_is_imported(
    folder: Path, database_file: Path
) -> None:
    (folder / "leave.csv").write_text(f"{LEAVE}{SARI},libur,2026-11-23,x\n123,izin,2026-11-23,\n", "utf-8")
    (folder / "targets.csv").write_text("nip,tahun\n", "utf-8")
    result = bot("import", "office", folder)
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert lines[0].startswith(
        "targets.csv: unknown columns: tahun; missing columns: period, title, quantity"
    )
    assert lines[1:] == [
        "leave.csv: 2 bad rows",
        "  line 3: kind: 'libur' is none of cuti, sakit, izin, tugas_luar;"
        " end: 'x' is not a date; write 2026-11-20 or 20/11/2026",
        "  line 4: nip: '123' is not 18 digits; end is empty",
        "Nothing was imported.",
    ]
    assert rows(database_file, "SELECT * FROM employees") == []


def test_every_bad_row_is_told_however_many_they_are(folder: Path) -> None:
    (folder / "leave.csv").write_text(LEAVE + "x,cuti,2026-11-23,2026-11-24\n" * 1_250, "utf-8")
    lines = bot("import", "leave", folder / "leave.csv").stderr.splitlines()
    assert lines[0] == "leave.csv: 1,251 bad rows"
    assert lines[-2:] == ["  line 1252: nip: 'x' is not 18 digits", "Nothing was imported."]
    assert len(lines) == 1_253


def test_every_change_is_shown_however_many_they_are(folder: Path) -> None:
    bot("import", "roster", folder / "roster.csv")
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(250)]
    (folder / "leave.csv").write_text(
        "nip,kind,start,end\n" + "".join(f"{SARI},izin,{day},{day}\n" for day in days), "utf-8"
    )
    lines = bot("import", "leave", folder / "leave.csv", "--dry-run").stdout.splitlines()
    assert len(lines) == 252
    assert lines[250] == f"  line 251: add {SARI} izin 2026-09-07 to 2026-09-07"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("roster", "nowhere.csv"), "nowhere.csv does not exist"),
        (("roster", "nowhere"), "nowhere does not exist"),
        (("office", "nowhere"), "nowhere does not exist"),
        (("office", "."), "holds none of roster.csv"),
    ],
)
def test_files_that_are_not_there(folder: Path, arguments: tuple[str, str], sentence: str) -> None:
    result = bot("import", *arguments)
    assert result.exit_code == 1
    assert result.stderr.count(arguments[1]) == 1 or arguments[1] == "."
    assert sentence in result.stderr


def test_an_extension_after_an_outage(folder: Path, database_file: Path) -> None:
    bot("import", "roster", folder / "roster.csv")
    dates = ("--from", "2026-11-16", "--to", "20/11/2026")
    until = ("--until", "2099-11-27T23:59:00+07:00", "--reason", "Jaringan mati")
    assert bot("calendar", "extend", *dates, *until).stdout == (
        "2026-11-16 to 2026-11-20 stay open for everybody until 2099-11-27T23:59:00+07:00\n"
    )
    assert bot("calendar", "extend", *dates, *until, "--nip", SARI).exit_code == 0
    assert bot("calendar", "extend", *dates, *until, "--unit", "Dinas").exit_code == 0
    columns = "starts, ends, employee_id IS NOT NULL, unit_id IS NOT NULL, open_until, reason"
    span = ("2026-11-16", "2026-11-20")
    end = ("2099-11-27 16:59:00.000000", "Jaringan mati")
    assert rows(database_file, f"SELECT {columns} FROM extensions ORDER BY id") == [  # noqa: S608
        (*span, 0, 0, *end),
        (*span, 1, 0, *end),
        (*span, 0, 1, *end),
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"--from": "16-11-26"}, "--from: '16-11-26' is not a date"),
        ({"--to": "2026-11-15"}, "--to: 2026-11-15 is before --from, 2026-11-16"),
        ({"--until": "2026-11-27"}, "--until: '2026-11-27' has no time of day"),
        ({"--until": "27-11-2026 17:00"}, "--until: '27-11-2026 17:00' has no offset from UTC"),
        ({"--until": "2020-11-27T00:00:00+07:00"}, "--until: 2020-11-27T00:00:00+07:00 has passed already"),
        ({"--until": "9999-12-31T23:59:00-12:00"}, "is out of range; the year must be"),
        ({"--until": "0001-01-01T00:00:00+07:00"}, "is out of range; the year must be"),
        ({"--from": "0001-01-01"}, "is out of range; the year must be"),
        ({"--to": "9999-12-31"}, "is out of range; the year must be"),
        ({"--reason": " "}, "--reason is empty"),
        ({"--nip": "123"}, "--nip: '123' is not 18 digits"),
        ({"--nip": SARI}, f"--nip: {SARI} is not in the roster"),
        ({"--unit": "Kantor"}, "--unit: 'Kantor' is not a unit of the roster"),
        ({"--unit": "Kantor", "--nip": SARI}, "Give --nip or --unit, not both"),
    ],
)
def test_an_extension_that_makes_no_sense(
    folder: Path, database_file: Path, changes: dict[str, str], sentence: str
) -> None:
    good = {"--from": "2026-11-16", "--to": "2026-11-20", "--until": "2099-11-27T00:00:00+07:00"}
    options = good | {"--reason": "Jaringan mati"} | changes
    result = bot("calendar", "extend", *[part for pair in options.items() for part in pair])
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert rows(database_file, "SELECT * FROM extensions") == []


def test_the_work_week_of_a_unit(folder: Path, database_file: Path) -> None:
    bot("import", "roster", folder / "roster.csv")
    first = bot("calendar", "week", "--unit", "Dinas", "--days", "1-6")
    assert (first.exit_code, first.stdout) == (0, "Dinas: Mon Tue Wed Thu Fri → Mon Tue Wed Thu Fri Sat\n")
    assert rows(database_file, "SELECT name, work_week FROM units") == [("Dinas", "123456")]
    again = bot("calendar", "week", "--unit", "Dinas", "--days", "6,1-5")
    assert again.stdout == "Dinas works on Mon Tue Wed Thu Fri Sat already\n"
    bot("import", "roster", folder / "roster.csv")
    assert rows(database_file, "SELECT work_week FROM units") == [("123456",)]


@pytest.mark.parametrize(
    ("unit", "days", "sentence"),
    [
        ("Kantor", "1-6", "--unit: 'Kantor' is not a unit of the roster"),
        ("", "1-6", "--unit: '' is not a unit of the roster"),
        ("Dinas", "", "--days: '' is not a valid week; write 1-5 or 1,2,4, Monday is 1 and Sunday 7"),
        ("Dinas", "0-5", "--days: '0-5' is not a valid week; write 1-5 or 1,2,4, Monday is 1 and Sunday 7"),
    ],
)
def test_a_work_week_that_makes_no_sense(
    folder: Path, database_file: Path, unit: str, days: str, sentence: str
) -> None:
    bot("import", "roster", folder / "roster.csv")
    result = bot("calendar", "week", "--unit", unit, "--days", days)
    assert (result.exit_code, result.stderr) == (1, f"{sentence}\n")
    assert rows(database_file, "SELECT work_week FROM units") == [("12345",)]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_list_is_cut_on_a_terminal_which_says_how_to_see_the_rest() -> None:
    lines = [f"line {number}: nip is empty" for number in range(2, 1_253)]
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        list_lines(lines, stream, "2>")
    assert file.getvalue().splitlines() == [f"  {line}" for line in lines]
    shown = terminal.getvalue().splitlines()
    assert len(shown) == 101
    assert shown[-1] == "  ... and 1,151 more; end the command with 2> FILE for all"


def test_a_progress_bar_on_a_terminal_for_long_files_only() -> None:
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        bar = Bar(stream)
        bar.begin("roster: checking", 24)
        bar.advance(24)
        bar.begin("entries: checking", 4_000)
        for _ in range(4):
            bar.advance(1_000)
        bar.clear()
    assert file.getvalue() == ""
    shown = terminal.getvalue()
    assert "roster" not in shown
    assert shown.count("entries: checking") == 4
    assert " 25 %" in shown
    assert "100 %" in shown
    assert shown.endswith("\x1b[K")


@pytest.mark.parametrize("columns", [20, 40, 200])
def test_a_progress_bar_fits_into_one_line_of_the_terminal(columns: int) -> None:
    leader, follower = os.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with os.fdopen(follower, "w", encoding="utf-8", newline="") as terminal:
        bar = Bar(terminal)
        bar.begin("attendance: checking", 4_000)
        bar.advance(2_000)
        shown = os.read(leader, 1_000).decode().removeprefix("\r")
    os.close(leader)
    assert len(shown) < max(columns, 32)
    assert shown.endswith(" 50 %")


def test_an_import_is_listed_shown_and_undone(folder: Path, database_file: Path) -> None:
    bot("import", "roster", folder / "roster.csv")
    assert bot("import", "leave", folder / "leave.csv").stdout.endswith("import undo 2` takes it back.\n")
    first, second = bot("import", "list").stdout.splitlines()[::-1]
    assert first.startswith("1  ")
    assert first.endswith("operator  roster (roster.csv): 2 added, 0 changed")
    assert second.endswith("operator  leave (leave.csv): 1 added, 0 changed")
    shown = bot("import", "show", 2).stdout.splitlines()
    assert shown[0] == second
    assert shown[1].startswith("leave.csv, SHA-256 ")
    assert shown[2:] == [f"  line 2: add {SARI} cuti 2026-11-23 to 2026-11-24"]
    assert bot("import", "undo", 2).stdout == "Import 2 is undone.\n"
    assert rows(database_file, "SELECT count(*) FROM leaves") == [(0,)]
    assert ", undone " in bot("import", "list").stdout
    assert rows(database_file, "SELECT action, object, after FROM audit_log ORDER BY number")[-1] == (
        "undo-import",
        "imports/2",
        '{"leaves":1}',
    )
    again = bot("import", "undo", 2)
    assert (again.exit_code, again.stderr) == (1, "Import 2 was undone before.\n")
    assert bot("import", "undo", 9).stderr == "There is no import 9.\n"


def test_a_folder_is_listed_and_shown_in_the_order_of_its_import(folder: Path, database_file: Path) -> None:
    bot("import", "office", folder)
    listed = bot("import", "list").stdout.splitlines()[-1]
    shown = bot("import", "show", 1).stdout.splitlines()
    assert shown[0] == listed
    kinds = [line.partition(".csv, SHA-256")[0] for line in shown if ".csv, SHA-256" in line]
    assert kinds == ["roster", "leave"]


def test_an_import_on_which_another_stands_is_not_undone_and_says_why(
    folder: Path, database_file: Path
) -> None:
    bot("import", "roster", folder / "roster.csv")
    bot("import", "leave", folder / "leave.csv")
    refused = bot("import", "undo", 1)
    assert refused.exit_code == 1
    assert refused.stderr.splitlines() == [
        "Import 1 cannot be undone:",
        f"  leave: rest on it (1): {SARI} cuti 2026-11-23 2026-11-24 (see import 2)",
        "Nothing was changed.",
    ]
    assert rows(database_file, "SELECT count(*) FROM employees") == [(2,)]
    bot("import", "undo", 2)
    assert bot("import", "undo", 1).stdout == "Import 1 is undone.\n"
    assert rows(database_file, "SELECT count(*) FROM employees") == [(0,)]
