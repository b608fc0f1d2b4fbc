"""A table that is written in any dialect is read as the same rows, or refused: never as other rows."""

from __future__ import annotations

import csv
import io
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from domain.answers.sentences import clean
from domain.imports import ENTRIES, ROSTER, BadFile, EntryRow, Present, parse
from domain.imports.cells import NONE, guarded
from domain.people import TimeZone
from storage.imports.reading import read_table
from tests.storage.imports.workbook import Cell, write_workbook

NOW = datetime(2026, 11, 27, 5, 0, tzinfo=UTC)
WITA = TimeZone.WITA.info
_REFUSALS = (
    "write it so",
    "is an error of the spreadsheet",
    "a formula without its result",
    "has NUL bytes",
    "though other lines are",
)
"""Why a file of this kind may be refused: it can be read in two ways, or a text in it is no text."""

_LETTERS = string.ascii_letters + string.digits + " .,;:/()-'\"!?&%#=+@*–“”’éÀ"
texts = st.text(_LETTERS, min_size=1, max_size=40).map(clean).filter(lambda text: text and text not in NONE)
amounts = st.decimals(0, 100_000, places=3).map(lambda number: number.normalize() + 0)
days = st.dates(date(2026, 1, 1), date(2026, 11, 26))
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
entries = st.builds(
    lambda nip, day, activity, sent, volume, unit, rating, note: {
        "nip": nip,
        "date": day,
        "activity": activity,
        "submitted_at": datetime.combine(day, sent, WITA),
        "volume": volume,
        "unit": unit,
        "self_rating": rating,
        "status": "submitted",
        "note": note,
    },
    st.sampled_from(["199001012015012001", "197502022000031002", "198803032023212003"]),
    days,
    texts,
    clocks,
    st.none() | amounts,
    st.sampled_from(["dokumen", "orang", "%"]),
    st.integers(1, 5),
    st.none() | texts,
)
Values = dict[str, Any]

_NIPS: list[Callable[[str], str]] = [
    lambda nip: nip,
    lambda nip: f"NIP. {nip}",
    lambda nip: f"'{nip}",
    lambda nip: f'="{nip}"',
    lambda nip: f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}",
]
_HEADERS = {
    "nip": ["nip", "NIP", "NIP Pegawai"],
    "date": ["date", "Tanggal", "Tgl.", "Tanggal (hh/bb/tttt)"],
    "activity": ["activity", "Uraian Kegiatan", "KEGIATAN"],
    "submitted_at": ["submitted_at", "Cap waktu", "Timestamp", "Waktu kirim"],
    "volume": ["volume", "Volume", "Realisasi"],
    "unit": ["unit", "Satuan"],
    "self_rating": ["self_rating", "Nilai diri", "Penilaian Diri"],
    "status": ["status", "STATUS"],
    "note": ["note", "Catatan"],
    "No.": ["No.", "No"],
    "Alamat": ["Alamat"],
}


@dataclass(frozen=True)
class Dialect:
    """How a program writes a table."""

    order: Sequence[str]
    headers: Sequence[str]
    titles: Sequence[Sequence[str]]
    blanks: Sequence[int]
    """After how many rows a blank one follows."""
    has_total: bool
    nip: Callable[[str], str]
    day: Callable[[date], str]
    clock: Callable[[time], str]
    number: Callable[[Decimal], str]
    after_whole: str
    has_offsets: bool

    def cell(self, name: str, value: Any, line: int) -> str:
        """A value as text."""
        if name in ("No.", "Alamat"):
            return str(line) if name == "No." else "Jalan Contoh, 5"
        if value is None:
            return ""
        if isinstance(value, datetime):
            offset = "+08:00" if self.has_offsets else ""
            return f"{self.day(value.date())} {self.clock(value.time())}{offset}"
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, Decimal):
            return self.number(value)
        if isinstance(value, int):
            return f"{value}{self.after_whole}"
        return self.nip(value) if name == "nip" else guarded(value)

    def table(self, rows: Sequence[Values]) -> list[list[str]]:
        """The whole file as texts."""
        table = [[*title] for title in self.titles]
        table.append([*self.headers])
        for line, row in enumerate(rows, start=1):
            table.append([self.cell(name, row.get(name), line) for name in self.order])
            if line in self.blanks:
                table.append([""] * len(self.order))
        if self.has_total:
            table.append(["Jumlah", *[""] * (len(self.order) - 2), "12"])
        return table


def _marks(number: Decimal, thousands: str, point: str) -> str:
    return f"{number:,f}".translate(str.maketrans(",.", f"{thousands or ' '}{point}")).replace(" ", "")


@st.composite
def dialects(draw: st.DrawFn) -> Dialect:
    """Any way to write a table."""
    order = draw(st.permutations(list(_HEADERS)))
    titles = st.lists(
        st.lists(st.sampled_from(["", "LAPORAN", "Bulan: November, 2026", "a;b\tc"]), max_size=3)
    )
    iso = draw(st.booleans())
    mark = draw(st.sampled_from("/-."))
    number = draw(st.sampled_from([(".", ","), ("", ","), (",", "."), ("", ".")]))
    separator = draw(st.sampled_from(":." if not iso else ":"))
    return Dialect(
        order,
        [draw(st.sampled_from(_HEADERS[name])) for name in order],
        draw(titles),
        draw(st.lists(st.integers(1, 4))),
        draw(st.booleans()),
        draw(st.sampled_from(_NIPS)),
        (lambda day: day.isoformat()) if iso else lambda day: f"{day:%d}{mark}{day.month}{mark}{day:%Y}",
        draw(st.sampled_from([lambda clock: f"{clock:%H}{separator}{clock:%M}", _with_seconds(separator)])),
        lambda amount: _marks(amount, *number),
        draw(st.sampled_from(["", ".0", ",0"])),
        iso and draw(st.booleans()),
    )


