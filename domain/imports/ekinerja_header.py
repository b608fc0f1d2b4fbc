"""The sheets that BKN's e-Kinerja gives an office: which one it is, where its header is, what a cell says.

No real file was seen: columns are found by their whole names, in any order, below title lines. What cannot be
read with certainty is refused, for a shifted column would make one person another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from domain.imports.fields import day_of_career
from domain.imports.sheet import HEADER_WITHIN, Numbered
from domain.imports.table import BadFile
from domain.patterns import late_pattern
from domain.people import StandInKind
from domain.reasons import Reason, refused

NOTHING = frozenset({"", "-", "–", "null", "none"})
NIP, NAME, SUPERVISOR = "nip", "nama", "pegawai_atasan_nip"

_EVALUATIONS = frozenset(
    {
        "hasil_akhir",
        "hasil_kerja",
        "perilaku_kerja",
        "is_skp_plt_plh_pjb",
        SUPERVISOR,
        "pegawai_atasan_nama",
        "pegawai_atasan_jabatan",
        "pegawai_atasan_golru",
    }
)
_SKP = frozenset({"is_plt_plh", "is_skp", "skp_status"})
_BOTH = frozenset({"skp_unor", "skp_unor_induk", "skp_jabatan", "skp_jenis_jabatan"})
_PLAIN = frozenset({NIP, NAME, "golru", "jabatan", "unor", "jenis_pegawai", "periode_akhir", "created_at"})
_OTHER_NAMES = {
    NIP: ("nip_pegawai", "pegawai_nip", "nip_baru", "nip_asn"),
    NAME: ("nama_pegawai", "pegawai_nama", "nama_asn", "nama_lengkap"),
    "golru": ("pegawai_golru", "gol_ruang", "golongan", "pangkat_golongan"),
    "jabatan": ("pegawai_jabatan", "nama_jabatan"),
    "unor": ("pegawai_unor", "nama_unor", "unit_kerja"),
    "unor_induk": ("pegawai_unor_induk", "unit_induk"),
    "jenis_pegawai": ("status_kepegawaian", "jenis_kepegawaian"),
    SUPERVISOR: ("nip_atasan", "atasan_nip", "nip_pejabat_penilai"),
}
"""What re-exports may call these columns; such a name counts where the column itself is not there."""
_OWN_MARKS = _EVALUATIONS | _SKP | _BOTH
_OWN = frozenset({"", "-", "0", "false", "tidak", "n", "no", "definitif"})
_YES = frozenset({"1", "true", "ya", "y", "yes"})
_PREFIX = late_pattern(
    r"(?P<plh>plh\b|pelaksana harian\b)|(?P<plt>plt\b|pelaksana tugas\b|pjb?\b|pjs\b|penjabat\b)",
    re.IGNORECASE,
)
"""As what somebody acts; a Pj. or Pjs. leads a vacant post, as a Plt. does."""
_BEFORE_TIME = late_pattern(r"(\S+?)(?:T| )\d{1,2}[:.]\d{2}.*")
"""What stands before a time of day."""


class Shape(StrEnum):
    """Which of e-Kinerja's reports a sheet is."""

    EVALUATIONS = "laporan penilaian"
    SKP = "laporan SKP"


class SheetHeader(Struct, frozen=True):
    """The header of a sheet: its place among the rows, its line in the file, its columns by name."""

    shape: Shape
    place: int
    line: int
    columns: Mapping[str, int]

    def cell(self, cells: Sequence[str], *names: str) -> str:
        """What a row says in the first of these columns that is not empty."""
        for name in names:
            place = self.columns.get(name)
            if place is not None and place < len(cells) and cells[place].strip():
                return cells[place].strip()
        return ""

    def has(self, *names: str) -> bool:
        """Whether the sheet has any of these columns."""
        return any(name in self.columns for name in names)


def column_name(cell: str) -> str:
    """A name of a column as e-Kinerja writes it: `skp_unor` for “SKP Unor”."""
    return re.sub(r"[\s._-]+", "_", cell.strip().lower()).strip("_")


def columns_of(name: str, header: Numbered) -> Mapping[str, int]:
    """The columns of a header row by their whole names; raises BadFile when one stands twice.

    Of two other names for one column none is taken.
    """
    line, cells = header
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        column = column_name(cell)
        if column and column in places:
            raise BadFile(Reason("doubled-column", name=name, line=line, column=column))
        if column:
            places[column] = place
    for column, others in _OTHER_NAMES.items():
        there = [other for other in others if other in places]
        if column not in places and len(there) == 1:
            places[column] = places.pop(there[0])
    return places


def header_of(name: str, rows: Sequence[Numbered]) -> SheetHeader | None:
    """The header of a sheet of e-Kinerja; None for any other table. Raises BadFile for a doubled column.

    A legend above it may name `nip`, too: the row with the most known names is the header. One of them
    must be a name that only e-Kinerja gives: an office's own list of people has nip and nama as well.
    """
    best, most = None, 0
    for place, (_, cells) in enumerate(rows[:HEADER_WITHIN]):
        written = {column_name(cell) for cell in cells}
        names = written | {column for column, others in _OTHER_NAMES.items() if written & {*others}}
        known = len(names & (_OWN_MARKS | _PLAIN))
        if {NIP, NAME} <= names and written & _OWN_MARKS and known > most:
            best, most = place, known
    if best is None:
        return None
    line, cells = rows[best]
    is_of_evaluations = not _EVALUATIONS.isdisjoint(map(column_name, cells))
    shape = Shape.EVALUATIONS if is_of_evaluations else Shape.SKP
    return SheetHeader(shape, best, line, columns_of(name, rows[best]))


def stands_in(cell: str) -> bool:
    """Whether a row is that of a Plt, Plh or Pj; raises ValueError for a word that does not say it."""
    said = cell.strip().lower()
    if said in _OWN:
        return False
    if said in _YES or _PREFIX.match(said):
        return True
    raise refused("not-acting", cell=cell[:40])


def acting_kind(text: str) -> StandInKind | None:
    """As what somebody acts, by the beginning of a title; None where it names an own position."""
    found = _PREFIX.match(text.strip())
    if found is None:
        return None
    return StandInKind.PLH if found["plh"] else StandInKind.PLT


def post_of(title: str) -> str:
    """The position that a Plt or Plh leads: the title without that."""
    return _PREFIX.sub("", title.strip(), count=1).lstrip(" .:-") if acting_kind(title) else title.strip()


def day_in(cell: str) -> date | None:
    """A date, also with a time behind it; None for what cannot be read."""
    written = _BEFORE_TIME.match(cell.strip())
    try:
        return day_of_career(written[1] if written else cell.strip())
    except ValueError:
        return None


def is_later(until: date | None, than: date | None) -> bool:
    """Whether a row's period ends later than another's: one without an end is before all others."""
    return until is not None and (than is None or until > than)
