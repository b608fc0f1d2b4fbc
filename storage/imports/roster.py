"""The roster file: people, their units with zones, and their supervisors from a date on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct, field
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports import Asks, BadRow, Line, Parsed, Question, RosterRow
from domain.imports.remarks import Remark, Remarks
from domain.imports.supervised import ServiceDates, Supervised
from domain.people import Role
from domain.periods import Span
from domain.positions import former_positions, held_positions
from domain.reasons import ColumnName, Reason, of_column
from domain.succession import ALWAYS, FOREVER, Edit, ExistingRow, after, current, succeed, tells_a_history
from storage.imports.dating import steps_of, write_edits
from storage.imports.journal import ColumnValues
from storage.imports.known import KnownNames, ids
from storage.imports.leaving import Leaver, tell_open_work
from storage.imports.plan import Addition, Plan, differences, tell_closed
from storage.imports.supervisions import ask_about_supervisors, bad_supervisors, supervisors_after
from storage.imports.units import UnitEdits, plan_units
from storage.imports.writing import Writer
from storage.records.dated import MEMBERSHIPS, SUPERVISIONS
from storage.records.positions import read_positions
from storage.tables import Employee, FormerPosition, Membership, Supervision, Unit

_OF_PERSON = ("name", "rank", "role", "joined", "left", "employment")


class _Office(Struct):
    """The roster as it is: people by NIP, what they held and hold, zones of units by name."""

    people: dict[str, Employee]
    memberships: dict[str, list[ExistingRow[str]]]
    supervisions: dict[str, list[ExistingRow[str]]]
    positions: dict[str, list[ExistingRow[str]]]
    zones: dict[str, str]


def _served(person: Employee) -> ServiceDates:
    return ServiceDates(person.joined, person.left)


class _Edits(Struct):
    """Rows to write, by NIPs and names of units: ids of new rows are not known yet."""

    served: dict[str, ServiceDates] = field(default_factory=dict)
    """From when to when the people of the file serve, by NIP."""
    leavers: list[Leaver] = field(default_factory=list)
    """Known people whose service ends, or ends earlier than was known."""
    new_people: list[ColumnValues] = field(default_factory=list)
    people: list[ColumnValues] = field(default_factory=list)
    units: UnitEdits = field(default_factory=UnitEdits)
    memberships: list[tuple[str, Edit[str]]] = field(default_factory=list)
    supervisions: list[tuple[str, Edit[str]]] = field(default_factory=list)
    positions: dict[str, list[ExistingRow[str]]] = field(default_factory=dict)
    """All positions of those whose history changes."""


async def plan_roster(session: AsyncSession, parsed: Parsed[RosterRow], known: KnownNames) -> Plan:
    """What a roster would change. A first row holds from always, a later change from today on.

    A row with `since` holds from that date on. Of several rows of a person, the one that holds today gives
    what has no dates.
    """
    office = await _load(session)
    plan, edits = Plan(), _Edits()
    parsed.lines, edits.units = plan_units(plan, parsed.lines, office.zones, known)
    of_person: defaultdict[str, list[Line[RosterRow]]] = defaultdict(list)
    for line in parsed.lines:
        of_person[line.row.nip].append(line)
    of_person.update((nip, _from_the_beginning(lines, known.today)) for nip, lines in of_person.items())
    parsed.lines = [line for lines in of_person.values() for line in lines]
    before = Supervised(office.supervisions, {nip: _served(each) for nip, each in office.people.items()})
    supervisors = supervisors_after(of_person, office.supervisions, known.today)
    plan.bad += bad_supervisors(parsed, office.supervisions, supervisors, office.people.keys(), known.today)
    for _, lines in sorted(of_person.items()):
        _plan_person(plan, edits, office, lines, known.today)
    then = Supervised(supervisors, {**before.people, **edits.served})
    ask_about_supervisors(plan, of_person, known.names, before, then, known.today)
    await tell_closed(session, plan, _days_changed(plan, parsed.lines, known.today))
    bad_lines = {bad.line for bad in plan.bad}
    unwritable = {line.row.nip for line in parsed.lines if line.number in bad_lines}
    edits.supervisions = [edit for edit in edits.supervisions if edit[0] not in unwritable]

    async def write(writer: Writer) -> None:
        await _write(writer, edits)

    plan.steps.append(write)
    await tell_open_work(session, plan, edits.leavers, known.today)
    return plan


def _days_changed(plan: Plan, lines: Sequence[Line[RosterRow]], today: date) -> dict[int, Span]:
    """From when on each changed row changes where a known person was, or whether one served."""
    since = {line.number: line.row.since or today for line in lines}
    days: dict[int, Span] = {}
    for each in plan.changed:
        begins = [since[each.line]] if each.fields.keys() & {"unit", "supervisor_nip", "position"} else []
        for name in each.fields.keys() & {"joined", "left"}:
            begins += [day for day in each.fields[name] if isinstance(day, date)]
        if begins:
            days[each.line] = Span(min(begins), FOREVER)
    return days


def _from_the_beginning(lines: Sequence[Line[RosterRow]], today: date) -> list[Line[RosterRow]]:
    """The rows of a person, with a date for the one that begins a history."""
    if not tells_a_history([line.row.since for line in lines], today):
        return [*lines]
    return [replace(line, row=replace(line.row, since=line.row.since or ALWAYS)) for line in lines]


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
        {},
        {unit.name: unit.timezone for unit in units.values()},
    )
    for row in await session.scalars(select(Membership), execution_options=fresh):
        held = ExistingRow(row.id, units[row.unit_id].name, row.starts, row.ends)
        office.memberships.setdefault(nips[row.employee_id], []).append(held)
    for rule in await session.scalars(select(Supervision), execution_options=fresh):
        held = ExistingRow(rule.id, nips[rule.supervisor_id], rule.starts, rule.ends)
        office.supervisions.setdefault(nips[rule.employee_id], []).append(held)
    former = (await read_positions(session)).former
    for person in people:
        office.positions[person.nip] = held_positions(former.get(person.id, ()), person.position)
    return office


def _plan_person(
    plan: Plan, edits: _Edits, office: _Office, lines: Sequence[Line[RosterRow]], today: date
) -> None:
    """Books all rows of a person; each is noted with what it changes."""
    nip = lines[0].row.nip
    start = today if nip in office.people else ALWAYS
    by_date = sorted(lines, key=lambda line: line.row.since or start)
    begun = [line for line in by_date if (line.row.since or start) <= today] or by_date[:1]
    fields = _plan_employee(plan, edits, office, begun, today)
    histories = {
        "unit": office.memberships.get(nip, ()),
        "supervisor_nip": office.supervisions.get(nip, ()),
        "position": office.positions.get(nip, ()),
    }
    for column, held in histories.items():
        steps = steps_of(lines, column, held, today)
        if column == "position":
            changed = after(held, steps)
            if changed != list(held):
                edits.positions[nip] = changed
        else:
            found = edits.memberships if column == "unit" else edits.supervisions
            found.extend((nip, edit) for edit in succeed(held, steps))
    for line in by_date:
        row = line.row
        changes = dict(fields.get(line.number, {}))
        if "timezone" in line.said and row.unit in edits.units.zones:
            changes["timezone"] = (office.zones[row.unit], edits.units.zones[row.unit])
        for column, held in histories.items():
            for day, wanted in steps_of([line], column, held, today):
                earlier = [step for step in steps_of(lines, column, held, today) if step[0] < day]
                before = current(after(held, earlier), day)
                if (before and before.value) != wanted:
                    changes[column] = (before and before.value, wanted)
        what = f"{nip} {row.name}"
        if row.since and row.since > ALWAYS:
            what = Reason("record-from", what=what, day=row.since)
        if nip in office.people:
            plan.note(line.number, what, changes)
        else:
            plan.added.append(Addition(line.number, Reason("record-in-unit", what=what, unit=row.unit)))


def _plan_employee(
    plan: Plan, edits: _Edits, office: _Office, begun: Sequence[Line[RosterRow]], today: date
) -> dict[int, dict[str, tuple[object, object]]]:
    """Books a new person, or gives the differences of a known one, by the line that makes each."""
    last = begun[-1]
    values = {name: getattr(last.row, name) for name in _OF_PERSON}
    line_of = {}
    for line in begun:
        for name in line.said.intersection(_OF_PERSON):
            values[name], line_of[name] = getattr(line.row, name), line
    person = office.people.get(last.row.nip)
    if person is not None:
        values |= {name: getattr(person, name) for name in _OF_PERSON if name not in line_of}
    edits.served[last.row.nip] = ServiceDates(values["joined"], values["left"])
    if person is None:
        edits.new_people.append({"nip": last.row.nip} | values)
        return {}
    if values["joined"] and values["left"] and values["left"] < values["joined"]:
        reason = of_column(
            "left", "before", day=values["left"], column=ColumnName("joined"), other=values["joined"]
        )
        plan.bad.append(BadRow(last.number, reason))
    found: dict[int, dict[str, tuple[object, object]]] = {}
    changes = differences(person, values, _OF_PERSON)
    if "left" in changes:
        _tell_return(plan, line_of["left"], person.left, values["left"], today)
        if values["left"] and (person.left is None or values["left"] < person.left):
            what = f"{person.nip} {values['name']}"
            edits.leavers.append(Leaver(line_of["left"].number, person.id, what, values["left"]))
    for name, change in changes.items():
        found.setdefault(line_of[name].number, {})[name] = change
    if changes:
        edits.people.append({"id": person.id} | values)
    if "role" in changes and person.role != Role.ASN:
        asks = (line_of["role"].number, person.nip, values["name"], person.role)
        plan.asks.append(Question(Asks.ROLE, *asks))
    return found


def _tell_return(plan: Plan, line: Line[RosterRow], left: date | None, new: date | None, today: date) -> None:
    """Tells from when days that were not of the service are expected: a person has one span of service."""
    if left is None or (new is not None and new <= left):
        return
    away = left + timedelta(days=1)
    if away < today:
        what = f"{line.row.nip} {line.row.name}"
        plan.remarks.append(Remark(Remarks.RETURNS, line.number, what, away.isoformat()))


async def _write(writer: Writer, edits: _Edits) -> None:
    new_units = [{"name": name, "timezone": zone} for name, zone in sorted(edits.units.new.items())]
    await writer.insert(Unit, new_units)
    zones = [{"name": name, "timezone": zone} for name, zone in edits.units.zones.items()]
    await writer.update(Unit, zones, ("name",))
    await writer.insert(Employee, edits.new_people)
    await writer.update(Employee, edits.people, ("id",))
    people = await ids(writer.session, Employee.nip, Employee.id)
    await _write_positions(writer, {people[nip]: rows for nip, rows in edits.positions.items()})
    units = await ids(writer.session, Unit.name, Unit.id)
    await write_edits(writer, MEMBERSHIPS, edits.memberships, people, units)
    await write_edits(writer, SUPERVISIONS, edits.supervisions, people, people)


async def _write_positions(writer: Writer, positions: Mapping[int, Sequence[ExistingRow[str]]]) -> None:
    kept = {person: former_positions(rows) for person, rows in positions.items()}
    last: list[ColumnValues] = [
        {"id": person, "position": position} for person, (_, position) in kept.items()
    ]
    await writer.update(Employee, last, ("id",))
    await writer.delete(FormerPosition, "employee_id", kept)
    rows: list[ColumnValues] = [
        {"employee_id": person, **each._asdict()} for person, (former, _) in kept.items() for each in former
    ]
    await writer.insert(FormerPosition, rows)
