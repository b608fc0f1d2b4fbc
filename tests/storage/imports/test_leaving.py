"""Open work of people who leave by a roster file: whoever imports is told of it, with who decides it then."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import select

from domain.imports import Orders
from domain.objections.evidence import Evidence
from domain.objections.life import Filed
from domain.people import ActingAs, TimeZone
from domain.periods import Period
from domain.reasons import ENGLISH
from storage.records.deciding import supervised
from storage.records.schemes import load_scheme
from storage.tables import Employee, StandIn
from tests.harness import changes, must
from tests.storage.imports.desk import BUDI, CITRA, RATNA, ROSTER, SARI, Desk

ENTRIES = f"""\
nip,date,activity,submitted_at,self_rating,status
{SARI},2026-11-18,Surat masuk,2026-11-18T15:00:00+07:00,4,submitted
{SARI},2026-11-19,Surat keluar,2026-11-19T15:00:00+07:00,4,submitted
{CITRA},2026-11-19,Arsip,2026-11-19T15:00:00+07:00,3,submitted
{BUDI},2026-11-19,Rapat,2026-11-19T15:00:00+07:00,3,submitted
"""
LEFT = "nip,name,unit,supervisor_nip,left\n"
LAST = "2026-11-20"


async def told(desk: Desk, *rows: str) -> list[str]:
    """What an import of these rows of a roster remarks; it is kept."""
    outcome = (await desk.told(Orders(ends=True)).takes(roster=LEFT + "\n".join(rows)))["roster"]
    assert outcome.may_be_kept, outcome
    return [str(each) for each in outcome.plan.remarks]


async def test_who_leaves_is_told_with_what_waits_there_and_who_decides_it_then(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, entries=ENTRIES)
    assert await told(
        desk,
        f"{BUDI},Budi Contoh,Dinas,,{LAST}",
        f"{SARI},Sari Contoh,Dinas,{RATNA},",
    ) == [
        f"line 2: {BUDI} Budi Contoh leaves; what waits there, and who decides it then:"
        " reports: 2 (Ratna Umpama); reports: 1 (nobody)",
        f"line 2: {BUDI} Budi Contoh leaves; own work that is not decided yet, and who decides it:"
        " reports: 1 (Ratna Umpama)",
    ]
    assert await told(desk, f"{BUDI},Budi Contoh,Dinas,,{LAST}") == [], "nothing changes"
    assert await told(desk, f"{BUDI},Budi Contoh,Dinas,,2026-12-31") == [], "that is later"


async def test_a_stand_in_decides_for_who_left(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, entries=ENTRIES)
    async with changes(desk.database) as uow:
        ids = {each.nip: each.id for each in await uow.session.scalars(select(Employee))}
        days = {"starts": date(2026, 11, 1), "ends": date(2026, 12, 31)}
        acting = StandIn(supervisor_id=ids[BUDI], stand_in_id=ids[RATNA], kind=ActingAs.PLT, **days)
        uow.session.add(acting)
    first, *_ = await told(desk, f"{BUDI},Budi Contoh,Dinas,,{LAST}")
    assert first.endswith(": reports: 3 (Ratna Umpama)")


async def test_objections_of_who_leaves_are_told(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    now = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
    async with changes(desk.database) as uow:
        ids = {each.nip: each.id for each in await uow.session.scalars(select(Employee))}
        period, zone = Period.parse("2026-S1"), TimeZone.WIB.info
        await uow.closings.begin(period, load_scheme("batanghari"), zone, None, None, now)
        closing = must(await uow.closings.of(period))
        filed = Filed(
            reasons="Semua berkas selesai.",
            components=("supervisor",),
            evidence=Evidence(),
            revision=1,
            told_on=date(2026, 11, 18),
            zone="Asia/Jakarta",
            answer_due=date(2026, 11, 24),
            decide_due=date(2026, 11, 30),
            assessor=ids[BUDI],
            decider=ids[RATNA],
        )
        await uow.objections.file(closing.id, ids[SARI], filed, now)
    assert await told(
        desk, f"{BUDI},Budi Contoh,Dinas,,{LAST}", f"{SARI},Sari Contoh,Dinas,{CITRA},{LAST}"
    ) == [
        f"line 2: {BUDI} Budi Contoh leaves; what waits there, and who decides it then:"
        " answers to objections: 1 (Citra Contoh)",
        f"line 3: {SARI} Sari Contoh leaves; own work that is not decided yet, and who decides it:"
        " objections: 1 (Ratna Umpama)",
    ]
    assert await told(desk, f"{RATNA},Ratna Umpama,Sekretariat,,{LAST}") == [
        f"line 2: {RATNA} Ratna Umpama leaves; what waits there, and who decides it then:"
        " decisions on objections: 1 (nobody)",
    ]


def test_each_kind_of_case_that_a_supervisor_decides_has_its_words() -> None:
    assert {f"open-{table.__tablename__}" for table in supervised()} <= ENGLISH.keys()
