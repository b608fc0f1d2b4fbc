"""Assessments in the chat: one of a supervisor, whose people they are, and judgements in the score."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from domain.calendar import AsOf
from domain.materials import Blocked, Returns
from domain.people import StandInKind, TimeZone
from domain.periods import Period
from domain.schemes import RESULTS, Assessor
from domain.scoring import Rating
from storage.base.engine import Database
from storage.records.assessments import AnswerKey, Judged
from storage.records.schemes import load_scheme
from storage.scoring.scope import Scope
from storage.tables import (
    ALWAYS,
    FOREVER,
    Blocker,
    Employee,
    Entry,
    EntryVersion,
    Membership,
    StandIn,
    Supervision,
    Target,
    Unit,
)
from storage.uow import UnitOfWork
from tests.harness import must

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
YEAR = Period.parse("2026")
WIB = TimeZone.WIB.info


class Desk:
    """Ani works for Bima until October and for Citra since; Dewi stands in for Citra."""

    def __init__(self, uow: UnitOfWork, people: list[Employee]) -> None:
        self.uow = uow
        self.ani, self.bima, self.citra, self.dewi = people

    async def rates(self, assessor: Employee, rating: int, source: Assessor = Assessor.SUPERVISOR) -> None:
        """Somebody answers about Ani's loyalty."""
        asked = AnswerKey(YEAR, self.ani.id, source, "loyal")
        await self.uow.assessments.rate(asked, assessor.id, rating, NOW)

    async def team(self, reviewer: Employee, period: Period = YEAR, today: date = TODAY) -> list[str]:
        """Whom somebody assesses."""
        found = await self.uow.supervision.assessed_by(reviewer.id, period.span, today)
        return [each.name for each in found]


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[Desk]:
    """An office of four in a database of each kind."""
    names = ("Ani", "Bima", "Citra", "Dewi")
    people = [Employee(nip=f"19900101201501200{n}", name=name) for n, name in enumerate(names)]
    async with database.unit() as uow:
        uow.session.add_all(people)
        await uow.session.flush()
        ani, bima, citra, dewi = (each.id for each in people)
        first, then = date(2026, 10, 31), date(2026, 11, 1)
        uow.session.add_all(
            [
                Supervision(employee_id=ani, supervisor_id=bima, starts=ALWAYS, ends=first),
                Supervision(employee_id=ani, supervisor_id=citra, starts=then, ends=FOREVER),
                StandIn(
                    supervisor_id=citra, stand_in_id=dewi, kind=StandInKind.PLT, starts=TODAY, ends=TODAY
                ),
            ]
        )
        await uow.session.flush()
        yield Desk(uow, people)


async def test_a_supervisors_latest_word_is_the_one_that_counts(desk: Desk) -> None:
    own = AnswerKey(YEAR, desk.ani.id, Assessor.SUPERVISOR, "loyal")
    await desk.rates(desk.bima, 2)
    await desk.uow.assessments.annotate(own, desk.bima.id, "Kurang hadir")
    await desk.rates(desk.citra, 4)
    await desk.rates(desk.citra, 5)
    await desk.uow.assessments.annotate(own, desk.bima.id, "Lain")
    await desk.uow.assessments.annotate(own, desk.citra.id, "Menjaga rahasia")
    await desk.rates(desk.citra, 3)
    await desk.rates(desk.ani, 1, Assessor.SELF)
    found = await desk.uow.assessments.given(YEAR, [desk.ani.id], [Assessor.SUPERVISOR])
    assert [(each.assessor_id, each.rating, each.note) for each in found] == [
        (desk.citra.id, 3, "Menjaga rahasia")
    ]
    assert len(await desk.uow.assessments.given(YEAR, [desk.ani.id], list(Assessor))) == 2
    assert await desk.uow.assessments.given(Period.parse("2026-Q4"), [desk.ani.id], list(Assessor)) == []


async def test_raters_are_several(desk: Desk) -> None:
    for rater in (desk.bima, desk.citra):
        await desk.rates(rater, 4, Assessor.PEER)
    assert len(await desk.uow.assessments.given(YEAR, [desk.ani.id], [Assessor.PEER])) == 2


async def test_who_has_the_right_today_assesses_the_whole_period(desk: Desk) -> None:
    assert await desk.team(desk.citra) == await desk.team(desk.dewi) == ["Ani"]
    assert await desk.team(desk.bima) == [], "she moved"
    assert await desk.team(desk.bima, today=date(2026, 10, 31)) == ["Ani"]
    assert await desk.team(desk.dewi, today=TODAY + timedelta(days=1)) == []


async def test_of_who_left_the_last_supervisor_assesses_where_the_period_was_served(desk: Desk) -> None:
    desk.ani.joined, desk.ani.left = date(2026, 4, 1), date(2026, 10, 30)
    await desk.uow.session.flush()
    assert (await desk.team(desk.bima), await desk.team(desk.citra)) == (["Ani"], [])
    assert await desk.team(desk.bima, Period.parse("2026-Q1")) == [], "not yet there"
    assert await desk.team(desk.bima, Period.parse("2026-11")) == [], "no longer there"


