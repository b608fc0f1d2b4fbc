"""What waits for a decision when the demo begins."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

from bot.cli.demo import SAMPLE, START, put_open
from domain.people import TimeZone
from storage.base.engine import Database
from storage.tables import Blocker, Employee, TargetProposal


async def test_a_target_and_an_overdue_blocker_wait(database_file: Path) -> None:
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
        overdue = await uow.blockers.overdue(now.astimezone(TimeZone.WIB.info).date())
    await database.close()
    assert proposal is not None and proposal.state == "submitted"
    assert blocker is not None and [each.blocker.id for each in overdue] == [blocker.id]
    with (SAMPLE / "targets.csv").open(encoding="utf-8") as targets:
        assert proposal.parent in {row["title"] for row in csv.DictReader(targets)}
