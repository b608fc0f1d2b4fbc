"""The mean of the office from kept sums of days is that of its responses, whatever happens to them."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from domain.people import TimeZone
from domain.survey import CitizenFacts, ResponseGroup, Unsur
from storage.base.engine import Database
from storage.base.writer import Job, Writer
from storage.scoring.response_days import groups_of_days, keep_days
from storage.tables import Response, ResponseDay, Service, Unit
from storage.uow import UnitOfWork
from tests.databases import in_turn, until_it_waits
from tests.harness import changes

FIRST = date(2026, 7, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(12)]
TODAY = DAYS[-1]


async def two_services(database: Database) -> None:
    async with changes(database) as uow:
        uow.session.add(Unit(id=1, name="Loket", timezone=TimeZone.WIB))
        await uow.session.flush()
        uow.session.add_all(Service(id=n, code=f"L{n}", name=f"Layanan {n}", unit_id=1) for n in (1, 2))


def said(random: Random) -> dict[str, Any]:
    """A day, channel and ratings: a face, some unsur, or nothing but words."""
    unsur: dict[str, Any] = dict.fromkeys(Unsur)
    quick = random.choice((None, 1, 2, 3, 4))
    if quick is None or random.random() < 0.1:
        unsur |= {each: random.randint(1, 4) for each in random.sample(list(Unsur), random.randint(0, 9))}
    aside = random.choice((None, None, None, TODAY))
    channel = random.choice(("visit", "open"))
    return {"date": random.choice(DAYS), "channel": channel, "quick": quick, "quarantined_on": aside} | unsur


async def change_something(uow: UnitOfWork, random: Random) -> None:
    """A response comes, changes, is set aside or released, or goes; or nothing of it changes."""
    numbers = list(await uow.session.scalars(select(Response.id).order_by(Response.id)))
    what = random.choice(("new", "new", "change", "aside", "remove", "same")) if numbers else "new"
    if what == "new":
        uow.session.add(Response(id=random.getrandbits(40), service_id=random.choice((1, 2)), **said(random)))
        return
    one = Response.id == random.choice(numbers)
    if what == "change":
        await uow.session.execute(update(Response).where(one).values(**said(random)))
    elif what == "aside":
        aside = random.choice((None, TODAY))
        await uow.session.execute(update(Response).where(one).values(quarantined_on=aside))
    elif what == "remove":
        await uow.session.execute(delete(Response).where(one))
    else:
        await uow.responses.write_again(FIRST)


def plainly(rows: Iterable[Response]) -> dict[date, CitizenFacts]:
    """By day, from each response by itself (docs/scoring.md §3)."""
    sums: dict[date, CitizenFacts] = {}
    for row in rows:
        values = [row.quick] if row.quick else [v for each in Unsur if (v := getattr(row, each)) is not None]
        if values and row.quarantined_on is None:
            weight = Fraction(1) if row.channel == "visit" else Fraction(1, 2)
            percent = Fraction(sum(values), len(values)) * 100 / 4
            sums[row.date] = sums.get(row.date, CitizenFacts()) + CitizenFacts(weight * percent, weight, 1)
    return sums


async def read(uow: UnitOfWork, first: date, last: date) -> dict[date, CitizenFacts]:
    """As a person's score reads them."""
    groups: defaultdict[date, list[ResponseGroup]] = defaultdict(list)
    for day, group in await groups_of_days(uow.session, first, last):
        groups[day].append(group)
    return {day: CitizenFacts.of(found) for day, found in groups.items()}


@in_turn("seed", range(4))
async def test_whatever_happens_to_responses_their_days_are_read_as_they_are(
    database: Database, seed: int
) -> None:
    random = Random(seed)
    await two_services(database)
    for _ in range(60):
        async with changes(database) as uow:
            if random.random() < 0.15:
                await keep_days(uow.session, FIRST, TODAY)
            else:
                await change_something(uow, random)
        first, last = sorted((random.choice(DAYS), random.choice(DAYS)))
        async with database.read() as uow:
            expected = plainly(await uow.session.scalars(select(Response)))
            found = await read(uow, first, last)
            assert found == {day: facts for day, facts in expected.items() if first <= day <= last}


async def kept_days(database: Database) -> set[date]:
    async with database.read() as uow:
        return set(await uow.session.scalars(select(ResponseDay.date)))


