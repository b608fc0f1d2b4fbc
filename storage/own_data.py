"""All rows of a person, for the export to that person (domain/own_rows.py)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, ColumnElement, Select, String, cast, false, func, literal, or_, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.ext.asyncio import AsyncSession

from domain.own_rows import OWN_ROWS, TECHNICAL
from storage.tables import Account, Employee, Entry, Evidence, KeptFile, Service, Table, Target, Unit

Record = dict[str, Any]
_NAMED = {
    "units": (Unit.id, Unit.name),
    "services": (Service.id, Service.name),
    "targets": (Target.id, Target.title),
}
"""Other records whose names stand in place of their numbers."""
_PERSON = "employees"


class OwnFile(Struct, frozen=True):
    """A file of evidence that the office's server keeps."""

    day: date
    """The date of its report."""
    name: str | None
    kind: str
    sha256: str
    size: int


async def own_rows(session: AsyncSession, employee_id: int, zone: tzinfo) -> dict[str, list[Record]]:
    """The rows of a person by table, in the order of their keys, with values as JSON has them."""
    people = await session.execute(select(Employee.id, Employee.name))
    names = {_PERSON: {key: name for key, name in people}}  # noqa: C416 - rows are no pairs for mypy
    for referred, (key, said) in _NAMED.items():
        others = await session.execute(select(key, said))
        names[referred] = {key: name for key, name in others}  # noqa: C416
    found = {}
    for name in OWN_ROWS:
        table = _table(name)
        shown = columns_of(name)
        query = _own(name, select(Employee.id).where(Employee.id == employee_id))
        rows = await session.execute(query.with_only_columns(*shown).order_by(*table.primary_key))
        found[name] = [
            {column.name: _said(column, value, names, zone) for column, value in zip(shown, row, strict=True)}
            for row in rows
        ]
    return found


async def own_files(session: AsyncSession, employee_id: int) -> Sequence[OwnFile]:
    """The kept files of a person's reports, the latest first."""
    query = (
        select(Entry.date, Evidence.name, Evidence.kind, KeptFile.sha256, KeptFile.size)
        .join(Evidence, Evidence.entry_id == Entry.id)
        .join(KeptFile, KeptFile.unique_id == Evidence.unique_id)
        .where(Entry.employee_id == employee_id, KeptFile.sha256.is_not(None))
        .order_by(Entry.date.desc(), Evidence.id)
    )
    return [
        OwnFile(day, name, kind, sha256, size or 0)
        for day, name, kind, sha256, size in await session.execute(query)
        if sha256 is not None
    ]


async def count_rows(session: AsyncSession, people: Select[Any]) -> dict[str, int]:
    """How many rows each table has of people, whose ids are given."""
    return {
        name: await session.scalar(select(func.count()).select_from(_own(name, people).subquery())) or 0
        for name in OWN_ROWS
    }


def columns_of(name: str) -> list[Column[Any]]:
    """The columns of a table that an export has."""
    own = OWN_ROWS[name]
    return [
        column
        for column in _table(name).columns
        if column.name not in own.hidden | TECHNICAL
        and (_refers(column) != _PERSON or column.name in {*own.by, *own.names})
    ]


def _table(name: str) -> SqlTable:
    return Table.metadata.tables[name]


def _refers(column: Column[Any]) -> str | None:
    """The table that a column names a row of."""
    return next((key.column.table.name for key in column.foreign_keys), None)


def _own(name: str, people: Select[Any]) -> Select[Any]:
    """The rows of a table that belong to one of the people, whose ids are given."""
    table, own = _table(name), OWN_ROWS[name]
    is_own: list[ColumnElement[bool]] = [table.c[column].in_(people) for column in own.by]
    if own.through is not None:
        column, other = own.through
        is_own.append(table.c[column].in_(_own(other, people).with_only_columns(_table(other).c.id)))
    if own.account is not None:
        accounts = select(Account.telegram_id).where(Account.employee_id.in_(people))
        is_own.append(table.c[own.account].in_(accounts))
    if own.who is not None:
        actors = select(literal("employee ") + cast(Employee.id, String)).where(Employee.id.in_(people))
        is_own.append(table.c[own.who].in_(actors))
    query = select(table).where(or_(false(), *is_own))
    return query if own.only is None else query.where(table.c[own.only[0]].in_(sorted(own.only[1])))


def _said(column: Column[Any], value: Any, names: dict[str, dict[int, str]], zone: tzinfo) -> Any:
    """A value as JSON has it: a name in place of a number, a moment in the office's zone."""
    referred = _refers(column)
    if value is not None and referred in names:
        return names[referred].get(value, value)
    match value:
        case datetime():
            return value.astimezone(zone).isoformat()
        case date() | time():
            return value.isoformat()
        case Decimal():
            return str(value)
        case tuple():
            return [each.model_dump(mode="json") if hasattr(each, "model_dump") else each for each in value]
        case _:
            return value
