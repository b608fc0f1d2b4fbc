"""Generated offices, scored by the database: one person at a time, and all at once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from sqlalchemy import delete, func, insert, select, update

from domain.calendar import AsOf
from domain.closing.kept_days import KeptDays
from domain.people import TimeZone
from domain.periods import Period
from domain.schemes import Source, parse_scheme
from domain.scoring import AttendanceFacts, PersonFacts, attended_days, score_person
from storage.base.engine import Database
from storage.records.schemes import load_scheme, shipped_scheme_ids
from storage.scoring.cohort import ScoredPerson
from storage.scoring.past import past_of
from storage.scoring.reading import read_person_records
from storage.scoring.repository import PersonScorecard
from storage.scoring.scope import Scope
from storage.scoring.summary import Summary
from storage.tables import ALWAYS, FOREVER, Assessment, Attendance, Employee, Entry, Supervision
from tests.databases import in_turn
from tests.domain.scoring.books import BY_SUBORDINATES
from tests.harness import changes, must
from tests.storage.offices import Generator, fill

OFFICES = [
    (1, "2026-11", date(2026, 9, 20), date(2026, 12, 5), date(2026, 11, 30)),
    (8, "2026", date(2025, 8, 1), date(2026, 4, 10), date(2026, 3, 31)),
    (2, "2026-11", date(2026, 10, 1), date(2026, 12, 1), date(2026, 11, 18)),
    (3, "2026-S2", date(2026, 5, 15), date(2026, 8, 20), date(2026, 8, 4)),
    (4, "2026-Q4", date(2026, 9, 1), date(2027, 1, 6), date(2027, 1, 4)),
]
"""Of the second, people come, move and leave in the period and in the one before, in another year.

