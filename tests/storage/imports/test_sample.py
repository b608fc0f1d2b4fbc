"""The sample office: written the same each time, imported whole, scored by every scheme."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

from domain.calendar import AsOf
from domain.periods import Period
from sample import generate
from sample.days import LAST
from storage.imports import KINDS, import_office
from storage.records.schemes import load_scheme, shipped_scheme_ids
from storage.scoring.scope import Scope
from storage.tables import Employee
from tests.harness import changes
from tests.storage.imports.desk import FRIDAY, TABLES, Desk, counts, office


def test_the_committed_sample_is_what_the_generator_writes(tmp_path: Path) -> None:
    generate.write(tmp_path)
    for kind in KINDS:
        assert (tmp_path / f"{kind}.csv").read_bytes() == (generate.HOME / f"{kind}.csv").read_bytes(), kind


async def test_the_sample_is_a_good_office_twice_the_same_and_every_scheme_can_score_it(desk: Desk) -> None:
    async with changes(desk.database) as uow:
        first = await import_office(uow, office(), generate.HOME, FRIDAY)
    assert [outcome.kind for outcome in first] == list(KINDS)
    people = (await desk.contents(Employee))["employees"]
    assert len(people) == 24
    before = await desk.contents(*TABLES, ids=True)
    async with changes(desk.database) as uow:
        second = await import_office(uow, office(), generate.HOME, FRIDAY)
    assert [counts(outcome)[:2] for outcome in second] == [(0, 0)] * len(KINDS)
    assert await desk.contents(*TABLES, ids=True) == before
    zone = office().zone
    async with desk.database.read() as uow:
        for name in shipped_scheme_ids():
            scheme = load_scheme(name)
            period = Period.containing(LAST, scheme.period)
            scope = Scope(scheme, period, AsOf.end_of(LAST, zone), zone)
            scorecards = await uow.scoring.scorecards(scope)
            graded = [scorecard.card.grade for scorecard in scorecards if scorecard.card.grade]
            assert len(scorecards) == 24, name
            # The head of all has no supervisor, and one person has left: some schemes cannot grade them.
            assert len(graded) >= 22, name
            assert len(set(graded)) >= 3, name
            values = {each.id for scorecard in scorecards for each in scorecard.card.components if each.value}
            assert values == {component.id for component in scheme.components}, name


def test_the_people_of_the_demo_are_in_the_sample() -> None:
    with (generate.HOME / "roster.csv").open(encoding="utf-8") as file:
        roster = {row["name"]: row for row in csv.DictReader(file)}
    sari, budi = roster["Sari Contoh"], roster["Budi Contoh"]
    assert sari["supervisor_nip"] == budi["nip"]
    assert roster["Agus Contoh"]["role"] == "admin"
    with (generate.HOME / "entries.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    newest = max(row["date"] for row in rows)
    assert not [row for row in rows if row["nip"] == sari["nip"] and row["date"] == newest]
    waiting = [row["nip"] for row in rows if row["status"] == "submitted"]
    under_budi = {row["nip"] for row in roster.values() if row["supervisor_nip"] == budi["nip"]}
    assert 2 <= sum(nip in under_budi for nip in waiting) <= 8
    assert sari["nip"] not in waiting
    assert max(datetime.fromisoformat(row["submitted_at"]) for row in rows) < FRIDAY
