"""Sums of entries: after any change, what the triggers keep equals what is summed from the entries."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from alembic import command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, select, text, update

from storage.base.engine import Database
from storage.base.migrate import configuration, migrate
from storage.tables import NEVER, PARTS, Employee, Entry, PersonDay, Target, TargetMonth
from storage.uow import UnitOfWork

SENT = datetime(2026, 11, 9, 9, tzinfo=UTC)
PEOPLE, TARGETS = (1, 2), (1, 2)

Days = dict[tuple[int, date], tuple[Any, ...]]
Months = dict[tuple[int, date], tuple[Any, ...]]

_ENTRIES = st.fixed_dictionaries(
    {
        "employee_id": st.sampled_from(PEOPLE),
        "date": st.sampled_from([date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 30)]),
        "submitted_at": st.tuples(st.integers(0, 3), st.sampled_from([0, 1, 999_999])).map(
            lambda drawn: SENT + timedelta(days=drawn[0], microseconds=drawn[1])
        ),
        "self_rating": st.integers(1, 5),
        "target_id": st.sampled_from([None, *TARGETS]),
        "volume": st.sampled_from([None, Decimal("0.125"), Decimal(7)]),
    },
    optional={"supervisor_rating": st.integers(1, 5), "state": st.sampled_from(["submitted", "rejected"])},
)
"""With a supervisor's rating it is approved; without and without a state it waits."""

_CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), st.just(0), _ENTRIES),
        st.tuples(st.just("update"), st.integers(1, 9), _ENTRIES),
        st.tuples(st.just("delete"), st.integers(1, 9), st.just({})),
    ),
    min_size=1,
    max_size=12,
)


def _row(drawn: dict[str, Any]) -> dict[str, Any]:
    rating = drawn.get("supervisor_rating")
    state = drawn.get("state", "submitted") if rating is None else "approved"
    return {**drawn, "state": state, "supervisor_rating": rating}


async def _people_and_targets(uow: UnitOfWork) -> None:
    session = uow.session
    for n in PEOPLE:
        session.add(Employee(id=n, nip=f"19900101201501100{n}", name=f"Pegawai {n}", role="asn"))
    await session.flush()
    for n in TARGETS:
        session.add(
            Target(
                id=n,
                employee_id=n,
                period="2026",
                title="Laporan",
                quantity=Decimal(9),
                unit="dokumen",
                weight=Decimal(1),
            )
        )
    await session.flush()


async def _insert(uow: UnitOfWork, **values: Any) -> None:
    row = {"activity": "Menyusun laporan", "version": 1, "revised_at": SENT, **values}
    await uow.session.execute(insert(Entry).values(row))


async def _summed(uow: UnitOfWork) -> tuple[Days, Months]:
    """The sums, in plain Python over all entries."""
    days: dict[tuple[int, date], list[Entry]] = defaultdict(list)
    months: dict[tuple[int, date], list[Entry]] = defaultdict(list)
    query = select(Entry).execution_options(populate_existing=True)
    for entry in await uow.session.scalars(query):
        if entry.state != "rejected":
            days[entry.employee_id, entry.date].append(entry)
        if entry.state == "approved" and entry.target_id is not None:
            months[entry.target_id, entry.date.replace(day=1)].append(entry)
    return {key: _of_day(entries) for key, entries in days.items()}, {
        key: (
            sum((e.volume or Decimal(0) for e in entries), Decimal(0)),
            max(e.submitted_at for e in entries),
        )
        for key, entries in months.items()
    }


def _of_day(entries: list[Entry]) -> tuple[Any, ...]:
    rated = [entry for entry in entries if entry.supervisor_rating is not None]
    own = sum(entry.self_rating for entry in rated) * PARTS
    others = sum(entry.supervisor_rating or 0 for entry in rated) * PARTS
    last = max(entry.submitted_at for entry in entries)
    return (
        len(rated),
        own // len(rated) if rated else None,
        others // len(rated) if rated else None,
        min(entry.submitted_at for entry in entries),
        NEVER if rated and PARTS % len(rated) else last,
    )


async def _kept(uow: UnitOfWork) -> tuple[Days, Months]:
    """The sums as the database keeps them."""
    days = select(*PersonDay.__table__.columns)
    months = select(*TargetMonth.__table__.columns)
    return (
        {(who, day): tuple(rest) for who, day, *rest in await uow.session.execute(days)},
        {(aim, month): tuple(rest) for aim, month, *rest in await uow.session.execute(months)},
    )


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(changes=_CHANGES)
async def test_after_any_change_the_kept_sums_equal_the_summed_entries(
    database: Database, changes: list[tuple[str, int, dict[str, Any]]]
) -> None:
    async with database.unit() as uow:
        await _people_and_targets(uow)
        first = 0
        for kind, number, drawn in changes:
            which = Entry.id == first + number - 1
            if kind == "insert":
                await _insert(uow, **_row(drawn))
                first = first or await uow.session.scalar(select(func.min(Entry.id))) or 0
            elif kind == "update":
                await uow.session.execute(update(Entry).where(which).values(_row(drawn)))
            else:
                await uow.session.execute(delete(Entry).where(which))
            assert await _kept(uow) == await _summed(uow)


