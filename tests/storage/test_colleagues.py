"""Rounds on databases of each kind: who is asked, who takes the place of others, whom the next one asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.colleagues import PROPOSED, Colleague, Round
from domain.disclosure import FEWEST_RATERS
from domain.office import Office
from domain.people import TimeZone
from domain.periods import Period
from domain.schemes import Assessor, parse_scheme
from jobs.colleagues import to_ask
from storage.base.engine import Database
from storage.tables import (
    ALWAYS,
    FOREVER,
    Account,
    Assessment,
    Employee,
    Membership,
    RatingRequest,
    Supervision,
    Unit,
)
from storage.uow import UnitOfWork
from tests.handlers.assessments import SCHEME

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
OFFICE = Office("Uji", TimeZone.WIB.info, "WIB", parse_scheme(SCHEME, "uji.toml"), "uji_bot")
PEERS, BELOW = (
    Round(each, Period.parse("2026-11"), date(2026, 11, 17)) for each in (Assessor.PEER, Assessor.SUBORDINATE)
)
HEAD, LEFT, NEW, ABSENT = 1, 2, 3, 4
TEAM = range(5, 17)


async def furnish(uow: UnitOfWork) -> None:
    """A head and a team in which one has left, one came after the round opened, and one has not joined."""
    uow.session.add(Unit(id=1, name="Dinas", timezone="WIB"))
    for n in (HEAD, LEFT, NEW, ABSENT, *TEAM):
        left = TODAY - timedelta(days=1) if n == LEFT else None
        joined = date(2026, 11, 18) if n == NEW else None
        nip = f"19900101201501{n:04}"
        uow.session.add(Employee(id=n, nip=nip, name=f"Pegawai {n}", role="asn", joined=joined, left=left))
    await uow.session.flush()
    for n in (HEAD, LEFT, NEW, ABSENT, *TEAM):
        uow.session.add(Membership(employee_id=n, unit_id=1, starts=ALWAYS, ends=FOREVER))
        if n != HEAD:
            uow.session.add(Supervision(employee_id=n, supervisor_id=HEAD, starts=ALWAYS, ends=FOREVER))
        if n != ABSENT:
            uow.session.add(Account(telegram_id=n, employee_id=n, language="id", linked_at=NOW))
    await uow.session.flush()


@pytest.fixture
async def uow(database: Database) -> AsyncIterator[UnitOfWork]:
    """The office, in a transaction that nobody commits."""
    async with database.unit() as uow:
        await furnish(uow)
        yield uow


async def test_who_is_asked_and_by_whom_those_who_decline_are_replaced(uow: UnitOfWork) -> None:
    everybody = await uow.colleagues.everybody(TODAY, PEERS.opens)
    assert {each.id for each in everybody} == {HEAD, ABSENT, *TEAM}
    assert Colleague(ABSENT, 1, HEAD, can_rate=False) in everybody
    assert sorted(await to_ask(uow, OFFICE, BELOW, TODAY)) == [(n, HEAD) for n in TEAM]
    pairs = await to_ask(uow, OFFICE, PEERS, TODAY)
    counts = Counter(rated for _, rated in pairs)
    assert all(FEWEST_RATERS <= count <= PROPOSED for count in counts.values())
    assert counts.keys() == {ABSENT, *TEAM}
    for _ in range(2):
        await uow.colleagues.ask(PEERS, pairs)
    assert await uow.colleagues.asked_in(PEERS) == dict.fromkeys(pairs, True)
    assert await to_ask(uow, OFFICE, PEERS, TODAY) == []
    assert set(await uow.colleagues.unanswered(PEERS)) == {rater for rater, _ in pairs}

    about = [rater for rater, rated in pairs if rated == TEAM[0]]
    for asked in await uow.session.scalars(select(RatingRequest).where(RatingRequest.rated_id == TEAM[0])):
        asked.state = "declined" if asked.employee_id in about[:3] else "open"
    await uow.session.flush()
    replaced = await to_ask(uow, OFFICE, PEERS, TODAY)
    assert all(rated == TEAM[0] and rater not in about for rater, rated in replaced)
    assert len(replaced) == FEWEST_RATERS - 2


async def test_the_next_round_asks_nobody_about_the_same_person(uow: UnitOfWork) -> None:
    november = Period.parse("2026-11")
    await uow.colleagues.ask(PEERS, [(5, 6), (7, 6)])
    uow.session.add(
        Assessment(
            period="2026-11", employee_id=6, assessor_id=8, source="peer", criterion="kerja_sama", rating=3
        )
    )
    (declined,) = await uow.session.scalars(select(RatingRequest).where(RatingRequest.employee_id == 7))
    declined.state = "declined"
    await uow.session.flush()
    assert await uow.colleagues.pairs_of(november) == {(5, 6), (8, 6)}
    december = Round(Assessor.PEER, november.next(), date(2026, 12, 18))
    assert not {(5, 6), (8, 6)} & set(await to_ask(uow, OFFICE, december, date(2026, 12, 18)))


async def test_a_whole_answer_becomes_assessments_once_and_is_changed_in_place(uow: UnitOfWork) -> None:
    await uow.colleagues.ask(BELOW, [(5, HEAD)])
    (asked,) = [each.request for each in await uow.colleagues.of(5, TODAY)]
    held = await uow.colleagues.get(asked.id)
    assert held is asked and held.assessor is Assessor.SUBORDINATE
    for rating, moment in ((2, NOW), (4, NOW + timedelta(hours=1))):
        await uow.colleagues.assess(asked, {"keadilan": rating, "dukungan": 3}, moment)
        await uow.session.flush()
    query = select(Assessment.criterion, Assessment.rating, Assessment.given_at).order_by(
        Assessment.criterion
    )
    rows = [tuple(row) for row in await uow.session.execute(query.order_by(Assessment.criterion))]
    assert rows == [("dukungan", 3, NOW), ("keadilan", 4, NOW)]
    await uow.colleagues.forget(ended_before=date(2026, 12, 1), pairs_before=date(2026, 12, 1))
    assert await uow.colleagues.asked_in(BELOW) == {}
