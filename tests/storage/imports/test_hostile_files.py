"""Files that would stop the process or fill the memory: refused in one sentence, before they are read."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from domain.imports import BadFile
from storage.imports.reading import read_table
from tests.storage.imports.workbook import write_sheet, write_workbook

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
