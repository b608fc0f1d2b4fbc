"""Reads the responses of a survey (SKM) that was held elsewhere from a CSV or XLSX file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from domain.imports import BadFile, fields
from domain.survey import Unsur
from storage.imports.reading import read_table
from storage.survey import SurveyTotals

_MOST_TOLD = 5


def survey_file(path: Path) -> SurveyTotals:
    """The sums of a file with a column for each unsur (1..4, or empty); other columns are not looked at.

    Raises BadFile when it cannot be read, lacks a column, or holds a value that is not of the scale.
    """
    table = read_table(path)
    missing = [unsur for unsur in Unsur if unsur not in table.columns]
    if missing:
        raise BadFile(f"{path.name}: missing columns: {', '.join(missing)}")
    places = {unsur: table.columns.index(unsur) for unsur in Unsur}
    responses, bad = [], []
    for line, cells in table.rows:
        try:
            responses.append({unsur: _value(cells, place) for unsur, place in places.items()})
        except ValueError as error:
            bad.append(f"line {line}: {error}")
    if bad:
        more = f"; and {len(bad) - _MOST_TOLD} more" if len(bad) > _MOST_TOLD else ""
        raise BadFile(f"{path.name}: {'; '.join(bad[:_MOST_TOLD])}{more}")
    return SurveyTotals.of(responses)


_read = fields.rating(4)


def _value(cells: Sequence[str], place: int) -> int | None:
    cell = cells[place] if place < len(cells) else ""
    return _read(cell) if cell else None
