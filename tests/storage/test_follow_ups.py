"""Who writes after a closing, and that what is written is kept beside the frozen results, never in them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import update

from domain.follow_up import Decided, Decision, Done, accepted
from domain.schemes import Action
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.tables import Employee, Recommendation, Supervision
from tests.harness import changes
from tests.storage.closings import LENIENT, NOW, PERIOD, begin, computed, finish, found

TODAY = date(2026, 10, 1)
BUNGO = load_scheme("bungo").model_copy(update=LENIENT)


async def closed(database: Database) -> int:
    """The period is closed, and its follow-up is to be written."""
    await begin(database, BUNGO)
    made = await computed(database)
    assert await finish(database, made)
    async with changes(database) as uow:
        (closing,) = await uow.follow_ups.unprepared()
        await uow.follow_ups.prepare(closing.id, await uow.follow_ups.signed(closing.id))
        assert await uow.follow_ups.unprepared() == []
    return made[0]


async def test_the_supervisor_of_the_frozen_result_writes_or_todays_where_that_one_left(
    filled: Database,
) -> None:
    closing_id = await closed(filled)
    async with filled.unit() as uow:
        writers = await uow.follow_ups.writers(closing_id, TODAY)
        head, people = max(writers.items(), key=lambda each: len(each[1]))
        new = Employee(nip="197001012000031009", name="Atasan Baru", role="asn")
        uow.session.add(new)
        await uow.session.flush()
        other = new.id
        for each in people:
            frozen = await uow.closings.latest(PERIOD, each)
            assert frozen is not None and frozen.signatories.supervisor is not None
            assert frozen.signatories.supervisor.nip == (await uow.people.get(head)).nip
            assert await uow.follow_ups.writer_of(closing_id, each, TODAY) == head
        # Who supervises them from now on writes nothing about the time before.
        await uow.session.execute(
            update(Supervision).where(Supervision.employee_id.in_(people)).values(supervisor_id=other)
        )
        assert (await uow.follow_ups.writers(closing_id, TODAY))[head] == people
        await uow.session.execute(update(Employee).where(Employee.id == head).values(left=date(2026, 9, 30)))
        moved = await uow.follow_ups.writers(closing_id, TODAY)
        assert head not in moved and set(people) <= set(moved[other])
        named = await uow.follow_ups.under(closing_id, [other], other, TODAY)
        assert set(people) <= {each.id for each in named}
        named = await uow.follow_ups.under(closing_id, [other], people[0], TODAY)
        assert people[0] not in {each.id for each in named}, "nobody writes for themselves"
        await uow.session.execute(
            update(Employee).where(Employee.id == people[0]).values(left=date(2026, 9, 30))
        )
        assert await uow.follow_ups.writer_of(closing_id, people[0], TODAY) is None, "who has left"


async def test_nobody_writes_where_the_frozen_result_names_no_supervisor(filled: Database) -> None:
    closing_id = await closed(filled)
    async with filled.unit() as uow:
        person = next(iter((await uow.follow_ups.writers(closing_id, TODAY)).values()))[0]
        gone = Employee(nip="197001012000031009", name="Sudah Pensiun", role="asn", left=date(2026, 9, 30))
        uow.session.add(gone)
        await uow.session.flush()
        await uow.session.execute(
            update(Recommendation).where(Recommendation.employee_id == person).values(supervisor_id=None)
        )
        assert await uow.follow_ups.writer_of(closing_id, person, TODAY) is None


async def test_what_is_written_decided_and_answered_comes_back_and_changes_no_result(
    filled: Database,
) -> None:
    closing_id = await closed(filled)
    async with changes(filled) as uow:
        (closing,) = await uow.follow_ups.writable()
        results = await uow.follow_ups.results(closing)
        person, result = next((key, each) for key, each in results.items() if each.followed.proposals)
        by = next(iter(await uow.follow_ups.writers(closing_id, TODAY)))
        first, *others = result.followed.proposals
        assert await uow.follow_ups.recommendation_of(PERIOD, person) is None
        for text in ("Ikuti kursus arsip", "Ikuti kursus arsip dinamis"):
            await uow.follow_ups.write(closing_id, person, text, by, NOW)
        declined = Decided(Decision.DECLINED, Action.REWARD, reason="Belum waktunya")
        for decided in (declined, accepted(first)):
            await uow.follow_ups.decide(closing_id, person, first.mark, decided, by, NOW)
        await uow.follow_ups.answer(closing_id, person, Done.PARTLY, "Baru separuh", by, NOW)
    assert await found(filled) == [], "the frozen results are as they were"
    async with filled.read() as uow:
        followed = (await uow.follow_ups.results(closing, [person]))[person].followed
        written = await uow.follow_ups.recommendation_of(PERIOD, person)
        assert written is not None and written.text == "Ikuti kursus arsip dinamis"
        assert followed.recommendation == written
        assert followed.decisions == {first.mark: accepted(first)}
        assert followed.undecided == others
        assert followed.answer is not None and (followed.answer.done, followed.answer.why) == (
            Done.PARTLY,
            "Baru separuh",
        )
        assert set(await uow.follow_ups.facts(closing_id, [person])) == {person}
