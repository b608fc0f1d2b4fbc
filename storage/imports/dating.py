"""Edits of effective-dated rows, with owners and values by their names in files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.imports import Line, RosterRow
from domain.succession import ALWAYS, Close, Drop, Edit, ExistingRow, Open, Step
from storage.imports.writing import Writer
from storage.records.dated import Dated


async def write_edits(
    writer: Writer,
    dated: Dated,
    edits: Sequence[tuple[str, Edit[str]]],
    owners: Mapping[str, int],
    values: Mapping[str, int],
) -> None:
    """Makes edits of owners by name; `owners` and `values` give the ids behind the names."""
    closed = [{"id": edit.id, "ends": edit.ends} for _, edit in edits if isinstance(edit, Close)]
    await writer.update(dated.table, closed, ("id",))
    await writer.delete(dated.table, "id", [edit.id for _, edit in edits if isinstance(edit, Drop)])
    opened = [
        {
            dated.owner: owners[owner],
            dated.value: values[edit.value],
            "starts": edit.starts,
            "ends": edit.ends,
        }
        for owner, edit in edits
        if isinstance(edit, Open)
    ]
    await writer.insert(dated.table, opened)


def steps_of(
    lines: Sequence[Line[RosterRow]], column: str, held: Sequence[ExistingRow[str]], today: date
) -> list[Step[str]]:
    """What a column says from which date on: without one from today, where nothing was known from always."""
    first = today if held else ALWAYS
    return [(line.row.since or first, getattr(line.row, column)) for line in lines if column in line.said]
