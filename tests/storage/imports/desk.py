"""A desk at which files are imported: writes them, imports them, and looks into the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Table as CoreTable
from sqlalchemy import inspect, select

from domain.imports import NO_ORDERS, Orders
from domain.imports.undoing import Obstacle
from domain.office import Office
from domain.people import TimeZone
from domain.periods import Period
from storage.base.engine import Database
from storage.imports import ImportContext, Outcome, Unwatched, import_numbered, undo
from storage.records.schemes import load_scheme
from storage.tables import (
    Assessment,
    Attendance,
    CalendarDay,
    Closing,
    Competency,
    DutyShift,
    Employee,
    Entry,
    FormerPosition,
    Leave,
    Membership,
    Response,
    Service,
    ServiceStaff,
    Supervision,
    Table,
    Target,
    Unit,
)
from storage.uow import UnitOfWork
from tests.harness import changes

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=TimeZone.WIB.info)
SARI, BUDI, CITRA, RATNA = (
    "199001012015012001",
    "197502022000031002",
    "198803032012012003",
    "197207151998032003",
)

ROSTER = f"""\
nip,name,unit,position,supervisor_nip
{SARI},Sari Contoh,Dinas,Operator,{BUDI}
{CITRA},Citra Contoh,Dinas,Operator,{BUDI}
{BUDI},Budi Contoh,Dinas,Kepala Seksi,{RATNA}
{RATNA},Ratna Umpama,Sekretariat,Kepala Dinas,
"""

TABLES = (
    Unit,
    Employee,
    Membership,
    Supervision,
    CalendarDay,
    Service,
    ServiceStaff,
    Competency,
    Target,
    Leave,
    Attendance,
    Assessment,
    Entry,
    Response,
)

Tables = dict[str, list[tuple[object, ...]]]


@dataclass
class Desk:
    """An office's database, and a folder for files."""

    database: Database
    folder: Path
    now: datetime = FRIDAY
    orders: Orders = NO_ORDERS
    number: int | None = None
    """Of the last import."""

    def told(self, orders: Orders) -> Desk:
        """The same desk, told what an import may do."""
        return replace(self, orders=orders)

    def terms(self) -> ImportContext:
        """What the office is like."""
        peers = frozenset({"kerja_sama", "berbagi_pengetahuan"})
        return ImportContext(self.now, TimeZone.WIB, peers, peers)

    def write(self, kind: str, content: str) -> Path:
        """A CSV file of this kind."""
        path = self.folder / f"{kind}.csv"
        path.write_text(content, "utf-8")
        return path

    async def takes(self, **files: str) -> dict[str, Outcome]:
        """Imports files by kind in one transaction, which is kept only if every outcome may be."""
        paths = {kind: self.write(kind, content) for kind, content in files.items()}
        return await self.takes_files(paths)

    async def takes_files(self, paths: Mapping[str, Path]) -> dict[str, Outcome]:
        """The same for files that exist."""
        async with self.database.unit() as uow:
            imported = await import_numbered(uow, paths, self.terms(), Unwatched(), self.orders)
            if imported.may_be_kept:
                await uow.commit()
        self.number = imported.number
        return {outcome.kind: outcome for outcome in imported.outcomes}

    async def takes_back(self, number: int) -> list[Obstacle]:
        """Undoes an import; gives what stands in the way."""
        async with changes(self.database) as uow:
            return await undo(uow, number, self.now)

    async def work(self, uow: UnitOfWork, rows: Sequence[Table]) -> None:
        """Adds rows as the chat would."""
        uow.session.add_all(rows)
        await uow.commit()

    async def closes(self, code: str, at: datetime) -> None:
        """Begins the closing of a period."""
        period = Period.parse(code)
        when = {"period": code, "starts": period.start, "ends": period.end, "begun_at": at, "told_up_to": 0}
        rules = {"zone": "Asia/Jakarta", "scheme": "batanghari", "scheme_text": "", "scheme_digest": ""}
        async with self.database.unit() as uow:
            await self.work(uow, [Closing(**when, **rules)])

    async def contents(self, *tables: type[Table], ids: bool = False) -> Tables:
        """The rows of tables in their order, without their ids unless these are wanted.

        The ids of responses are random: they and their order are left out.
        """
        found: Tables = {}
        async with self.database.read() as uow:
            for table in tables:
                core = inspect(table).local_table
                assert isinstance(core, CoreTable)
                with_ids = ids and table is not Response
                columns = [column for column in core.c if with_ids or column.name != "id"]
                rows = await uow.session.execute(select(*columns).order_by(*core.primary_key))
                found[core.name] = [tuple(row) for row in rows]
                if table is Response:
                    found[core.name].sort(key=repr)
        return found

    async def one(self, query: Any) -> Any:
        """The single value or row that a query gives."""
        async with self.database.read() as uow:
            return await uow.session.scalar(query)


def counts(outcome: Outcome) -> tuple[int, int, int]:
    """Rows added, changed and unchanged."""
    return len(outcome.plan.added), len(outcome.plan.changed), outcome.plan.unchanged


def bad(outcome: Outcome) -> dict[int, str]:
    """Bad rows by line."""
    return {row.line: row.reason for row in outcome.bad_rows}


def office() -> Office:
    """The office of the sample."""
    return Office("Kabupaten Contoh", TimeZone.WIB.info, "WIB", load_scheme("batanghari"), "contoh_bot")


ALL = (*TABLES, DutyShift, FormerPosition)
