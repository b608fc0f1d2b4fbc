"""Turns a sheet of e-Kinerja into the rows of a roster file, with findings for the administrator.

Everything after it is the import of a roster: checks, questions, undo.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from domain.imports.acting import STAND_INS, StandInRow
from domain.imports.ekinerja_header import SheetHeader, header_of
from domain.imports.ekinerja_people import EMPLOYMENT_COLUMNS as EMPLOYMENT
from domain.imports.ekinerja_people import POSITION_COLUMNS as POSITION
from domain.imports.ekinerja_people import RANK_COLUMNS as RANK
from domain.imports.ekinerja_people import READ_COLUMNS, Person, read_people
from domain.imports.ekinerja_people import UNIT_COLUMNS as UNIT
from domain.imports.ekinerja_supervisors import acting_of, supervisors_of
from domain.imports.ekinerja_terms import FindingKind, KnownPerson, OperatorChoices, Roster, SheetFinding
from domain.imports.ekinerja_units import unit_names
from domain.imports.sheet import HEADER_WITHIN, Numbered, Sheet
from domain.imports.table import BadFile, RawTable
from domain.people import Role
from domain.reasons import Reason


class Reading(Struct):
    """The result of reading a sheet: rows of a roster file, and findings."""

    table: RawTable
    found: list[SheetFinding] = field(default_factory=list)
    stand_ins: RawTable | None = None
    """Appointments of those who act for a supervisor; None where there are none."""

    @property
    def tables(self) -> Mapping[str, RawTable]:
        """The tables to import, by kind."""
        return {"roster": self.table} | ({"stand_ins": self.stand_ins} if self.stand_ins else {})


def read_roster_sheet(sheet: Sheet, roster: Roster, told: OperatorChoices, today: date) -> Reading:
    """The rows of a file as a roster; raises BadFile when it is no sheet of e-Kinerja, or names nobody."""
    name, rows = sheet.name, sheet.rows
    header = _header(name, rows)
    said = read_people(header, rows)
    people = said.by_nip
    if not people and not said.bad:
        raise BadFile(Reason("no-people", name=name, line=header.line))
    found = [
        SheetFinding(FindingKind.READ_AS, line=header.line, said=header.shape),
        *_leave_out(people, told),
    ]
    if missing := [nip for nip in told.administrators if nip not in people]:
        raise BadFile(f"{name} does not name {', '.join(missing)}, who should be administrator")
    found += [SheetFinding(FindingKind.NOT_SUPERVISED, nip) for nip in told.supervisors if nip not in people]
    now = {nip: known.unit for nip, known in roster.people.items() if known.unit is not None}
    units, doubled = unit_names(people.values(), roster.units, now)
    found.extend(SheetFinding(FindingKind.DOUBLED_UNIT, said=each) for each in doubled)
    for person in people.values():
        found.extend(_told_of(person))
    supervisors, of_supervisors = supervisors_of(people, roster, told)
    acting, of_acting = acting_of(people, roster, units, supervisors, told.acting_until, today)
    columns = _columns(header, told, bool(supervisors))
    rows_of_roster = []
    for nip, person in people.items():
        cells = _cells(
            person, units[person.row.place.key], supervisors.get(nip), roster.people.get(nip), told
        )
        rows_of_roster.append((person.row.line, [cells[column] for column in columns]))
    unused = tuple(column for column in header.columns if column not in READ_COLUMNS)
    taken = replace(sheet.taken, ignored=unused, left_out=said.left_out)
    return Reading(
        table=RawTable(name, columns, sorted(rows_of_roster), taken, said.bad, said.refused),
        found=[*found, *of_supervisors, *of_acting],
        stand_ins=_stand_ins(name, acting),
    )


def _stand_ins(name: str, acting: Sequence[tuple[int, StandInRow]]) -> RawTable | None:
    columns = tuple(column.name for column in STAND_INS.columns)
    rows = [(line, [str(getattr(row, column)) for column in columns]) for line, row in acting]
    return RawTable(name, columns, sorted(rows)) if rows else None


def _header(name: str, rows: Sequence[Numbered]) -> SheetHeader:
    """The header of a sheet of people; raises BadFile with one sentence."""
    header = header_of(name, rows)
    if header is None:
        raise BadFile(Reason("no-header-of-ekinerja", name=name, rows=HEADER_WITHIN))
    if not header.has(*UNIT):
        raise BadFile(Reason("no-unit-column", name=name, line=header.line))
    return header


def _leave_out(people: dict[str, Person], told: OperatorChoices) -> Iterable[SheetFinding]:
    """Removes the people to leave out, with a finding for everybody on those lists."""
    for nip, why in told.without.items():
        person = people.pop(nip, None)
        if person is None:
            yield SheetFinding(FindingKind.NOT_THERE, nip, said=why)
        else:
            yield SheetFinding(FindingKind.LEFT_OUT, nip, person.row.name, person.row.line, why)


def _told_of(person: Person) -> Iterable[SheetFinding]:
    row = person.row
    if person.repeated:
        lines = ", ".join(str(each.line) for each in person.repeated)
        yield SheetFinding(FindingKind.TWICE, row.nip, row.name, row.line, lines)
    if person.own is None:
        yield SheetFinding(FindingKind.ONLY_ACTS, row.nip, row.name, row.line, row.post or "")
    if row.unclear is not None:
        yield SheetFinding(FindingKind.UNCLEAR_EMPLOYMENT, row.nip, row.name, row.line, row.unclear)


def _columns(header: SheetHeader, told: OperatorChoices, names_supervisors: bool) -> tuple[str, ...]:
    parts = {
        "position": header.has(*POSITION),
        "rank": header.has(*RANK),
        "employment": header.has(*EMPLOYMENT),
        "supervisor_nip": names_supervisors,
        "role": bool(told.administrators),
    }
    return ("nip", "name", "unit", *(column for column, is_there in parts.items() if is_there))


def _cells(
    person: Person, unit: str, supervisor: str | None, known: KnownPerson | None, told: OperatorChoices
) -> Mapping[str, str]:
    """The cells of a person in a roster file; an empty one changes nothing."""
    row = person.row
    known = known or KnownPerson("")
    if person.own is None and known.unit is not None:
        unit = known.unit
    has_rank = row.rank is not None and row.rank.casefold() in (known.rank or "").casefold()
    return {
        "nip": row.nip,
        "name": _kept(known.name, row.name),
        "unit": unit,
        "position": _kept(known.position, row.position),
        "rank": "" if has_rank else row.rank or "",
        "employment": row.employment or "",
        "supervisor_nip": supervisor or "",
        "role": Role.ADMIN if row.nip in told.administrators else "",
    }


def _kept(known: str | None, said: str | None) -> str:
    """The value from the sheet, or the known one when they differ only in capitals."""
    is_same = known is not None and said is not None and known.casefold() == said.casefold()
    return (known if is_same else said) or ""
