"""What is not finished when the demo begins."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

from bot.cli.demo import SAMPLE, START, put_open
from domain.people import TimeZone
from domain.periods import Period
from domain.schemes import Assessor
from domain.scoring import BERAKHLAK
from storage.base.engine import Database
from storage.tables import Blocker, Employee, TargetProposal

PERIOD = Period.parse("2026-S2")


async def test_a_target_an_overdue_blocker_and_assessments_wait(database_file: Path) -> None:
    now = datetime.fromisoformat(START)
    with (SAMPLE / "roster.csv").open(encoding="utf-8") as roster:
        people = [Employee(nip=row["nip"], name=row["name"], role="asn") for row in csv.DictReader(roster)]
    database = Database(f"sqlite:///{database_file}")
    async with database.unit() as uow:
        uow.session.add_all(people)
        await uow.session.flush()
        await put_open(uow, {person.nip: person.id for person in people}, now)
        proposal = await uow.cases.get(TargetProposal, 1)
        blocker = await uow.cases.get(Blocker, 1)
        given = await uow.assessments.given(PERIOD, [each.id for each in people], list(Assessor))
        overdue = await uow.blockers.overdue(now.astimezone(TimeZone.WIB.info).date())
    await database.close()
    assert proposal is not None and proposal.state == "submitted"
    assert blocker is not None and [each.blocker.id for each in overdue] == [blocker.id]
    with (SAMPLE / "targets.csv").open(encoding="utf-8") as targets:
        assert proposal.parent in {row["title"] for row in csv.DictReader(targets)}
    with (SAMPLE / "competencies.csv").open(encoding="utf-8") as competencies:
        known = {*BERAKHLAK, *(row["competency"] for row in csv.DictReader(competencies))}
    assert {each.source for each in given} == {Assessor.SELF, Assessor.SUPERVISOR}
    assert {each.criterion for each in given} <= known