async def test_a_change_removes_the_sums_of_its_days_alone_and_one_that_changes_nothing_none(
    database: Database,
) -> None:
    await two_services(database)
    async with changes(database) as uow:
        uow.session.add(Response(id=1, service_id=1, date=DAYS[2], channel="open", quick=4))
        await uow.session.flush()
        await keep_days(uow.session, FIRST, TODAY)
    assert await kept_days(database) == set(DAYS[:-1])
    async with changes(database) as uow:
        await uow.responses.write_again(FIRST)
        await uow.session.execute(update(Response).values(comment="Terima kasih"))
    assert await kept_days(database) == set(DAYS[:-1])
    async with changes(database) as uow:
        await uow.session.execute(update(Response).values(date=DAYS[5]))
    assert await kept_days(database) == set(DAYS[:-1]) - {DAYS[2], DAYS[5]}


async def test_sums_wait_for_a_response_that_another_process_is_about_to_commit(
    new_postgres: Callable[[], str],
) -> None:
    database = Database(new_postgres())
    await two_services(database)

    async def sum_up() -> None:
        async with changes(database) as uow:
            await keep_days(uow.session, FIRST, TODAY)

    async with changes(database) as uow:
        uow.session.add(Response(id=1, service_id=1, date=FIRST, channel="visit", quick=4))
        await uow.session.flush()
        summing = asyncio.create_task(sum_up())
        await until_it_waits(uow, summing)
    await summing
    async with database.read() as uow:
        assert await read(uow, FIRST, FIRST) == {FIRST: CitizenFacts(Fraction(100), Fraction(1), 1)}
        assert await uow.session.get(ResponseDay, FIRST)
    await database.close()


def response(number: int, day: date) -> Response:
    return Response(id=number, service_id=1, date=day, channel="visit", quick=4)


@pytest.mark.parametrize("first_commits", [True, False], ids=["commits", "rolls back"])
async def test_of_two_changes_of_a_day_at_once_the_second_waits_and_no_sums_stay(
    new_postgres: Callable[[], str], first_commits: bool
) -> None:
    database = Database(new_postgres())
    await two_services(database)
    async with changes(database) as uow:
        await keep_days(uow.session, FIRST, TODAY)

    async def second() -> None:
        async with changes(database) as uow:
            uow.session.add(response(2, FIRST))

    async with database.unit() as uow:
        uow.session.add(response(1, FIRST))
        await uow.session.flush()
        waiting = asyncio.create_task(second())
        await until_it_waits(uow, waiting)
        if first_commits:
            await uow.commit()
    await waiting
    assert await kept_days(database) == set(DAYS[1:-1])
    async with database.read() as uow:
        responses = list(await uow.session.scalars(select(Response)))
        assert len(responses) == 1 + first_commits
        assert await read(uow, FIRST, TODAY) == plainly(responses)
    await database.close()


async def test_changes_of_the_same_days_in_opposite_orders_are_both_made(
    new_postgres: Callable[[], str],
) -> None:
    url = new_postgres()
    databases = [Database(url), Database(url)]
    await two_services(databases[0])
    async with changes(databases[0]) as uow:
        await keep_days(uow.session, FIRST, TODAY)
    began = [asyncio.Event(), asyncio.Event()]
    tries: list[int] = []

    def change(which: int) -> Job[None]:
        async def job(uow: UnitOfWork) -> None:
            tries.append(which)
            for step, day in enumerate(DAYS[:2] if which else DAYS[1::-1]):
                uow.session.add(response(10 * which + step, day))
                await uow.session.flush()
                began[which].set()
                await began[1 - which].wait()

        return job

    writers = [Writer(each) for each in databases]
    await asyncio.gather(*(writer.run(change(which)) for which, writer in enumerate(writers)))
    # PostgreSQL ends one of them, which is made again, and may meet the other once more.
    assert len(tries) > len(databases)
    assert await kept_days(databases[0]) == set(DAYS[2:-1])
    async with databases[0].read() as uow:
        responses = list(await uow.session.scalars(select(Response)))
        assert len(responses) == 4
        assert await read(uow, FIRST, TODAY) == plainly(responses)
    for writer, database in zip(writers, databases, strict=True):
        await writer.close()
        await database.close()
