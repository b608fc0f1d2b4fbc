"""A closing is begun and finished once, whatever is killed; what it froze stands whatever changes later."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from sqlalchemy import delete, func, select, true, update

from bot.cli.findings import finding_line
from domain.closing.corrections import GroupJudged
from domain.closing.frozen import card_of, card_text
from domain.closing.verifying import Fault, Finding, sealed
from domain.periods import Period
from domain.schemes import Scheme
from domain.scoring import Rating, Scorecard
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.scoring.freezing import scope_at_end
from storage.scoring.past import closed_results
from storage.tables import Assessment, Closing, Competency, Employee, Entry, Result, Supervision
from tests.harness import changes, must
from tests.storage.closings import (
    LENIENT,
    NATIONAL,
    NOW,
    PERIOD,
    WIB,
    begin,
    computed,
    finish,
    found,
    head,
)

LAST_DAY = date(2026, 9, 15)
"""Of somebody who leaves within the quarter."""


async def cards(database: Database, period: Period, scheme: Scheme = NATIONAL) -> dict[int, Scorecard]:
    async with database.read() as uow:
        scorecards = await uow.scoring.scorecards(scope_at_end(scheme, period, WIB))
    return {each.person.id: each.card for each in scorecards}


async def test_killed_at_any_moment_it_is_begun_and_finished_once(filled: Database) -> None:
    async with filled.unit() as uow:
        await uow.closings.begin(PERIOD, NATIONAL, WIB, None, None, NOW)
        # Killed before the commit.
    assert await begin(filled), "nothing of it was kept"
    assert not await begin(filled), "who runs it again goes on with what was begun"
    made = await computed(filled)
    async with filled.unit() as uow:
        await uow.closings.finish(*made, NOW)
        # Killed while it wrote.
    async with filled.read() as uow:
        assert await uow.session.scalar(select(func.count()).select_from(Result)) == 0
        assert [each.id for each in await uow.closings.unfinished()] == [made[0]]
    # Two processes go on with it.
    again = await computed(filled)
    assert again == made
    assert await finish(filled, made)
    assert not await finish(filled, again)
    async with filled.read() as uow:
        kept = await uow.closings.revisions(made[0])
        assert [each._replace(made_at=None) for each in kept] == made[1]
        assert {each.number for each in kept} == {1}
        assert await uow.closings.unfinished() == []


async def test_no_digit_of_what_was_frozen_differs_whatever_changes_later(filled: Database) -> None:
    live = await cards(filled, PERIOD)
    assert any(card.grade is not None for card in live.values()), "somebody has a grade"
    await begin(filled)
    assert await finish(filled, await computed(filled))
    async with changes(filled) as uow:
        await uow.session.execute(update(Entry).values(supervisor_rating=None, state="submitted"))
        for table in (Assessment, Competency, Supervision):
            await uow.session.execute(delete(table))
        await uow.session.execute(
            update(Employee).values(name="Nama Baru", position=None, left=date(2026, 7, 1))
        )
    assert await found(filled) == []
    async with filled.read() as uow:
        closing = must(await uow.closings.of(PERIOD))
        kept = await uow.closings.revisions(closing.id)
        assert {each.employee_id: card_of(each.card) for each in kept} == live
        for person, card in live.items():
            frozen = must(await uow.closings.latest(PERIOD, person))
            assert (frozen.card, frozen.revision, frozen.scheme) == (card, 1, NATIONAL)
            assert frozen.signatories.person.name != "Nama Baru"


async def test_a_result_of_who_left_is_signed_by_who_supervised_on_the_last_day(filled: Database) -> None:
    async with changes(filled) as uow:
        held = await uow.session.scalar(
            select(Supervision)
            .where(Supervision.starts <= LAST_DAY, Supervision.ends >= PERIOD.end)
            .order_by(Supervision.employee_id)
            .limit(1)
        )
        person, head = must(held).employee_id, must(held).supervisor_id
        await uow.session.execute(update(Employee).where(Employee.id == person).values(left=LAST_DAY))
        ended = update(Supervision).where(Supervision.employee_id == person, Supervision.ends > LAST_DAY)
        await uow.session.execute(ended.values(ends=LAST_DAY))
        nip = (await uow.people.get(head)).nip
    await begin(filled)
    assert await finish(filled, await computed(filled))
    async with filled.read() as uow:
        frozen = must(await uow.closings.latest(PERIOD, person))
    assert must(frozen.signatories.supervisor).nip == nip


async def test_a_revision_follows_from_the_frozen_records_and_its_corrections_alone(filled: Database) -> None:
    await begin(filled)
    closing_id, first = await computed(filled)
    assert await finish(filled, (closing_id, first))
    person = next(
        each for each, card in (await cards(filled, PERIOD)).items() if card.ratings and card.grade != "Baik"
    )
    judged = [
        GroupJudged(group=group, rating=Rating.MEETS, reason="Hasilnya sesuai dengan rencana kerja.")
        for group in NATIONAL.groups
    ]
    async with changes(filled) as uow:
        await uow.session.execute(delete(Entry))
        assert await uow.closings.revise(closing_id, person, judged, NOW) == 2
    assert await found(filled) == []
    async with filled.read() as uow:
        before, after = await uow.closings.of_person(PERIOD, person)
        assert (before.revision, after.revision) == (1, 2)
        assert before.facts == after.records.facts != after.facts
        assert after.card.grade == "Baik" != before.card.grade
        seen = await closed_results(uow.session, PERIOD)
        assert seen is not None and seen[person].grade == "Baik", "later periods see it"
    async with changes(filled) as uow:
        statement = update(Result).where(Result.employee_id == person, Result.revision == 1)
        await uow.session.execute(statement.values(signatories="[null,null,null]"))
    assert {(each.fault, each.number) for each in await found(filled)} == {(Fault.ALTERED, 1)}


OTHER: dict[str, object] = {
    "period": "2026-Q2",
    "starts": date(2026, 7, 2),
    "ends": date(2026, 9, 29),
    "zone": "Asia/Jayapura",
    "scheme": "mataram",
    "scheme_text": "{}",
    "scheme_digest": "0" * 64,
    "office_result": "istimewa",
    "begun_at": NOW - timedelta(days=1),
    "begun_by_id": 1,
    "closed_at": NOW + timedelta(days=1),
    "seals": "{}",
    "digest": "0" * 64,
    "made_at": NOW + timedelta(seconds=1),
    "score": "95",
    "grade": "Sangat Baik",
    "signatories": "[null,null,null]",
    "assessor_id": 1,
    "superior_id": 1,
    "records": b"no zlib",
    "card": "{}",
}
"""Another value of each column that must not change any more."""
MOVING = {"id", "told_up_to", "told_at", "objectivity_at", "closing_id", "employee_id", "revision"}
"""Keys, and how far people were told, and notices kept."""


async def test_whatever_column_is_changed_in_the_database_is_found_and_named(filled: Database) -> None:
    await begin(filled)
    assert await finish(filled, await computed(filled))
    async with filled.unit() as uow:
        whose = await uow.session.scalar(
            select(Result.employee_id).where(Result.grade.is_not(None)).order_by(Result.employee_id).limit(1)
        )
    for table, row in ((Closing, true()), (Result, Result.employee_id == whose)):
        columns = {each.name for each in table.__table__.columns} - MOVING
        assert columns <= OTHER.keys()
        for column in sorted(columns):
            async with changes(filled) as uow:
                kept = await uow.session.scalar(select(table.__table__.c[column]).where(row))
                await uow.session.execute(update(table).where(row).values({column: OTHER[column]}))
            faults = await found(filled, "2026-Q2" if column == "period" else "2026-Q3")
            if table is Result:
                assert {each.employee_id for each in faults if each.fault is not Fault.SET} == {whose}, column
            named = {name for each in faults for name in each.columns}
            assert faults and (column in named or column in ("seals", "digest")), (column, faults)
            async with changes(filled) as uow:
                await uow.session.execute(update(table).where(row).values({column: kept}))
    assert await found(filled) == []
    async with changes(filled) as uow:
        await uow.session.execute(delete(Result).where(Result.employee_id == whose))
    assert await found(filled) == [Finding(Fault.SET)]


async def test_a_forged_result_is_told_by_what_its_records_give(filled: Database) -> None:
    """Whoever changes the result with all of its seals has not changed what it follows from."""
    await begin(filled)
    closing_id, made = await computed(filled)
    assert await finish(filled, (closing_id, made))
    first = next(each for each in made if each.grade is not None)
    card = card_of(first.card)
    component = next(each for each in card.components if each.value is not None)
    better = component._replace(value=Fraction(100))
    better_card = tuple(better if each is component else each for each in card.components)
    forged = card._replace(components=better_card, grade="Luar Biasa")
    closing = await head(filled)
    other = sealed(closing.scheme_digest, "", first._replace(card=card_text(forged)))
    async with changes(filled) as uow:
        values = {"card": other.card, "seals": other.seals, "digest": other.digest}
        await uow.session.execute(
            update(Result).where(Result.employee_id == first.employee_id).values(values)
        )
    differs, whole = await found(filled)
    assert (differs.fault, differs.employee_id, whole.fault) == (
        Fault.DIFFERS,
        first.employee_id,
        Fault.SET,
    )
    assert differs.difference is not None
    assert [each.id for each in differs.difference.components] == [component.id]
    line = finding_line(differs, {first.employee_id: "199001012015012001"})
    assert component.id in line and "grade: Luar Biasa, computed Very poor" in line


async def test_later_periods_look_back_at_what_was_frozen(filled: Database) -> None:
    """Mataram promotes for two good periods in a row."""
    scheme, following = load_scheme("mataram"), PERIOD.next()
    scheme = scheme.model_copy(update=LENIENT)
    before = await cards(filled, following, scheme)
    assert any(card.follow_up for card in before.values())
    await begin(filled, scheme)
    assert await finish(filled, await computed(filled))
    async with changes(filled) as uow:
        await uow.session.execute(
            update(Entry)
            .where(Entry.date.between(PERIOD.start, PERIOD.end), Entry.target_id.is_(None))
            .values(supervisor_rating=None, state="rejected")
        )
    assert await cards(filled, following, scheme) == before
    one = next(iter(before))
    async with filled.read() as uow:
        records = must(await uow.scoring.records(scope_at_end(scheme, following, WIB), one))
        assert (await uow.scoring.scorecard(records)).card == before[one]


async def test_everybody_with_an_account_is_to_be_told_once_in_parts(filled: Database) -> None:
    await begin(filled)
    assert await finish(filled, await computed(filled))
    async with changes(filled) as uow:
        people = list(await uow.session.scalars(select(Result.employee_id).order_by(Result.employee_id)))
        for number, person in enumerate(people[:5], 1):
            uow.people.link(await uow.people.get(person), number, "id", NOW)
    parts: list[tuple[list[int], bool] | None] = []
    for _ in range(4):
        async with changes(filled) as uow:
            part = await uow.closing_news.next_part(2, NOW)
            parts.append(None if part is None else (list(part.people), part.is_last))
            if part is not None and not part.is_last:
                closing = must(await uow.closings.get(part.closing_id))
                totals = await uow.closing_news.totals(closing)
                assert (totals.told, totals.reachable, totals.results) == (2 * len(parts), 5, len(people))
    assert parts == [(people[:2], False), (people[2:4], False), (people[4:5], True), None]
    async with filled.read() as uow:
        assert must(await uow.session.scalar(select(Closing))).told_at == NOW
