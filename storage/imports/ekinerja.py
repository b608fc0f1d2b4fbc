"""The roster in the database, for reading a sheet of e-Kinerja."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace
from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.imports.acting import StandInRow
from domain.imports.ekinerja_roster import Reading, read_roster_sheet
from domain.imports.ekinerja_skp import SkpReading, SkpTold, read_skp
from domain.imports.ekinerja_terms import KnownPerson, OperatorChoices, Roster
from domain.imports.sheet import Sheet
from domain.people import StandInKind
from storage.records.people import on
from storage.tables import Employee, Membership, StandIn, Supervision, Target, Unit

_SUPERVISOR = aliased(Employee)


async def read_ekinerja(session: AsyncSession, sheet: Sheet, told: OperatorChoices, today: date) -> Reading:
    """A sheet as tables for `import_files`, with all that there is to tell; raises BadFile.

    It belongs into the transaction of that import.
    """
    return read_roster_sheet(sheet, await known_roster(session, today), told, today)


async def read_skp_sheet(session: AsyncSession, sheet: Sheet, told: SkpTold, today: date) -> SkpReading:
    """A sheet of SKP as a table for `import_files`, with RHK linked to superiors' targets; raises BadFile."""
    query = (
        select(Employee.nip, _SUPERVISOR.nip, Target.title)
        .join(Supervision, Supervision.employee_id == Employee.id)
        .join(_SUPERVISOR, _SUPERVISOR.id == Supervision.supervisor_id)
        .outerjoin(Target, and_(Target.employee_id == _SUPERVISOR.id, Target.is_agreed()))
        .where(on(Supervision, today))
        .order_by(Supervision.starts, Supervision.id)
    )
    supervisors: dict[str, str] = {}
    titles: dict[str, list[str]] = {}
    for nip, supervisor, title in await session.execute(query):
        supervisors[nip] = supervisor
        if title is not None:
            titles.setdefault(nip, []).append(title)
    return read_skp(sheet, replace(told, parents=titles, supervisors=supervisors))


async def known_roster(session: AsyncSession, today: date) -> Roster:
    """The roster of a day, with current and later stand-ins."""
    stays = select(Membership.employee_id, Unit.name).join(Unit, Unit.id == Membership.unit_id)
    held = select(Supervision.employee_id, _SUPERVISOR.nip).join(
        _SUPERVISOR, _SUPERVISOR.id == Supervision.supervisor_id
    )
    # Of two rows that hold on a day the later one counts, as everywhere.
    in_units = await session.execute(
        stays.where(on(Membership, today)).order_by(Membership.starts, Membership.id)
    )
    led = await session.execute(
        held.where(on(Supervision, today)).order_by(Supervision.starts, Supervision.id)
    )
    units: dict[int, str] = {row[0]: row[1] for row in in_units}
    heads: dict[int, str] = {row[0]: row[1] for row in led}
    people = {
        each.nip: KnownPerson(
            each.name,
            units.get(each.id),
            each.position,
            each.rank,
            heads.get(each.id),
        )
        for each in await session.scalars(select(Employee))
    }
    return Roster(people, list(await session.scalars(select(Unit.name))), await _acting(session, today))


async def _acting(session: AsyncSession, today: date) -> list[StandInRow]:
    """Appointments that are not over, the last one first."""
    query = (
        select(Employee.nip, _SUPERVISOR.nip, StandIn.kind, StandIn.starts, StandIn.ends)
        .join(Employee, Employee.id == StandIn.stand_in_id)
        .join(_SUPERVISOR, _SUPERVISOR.id == StandIn.supervisor_id)
        .where(StandIn.ends >= today)
        .order_by(StandIn.starts.desc(), StandIn.id.desc())
    )
    return [
        StandInRow(nip, supervisor, StandInKind(kind), starts, ends)
        for nip, supervisor, kind, starts, ends in await session.execute(query)
    ]
