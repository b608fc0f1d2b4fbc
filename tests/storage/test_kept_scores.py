"""Kept scorecards: after any change, what is brought up to date equals what is computed from nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select

from storage.engine import Database
from storage.tables import ChangedRecord
from tests.storage.changes import CHANGES, Dated, entry, rated, reported
from tests.storage.kept import NOON, WIB, an_office, from_nothing, kept, refreshed, scope_of

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
        async with database.unit() as unit:
            people = [employee.id for employee in await unit.people.all()]
            await change(unit, chance.choice(people))
            await unit.commit()
        await refreshed(database, scope, NOON)
        now = await kept(database, scope)
        assert now == await from_nothing(database, scope), change.__name__


@pytest.mark.parametrize("scheme", ["mataram", "batanghari"])
async def test_as_the_days_go_by_the_kept_equal_the_computed(database: Database, scheme: str) -> None:
    await an_office(database, 31)
    async with database.unit() as unit:
        newcomer = (await unit.people.all())[0]
        newcomer.joined, newcomer.left = date(2026, 11, 28), None
        await unit.commit()
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
    async with database.unit() as unit:
        for person in await unit.people.all():
            await change(unit, person.id, NOON + timedelta(minutes=2))
        await unit.commit()
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
    async with database.unit() as unit:
        people = await unit.kept_scores.cards(scope)
        await entry(unit, next(iter(people)))
        await unit.commit()
    assert await refreshed(database, scope, NOON) == 1


async def test_another_scheme_is_computed_from_nothing(database: Database) -> None:
    await an_office(database, 13)
    everybody = await refreshed(database, scope_of("batanghari", NOON), NOON)
    assert await refreshed(database, scope_of("nasional", NOON), NOON) == everybody
    assert await refreshed(database, scope_of("batanghari", NOON), NOON) == everybody


async def test_a_change_that_is_rolled_back_leaves_no_note(database: Database) -> None:
    await an_office(database, 14)
    await refreshed(database, scope_of("batanghari", AFTERWARDS), NOON)
    async with database.unit() as unit:
        person = (await unit.people.all())[0]
        await entry(unit, person.id)
    async with database.read() as unit:
        assert not (await unit.session.scalars(select(ChangedRecord))).all()


async def test_means_of_few_are_not_told(database: Database) -> None:
    await an_office(database, 15)
    scope = scope_of("batanghari", NOON)
    async with database.read() as unit:
        assert await unit.kept_scores.office_means(scope) == {}
    await refreshed(database, scope, NOON)
    async with database.read() as unit:
        cards = await unit.kept_scores.cards(scope)
        means = await unit.kept_scores.office_means(scope)
    rated = [card for card in cards.values() if card["components"][1][1] is not None]
    assert ("supervisor" in means) == (len(rated) >= 5)
