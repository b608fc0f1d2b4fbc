"""Files as people make them: CSV of several programs, and XLSX with dates, numbers and gaps."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from domain.imports import TARGETS, BadFile, BadRow, Present, parse
from storage.imports.reading import read_table
from tests.storage.imports.workbook import Cell, Failed, csv_file, write_workbook


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_csv_with_and_without_a_byte_order_mark(tmp_path: Path, mark: bytes, end: bytes) -> None:
    content = mark + end.join([b"NIP, Name ", b"1,Sari", b"", b"2,'Budi'", b""])
    table = read_table(csv_file(tmp_path, content))
    assert table.columns == ("nip", "name")
    assert [(line, list(cells)) for line, cells in table.rows] == [(2, ["1", "Sari"]), (4, ["2", "'Budi'"])]


def test_a_row_is_known_by_the_line_on_which_it_begins(tmp_path: Path) -> None:
    table = read_table(csv_file(tmp_path, 'nip,note\n1,"dua\nbaris, ya"\n2,satu\n'))
    assert [(line, list(cells)) for line, cells in table.rows] == [
        (2, ["1", "dua\nbaris, ya"]),
        (4, ["2", "satu"]),
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "roster.csv is empty"),
        ("\n\n", "roster.csv is empty"),
        (
            "nip,name\n1,André\n2,Andr\xe9".encode() + b"\xe9\n",
            "is not UTF-8 (line 3), though other lines are",
        ),
        (b"nip,name\n1,Andr\x81\n", "is not UTF-8 (line 2)"),
        (b"\xff\xfen\x00i\x00p", "begins as UTF-16, but is not"),
        ("sep=:\nnip:name\n", "names ':' as its separator"),
        ('nip,name\n1,"Sari\n', "is not valid CSV from line 2"),
    ],
)
def test_csv_that_cannot_be_read(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    with pytest.raises(BadFile) as refused:
        read_table(csv_file(tmp_path, content))
    assert sentence in str(refused.value)


def test_cells_of_a_workbook_become_what_one_would_type(tmp_path: Path) -> None:
    path = tmp_path / "attendance.xlsx"
    write_workbook(
        path,
        [
            ["nip", "date", "check_in", "volume", "submitted_at", "note"],
            ["199001012015012001", date(2026, 11, 19), time(7, 30), 2.5, datetime(2026, 11, 19, 16, 5), None],  # noqa: DTZ001
            [],
            [199001012015012001, "20/11/2026", "07.45", 12, "2026-11-19T16:05:00+07:00", 0.1],
            [None, None, None, 1234567.125, 0.1 + 0.2, None],
        ],
    )
    table = read_table(path)
    assert table.columns == ("nip", "date", "check_in", "volume", "submitted_at", "note")
    rows = {line: list(cells) for line, cells in table.rows}
    assert rows[2] == ["199001012015012001", "2026-11-19", "07:30:00", "2.5", "2026-11-19T16:05:00"]
    # The number has lost its last digits, and is told from one that has not.
    assert rows[4][0] == "1.99001012015012E+17"
    assert rows[4][1:] == ["20/11/2026", "07.45", "12", "2026-11-19T16:05:00+07:00", "0.1"]
    assert rows[5] == ["", "", "", "1234567.125", "0.3"]


def test_a_period_that_a_spreadsheet_took_for_a_date_is_no_year(tmp_path: Path) -> None:
    path = tmp_path / "targets.xlsx"
    rows: list[list[Cell]] = [["nip", "period", "title", "quantity", "unit"]]
    rows.append(["199001012015012001", date(2026, 11, 1), "Cetak", 12, "dokumen"])
    rows.append(["199001012015012001", 2026, "Cetak", 12, "dokumen"])
    write_workbook(path, rows)
    now = datetime(2026, 11, 20, tzinfo=UTC)
    parsed = parse(TARGETS, read_table(path), Present(now, now.date()))
    sentence = "period: '2026-11-01' is a date, not a period; format the column as text and write 2026-11"
    assert parsed.bad == [BadRow(2, sentence)]
    assert [line.row.period.code for line in parsed.lines] == ["2026"]


def test_an_error_of_a_formula_is_no_empty_cell(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    header: list[str] = [f"column {number}" for number in range(30)]
    row: list[Cell] = [*header[:25], None, Failed("#DIV/0!"), None, Failed("#N/A")]
    write_workbook(path, [[*header], [], row, ["a", Failed("#REF!", is_placed=False)], [Failed("#NAME?")]])
    rows = {line: list(cells) for line, cells in read_table(path).rows}
    assert rows == {
        3: [*header[:25], "", "#DIV/0!", "", "#N/A"],
        4: ["a", "#REF!"],
        5: ["#NAME?"],
    }


def test_a_workbook_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(b"PK no workbook")
    with pytest.raises(BadFile, match=r"roster\.xlsx is not an XLSX workbook"):
        read_table(path)


def test_other_files_and_no_files(tmp_path: Path) -> None:
    ods = tmp_path / "roster.ods"
    ods.touch()
    with pytest.raises(BadFile, match=r"no \.csv, \.txt, \.xlsx or \.json file"):
        read_table(ods)
    with pytest.raises(BadFile, match=r"roster\.csv does not exist"):
        read_table(tmp_path / "roster.csv")
    with pytest.raises(BadFile, match=r"roster\.xlsx does not exist"):
        read_table(tmp_path / "roster.xlsx")
