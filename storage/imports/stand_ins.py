"""Imports appointments of stand-ins (Plt/Plh)."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports import Line, Parsed
from domain.imports.acting import StandInRow
from domain.reasons import Reason
from storage.imports.known import KnownNames
from storage.imports.plan import Plan, PlannedRow, plan_rows
from storage.tables import StandIn

_SAID = frozenset({"kind", "ends"})


async def plan_stand_ins(session: AsyncSession, parsed: Parsed[StandInRow], known: KnownNames) -> Plan:
    """What would change: one appointment per stand-in, supervisor and first day."""

    def resolve(line: Line[StandInRow]) -> PlannedRow:
        row = line.row
        key = {
            "supervisor_id": known.person(row.supervisor_nip, "supervisor_nip"),
            "stand_in_id": known.person(row.nip),
            "starts": row.start,
        }
        days = {"start": row.start, "end": row.end}
        what = Reason("stand-in", nip=row.nip, kind=row.kind, supervisor=row.supervisor_nip, **days)
        return PlannedRow(line.number, what, key, {"kind": row.kind, "ends": row.end}, _SAID)

    plan = Plan()
    wanted = plan.resolve(parsed.lines, resolve)
    await plan_rows(session, plan, StandIn, wanted)
    return plan
