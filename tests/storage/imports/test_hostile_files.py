"""Files that would stop the process or fill the memory: refused in one sentence, before they are read."""

from __future__ import annotations

import os
import resource
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from domain.imports import BadFile
from storage.imports.importer import unzipped
from storage.imports.reading import read_table
from tests.storage.imports.workbook import Listed, write_book, write_sheet, write_workbook

CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>nip</t></is></c></row>'


@pytest.fixture(autouse=True)
def little_memory() -> Iterator[None]:
    """Who asks for gigabytes gets none: the process would end."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    in_use = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (in_use + 2**30, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def refusal(path: Path) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(BadFile) as refused:
        read_table(path)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize("cut", [slice(1000, None), slice(None, -30), slice(0, 200)])
def test_an_archive_with_a_part_cut_out_is_refused(tmp_path: Path, cut: slice) -> None:
    book = tmp_path / "roster.xlsx"
    write_sheet(book, f'{CELL}<row r="2"><c r="O2"><v>1</v></c></row>')
    whole = book.read_bytes()
    book.write_bytes(whole[cut])
    assert refusal(book).startswith("roster.xlsx ")
    (tmp_path / "unpacked").mkdir()
    packed = tmp_path / "office.zip"
    with ZipFile(packed, "w") as archive:
        archive.writestr("roster.csv", "nip,name\n" * 20)
        archive.writestr("notes.txt", "x" * 2000)
    packed.write_bytes(packed.read_bytes()[cut])
    with pytest.raises(BadFile):
        unzipped(packed, tmp_path / "unpacked")


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "XFD900", "xfd900"])
def test_a_cell_far_from_the_table_is_named(tmp_path: Path, place: str) -> None:
    path = tmp_path / "roster.xlsx"
    row = place.lstrip("XFDAxfd")
    far = f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'
    write_sheet(path, f'{CELL}<row r="2"><c r="O2"><v>1</v></c></row>{far}')
    assert path.stat().st_size < 5000
    sentence = refusal(path)
    assert sentence.startswith(f"roster.xlsx reaches to row {int(row):,} and column ")
    assert sentence.endswith("; delete what stands far from the table, or save it as CSV UTF-8")


def test_cells_that_only_look_otherwise_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    # A column that was formatted down to the end of the sheet.
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    write_sheet(path, f'{CELL}<row r="2"><c r="A2"><v>1</v></c></row>{far}')
    assert [list(cells) for _, cells in read_table(path).rows] == [["1"]]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_what_becomes_too_large_is_not_unpacked(tmp_path: Path, part: str) -> None:
    path = tmp_path / "roster.xlsx"
    write_workbook(path, [["nip"], ["1"]])
    with ZipFile(path, "a", ZIP_DEFLATED) as book, book.open(part, "w") as blanks:
        for _ in range(70):
            blanks.write(b" " * 2**20)
    assert path.stat().st_size < 100_000
    assert refusal(path) == (
        "roster.xlsx becomes larger than 64 MB when it is unpacked; save the table as CSV UTF-8"
    )


def test_pictures_and_other_sheets_are_not_counted(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    write_workbook(path, [["nip"], ["1"]])
    with ZipFile(path, "a", ZIP_DEFLATED) as book, book.open("xl/media/image1.png", "w") as picture:
        for _ in range(70):
            picture.write(b" " * 2**20)
    assert len(read_table(path).rows) == 1


def test_an_unusual_way_of_packing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    write_workbook(path, [["nip"], ["1"]])
    with ZipFile(path, "a", ZIP_BZIP2) as book:
        book.writestr("xl/sharedStrings.xml", b" " * 2**20)
    assert "is locked or packed in an unusual way" in refusal(path)


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1"><c r="ZZZ1"><v>1</v></c></row>',
        '<row r="1"><c r="AAAA1"><v>1</v></c></row>',
        '<row r="1"><c r="A99999999999999999999"><v>1</v></c></row>',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="-1"><c><v>1</v></c></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></row>',
    ],
)
def test_references_that_lead_nowhere(tmp_path: Path, sheet: str) -> None:
    path = tmp_path / "roster.xlsx"
    write_sheet(path, sheet)
    assert refusal(path).startswith("roster.xlsx is not an XLSX workbook: ")


def test_a_sheet_that_declares_entities_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    entities = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    write_sheet(path, CELL, before=f"<!DOCTYPE x [{entities}]>")
    assert refusal(path) == "roster.xlsx is not an XLSX workbook: it has a document type"


def test_errors_without_a_text_or_out_of_place_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    errors = '<c r="H9" t="e"><v/></c><c r="I9" t="e"/>'
    write_sheet(path, f'{CELL}<row r="2"><c r="A2"><v>1</v></c>{errors}</row>')
    assert [list(cells) for _, cells in read_table(path).rows] == [["1"]]


@pytest.mark.parametrize("name", ["roster.csv", "roster.xlsx"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_only_files_are_read(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    assert refusal(path) == f"{path} is a folder, a pipe or a device"


def test_a_name_that_the_system_refuses_is_refused_like_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 300}.csv"
    assert refusal(path) == f"{path} cannot be read: file name too long"


MOST_SECONDS = 2.0
"""A refusal takes a fraction of it; a machine that is busy takes longer."""


def quick_refusal(path: Path) -> str:
    """The sentence, which must come at once and without much memory."""
    started = process_time()
    sentence = refusal(path)
    assert process_time() - started < MOST_SECONDS
    assert len(sentence) < 400
    tracemalloc.start()  # It makes everything slower.
    try:
        refusal(path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 40 * 2**20 + 6 * path.stat().st_size
    return sentence


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_million_columns(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(f"nip{separator * 1_000_000}\n", "utf-8")
    assert quick_refusal(path) == "roster.csv has 1,000,001 cells in line 1; at most 500 are read"
    path.write_text(f"nip{separator}name{separator}unit\n1{separator * 5_000}\n", "utf-8")
    assert quick_refusal(path) == "roster.csv has 5,001 cells in line 2; at most 500 are read"


def test_as_many_columns_as_a_workbook_can_have(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    write_workbook(path, [["nip", "name", "unit"], [*map(str, range(600))]])
    assert quick_refusal(path) == "roster.xlsx reaches to column 600; at most 500 are read"


def test_nul_bytes(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(b"nip,name\n1,Sa\0ri\n")
    assert quick_refusal(path).startswith("roster.csv has NUL bytes (line 2): it is no text")
    path.write_bytes(bytes(5_000_000))
    assert quick_refusal(path).startswith("roster.csv has NUL bytes (line 1)")


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_of_ten_megabytes(tmp_path: Path, quote: str) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(f"nip,name\n1,{quote}{'x' * 10_000_000}{quote}\n", "utf-8")
    sentence = "roster.csv has a cell of more than 131,072 characters in or after line 2"
    assert quick_refusal(path) == sentence


def test_a_cell_of_ten_megabytes_in_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    write_workbook(path, [["nip", "name"], ["1", "x" * 10_000_000]])
    assert (
        quick_refusal(path)
        == "roster.xlsx has a cell of 10,000,000 characters in row 2; at most 131,072 are read"
    )


def test_a_quote_that_never_ends(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text('nip,name\n1,"' + "x\n" * 3_000_000, "utf-8")
    assert quick_refusal(path).startswith("roster.csv has a cell of more than 131,072 characters")


def test_a_zip_that_becomes_too_large_is_not_unpacked(tmp_path: Path) -> None:
    path, folder = tmp_path / "office.zip", tmp_path / "unpacked"
    folder.mkdir()
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("office/roster.csv", "w") as blanks:
        for _ in range(520):
            blanks.write(b" " * 2**20)
    with pytest.raises(BadFile, match=r"^office\.zip becomes larger than 512 MB when it is unpacked$"):
        unzipped(path, folder)
    with ZipFile(path, "w") as archive:
        archive.writestr("lama/roster.csv", "nip")
        archive.writestr("baru/roster.csv", "nip")
    with pytest.raises(BadFile, match=r"^office\.zip holds roster\.csv in two folders; keep one of them$"):
        unzipped(path, folder)
    assert not list(folder.iterdir())


def test_what_is_said_of_an_altered_zip_keeps_the_letters_of_names(tmp_path: Path) -> None:
    path = tmp_path / "office.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("Roster.csv", "nip")
    path.write_bytes(path.read_bytes().replace(b"nip", b"nap"))
    with pytest.raises(BadFile, match=r"office\.zip cannot be unpacked: Bad CRC-32 for file 'Roster\.csv'$"):
        unzipped(path, tmp_path)


def test_a_zip_with_a_password_is_told_to_be_locked(tmp_path: Path) -> None:
    path = tmp_path / "office.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("roster.csv", "nip")
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flag of an encrypted file
    path.write_bytes(content)
    with pytest.raises(BadFile, match=r"^office\.zip is locked .*; save it again without a password$"):
        unzipped(path, tmp_path)


def test_merged_cells_without_end(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    merged = ["A1:XFD1048576"] * 3_000
    write_book(path, [Listed("Pegawai", [["nip"], ["1"]], merged=merged)])
    assert quick_refusal(path) == "roster.xlsx has more than 2,000 merged cells; part them"


def test_days_that_count_from_1904(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    write_book(path, [Listed("Pegawai", [["nip"]])], properties='<workbookPr date1904="1"/>')
    assert quick_refusal(path) == "roster.xlsx counts its days from 1904; save the table as CSV UTF-8"


def test_formulas_without_end(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    row = "".join(f'<c r="{chr(ord("A") + place)}{{0}}"><f>A1</f><v/></c>' for place in range(26))
    rows = "".join(f'<row r="{line}">{row.format(line)}</row>' for line in range(1, 5_000))
    write_sheet(path, rows)
    assert quick_refusal(path) == "roster.xlsx shows no value in more than 10,000 cells; correct its formulas"
