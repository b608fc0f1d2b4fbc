"""At whom a blocker stands, on databases of each kind: the supervisor, who is above, and stand-ins."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.blockers import LoggedStep, Step
from domain.people import StandInKind
from domain.periods import Span
from storage.base.engine import Database
from storage.records.blockers import overdue_at
from storage.tables import ALWAYS, FOREVER, Blocker, Employee, Supervision
from storage.uow import UnitOfWork

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
YESTERDAY = TODAY - timedelta(days=1)


class Desk:
    """A person, the head, who is above, and somebody beside them, by these names."""

    def __init__(self, uow: UnitOfWork, people: dict[str, Employee]) -> None:
        self.uow, self.people = uow, people

    async def sends(self, due: date) -> Blocker:
        """The person's blocker."""
        person = self.people["person"].id
        said = {"date": TODAY, "what": "Printer rusak", "help": "Bagian Umum", "due": due, "steps": ()}
        return await self.uow.cases.add(Blocker, person, NOW, put_by_id=person, **said)

    async def overdue_at(self, person: Employee) -> int:
        """How many are overdue at somebody."""
        acts_for = await self.uow.supervision.acts_for(person.id, TODAY)
        return await self.uow.blockers.overdue_at(person.id, acts_for, TODAY)

    async def _waits_at(self, person: Employee) -> bool:
        return bool(await self.uow.supervision.waiting_for(person.id, TODAY))

    async def stands_at(self) -> set[str]:
        """Those for whom it waits, and at whom it is overdue; the two must agree."""
        overdue = {name for name, each in self.people.items() if await self.overdue_at(each)}
        waits = {name for name, each in self.people.items() if await self._waits_at(each)}
        query = select(Employee.name).where(overdue_at(Employee.id, TODAY))
        assert overdue == waits == set(await self.uow.session.scalars(query))
        return overdue


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[Desk]:
    """An office of four in a database of each kind."""
    names = ("person", "head", "above", "beside")
    people = {
        name: Employee(nip=f"19900101201501200{n}", name=name, role="asn") for n, name in enumerate(names, 1)
    }
    async with database.unit() as uow:
        uow.session.add_all(people.values())
        await uow.session.flush()
        for below, head in (("person", "head"), ("head", "above")):
            held = {"employee_id": people[below].id, "supervisor_id": people[head].id}
            uow.session.add(Supervision(**held, starts=ALWAYS, ends=FOREVER))
        await uow.session.flush()
        yield Desk(uow, people)


async def test_it_stands_at_the_head_then_at_who_is_above(desk: Desk) -> None:
    blocker = await desk.sends(YESTERDAY)
    assert await desk.stands_at() == {"head"}
    (standing,) = await desk.uow.blockers.overdue(TODAY)
    assert (standing.author, standing.supervisor) == ("person", "head")
    steps = (LoggedStep(step=Step.PASSED, by=desk.people["head"].id, day=TODAY),)
    passed_by = desk.people["head"].id
    assert await desk.uow.cases.revise(blocker, NOW, put_by_id=passed_by, steps=steps)
    assert blocker.steps == steps
    assert await desk.stands_at() == {"above"}
    (standing,) = await desk.uow.blockers.overdue(TODAY)
    assert standing.supervisor == "above"


@pytest.mark.parametrize(
    ("stand_in", "passed", "at"),
    [
        ("beside", False, {"head", "beside"}),
        ("person", False, {"head"}),
        ("head", True, {"above"}),
        ("person", True, {"above"}),
        ("beside", True, {"above", "beside"}),
    ],
)
async def test_nobody_decides_the_own_or_what_they_passed_up(
    desk: Desk, stand_in: str, passed: bool, at: set[str]
) -> None:
    blocker = await desk.sends(YESTERDAY)
    if passed:
        assert await desk.uow.cases.revise(blocker, NOW, put_by_id=desk.people["head"].id)
    absent = desk.people["above" if passed else "head"]
    days = Span(TODAY, TODAY)
    await desk.uow.stand_ins.appoint(absent.id, desk.people[stand_in].id, StandInKind.PLH, days)
    assert await desk.stands_at() == at


async def test_what_is_not_over_or_no_longer_stands_is_not_overdue(desk: Desk) -> None:
    await desk.sends(TODAY)
    closed = await desk.sends(YESTERDAY)
    assert await desk.uow.cases.withdraw(closed, 1)
    assert await desk.uow.blockers.overdue(TODAY) == []
    assert await desk.overdue_at(desk.people["head"]) == 0
