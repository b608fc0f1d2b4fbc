"""Plans of work (SKP) from a sheet: each RHK with its rencana aksi as a row of a targets file.

Sheets of SKP are printed forms as often as tables: cells are left empty where they repeat the row above, the
quantity and its unit share a cell, and the period stands in the title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from domain.answers.sentences import clean
from domain.imports.cells import MERGED, NumberCell, misplaced, no_value
from domain.imports.ekinerja_header import NIP, NOTHING, column_name
from domain.imports.ekinerja_terms import FindingKind, SheetFinding
from domain.imports.fields import nip as nip_in
from domain.imports.headers import columns_meant
from domain.imports.sheet import HEADER_WITHIN, Numbered, Sheet
from domain.imports.table import BadFile, BadRow, RawTable
from domain.imports.work import TARGETS
from domain.patterns import late_pattern
from domain.period_titles import period_in
from domain.reasons import ColumnName, Reason, of_column, reason_of, refused

_MEANT = tuple(column.name for column in TARGETS.columns)
_COLUMNS = ("nip", "period", "title", "quantity", "unit", "kind", "rencana_aksi", "parent")
_ASPECT, _YEAR_COLUMN = "aspek", "tahun"
_QUANTITY = frozenset({"", "kuantitas"})
_AMOUNT = late_pattern(r"(?P<number>[0-9][0-9.,]*)\s*(?:\([^()]*\)\s*)?(?P<unit>[^\W\d_%][^\d]*|%.*)?")
_SECTION = late_pattern(r"(?:[AB][.)]?\s*)?(?:hasil kerja |rhk )?(?P<kind>utama|tambahan)", re.IGNORECASE)
_SIGNED = late_pattern(
    r"(?:mengetahui|pejabat penilai|pegawai yang dinilai|dicetak|catatan)\b", re.IGNORECASE
)
_FEW = 2
"""Cells of a row that is no record."""
_READ = frozenset({*_COLUMNS, _ASPECT, _YEAR_COLUMN})


class SkpTold(Struct, frozen=True):
    """Answers for what the sheet does not say itself."""

    nip: str | None = None
    period: str | None = None
    quantity: str | None = None
    """An amount with its unit, as “12 laporan”, for rows without one."""
    parents: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By NIP the titles of the supervisor's targets."""
    supervisors: Mapping[str, str] = field(default_factory=dict)
    """By NIP the supervisor's NIP."""


class SkpReading(Struct):
    """The result of reading a sheet: rows of a targets file, and findings."""

    table: RawTable
    found: list[SheetFinding]


class _Row(Struct):
    """A row with what it repeats from the row above."""

    line: int
    cells: dict[str, str]


def read_skp(sheet: Sheet, told: SkpTold) -> SkpReading:
    """The rows of a sheet as targets; raises BadFile when no row of it is a header of RHK."""
    header = _header(sheet)
    if header is None:
        raise BadFile(Reason("no-header-of-skp", name=sheet.name, rows=HEADER_WITHIN))
    place, names = header
    line = sheet.rows[place][0]
    if NIP not in names and told.nip is None:
        raise BadFile(Reason("whose-skp", name=sheet.name))
    period, found = _period(sheet, place, names, told)
    rows, left_out = _filled(sheet.rows[place + 1 :], names)
    kept = _of_quantity(rows)
    lines = {row.line for row in kept}
    found += [
        SheetFinding(
            FindingKind.SKP_ASPECT, row.cells[NIP] or told.nip or "", line=row.line, said=row.cells[_ASPECT]
        )
        for row in rows
        if row.line not in lines
    ]
    work = _Work(told, period, [SheetFinding(FindingKind.SKP_READ, line=line), *found])
    width = len(sheet.rows[place][1])
    shifted = {number: _shifted(cells, width) for number, cells in sheet.rows[place + 1 :]}
    made, bad = [], []
    for row in kept:
        try:
            _refuse_errors(row)
            if (reason := shifted[row.line]) is not None:
                raise ValueError(reason)
            made.append((row.line, work.cells(row)))
        except ValueError as error:
            bad.append(BadRow(row.line, reason_of(error)))
    if not made and not bad:
        raise BadFile(Reason("no-rhk", name=sheet.name, line=line))
    work.check_parents(made)
    records = [(number, [cells[name] for name in _COLUMNS]) for number, cells in made]
    ignored = tuple(name for name in names if name not in _READ)
    taken = replace(sheet.taken, ignored=ignored, left_out=tuple(left_out))
    return SkpReading(RawTable(sheet.name, _COLUMNS, records, taken, bad), work.found)


