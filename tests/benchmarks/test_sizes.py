"""The benchmark of large offices measures what it says, in small."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.scored_office import Size
from benchmarks.scoring import Score
from benchmarks.sizes import Cost, in_words, measure, office
from domain.calendar import AsOf
from domain.people import TimeZone
from domain.periods import Period
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.scoring.scope import Scope
from tests.harness import must


async def test_the_same_steps_are_measured_in_an_office_three_times_as_large() -> None:
    small, cost = await measure(Size(people=20, days=2, entries=2), [1, 3], rounds=1, scheme="batanghari")
    assert (small.entries, cost.entries) == (20 * 2 * 2, 3 * 20 * 2 * 2)
    assert min(cost.score.seconds, cost.staff_score.processor) > 0
    assert {step for step, taken in cost.steps.items() if len(taken) == 1} == set(cost.steps)
    assert "Kirim" in cost.steps


def test_costs_are_told_beside_those_of_the_smallest_office() -> None:
    alone, staff = Score(0.004, 0.003, 12), Score(0.006, 0.005, 15)
    small = Cost(1_000, {"Kirim": [(40, 12.0), (40, 10.0)]}, alone, staff)
    alone, staff = Score(0.005, 0.006, 12), Score(0.009, 0.005, 16)
    large = Cost(10_000, {"Kirim": [(40, 11.0), (40, 15.0)]}, alone, staff)
    told = in_words([small, large]).splitlines()
    assert told[1].split() == ["Kirim", "10.0", "ms", "x", "1.00", "11.0", "ms", "x", "1.10"]
    assert told[2].split()[-4:] == ["5.0", "ms", "x", "1.25"]
    assert told[3].split()[-4:] == ["6.0", "ms", "x", "2.00"]
    assert told[4].split()[-2:] == ["12", "12"]
    assert told[5].split()[-4:] == ["9.0", "ms", "x", "1.50"]


@pytest.mark.parametrize(("scheme", "before"), [("bungo", "2026-S1"), ("mataram", "2025")])
async def test_a_scheme_that_looks_back_finds_as_many_records_in_the_period_before(
    tmp_path: Path, scheme: str, before: str
) -> None:
    file, rules, size = tmp_path / "office.db", load_scheme(scheme), Size(people=20, days=4, entries=2)
    assert await office(file, size, 1, rules) == 2 * 20 * 4 * 2
    zone, period = TimeZone.WIB.info, Period.parse(before)
    scope = Scope(rules, period, AsOf.end_of(period.end, zone), zone)
    database = Database(f"sqlite:///{file}")
    async with database.read() as uow:
        facts = must(await uow.scoring.records(scope, 20)).facts()
    await database.close()
    assert len(facts.supervisor_ratings) == 1
    assert len(facts.targets) == 2
    assert facts.assessments
