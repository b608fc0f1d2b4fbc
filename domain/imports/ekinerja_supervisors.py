"""Who supervises whom by a sheet of e-Kinerja, and who stands in for whom as Plt or Plh."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date

from domain.imports.acting import StandInRow
from domain.imports.ekinerja_people import Person, Row
from domain.imports.ekinerja_terms import FindingKind, OperatorChoices, Roster, SheetFinding
from domain.imports.ekinerja_units import PlaceKey, proposed
from domain.periods import KNOWN_YEARS
from domain.unit_names import unit_key


def supervisors_of(
    people: Mapping[str, Person], roster: Roster, told: OperatorChoices
) -> tuple[dict[str, str], list[SheetFinding]]:
    """Supervisors by NIP: by the second sheet, else by the row, else by a proposal that is taken.

    Proposals are made for people who have no supervisor, neither in the sheet nor in the roster.
    """
    found: dict[str, str] = {}
    tell: list[SheetFinding] = []
    proposals = proposed(people.values())
    known = (people.keys() | roster.people.keys()) - told.without.keys()
    for nip, person in people.items():
        row = person.row
        said = told.supervisors.get(nip) or row.supervisor
        if said == nip or (said is not None and said not in known):
            tell.append(_of(FindingKind.UNKNOWN_SUPERVISOR, row, said))
            said = None
        elif said is None and row.supervisor_said:
            tell.append(_of(FindingKind.UNKNOWN_SUPERVISOR, row, row.supervisor_said))
        held = roster.people.get(nip)
        if said is None and (held is None or held.supervisor is None):
            head = proposals.get(nip)
            if head is None and (not tell or tell[-1].nip != nip):
                tell.append(_of(FindingKind.NO_SUPERVISOR, row))
            elif head is not None:
                what = FindingKind.TAKEN if told.takes_proposals else FindingKind.PROPOSED
                tell.append(_of(what, row, f"{head.nip} {people[head.nip].row.name}", head.title))
                said = head.nip if told.takes_proposals else None
        if said is not None:
            found[nip] = said
    return found, tell


def _of(what: FindingKind, row: Row, other: str = "", said: str = "", until: str = "") -> SheetFinding:
    return SheetFinding(what, row.nip, row.name, row.line, said, other, until)


def acting_of(
    people: Mapping[str, Person],
    roster: Roster,
    units: Mapping[PlaceKey, str],
    supervisors: Mapping[str, str],
    until: date | None,
    today: date,
) -> tuple[list[tuple[int, StandInRow]], list[SheetFinding]]:
    """Appointments from today on, with the lines of the sheet, and findings.

    A stand-in acts for the person who holds the position, in the sheet or in the roster, and supervises
    others. Somebody who has left still holds it in the roster: a vacant post has a Plt. A known appointment
    stays.
    """
    heads = {*supervisors.values()}
    heads |= {known.supervisor for known in roster.people.values() if known.supervisor}
    known = {(each.nip, each.supervisor_nip): each for each in roster.acting}
    holders_of = _holders(people, roster, units)
    found: list[tuple[int, StandInRow]] = []
    tell: list[SheetFinding] = []
    for nip, person in people.items():
        for row in person.acting:
            holders = (holders_of(row) - {nip}) & heads
            if len(holders) != 1:
                tell.append(_of(FindingKind.ACTS_FOR_NOBODY, row, said=row.post or ""))
                continue
            (holder,) = holders
            appointment = known.get((nip, holder)) or _appointment(row, holder, until, today)
            if appointment is None:
                tell.append(_of(FindingKind.ACTS_UNTIL, row, holder, row.post or ""))
            else:
                found.append((row.line, appointment))
                tell.append(_of(FindingKind.ACTS, row, holder, row.post or "", until=str(appointment.end)))
    return found, tell


def _appointment(row: Row, supervisor: str, until: date | None, today: date) -> StandInRow | None:
    """From today to the end of the row's period, or to the last day that was told; None without one."""
    is_to_come = row.until is not None and row.until >= today and row.until.year in KNOWN_YEARS
    last = row.until if is_to_come else until
    if last is None or last < today or row.kind is None:
        return None
    return StandInRow(row.nip, supervisor, row.kind, today, last)


def _holders(
    people: Mapping[str, Person], roster: Roster, units: Mapping[PlaceKey, str]
) -> Callable[[Row], set[str]]:
    """Finds the person whose own position, in the same unit, a row is about."""
    in_sheet: defaultdict[tuple[PlaceKey, str], set[str]] = defaultdict(set)
    for nip, person in people.items():
        if person.own is not None and person.own.position:
            in_sheet[person.own.place.key, person.own.position.casefold()].add(nip)
    in_roster: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for nip, known in roster.people.items():
        is_told = nip in people and people[nip].own is not None
        if known.unit and known.position and not is_told:
            in_roster[unit_key(known.unit), known.position.casefold()].add(nip)

    def holders(row: Row) -> set[str]:
        key, post = row.led
        unit = units.get(key, row.post_place.unit)
        return in_sheet.get((key, post), set()) | in_roster.get((unit_key(unit), post), set())

    return holders
