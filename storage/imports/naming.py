"""Names of tables' rows in messages to people."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table as CoreTable
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.reasons import Reason
from storage.tables import Employee, Service, Table, Unit

_BY: Mapping[str, tuple[str, ...]] = {
    "units": ("name",),
    "employees": ("nip", "name"),
    "former_positions": ("employee_id", "ends"),
    "memberships": ("employee_id", "unit_id", "starts"),
    "supervisions": ("employee_id", "supervisor_id", "starts"),
    "stand_ins": ("stand_in_id", "supervisor_id", "starts"),
    "calendar_days": ("date", "unit_id"),
    "services": ("code", "name"),
    "service_staff": ("service_id", "employee_id", "starts"),
    "competencies": ("position", "competency"),
    "targets": ("employee_id", "period", "title"),
    "leaves": ("employee_id", "kind", "starts", "ends"),
    "duty_shifts": ("employee_id", "date", "starts"),
    "attendance": ("employee_id", "date"),
    "assessments": ("employee_id", "period", "source", "criterion"),
    "entries": ("employee_id", "date", "activity"),
    "responses": ("service_id", "date", "channel"),
}
"""Columns that tell people which row it is."""
_NAMES = {"employees": Employee.nip, "units": Unit.name, "services": Service.code}


async def names_of(session: AsyncSession, table: str, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """What some rows are called, in their order; of a table that no import writes, whose rows they are."""
    core = Table.metadata.tables[table]
    columns = _BY.get(table) or tuple(
        name for name in ("employee_id", "service_id", "date") if name in core.c
    )
    named: dict[str, Mapping[int, str]] = {}
    for name in columns:
        for foreign in core.c[name].foreign_keys:
            ids = {row[name] for row in rows if row[name] is not None}
            named[name] = await _names(session, foreign.column.table, ids)
    if not columns:
        return [table for _ in rows]
    return [
        Reason("row", words=tuple(_shown(named.get(name), row[name]) for name in columns)) for row in rows
    ]


async def _names(session: AsyncSession, table: CoreTable, ids: Collection[int]) -> Mapping[int, str]:
    found = await session.execute(select(table.c.id, _NAMES[table.name]).where(table.c.id.in_(ids)))
    return {row[0]: row[1] for row in found}


def _shown(names: Mapping[int, str] | None, value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, date):
        return Reason("day", day=value)
    return str(value) if names is None else names.get(value, str(value))
