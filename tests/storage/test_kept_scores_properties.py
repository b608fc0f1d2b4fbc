"""Kept scorecards under drawn changes: the same from night to night or from nothing, on either database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from storage.base.engine import Database
from storage.records.schemes import shipped_scheme_ids
from storage.scoring.scope import Scope
from storage.tables import KeptCard, KeptSheet
from storage.uow import UnitOfWork
from tests.storage.changes import CHANGES, Change, Dated, rated, reported
from tests.storage.kept import NOON, Kept, cards_in, office_of, scope_of
from tests.storage.offices import fill


@dataclass(frozen=True)
class Step:
    """Some time goes by, records change, and the kept scores are brought up to date.

    `skew` is in minutes: a dated record is sent so much after (or, below 0, before) that moment.
    """

    hours: int
    changes: tuple[tuple[Change, int], ...]
    dated: tuple[tuple[Dated, int, int], ...]


_PEOPLE = st.integers(0, 5)
_STEPS = st.builds(
    Step,
    st.sampled_from([0, 0, 1, 13, 24, 72]),
    st.lists(st.tuples(st.sampled_from(CHANGES), _PEOPLE), max_size=2).map(tuple),
    st.lists(st.tuples(st.sampled_from([reported, rated]), _PEOPLE, st.integers(-90, 90)), max_size=2).map(
        tuple
    ),
)
_STORIES = st.lists(_STEPS, min_size=1, max_size=4)
_SEEDS, _SCHEMES = st.integers(0, 10_000), st.sampled_from(shipped_scheme_ids())
_FIXED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


async def _told(database: Database, seed: int, scheme: str, story: list[Step]) -> tuple[Kept, Kept]:
    """What is kept at the end of a story, and what a computation from nothing gives; leaves no trace."""
    now, scope = NOON, scope_of(scheme, NOON)
    async with database.unit() as uow:
        await fill(uow.session, office_of(seed))
        people = [employee.id for employee in await uow.people.all()]
        await uow.kept_scores.refresh(scope, now)
        for step in story:
            now += timedelta(hours=step.hours)
            for change, person in step.changes:
                await change(uow, people[person])
                await uow.session.flush()
            for dated, person, skew in step.dated:
                await dated(uow, people[person], now + timedelta(minutes=skew))
            await uow.session.flush()
            scope = scope_of(scheme, now)
            await uow.kept_scores.refresh(scope, now)
        found = await _kept(uow, scope)
        await uow.session.execute(delete(KeptCard))
        await uow.session.execute(delete(KeptSheet))
        await uow.kept_scores.refresh(scope, now)
        return found, await _kept(uow, scope)


async def _kept(uow: UnitOfWork, scope: Scope) -> Kept:
    """The cards by the order of the people: their ids go on counting where a database rolls back."""
    sheet, cards = await uow.kept_scores.sheet(scope), await cards_in(uow)
    assert sheet is not None
    return dict(enumerate(card for _, card in sorted(cards.items()))), sheet.summary


@pytest.fixture
async def sqlite(database_file: Path) -> AsyncIterator[Database]:
    """A migrated, empty SQLite database."""
    database = Database(f"sqlite:///{database_file}")
    yield database
    await database.close()


@pytest.fixture
async def postgresql(new_postgres: Callable[[], str]) -> AsyncIterator[Database]:
    """A migrated, empty PostgreSQL database."""
    database = Database(new_postgres())
    yield database
    await database.close()


@settings(max_examples=25, deadline=None, suppress_health_check=_FIXED)
@given(seed=_SEEDS, scheme=_SCHEMES, story=_STORIES)
async def test_after_any_changes_the_kept_equal_the_computed(
    sqlite: Database, seed: int, scheme: str, story: list[Step]
) -> None:
    found, computed = await _told(sqlite, seed, scheme, story)
    assert found == computed


@settings(max_examples=8, deadline=None, suppress_health_check=_FIXED)
@given(seed=_SEEDS, scheme=_SCHEMES, story=_STORIES)
async def test_both_databases_keep_the_same(
    sqlite: Database, postgresql: Database, seed: int, scheme: str, story: list[Step]
) -> None:
    one = await _told(sqlite, seed, scheme, story)
    assert one == await _told(postgresql, seed, scheme, story)
    assert one[0] == one[1]
