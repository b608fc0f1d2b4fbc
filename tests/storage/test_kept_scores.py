"""Kept scorecards: after any change, what is brought up to date equals what is computed from nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select, update

from storage.base.engine import Database
from storage.scoring.kept import hash_of_code
from storage.tables import ALWAYS, FOREVER, Attendance, ChangedRecord, Employee, KeptSheet, Membership, Unit
from tests.storage.changes import CHANGES, Dated, entry, rated, reported
from tests.storage.kept import NOON, WIB, an_office, cards_in, from_nothing, kept, refreshed, scope_of

AFTERWARDS = datetime(2026, 12, 1, 5, tzinfo=UTC)
"""After the period: nothing that is there will count only later."""


# Between them they use every source but self ratings and behaviour, which change with others.
@pytest.mark.parametrize("scheme", ["bungo", "tebingtinggi"])
async def test_after_every_kind_of_change_the_kept_equal_the_computed(
    database: Database, scheme: str
) -> None:
    await an_office(database, 11)
    scope, chance = scope_of(scheme, NOON), Random(scheme)
    await refreshed(database, scope, NOON)
    for change in CHANGES:
        async with database.unit() as uow:
            people = [employee.id for employee in await uow.people.all()]
            await change(uow, chance.choice(people))
            await uow.commit()
        await refreshed(database, scope, NOON)
        now = await kept(database, scope)
        assert now == await from_nothing(database, scope), change.__name__


@pytest.mark.parametrize("scheme", ["mataram", "batanghari"])
async def test_as_the_days_go_by_the_kept_equal_the_computed(database: Database, scheme: str) -> None:
    await an_office(database, 31)
    async with database.unit() as uow:
        newcomer = (await uow.people.all())[0]
        newcomer.joined, newcomer.left = date(2026, 11, 28), None
        await uow.commit()
    start = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
    for hours in (0, 5, 24, 30, 54, 100, 400):
        now = start + timedelta(hours=hours)
        code = "2026-11" if now.astimezone(WIB).month == 11 else "2026-12"
        scope = scope_of(scheme, now, code)
        await refreshed(database, scope, now)
        found = await kept(database, scope)
        assert found == await from_nothing(database, scope), hours


@pytest.mark.parametrize("change", [reported, rated])
async def test_what_was_sent_just_after_the_last_time_counts_the_next_time(
    database: Database, change: Dated
) -> None:
    """The clock that dates a message may be ahead of the one that the job runs by."""
    await an_office(database, 34)
    scope, later = scope_of("batanghari", NOON), NOON + timedelta(minutes=5)
    async with database.unit() as uow:
        for person in await uow.people.all():
            await change(uow, person.id, NOON + timedelta(minutes=2))
        await uow.commit()
    await refreshed(database, scope, NOON)
    before = await kept(database, scope)
    await refreshed(database, scope_of("batanghari", later), later)
    after = await kept(database, scope)
    assert after == await from_nothing(database, scope_of("batanghari", later))
    assert after != before


async def test_only_who_changed_is_computed_anew(database: Database) -> None:
    await an_office(database, 12)
    scope = scope_of("gajahmungkur", AFTERWARDS)
    everybody = await refreshed(database, scope, NOON)
    assert everybody > 3
    assert await refreshed(database, scope, NOON) == 0
    async with database.unit() as uow:
        people = await cards_in(uow)
        await entry(uow, next(iter(people)))
        await uow.commit()
    assert await refreshed(database, scope, NOON) == 1


async def test_attendance_of_a_free_day_to_come_counts_when_the_day_has(database: Database) -> None:
    """No working day becomes due then, which would have everybody computed; but there is a record now."""
    saturday = datetime(2026, 11, 21, 1, 0, tzinfo=WIB)
    async with database.unit() as uow:
        uow.session.add(Unit(id=1, name="Dinas", timezone="WIB"))
        uow.session.add(Employee(id=1, nip="199001012015012001", name="Sari Contoh", role="asn"))
        await uow.session.flush()
        uow.session.add(Membership(employee_id=1, unit_id=1, starts=ALWAYS, ends=FOREVER))
        uow.session.add(Attendance(employee_id=1, date=date(2026, 11, 22), status="present"))
        await uow.commit()
    found = []
    for now in (saturday, saturday + timedelta(days=1)):
        scope = scope_of("tebingtinggi", now)
        await refreshed(database, scope, now)
        found.append(await kept(database, scope))
        assert found[-1] == await from_nothing(database, scope)
    assert found[0] != found[1]


async def test_a_scheme_that_was_edited_is_computed_from_nothing(database: Database) -> None:
    await an_office(database, 17)
    scope = scope_of("batanghari", AFTERWARDS)
    everybody = await refreshed(database, scope, NOON)
    edited = replace(scope, scheme=scope.scheme.model_copy(update={"min_coverage": Fraction(9, 10)}))
    assert await refreshed(database, edited, NOON) == everybody
    assert await kept(database, edited) == await from_nothing(database, edited)


async def test_another_scheme_is_computed_from_nothing(database: Database) -> None:
    await an_office(database, 13)
    everybody = await refreshed(database, scope_of("batanghari", NOON), NOON)
    assert await refreshed(database, scope_of("nasional", NOON), NOON) == everybody
    assert await refreshed(database, scope_of("batanghari", NOON), NOON) == everybody


async def test_a_change_that_is_rolled_back_leaves_no_note(database: Database) -> None:
    await an_office(database, 14)
    await refreshed(database, scope_of("batanghari", AFTERWARDS), NOON)
    async with database.unit() as uow:
        person = (await uow.people.all())[0]
        await entry(uow, person.id)
    async with database.read() as uow:
        assert not (await uow.session.scalars(select(ChangedRecord))).all()


@pytest.mark.parametrize(("rated", "told"), [(4, {}), (5, {"self": 100, "supervisor": 20})])
async def test_means_of_few_are_not_told(database: Database, rated: int, told: dict[str, int]) -> None:
    async with database.unit() as uow:
        for n in range(1, 8):
            uow.session.add(Employee(id=n, nip=f"19900101201501200{n}", name=f"Pegawai {n}", role="asn"))
        await uow.session.flush()
        for person in range(1, rated + 1):
            await reported(uow, person, NOON - timedelta(days=1))
        await uow.commit()
    scope = scope_of("batanghari", NOON)
    async with database.read() as uow:
        assert await uow.kept_scores.office_means(scope) == {}
    assert await refreshed(database, scope, NOON) == 7
    async with database.read() as uow:
        means = await uow.kept_scores.office_means(scope)
    assert means == told


async def test_what_was_computed_by_other_rules_is_computed_from_nothing(database: Database) -> None:
    await an_office(database, 16)
    everybody = await refreshed(database, scope_of("batanghari", AFTERWARDS), NOON)
    assert await refreshed(database, scope_of("batanghari", AFTERWARDS), NOON) == 0
    async with database.unit() as uow:
        await uow.session.execute(update(KeptSheet).values(rules="of the version before"))
        await uow.commit()
    assert await refreshed(database, scope_of("batanghari", AFTERWARDS), NOON) == everybody


def test_code_that_says_something_else_is_another_rule(tmp_path: Path) -> None:
    (tmp_path / "scoring").mkdir()
    rule = tmp_path / "scoring" / "sources.py"
    rule.write_text("CREDIT = 0.5\n", "utf-8")
    before = hash_of_code(tmp_path)
    assert hash_of_code(tmp_path) == before
    rule.write_text("CREDIT = 0.6\n", "utf-8")
    assert hash_of_code(tmp_path) != before
