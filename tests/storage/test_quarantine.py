"""Ratings that are noticed are set aside with those before them; groups are decided as a whole."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from domain.errors import Invalid, Refusal
from domain.people import TimeZone
from domain.quarantine.groups import WaitingGroups
from domain.quarantine.reasons import Reason
from domain.quarantine.recent import Sighting
from domain.survey import Channel
from storage.base.engine import Database
from storage.tables import Response, Service, Unit
from storage.uow import UnitOfWork
from tests.harness import FRIDAY_MORNING, add_people, changes

TODAY = date(2026, 11, 20)


async def counter(database: Database) -> None:
    """One service, which had thirty ratings on each of three days."""
    async with changes(database) as uow:
        home = Unit(name="Loket", timezone=TimeZone.WIB)
        uow.session.add_all([home])
        await uow.session.flush()
        uow.session.add_all([Service(id=1, code="KTP", name="KTP elektronik", unit_id=home.id)])
        await uow.session.flush()
        days = [TODAY - timedelta(days=n) for n in (7, 14, 21)]
        uow.session.add_all(
            Response(service_id=1, date=day, channel="open", quick=4) for day in days for _ in range(30)
        )


async def rates(uow: UnitOfWork, number: int, seconds: float) -> None:
    """Stores a rating and has it looked at."""
    assert await uow.responses.add(1, TODAY, f"r{number}", quick=1, channel="open", consent=1)
    row = await uow.session.scalar(select(Response.id).where(Response.rater == f"r{number}"))
    seen = Sighting(1, f"r{number}", row or 0, FRIDAY_MORNING + timedelta(seconds=seconds))
    await uow.quarantine.came(seen, Channel.OPEN, None, TODAY)


async def reasons(database: Database) -> list[str | None]:
    """Of the ratings of today."""
    async with database.read() as uow:
        query = select(Response.quarantine_reason).where(Response.date == TODAY)
        return list(await uow.session.scalars(query))


async def test_a_burst_is_set_aside_with_those_before_it_also_when_a_transaction_is_done_again(
    database: Database,
) -> None:
    await counter(database)
    for number in range(25):
        async with changes(database) as uow:
            await rates(uow, number, number)
    assert set(await reasons(database)) == {None}
    async with database.unit() as uow:
        await rates(uow, 25, 30)  # and is not committed
    assert set(await reasons(database)) == {None}
    async with database.unit() as uow:
        try:
            async with uow.savepoint():
                await rates(uow, 25, 31)
                raise Invalid("button-outdated")
        except Refusal:
            pass
        await uow.commit()
    assert set(await reasons(database)) == {None}
    for number in (25, 26):
        async with changes(database) as uow:
            await rates(uow, number, 32)
    assert await reasons(database) == [Reason.BURST] * 27


async def test_a_group_is_released_as_a_whole_and_stays_so_while_the_burst_goes_on(
    database: Database,
) -> None:
    await counter(database)
    async with changes(database) as uow:
        await add_people(uow)
        for number in range(30):
            await rates(uow, number, number)
    async with changes(database) as uow:
        found = await uow.quarantine.waiting(TODAY)
        (group,) = found.groups
        assert (group.responses, group.pile.reason, found.too_few) == (30, Reason.BURST, 0)
        assert (await uow.quarantine.told(group)).faces == {1: 30}
        (agus,) = [person for person in await uow.people.all() if person.role == "admin"]
        made = await uow.quarantine.decide(
            group.pile, group.span, agus, FRIDAY_MORNING, release=True, why="Acara perekaman massal"
        )
        assert made.responses == 30
    async with changes(database) as uow:
        await rates(uow, 30, 40)
    async with changes(database) as uow:
        assert await uow.quarantine.waiting(TODAY) == WaitingGroups([], 1), "one that came after it"
        (decided,) = await uow.quarantine.decisions(5)
        again = await uow.quarantine.reverse(decided.decision, decided.by, FRIDAY_MORNING, "Ternyata palsu")
        assert (again.responses, again.released) == (30, False)
    async with database.read() as uow:
        rows = list(await uow.session.scalars(select(Response).where(Response.date == TODAY)))
        assert all(row.quarantined_on == TODAY for row in rows)
        assert [each.is_reversed for each in await uow.quarantine.decisions(5)] == [False, True]
