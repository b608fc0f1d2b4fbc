"""The administrator's lists for a sheet of e-Kinerja: people to leave out, and supervisors."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath

from domain.answers.sentences import clean
from domain.imports.ekinerja_header import NIP, NOTHING, SUPERVISOR, column_name, columns_of
from domain.imports.fields import nip as nip_in
from domain.imports.sheet import HEADER_WITHIN, Numbered, Sheet
from domain.imports.table import BadFile

_REASONS = ("alasan", "keterangan", "sebab", "status", "jenis", "reason")
_NIPS = (NIP, "nip_pegawai", "nip_baru")
_SUPERVISORS = (
    SUPERVISOR,
    "supervisor_nip",
    "nip_atasan",
    "atasan_nip",
    "nip_atasan_langsung",
    "nip_pejabat_penilai",
)


def left_out(sheet: Sheet) -> dict[str, str]:
    """Who is on a list of people to be left out, by NIP with the reason: of the row, else the file's name.

    A list without a header has NIPs in its first column. Raises BadFile with one sentence.
    """
    name, rows = sheet.name, sheet.rows
    place, columns = _header(name, rows, _NIPS)
    nips, reasons = _first(columns, _NIPS), _first(columns, _REASONS)
    found: dict[str, str] = {}
    for line, cells in rows[place:]:
        said = _cell(cells, 0 if nips is None else nips)
        if said and not (nips is None and not any(map(str.isdigit, said))):
            why = clean(_cell(cells, reasons)) if reasons is not None else ""
            found[_nip(name, line, NIP, said)] = why or PurePath(name).stem
    if not found:
        raise BadFile(f"{name} names nobody: it needs a column nip")
    return found


def supervisors_in(sheet: Sheet) -> dict[str, str]:
    """The supervisors' NIPs by NIP that a second sheet tells; raises BadFile with one sentence."""
    name, rows = sheet.name, sheet.rows
    place, columns = _header(name, rows, _SUPERVISORS)
    nips, supervisors = _first(columns, _NIPS), _first(columns, _SUPERVISORS)
    if nips is None or supervisors is None:
        raise BadFile(f"{name} tells no supervisors: it needs the columns nip and {SUPERVISOR} or nip_atasan")
    found: dict[str, str] = {}
    for line, cells in rows[place:]:
        who, head = _cell(cells, nips), _cell(cells, supervisors)
        if not who or head.lower() in NOTHING:
            continue
        nip, supervisor = _nip(name, line, NIP, who), _nip(name, line, SUPERVISOR, head)
        if found.setdefault(nip, supervisor) != supervisor:
            raise BadFile(f"{name}, line {line}: {nip} has two supervisors, {found[nip]} and {supervisor}")
    return found


def _header(name: str, rows: Sequence[Numbered], wanted: Collection[str]) -> tuple[int, Mapping[str, int]]:
    """Where the rows below the header begin, and its columns; without one, the first row and none.

    Raises BadFile for a doubled column.
    """
    for place, (_, cells) in enumerate(rows[:HEADER_WITHIN]):
        names = [column_name(cell) for cell in cells]
        if set(names) & set(_NIPS) and set(names) & set(wanted):
            return place + 1, columns_of(name, rows[place])
    return 0, {}


def _first(columns: Mapping[str, int], wanted: Sequence[str]) -> int | None:
    return next((columns[column] for column in wanted if column in columns), None)


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _nip(name: str, line: int, column: str, cell: str) -> str:
    try:
        return nip_in(cell)
    except ValueError as error:
        raise BadFile(f"{name}, line {line}: {column} {error}") from None
