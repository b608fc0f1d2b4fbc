"""The people in a sheet of e-Kinerja: one per NIP, from own rows and rows as Plt, Plh or Pj."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct, field

from domain.answers.sentences import clean
from domain.imports.cells import misplaced, no_value
from domain.imports.ekinerja_header import (
    NAME,
    NIP,
    NOTHING,
    SUPERVISOR,
    SheetHeader,
    acting_kind,
    day_in,
    is_later,
    post_of,
    stands_in,
)
from domain.imports.fields import nip as nip_in
from domain.imports.sheet import Numbered
from domain.imports.table import BadRow
from domain.patterns import late_pattern
from domain.people import Employment, StandInKind
from domain.reasons import Reason, of_column, reason_of, refused
from domain.unit_names import unit_key

_UNIT, _PARENT = "unor", "unor_induk"
_SKP_UNIT, _SKP_PARENT = "skp_unor", "skp_unor_induk"
_POSITION, _SKP_POSITION = "jabatan", "skp_jabatan"
_RANK, _KIND = "golru", "jenis_pegawai"
_ACTING = ("is_skp_plt_plh_pjb", "is_plt_plh")
_END = "periode_akhir"
UNIT_COLUMNS = (_UNIT, _SKP_UNIT)
POSITION_COLUMNS = (_POSITION, _SKP_POSITION)
RANK_COLUMNS, EMPLOYMENT_COLUMNS = (_RANK,), (_KIND, _RANK)
READ_COLUMNS = frozenset(
    {NIP, NAME, SUPERVISOR, _END, _SKP_PARENT, _PARENT, *_ACTING}
    | {*UNIT_COLUMNS, *POSITION_COLUMNS, *EMPLOYMENT_COLUMNS}
)
"""All columns that say something of a roster."""

_FEW = 2
"""Cells of a remark; a person has a NIP, a name and a unit."""
_LIKE_A_NIP = late_pattern(r"(?:\d\s*){12}|\d[eE]\+")
_GRADE_OF_PNS = late_pattern(r"(?:I|II|III|IV) ?/ ?[a-e]", re.IGNORECASE)
_GRADE_OF_PPPK = late_pattern(r"V|VI{1,3}|IX|XI{0,3}|XIV|XVI{0,2}")
"""From V to XVII; below that PPPK and PNS have the same numbers."""
_NUMERAL = late_pattern(r"[IVX]{1,5}")
_PART_TIME = late_pattern(r"\b(?:paruh ?waktu|pw|dw)\b|(?:pppk|p3k)(?:pw|dw)\b")
_PPPK = late_pattern(r"\b(?:pppk|p3k|perjanjian kerja)")
_PNS = late_pattern(r"\bc?pns\b|\b(?:calon )?pegawai negeri sipil\b")
_NEITHER = late_pattern(r"\b(?:non|bukan)\b")


class Place(Struct, frozen=True):
    """A unit as the sheet names it: with its parent, as two parents may have units of the same name."""

    unit: str
    parent: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells two units apart; capitals and spaces do not."""
        return unit_key(self.unit), unit_key(self.parent)


class Row(Struct, frozen=True):
    """A row of the sheet; `acts` for a position that is not the person's own."""

    line: int
    nip: str
    name: str
    rank: str | None
    employment: Employment | None
    unclear: str | None
    """The terms of employment as the sheet words them, where these are not clear."""
    place: Place
    position: str | None
    """The person's own position; None in a row as Plt or Plh that does not name it."""
    post: str | None
    """What the person leads as Plt or Plh."""
    post_place: Place
    kind: StandInKind | None
    acts: bool
    until: date | None
    """The end of the period that the row is about."""
    until_said: str
    supervisor: str | None
    supervisor_said: str
    """Where the cell holds no NIP: a regent has none."""

    @property
    def led(self) -> tuple[tuple[str, str], str]:
        """What tells two posts apart that somebody leads as Plt or Plh."""
        return self.post_place.key, (self.post or "").casefold()