def _with_seconds(separator: str) -> Callable[[time], str]:
    return lambda clock: f"{clock:%H}{separator}{clock:%M}{separator}{clock:%S}"


def as_csv(table: Sequence[Sequence[str]], separator: str, told: bool, quoting: int, end: str) -> str:
    """The text of a CSV file."""
    text = io.StringIO()
    if told:
        text.write(f"sep={separator}{end}")
    csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=end).writerows(table)  # type: ignore[arg-type]
    return text.getvalue()


def read(path: Path) -> list[EntryRow] | str:
    """The rows of a file, or why it is refused."""
    try:
        table = read_table(path, ENTRIES)
    except BadFile as bad:
        return str(bad)
    parsed = parse(ENTRIES, table, Present(NOW, NOW.date(), lambda _nip, _day: WITA))
    return "; ".join(bad.reason for bad in parsed.bad) or [line.row for line in parsed.lines]


def require_same(found: list[EntryRow] | str, rows: Sequence[Values]) -> None:
    """Fails when a file was read as other rows, or refused for no good reason."""
    if isinstance(found, str):
        event("refused")
        assert any(reason in found for reason in _REFUSALS), found
        return
    event("read")
    assert [{name: getattr(row, name) for name in rows[0]} for row in found] == [*rows]


_SLOW = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(
    st.lists(entries, min_size=1, max_size=6),
    dialects(),
    st.sampled_from(",;\t"),
    st.booleans(),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]),
)
@_SLOW
def test_csv_in_any_dialect(
    rows: list[Values], dialect: Dialect, separator: str, told: bool, quoting: int, end: str, encoding: str
) -> None:
    content = as_csv(dialect.table(rows), separator, told, quoting, end).encode(encoding)
    if encoding == "cp1252" and not content.isascii():
        # Words of Windows-1252 that are also letters of UTF-8 throughout: see docs/decisions/0243.
        assume(not _is_utf_8(content))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "entries.csv"
        path.write_bytes(content)
        require_same(read(path), rows)


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(st.lists(entries, min_size=1, max_size=6), dialects(), st.data())
@_SLOW
def test_workbooks_with_cells_of_any_type(rows: list[Values], dialect: Dialect, data: st.DataObject) -> None:
    table: list[list[Cell]] = [[cell or None for cell in row] for row in dialect.table(rows)]
    first = len(dialect.titles) + 1
    typed: list[list[Cell]] = [[*row] for row in table]
    written = [number for number, row in enumerate(table) if number >= first and any(row)]
    for number, row in zip(written, rows, strict=False):
        for place, name in enumerate(dialect.order):
            value = row.get(name)
            if name != "nip" and value is not None and data.draw(st.booleans()):
                typed[number][place] = _typed(value, typed[number][place])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "entries.xlsx"
        write_workbook(path, typed)
        require_same(read(path), rows)


_DEGREES = ["S.Sos.", "M.Si", "A.Md.Keb.", "SE"]
_ENDS = {",": st.sampled_from(_DEGREES), ", ": st.sampled_from([*_DEGREES, "Hj.", "Kepala", "Dinas Contoh"])}


@given(st.data(), st.integers(1, 4), st.integers(0, 3), st.sampled_from(list(_ENDS)))
@_SLOW
def test_names_with_commas_and_no_quotes(data: st.DataObject, people: int, filled: int, comma: str) -> None:
    """Degrees and other ends of names move all cells behind them, where empty ones make room for it.

    Without a space behind the comma a word that is no degree cannot be told from a cell.
    """
    names = [["Sari", *data.draw(st.lists(_ENDS[comma], max_size=3))] for _ in range(people)]
    ends = [*["Pengelola", "III/a", "asn"][:filled], *[""] * (3 - filled)]
    rows = [f"199001012015012001,{comma.join(parts)},Dinas Contoh,{','.join(ends)}" for parts in names]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "roster.csv"
        path.write_text("nip,name,unit,position,rank,role\n" + "\n".join(rows) + "\n", "utf-8")
        parsed = parse(ROSTER, read_table(path, ROSTER), Present(NOW, NOW.date()))
    for line in parsed.lines:
        assert line.row.name == comma.join(names[line.number - 2])
        assert line.row.unit == "Dinas Contoh"


def _typed(value: Any, text: Cell) -> Cell:
    """A value as a spreadsheet stores it, a date as a formatted or a plain day number."""
    if isinstance(value, datetime):
        wall = value.replace(tzinfo=None)
        return wall if wall.time() != time() else text
    if isinstance(value, date):
        return (value - date(1899, 12, 30)).days if value.day % 2 else value
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, int) else text
