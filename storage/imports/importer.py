"""Imports files in the order in which they depend on each other, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from types import MappingProxyType
from typing import Any
from zipfile import ZipFile, ZipInfo

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncSession

from domain import imports
from domain.imports import NO_ORDERS, BadFile, BadRow, Layout, Orders, Question, RawTable, parse
from domain.imports.acting import STAND_INS
from domain.imports.sheet import PLAIN, Taken
from domain.office import Office
from domain.reasons import Reason, reason_of
from storage.base.disk import system_reason
from storage.imports.agreed import plan_assessments, plan_competencies, plan_targets
from storage.imports.citizen import plan_citizen
from storage.imports.days import plan_attendance, plan_calendar
from storage.imports.duty import plan_duty
from storage.imports.entries import plan_entries
from storage.imports.journal import Journal
from storage.imports.known import ImportContext, KnownNames
from storage.imports.leave import plan_leave
from storage.imports.plan import Plan
from storage.imports.reading import SUFFIXES, read_table
from storage.imports.roster import plan_roster
from storage.imports.services import plan_services
from storage.imports.stand_ins import plan_stand_ins
from storage.imports.workbook import BROKEN_ARCHIVE, ENCRYPTED
from storage.imports.writing import Progress, Unwatched, Writer
from storage.uow import UnitOfWork

Planner = Callable[[AsyncSession, Any, KnownNames], Awaitable[Plan]]

_PLANNERS: Mapping[str, tuple[Layout[Any], Planner]] = {
    "roster": (imports.ROSTER, plan_roster),
    "stand_ins": (STAND_INS, plan_stand_ins),
    "calendar": (imports.CALENDAR, plan_calendar),
    "services": (imports.SERVICES, plan_services),
    "competencies": (imports.COMPETENCIES, plan_competencies),
    "targets": (imports.TARGETS, plan_targets),
    "leave": (imports.LEAVE, plan_leave),
    "duty": (imports.DUTY, plan_duty),
    "attendance": (imports.ATTENDANCE, plan_attendance),
    "assessments": (imports.ASSESSMENTS, plan_assessments),
    "entries": (imports.ENTRIES, plan_entries),
    "citizen": (imports.CITIZEN, plan_citizen),
}

TABLES = tuple(_PLANNERS)
"""The kinds of tables, of files and of sheets of e-Kinerja, in the order in which they are imported."""
LAYOUTS: Mapping[str, Layout[Any]] = {
    kind: layout for kind, (layout, _) in _PLANNERS.items() if kind != "stand_ins"
}
"""What the files look like, by kind."""
KINDS = tuple(LAYOUTS)
"""The kinds of files; each may name what those before it brought."""


_MOST_BYTES_UNPACKED = 512 * 2**20
"""Of all files of a zip."""


class Outcome(Struct, frozen=True):
    """What became of a file: its plan, or the sentence that tells why it cannot be read."""

    kind: str
    path: Path
    plan: Plan
    problem: str | None = None
    questions: tuple[Question, ...] = ()
    """What the import would do and was not told to: it must not be kept before these are answered."""
    taken: Taken = PLAIN
    """What the file was taken for."""

    @property
    def is_good(self) -> bool:
        """Whether every row of the file can be imported."""
        return self.problem is None and not self.plan.bad

    @property
    def may_be_kept(self) -> bool:
        """Whether every row can be imported, and does only what its cells or somebody's orders say."""
        return self.is_good and not self.questions

    @property
    def bad_rows(self) -> list[BadRow]:
        """All bad rows in the order of their lines."""
        return sorted(self.plan.bad, key=lambda bad: bad.line)


def office_files(folder: Path) -> tuple[dict[str, Path], list[Path]]:
    """The files of a folder by their kind, in dependency order, and its other tables, which mean nothing.

    Raises BadFile when there is none, or two of one kind.
    """
    try:
        tables = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    except FileNotFoundError:
        raise BadFile(f"{folder} does not exist") from None
    except OSError as error:
        raise BadFile(f"{folder} cannot be read: {system_reason(error)}") from None
    found: dict[str, Path] = {}
    for kind in KINDS:
        own = [path for path in tables if path.stem.lower() == kind]
        if len(own) > 1:
            raise BadFile(f"{folder} holds both {own[0].name} and {own[1].name}; keep one of them")
        if own:
            found[kind] = own[0]
    if not found:
        raise BadFile(f"{folder} holds none of {', '.join(f'{kind}.csv' for kind in KINDS)}")
    return found, [path for path in tables if path not in found.values()]


