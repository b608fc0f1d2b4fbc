"""What an import would do, row by row."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeVar

from msgspec import Struct, field
from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports import BadRow, Line, Question
from domain.imports.remarks import Remark, Remarks
from domain.periods import Period, Span
from domain.reasons import of_column, reason_of
from storage.imports.journal import ColumnValues, Key, core_of
from storage.imports.writing import Writer
from storage.tables import Closing, Table

T = TypeVar("T")
Step = Callable[[Writer], Awaitable[None]]
Check = Callable[[AsyncSession], Awaitable[None]]
"""Adds the bad rows that only the database knows of."""


class Change(Struct, frozen=True):
    """A row that is changed, with old and new values by column."""

    line: int
    what: str
    fields: Mapping[str, tuple[object, object]]

    def __str__(self) -> str:
        changes = [f"{name}: {shown(old)} → {shown(new)}" for name, (old, new) in self.fields.items()]
        return f"line {self.line}: change {self.what}: {'; '.join(changes)}"


class Addition(Struct, frozen=True):
    """A row that is added, with its values by column."""

    line: int
    what: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        values = [f"{name}: {shown(value)}" for name, value in self.values.items() if value is not None]
        return f"line {self.line}: add {self.what}" + (f": {'; '.join(values)}" if values else "")


class Withdrawal(Struct, frozen=True):
    """A row that is taken away."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: withdraw {self.what}"


def shown(value: object) -> str:
    """A value in messages: “(none)”, “12.5”, “2026-11-20”."""
    if value is None or value == "":
        return "(none)"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


class Plan(Struct):
    """What an import of one file would do; `steps` do it, in their order."""

    added: list[Addition] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    withdrawn: list[Withdrawal] = field(default_factory=list)
    unchanged: int = 0
    remarks: list[Remark] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    """What can become wrong while a long import runs: asked again at its end."""
    new_units: dict[str, str] = field(default_factory=dict)
    """Units that are made, with their zones."""
    asks: list[Question] = field(default_factory=list)
    """Changes that need a confirmation; the steps make them as if it were given."""

    @property
    def is_change(self) -> bool:
        """Whether it would change anything."""
        return bool(self.added or self.changed or self.withdrawn)

    @property
    def in_order(self) -> list[Addition | Change | Withdrawal]:
        """What it would do, by the lines of the file."""
        return sorted([*self.added, *self.changed, *self.withdrawn], key=lambda each: each.line)

    def note(self, line: int, what: str, fields: Mapping[str, tuple[object, object]]) -> None:
        """Books a row that exists: changed if any field differs."""
        if fields:
            self.changed.append(Change(line, what, fields))
        else:
            self.unchanged += 1

    def gone(self, line: int, what: str) -> None:
        """Tells that what a line withdraws is not there."""
        self.remarks.append(Remark(Remarks.GONE, line, what))

    def resolve(self, lines: Iterable[Line[Any]], make: Callable[[Line[Any]], T]) -> list[T]:
        """The results of `make` for each line; a line for which it raises ValueError is a bad row."""
        made = []
        for line in lines:
            try:
                made.append(make(line))
            except ValueError as error:
                self.bad.append(BadRow(line.number, reason_of(error)))
        return made


class PlannedRow(Struct, frozen=True):
    """A row as the file has it: the key columns and the others.

    In an existing row only the columns `said` change; their names are those of the file.
    """

    line: int
    what: str
    key: ColumnValues
    values: ColumnValues
    said: frozenset[str]
    withdraw: bool = False


def differences(
    record: object, values: Mapping[str, object], names: Iterable[str]
) -> dict[str, tuple[object, object]]:
    """Old and new values of the columns in which a record of the database differs from the wanted ones."""
    found = {}
    for name in names:
        old, new = getattr(record, name), values[name]
        if old != new:
            found[name] = (old, new)
    return found


async def refuse_closed(
    session: AsyncSession,
    plan: Plan,
    when: Mapping[int, T],
    column: str,
    lock: Callable[[T, Sequence[Period]], Period | None],
) -> None:
    """Makes bad rows of those that would change what a closed period locks; rows that change nothing pass.

    `when` is the date or period of each line, and `lock` gives the closed period that locks it.
    """

    async def check(session: AsyncSession) -> None:
        closed = [Period.parse(code) for code in await session.scalars(select(Closing.period))]
        for each in plan.in_order if closed else ():
            if (period := lock(when[each.line], closed)) is not None:
                told = of_column(column, "period-closed", first=period.start, last=period.end)
                plan.bad.append(BadRow(each.line, told))

    await check(session)
    plan.checks.append(check)


