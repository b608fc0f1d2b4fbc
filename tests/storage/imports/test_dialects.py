"""Files as offices have them: separators, encodings, titles above the header, names of columns, sheets."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from domain.imports import (
    ASSESSMENTS,
    ATTENDANCE,
    CITIZEN,
    ROSTER,
    TARGETS,
    BadFile,
    Layout,
    Parsed,
    Present,
    RawTable,
    parse,
)
from domain.imports.headers import columns_meant
from storage.imports.reading import read_table
from tests.storage.imports.workbook import Cell, Formula, Listed, csv_file, write_book, write_workbook

CASES = Path(__file__).parents[2] / "cases"
NOW = datetime(2026, 11, 27, 5, 0, tzinfo=UTC)
BUDI, SARI = "197502022000031002", "199001012015012001"


def parsed(table: RawTable, layout: Layout[Any] = ROSTER) -> Parsed[Any]:
    """The rows of a table that is expected to be good."""
    found = parse(layout, table, Present(NOW, NOW.date()))
    assert not found.bad
    return found


def told(table: RawTable) -> str:
    """What the office is told that the file was taken for."""
    return "\n".join(table.taken.sentences())


def names(table: RawTable) -> list[str]:
    return [line.row.name for line in parsed(table).lines]


def test_semicolons_as_excel_writes_them() -> None:
    table = read_table(CASES / "01b-semicolon.csv", ROSTER)
    assert names(table) == ["Budi Contoh, S.Sos., M.Si", "Sari Contoh, A.Md."]
    assert told(table) == "read as: semicolons between cells"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (f"nip\tname\tunit\n{BUDI}\tBudi, S.Sos.; M.Si\tDinas\n", "read as: tabs between cells"),
        (f"sep=;\nnip;name;unit\n{BUDI};Budi, S.Sos., M.Si;Dinas\n", None),
        (f"sep=,\r\nnip,name,unit\r\n{BUDI},Budi,Dinas\r\n", ""),
        (f"nip,name,unit,supervisor_nip\n{BUDI},Budi; Contoh;,Dinas; Dukcapil;,\n", ""),
    ],
)
def test_the_separator_is_told_by_the_header(tmp_path: Path, content: str, sentence: str | None) -> None:
    table = read_table(csv_file(tmp_path, content), ROSTER)
    (line,) = parsed(table).lines
    assert (line.row.nip, line.row.name.startswith("Budi"), line.row.unit.startswith("Dinas")) == (
        BUDI,
        True,
        True,
    )
    assert told(table) == ("read as: semicolons between cells" if sentence is None else sentence)


def test_names_of_files_that_spreadsheets_give(tmp_path: Path) -> None:
    path = tmp_path / "pegawai.txt"
    path.write_bytes(f"NIP\tNama\tUnit kerja\r\n{BUDI}\tBudi\tDinas\r\n".encode("utf-16"))
    assert names(read_table(path, ROSTER)) == ["Budi"]
    path.write_bytes((CASES / "09c-title-rows.xlsx").read_bytes())
    with pytest.raises(BadFile, match=r"^pegawai\.txt is a workbook; name it \.xlsx$"):
        read_table(path, ROSTER)


def test_utf_16_with_and_without_a_mark(tmp_path: Path) -> None:
    table = read_table(CASES / "25a-utf16.csv", ROSTER)
    assert names(table) == ["Budi Contoh – “Kabid”"]
    assert told(table) == "read as: UTF-16"
    content = f"nip\tname\tunit\r\n{BUDI}\tBudi – Contoh\tDinas\r\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        table = read_table(csv_file(tmp_path, content.encode(encoding)), ROSTER)
        assert names(table) == ["Budi – Contoh"]
        assert told(table) == "read as: UTF-16, tabs between cells"


def test_windows_1252_is_read_and_the_first_line_that_shows_it_is_named(tmp_path: Path) -> None:
    content = f"nip,name,unit\n{SARI},Sari,Dinas\n{BUDI},Budi – “Kabid”,Dinas\n".encode("cp1252")
    table = read_table(csv_file(tmp_path, content), ROSTER)
    assert names(table) == ["Sari", "Budi – “Kabid”"]
    assert told(table) == "read as: Windows-1252 (line 3)"


def test_rows_of_titles_stand_above_the_header() -> None:
    table = read_table(CASES / "09c-title-rows.xlsx", ROSTER)
    assert names(table) == ["Budi Contoh"]
    assert told(table) == "read as: header in row 4"


def test_a_record_above_the_header_is_no_title(tmp_path: Path) -> None:
    content = f"{SARI},Sari,Dinas\nnip,name,unit\n{BUDI},Budi,Dinas\n"
    with pytest.raises(BadFile, match=r"^roster\.csv: row 1 stands above the header, but reads as a record$"):
        read_table(csv_file(tmp_path, content), ROSTER)


def test_what_is_no_record_is_left_out_and_its_lines_are_told(tmp_path: Path) -> None:
    content = (
        "DAFTAR PEGAWAI;;;\n;;;\nNo;NIP;Nama;Unit Kerja\n(1);(2);(3);(4)\n"
        f"1;{BUDI};Budi;Dinas\n;;;\nNo;NIP;Nama;Unit Kerja\n2;{SARI};Sari;Dinas\n3;;;\n"
        "Jumlah: 2 orang;;;\n;;;\n;;;Kepala Dinas\n;;;Budi Contoh\n"
    )
    table = read_table(csv_file(tmp_path, content), ROSTER)
    assert names(table) == ["Budi", "Sari"]
    assert told(table) == (
        "read as: semicolons between cells, header in row 3\n"
        "columns: Nama = name, Unit Kerja = unit; ignored columns: No\n"
        "no records, left out: rows 4, 7, 9, 10, 12, 13"
    )


@pytest.mark.parametrize(
    "row",
    [
        f"Total,{SARI},Dinas Total",
        f"{SARI},Sari,Dinas\nx,Sari,",
        f"Sari,{SARI},\n\nBudi,{BUDI},",
        f"Sari,{SARI},Dinas\n\nBudi,,Dinas",
        "x,Sari,Dinas",
    ],
)
def test_a_record_is_not_left_out_because_it_is_bad_or_says_total(tmp_path: Path, row: str) -> None:
    table = read_table(csv_file(tmp_path, f"name,nip,unit\n{row}\n"), ROSTER)
    assert table.taken.left_out == ()


def test_columns_by_the_names_that_offices_give_them(tmp_path: Path) -> None:
    path = tmp_path / "attendance.xlsx"
    header: list[Cell] = [
        "No.",
        "NIP/NRP",
        "NIP Pegawai",
        "Tanggal (hh/bb/tttt)",
        "KEHADIRAN *",
        "Jam Masuk",
        "Scan\nmasuk",
    ]
    write_workbook(path, [header, [1, None, SARI, "20/11/2026", "present", "07.30", "07.21"]])
    table = read_table(path, ATTENDANCE)
    (line,) = parsed(table, ATTENDANCE).lines
    # “Jam Masuk” beside “Scan masuk” is when the day should begin, not when the person came.
    assert (line.row.nip, str(line.row.check_in)) == (SARI, "07:21:00")
    assert told(table) == (
        "columns: NIP Pegawai = nip, Tanggal (hh/bb/tttt) = date, KEHADIRAN * = status, Scan masuk = check_in"
        "; ignored columns: No., NIP/NRP, Jam Masuk"
    )


def test_every_name_of_a_nip_is_known_in_every_file() -> None:
    for layout in (ROSTER, TARGETS, ATTENDANCE, ASSESSMENTS):
        columns = tuple(column.name for column in layout.columns)
        header = ["Nomor Induk Pegawai", "NIP Baru"]
        assert columns_meant(layout.name, columns, header) == ["nip", "nip"], layout.name


def test_the_nine_unsur_by_their_numbers(tmp_path: Path) -> None:
    header = ["Cap waktu", "Layanan", "channel", *[f"U{number}" for number in range(1, 10)]]
    path = csv_file(tmp_path, f"{','.join(header)}\n2026-11-20T09:00:00+07:00,KTP,visit,1,2,3,4,1,2,3,4,1\n")
    (line,) = parsed(read_table(path, CITIZEN), CITIZEN).lines
    row = line.row
    assert (row.service, row.persyaratan, row.biaya, row.pengaduan, row.sarana) == ("KTP", 1, 4, 4, 1)


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("nip,nama,name,unit", "the columns nama and name both mean name; keep one of them"),
        ("nip,name,unit,unit", "columns that occur twice: unit"),
        (
            "nip,name,unit,supervisor_npi",
            "the column supervisor_npi is not known; if supervisor_nip is meant",
        ),
        ("nip,name,alamat", "unknown columns: alamat; missing columns: unit"),
        ("nip,name,unit,,jabatan", "row 2 has a value in column 4, which has no name"),
        ("a,b,c", "has no header with nip, name, unit in its first 30 rows"),
    ],
)
def test_headers_that_say_too_much_or_too_little(tmp_path: Path, header: str, sentence: str) -> None:
    with pytest.raises(BadFile) as refused:
        read_table(csv_file(tmp_path, f"{header}\n{BUDI},Budi,Dinas,x,y\n"), ROSTER)
    assert sentence in str(refused.value)


def test_the_first_visible_sheet_is_read_and_named(tmp_path: Path) -> None:
    table = read_table(CASES / "09e-first-sheet-hidden.xlsx", ROSTER)
    assert names(table) == ["Budi Contoh"]
    assert told(table) == "read as: sheet “Pegawai”"
    path = tmp_path / "roster.xlsx"
    write_book(
        path, [Listed("Petunjuk", [["Isi lembar Pegawai"]]), Listed("Pegawai", [["nip", "name", "unit"]])]
    )
    with pytest.raises(
        BadFile,
        match=r"sheet “Petunjuk” has no header with nip, name, unit in .* put the sheet with the table first",
    ):
        read_table(path, ROSTER)
    write_book(path, [Listed("Pegawai", [["nip"]], "hidden"), Listed("Lama", [["nip"]], "veryHidden")])
    with pytest.raises(BadFile, match="has no visible sheet"):
        read_table(path, ROSTER)


def test_a_formula_without_its_result_is_refused_by_cell(tmp_path: Path) -> None:
    table = read_table(CASES / "09b-formula-supervisor.xlsx", ROSTER)
    reason = "supervisor_nip: a formula without its result; open the file in a spreadsheet and save it"
    found = parse(ROSTER, table, Present(NOW, NOW.date()))
    assert [(bad.line, bad.reason) for bad in found.bad] == [(3, reason), (4, reason)]
    path = tmp_path / "roster.xlsx"
    rows: list[list[Cell]] = [
        ["nip", "name", "unit", "position", "rank", "supervisor_nip"],
        [
            SARI,
            Formula('CONCAT("Sa";"ri")', "Sari", "str"),
            "Dinas",
            Formula("B9", "", "str"),
            None,
            Formula("A9"),
        ],
        [BUDI, "Budi", "Dinas", None, None, Formula("A2", "", "n")],
    ]
    write_workbook(path, rows)
    rows_read = {line: list(cells) for line, cells in read_table(path, ROSTER).rows}
    # A formula may give an empty text; one that gives nothing was never computed.
    assert rows_read == {
        2: [SARI, "Sari", "Dinas", "", "", "#FORMULA!"],
        3: [BUDI, "Budi", "Dinas", "", "", "#FORMULA!"],
    }


def test_formulas_of_a_csv_file(tmp_path: Path) -> None:
    content = (
        "nip;name;unit;position;rank;supervisor_nip\n"
        f'="{SARI}";"=""Sari Contoh""";Dinas;=) bagus;\'=A2;=A2\n{BUDI};Budi;=VLOOKUP(A1);=Data!A1;=1+1;\n'
    )
    rows = [list(cells) for _, cells in read_table(csv_file(tmp_path, content), ROSTER).rows]
    assert rows == [
        [SARI, "Sari Contoh", "Dinas", "=) bagus", "=A2", "#FORMULA!"],
        [BUDI, "Budi", "#FORMULA!", "#FORMULA!", "#FORMULA!"],
    ]


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    rows: list[list[Cell]] = [["nip", "name", "unit"], [SARI, "Sari", "Dinas"], [BUDI, "Budi", "Dinas"]]
    write_book(path, [Listed("Pegawai", rows, hidden_rows=frozenset({3}))])
    table = read_table(path, ROSTER)
    assert names(table) == ["Sari", "Budi"]
    assert told(table) == "hidden rows, read as well: 1"