def unzipped(path: Path, folder: Path) -> Path:
    """The folder of files: `path` itself, or `folder` with the tables of a zip. Raises BadFile."""
    if path.suffix.lower() != ".zip":
        return path
    try:
        with ZipFile(path) as archive:
            tables = [each for each in archive.infolist() if Path(each.filename).suffix.lower() in SUFFIXES]
            _require_fit(path, tables)
            for member in tables:
                with archive.open(member) as packed, (folder / Path(member.filename).name).open("wb") as file:
                    copyfileobj(packed, file)
    except FileNotFoundError:
        raise BadFile(Reason("no-file", name=str(path))) from None
    except IsADirectoryError:
        return path
    except BROKEN_ARCHIVE as error:
        raise BadFile(Reason("not-unpacked", name=str(path), error=system_reason(error))) from None
    return folder


def _require_fit(path: Path, tables: Sequence[ZipInfo]) -> None:
    """Raises BadFile when files have a password, are too large unpacked, or two of them have one name."""
    if any(each.flag_bits & ENCRYPTED for each in tables):
        raise BadFile(Reason("of-file", name=path.name, reason=Reason("locked")))
    if sum(each.file_size for each in tables) > _MOST_BYTES_UNPACKED:
        raise BadFile(Reason("large-unpacked", name=path.name, most=_MOST_BYTES_UNPACKED // 2**20))
    names = [Path(each.filename).name for each in tables]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise BadFile(Reason("in-two-folders", name=path.name, file=twice))


async def import_files(
    session: AsyncSession,
    files: Mapping[str, Path],
    terms: ImportContext,
    progress: Progress,
    orders: Orders = NO_ORDERS,
    made: Mapping[str, RawTable] = MappingProxyType({}),
    journal: Journal | None = None,
) -> list[Outcome]:
    """Imports files by kind into the transaction of the session; returns the changes of each.

    `made` are tables made from files that are no table of that kind themselves.

    Nothing is committed: the caller commits if every outcome may be kept, and rolls back otherwise. Questions
    are answered by importing again with `orders` that allow them. The good rows of a bad file are written
    nevertheless, so that the files after it are checked too. The journal notes all changes;
    `numbered.import_numbered` stores it.
    """
    # Read before the first statement: on SQLite that one takes the write lock from everybody else.
    tables = {
        kind: made[kind] if kind in made else _read(files[kind], layout)
        for kind, (layout, _) in _PLANNERS.items()
        if kind in files
    }
    writer = Writer(session, progress, journal or Journal())
    outcomes = []
    refused: dict[str, Collection[str]] = {}
    for kind, table in tables.items():
        if isinstance(table, BadFile):
            outcomes.append(Outcome(kind, files[kind], Plan(), reason_of(table)))
            continue
        known = await KnownNames.load(session, terms, refused, orders)
        outcome, refused[kind] = await _import_table(writer, kind, files[kind], table, known, progress)
        outcomes.append(outcome)
    return outcomes


def _read(path: Path, layout: Layout[Any]) -> RawTable | BadFile:
    try:
        return read_table(path, layout)
    except BadFile as bad:
        return bad


async def import_office(
    uow: UnitOfWork, office: Office, folder: Path, now: datetime, orders: Orders = NO_ORDERS
) -> list[Outcome]:
    """Imports the files of a folder; raises BadFile with the first thing that is wrong in any of them."""
    files, _ = office_files(folder)
    outcomes = await import_files(uow.session, files, ImportContext.of(office, now), Unwatched(), orders)
    for outcome in outcomes:
        if outcome.problem is not None:
            raise BadFile(outcome.problem)
        for bad in outcome.bad_rows:
            raise BadFile(f"{outcome.path}, line {bad.line}: {bad.reason}")
        for question in outcome.questions:
            raise BadFile(f"{outcome.path}, {question}")
    return outcomes


async def _import_table(
    writer: Writer,
    kind: str,
    path: Path,
    table: RawTable,
    known: KnownNames,
    progress: Progress,
) -> tuple[Outcome, Collection[str]]:
    """What became of a file, and what its bad rows name: files after it may name that, too."""
    layout, planner = _PLANNERS[kind]
    progress.begin(f"{kind}: checking", len(table.rows))
    try:
        orders = known.orders
        parsed = parse(
            layout, table, known.present, lambda: progress.advance(1), orders.clear, orders.numbers
        )
    except BadFile as bad:
        return Outcome(kind, path, Plan(), reason_of(bad), taken=table.taken), ()
    plan = await planner(writer.session, parsed, known)
    found_later = {bad.line for bad in plan.bad}
    first = layout.columns[0].name
    named = {str(getattr(line.row, first)) for line in parsed.lines if line.number in found_later}
    plan.bad.extend(parsed.bad)
    progress.begin(f"{kind}: saving", len(plan.in_order))
    for step in plan.steps:
        await step(writer)
    plan.asks.sort(key=lambda question: question.line)
    questions = tuple(question for question in plan.asks if not known.orders.allow(question))
    return Outcome(kind, path, plan, questions=questions, taken=table.taken), {
        each.lower() for each in parsed.refused | named
    }
