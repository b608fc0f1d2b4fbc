"""The roster file: people, their units with zones, and who supervises whom from when on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports import BadRow, Line, Parsed, RosterRow, in_circles
from domain.people import TimeZone
from storage.imports.dating import MEMBERSHIPS, SUPERVISIONS, Edit, Held, current, succeed, write_edits
from storage.imports.known import Known, ids
from storage.imports.plan import Addition, Plan, Progress, Values, differences, insert_rows, update_rows
from storage.tables import Employee, Membership, Supervision, Unit

_OF_PERSON = ("name", "position", "rank", "role", "joined", "left", "employment")


@dataclass
class _Office:
    """The roster as it is: people by NIP, what they held and hold, zones of units by name."""

    people: dict[str, Employee]
    memberships: dict[str, list[Held]]
    supervisions: dict[str, list[Held]]
    zones: dict[str, str]


@dataclass
class _Edits:
    """What is to be written, named by NIPs and names of units: ids of new rows are not known yet."""

    new_people: list[Values] = field(default_factory=list)
    people: list[Values] = field(default_factory=list)
    new_units: dict[str, str] = field(default_factory=dict)
    zones: dict[str, str] = field(default_factory=dict)
    memberships: list[tuple[str, Edit]] = field(default_factory=list)
    supervisions: list[tuple[str, Edit]] = field(default_factory=list)


async def plan_roster(session: AsyncSession, parsed: Parsed[RosterRow], known: Known) -> Plan:
    """What a roster would change. A first row holds from always, a later change from today on.

    A unit is created by its first row, with the zone that its rows give, else the office's.
    """
    office = await _load(session)
    plan = Plan(bad=[*_zone_conflicts(parsed.lines), *_bad_supervisors(parsed, office, known.today)])
    edits = _Edits()
    zones = {line.row.unit: line.row.timezone for line in parsed.lines if line.row.timezone is not None}
    for line in sorted(parsed.lines, key=lambda line: line.row.nip):
        _plan_unit(edits, office, line.row.unit, zones.get(line.row.unit), known.terms.zone)
        _plan_person(plan, edits, office, line, parsed.columns, known.today)
    bad_supervisors = {bad.line for bad in plan.bad}
    unwritable = {line.row.nip for line in parsed.lines if line.number in bad_supervisors}
    edits.supervisions = [edit for edit in edits.supervisions if edit[0] not in unwritable]

    async def write(session: AsyncSession, progress: Progress) -> None:
        await _write(session, edits, progress)

    plan.steps.append(write)
    return plan


async def _load(session: AsyncSession) -> _Office:
    # Statements of this transaction may have changed what the session remembers.
    fresh = {"populate_existing": True}
    people = list(await session.scalars(select(Employee), execution_options=fresh))
    nips = {person.id: person.nip for person in people}
    units = {unit.id: unit for unit in await session.scalars(select(Unit), execution_options=fresh)}
    office = _Office(
        {person.nip: person for person in people},
        {},
        {},
        {unit.name: unit.timezone for unit in units.values()},
    )
    for row in await session.scalars(select(Membership), execution_options=fresh):
        held = Held(row.id, units[row.unit_id].name, row.starts, row.ends)
        office.memberships.setdefault(nips[row.employee_id], []).append(held)
    for rule in await session.scalars(select(Supervision), execution_options=fresh):
        held = Held(rule.id, nips[rule.supervisor_id], rule.starts, rule.ends)
        office.supervisions.setdefault(nips[rule.employee_id], []).append(held)
    return office


def _zone_conflicts(lines: Sequence[Line[RosterRow]]) -> Iterable[BadRow]:
    first: dict[str, Line[RosterRow]] = {}
    for line in lines:
        if line.row.timezone is None:
            continue
        other = first.setdefault(line.row.unit, line)
        if other.row.timezone is not line.row.timezone:
            yield BadRow(
                line.number,
                f"timezone: {line.row.unit!r} has {other.row.timezone} in line {other.number},"
                f" {line.row.timezone} here",
            )


def _bad_supervisors(parsed: Parsed[RosterRow], office: _Office, today: date) -> Iterable[BadRow]:
    """Rows whose supervisor is nobody, or who are supervised, over others, by themselves."""
    people = {line.row.nip for line in parsed.lines} | office.people.keys()
    supervisor_of = {}
    for nip, rows in office.supervisions.items():
        present = current(rows, today)
        if present is not None:
            supervisor_of[nip] = present.value
    for line in parsed.lines:
        if line.row.supervisor_nip is not None:
            supervisor_of[line.row.nip] = line.row.supervisor_nip
        elif "supervisor_nip" in parsed.columns:
            supervisor_of.pop(line.row.nip, None)
    circling = in_circles(supervisor_of)
    for line in parsed.lines:
        supervisor = line.row.supervisor_nip
        if supervisor is not None and supervisor not in people:
            bad = supervisor in parsed.refused
            where = "in a bad row of this file" if bad else "neither in this file nor in the roster"
            yield BadRow(line.number, f"supervisor_nip: {supervisor} is {where}")
        elif line.row.nip in circling:
            yield BadRow(
                line.number,
                f"supervisor_nip: over {supervisor}, {line.row.nip} would supervise himself or herself",
            )


def _plan_unit(edits: _Edits, office: _Office, name: str, zone: TimeZone | None, default: TimeZone) -> None:
    if name not in office.zones:
        edits.new_units[name] = zone or default
    elif zone is not None and zone != office.zones[name]:
        edits.zones[name] = zone


def _plan_person(
    plan: Plan, edits: _Edits, office: _Office, line: Line[RosterRow], columns: frozenset[str], today: date
) -> None:
    row = line.row
    fields = _plan_employee(edits, office, row, columns)
    if row.unit in edits.zones:
        fields["timezone"] = (office.zones[row.unit], edits.zones[row.unit])
    fields |= _plan_succession(edits.memberships, "unit", row.nip, office.memberships, row.unit, today)
    if "supervisor_nip" in columns:
        fields |= _plan_succession(
            edits.supervisions, "supervisor_nip", row.nip, office.supervisions, row.supervisor_nip, today
        )
    if row.nip in office.people:
        plan.note(line.number, f"{row.nip} {row.name}", fields)
    else:
        plan.added.append(Addition(line.number, f"{row.nip} {row.name} ({row.unit})"))


def _plan_employee(
    edits: _Edits, office: _Office, row: RosterRow, columns: frozenset[str]
) -> dict[str, tuple[object, object]]:
    """Books a new person, or gives the differences of a known one."""
    values = {name: getattr(row, name) for name in _OF_PERSON}
    person = office.people.get(row.nip)
    if person is None:
        edits.new_people.append({"nip": row.nip} | values)
        return {}
    given = [name for name in _OF_PERSON if name in columns]
    fields = differences(person, values, given)
    if fields:
        edits.people.append({"id": person.id} | {name: values[name] for name in given})
    return fields


def _plan_succession(
    edits: list[tuple[str, Edit]],
    column: str,
    nip: str,
    held: Mapping[str, Sequence[Held]],
    wanted: str | None,
    today: date,
) -> dict[str, tuple[object, object]]:
    rows = held.get(nip, ())
    found = succeed(rows, wanted, today)
    edits.extend((nip, edit) for edit in found)
    present = current(rows, today)
    return {column: (present and present.value, wanted)} if found else {}


async def _write(session: AsyncSession, edits: _Edits, progress: Progress) -> None:
    new_units = [{"name": name, "timezone": zone} for name, zone in sorted(edits.new_units.items())]
    await insert_rows(session, Unit, new_units, progress)
    zones = [{"name": name, "timezone": zone} for name, zone in edits.zones.items()]
    await update_rows(session, Unit, zones, ("name",), progress)
    await insert_rows(session, Employee, edits.new_people, progress)
    await update_rows(session, Employee, edits.people, ("id",), progress)
    people = await ids(session, Employee.nip, Employee.id)
    units = await ids(session, Unit.name, Unit.id)
    await write_edits(session, MEMBERSHIPS, edits.memberships, people, units, progress)
    await write_edits(session, SUPERVISIONS, edits.supervisions, people, people, progress)
