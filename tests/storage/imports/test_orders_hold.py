"""Any table of a known office changes only what its cells say, and the import tells exactly that."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.imports import Asks
from domain.imports.cells import A_DASH
from storage.base.engine import Database
from storage.imports import Outcome
from tests.storage.imports.desk import CITRA, RATNA, SARI
from tests.storage.imports.known_office import KEYS, Rows, exported_rows, known, of_known

__all__ = ["known"]

OTHERS = {
    "name": ("Nama lain", "Nama ketiga"),
    "unit": ("Sekretariat", "Dinas"),
    "position": ("Analis", A_DASH),
    "rank": ("III/a", A_DASH),
    "supervisor_nip": (RATNA, A_DASH),
    "role": ("admin", "asn"),
    "joined": ("2010-05-05", A_DASH),
    "left": ("2029-06-06", A_DASH),
    "employment": ("PPPK paruh waktu", A_DASH),
    "kind": (),
    "staff_nips": (CITRA, f"{CITRA};{SARI}", A_DASH),
    "population": ("99", A_DASH),
    "required": ("1", "5"),
    "course": ("Kursus", A_DASH),
    "quantity": ("7", "12.5"),
    "weight": ("3", A_DASH),
    "rencana_aksi": ("Aksi lain", A_DASH),
    "status": (),
    "check_in": ("07:45", A_DASH),
    "check_out": ("15:30", A_DASH),
    "rating": ("1", "5"),
    "note": ("Catatan lain", A_DASH),
    "volume": ("8", A_DASH),
    "self_rating": ("2",),
    "supervisor_rating": ("3",),
}
"""Other cells of a column; those of keys, and of cells that depend on others, stay as they are."""
NEVER_EMPTY = {"nip", "name", "unit", "kind", "code", "position", "competency", "required", "period", "title"}
NEVER_EMPTY |= {"quantity", "date", "status", "rating", "criterion", "source", "assessor_nip", "activity"}
NEVER_EMPTY |= {"submitted_at", "self_rating", "started", "ended", "supervisor_rating"}
USUAL = {"role": "asn", "weight": "1", "kind": "utama"}
"""What a dash says where there is always one."""


async def exported(database: Database) -> dict[str, Rows]:
    """The same; of the history of a person and of a service only the last row."""
    tables = await exported_rows(database)
    for kind, key in (("roster", "nip"), ("services", "code")):
        tables[kind] = list({row[key]: row | {"since": ""} for row in tables[kind]}.values())
    return tables


def drawn(draw: st.DataObject, kind: str, rows: Rows) -> Rows:
    """The rows with some cells emptied and some changed."""
    table = []
    for row in rows:
        cells = dict(row)
        for column in row:
            others = () if column in KEYS[kind] else OTHERS.get(column, ())
            empty = () if column in NEVER_EMPTY or column in KEYS[kind] else ("",)
            cells[column] = draw.draw(st.sampled_from([row[column], *empty, *others]), label=column)
        table.append(cells)
    return table


def written(rows: Sequence[Mapping[str, str]]) -> str:
    """A CSV file."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def by_key(kind: str, rows: Rows) -> dict[tuple[str, ...], dict[str, str]]:
    """Rows by what tells them apart."""
    return {tuple(row[column] for column in KEYS[kind]): row for row in rows}


def ended(kind: str, was: Rows, found: Rows) -> set[tuple[str, str, str]]:
    """What the files of before and after say has ended: of what, of whom, and what."""
    pairs = list(zip(was, found, strict=True))
    if kind == "roster":
        supervisors = {
            (Asks.SUPERVISION, old["nip"], old["supervisor_nip"])
            for old, new in pairs
            if old["supervisor_nip"] != A_DASH == new["supervisor_nip"]
        }
        return supervisors | {
            (Asks.ROLE, old["nip"], old["role"])
            for old, new in pairs
            if (old["role"], new["role"]) == ("admin", "asn")
        }
    if kind == "services":
        return {
            (Asks.STAFF, old["code"], nip)
            for old, new in pairs
            for nip in {*old["staff_nips"].split(";")} - {*new["staff_nips"].split(";"), A_DASH}
        }
    return set()


def told(outcome: Outcome, table: Rows) -> set[tuple[int, str]]:
    """The cells that the outcome says were changed, by line and column."""
    assert not outcome.plan.added
    assert outcome.plan.unchanged + len(outcome.plan.changed) == len(table)
    return {(change.line, column) for change in outcome.plan.changed for column in change.fields}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draw=st.data(), kind=st.sampled_from(list(KEYS)))
async def test_only_what_cells_say_is_changed_and_told(
    migrated: Path, known: Path, draw: st.DataObject, kind: str
) -> None:
    desk = await of_known(migrated, known, "copy.db")
    try:
        before = await exported(desk.database)
        table = drawn(draw, kind, before[kind])
        outcome = (await desk.takes(**{kind: written(table)}))[kind]
        after = await exported(desk.database)
        await desk.takes(**{kind: written(before[kind])})
        back = await exported(desk.database)
    finally:
        await desk.database.close()
    if not outcome.is_good:
        assert after == before
        return
    # A target is no longer named as the parent of one whose owner has another supervisor.
    untouched = KEYS.keys() - {kind} - ({"targets"} if kind == "roster" else set())
    assert {other: after[other] for other in untouched} == {other: before[other] for other in untouched}
    found, was = by_key(kind, after[kind]), by_key(kind, before[kind])
    assert found.keys() == was.keys()
    changed = set()
    for line, cells in enumerate(table, start=2):
        key = tuple(cells[column] for column in KEYS[kind])
        said = {column: cell for column, cell in cells.items() if cell}
        usual = {column: USUAL[column] for column, cell in said.items() if cell == A_DASH and column in USUAL}
        assert found[key] == was[key] | said | usual
        changed |= {(line, column) for column, cell in found[key].items() if cell != was[key][column]}
    assert told(outcome, table) == changed
    asked = {(each.kind, each.about, each.what) for each in outcome.plan.asks}
    asked = {each for each in asked if each[0] is not Asks.SUPERVISOR_LEFT}
    assert asked == ended(kind, before[kind], after[kind])
    # What an export wrote, dashes included, brings the office back.
    assert back == before
