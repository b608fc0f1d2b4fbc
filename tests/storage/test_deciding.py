"""Who decides what waits: queue, reminder and right say the same, and nothing waits for who has left."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.assessments import day_of
from domain.escalation import Stage
from domain.people import StandInKind
from domain.periods import Span
from storage.base.engine import Database
from storage.tables import ALWAYS, FOREVER, Employee, Entry, Escalation, Supervision
from storage.uow import UnitOfWork
from tests.databases import in_turn

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 1, tzinfo=UTC)


async def people_of(uow: UnitOfWork, count: int) -> list[Employee]:
    """People in service."""
    people = [Employee(nip=f"19900101201501200{n}", name=f"P{n}", role="asn") for n in range(count)]
    uow.session.add_all(people)
    await uow.session.flush()
    return people


async def supervises(uow: UnitOfWork, person: Employee, head: Employee, starts: date, ends: date) -> None:
    """One person is supervised by another from one day to another."""
    held = Supervision(employee_id=person.id, supervisor_id=head.id, starts=starts, ends=ends)
    uow.session.add_all([held])
    await uow.session.flush()


async def sends(uow: UnitOfWork, person: Employee, day: date) -> Entry:
    """A report of a day that waits."""
    said: dict[str, Any] = {"date": day, "activity": "Menyusun laporan", "self_rating": 4, "minutes": 60}
    return await uow.cases.add(Entry, person.id, NOW, **said)


async def may(uow: UnitOfWork, reviewer: Employee, case: Entry) -> bool:
    """Whether the rules of the gate let somebody decide a case."""
    reviews = await uow.supervision.reviews(reviewer.id, case.employee_id, case.date, TODAY)
    return reviews or await uow.supervision.reviews_above(reviewer.id, case, TODAY)


async def deciders(uow: UnitOfWork, people: list[Employee], case: Entry) -> set[str]:
    """Who may decide a case by the gate, has it in the queue, and is reminded of it: it must be the same."""
    found = set()
    for each in people:
        in_queue = case in await uow.supervision.waiting_for(each.id, TODAY)
        assert in_queue == await may(uow, each, case), (each.name, case.id)
        if in_queue:
            found.add(each.name)
    return found


def left(person: Employee) -> None:
    """A person's last day was yesterday."""
    person.left = TODAY - timedelta(days=1)


async def test_what_waits_for_who_left_goes_to_who_reviews_now(database: Database) -> None:
    async with database.unit() as uow:
        author, former, present, other = people = await people_of(uow, 4)
        change = date(2026, 11, 18)
        await supervises(uow, author, former, ALWAYS, change)
        case = await sends(uow, author, date(2026, 11, 17))
        assert await deciders(uow, people, case) == {"P1"}, "in service: the work of that date is theirs"
        left(former)
        await uow.session.flush()
        await uow.stand_ins.appoint(former.id, other.id, StandInKind.PLT, Span(TODAY, TODAY))
        uow.supervision.forget()
        assert await deciders(uow, people, case) == {"P1", "P3"}, "the gate stops P1 as out of service"
        await supervises(uow, author, present, change + timedelta(days=1), FOREVER)
        uow.supervision.forget()
        assert await deciders(uow, people, case) == {"P2"}
        reviewers = await uow.supervision.reviewers_of(author.id, case.date, TODAY)
        assert [each.employee.name for each in reviewers] == ["P2"]


@in_turn("seed", range(4))
async def test_queue_reminder_and_right_agree_in_any_office(database: Database, seed: int) -> None:
    chance = random.Random(seed)
    days = [TODAY - timedelta(days=n) for n in range(12)]
    async with database.unit() as uow:
        people = await people_of(uow, 5)
        for person in people:
            head, later = chance.sample([each for each in people if each is not person], 2)
            cut = chance.choice(days)
            await supervises(uow, person, head, ALWAYS, cut)
            if chance.random() < 0.7:
                await supervises(uow, person, later, cut + timedelta(days=1), FOREVER)
            if chance.random() < 0.4:
                left(person)
        for _ in range(3):
            head, stand_in = chance.sample(people, 2)
            span = Span(chance.choice(days[4:]), chance.choice([TODAY, TODAY - timedelta(days=1)]))
            if span.start <= span.end:
                await uow.stand_ins.appoint(head.id, stand_in.id, StandInKind.PLH, span)
        cases = [await sends(uow, chance.choice(people), chance.choice(days)) for _ in range(8)]
        for case in cases[::2]:
            note = {"case_table": "entries", "case_id": case.id, "version": 1, "stage": Stage.SUPERIOR}
            uow.session.add_all([Escalation(**note, reached_at=NOW)])
        await uow.session.flush()
        found = [await deciders(uow, people, case) for case in cases]
        names = {each.name: each for each in people}
        for each in people:
            waits = any(each.name in who for who in found)
            assert await uow.supervision.anything_waits(each.id, TODAY) == waits, each.name
            assessed = await uow.supervision.assessed_by(each.id, Span(days[-1], TODAY), TODAY)
            by_gate = [
                person.name
                for person in people
                if await uow.supervision.reviews(each.id, person.id, day_of(person.left, TODAY), TODAY)
            ]
            assert [person.name for person in assessed] == by_gate, each.name
        for case, who in zip(cases, found, strict=True):
            then = await uow.supervision.supervisor_of(case.employee_id, case.date)
            now = await uow.supervision.supervisor_of(case.employee_id, TODAY)
            if any(head is not None and head.serves(TODAY) for head in (then, now)):
                assert any(names[name].serves(TODAY) for name in who), "somebody in service may decide it"
