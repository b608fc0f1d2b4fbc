"""Reads the responses of a survey (SKM) that was held elsewhere from a CSV or XLSX file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from domain.answers.sentences import clean
from domain.imports import SURVEY, BadFile, BadRow, RawTable, parse_rows
from domain.imports.header_row import table_of
from domain.imports.headers import spelled
from domain.imports.sheet import Sheet, Taken
from domain.survey import SCALE, Unsur
from domain.survey_form import Answers, RowOfForm, Summaries, named_scale, summaries
from storage.imports.reading import read_sheet

_NUMBERED = {"u8": Unsur.PENGADUAN, "u9": Unsur.SARANA}
"""What the last two numbers mean in the regulation's form; some offices swap them."""
_OURS = ({"channel", "submitted_at"}, {"quarter", "age", "sex"})
"""Columns of files that this service writes and reads, whose scale is the official one."""


class SurveyFile(Struct, frozen=True):
    """A survey as read from its file."""

    columns: frozenset[Unsur]
    responses: Sequence[tuple[int, Answers]]
    """With their lines; answers are 1 to 5, whatever the scale turns out to be."""
    bad: Sequence[BadRow]
    taken: Taken
    scale: int | None
    """The highest answer, where the file names it."""
    in_words: int
    """Respondents who answered in the words of the official form."""
    numbered: tuple[tuple[str, Unsur], ...]
    """Of U8 and U9 those that stand alone in the header, and what they were taken for."""


def survey_file(path: Path, u8: Unsur) -> SurveyFile:
    """Reads a file with a column for each unsur, or a number U1 to U9; `u8` says what U8 asks about.

    Rows of sums are told apart from respondents. Raises BadFile when it cannot be read, or an unsur has no
    column or two.
    """
    sheet = read_sheet(path)
    table = table_of(SURVEY, sheet)
    numbered = tuple(
        (said, Unsur(column)) for said, column in table.taken.renamed if spelled(said) in _NUMBERED
    )
    if u8 is Unsur.SARANA:
        table, numbered = _swapped(table, numbered)
    rows = _rows(table)
    found = summaries(rows)
    taken = replace(table.taken, left_out=tuple(sorted({*table.taken.left_out, *found.lines})))
    kept = [(line, cells) for line, cells in table.rows if line not in set(found.lines)]
    parsed = parse_rows(SURVEY, replace(table, rows=kept), lambda _row: ())
    return SurveyFile(
        columns=frozenset(unsur for unsur in Unsur if unsur in table.columns),
        responses=[
            (each.number, {unsur: each.row[unsur] for unsur in Unsur if unsur in table.columns})
            for each in parsed.lines
            if each.number not in found.unclear
        ],
        bad=[*parsed.bad, *_unclear(found)],
        taken=taken,
        scale=_named_scale(sheet, table),
        in_words=sum(row.has_words for row in rows if row.line not in found.lines),
        numbered=numbered,
    )


def _swapped(
    table: RawTable, numbered: tuple[tuple[str, Unsur], ...]
) -> tuple[RawTable, tuple[tuple[str, Unsur], ...]]:
    """U8 and U9 mean each the other, where both stand as numbers alone."""
    if len(numbered) != len(_NUMBERED):
        raise BadFile(f"{table.name}: --u8 is for files whose header has U8 and U9 without words")
    other: dict[str, Unsur] = {Unsur.PENGADUAN: Unsur.SARANA, Unsur.SARANA: Unsur.PENGADUAN}
    columns = tuple(other.get(name, name) for name in table.columns)
    renamed = tuple((said, other.get(column, column)) for said, column in table.taken.renamed)
    swapped = replace(table, columns=columns, taken=replace(table.taken, renamed=renamed))
    return swapped, tuple((said, other[unsur]) for said, unsur in numbered)


def _rows(table: RawTable) -> list[RowOfForm]:
    rows = []
    for line, cells in table.rows:
        written = dict(zip(table.columns, map(clean, cells), strict=False))
        answers = {unsur: written.get(unsur, "") for unsur in Unsur if unsur in table.columns}
        others = [cell for name, cell in written.items() if cell and name not in answers]
        rows.append(RowOfForm(line, next((cell for cell in cells if cell), ""), answers, others))
    return rows


def _unclear(found: Summaries) -> list[BadRow]:
    reason = (
        "has answers that may be the average of all, and nothing in the other columns; write “rata-rata”"
        " before them, or what the other rows have there"
    )
    return [BadRow(line, reason) for line in found.unclear]


def _named_scale(sheet: Sheet, table: RawTable) -> int | None:
    if any(columns <= set(table.columns) for columns in _OURS):
        return SCALE
    header = table.taken.header_line or 0
    above = [cell for line, cells in sheet.rows if line <= header for cell in cells]
    return named_scale([*above, *(said for said, _ in table.taken.renamed)])
