"""Generated offices, scored by the database, against plain Python over the same rows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.calendar import AsOf
from domain.people import TimeZone
from domain.periods import Period
from domain.scoring import as_json
from storage.engine import Database
from storage.schemes import load_scheme, shipped_scheme_ids
from storage.scoring.scope import Scope
from tests.brute_force.plain import Row, scheme_of
from tests.brute_force.results import period_score
from tests.storage.offices import Generator, fill

OFFICES = [
    (1, "2026-11", date(2026, 9, 20), date(2026, 12, 5), date(2026, 11, 30)),
    (2, "2026-11", date(2026, 10, 1), date(2026, 12, 1), date(2026, 11, 18)),
    (3, "2026-S2", date(2026, 5, 15), date(2026, 8, 20), date(2026, 8, 4)),
    (4, "2026-Q4", date(2026, 9, 1), date(2027, 1, 6), date(2027, 1, 4)),
    (5, "2026", date(2025, 12, 1), date(2026, 2, 10), date(2026, 2, 3)),
    (6, "2026-S1", date(2025, 12, 10), date(2026, 4, 1), date(2026, 3, 27)),
]


@pytest.mark.parametrize(("seed", "code", "first", "last", "as_of"), OFFICES)
async def test_every_scheme_gives_what_brute_force_gives(
    database: Database, seed: int, code: str, first: date, last: date, as_of: date
) -> None:
    office = Generator(seed, first, last).office()
    async with database.unit() as unit:
        await fill(unit.session, office)
        await unit.commit()
    for name in shipped_scheme_ids():
        found = await scored(database, office, name, code, as_of)
        right = period_score(office, scheme_of(name), code, as_of)
        assert {**found, "people": []} == {**right, "people": []}
        for person, expected in zip(found["people"], right["people"], strict=True):
            assert person == expected, name


async def scored(database: Database, office: Row, name: str, code: str, as_of: date) -> dict[str, Any]:
    """What `period score --json` would print, follow-up as names of actions."""
    zone, period = TimeZone(office["zone"]).info, Period.parse(code)
    scope = Scope(load_scheme(name), period, AsOf.end_of(as_of, zone), zone)
    async with database.read() as unit:
        people = [standing.result for standing in await unit.scoring.standings(scope)]
    document: Any = as_json(period, scope.scheme, scope.as_of, people, lambda each: each.reason)
    for person in document["people"]:
        person["follow_up"] = [each["action"] for each in person["follow_up"]]
    assert isinstance(document, dict)
    return document


@pytest.mark.parametrize(("seed", "code", "first", "last", "as_of"), OFFICES[:4])
async def test_a_person_alone_gets_the_same_as_among_all(
    database: Database, seed: int, code: str, first: date, last: date, as_of: date
) -> None:
    office = Generator(seed + 100, first, last).office()
    async with database.unit() as unit:
        await fill(unit.session, office)
        await unit.commit()
    zone, period = TimeZone(office["zone"]).info, Period.parse(code)
    for name in shipped_scheme_ids():
        scope = Scope(load_scheme(name), period, AsOf.end_of(as_of, zone), zone)
        async with database.read() as unit:
            for standing in await unit.scoring.standings(scope):
                book = await unit.scoring.book(scope, standing.person.id)
                assert book is not None
                assert (await unit.scoring.standing(book)).card == standing.card
                some = await unit.scoring.standings(scope, [standing.person.id])
                assert [each.card for each in some] == [standing.card]