class Person(Struct):
    """All rows of a NIP: the valid own one, other own ones, and those as Plt or Plh."""

    own: Row | None = None
    repeated: list[Row] = field(default_factory=list)
    acting: list[Row] = field(default_factory=list)

    @property
    def row(self) -> Row:
        """The row that tells who the person is."""
        return self.own or self.acting[0]

    def faults(self) -> Iterable[BadRow]:
        """Rows that cannot be those of one person, or do not tell which of them holds."""
        own = [] if self.own is None else [self.own, *self.repeated]
        for row in own if self.repeated else ():
            if row.until is None and row.until_said:
                yield BadRow(row.line, of_column(_END, "no-end", cell=row.until_said[:40]))
        first = min([*own, *self.acting], key=lambda row: row.line)
        for row in [*own, *self.acting]:
            if not _words(row.name) & _words(first.name) and row.name.casefold() != first.name.casefold():
                names = {"name": first.name, "other": row.name}
                yield BadRow(row.line, Reason("two-people", nip=row.nip, line=first.line, **names))


class People(Struct, frozen=True):
    """The people of a sheet by NIP, and its other rows."""

    by_nip: dict[str, Person]
    bad: list[BadRow]
    refused: frozenset[str]
    """NIPs that bad rows name."""
    left_out: tuple[int, ...]
    """Lines of remarks, and of headers that are repeated."""


def read_people(header: SheetHeader, rows: Sequence[Numbered]) -> People:
    """The people below a header."""
    people: dict[str, Person] = {}
    bad: list[BadRow] = []
    refused: set[str] = set()
    left_out: list[int] = []
    for line, cells in rows[header.place + 1 :]:
        try:
            row = _row(header, line, cells)
        except ValueError as error:
            bad.append(BadRow(line, reason_of(error)))
            refused.update(_named(header, cells))
            continue
        if row is None:
            left_out.append(line)
        else:
            _add(people.setdefault(row.nip, Person()), row)
    for nip, person in people.items():
        faults = list(person.faults())
        bad.extend(faults)
        refused.update({nip} if faults else ())
    good = {nip: person for nip, person in people.items() if nip not in refused}
    return People(good, bad, frozenset(refused), tuple(left_out))


