"""Files that people send by mistake or on purpose: real ones with something broken, and made-up ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from hypothesis import strategies as st

CASES = sorted(each for each in (Path(__file__).parents[1] / "cases").iterdir() if each.suffix != ".md")
TABLES = [each for each in CASES if each.suffix == ".csv"]
BOOKS = [each for each in CASES if each.suffix == ".xlsx"]
_CELLS = [
    *(
        "",
        "=1+1",
        "=HYPERLINK(1)",
        "@x",
        "-",
        "9" * 400,
        "1e999",
        "-0",
        "NaN",
        "\0",
        "\ud83d\ude00" * 50,
        "²",
        "٣",
    ),
    *(
        "x" * 40_000,
        "0001-01-01",
        "9999-12-31",
        "31/02/2026",
        "2026-13-40",
        "24:00",
        "1.990010e17",
        '"',
        ";\t|,",
    ),
    *("\u202e", "<a href='x'>", "True", "#REF!", "199001012015012001", "nip", "\r", "'"),
]
CELLS = st.sampled_from(_CELLS) | st.text(st.characters(codec="utf-8"), max_size=12)
_ENCODINGS = st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251", "latin-1"]
)


@st.composite
def broken(draw: st.DrawFn, content: bytes) -> bytes:
    """Bytes with some of them changed, taken out, put in or doubled."""
    made = bytearray(content)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(made)))
        until = min(len(made), at + draw(st.sampled_from([0, 1, 8, 100, 5000])))
        put = draw(st.binary(max_size=8) | st.just(bytes(made[at:until]) * 2))
        made[at:until] = put
    return bytes(made[: draw(st.sampled_from([len(made), len(made) // 2, 10]))])


@st.composite
def retyped(draw: st.DrawFn, file: Path) -> bytes:
    """A CSV file with other cells, lines, and perhaps another encoding."""
    text = file.read_bytes().decode("utf-16" if "utf16" in file.name else "utf-8-sig")
    separator = ";" if ";" in text.splitlines()[0] else ","
    lines = [line.split(separator) for line in text.splitlines()[:12]]
    for _ in range(draw(st.integers(1, 6))):
        line = draw(st.sampled_from(lines))
        line[draw(st.integers(0, len(line) - 1))] = draw(CELLS)
    if draw(st.booleans()):
        lines.append(draw(st.sampled_from(lines)) * draw(st.sampled_from([0, 1, 2, 300])))
    return "\n".join(separator.join(line) for line in lines).encode(draw(_ENCODINGS), errors="replace")


@st.composite
def rezipped(draw: st.DrawFn, file: Path) -> bytes:
    """A workbook in which one part says something else."""
    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = draw(st.sampled_from(sorted(parts)))
    parts[name] = draw(
        broken(parts[name])
        | st.just(b"")
        | st.just(b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a '" + b"a" * 99 + b"'>]><x>&a;</x>")
        | CELLS.map(
            lambda cell: parts[name].replace(b"<v>1</v>", b"<v>" + cell.encode(errors="replace") + b"</v>")
        )
    )
    if draw(st.booleans()):
        parts.pop(draw(st.sampled_from(sorted(parts))))
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return made.getvalue()


NAMES = st.sampled_from(
    ["pegawai", "roster", "entries", "cuti", "leave", "targets", "a/../b", "..", "nilai", "\u202e"]
)
PLAIN = st.one_of([retyped(file) for file in TABLES] + [broken(file.read_bytes()) for file in TABLES])
WORKBOOKS = st.one_of([rezipped(file) for file in BOOKS] + [broken(file.read_bytes()) for file in BOOKS])
ZIPS = st.dictionaries(
    st.builds("{}.{}".format, NAMES, st.sampled_from(["csv", "xlsx", "zip", "CSV"])),
    PLAIN | WORKBOOKS | st.just(b"0" * 2_000_000),
    max_size=3,
).map(_zipped)
ARCHIVES = ZIPS | ZIPS.flatmap(broken)
FILES = st.one_of(
    st.tuples(st.just("csv"), PLAIN | st.binary(max_size=200)),
    st.tuples(st.just("xlsx"), WORKBOOKS | PLAIN | ARCHIVES),
    st.tuples(st.just("zip"), ARCHIVES | WORKBOOKS),
)
"""The ending of a name, and the content."""