def skp_header(sheet: Sheet) -> int | None:
    """The line of the header of a sheet of SKP; None for another one."""
    header = _header(sheet)
    return None if header is None else sheet.rows[header[0]][0]


def _header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """Where the header stands, and the place of each column that is read."""
    for place, (_, cells) in enumerate(sheet.rows[:HEADER_WITHIN]):
        meant = columns_meant(TARGETS.name, _MEANT, cells)
        names: dict[str, int] = {}
        for number, (column, cell) in enumerate(zip(meant, cells, strict=True)):
            names.setdefault(column or column_name(cell), number)
        if "title" in names and names.keys() & {"rencana_aksi", "quantity", "unit"}:
            if twice := [column for column in names if meant.count(column) > 1]:
                line = sheet.rows[place][0]
                raise BadFile(Reason("two-columns", name=sheet.name, line=line, column=twice[0]))
            names.pop("", None)
            return place, names
    return None


def _period(
    sheet: Sheet, place: int, names: Mapping[str, int], told: SkpTold
) -> tuple[str | None, list[SheetFinding]]:
    """The period of rows that do not name one, with a finding that tells it."""
    line = sheet.rows[place][0]
    if told.period is None and names.keys() & {"period", _YEAR_COLUMN}:
        return None, []
    titles = [" ".join(cells) for _, cells in sheet.rows[:place]]
    about = [title for title in titles if "periode" in title.casefold()] or titles
    period = told.period or period_in(" ".join(about))
    if period is None:
        raise BadFile(Reason("which-period", name=sheet.name))
    return period, [SheetFinding(FindingKind.SKP_PERIOD, line=line, said=period)]


def _filled(rows: Sequence[Numbered], names: Mapping[str, int]) -> tuple[list[_Row], list[int]]:
    """The rows with what they repeat, and the lines that are no records.

    A row without an RHK is another plan or aspect of the RHK above it.
    """
    found: list[_Row] = []
    left_out: list[int] = []
    above: dict[str, str] = {}
    kind = ""
    for place, (line, cells) in enumerate(rows):
        said = [cell if isinstance(cell, NumberCell) else clean(cell) for cell in cells]
        if _ends(said):
            left_out += [later for later, _ in rows[place:]]
            break
        if section := _section(said):
            kind = section
            continue
        row = {name: _text(said[number]) for name, number in names.items() if number < len(said)}
        is_head = bool(row.get("title"))
        if _is_numbers(said) or not (is_head or (above and (row.get("rencana_aksi") or row.get(_ASPECT)))):
            left_out.append(line)
            continue
        if not is_head and row.get(NIP, "") in ("", above.get(NIP)):
            row |= {name: above[name] for name in above if not row.get(name) and name != _ASPECT}
        row[NIP] = row.get(NIP) or above.get(NIP, "")
        row["kind"] = row.get("kind") or kind
        if is_head:
            above = row
        found.append(_Row(line, row))
    return found, left_out


def _ends(cells: Sequence[str]) -> bool:
    """Whether signatures or remarks begin here: the table is over."""
    said = [cell for cell in cells if cell]
    return 0 < len(said) <= _FEW and any(map(_SIGNED.match, said))


def _section(cells: Sequence[str]) -> str:
    """The kind of targets that a row such as “A. UTAMA” begins."""
    said = [cell for cell in cells if cell]
    found = next(filter(None, map(_SECTION.fullmatch, said)), None) if len(said) <= _FEW else None
    return found["kind"].casefold() if found else ""


def _is_numbers(cells: Sequence[str]) -> bool:
    """Whether a row numbers the columns."""
    return all(re.fullmatch(r"\(?\d{1,2}\)?", cell) for cell in cells if cell)


def _of_quantity(rows: Sequence[_Row]) -> list[_Row]:
    """The rows about quantity; the first of an RHK that has none."""
    of_rhk: dict[tuple[str, str], list[_Row]] = {}
    for row in rows:
        of_rhk.setdefault((row.cells.get(NIP, ""), row.cells.get("title", "")), []).append(row)
    kept: list[_Row] = []
    for own in of_rhk.values():
        kept += [row for row in own if row.cells.get(_ASPECT, "").casefold() in _QUANTITY] or own[:1]
    return sorted(kept, key=lambda row: row.line)


