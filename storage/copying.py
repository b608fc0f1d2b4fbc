"""Copies a database into one of the other kind: in one transaction, with the same counts and hashes."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, date, datetime, time
from typing import Any, Literal

from msgspec import Struct, field
from sqlalchemy import (
    JSON,
    ColumnElement,
    Insert,
    Select,
    bindparam,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy import Table as SqlTable
from sqlalchemy import Text as SqlText
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.types import TypeDecorator, TypeEngine

from domain.quarantine.watch import Watch
from storage.backup import postgres
from storage.backup.facts import filled_tables
from storage.base.counters import highest_numbers, set_highest_numbers
from storage.base.engine import Database
from storage.base.machine_clock import machine_now
from storage.base.migrate import NEWEST_REVISION, UnknownTables, migrate, revision_of, unmake
from storage.base.outages import (
    DatabaseFailed,
    DatabaseRefused,
    DatabaseUnavailable,
    StatementForbidden,
    may_be_outage,
    outages_named,
)
from storage.base.single import AlreadyServedError, only_worker
from storage.records.views import KnownViews
from storage.tables import AuditHead, Table
from storage.uow import UnitOfWork
from storage.verifying import verify

PART = 2_000
"""Rows that are read and written at a time."""
_MODULUS = 1 << 256

End = Literal["FROM", "TO"]
Tell = Callable[[str, int, int], None]
"""Is told of a table, of how many of its rows are copied, and of how many it has."""


class CopyRefused(Exception):
    """A database cannot be copied, and the target is as it was; the text is one clause that says why."""


class EndUnavailable(DatabaseUnavailable):
    """One of the two databases does not answer; the text is what it said."""

    def __init__(self, end: End, error: DatabaseFailed) -> None:
        super().__init__(str(error))
        self.end = end
        self.is_refusal = isinstance(error, DatabaseRefused | StatementForbidden)
        """Whether it is there and does not let us in."""


@contextmanager
def _asking(end: End) -> Iterator[None]:
    """Lets an outage leave the block with the name of the database that it is of, unless it has one."""
    try:
        with outages_named():
            yield
    except EndUnavailable:
        raise
    except DatabaseFailed as error:
        raise EndUnavailable(end, error) from error


class Copied(Struct):
    """What was copied; counts and hashes were the same on both sides."""

    rows: dict[str, int] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    """Of each table, the same for the same rows on every database."""
    log_faults: int = 0
    """What the verification of the log of decisions found in the target."""


async def copy_database(source_url: str, target_url: str, tell: Tell) -> Copied:
    """Copies all rows of a database into an empty one.

    Raises CopyRefused, with nothing changed in the target, when a service runs on either, the source has
    tables of another version, the target holds data or cannot store a row, and when what was copied differs.
    Raises EndUnavailable.
    """
    source, target = Database(source_url), Database(target_url)
    is_new = False
    try:
        async with AsyncExitStack() as stack:
            stack.push_async_callback(source.close)
            stack.push_async_callback(target.close)
            await _require_apart(source, target, stack)
            try:
                with _asking("TO"):
                    is_new = await migrate(target)
            except UnknownTables as error:
                raise CopyRefused(str(error).removesuffix(".")) from None
            with _asking("FROM"):
                return await _copy(source, target, tell)
    except BaseException:
        if is_new or (target.path is not None and not target.path.exists()):
            unmake(target)
        raise


async def _require_apart(source: Database, target: Database, stack: AsyncExitStack) -> None:
    """Takes both for this process alone, and looks whether they can be copied at all."""
    if source.path is not None and not source.path.exists():
        raise CopyRefused(f"there is no database {source.place}")
    if target.path is not None:
        target.make_folder()
    for each in (source, target):
        try:
            stack.enter_context(only_worker(each.path))
        except AlreadyServedError:
            raise CopyRefused(f"a service runs on {each.place}, or both are one: stop it first") from None
    with _asking("FROM"):
        revision = await _revision_alone(source)
    if revision != NEWEST_REVISION:
        raise CopyRefused(
            f"{source.place} has tables of version {revision or 'none'}, this service of "
            f"{NEWEST_REVISION}: python -m bot check, with it as DATABASE_URL, migrates it"
        )
    if target.path is not None and not target.path.exists():
        return
    with _asking("TO"):
        filled = await _filled_alone(target)
    if filled:
        raise CopyRefused(f"{target.place} holds data ({filled[0]}): the target must be empty")


async def _revision_alone(source: Database) -> str | None:
    async with source.read() as uow:
        await _require_alone(source, uow.session)
        return await (await uow.session.connection()).run_sync(revision_of)


async def _filled_alone(target: Database) -> Sequence[str]:
    async with target.read() as uow:
        await _require_alone(target, uow.session)
        return await (await uow.session.connection()).run_sync(filled_tables)


async def _require_alone(database: Database, session: AsyncSession) -> None:
    if not database.is_sqlite and await postgres.others_at_work(session):
        raise CopyRefused(f"other connections use {database.place}: stop the service first")


async def _copy(source: Database, target: Database, tell: Tell) -> Copied:
    copied = Copied()
    async with AsyncExitStack() as stack:
        uow = await stack.enter_async_context(source.read())
        with _asking("TO"):
            connection = await stack.enter_async_context(target.engine.connect())
            if target.is_sqlite:
                await connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            await connection.execute(delete(AuditHead))  # the one row of an empty database
        found = await uow.session.connection()
        for table in Table.metadata.sorted_tables:
            await _copy_table(_Rows(table), found, connection, copied, tell)
        highest = await found.run_sync(highest_numbers)
        with _asking("TO"):
            await connection.run_sync(set_highest_numbers, highest)
            await _require_equal(connection, copied)
            copied.log_faults = await _log_faults(connection)
            await connection.commit()
    return copied


async def _copy_table(
    rows: _Rows, source: AsyncConnection, target: AsyncConnection, copied: Copied, tell: Tell
) -> None:
    name, digest = rows.table.name, _Hash()
    total = (await source.execute(select(func.count()).select_from(rows.table))).scalar_one()
    statement = rows.insert(target.dialect.name)
    async for part in rows.read(source):
        digest.add(part)
        with _asking("TO"):
            await _store(target, statement, [rows.parameters(row) for row in part], name)
        tell(name, digest.rows, total)
    copied.rows[name], copied.hashes[name] = digest.rows, digest.text


async def _store(
    target: AsyncConnection, statement: Insert, rows: Sequence[dict[str, Any]], name: str
) -> None:
    """Writes rows; raises CopyRefused when one of them cannot be stored, and lets an outage through."""
    try:
        await target.execute(statement, rows)
    except DBAPIError as error:
        if may_be_outage(error):
            raise
        raise CopyRefused(f"a row of {name} cannot be stored: {str(error.orig).splitlines()[0]}") from error


async def _require_equal(target: AsyncConnection, copied: Copied) -> None:
    """Reads everything again that is in the target, and raises CopyRefused when it differs."""
    for table in Table.metadata.sorted_tables:
        digest = _Hash()
        async for part in _Rows(table).read(target):
            digest.add(part)
        if (digest.rows, digest.text) != (copied.rows[table.name], copied.hashes[table.name]):
            raise CopyRefused(f"{table.name} has other rows in the target than in the source")


async def _log_faults(target: AsyncConnection) -> int:
    async with AsyncSession(target, join_transaction_mode="rollback_only") as session:
        return (
            await verify(UnitOfWork(session, Watch(), KnownViews(), machine_now, reading=True), [])
        ).faults


class _Rows:
    """The rows of a table, with the same values on every database; JSON as the text that it is stored as."""

    def __init__(self, table: SqlTable) -> None:
        self.table = table
        self._keys = list(table.primary_key.columns)
        self._names = [column.name for column in table.columns]
        self._at = [self._names.index(key.name) for key in self._keys]

    async def read(self, connection: AsyncConnection) -> AsyncIterator[Sequence[Any]]:
        """All rows in parts, by the primary key."""
        query = self._query(connection.dialect.name)
        part = (await connection.execute(query)).all()
        while part:
            yield part
            last = [literal(part[-1][at], key.type) for at, key in zip(self._at, self._keys, strict=True)]
            behind = tuple_(*self._keys) > tuple_(*last) if len(last) > 1 else self._keys[0] > last[0]
            part = (await connection.execute(query.where(behind))).all()

    def _query(self, dialect: str) -> Select[Any]:
        found = [_text(each, dialect) if _is_json(each.type) else each for each in self.table.columns]
        return select(*found).order_by(*self._keys).limit(PART)

    def insert(self, dialect: str) -> Insert:
        """What stores a row."""
        values: dict[str, Any] = {}
        for column in self.table.columns:
            is_json = _is_json(column.type)
            value = bindparam(_parameter(column.name), type_=SqlText() if is_json else column.type)
            values[column.name] = cast(value, JSON) if is_json and dialect == "postgresql" else value
        return insert(self.table).values(values)

    def parameters(self, row: Sequence[Any]) -> dict[str, Any]:
        """A row for that."""
        return dict(zip(map(_parameter, self._names), row, strict=True))


def _parameter(name: str) -> str:
    return f"value_{name}"


def _is_json(kind: TypeEngine[Any]) -> bool:
    stored = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    return isinstance(stored, JSON)


def _text(column: ColumnElement[Any], dialect: str) -> ColumnElement[str]:
    # SQLite keeps it as text; PostgreSQL's json keeps the text that came.
    return cast(column, SqlText) if dialect == "postgresql" else type_coerce(column, SqlText)


class _Hash:
    """A hash over rows in any order, as databases sort text in their own ways: the sum of their SHA-256."""

    def __init__(self) -> None:
        self.rows = 0
        self._sum = 0

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Takes rows in."""
        for row in rows:
            told = "\x1f".join(map(_canonical, row)).encode(errors="surrogatepass")
            self._sum += int.from_bytes(hashlib.sha256(told).digest())
            self.rows += 1

    @property
    def text(self) -> str:
        """The hash, 64 hexadecimal digits."""
        return f"{self._sum % _MODULUS:064x}"


def _canonical(value: Any) -> str:
    """A value as text, with its kind: what is equal on two databases is written in one way."""
    match value:
        case None:
            return "-"
        case bool():
            return f"i{int(value)}"
        case int():
            return f"i{value}"
        case bytes():
            return f"b{value.hex()}"
        case datetime():
            return f"t{value.astimezone(UTC).isoformat()}"
        case date() | time():
            return f"d{value.isoformat()}"
        case str():
            # A text may hold the sign between two values.
            return f"s{len(value)}:{value}"
        case _:
            return f"o{value!r}"