It and the fourth have the largest sums, which PostgreSQL keeps in integers of a fixed size.
"""


@in_turn("asked", OFFICES)
async def test_a_person_alone_gets_the_same_as_among_all(
    database: Database, asked: tuple[int, str, date, date, date]
) -> None:
    seed, code, first, last, as_of = asked
    office = Generator(seed + 100, first, last, halves=True).office()
    async with changes(database) as uow:
        await fill(uow.session, office)
    zone, period = TimeZone(office["zone"]).info, Period.parse(code)
    for name in shipped_scheme_ids():
        scope = Scope(load_scheme(name), period, AsOf.end_of(as_of, zone), zone)
        async with database.read() as uow:
            earlier = [
                (each, {found.person.id: past_of(found.card) for found in await uow.scoring.scorecards(each)})
                for each in scope.looked_back_at()
            ]
            kept, looks = await uow.scoring.kept_days(scope), Source.ATTENDANCE in scope.scheme.used_sources
            for scorecard in await uow.scoring.scorecards(scope):
                records = must(await uow.scoring.records(scope, scorecard.person.id))
                own = KeptDays.of(records.days(scope), with_attendance=looks)
                assert own == kept.pop(scorecard.person.id)
                assert (await uow.scoring.scorecard(records)).card == scorecard.card
                for back, results in earlier:
                    alone = await read_person_records(uow.session, back, scorecard.person.id, records.basis)
                    result = past_of(score_person(back.scheme, alone.facts())) if alone else None
                    assert result == results.get(scorecard.person.id)
            assert not kept


@pytest.mark.parametrize(("rated", "means"), [(4, {}), (5, {"self": 60, "supervisor": 80})])
async def test_the_summary_of_an_office_has_no_means_of_few(
    database: Database, rated: int, means: dict[str, int]
) -> None:
    sent = datetime(2026, 11, 2, 3, tzinfo=UTC)
    async with changes(database) as uow:
        for n in range(1, 8):
            uow.session.add(Employee(id=n, nip=f"19900101201501200{n}", name=f"Pegawai {n}", role="asn"))
        await uow.session.flush()
        for person in range(1, rated + 1):
            entry = Entry(employee_id=person, date=sent.date(), activity="Surat", state="approved")
            entry.self_rating, entry.supervisor_rating = 3, 4
            entry.submitted_at = entry.revised_at = sent
            uow.session.add(entry)
    period, summary = Period.parse("2026-S2"), Summary()
    scope = Scope(
        load_scheme("batanghari"), period, AsOf.end_of(period.end, TimeZone.WIB.info), TimeZone.WIB.info
    )
    async with database.read() as uow:
        assert await uow.score_summaries.means(scope) == {}
        await uow.scoring.map_scorecards(scope, lambda scorecard: summary.add(scorecard.card))
    async with changes(database) as uow:
        await uow.score_summaries.keep(scope, Summary(people=1), sent)
        await uow.score_summaries.keep(scope, summary, sent)
    async with database.read() as uow:
        assert await uow.score_summaries.of(scope) == (summary, sent)
        assert await uow.score_summaries.means(scope) == means
    assert summary.people == 7


async def test_what_goes_wrong_in_the_thread_is_told_and_the_session_is_free(database: Database) -> None:
    """Although the database is at work on the next thousand people then."""
    zone = TimeZone.WIB.info
    period = Period.parse("2026-11")
    scope = Scope(load_scheme("mataram"), period, AsOf.end_of(period.end, zone), zone)
    people = [{"nip": f"1990010120150{n:05}", "name": f"Pegawai {n}", "role": "asn"} for n in range(1500)]

    def fails(_standing: PersonScorecard) -> str:
        raise ValueError("the real reason")

    async with changes(database) as uow:
        await uow.session.execute(insert(Employee), people)
    async with database.read() as uow:
        with pytest.raises(ValueError, match="the real reason"):
            await uow.scoring.map_scorecards(scope, fails)
        assert await uow.session.scalar(select(func.count(Employee.id))) == len(people)


async def test_what_is_sent_at_the_very_moment_counts(database: Database) -> None:
    office = Generator(7, date(2026, 11, 2), date(2026, 11, 13)).office()
    async with changes(database) as uow:
        await fill(uow.session, office)
    zone, period = TimeZone(office["zone"]).info, Period.parse("2026-11")
    async with database.read() as uow:
        moments = (await uow.session.scalars(select(Entry.submitted_at).order_by(Entry.submitted_at))).all()
        within = [moment for moment in moments if AsOf.now(moment, period, zone).instant == moment]
        assert len(within) > 20
        for moment in within[:: len(within) // 5]:
            for name in ("batanghari", "gajahmungkur"):
                scope = Scope(load_scheme(name), period, AsOf.now(moment, period, zone), zone)
                for scorecard in await uow.scoring.scorecards(scope):
                    records = must(await uow.scoring.records(scope, scorecard.person.id))
                    assert (await uow.scoring.scorecard(records)).card == scorecard.card


@pytest.mark.parametrize("ratings", [16, 17])
async def test_a_day_counts_with_as_many_ratings_as_are_added_up_at_once_and_with_one_more(
    database: Database, ratings: int
) -> None:
    office = Generator(7, date(2026, 11, 2), date(2026, 11, 13)).office()
    zone, period = TimeZone(office["zone"]).info, Period.parse("2026-11")
    scope = Scope(load_scheme("batanghari"), period, AsOf.end_of(period.end, zone), zone)
    async with database.unit() as uow:
        await fill(uow.session, office)
        rated = select(Entry).where(Entry.supervisor_rating.is_not(None)).order_by(Entry.id)
        first = must(await uow.session.scalar(rated.limit(1)))
        others = (Entry.employee_id == first.employee_id) & (Entry.id != first.id)
        await uow.session.execute(delete(Entry).where(others))
        own = {column.name: getattr(first, column.name) for column in Entry.__table__.columns}
        del own["id"]
        await uow.session.execute(insert(Entry), [own] * (ratings - 1))
        found = [card for card in await uow.scoring.scorecards(scope) if card.person.id == first.employee_id]
        records = must(await uow.scoring.records(scope, first.employee_id))
        assert [each.card for each in found] == [(await uow.scoring.scorecard(records)).card]
        assert all(component.value is not None for component in found[0].card.components[:2])


async def test_what_its_author_took_back_is_as_if_it_had_never_been_sent(database: Database) -> None:
    office = Generator(8, date(2026, 11, 2), date(2026, 11, 20)).office()
    zone, period = TimeZone(office["zone"]).info, Period.parse("2026-11")
    scope = Scope(load_scheme("gajahmungkur"), period, AsOf.end_of(date(2026, 11, 20), zone), zone)
    async with database.unit() as uow:
        await fill(uow.session, office)
        of_some = Entry.date < date(2026, 11, 10)
        gone = update(Entry).where(of_some).values(state="withdrawn", supervisor_rating=None)
        before = [scorecard.card for scorecard in await uow.scoring.scorecards(scope)]
        await uow.session.execute(gone)
        scorecards = await uow.scoring.scorecards(scope)
        taken_back = [scorecard.card for scorecard in scorecards]
        books = [await uow.scoring.records(scope, scorecard.person.id) for scorecard in scorecards]
        alone = [(await uow.scoring.scorecard(records)).card for records in books if records is not None]
        await uow.session.execute(delete(Entry).where(of_some))
        assert [scorecard.card for scorecard in await uow.scoring.scorecards(scope)] == taken_back == alone
    assert taken_back != before


async def test_travel_is_in_the_sums_before_there_is_any_record_of_attendance(database: Database) -> None:
    office = Generator(101, date(2026, 9, 20), date(2026, 12, 5), halves=True).office()
    zone, period = TimeZone(office["zone"]).info, Period.parse("2026-Q4")
    scope = Scope(load_scheme("tebingtinggi"), period, AsOf.end_of(date(2026, 12, 5), zone), zone)
    async with database.unit() as uow:
        await fill(uow.session, office)
        await uow.session.execute(delete(Attendance))

        def attended(
            person: ScoredPerson, facts: PersonFacts, _: object, __: object
        ) -> tuple[int, AttendanceFacts]:
            return person.id, facts.attendance

        found = dict(await uow.scoring.map_facts(scope, attended))
        for person_id, facts in found.items():
            records = must(await uow.scoring.records(scope, person_id))
            assert facts == records.facts().attendance == attended_days(records.days(scope), 0)
    assert any(facts.full_days for facts in found.values())


async def test_a_rating_from_below_counts_while_it_came_from_a_subordinate(database: Database) -> None:
    """Of the assessment's own period: who moved on in October has not rated for November."""
    zone, period = TimeZone.WIB.info, Period.parse("2026-Q4")
    scheme = parse_scheme(BY_SUBORDINATES.replace("year", "quarter"), "kantor.toml")
    scope = Scope(scheme, period, AsOf.end_of(period.end, zone), zone)
    async with changes(database) as uow:
        for n in range(1, 4):
            uow.session.add(Employee(id=n, nip=f"19900101201501200{n}", name=f"Pegawai {n}", role="asn"))
        await uow.session.flush()
        for n, last in ((2, date(2026, 10, 20)), (3, FOREVER)):
            uow.session.add(Supervision(employee_id=n, supervisor_id=1, starts=ALWAYS, ends=last))
            for month, rating in (("2026-10", 3), ("2026-11", 5)):
                assessed = Assessment(period=month, employee_id=1, assessor_id=n, source="subordinate")
                assessed.criterion, assessed.rating = "kerja_sama", rating
                uow.session.add(assessed)
    async with database.read() as uow:
        card = {each.person.id: each.card for each in await uow.scoring.scorecards(scope)}[1]
        records = must(await uow.scoring.records(scope, 1))
        assert (await uow.scoring.scorecard(records)).card == card
    assert card.components[0].value == Fraction(3 + 4, 2) * 20
    assert card.components[0].records == 2
