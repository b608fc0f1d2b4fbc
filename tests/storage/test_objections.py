"""Objections on databases of each kind: filed once, and one event at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.objections.evidence import Evidence
from domain.objections.life import Answered, Filed, ObjectionState, Withdrawn
from domain.people import TimeZone
from domain.periods import Period
from storage.base.engine import Database
from storage.records.objections import Objected
from storage.records.schemes import load_scheme
from storage.tables import Employee, ObjectionEvent
from tests.harness import changes, must

NOW = datetime(2027, 1, 4, 2, 0, 0, 123456, tzinfo=UTC)
PERIOD = Period.parse("2026-S2")
ANSWER = Answered(text="Berkasnya belum lengkap pada hari itu.")


def filed(assessor: int, decider: int) -> Filed:
    return Filed(
        reasons="Berkas tanggal 30 lengkap dan selesai.",
        components=("supervisor",),
        evidence=Evidence(),
        revision=1,
        told_on=date(2027, 1, 4),
        zone="Asia/Jakarta",
        answer_due=date(2027, 1, 8),
        decide_due=date(2027, 1, 14),
        assessor=assessor,
        decider=decider,
    )


@pytest.fixture
async def objected(database: Database) -> AsyncIterator[tuple[Database, Objected]]:
    """A person has objected to the result of a closing; others are to answer and to decide."""
    async with changes(database) as uow:
        people = [Employee(nip=f"19900101201501200{n}", name=f"Pegawai {n}", role="asn") for n in (1, 2, 3)]
        uow.session.add_all(people)
        await uow.session.flush()
        await uow.closings.begin(PERIOD, load_scheme("batanghari"), TimeZone.WIB.info, None, None, NOW)
        closing = must(await uow.closings.of(PERIOD))
        person, assessor, decider = (each.id for each in people)
        number = must(await uow.objections.file(closing.id, person, filed(assessor, decider), NOW))
        assert await uow.objections.file(closing.id, person, filed(assessor, decider), NOW) is None
    async with database.read() as uow:
        found = must(await uow.objections.get(number))
    yield database, found


async def test_of_two_events_at_once_one_is_kept_and_all_come_back_as_they_were(
    objected: tuple[Database, Objected],
) -> None:
    database, seen = objected
    later = NOW + timedelta(hours=1)
    async with changes(database) as uow:
        after = await uow.objections.then(seen, ANSWER, seen.life.filed.assessor, later)
        assert after is not None and after.life.state is ObjectionState.AWAITS_DECISION
        assert await uow.objections.then(seen, Withdrawn(), seen.employee_id, later) is None
    async with database.read() as uow:
        (again,) = await uow.objections.open()
        assert again.life.events == after.life.events and again.is_whole
        assert again.life.filed_at == NOW
        assert [each.id for each in await uow.objections.acted_on_by(seen.life.filed.assessor or 0)] == [1]
        assert await uow.objections.acted_on_by(seen.employee_id) == []
    async with changes(database) as uow:
        row = await uow.session.get_one(ObjectionEvent, (1, 1))
        row.at = later
    async with database.read() as uow:
        altered = await uow.objections.get(1)
        assert altered is not None and not altered.is_whole
