"""The services file: public services, and who staffs them from when on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports import Asks, Line, Parsed, Question, ServiceRow
from domain.reasons import Reason, of_column
from domain.succession import ALWAYS, Edit, ExistingRow, after, ended, succeed, tells_a_history
from storage.imports.dating import write_edits
from storage.imports.journal import ColumnValues
from storage.imports.known import KnownNames, KnownService
from storage.imports.plan import Addition, Plan, Withdrawal, differences
from storage.imports.writing import Writer
from storage.records.dated import STAFF
from storage.tables import Employee, Service, ServiceStaff


class _Wanted(Struct, frozen=True):
    line: Line[ServiceRow]
    values: ColumnValues

    @property
    def row(self) -> ServiceRow:
        return self.line.row


class _Edits(Struct):
    """Rows to write; staff by the service's code, because new services have no id yet."""

    new: list[ColumnValues] = field(default_factory=list)
    changed: list[ColumnValues] = field(default_factory=list)
    closed: list[ColumnValues] = field(default_factory=list)
    staff: list[tuple[str, Edit[str]]] = field(default_factory=list)


async def plan_services(session: AsyncSession, parsed: Parsed[ServiceRow], known: KnownNames) -> Plan:
    """What a services file would change.

    The first staff of a service staff it on all dates; who joins or leaves later does so from today on, or
    from the date of the row. Of several rows of a service, the one that holds today gives what has no dates.
    """
    plan = Plan()
    edits = _Edits()
    staff = await _staff(session)
    codes: dict[str, tuple[str, int]] = {}
    of_service: defaultdict[str, list[_Wanted]] = defaultdict(list)
    for wanted in plan.resolve(parsed.lines, lambda line: _resolve(line, known, codes)):
        of_service[wanted.row.code.lower()].append(wanted)
    for code, rows in sorted(of_service.items()):
        _plan_service(plan, edits, rows, known, staff[code])

    async def write(writer: Writer) -> None:
        await writer.insert(Service, edits.new)
        await writer.update(Service, edits.changed, ("id",))
        await writer.update(Service, edits.closed, ("id",))
        owners = {code.lower(): key for code, key in await session.execute(select(Service.code, Service.id))}
        await write_edits(writer, STAFF, edits.staff, owners, known.people)

    plan.steps.append(write)
    return plan


async def _staff(session: AsyncSession) -> defaultdict[str, list[ExistingRow[str]]]:
    """All staff rows by code of the service in lower case."""
    query = (
        select(Service.code, ServiceStaff.id, Employee.nip, ServiceStaff.starts, ServiceStaff.ends)
        .join(ServiceStaff, ServiceStaff.service_id == Service.id)
        .join(Employee, Employee.id == ServiceStaff.employee_id)
    )
    rows: defaultdict[str, list[ExistingRow[str]]] = defaultdict(list)
    for code, key, nip, starts, ends in await session.execute(query):
        rows[code.lower()].append(ExistingRow(key, nip, starts, ends))
    return rows


def _resolve(line: Line[ServiceRow], known: KnownNames, codes: dict[str, tuple[str, int]]) -> _Wanted:
    row = line.row
    code, first = codes.setdefault(row.code.lower(), (row.code, line.number))
    if code != row.code:
        raise ValueError(of_column("code", "only-capitals", code=row.code, line=first))
    unit_id = known.unit(row.unit)
    for nip in sorted(row.staff_nips):
        known.person(nip, "staff_nips")
    values = {"code": row.code, "name": row.name, "unit_id": unit_id, "population": row.population}
    return _Wanted(line, values)