async def test_a_judgement_decides_the_rating_of_its_own_period_alone(desk: Desk) -> None:
    ani = desk.ani.id
    for day in (date(2026, 10, 1), date(2026, 11, 2)):
        sent = datetime(2026, day.month, day.day, 4, tzinfo=UTC)
        times = {"submitted_at": sent, "revised_at": sent}
        entry = Entry(employee_id=ani, date=day, activity="Surat", state="approved", **times)
        entry.self_rating, entry.supervisor_rating = 3, 4
        desk.uow.session.add(entry)
    scheme = load_scheme("nasional").model_copy(update={"min_reported": 0, "min_coverage": 0})
    judged = Judged(desk.citra.id, Rating.BELOW, "Sasaran utama belum tercapai")
    await desk.uow.assessments.judge(YEAR, ani, RESULTS, judged, NOW)
    await desk.uow.session.flush()
    for code, reason in (("2026", judged.reason), ("2026-Q4", None)):
        scope = Scope(scheme, Period.parse(code), AsOf.end_of(TODAY, WIB), WIB)
        records = must(await desk.uow.scoring.records(scope, ani))
        alone = (await desk.uow.scoring.scorecard(records)).card
        assert alone.groups[0].judged == reason
        assert alone.groups[0].rating is (Rating.MEETS if reason is None else Rating.BELOW)
        (among,) = [each.card for each in await desk.uow.scoring.scorecards(scope) if each.person.id == ani]
        assert among == alone
    assert await desk.uow.assessments.judgements(YEAR, [ani], RESULTS) == {ani: judged}
    await desk.uow.assessments.judge(YEAR, ani, RESULTS, None, NOW)
    assert await desk.uow.assessments.judgements(YEAR, [ani], RESULTS) == {}


async def test_who_reviews_anybody_in_a_unit_can_be_reminded(desk: Desk) -> None:
    unit = Unit(name="Dinas", timezone="WIB")
    desk.uow.session.add(unit)
    await desk.uow.session.flush()
    for number, person in enumerate((desk.ani, desk.bima, desk.citra, desk.dewi)):
        stay = Membership(employee_id=person.id, unit_id=unit.id, starts=ALWAYS, ends=FOREVER)
        desk.uow.session.add(stay)
        desk.uow.people.link(person, 700 + number, "id", NOW)
    await desk.uow.session.flush()
    found = await desk.uow.supervision.reviewing(unit.id, TODAY)
    assert found == [desk.citra.id, desk.dewi.id]
    assert await desk.uow.supervision.reviewing(unit.id, TODAY + timedelta(days=1)) == [desk.citra.id]
    await desk.uow.people.mark_unreachable(702, NOW)
    await desk.uow.session.flush()
    assert await desk.uow.supervision.reviewing(unit.id, TODAY) == [desk.dewi.id]
    assert await desk.uow.supervision.reviewing(unit.id + 1, TODAY) == []


async def test_what_there_is_to_read_is_of_the_span(desk: Desk) -> None:
    ani, span = desk.ani.id, Period.parse("2026-11").span
    target = Target(employee_id=ani, period="2026", title="Surat", measure="surat", kind="utama")
    target.quantity, target.weight = Decimal(100), Decimal(2)
    desk.uow.session.add(target)
    await desk.uow.session.flush()
    for day, state in ((1, "approved"), (2, "approved"), (3, "returned"), (4, "withdrawn"), (31, "approved")):
        at = datetime(2026, 10, 31, 4, tzinfo=UTC) + timedelta(days=day % 31)
        times = {"submitted_at": at, "revised_at": at}
        entry = Entry(employee_id=ani, date=at.date(), activity=f"Surat {day}", state=state, **times)
        entry.self_rating, entry.supervisor_rating = 3, 4 if state == "approved" else None
        entry.target_id, entry.volume = (target.id if day == 1 else None), Decimal("2.5")
        desk.uow.session.add(entry)
        await desk.uow.session.flush()
        if day == 2:
            version = {"sent_at": at, "content": {}, "note": "Lampirkan bukti"}
            desk.uow.session.add(EntryVersion(entry_id=entry.id, version=1, **version))
    for state, meeting in (
        ("submitted", None),
        ("approved", None),
        ("withdrawn", None),
        ("returned", "2026-11"),
    ):
        said = {"what": "Printer", "help": "TIK", "due": TODAY, "put_by_id": ani, "steps": (), "date": TODAY}
        blocker = await desk.uow.cases.add(Blocker, ani, NOW, meeting=meeting, **said)
        blocker.state = state
    await desk.uow.session.flush()
    works = await desk.uow.materials.works(ani, span)
    assert [(each.activity, each.target, each.share) for each in works] == [
        ("Surat 1", "Surat", Fraction(1, 20)),
        ("Surat 2", None, Fraction(0)),
    ]
    assert await desk.uow.materials.returns(ani, span) == Returns(returned=2, sent=3)
    assert await desk.uow.materials.blocked(ani, span) == Blocked(total=2, standing=1)
