"""An import is taken back whole, or not at all and with every reason."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from domain.calendar import AsOf
from domain.errors import AlreadyHandled, Invalid
from domain.imports import Orders
from domain.imports.undoing import InTheWay
from domain.people import TimeZone
from domain.periods import Period
from domain.scoring import person_line
from domain.views import Looker, Seen, View
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.scoring.scope import Scope
from storage.tables import (
    Assessment,
    Employee,
    Entry,
    Invite,
    Leave,
    RecordView,
    Supervision,
)
from tests.databases import until_it_waits
from tests.harness import changes
from tests.storage.imports.desk import ALL, BUDI, CITRA, FRIDAY, RATNA, ROSTER, SARI, TABLES, Desk, Tables

ENTRIES = f"""\
nip,date,activity,submitted_at,self_rating,status,supervisor_rating,reviewer_nip,reviewed_at
{SARI},2026-11-18,Rapat,2026-11-18T16:00:00+07:00,4,submitted,,,
{SARI},2026-11-19,Arsip,2026-11-19T16:00:00+07:00,4,approved,5,{BUDI},2026-11-19T17:00:00+07:00
"""
LEAVE = f"nip,kind,start,end\n{SARI},cuti,2026-11-23,2026-11-24\n"
DUTY = f"nip,date,start,end,name\n{SARI},2026-11-18,07:00,14:00,Pagi\n"


async def kept(desk: Desk) -> Tables:
    """Every row that imports write, with its ids."""
    return await desk.contents(*ALL, ids=True)


async def test_a_first_import_of_everything_is_taken_back(desk: Desk) -> None:
    before = await kept(desk)
    outcomes = await desk.takes(
        roster=ROSTER,
        calendar="date,kind,unit,name\n2026-11-25,holiday,,Hari Guru\n2026-11-26,workday,Dinas,\n",
        services=f"code,name,unit,staff_nips\nktp,KTP,Dinas,{SARI};{CITRA}\n",
        competencies="position,competency,required\nOperator,Arsip,3\n",
        targets=f"nip,period,title,quantity,unit\n{SARI},2026-S2,Arsip,12.5,berkas\n",
        leave=LEAVE,
        duty=DUTY,
        attendance=f"nip,date,status,check_in\n{SARI},2026-11-18,present,07:30\n",
        assessments=f"nip,period,source,assessor_nip,criterion,rating\n{SARI},2026-S1,supervisor,{BUDI},akuntabel,4\n",
        entries=ENTRIES,
        citizen="service,submitted_at,channel,quick\nktp,2026-11-18T09:00:00+07:00,visit,4\n",
    )
    assert [each.bad_rows for each in outcomes.values()] == [[]] * 11
    assert all((await desk.contents(*TABLES)).values())
    assert await desk.takes_back(1) == []
    assert await kept(desk) == before


async def test_changed_and_replaced_rows_become_what_they_were(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, entries=ENTRIES, leave=LEAVE, duty=DUTY)
    before = await kept(desk)
    moved = ROSTER.replace("Sari Contoh,Dinas,Operator", "Sari S.,Kantor,Arsiparis").replace(
        f"Operator,{BUDI}\n{BUDI}", f"Operator,{RATNA}\n{BUDI}"
    )
    duty = f"{DUTY}{SARI},2026-11-18,19:00,22:00,Malam\n".replace("07:00", "07:30")
    entries = ENTRIES.replace("4,approved,5", "3,approved,4")
    await desk.told(Orders(new_units=True)).takes(roster=moved, duty=duty, entries=entries)
    assert await kept(desk) != before
    assert await desk.takes_back(2) == []
    assert await kept(desk) == before


async def test_undoing_twice_and_undoing_nothing_are_refused(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    await desk.takes_back(1)
    with pytest.raises(AlreadyHandled):
        await desk.takes_back(1)
    with pytest.raises(Invalid):
        await desk.takes_back(2)


async def test_an_import_that_changes_nothing_has_no_number(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    await desk.takes(roster=ROSTER)
    assert desk.number is None
    await desk.takes(leave=LEAVE)
    assert desk.number == 2


async def test_what_was_added_and_used_stays(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    sari = await desk.one(select(Employee.id).where(Employee.nip == SARI))
    async with changes(desk.database) as uow:
        moment = datetime(2026, 11, 20, 3, tzinfo=UTC)
        uow.session.add(
            Invite(employee_id=sari, token_hash="x", created_at=moment, expires_at=moment, failures=0)
        )
    before = await kept(desk)
    (obstacle,) = await desk.takes_back(1)
    assert (obstacle.reason, obstacle.table, obstacle.names, obstacle.count) == (
        InTheWay.USED,
        "invites",
        (SARI,),
        1,
    )
    assert await kept(desk) == before


async def test_that_somebody_looked_at_an_added_person_does_not_keep_it(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    sari = await desk.one(select(Employee.id).where(Employee.nip == SARI))
    async with changes(desk.database) as uow:
        uow.views.note([View(sari, None, Looker.ADMINISTRATOR, Seen.PERSONNEL, FRIDAY.astimezone(UTC))])
    assert await desk.takes_back(1) == []
    assert await desk.one(select(func.count()).select_from(RecordView)) == 0


async def test_an_entry_that_was_decided_since_stays(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    await desk.takes(entries=ENTRIES)
    async with changes(desk.database) as uow:
        decided = (
            update(Entry).where(Entry.state == "submitted").values(state="approved", supervisor_rating=4)
        )
        await uow.session.execute(decided)
        entry = await uow.session.scalar(select(Entry.id).where(Entry.activity == "Rapat"))
        uow.audit.note("approve", f"entries/{entry}", after={"rating": 4})
    reasons = [(each.reason, each.names) for each in await desk.takes_back(2)]
    named = (f"{SARI} 2026-11-18 Rapat",)
    assert reasons == [(InTheWay.CHANGED, named), (InTheWay.DECIDED, named)]


async def test_a_later_import_of_the_same_rows_is_named_and_undone_first(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    await desk.takes(roster=ROSTER.replace("Sari Contoh", "Sari S."))
    await desk.takes(roster=ROSTER.replace("Sari Contoh", "Sari Baru"))
    (obstacle,) = await desk.takes_back(2)
    assert (obstacle.reason, obstacle.names, obstacle.imports) == (
        InTheWay.CHANGED,
        (f"{SARI} Sari Baru",),
        (3,),
    )
    assert [await desk.takes_back(3), await desk.takes_back(2)] == [[], []]
    assert await desk.one(select(Employee.name).where(Employee.nip == SARI)) == "Sari Contoh"


async def test_what_others_changed_in_other_columns_is_no_obstacle(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    await desk.takes(roster=ROSTER.replace("Sari Contoh", "Sari S."))
    async with changes(desk.database) as uow:
        await uow.session.execute(update(Employee).where(Employee.nip == SARI).values(rank="III/a"))
    assert await desk.takes_back(2) == []
    assert await desk.one(select(Employee.rank).where(Employee.nip == SARI)) == "III/a"


async def test_what_a_supervisor_decided_by_an_import_stays(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, entries=ENTRIES)
    await desk.takes(
        roster=ROSTER.replace(f"Sari Contoh,Dinas,Operator,{BUDI}", f"Sari Contoh,Dinas,Operator,{RATNA}")
    )
    ratna = await desk.one(select(Employee.id).where(Employee.nip == RATNA))
    async with changes(desk.database) as uow:
        decided = update(Entry).where(Entry.state == "submitted")
        moment = FRIDAY + timedelta(hours=1)
        await uow.session.execute(
            decided.values(state="approved", supervisor_rating=4, reviewer_id=ratna, reviewed_at=moment)
        )
        sari = await uow.session.scalar(select(Employee.id).where(Employee.nip == SARI))
        rated = {"period": "2026-10", "employee_id": sari, "assessor_id": ratna, "source": "supervisor"}
        uow.session.add(Assessment(**rated, criterion="loyal", rating=4, given_at=moment))
    assert [(each.reason, each.table, each.names) for each in await desk.takes_back(2)] == [
        (InTheWay.DECIDED, "entries", (f"{SARI} 2026-11-18 Rapat",)),
        (InTheWay.DECIDED, "assessments", (f"{SARI} 2026-10 supervisor loyal",)),
    ]
    assert await desk.one(select(Supervision.id).where(Supervision.supervisor_id == ratna)) is not None


async def test_rows_of_a_period_that_was_closed_since_stay(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    await desk.takes(leave=LEAVE)
    await desk.closes("2026-S2", FRIDAY + timedelta(days=40))
    (obstacle,) = await desk.takes_back(2)
    assert (obstacle.reason, obstacle.names) == (InTheWay.CLOSED, (f"{SARI} cuti 2026-11-23 2026-11-24",))
    assert await desk.one(select(Leave.id)) is not None


async def test_a_closing_that_begins_while_an_import_is_taken_back_keeps_its_rows(
    new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    desk = Desk(Database(new_postgres()), tmp_path)
    other = replace(desk, database=Database(desk.database.url))
    await desk.takes(roster=ROSTER)
    await desk.takes(leave=LEAVE)
    async with other.database.unit() as uow:
        await uow.session.execute(select(Leave.id).with_for_update())
        undoing = asyncio.create_task(desk.takes_back(2))
        await until_it_waits(uow, undoing)
        await other.closes("2026-S2", FRIDAY + timedelta(days=40))
    assert [obstacle.reason for obstacle in await undoing] == [InTheWay.CLOSED]
    assert await desk.one(select(Leave.id)) is not None
    assert await desk.takes_back(1) != [], "the desk goes on"
    await other.database.close()
    await desk.database.close()


async def score_lines(desk: Desk) -> dict[str, str]:
    """Each person's score of the year, with every digit, by NIP."""
    scheme, period = load_scheme("batanghari"), Period.parse("2026")
    async with desk.database.read() as uow:
        scope = Scope(scheme, period, AsOf.now(FRIDAY, period, TimeZone.WIB.info), TimeZone.WIB.info)
        results = await uow.scoring.map_scorecards(scope, lambda each: each.result)
    return {each.nip.digits: person_line(each, str) for each in results}


async def test_scores_follow_staff_of_the_past_and_its_undoing(desk: Desk) -> None:
    rated = "service,submitted_at,channel,quick\n" + "ktp,2026-03-18T09:00:00+07:00,visit,2\n" * 30
    services = f"code,name,unit,staff_nips,since\nktp,KTP,Dinas,{SARI},\n"
    await desk.takes(roster=ROSTER, services=services, entries=ENTRIES, citizen=rated)
    before = await score_lines(desk)
    await desk.takes(services=f"{services}ktp,KTP,Dinas,{SARI};{CITRA},2026-03-01\n")
    after = await score_lines(desk)
    assert {nip for nip in before if before[nip] != after[nip]} == {CITRA}
    assert await desk.takes_back(2) == []
    assert await score_lines(desk) == before


async def test_no_record_gets_the_id_of_one_that_was_taken_back(desk: Desk) -> None:
    """A button that was sent before names the old one by its id."""
    await desk.takes(roster=ROSTER)
    await desk.takes(entries=ENTRIES)
    before = await desk.one(select(func.max(Entry.id)))
    assert await desk.takes_back(2) == []
    await desk.takes(entries=ENTRIES.replace("Rapat", "Sidang"))
    assert await desk.one(select(func.min(Entry.id))) > before