def _words(name: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", name.casefold()))


def _named(header: SheetHeader, cells: Sequence[str]) -> Iterable[str]:
    try:
        yield nip_in(header.cell(cells, NIP))
    except ValueError:
        return


def _add(person: Person, row: Row) -> None:
    if row.acts:
        if all(row.led != each.led for each in person.acting):
            person.acting.append(row)
    elif person.own is None:
        person.own = row
    elif is_later(row.until, person.own.until):
        person.repeated.append(person.own)
        person.own = row
    else:
        person.repeated.append(row)


def _row(header: SheetHeader, line: int, cells: Sequence[str]) -> Row | None:
    """A row; None for what stands below the table, and for a header that is repeated."""
    if any(cells[max(header.columns.values()) + 1 :]):
        raise refused("shifted")
    said = header.cell(cells, NIP)
    is_remark = sum(map(bool, cells)) <= _FEW and _LIKE_A_NIP.search(said) is None
    if is_remark or said.lower() == NIP:
        return None
    if not said:
        raise refused("empty", column=NIP)
    _refuse_errors(header, cells)
    nip, name = nip_in(said), clean(header.cell(cells, NAME))
    if not any(letter.isalpha() for letter in name):
        raise ValueError(of_column(NAME, "shifted-name", cell=name))
    skp_title = _said(header, cells, _SKP_POSITION)
    acts = stands_in(header.cell(cells, *_ACTING)) or acting_kind(skp_title) is not None
    flag = header.cell(cells, *_ACTING)
    own, post_place = _places(header, cells, acts)
    employment, unclear = employment_of(header.cell(cells, _KIND), header.cell(cells, _RANK))
    supervisor, supervisor_said = _supervisor(header, cells)
    return Row(
        line=line,
        nip=nip,
        name=name,
        rank=_rank(header.cell(cells, _RANK)),
        employment=employment,
        unclear=unclear,
        place=own,
        position=_position(header, cells, skp_title, acts),
        post=post_of(skp_title) or None if acts else None,
        post_place=post_place,
        kind=acting_kind(skp_title) or acting_kind(flag) if acts else None,
        acts=acts,
        until=day_in(header.cell(cells, _END)),
        until_said=_said(header, cells, _END),
        supervisor=supervisor,
        supervisor_said=supervisor_said,
    )


def _refuse_errors(header: SheetHeader, cells: Sequence[str]) -> None:
    """Raises ValueError for a cell that is read and shows an error or holds no value of its own.

    Also for one of any column that may be the end of the cell before it: then those behind it are shifted.
    """
    for column, place in header.columns.items():
        cell = cells[place] if place < len(cells) else ""
        reason = misplaced(cell) or (no_value(cell) if column in READ_COLUMNS else None)
        if reason is not None:
            raise refused("in-column", column=column, reason=reason)


def _position(header: SheetHeader, cells: Sequence[str], skp_title: str, acts: bool) -> str | None:
    """The person's own position, besides the row's, where the sheet has both."""
    own = _said(header, cells, _POSITION)
    if own and acting_kind(own) is None:
        return own
    return None if acts else skp_title or None


def _places(header: SheetHeader, cells: Sequence[str], acts: bool) -> tuple[Place, Place]:
    """Where the person belongs, and where the row's position is."""
    unit, parent = _said(header, cells, _UNIT), _said(header, cells, _PARENT)
    of_row = Place(_said(header, cells, _SKP_UNIT), _said(header, cells, _SKP_PARENT))
    unit = unit or of_row.unit
    if not parent and (unit.casefold() == of_row.unit.casefold() or not acts):
        parent = of_row.parent
    if not unit:
        raise refused("empty", column=_SKP_UNIT)
    return Place(unit, parent), of_row if of_row.unit else Place(unit, parent)


def _said(header: SheetHeader, cells: Sequence[str], *names: str) -> str:
    """The text of a cell; empty where it only says that there is none."""
    said = clean(header.cell(cells, *names))
    return "" if said.lower() in NOTHING else said


def _supervisor(header: SheetHeader, cells: Sequence[str]) -> tuple[str | None, str]:
    """The supervisor's NIP, or what stands there in place of one."""
    said = header.cell(cells, SUPERVISOR)
    if said.lower() in NOTHING:
        return None, ""
    digits = "".join(said.split())
    if digits.isdigit() and len(digits) != 18:
        return None, said
    try:
        return nip_in(said), ""
    except ValueError as error:
        raise refused("in-column", column=SUPERVISOR, reason=reason_of(error)) from None


def _rank(said: str) -> str | None:
    """The rank; what only tells the kind of employment is none."""
    plain = clean(said)
    if plain.lower() in NOTHING or not (
        _GRADE_OF_PNS.search(plain) or any(map(_NUMERAL.fullmatch, plain.upper().split()))
    ):
        return None
    return plain


def employment_of(kind: str, rank: str) -> tuple[Employment | None, str | None]:
    """The terms of employment, from two cells; and the cells' text where they are not clear.

    Part time may be in either of them. A rank alone distinguishes a PNS (III/a) from a PPPK (IX).
    """
    said, graded = (" ".join(re.split(r"[\s._()-]+", cell.strip().lower())).strip() for cell in (kind, rank))
    if _NEITHER.search(said):
        return None, kind
    is_pns = bool(_PNS.search(said))
    if _PART_TIME.search(said) or _PART_TIME.search(graded):
        return (None, f"{kind}, {rank}") if is_pns else (Employment.PART_TIME, None)
    if is_pns:
        return Employment.PNS, None
    if _PPPK.search(said):
        return Employment.PPPK, None
    if said and said not in NOTHING:
        return None, kind
    if _GRADE_OF_PNS.search(rank):
        return Employment.PNS, None
    if _PPPK.search(graded) or any(map(_GRADE_OF_PPPK.fullmatch, graded.upper().split())):
        return Employment.PPPK, None
    return (None, rank) if graded and graded not in NOTHING else (None, None)
