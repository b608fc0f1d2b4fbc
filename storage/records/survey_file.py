"""Reads the responses of a survey (SKM) that was held elsewhere from a CSV or XLSX file."""

from __future__ import annotations

from pathlib import Path

from domain.imports import SURVEY, BadFile, BadRow, read_rows
from domain.survey import Unsur
from storage.imports.reading import read_table
from storage.records.survey import SurveyTotals


def survey_file(path: Path) -> tuple[SurveyTotals, list[BadRow]]:
    """The sums of a file with a column for each unsur (1..4, or empty), and its bad rows.

    Other columns are not looked at. Raises BadFile when it cannot be read, or lacks a column or has it twice.
    """
    table = read_table(path)
    if missing := [unsur for unsur in Unsur if unsur not in table.columns]:
        raise BadFile(f"{path.name}: missing columns: {', '.join(missing)}")
    if repeated := [unsur for unsur in Unsur if table.columns.count(unsur) > 1]:
        raise BadFile(f"{path.name}: columns that occur twice: {', '.join(repeated)}")
    parsed = read_rows(SURVEY, table, lambda _row: ())
    totals = SurveyTotals.of({unsur: line.row[unsur] for unsur in Unsur} for line in parsed.lines)
    return totals, parsed.bad
