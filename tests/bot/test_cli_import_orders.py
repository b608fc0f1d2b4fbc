"""What `python -m bot import` does only when it is told so, by an option or at a terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bot.command_line import bot, rows
from tests.bot.office_files import BUDI, ROSTER, SARI, folder
from tests.forked import fork_bot

__all__ = ["folder"]


def test_what_would_end_is_named_and_ends_only_when_it_may(folder: Path, database_file: Path) -> None:
    bot("import", "roster", folder / "roster.csv")
    (folder / "roster.csv").write_text(ROSTER.replace(f"Dinas,{BUDI}", "Dinas,-"), "utf-8")
    query = "SELECT count(*) FROM supervisions WHERE ends = '9999-12-31'"
    refused = bot("import", "roster", folder / "roster.csv")
    assert (refused.exit_code, refused.stdout) == (1, "")
    told = refused.stderr.splitlines()
    assert told[0] == "to be confirmed: 1"
    assert told[1].startswith(f"  line 2: {SARI} Sari Contoh: supervision ends from ")
    assert told[2] == "Nothing was imported. --yes confirms the others."
    dry = bot("import", "office", folder, "--dry-run")
    assert told[1] in dry.stdout
    assert rows(database_file, query) == [(1,)]
    assert bot("import", "roster", folder / "roster.csv", "--yes").exit_code == 0
    assert rows(database_file, query) == [(0,)]


def test_what_waits_at_somebody_who_leaves_is_told_before_it_is_confirmed(folder: Path) -> None:
    (folder / "entries.csv").write_text(
        "nip,date,activity,submitted_at,self_rating,status\n"
        f"{SARI},2026-11-19,Surat masuk,2026-11-19T15:00:00+07:00,4,submitted\n",
        "utf-8",
    )
    assert bot("import", "office", folder).exit_code == 0
    leaves = folder / "leaves.csv"
    leaves.write_text(f"nip,name,unit,left\n{BUDI},Budi Contoh,Dinas,2026-11-20\n", "utf-8")
    remark = (
        f"  line 2: {BUDI} Budi Contoh leaves; what waits there, and who decides it then: reports: 1 (nobody)"
    )
    refused = bot("import", "roster", leaves)
    assert refused.exit_code == 1
    assert refused.stderr.splitlines()[:3] == ["remarks: 1", remark, "to be confirmed: 1"]
    for option in ("--dry-run", "--yes"):
        assert remark in bot("import", "roster", leaves, option).stdout.splitlines()


def test_a_new_unit_is_made_when_it_is_told_so(folder: Path, database_file: Path) -> None:
    bot("import", "roster", folder / "roster.csv")
    files = {"new": "Dinas Arsip", "near": "Dinas."}
    for name, unit in files.items():
        row = f"nip,name,unit\n{SARI},Sari Contoh,{unit}\n"
        (folder / f"{name}.csv").write_text(row, "utf-8")
    refused = bot("import", "roster", folder / "new.csv")
    assert refused.stderr.splitlines() == [
        "to be confirmed: 1",
        "  line 2: new unit: Dinas Arsip",
        "Nothing was imported. --new-units makes the new units.",
    ]
    near = bot("import", "roster", folder / "near.csv", "--new-units")
    assert (near.exit_code, near.stderr.splitlines()[1]) == (
        1,
        "  line 2: new unit: Dinas. (it resembles Dinas)",
    )
    same = bot("import", "roster", folder / "near.csv", "--same-unit", "dinas.")
    assert same.stdout == "roster: 0 added, 0 changed, 1 unchanged\n"
    assert rows(database_file, "SELECT name FROM units") == [("Dinas",)]
    assert bot("import", "roster", folder / "new.csv", "--new-units").exit_code == 0
    assert bot("import", "roster", folder / "near.csv", "--new-unit", "Dinas.").exit_code == 0
    assert rows(database_file, "SELECT name FROM units ORDER BY name") == [
        ("Dinas",),
        ("Dinas Arsip",),
        ("Dinas.",),
    ]


def test_an_empty_cell_means_none_in_a_cleared_column(folder: Path, database_file: Path) -> None:
    header = "nip,name,unit,rank"
    (folder / "roster.csv").write_text(f"{header}\n{SARI},Sari,Dinas,III/c\n", "utf-8")
    bot("import", "roster", folder / "roster.csv")
    (folder / "roster.csv").write_text(f"{header}\n{SARI},Sari,Dinas,\n", "utf-8")
    bot("import", "roster", folder / "roster.csv")
    assert rows(database_file, "SELECT rank FROM employees") == [("III/c",)]
    assert bot("import", "roster", folder / "roster.csv", "--clear", "rank").exit_code == 0
    assert rows(database_file, "SELECT rank FROM employees") == [(None,)]


@pytest.mark.parametrize(
    ("said", "units", "supervised"),
    [
        ("same\nyes\n", [("Dinas",)], 0),
        ("new\nyes\n", [("Dinas",), ("Dinas.",)], 0),
        ("stop\n", [("Dinas",)], 1),
        ("same\n\n", [("Dinas",)], 1),
    ],
)
def test_at_a_terminal_it_is_asked(
    folder: Path, database_file: Path, said: str, units: list[tuple[str]], supervised: int
) -> None:
    bot("import", "roster", folder / "roster.csv")
    (folder / "roster.csv").write_text(ROSTER.replace(f"Dinas,{BUDI}", "Dinas.,-"), "utf-8")
    leader, follower = os.openpty()
    os.write(leader, said.encode())
    shown = folder / "shown.txt"
    with shown.open("w") as errors:
        words = ["import", "roster", str(folder / "roster.csv")]
        environment = {**os.environ, "RATER_KEY": "0" * 64}
        done = fork_bot(words, environment, folder, {0: follower, 2: errors.fileno()})
    done.join()
    os.close(leader)
    os.close(follower)
    assert "Is Dinas. the unit Dinas (same) or another one (new)?" in shown.read_text("utf-8")
    assert done.exitcode == (0 if supervised == 0 else 1), shown.read_text("utf-8")
    assert rows(database_file, "SELECT name FROM units ORDER BY name") == units
    held = "SELECT count(*) FROM supervisions WHERE ends = '9999-12-31'"
    assert rows(database_file, held) == [(supervised,)]