@pytest.mark.parametrize(
    "change",
    [
        {"employee_id": 2},
        {"date": date(2026, 12, 1)},
        {"submitted_at": SENT + timedelta(hours=1)},
        {"self_rating": 5},
        {"supervisor_rating": 5},
        {"target_id": 2},
        {"target_id": None},
        {"volume": Decimal(9)},
        {"state": "rejected", "supervisor_rating": None},
    ],
    ids=lambda change: " ".join(change),
)
async def test_a_change_of_one_column_alone_is_summed(database: Database, change: dict[str, Any]) -> None:
    async with database.unit() as uow:
        await _people_and_targets(uow)
        for _ in range(2):
            await _insert(uow, **_row({**_ENTRY, "supervisor_rating": 4}))
        before = await _kept(uow)
        last = select(func.max(Entry.id)).scalar_subquery()
        await uow.session.execute(update(Entry).where(Entry.id == last).values(change))
        after = await _kept(uow)
        assert after == await _summed(uow)
        assert after != before


async def _triggers(uow: UnitOfWork, *, sqlite: bool) -> set[str]:
    """The names of the triggers that keep sums."""
    query = (
        "SELECT name FROM sqlite_master WHERE name LIKE 'keep_sums_%'"
        if sqlite
        else "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'keep_sums_%'"
    )
    return set(await uow.session.scalars(text(query)))


async def test_what_came_while_there_were_no_triggers_is_summed_by_the_next_start(database: Database) -> None:
    on = "" if database.is_sqlite else " ON entries"
    async with database.unit() as uow:
        await _people_and_targets(uow)
        await _insert(uow, **_row({**_ENTRY, "supervisor_rating": 4}))
        before = await _triggers(uow, sqlite=database.is_sqlite)
        assert {name.rpartition("_")[2] for name in before} == {"insert", "update", "move", "delete"}
        for name in before:
            await uow.session.execute(text(f"DROP TRIGGER {name}{on}"))
        await _insert(uow, **_row({**_ENTRY, "supervisor_rating": 2}))
        await uow.commit()
    await migrate(database)
    async with database.read() as uow:
        assert await _triggers(uow, sqlite=database.is_sqlite) == before
        assert await _kept(uow) == await _summed(uow)
        assert (await _kept(uow))[0][1, date(2026, 11, 9)][:3] == (2, 3 * PARTS, 3 * PARTS)


async def test_a_database_that_goes_back_a_version_and_comes_again_has_its_sums(database: Database) -> None:
    async with database.unit() as uow:
        await _people_and_targets(uow)
        await _insert(uow, **_row({**_ENTRY, "supervisor_rating": 4}))
        await uow.commit()
    async with database.engine.connect() as connection:
        await connection.run_sync(lambda sync: command.downgrade(configuration(sync), "0004"))
        await connection.commit()
    await migrate(database)
    async with database.unit() as uow:
        assert (await _kept(uow))[0]
        await _insert(uow, **_row({**_ENTRY, "supervisor_rating": 2}))
        assert await _kept(uow) == await _summed(uow)


async def test_a_mean_of_a_number_of_ratings_that_divides_no_parts_never_holds(
    database: Database,
) -> None:
    async with database.unit() as uow:
        await _people_and_targets(uow)
        for _ in range(23):
            await _insert(uow, **_row({**_ENTRY, "supervisor_rating": 4}))
        kept = await _kept(uow)
        assert kept == await _summed(uow)
        assert kept[0][1, date(2026, 11, 9)][-1] == NEVER


_ENTRY: dict[str, Any] = {
    "employee_id": 1,
    "date": date(2026, 11, 9),
    "submitted_at": SENT,
    "self_rating": 3,
    "target_id": 1,
    "volume": Decimal(1),
}


@pytest.mark.parametrize("day", [date(2026, 11, 9), date(2026, 11, 10)], ids=["a day", "a month"])
@pytest.mark.parametrize("there", [True, False], ids=["with a sum", "without"])
async def test_two_who_change_a_day_or_a_month_at_the_same_time_are_both_in_its_sum(
    new_postgres: Callable[[], str], there: bool, day: date
) -> None:
    """On PostgreSQL, which lets several write: the second waits for the first, and sums what it left."""
    database = Database(new_postgres())
    async with database.unit() as uow:
        await _people_and_targets(uow)
        if there:
            await _insert(uow, **_row({**_ENTRY, "supervisor_rating": 1}))
        await uow.commit()

    async def another() -> None:
        async with database.unit() as uow:
            await _insert(uow, **_row({**_ENTRY, "date": day, "supervisor_rating": 5}))
            await uow.commit()

    async with database.unit() as uow:
        await _insert(uow, **_row({**_ENTRY, "supervisor_rating": 4}))
        second = asyncio.create_task(another())
        await _someone_waits(database)
        await uow.commit()
    await second
    async with database.read() as uow:
        days, months = await _kept(uow)
        assert (days, months) == await _summed(uow)
        assert months[1, date(2026, 11, 1)][0] == 2 + there
    await database.close()


async def _someone_waits(database: Database) -> None:
    """Returns once a transaction waits for a lock."""
    waiting = text("SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    while True:
        async with database.read() as uow:
            if await uow.session.scalar(waiting):
                return
