"""The report of period results from BKN's e-Kinerja, and its differences from the results here.

No real file was seen: columns are found by their whole names, in any order, below title lines. What cannot be
read with certainty refuses the whole file, for a shifted column would accuse people of differences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from domain.imports import BadFile
from domain.imports.ekinerja_header import (
    NAME,
    NIP,
    SUPERVISOR,
    column_name,
    columns_of,
    day_in,
    is_later,
    stands_in,
)
from domain.imports.fields import nip as nip_in
from domain.imports.sheet import HEADER_WITHIN, Numbered
from domain.patterns import late_pattern
from domain.periods import Period, PeriodKind
from domain.schemes.model import MATRIX_GRADES

_GRADE = "hasil_akhir"
_NEEDED = (NIP, NAME, _GRADE)
_NOTHING = frozenset({"", "-", "–", "null", "none", "belum dinilai", "belum ada"})
_GRADES: Mapping[str, str] = {
    **{grade.lower(): grade for grade in MATRIX_GRADES},
    "cukup": MATRIX_GRADES[2],
    "kurang/misconduct": MATRIX_GRADES[3],
    "kurang/ misconduct": MATRIX_GRADES[3],
    "misconduct": MATRIX_GRADES[3],
}
"""Words of the sheet for the grades of the regulation."""
_RATINGS = frozenset({"diatasekspektasi", "sesuaiekspektasi", "dibawahekspektasi"})
_RATED = ("hasil_kerja", "perilaku_kerja")
_PERIOD = late_pattern(
    r"\bperiode\b[^a-z]*(bulanan|triwulanan|triwulan|semesteran|semester|tahunan)\D*(\d{1,2})?\b"
)
_KINDS = {
    "bulanan": PeriodKind.MONTH,
    "triwulanan": PeriodKind.QUARTER,
    "triwulan": PeriodKind.QUARTER,
    "semesteran": PeriodKind.SEMESTER,
    "semester": PeriodKind.SEMESTER,
    "tahunan": PeriodKind.YEAR,
}
_YEAR = late_pattern(r"\b(20\d{2})\b")


class ReportRow(NamedTuple):
    """A person's own row, or a stand-in's where there is no own one."""

    nip: str
    name: str
    grade: str | None
    supervisor_nip: str | None
    stands_in: bool
    until: date | None


class Report(NamedTuple):
    """What the sheet says, by NIP; whether it names its period."""

    people: Mapping[str, ReportRow]
    names_period: bool


def read_report(name: str, rows: Iterable[Numbered], period: Period) -> Report:
    """The rows of a file as the report of a period; raises BadFile with one sentence when in doubt."""
    rows = list(rows)
    place = _header(name, rows)
    titles = " ".join(cell for _, cells in rows[:place] for cell in cells if cell)
    names_period = _check_period(name, titles, period)
    columns = columns_of(name, rows[place])
    found: dict[str, ReportRow] = {}
    for line, cells in rows[place + 1 :]:
        row = _row(name, columns, line, cells)
        if row is not None:
            held = found.get(row.nip)
            found[row.nip] = row if held is None or _goes_before(row, held) else held
    if not found:
        raise BadFile(f"{name} has no rows below its header")
    return Report(found, names_period)


def _header(name: str, rows: Sequence[Numbered]) -> int:
    for place, (_, cells) in enumerate(rows[:HEADER_WITHIN]):
        known = {column_name(cell) for cell in cells}
        if {NIP, NAME} <= known:
            if _GRADE in known:
                return place
            if "skp_status" in known:
                raise BadFile(f"{name} is the report of SKP; the one of evaluations has the column {_GRADE}")
    if any(cell.count(";") > 2 for _, cells in rows[:HEADER_WITHIN] for cell in cells):
        raise BadFile(f"{name} separates its columns by semicolons; save it with commas")
    raise BadFile(
        f"{name} has no header with {', '.join(_NEEDED)} in its first {HEADER_WITHIN} rows; "
        "give the report of evaluations as e-Kinerja exports it"
    )


def _check_period(name: str, titles: str, period: Period) -> bool:
    """Whether the titles name the period; raises BadFile when they name another one."""
    said = _PERIOD.search(titles.lower())
    years = {int(year) for year in _YEAR.findall(titles)}
    if said is not None:
        kind, number = _KINDS[said[1]], int(said[2]) if said[2] else None
        if kind is not period.kind or (number is not None and number != period.number):
            raise BadFile(f"{name} is of “{said[0].strip()}”, not of {period}")
    if years and period.year not in years:
        raise BadFile(f"{name} is of {', '.join(map(str, sorted(years)))}, not of {period}")
    return said is not None


def _row(name: str, columns: Mapping[str, int], line: int, cells: Sequence[str]) -> ReportRow | None:
    """A row; None for what stands below the table."""

    def cell(column: str) -> str:
        place = columns.get(column)
        return "" if place is None or place >= len(cells) else cells[place].strip()

    where = f"{name}, line {line}"
    if len(cells) > max(columns.values()) + 1 and any(cells[max(columns.values()) + 1 :]):
        raise BadFile(f"{where}: has more cells than the header; its columns are shifted")
    if not cell(NIP):
        if sum(map(bool, cells)) > 2:
            raise BadFile(f"{where}: has no NIP")
        return None
    who = _nip(where, cell(NIP), NIP)
    person = cell(NAME)
    if not any(letter.isalpha() for letter in person):
        raise BadFile(f"{where}: {person!r} in {NAME} is no name; its columns are shifted")
    for column in _RATED:
        rating = cell(column)
        if rating.lower() not in _NOTHING and "".join(rating.lower().split()) not in _RATINGS:
            raise _no_word(where, rating, column)
    head = cell(SUPERVISOR)
    return ReportRow(
        who,
        person,
        _grade(where, cell(_GRADE)),
        None if head.lower() in _NOTHING else _nip(where, head, SUPERVISOR),
        _stands_in(where, cell("is_skp_plt_plh_pjb") or cell("is_plt_plh")),
        day_in(cell("periode_akhir")),
    )


def _nip(where: str, cell: str, column: str) -> str:
    try:
        return nip_in(cell)
    except ValueError as error:
        raise BadFile(f"{where}: {column} {error}") from None


def _grade(where: str, cell: str) -> str | None:
    """The grade of the regulation for the sheet's word; BadFile for any other word."""
    said = " ".join(cell.lower().split())
    if said in _NOTHING:
        return None
    if said not in _GRADES:
        raise _no_word(where, cell, _GRADE)
    return _GRADES[said]


def _no_word(where: str, cell: str, column: str) -> BadFile:
    return BadFile(f"{where}: {cell[:40]!r} in {column} is no word of e-Kinerja; its columns may be shifted")


def _stands_in(where: str, cell: str) -> bool:
    try:
        return stands_in(cell)
    except ValueError as error:
        raise BadFile(f"{where}: {error}") from None


def _goes_before(row: ReportRow, held: ReportRow) -> bool:
    """An own row before a stand-in's, then the later end; of equal ones the first stays."""
    if row.stands_in != held.stands_in:
        return held.stands_in
    return is_later(row.until, held.until)
