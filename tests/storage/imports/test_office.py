"""Whole offices: all or nothing, twice the same, in any order; and the sample."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.imports import BadFile
from sample import generate
from storage.base.engine import Database
from storage.imports import KINDS, import_office, office_files
from tests.harness import copy_of
from tests.storage.imports.desk import FRIDAY, ROSTER, SARI, TABLES, Desk, bad, counts, office
from tests.storage.imports.workbook import write_workbook

ENTRIES = f"""\
nip,date,activity,submitted_at,self_rating,status
{SARI},2026-11-18,Rapat,2026-11-18T16:00:00+07:00,4,submitted
{SARI},2026-11-19,Rapat,2026-11-19T16:00:00+07:00,4,submitted
"""


async def test_one_bad_row_and_nothing_is_imported(desk: Desk) -> None:
    outcomes = await desk.takes(
        roster=ROSTER, entries=ENTRIES.replace("2026-11-19,Rapat", "2026-11-21,Rapat")
    )
    assert outcomes["roster"].is_good
    assert list(bad(outcomes["entries"])) == [3]
    assert not any((await desk.contents(*TABLES)).values())


async def test_a_bad_file_does_not_hide_what_is_bad_in_the_others(desk: Desk) -> None:
    leave = f"nip,kind,start,end\n{SARI},libur,2026-11-02,2026-11-02\n"
    attendance = "nip,hari\n"
    entries = ENTRIES.replace(",4,submitted", ",4,approved", 1)
    outcomes = await desk.takes(roster=ROSTER, leave=leave, attendance=attendance, entries=entries)
    assert list(outcomes) == ["roster", "leave", "attendance", "entries"]
    assert list(bad(outcomes["leave"])) == [2]
    assert outcomes["attendance"].problem is not None
    assert "unknown columns: hari; missing columns: date, status" in outcomes["attendance"].problem
    assert list(bad(outcomes["entries"])) == [2]


async def test_a_workbook_is_read_like_a_table(desk: Desk) -> None:
    path = desk.folder / "roster.xlsx"
    people = list(csv.reader(io.StringIO(ROSTER)))
    write_workbook(path, [list(row) for row in people])
    assert counts((await desk.takes_files({"roster": path}))["roster"]) == (4, 0, 0)
    write_workbook(path, [["nip", "name", "unit"], [int(SARI), "Sari Contoh", "Dinas"]])
    found = bad((await desk.takes_files({"roster": path}))["roster"])
    assert "was stored as a number and has lost its last digits" in found[2]


def test_the_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("entries.csv", "Roster.XLSX", "rooster.csv", "people.json"):
        (tmp_path / name).touch()
    found, others = office_files(tmp_path)
    assert {kind: path.name for kind, path in found.items()} == {
        "roster": "Roster.XLSX",
        "entries": "entries.csv",
    }
    assert [path.name for path in others] == ["rooster.csv"]
    (tmp_path / "roster.csv").touch()
    with pytest.raises(BadFile, match="holds both"):
        office_files(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadFile, match="holds none of"):
        office_files(tmp_path / "empty")


async def test_an_office_with_a_bad_row_is_refused_with_the_row(desk: Desk) -> None:
    desk.write("roster", ROSTER)
    desk.write("entries", ENTRIES.replace(SARI, "197001011995011001"))
    async with desk.database.unit() as uow:
        with pytest.raises(BadFile, match=r"entries\.csv, line 2: nip: 197001011995011001 is not"):
            await import_office(uow, office(), desk.folder, FRIDAY)


def shuffled(content: str, chance: Random) -> str:
    """The file with its rows in another order."""
    header, *rows = content.splitlines()
    chance.shuffle(rows)
    return "\n".join([header, *rows, ""])


def excerpt() -> dict[str, str]:
    """The sample with only the entries and responses of its last days, so that it is imported quickly."""
    files = {kind: (generate.HOME / f"{kind}.csv").read_text("utf-8") for kind in KINDS}
    for kind, column in (("entries", 3), ("citizen", 1), ("attendance", 1)):
        header, *rows = files[kind].splitlines()
        files[kind] = "\n".join(
            [header, *[row for row in rows if row.split(",")[column] >= "2026-11-16"], ""]
        )
    return files


async def imported(database_file: Path, folder: Path, files: Mapping[str, str]) -> object:
    """What is in the tables, ids included, after an import into a new database."""
    desk = Desk(Database(f"sqlite:///{database_file}"), folder)
    try:
        outcomes = await desk.takes(**files)
        assert all(outcome.is_good for outcome in outcomes.values())
        return await desk.contents(*TABLES, ids=True)
    finally:
        await desk.database.close()


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
async def test_rows_in_any_order_make_the_same_database(migrated: Path, tmp_path: Path, seed: int) -> None:
    files = excerpt()
    chance = Random(seed)
    other = {kind: shuffled(content, chance) for kind, content in files.items()}
    first = await imported(copy_of(migrated, tmp_path / f"{seed}a.db"), tmp_path, files)
    second = await imported(copy_of(migrated, tmp_path / f"{seed}b.db"), tmp_path, other)
    assert first == second