def test_merged_cells_are_not_empty(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    rows: list[list[Cell]] = [
        ["DAFTAR PEGAWAI"],
        [],
        ["nip", "name", "unit", "supervisor_nip", "TMT"],
        [None, None, None, None, "Golongan"],
        [SARI, "Sari", "Dinas", BUDI, "2020"],
        ["198803032012012003", "Citra", None, None, "2021"],
        [BUDI, "Budi", "Dinas", None, None],
    ]
    merged = ("A1:E2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "C5:C6", "D5:D6", "D7:E7")
    write_book(path, [Listed("Pegawai", rows, merged=merged)])
    table = read_table(path, ROSTER)
    assert table.taken.left_out == (4,)
    found = parse(ROSTER, table, Present(NOW, NOW.date()))
    assert [line.row.name for line in found.lines] == ["Sari", "Budi"]
    why = "one cell with the row above; part the merged cells and fill each"
    assert [(bad.line, bad.reason) for bad in found.bad] == [(6, f"unit: {why}; supervisor_nip: {why}")]


@pytest.mark.parametrize(
    "row",
    [f"{SARI},Sari Contoh, Pengelola,Dinas,", f"{SARI},Sari Contoh, Pengelola,Dinas"],
)
def test_a_comma_with_its_space_may_have_shifted_the_cells(tmp_path: Path, row: str) -> None:
    content = f"nip,name,unit,position,supervisor_nip\n{BUDI},Budi,Dinas,Kepala,\n{row}\n"
    found = parse(ROSTER, read_table(csv_file(tmp_path, content), ROSTER), Present(NOW, NOW.date()))
    sentence = (
        "unit: 'Pengelola' follows a comma and a space; if it belongs to the cell before it, put both in"
        " quotes, else take the space away"
    )
    assert [(bad.line, bad.reason) for bad in found.bad] == [(3, sentence)]


@pytest.mark.parametrize(
    ("header", "row", "column"),
    [
        ("nip,period,title,unit,quantity,weight,kind", f"{SARI},2026,Arsip,dokumen, 5,12,", "quantity"),
        ("nip,period,catatan,lokasi,title,quantity,unit,parent", f"{SARI},2026,a, b,c,7,dok,", "lokasi"),
    ],
)
def test_a_shift_is_seen_in_numbers_and_in_columns_that_are_not_read(
    tmp_path: Path, header: str, row: str, column: str
) -> None:
    table = read_table(csv_file(tmp_path, f"{header}\n{row}\n"), TARGETS)
    (bad,) = parse(TARGETS, table, Present(NOW, NOW.date())).bad
    assert bad.reason.startswith(f"{column}: ")
    assert "follows a comma and a space" in bad.reason


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("nip, name, unit, position", f"{SARI}, Sari, Dinas, "),
        ("nip,name,unit,position", f"{SARI}, Sari, Dinas,"),
        ("nip,name,unit,position", f"{SARI}, Sari,Dinas,Pengelola"),
        ("nip,name,unit,position", f'{SARI},"Sari, A.Md.",Dinas,'),
    ],
)
def test_spaces_that_shift_nothing_do_no_harm(tmp_path: Path, header: str, row: str) -> None:
    (line,) = parsed(read_table(csv_file(tmp_path, f"{header}\n{row}\n"), ROSTER)).lines
    assert (line.row.name.startswith("Sari"), line.row.unit) == (True, "Dinas")
