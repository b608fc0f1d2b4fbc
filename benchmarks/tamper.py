"""Changes closed data at random, one change after the other, and counts which `audit verify` finds and names.

A small office closes two periods, with corrected results, decisions and daily roots. The triggers are
dropped, as who owns the database can do. Each change is made in a transaction, verified, and rolled back.
Ends with status 1 unless each was found, and named: the row, or the result, that was changed.

python -m benchmarks.tamper [--changes 10000] [--people 8] [--seed 1] [--minutes 15]
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Annotated, Any

import typer
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from benchmarks.tamper_office import MORNING, prepare
from domain.audit.merkle import root
from domain.audit.roots import NOTE_ROOT, PUBLISH_ROOT, Published, root_of
from domain.audit.rows import START, Fault, Finding, Note, Row, row_of
from storage.base.engine import Database
from storage.uow import UnitOfWork
from storage.verifying import Verified, verify

_KEYS = {"results": ("closing_id", "employee_id", "revision"), "closings": ("id",), "audit_log": ("number",)}
_UNFROZEN = {"told_up_to", "told_at", "objectivity_at"}
"""How far people were told of a closing, and its notices kept, is no part of what it froze."""

Key = tuple[Any, ...]


@dataclass
class Stored:
    """A row of the original, by its columns."""

    table: str
    values: dict[str, Any]

    @property
    def key(self) -> Key:
        return tuple(self.values[name] for name in _KEYS[self.table])

    @property
    def object(self) -> str:
        """As the log names it."""
        return "/".join([self.table, *map(str, self.key)])


@dataclass
class Change:
    """What was done, and how its finding must name it."""

    kind: str
    named: Callable[[Verified], bool]


class Campaign:
    """An office whose closed data are changed again and again."""

    def __init__(self, database: Database, seed: int) -> None:
        self.database = database
        self.random = Random(seed)
        self.rows: dict[str, list[Stored]] = {}
        self.published: list[Published] = []
        self.tried: Counter[str] = Counter()
        self.missed: list[str] = []
        self._kinds: list[Callable[[UnitOfWork], Awaitable[Change]]] = [
            self._cell_of("results"),
            self._cell_of("closings"),
            self._cell_of("audit_log"),
            self._cell_of_root,
            self._alien_cell,
            self._remove("results"),
            self._remove("closings"),
            self._remove("audit_log"),
            self._added_result,
            self._added_row,
            self._swapped_results,
            self._swapped_rows,
            self._head,
            self._rewritten,
        ]

    async def read(self) -> None:
        """Reads the original, whose roots are what was published of it."""
        async with self.database.read() as uow:
            for table in _KEYS:
                found = await uow.session.execute(text(f"SELECT * FROM {table}"))  # noqa: S608 - our names
                self.rows[table] = [Stored(table, dict(each)) for each in found.mappings()]
            size, _ = await uow.audit.head()
            self.published = [Published(size, root(await uow.audit.leaves(size)).hex())]
            if not (await verify(uow, self.published)).is_good:
                raise ValueError("the original is not in order")

    async def change(self, number: int) -> None:
        """Makes one change, looks whether it is found and named, and takes it back."""
        # Each kind in turn: rare ones are tried as often as others.
        make = self._kinds[number % len(self._kinds)]
        while (made := await self._made(make)) is None:
            pass
        change, found = made
        self.tried[change.kind] += 1
        if found.is_good or not change.named(found):
            self.missed.append(f"change {number}: {change.kind}: {found}")

    async def _made(self, make: Callable[[UnitOfWork], Awaitable[Change]]) -> tuple[Change, Verified] | None:
        """A change and what is found then; None where the table's own keys refuse it."""
        async with self.database.unit() as uow:
            await uow.session.execute(text("PRAGMA defer_foreign_keys=ON"))
            try:
                change = await make(uow)
            except IntegrityError:
                return None
            return change, await verify(uow, self.published)

    def _cell_of(self, table: str) -> Callable[[UnitOfWork], Awaitable[Change]]:
        async def work(uow: UnitOfWork) -> Change:
            return await self._cell(uow, self.random.choice(self.rows[table]))

        return work

    async def _cell_of_root(self, uow: UnitOfWork) -> Change:
        roots = [each for each in self.rows["audit_log"] if each.values["action"] == "note-root"]
        change = await self._cell(uow, self.random.choice(roots))
        return Change("a cell of a day's root", change.named)

    async def _alien_cell(self, uow: UnitOfWork) -> Change:
        """A value of another type, which SQLite stores all the same."""
        row = self.random.choice(self.rows[self.random.choice(list(_KEYS))])
        # A key of SQLite's own numbering, and a foreign key, hold numbers alone.
        column = self.random.choice([name for name in row.values if name not in {*_UNFROZEN, "id", "number"}])
        await self._update(uow, row, {column: self.random.choice([b"\xff\x00", "lain", 10**12])})
        return Change("a cell of another type", self._names(row))

    async def _cell(self, uow: UnitOfWork, row: Stored) -> Change:
        column = self.random.choice([name for name in row.values if name not in _UNFROZEN])
        await self._update(uow, row, {column: self._other(row, column)})
        return Change(f"a cell of {row.table}", self._names(row))

    def _other(self, row: Stored, column: str) -> Any:
        """Another value for a column, of its kind."""
        value = row.values[column]
        pick = self.random
        if isinstance(value, bytes):
            place = pick.randrange(len(value))
            return value[:place] + bytes([value[place] ^ pick.randrange(1, 256)]) + value[place + 1 :]
        if isinstance(value, int):
            return value + pick.randrange(1_000, 2_000)
        if value is None:
            return 1 if column.endswith("_id") else "1"
        if column == "at" or column.endswith("_at"):
            later = datetime.fromisoformat(value) + timedelta(seconds=pick.randrange(1, 10**6))
            return f"{later:%Y-%m-%d %H:%M:%S.%f}"
        if column in ("starts", "ends"):
            return f"{datetime.fromisoformat(value) + timedelta(days=pick.randrange(1, 99)):%Y-%m-%d}"
        place = pick.randrange(len(value) + 1)
        letter = pick.choice([each for each in "0123456789abcdef" if each != value[place : place + 1]])
        return value[:place] + letter + value[place + 1 :]

    def _names(self, row: Stored) -> Callable[[Verified], bool]:
        if row.table == "audit_log":
            return lambda found: names_row(found, row.key[0])
        return lambda found: names_frozen(found, row)

    def _remove(self, table: str) -> Callable[[UnitOfWork], Awaitable[Change]]:
        async def work(uow: UnitOfWork) -> Change:
            row = self.random.choice(self.rows[table])
            where = " AND ".join(f"{name} = :{name}" for name in _KEYS[table])
            await uow.session.execute(text(f"DELETE FROM {table} WHERE {where}"), row.values)  # noqa: S608
            return Change(f"a row of {table} removed", self._names(row))

        return work

    async def _added_result(self, uow: UnitOfWork) -> Change:
        row = self.random.choice(self.rows["results"])
        number = max(each.key[2] for each in self.rows["results"] if each.key[:2] == row.key[:2]) + 1
        added = Stored("results", {**row.values, "revision": number})
        await self._insert(uow, added)
        return Change("a row of results added", self._names(added))

    async def _added_row(self, uow: UnitOfWork) -> Change:
        """A row with right hashes behind the last one, or anywhere, the others moved on."""
        rows = self.rows["audit_log"]
        place = self.random.randrange(len(rows) + 1)
        await uow.session.execute(
            text("UPDATE audit_log SET number = -number - 1 WHERE number > :n"), {"n": place}
        )
        await uow.session.execute(text("UPDATE audit_log SET number = -number WHERE number < 0"))
        note = Note(MORNING, "employee 1", "decide", "leave/99", "", "{}", "review_case by reviewer")
        made = row_of(place + 1, note, rows[place - 1].values["hash"] if place else START)
        values = {**made._asdict(), "at": f"{made.at:%Y-%m-%d %H:%M:%S.%f}"}
        await self._insert(uow, Stored("audit_log", values))
        return Change("a row of audit_log added", lambda found: names_row(found, place + 1))

    async def _swapped_results(self, uow: UnitOfWork) -> Change:
        one, other = self.random.sample(self.rows["results"], 2)
        for row, source in ((one, other), (other, one)):
            content = {k: v for k, v in source.values.items() if k not in _KEYS["results"]}
            await self._update(uow, row, content)
        return Change(
            "two results swapped", lambda found: names_frozen(found, one) and names_frozen(found, other)
        )

    async def _swapped_rows(self, uow: UnitOfWork) -> Change:
        one, other = self.random.sample(self.rows["audit_log"], 2)
        for old, new in ((one.key[0], -1), (other.key[0], one.key[0]), (-1, other.key[0])):
            await uow.session.execute(
                text("UPDATE audit_log SET number = :new WHERE number = :old"), {"old": old, "new": new}
            )
        return Change(
            "two rows of audit_log swapped",
            lambda found: names_row(found, one.key[0]) and names_row(found, other.key[0]),
        )

    async def _head(self, uow: UnitOfWork) -> Change:
        """What is noted beside the log; its last row is named."""
        last = len(self.rows["audit_log"])
        statement = self.random.choice(
            [
                "UPDATE audit_head SET number = number + 1",
                "UPDATE audit_head SET number = number - 1",
                "UPDATE audit_head SET hash = id || substr(hash, 2) || '0'",
                "DELETE FROM audit_head",
            ]
        )
        await uow.session.execute(text(statement))
        return Change(
            "audit_head changed", lambda found: names_row(found, last) or names_row(found, last + 1)
        )

    async def _rewritten(self, uow: UnitOfWork) -> Change:
        """A row, and every hash and root behind it: only a published root tells."""
        place = self.random.randrange(len(self.rows["audit_log"]))
        previous, leaves = START, list[bytes]()
        for number, stored in enumerate(self.rows["audit_log"], 1):
            values = {**stored.values, "at": datetime.fromisoformat(stored.values["at"]).replace(tzinfo=UTC)}
            row = Row(**values)
            after = row.after
            if number == place + 1:
                after = after.replace('"', '" ', 1) if after else '{"state":"approved"}'
            elif row.action in (NOTE_ROOT, PUBLISH_ROOT):
                said = root(leaves[: root_of(row.after).size]).hex()
                after = row.after.replace(row.after.partition('"root":"')[2][:64], said)
            made = row_of(number, Note(*row[1:6], after, row.right), previous)
            previous = made.hash
            leaves.append(bytes.fromhex(made.hash))
            new = {"after": made.after, "seals": made.seals, "previous": made.previous, "hash": made.hash}
            if any(stored.values[name] != value for name, value in new.items()):
                await self._update(uow, stored, new)
        await uow.session.execute(text("UPDATE audit_head SET hash = :hash"), {"hash": previous})
        size = self.published[0].size
        return Change(
            "the whole chain rewritten",
            lambda found: any(each.number is None and each.size == size for each in found.differing),
        )

    async def _update(self, uow: UnitOfWork, row: Stored, values: dict[str, Any]) -> None:
        sets = ", ".join(f'"{name}" = :new_{name}' for name in values)
        where = " AND ".join(f"{name} = :{name}" for name in _KEYS[row.table])
        new = {f"new_{name}": value for name, value in values.items()}
        statement = text(f"UPDATE {row.table} SET {sets} WHERE {where}")  # noqa: S608 - our names
        await uow.session.execute(statement, {**row.values, **new})

    async def _insert(self, uow: UnitOfWork, row: Stored) -> None:
        names = ", ".join(f'"{name}"' for name in row.values)
        marks = ", ".join(f":{name}" for name in row.values)
        statement = text(f"INSERT INTO {row.table} ({names}) VALUES ({marks})")  # noqa: S608 - our names
        await uow.session.execute(statement, row.values)