def days_of(lines: Iterable[Line[Any]]) -> dict[int, Span]:
    """The one day of each line."""
    return {line.number: Span(line.row.date, line.row.date) for line in lines}


async def tell_closed(session: AsyncSession, plan: Plan, when: Mapping[int, Span]) -> None:
    """Tells of each closed period how many rows change something of its days, by the days of the lines.

    Its results keep what they were computed from (0380).
    """
    if not (rows := [each for each in plan.in_order if each.line in when]):
        return
    query = select(Closing.period, Closing.starts, Closing.ends).order_by(Closing.starts, Closing.ends)
    for code, starts, ends in await session.execute(query):
        lines = [each.line for each in rows if when[each.line].clip(starts, ends)]
        if lines:
            plan.remarks.append(Remark(Remarks.CLOSED_ROWS, lines[0], str(len(lines)), code))


async def plan_rows(
    session: AsyncSession,
    plan: Plan,
    table: type[Table],
    wanted: Sequence[PlannedRow],
    *where: ColumnElement[bool],
    headers: Mapping[str, str] = MappingProxyType({}),
    stamps: Mapping[str, object] = MappingProxyType({}),
    withdrawal: ColumnValues | None = None,
) -> None:
    """Compares wanted rows with those that exist, by their keys, and adds the step that makes them equal.

    `where` limits what is read. `headers` are the file's names of columns; `stamps` are columns of added rows
    that no file has. A withdrawn row is deleted, or gets the values of `withdrawal`.
    """
    if not wanted:
        return
    identity = [column.name for column in core_of(table).primary_key]
    others = tuple(wanted[0].values)
    by_key = await _records(session, table, [*identity, *wanted[0].key, *others], tuple(wanted[0].key), where)
    gone = list(_withdrawn(plan, wanted, by_key))
    # Rows that are updated together have the same columns.
    updates = [_values(record, identity, others) | withdrawal for record in gone] if withdrawal else []
    inserts: list[PlannedRow] = []
    for row in (each for each in wanted if not each.withdraw):
        record = by_key.get(tuple(row.key.values()))
        if record is None:
            plan.added.append(Addition(row.line, row.what, _by_header(row.values, headers)))
            inserts.append(row)
            continue
        said = [name for name in others if headers.get(name, name) in row.said]
        fields = differences(record, row.values, said)
        plan.note(row.line, row.what, _by_header(fields, headers))
        if fields:
            updates.append(_values(record, identity, others) | {name: row.values[name] for name in fields})
    # In the order of their keys: the same rows in another order make the same table.
    inserts.sort(key=lambda row: tuple(map(str, row.key.values())))

    async def write(writer: Writer) -> None:
        if withdrawal is None and gone:
            await writer.delete(table, "id", [record.id for record in gone])
        await writer.insert(table, [row.key | row.values | dict(stamps) for row in inserts])
        await writer.update(table, updates, identity)

    plan.steps.append(write)


async def _records(
    session: AsyncSession,
    table: type[Table],
    names: Iterable[str],
    key: Sequence[str],
    where: Iterable[ColumnElement[bool]],
) -> dict[Key, Row[Any]]:
    """The rows that exist, by what tells them apart in a file."""
    columns = [core_of(table).c[name] for name in dict.fromkeys(names)]
    records = await session.execute(select(*columns).where(*where))
    return {tuple(getattr(record, name) for name in key): record for record in records}


def _withdrawn(
    plan: Plan, wanted: Iterable[PlannedRow], by_key: Mapping[Key, Row[Any]]
) -> Iterable[Row[Any]]:
    """The records that marked rows take away."""
    for row in wanted:
        record = by_key.get(tuple(row.key.values()))
        if not row.withdraw:
            continue
        if record is None or getattr(record, "withdrawn_at", None) is not None:
            plan.gone(row.line, row.what)
        else:
            plan.withdrawn.append(Withdrawal(row.line, row.what))
            yield record


def _values(record: Row[Any], identity: Iterable[str], others: Iterable[str]) -> ColumnValues:
    return {name: getattr(record, name) for name in (*identity, *others)}


def _by_header(values: Mapping[str, T], headers: Mapping[str, str]) -> dict[str, T]:
    return {headers.get(name, name): value for name, value in values.items()}
