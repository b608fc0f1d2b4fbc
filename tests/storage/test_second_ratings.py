"""Second ratings on databases of each kind: what may be drawn, what waits, what was rated twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from domain.cases import CaseState
from domain.people import StandInKind
from domain.periods import Span
from domain.second_rating.bias import RatedTwice
from domain.second_rating.drawing import PassReason
from storage.base.engine import Database
from storage.tables import ALWAYS, FOREVER, Employee, Entry, Membership, StandIn, Unit
from storage.uow import UnitOfWork
from tests.harness import changes

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TODAY, UNTIL = date(2026, 11, 23), date(2026, 12, 6)
AUTHOR, FIRST, SECOND, THIRD = 1, 2, 3, 4
SEMESTER = Span(date(2026, 7, 1), date(2026, 12, 31))


async def furnish(uow: UnitOfWork, *approved: datetime) -> None:
    """An author who moved to another unit, and reports that were approved at some instants."""
    uow.session.add_all([Unit(id=n, name=f"Unit {n}", timezone="WIB") for n in (1, 2)])
    for n in (AUTHOR, FIRST, SECOND, THIRD):
        uow.session.add(Employee(id=n, nip=f"19900101201501{n:04}", name=f"Pegawai {n}", role="asn"))
    await uow.session.flush()
    moved = date(2026, 11, 20)
    uow.session.add_all(
        [
            Membership(employee_id=AUTHOR, unit_id=1, starts=ALWAYS, ends=moved - timedelta(1)),
            Membership(employee_id=AUTHOR, unit_id=2, starts=moved, ends=FOREVER),
            StandIn(supervisor_id=FIRST, stand_in_id=THIRD, kind=StandInKind.PLH, starts=moved, ends=moved),
        ]
    )
    for number, at in enumerate(approved, 1):
        entry = Entry(
            id=number,
            employee_id=AUTHOR,
            date=at.date(),
            state=CaseState.APPROVED,
            submitted_at=at,
            revised_at=at,
            reviewer_id=FIRST,
            reviewed_at=at,
            activity="Laporan",
            self_rating=5,
            supervisor_rating=4,
        )
        uow.session.add(entry)
    await uow.session.flush()


async def test_a_report_is_drawn_rated_passed_on_and_forgotten(database_url: str) -> None:
    database = Database(database_url)
    days = [NOW - timedelta(days=each) for each in (10, 3, 2, 30)]
    async with changes(database) as uow:
        await furnish(uow, *days)
        seconds, since = uow.second_ratings, NOW - timedelta(days=14)
        assert [each.entry_id for each in await seconds.approved(since, NOW)] == [1, 2, 3]
        await seconds.ask([(1, SECOND), (2, SECOND), (3, THIRD)], {1: 1, 2: 1, 3: 1}, UNTIL)
        assert await seconds.waiting(TODAY) == {SECOND: 2, THIRD: 1}
        assert await seconds.waiting(UNTIL + timedelta(1)) == {}
        assert await seconds.acting(Span(date(2026, 11, 10), TODAY)) == {FIRST: {THIRD}}
        one, two = await seconds.of(SECOND, TODAY)
        assert (await seconds.get(one.row.id)) == one
        seconds.rate(one.row, 2)
        seconds.pass_on(two.row, PassReason.KNOWS)
    async with database.unit() as uow:
        seconds = uow.second_ratings
        (again,) = await seconds.approved(since, NOW)
        assert (again.entry_id, again.passed_by) == (2, frozenset({SECOND}))
        assert await seconds.paired() == {(FIRST, SECOND): 1, (FIRST, THIRD): 1}
        (three,) = await seconds.of(THIRD, TODAY)
        seconds.rate(three.row, 5)
        await uow.session.flush()
        found = await seconds.rated_twice(SEMESTER)
        assert found == [(1, RatedTwice(FIRST, SECOND, 4, 2)), (2, RatedTwice(FIRST, THIRD, 4, 5))]
        assert await seconds.rated_twice(SEMESTER, [FIRST]) == found
        assert await seconds.rated_twice(SEMESTER, [SECOND]) == []
        three.entry.version = 2
        await uow.session.flush()
        assert not three.is_open
        assert len(await seconds.rated_twice(SEMESTER)) == 1, "another version is another report"
        await seconds.forget_before(UNTIL)
        assert len(await seconds.paired()) == 2
        await seconds.forget_before(UNTIL + timedelta(1))
        assert await seconds.paired() == {}
    await database.close()


async def test_who_was_asked_to_look_is_asked_once(database_url: str) -> None:
    database = Database(database_url)
    async with database.unit() as uow:
        await furnish(uow)
        seconds = uow.second_ratings
        await seconds.note_shown(FIRST, "2026-S2", NOW)
        assert await seconds.ask_to_look([FIRST, SECOND], "2026-S2", NOW) == [SECOND]
        assert await seconds.ask_to_look([SECOND], "2026-S2", NOW) == []
        await seconds.note_shown(FIRST, "2026-S2", NOW + timedelta(days=1))
        views = await seconds.views("2026-S2")
        assert (views[FIRST].shown_at, views[SECOND].asked_at) == (NOW, NOW)
    await database.close()