def _text(cell: str) -> str:
    """What a cell says; one that was made one with the cell above repeats what that one says."""
    return "" if cell == MERGED or cell.casefold() in NOTHING else cell


def _refuse_errors(row: _Row) -> None:
    """Raises ValueError for a cell that is read and shows an error."""
    for column, cell in row.cells.items():
        reason = no_value(cell) if column in _READ else None
        if reason is not None:
            raise refused("in-column", column=ColumnName(column), reason=reason)


def _shifted(cells: Sequence[str], width: int) -> Reason | None:
    """Why the cells of a row may not be below their headers; `width` is how many headers there are."""
    if any(cells[width:]):
        return Reason("shifted")
    return next(filter(None, map(misplaced, cells)), None)


class _Work(Struct):
    told: SkpTold
    period: str | None
    found: list[SheetFinding]
    plans: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)

    def cells(self, row: _Row) -> dict[str, str]:
        """The cells of a row of a targets file; raises ValueError with the reason."""
        said = row.cells
        nip = nip_in(said[NIP]) if said.get(NIP) else self.told.nip
        if nip is None:
            raise refused("empty", column=NIP)
        if not said.get("title"):
            raise refused("empty", column="RHK")
        period = self._period(said)
        quantity, unit = self._amount(said)
        plan = said.get("rencana_aksi", "")
        return {
            "nip": nip,
            "period": period,
            "title": self._title(row.line, nip, period, said["title"], plan),
            "quantity": quantity,
            "unit": unit,
            "kind": _kind(said.get("kind", "")),
            "rencana_aksi": plan,
            "parent": said.get("parent", ""),
        }

    def _period(self, said: Mapping[str, str]) -> str:
        if self.period is not None:
            return self.period
        cell = said.get("period") or said.get(_YEAR_COLUMN, "")
        return period_in(cell) or cell

    def _amount(self, said: Mapping[str, str]) -> tuple[str, str]:
        """The quantity and its unit, of one cell or two."""
        cell, unit = said.get("quantity", ""), said.get("unit", "")
        if not cell:
            cell = self.told.quantity or ""
        amount = _AMOUNT.fullmatch(cell)
        if amount is None:
            raise ValueError(of_column("quantity", "no-amount", cell=cell))
        unit = unit or (amount["unit"] or "").strip()
        if not unit:
            raise ValueError(of_column("unit", "amount-of-what", cell=cell))
        return cell if isinstance(cell, NumberCell) else amount["number"], unit

    def _title(self, line: int, nip: str, period: str, title: str, plan: str) -> str:
        """The RHK; of its second plan and later ones with the plan, so that each is a target of its own."""
        plans = self.plans.setdefault((nip, period, title.casefold()), [])
        if plan in plans:
            raise refused("same-plan", title=title[:60])
        plans.append(plan)
        if not plan:
            self.found.append(SheetFinding(FindingKind.SKP_NO_PLAN, nip, line=line, said=title))
        if len(plans) == 1:
            return title
        self.found.append(SheetFinding(FindingKind.SKP_SPLIT, nip, line=line, said=title))
        return f"{title} ({plan})" if plan else title

    def check_parents(self, made: Sequence[tuple[int, dict[str, str]]]) -> None:
        """Removes RHK of superiors that are no targets here, with a finding for each."""
        own: dict[str, set[str]] = {}
        for _, cells in made:
            own.setdefault(cells["nip"], set()).add(cells["title"])
        for line, cells in made:
            head = self.told.supervisors.get(cells["nip"], "")
            titles = {*self.told.parents.get(cells["nip"], ()), *own.get(head, ())}
            same = [title for title in titles if title.casefold() == cells["parent"].casefold()]
            if cells["parent"] and not same:
                self.found.append(
                    SheetFinding(FindingKind.SKP_PARENT, cells["nip"], line=line, said=cells["parent"])
                )
            cells["parent"] = same[0] if same else ""


def _kind(said: str) -> str:
    """The kind of a target, as “A. Utama” writes it; other words are the import's to refuse."""
    section = _SECTION.fullmatch(said)
    return section["kind"].casefold() if section else said
