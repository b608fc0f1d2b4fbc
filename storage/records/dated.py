"""Effective-dated tables: the rows that hold, and the edits that let one follow another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.succession import Close, Drop, Edit, ExistingRow, Open
from storage.base.parts import in_parts
from storage.tables import Membership, ServiceStaff, Supervision


class Dated(Struct, frozen=True):
    """An effective-dated table: the column with the owner's id, and the column with the value."""

    table: type[Membership] | type[Supervision] | type[ServiceStaff]
    owner: str
    value: str


MEMBERSHIPS = Dated(Membership, "employee_id", "unit_id")
SUPERVISIONS = Dated(Supervision, "employee_id", "supervisor_id")
STAFF = Dated(ServiceStaff, "service_id", "employee_id")


async def held_by(
    session: AsyncSession, dated: Dated, owners: Collection[int]
) -> dict[int, list[ExistingRow[int]]]:
    """All rows of some owners, the earliest first."""
    columns = dated.table.__table__.c
    query = select(columns[dated.owner], columns.id, columns[dated.value], columns.starts, columns.ends)
    found: defaultdict[int, list[ExistingRow[int]]] = defaultdict(list)
    for part in in_parts(sorted(owners)):
        rows = query.where(columns[dated.owner].in_(part)).order_by(columns.starts, columns.id)
        for owner, *row in await session.execute(rows):
            found[owner].append(ExistingRow(*row))
    return found


async def write_dated(session: AsyncSession, dated: Dated, edits: Sequence[tuple[int, Edit[int]]]) -> None:
    """Makes edits, each with the id of its owner."""
    closed: defaultdict[date, list[int]] = defaultdict(list)
    for _, edit in edits:
        if isinstance(edit, Close):
            closed[edit.ends].append(edit.id)
    for last, ids in closed.items():
        for part in in_parts(ids):
            await session.execute(update(dated.table).where(dated.table.id.in_(part)).values(ends=last))
    for part in in_parts([edit.id for _, edit in edits if isinstance(edit, Drop)]):
        await session.execute(delete(dated.table).where(dated.table.id.in_(part)))
    opened = [
        {dated.owner: owner, dated.value: edit.value, "starts": edit.starts, "ends": edit.ends}
        for owner, edit in edits
        if isinstance(edit, Open)
    ]
    if opened:
        await session.execute(insert(dated.table), opened)