def names_row(found: Verified, number: int) -> bool:
    """Whether a finding names a row of the log."""
    return any(number in _rows_of(each) for each in found.chain)


def _rows_of(finding: Finding) -> range:
    """The rows that a finding names."""
    match finding.fault:
        case Fault.UNLINKED:
            return range(finding.number - 1, finding.number + 1)
        case Fault.MISSING:
            return range(finding.number, (finding.until or 0) + 1)
        case _:
            return range(finding.number, finding.number + finding.together)


def names_frozen(found: Verified, row: Stored) -> bool:
    """Whether a finding names a result, or a closing."""
    if any(each.object == row.object for each in found.unlike):
        return True
    if row.table == "closings":
        return any(fault.employee_id is None for _, fault in found.frozen)
    return any((fault.employee_id, fault.number) == row.key[1:] for _, fault in found.frozen)


async def run(changes: int, people: int, seed: int, folder: Path, minutes: float = 0) -> Campaign:
    """Makes so many changes, or those of so many minutes, and tells how far it is, once in a while."""
    url = f"sqlite:///{folder}/kinerja.db"
    await prepare(url, people)
    database = Database(url)
    try:
        campaign = Campaign(database, seed)
        await campaign.read()
        began = time.monotonic()
        for number in range(changes):
            await campaign.change(number)
            if (number + 1) % 500 == 0:
                spent = time.monotonic() - began
                typer.echo(f"{number + 1} of {changes} changes, {spent:.0f} s, {len(campaign.missed)} missed")
                sys.stdout.flush()
            if minutes and time.monotonic() - began >= minutes * 60:
                break
    finally:
        await database.close()
    return campaign


def main(
    changes: Annotated[int, typer.Option(min=1)] = 10_000,
    people: Annotated[int, typer.Option(min=3)] = 8,
    seed: int = 1,
    minutes: float = 0,
) -> None:
    """Changes closed data and counts what is found and named."""
    with tempfile.TemporaryDirectory() as folder:
        campaign = asyncio.run(run(changes, people, seed, Path(folder), minutes))
    for kind, count in sorted(campaign.tried.items()):
        typer.echo(f"{count:6}  {kind}")
    tried, missed = campaign.tried.total(), len(campaign.missed)
    typer.echo(f"{tried} changes, seed {seed}: {tried - missed} found and named, {missed} not")
    typer.echo("\n".join(campaign.missed[:20]))
    if campaign.missed:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
