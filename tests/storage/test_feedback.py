"""Feedback about a person in a period with its counts, on databases of each kind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.cases import UNDO_FOR
from domain.feedback import FeedbackKind, Occasion
from domain.people import ActingAs, StandInKind
from domain.periods import Period
from storage.base.engine import Database
from storage.records.supervision import ActingFor
from storage.tables import ALWAYS, FOREVER, Employee, Leave, Supervision
from storage.uow import UnitOfWork
from tests.harness import must

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
NOVEMBER = Period.parse("2026-11").span


class Desk:
    """Ani and Bima work for Citra; Dewi stands in."""

    def __init__(self, uow: UnitOfWork, people: list[Employee]) -> None:
        self.uow = uow
        self.ani, self.bima, self.citra, self.dewi = people

    async def gives(
        self,
        about: Employee,
        kind: FeedbackKind = FeedbackKind.PRAISE,
        occasion: Occasion = Occasion.FREE,
        day: date = TODAY,
        acting: ActingFor | None = None,
    ) -> int:
        """Citra, or Dewi for her, says something a while ago; its id."""
        giver = self.citra if acting is None else self.dewi
        at = NOW - 2 * UNDO_FOR
        given = await self.uow.feedback.give(
            about.id, giver.id, day, kind, occasion, "Rapi sekali", at, answers=True, acting=acting
        )
        return given.id


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[Desk]:
    """An office of four in a database of each kind."""
    names = ("Ani", "Bima", "Citra", "Dewi")
    people = [Employee(nip=f"19900101201501200{n}", name=name) for n, name in enumerate(names)]
    async with database.unit() as uow:
        uow.session.add_all(people)
        await uow.session.flush()
        yield Desk(uow, people)


async def test_it_is_counted_by_kind_within_the_period(desk: Desk) -> None:
    await desk.gives(desk.ani)
    await desk.gives(desk.ani, FeedbackKind.ADVICE, Occasion.ASKED)
    last = await desk.gives(desk.ani, FeedbackKind.NOTE, Occasion.MONTHLY, date(2026, 11, 30))
    await desk.gives(desk.ani, day=date(2026, 10, 31))
    await desk.gives(desk.bima)
    about = await desk.uow.feedback.about(desk.ani.id, NOVEMBER, NOW)
    assert about.tally.total == 3
    assert about.tally.kinds == dict.fromkeys(FeedbackKind, 1)
    assert about.given[0].feedback.id == last
    assert {(each.giver, each.person) for each in about.given} == {("Citra", "Ani")}


async def test_a_stand_in_gives_it_for_the_supervisor(desk: Desk) -> None:
    await desk.gives(desk.ani, acting=ActingFor(desk.citra, ActingAs.PLH))
    (given,) = (await desk.uow.feedback.about(desk.ani.id, NOVEMBER, NOW)).given
    assert given.giver == "Dewi"
    assert (given.feedback.acted_for_id, given.feedback.acted_as) == (desk.citra.id, "plh")
    assert await desk.uow.feedback.by(desk.citra.id, NOVEMBER) == []
    assert [each.person for each in await desk.uow.feedback.by(desk.dewi.id, NOVEMBER)] == ["Ani"]


async def test_what_may_still_be_taken_back_is_not_told(desk: Desk) -> None:
    await desk.gives(desk.ani)
    given_at = NOW - 2 * UNDO_FOR
    for later, count in ((timedelta(0), 0), (UNDO_FOR, 1)):
        about = await desk.uow.feedback.about(desk.ani.id, NOVEMBER, given_at + later)
        assert about.tally.total == count


async def test_a_month_is_asked_about_once_of_the_supervisor_or_who_stands_in(desk: Desk) -> None:
    uow, monday = desk.uow, date(2026, 11, 30)
    for person in (desk.ani, desk.bima):
        held = {"employee_id": person.id, "supervisor_id": desk.citra.id}
        uow.session.add(Supervision(**held, starts=ALWAYS, ends=FOREVER))
    await uow.stand_ins.appoint(desk.citra.id, desk.dewi.id, StandInKind.PLH, NOVEMBER)
    both = [desk.citra.id, desk.dewi.id]
    await desk.gives(desk.bima)
    assert await uow.feedback_questions.put([desk.dewi.id], TODAY) == []
    away = {"employee_id": desk.citra.id, "kind": "cuti", "starts": TODAY, "ends": TODAY}
    uow.session.add(Leave(**away))
    await uow.session.flush()
    assert await uow.feedback_questions.put([desk.dewi.id], TODAY) == [desk.dewi.id]
    assert await uow.feedback_questions.put(both, monday) == []
    assert await uow.feedback_questions.open_of(desk.dewi.id, TODAY.replace(day=1)) == [desk.ani.id]


async def test_a_person_has_one_open_request(desk: Desk) -> None:
    feedback = desk.uow.feedback
    first = must(await feedback.ask(desk.ani.id, TODAY, "Cara kerja saya", NOW))
    assert await feedback.ask(desk.ani.id, TODAY, None, NOW) is None
    number = await desk.gives(desk.ani)
    assert await feedback.open_request_of(desk.ani.id) is None
    piece = must(await feedback.get(number))
    await feedback.take_back(piece)
    assert await feedback.get(number) is None
    again = must(await feedback.open_request_of(desk.ani.id))
    assert again.id == first.id
