"""The services file: public services, and who staffs them from when on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports import Asks, Line, Parsed, Question, ServiceRow
from domain.succession import Edit, Held, Open, end
from storage.imports.dating import write_edits
from storage.imports.known import Known
from storage.imports.plan import Addition, Plan, differences
from storage.imports.writing import Values, Writer
from storage.records.dated import STAFF
from storage.tables import ALWAYS, FOREVER, Employee, Service, ServiceStaff


@dataclass(frozen=True)
class _Wanted:
    line: int
    row: ServiceRow
    said: frozenset[str]
    values: Values


@dataclass
class _Edits:
    """What is to be written; staff by the service's code, for new services have no id yet."""

    new: list[Values] = field(default_factory=list)
    changed: list[Values] = field(default_factory=list)
    staff: list[tuple[str, Edit[str]]] = field(default_factory=list)


async def plan_services(session: AsyncSession, parsed: Parsed[ServiceRow], known: Known) -> Plan:
    """What a services file would change.

    The first staff of a service staff it on all dates; who joins or leaves later does so from today on.
    """
    plan = Plan()
    edits = _Edits()
    staff = await _staff(session)
    codes: dict[str, int] = {}

    def resolve(line: Line[ServiceRow]) -> _Wanted:
        return _resolve(line, known, codes)

    for wanted in sorted(plan.resolve(parsed.lines, resolve), key=lambda wanted: wanted.row.code):
        _plan_service(plan, edits, wanted, known, staff[wanted.row.code.lower()])

    async def write(writer: Writer) -> None:
        await writer.insert(Service, edits.new)
        await writer.update(Service, edits.changed, ("id",))
        owners = {code.lower(): key for code, key in await session.execute(select(Service.code, Service.id))}
        await write_edits(writer, STAFF, edits.staff, owners, known.people)

    plan.steps.append(write)
    return plan


async def _staff(session: AsyncSession) -> defaultdict[str, list[Held[str]]]:
    """All staff rows by code of the service in lower case."""
    query = (
        select(Service.code, ServiceStaff.id, Employee.nip, ServiceStaff.starts, ServiceStaff.ends)
        .join(ServiceStaff, ServiceStaff.service_id == Service.id)
        .join(Employee, Employee.id == ServiceStaff.employee_id)
    )
    rows: defaultdict[str, list[Held[str]]] = defaultdict(list)
    for code, key, nip, starts, ends in await session.execute(query):
        rows[code.lower()].append(Held(key, nip, starts, ends))
    return rows


def _resolve(line: Line[ServiceRow], known: Known, codes: dict[str, int]) -> _Wanted:
    row = line.row
    first = codes.setdefault(row.code.lower(), line.number)
    if first != line.number:
        raise ValueError(f"code: {row.code} differs from that of line {first} only in its capitals")
    unit_id = known.unit(row.unit)
    for nip in sorted(row.staff_nips):
        known.person(nip, "staff_nips")
    values = {"code": row.code, "name": row.name, "unit_id": unit_id, "population": row.population}
    return _Wanted(line.number, row, line.said, values)


def _plan_service(
    plan: Plan,
    edits: _Edits,
    wanted: _Wanted,
    known: Known,
    staff: Sequence[Held[str]],
) -> None:
    row, what = wanted.row, f"{wanted.row.code} {wanted.row.name}"
    service = known.services.get(row.code.lower())
    fields = _plan_staff(plan, edits, wanted, staff, known.today) if "staff_nips" in wanted.said else {}
    if service is None:
        edits.new.append(wanted.values)
        plan.added.append(Addition(wanted.line, what))
        return
    given = ["name", "unit_id", *({"population"} & wanted.said)]
    changes = differences(service, wanted.values, given)
    if changes:
        same = {"id": service.id, "name": service.name, "unit_id": service.unit_id}
        same["population"] = service.population
        edits.changed.append(same | {name: wanted.values[name] for name in given})
    plan.note(wanted.line, what, _named(changes, known.units) | fields)


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
    plan: Plan, edits: _Edits, wanted: _Wanted, staff: Sequence[Held[str]], today: date
) -> dict[str, tuple[object, object]]:
    row = wanted.row
    present = [held for held in staff if held.holds(today)]
    before = {held.value for held in present}
    if before == row.staff_nips:
        return {}
    code = row.code.lower()
    for held in sorted(present, key=lambda held: held.value):
        if held.value not in row.staff_nips:
            edits.staff.append((code, end(held, today)))
            plan.asks.append(Question(Asks.STAFF, wanted.line, row.code, row.name, held.value, today))
    starts = today if staff else ALWAYS
    edits.staff.extend((code, Open(nip, starts, FOREVER)) for nip in sorted(row.staff_nips - before))
    return {"staff_nips": (_listed(before), _listed(row.staff_nips))}


def _listed(nips: Iterable[str]) -> str:
    return ";".join(sorted(nips))