def _plan_service(
    plan: Plan, edits: _Edits, wanted: Sequence[_Wanted], known: KnownNames, staff: Sequence[ExistingRow[str]]
) -> None:
    """Books all rows of a service; each is noted with what it changes."""
    service = known.services.get(wanted[0].row.code.lower())
    for each in wanted:
        if each.line.withdraw:
            _plan_withdrawal(plan, edits, each, service, known.today)
    kept = [each for each in wanted if not each.line.withdraw]
    if not kept:
        return
    told = tells_a_history([each.row.since for each in kept], known.today)
    first = ALWAYS if told or not staff else known.today
    kept.sort(key=lambda each: each.row.since or first)
    begun = [each for each in kept if (each.row.since or first) <= known.today] or kept[:1]
    present = begun[-1]
    fields = _plan_details(edits, begun, service, known)
    changes = _plan_staff(plan, edits, kept, staff, first, known.names)
    for each, staff_change in zip(kept, changes, strict=True):
        row = each.row
        what = f"{row.code} {row.name}"
        if row.since:
            what = Reason("record-from", what=what, day=row.since)
        if service is None:
            plan.added.append(Addition(each.line.number, what))
        else:
            plan.note(each.line.number, what, (fields if each is present else {}) | staff_change)


def _plan_withdrawal(
    plan: Plan, edits: _Edits, wanted: _Wanted, service: KnownService | None, today: date
) -> None:
    """Closes a service from the date of its row on, or from today; what citizens said of it stays."""
    line, row = wanted.line.number, wanted.row
    if service is None or service.closed_on is not None:
        plan.gone(line, f"{row.code} {row.name}")
        return
    plan.withdrawn.append(Withdrawal(line, f"{row.code} {row.name}"))
    edits.closed.append({"id": service.id, "closed_on": row.since or today})


def _plan_details(
    edits: _Edits, begun: Sequence[_Wanted], service: KnownService | None, known: KnownNames
) -> dict[str, tuple[object, object]]:
    """Adds a new service, or returns the differences of a known one: the last row with a value counts."""
    values = {**begun[-1].values}
    saying = [each for each in begun if "population" in each.line.said]
    if saying:
        values["population"] = saying[-1].row.population
    elif service is not None:
        values["population"] = service.population
    if service is None:
        edits.new.append(values)
        return {}
    changes = differences(service, values, ("name", "unit_id", "population"))
    if changes:
        edits.changed.append(
            {"id": service.id} | {name: value for name, value in values.items() if name != "code"}
        )
    return _named(changes, known.units)


def _named(
    changes: dict[str, tuple[object, object]], units: Mapping[str, int]
) -> dict[str, tuple[object, object]]:
    """The changes with a unit by its name instead of its id."""
    if "unit_id" in changes:
        names: dict[Any, str] = {key: name for name, key in units.items()}
        old, new = changes.pop("unit_id")
        changes["unit"] = (names[old], names[new])
    return changes


def _plan_staff(
    plan: Plan,
    edits: _Edits,
    wanted: Sequence[_Wanted],
    staff: Sequence[ExistingRow[str]],
    first: date,
    names: Mapping[str, str],
) -> list[dict[str, tuple[object, object]]]:
    """Books who staffs a service from which date on; gives what each row, in the order of dates, changes."""
    saying = [(each.row.since or first, each) for each in wanted if "staff_nips" in each.line.said]
    of_person: defaultdict[str, list[ExistingRow[str]]] = defaultdict(list)
    for held in staff:
        of_person[held.value].append(held)
    code = wanted[0].row.code.lower()
    people = of_person.keys() | {nip for _, each in saying for nip in each.row.staff_nips}
    for nip in sorted(people):
        stays = of_person[nip]
        steps = [(day, nip if nip in each.row.staff_nips else None) for day, each in saying]
        edits.staff.extend((code, edit) for edit in succeed(stays, steps))
        for day, _ in ended(stays, after(stays, steps)):
            line, row = saying[0][1].line.number, saying[0][1].row
            plan.asks.append(Question(Asks.STAFF, line, row.code, row.name, nip, day, names[nip]))
    changes: list[dict[str, tuple[object, object]]] = []
    for each in wanted:
        day, row = each.row.since or first, each.row
        before = {held.value for held in staff if held.holds(day)}
        is_same = "staff_nips" not in each.line.said or before == row.staff_nips
        changes.append({} if is_same else {"staff_nips": (_listed(before), _listed(row.staff_nips))})
    return changes


def _listed(nips: Iterable[str]) -> str:
    return ";".join(sorted(nips))
