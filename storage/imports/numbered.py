"""Numbered imports: importing files, listing imports, and undoing them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Select, delete, insert, select, update
from sqlalchemy import Table as CoreTable
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from domain.audit.rows import Values, digest
from domain.errors import AlreadyHandled, Invalid
from domain.imports import NO_ORDERS, Orders, RawTable
from domain.imports.undoing import Obstacle
from storage.imports.importer import TABLES, Outcome, import_files
from storage.imports.journal import Journal, TouchedRows, decode_rows, encode_rows
from storage.imports.known import ImportContext
from storage.imports.obstacles import Obstacles
from storage.imports.plan import Plan
from storage.imports.undoing import restore
from storage.imports.writing import Progress
from storage.tables import Import, ImportedFile, ImportedTable, Table
from storage.uow import UnitOfWork


class Imported(Struct, frozen=True):
    """What became of files, and the number of their import; None where nothing is imported."""

    outcomes: list[Outcome]
    number: int | None = None

    @property
    def may_be_kept(self) -> bool:
        """Whether every row of every file can be imported, and no question is left."""
        return all(outcome.may_be_kept for outcome in self.outcomes)


class PastImport(Struct, frozen=True):
    """An import that was made, with its files."""

    number: int
    at: datetime
    who: str
    files: Sequence[ImportedFile]
    undone_at: datetime | None
    undone_by: str | None

    @property
    def is_undone(self) -> bool:
        """Whether it was taken back."""
        return self.undone_at is not None


async def import_numbered(
    uow: UnitOfWork,
    files: Mapping[str, Path],
    terms: ImportContext,
    progress: Progress,
    orders: Orders = NO_ORDERS,
    *,
    made: Mapping[str, RawTable] = MappingProxyType({}),
    dry_run: bool = False,
) -> Imported:
    """Imports files as `import_files` does, as one import with a number and rows in the log of decisions.

    The caller commits what may be kept, and rolls back what may not, and a dry run. An import that changes
    nothing has no number.
    """
    journal = Journal()
    imported = Imported(await import_files(uow.session, files, terms, progress, orders, made, journal))
    changing = [outcome for outcome in imported.outcomes if outcome.plan.is_change]
    if dry_run or not imported.may_be_kept or not changing:
        return imported
    row = insert(Import).values(at=terms.now, who=uow.audit.who).returning(Import.number)
    number = (await uow.session.execute(row)).scalar_one()
    await uow.session.execute(insert(ImportedFile), [_file_row(number, outcome) for outcome in changing])
    await _keep(uow.session, number, journal)
    for outcome in changing:
        uow.audit.note("import", f"imports/{number}", after=_logged(outcome))
    # On PostgreSQL a closing may have begun meanwhile, whose results are read without these rows. One that
    # begins from here on is logged, and therefore locks its period, after the commit.
    await uow.audit.hold()
    for check in (check for outcome in imported.outcomes for check in outcome.plan.checks):
        await check(uow.session)
    return replace(imported, number=number) if imported.may_be_kept else imported


async def imports(session: AsyncSession) -> list[PastImport]:
    """All imports, the newest first; what their lines did is not read."""
    files = select(ImportedFile).options(defer(ImportedFile.lines, raiseload=True))
    return await _numbered(session, select(Import), files)


async def numbered(session: AsyncSession, number: int) -> PastImport:
    """The import with this number; raises Invalid when there is none."""
    files = select(ImportedFile).where(ImportedFile.number == number)
    found = await _numbered(session, select(Import).where(Import.number == number), files)
    if not found:
        raise Invalid("import-unknown", number=number)
    return found[0]


async def _numbered(
    session: AsyncSession, made: Select[Import], of_them: Select[ImportedFile]
) -> list[PastImport]:
    files: dict[int, list[ImportedFile]] = {}
    for file in sorted(await session.scalars(of_them), key=lambda each: TABLES.index(each.kind)):
        files.setdefault(file.number, []).append(file)
    return [
        PastImport(each.number, each.at, each.who, files.get(each.number, ()), each.undone_at, each.undone_by)
        for each in await session.scalars(made.order_by(Import.number.desc()))
    ]


def lines_of(file: ImportedFile) -> list[str]:
    """What the lines of a file did."""
    return zlib.decompress(file.lines).decode().splitlines()


async def undo(uow: UnitOfWork, number: int, now: datetime) -> list[Obstacle]:
    """Takes an import back, or gives the reasons why that cannot be; then nothing is changed.

    It is alone in its unit of work. Raises Invalid when there is no such import, AlreadyHandled when it was
    taken back before.
    """
    made = await numbered(uow.session, number)
    if made.is_undone:
        raise AlreadyHandled("import-undone-before", number=number)
    touched = await _touched(uow.session, number)

    async def later(table: str) -> Mapping[int, TouchedRows]:
        return await _later(uow.session, number, table)

    obstacles = Obstacles(uow.session, touched, made.at, later)
    found, closed = await obstacles.find(), await obstacles.closed_since()
    if found:
        return found
    await restore(uow.session, touched)
    undone = update(Import).where(Import.number == number).values(undone_at=now, undone_by=uow.audit.who)
    await uow.session.execute(undone.execution_options(synchronize_session=False))
    # What was there before is there again: nobody needs a copy of it.
    await uow.session.execute(delete(ImportedTable).where(ImportedTable.number == number))
    # As at an import: what a closing that has begun meanwhile freezes is read without this.
    await uow.audit.hold()
    if await obstacles.closed_since() != closed:
        await uow.session.rollback()
        return await undo(uow, number, now)
    counts = {table.name: len(rows.added) + len(rows.before) + len(rows.removed) for table, rows in touched}
    uow.audit.note("undo-import", f"imports/{number}", after=counts)
    # What the session remembers is of before.
    uow.session.expunge_all()
    return []


def _file_row(number: int, outcome: Outcome) -> dict[str, object]:
    plan = outcome.plan
    return {
        "number": number,
        "kind": outcome.kind,
        "name": outcome.path.name,
        "digest": sha256(outcome.path.read_bytes()).hexdigest(),
        "added": len(plan.added),
        "changed": len(plan.changed),
        "withdrawn": len(plan.withdrawn),
        "unchanged": plan.unchanged,
        "lines": zlib.compress(_told(plan).encode()),
    }


def _logged(outcome: Outcome) -> Values:
    """How much a file changed, and a digest of what."""
    plan = outcome.plan
    return {
        "kind": outcome.kind,
        "added": len(plan.added),
        "changed": len(plan.changed),
        "withdrawn": len(plan.withdrawn),
        "what": digest(_told(plan)),
    }


def _told(plan: Plan) -> str:
    return "\n".join(map(str, plan.in_order))


async def _keep(session: AsyncSession, number: int, journal: Journal) -> None:
    await journal.close(session)
    rows = [
        {"number": number, "name": name, "rows": encode_rows(touched)}
        for name, touched in journal.tables.items()
        if not touched.is_empty
    ]
    if rows:
        await session.execute(insert(ImportedTable), rows)


async def _touched(session: AsyncSession, number: int) -> list[tuple[CoreTable, TouchedRows]]:
    """What an import did, in the order in which the tables name each other."""
    query = select(ImportedTable.name, ImportedTable.rows).where(ImportedTable.number == number)
    kept = {row.name: row.rows for row in await session.execute(query)}
    return [
        (table, decode_rows(table, kept[table.name]))
        for table in Table.metadata.sorted_tables
        if table.name in kept
    ]


async def _later(session: AsyncSession, number: int, table: str) -> Mapping[int, TouchedRows]:
    """What later imports did to a table that are not undone."""
    query = select(ImportedTable.number, ImportedTable.rows).where(
        ImportedTable.number > number, ImportedTable.name == table
    )
    core = Table.metadata.tables[table]
    return {later: decode_rows(core, rows) for later, rows in await session.execute(query)}
