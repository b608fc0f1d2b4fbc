"""Rows that are corrected by their key, and rows that are withdrawn."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import func, select, update

from domain.calendar import excused_days
from domain.imports import Orders
from domain.periods import Span
from storage.tables import Assessment, CalendarDay, Entry, Leave, LeaveRequest, Response, Service, Target
from tests.harness import changes, must
from tests.storage.imports.desk import BUDI, CITRA, ROSTER, SARI, TABLES, Desk, bad, counts

CASES = Path(__file__).parents[2] / "cases"
ALL = Orders(ends=True)
LEAVE = f"nip,kind,start,end,half,withdraw\n{SARI},cuti,2026-11-16,2026-11-20,,%s\n"


async def takes_case(desk: Desk, name: str) -> tuple[list[str], list[str], list[str]]:
    """Imports a file of leave; tells what it changed, remarked and asked."""
    outcome = (await desk.takes_files({"leave": CASES / name}))["leave"]
    assert outcome.is_good
    plan = outcome.plan
    return (
        [str(each) for each in plan.in_order],
        [str(each) for each in plan.remarks],
        [str(each) for each in plan.asks],
    )


async def leaves(desk: Desk) -> list[tuple[str, date, date]]:
    """Who is absent when."""
    async with desk.database.read() as uow:
        rows = await uow.session.execute(select(Leave.kind, Leave.starts, Leave.ends).order_by(Leave.starts))
        return [(row.kind, row.starts, row.ends) for row in rows]


async def excused(desk: Desk) -> list[int]:
    """The days of November on which no report of Sari is expected because of leave."""
    span = Span(date(2026, 11, 1), date(2026, 11, 30))
    async with desk.database.read() as uow:
        sari = must(await uow.people.by_nip(SARI))
        absences = await uow.calendars.absences(span)
        return sorted(day.day for day in excused_days(absences.get(sari.id, ()), span))


async def test_a_corrected_leave_takes_the_place_of_the_former(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    await takes_case(desk, "06-leave-first.csv")
    assert await excused(desk) == [16, 17, 18, 19, 20]
    changed, remarks, asks = await takes_case(desk, "06-leave-corrected.csv")
    assert changed == [f"line 2: change {SARI} cuti 2026-11-16 to 2026-11-20: end: 2026-11-20 → 2026-11-17"]
    assert remarks == []
    assert asks == [f"line 2: {SARI} Sari Contoh: leave ends from 2026-11-18: cuti 2026-11-16 to 2026-11-20"]
    await takes_case(desk.told(ALL), "06-leave-corrected.csv")
    assert await leaves(desk) == [("cuti", date(2026, 11, 16), date(2026, 11, 17))]
    assert await excused(desk) == [16, 17]


async def test_what_a_file_changes_of_leave_in_a_closed_period_is_told(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    await takes_case(desk, "06-leave-first.csv")
    closed = "touches 2026-11, which is closed: its results stay as they are"
    await desk.closes("2026-11", desk.now)
    await desk.closes("2026-12", desk.now)
    told = f"line 2: {SARI} cuti 2026-11-16 to 2026-11-20 {closed}"
    assert told in (await takes_case(desk.told(ALL), "06-leave-corrected.csv"))[1]
    assert (await takes_case(desk.told(ALL), "06-leave-corrected.csv"))[1] == []
    told = f"line 2: {SARI} sakit 2026-11-17 to 2026-11-19 {closed}"
    assert told in (await takes_case(desk, "06-leave-sick-too.csv"))[1]
    plan = (await desk.told(ALL).takes(leave=(LEAVE % "x").replace("11-20", "11-17")))["leave"].plan
    assert [str(each) for each in plan.remarks] == [f"line 2: {SARI} cuti 2026-11-16 to 2026-11-17 {closed}"]


async def test_rows_of_days_in_closed_periods_are_counted_for_who_imports(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    await desk.closes("2026-10", desk.now)
    await desk.closes("2026-S1", desk.now)
    days = "".join(f"{SARI},2026-10-0{day},present\n" for day in (5, 6, 7)) + f"{SARI},2026-11-02,present\n"
    free = ("2026-03-02", "2026-10-12", "2026-10-13", "2026-11-03")
    calendar = "date,kind\n" + "".join(f"{day},holiday\n" for day in free)
    duty = f"nip,date,start,end\n{SARI},2026-10-08,07:00,14:00\n{SARI},2026-11-08,07:00,14:00\n"
    target = f"{SARI},2026-{{}},Melayani,10,orang\n"
    moved = f"{SARI},Sari Contoh,Dinas,Pranata,2026-10-15\n{CITRA},Citra Contoh,Dinas,Pranata,2026-11-15\n"
    files = {
        "attendance": "nip,date,status\n" + days,
        "calendar": calendar,
        "duty": duty,
        "targets": "nip,period,title,quantity,unit\n" + target.format("10") + target.format("11"),
        "roster": f"nip,name,unit,position,since\n{moved}",
    }
    told = {
        kind: [str(each) for each in (await desk.told(ALL).takes(**{kind: text}))[kind].plan.remarks]
        for kind, text in files.items()
    }
    said = "line {}: changed rows for days in {}, which is closed: {}; its results stay as they are"
    assert told == {
        "attendance": [said.format(2, "2026-10", 3)],
        "calendar": [said.format(2, "2026-S1", 1), said.format(3, "2026-10", 2)],
        "duty": [said.format(2, "2026-10", 1)],
        "targets": [said.format(2, "2026-10", 1)],
        "roster": [said.format(2, "2026-10", 1)],
    }
    assert (await desk.takes(calendar=calendar))["calendar"].plan.remarks == []


async def test_leave_within_leave_is_told(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    await takes_case(desk, "06-leave-first.csv")
    sick = f"{SARI} sakit 2026-11-17 to 2026-11-19"
    overlap = f"line 2: {sick} overlaps cuti 2026-11-16 to 2026-11-20"
    assert await takes_case(desk, "06-leave-sick-too.csv") == ([f"line 2: add {sick}"], [overlap], [])
    assert await takes_case(desk, "06-leave-sick-too.csv") == ([], [], [])


async def test_two_halves_of_a_day_are_two_absences_and_a_whole_day_replaces_its_half(desk: Desk) -> None:
    header = "nip,kind,start,end,half"
    half = f"{SARI},izin,2026-11-16,2026-11-16"
    both = f"{header}\n{half},pagi\n{half},siang\n"
    outcome = (await desk.takes(roster=ROSTER, leave=both))["leave"]
    assert (counts(outcome), outcome.plan.remarks) == ((2, 0, 0), [])
    assert counts((await desk.takes(leave=both))["leave"]) == (0, 0, 2)
    whole = f"{header}\n{SARI},izin,2026-11-17,2026-11-17,pagi\n"
    await desk.takes(leave=whole)
    # An empty cell changes nothing, a dash says that it is no half.
    assert counts((await desk.takes(leave=whole.replace("pagi", "")))["leave"]) == (0, 0, 1)
    assert counts((await desk.takes(leave=whole.replace("pagi", "-")))["leave"]) == (0, 1, 0)


async def test_withdrawn_leave_is_gone_and_told_when_it_was_not_there(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, leave=LEAVE % "")
    (question,) = (await desk.takes(leave=LEAVE % "x"))["leave"].questions
    assert str(question) == (
        f"line 2: {SARI} Sari Contoh: leave ends from 2026-11-16: cuti 2026-11-16 to 2026-11-20"
    )
    assert await excused(desk) == [16, 17, 18, 19, 20]
    desk = desk.told(Orders(agreed=frozenset({question})))
    outcome = (await desk.takes(leave=LEAVE % "x"))["leave"]
    assert list(map(str, outcome.plan.in_order)) == [f"line 2: withdraw {SARI} cuti 2026-11-16 to 2026-11-20"]
    assert await leaves(desk) == []
    outcome = (await desk.takes(leave=LEAVE % "ya"))["leave"]
    assert list(map(str, outcome.plan.remarks)) == [
        f"line 2: {SARI} cuti 2026-11-16 to 2026-11-20 is not there (any more)"
    ]
    assert desk.number is None
    await desk.takes_back(2)
    assert await excused(desk) == [16, 17, 18, 19, 20]


async def test_leave_that_was_approved_in_the_chat_stays(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    async with desk.database.unit() as uow:
        sari = must(await uow.people.by_nip(SARI))
        moment = datetime(2026, 11, 10, tzinfo=UTC)
        first, last = date(2026, 11, 16), date(2026, 11, 20)
        asked = LeaveRequest(
            employee_id=sari.id,
            date=first,
            ends=last,
            kind="cuti",
            state="approved",
            submitted_at=moment,
            revised_at=moment,
            version=1,
            proof=(),
        )
        uow.session.add(asked)
        await uow.session.flush()
        await desk.work(
            uow, [Leave(employee_id=sari.id, kind="cuti", starts=first, ends=last, request_id=asked.id)]
        )
    leave = f"{SARI} cuti 2026-11-16 to 2026-11-20"
    said = f"line 2: {leave} was approved in the chat and stays; it is changed there"
    for file in (LEAVE % "x", (LEAVE % "").replace("11-20", "11-17")):
        outcome = (await desk.takes(leave=file))["leave"]
        assert (list(map(str, outcome.plan.remarks)), counts(outcome)) == ([said], (0, 0, 1))


async def test_every_kind_that_may_be_withdrawn(desk: Desk) -> None:
    files = {
        "calendar": "date,kind,unit,name\n2026-11-25,holiday,,Hari Guru\n",
        "services": f"code,name,unit,staff_nips\nktp,KTP,Dinas,{SARI}\n",
        "targets": f"nip,period,title,quantity,unit\n{SARI},2026-S2,Arsip,12,berkas\n",
        "leave": f"nip,kind,start,end\n{SARI},cuti,2026-11-16,2026-11-20\n",
        "assessments": (
            f"nip,period,source,assessor_nip,criterion,rating\n{SARI},2026-S1,supervisor,{BUDI},akuntabel,4\n"
        ),
        "entries": (
            "nip,date,activity,submitted_at,self_rating,status,supervisor_rating\n"
            f"{SARI},2026-11-18,Rapat,2026-11-18T16:00:00+07:00,4,approved,5\n"
        ),
        "citizen": "service,submitted_at,channel,quick\nktp,2026-11-18T09:00:00+07:00,visit,4\n",
    }
    await desk.takes(roster=ROSTER, **files)
    before = await desk.contents(*TABLES, ids=True)
    marked = {
        kind: "".join(f"{line},{'withdraw' if not n else 'x'}\n" for n, line in enumerate(text.splitlines()))
        for kind, text in files.items()
    }
    outcomes = await desk.told(Orders(ends=True)).takes(**marked)
    assert [len(each.plan.withdrawn) for each in outcomes.values()] == [1] * 7
    assert all(each.plan.remarks == [] for each in outcomes.values())
    assert await left(desk) == {
        "leaves": 0,
        "targets": 0,
        "calendar_days": 0,
        "assessments": 0,
        "responses": 0,
        "entries": 0,
        "services": 0,
    }
    again = await desk.takes(**marked)
    assert all(len(each.plan.remarks) == 1 and not each.plan.is_change for each in again.values())
    assert await desk.takes_back(2) == []
    assert await desk.contents(*TABLES, ids=True) == before


async def left(desk: Desk) -> dict[str, int]:
    """How many rows still count."""
    queries = {
        table.__tablename__: select(func.count()).select_from(table)
        for table in (Leave, Target, CalendarDay, Assessment, Response, Entry, Service)
    }
    queries["targets"] = queries["targets"].where(Target.is_agreed())
    queries["entries"] = queries["entries"].where(Entry.is_report())
    queries["services"] = queries["services"].where(Service.closed_on.is_(None))
    return {name: await desk.one(query) for name, query in queries.items()}


async def test_of_equal_responses_one_is_withdrawn(desk: Desk) -> None:
    services = "code,name,unit\nktp,KTP,Dinas\n"
    row = "ktp,2026-11-18T09:00:00+07:00,visit,4"
    await desk.takes(
        roster=ROSTER, services=services, citizen="service,submitted_at,channel,quick\n" + f"{row}\n" * 3
    )
    marked = f"service,submitted_at,channel,quick,withdraw\n{row},\n{row},x\n{row},\n"
    outcome = (await desk.takes(citizen=marked))["citizen"]
    assert (counts(outcome), len(outcome.plan.withdrawn)) == ((0, 0, 2), 1)
    assert await desk.one(select(func.count()).select_from(Response)) == 2


async def test_a_report_that_the_chat_went_on_with_is_not_withdrawn(desk: Desk) -> None:
    header = "nip,date,activity,submitted_at,self_rating,status,withdraw"
    row = f"{SARI},2026-11-18,Rapat,2026-11-18T16:00:00+07:00,4,submitted"
    await desk.takes(roster=ROSTER, entries=f"{header}\n{row},\n")
    async with changes(desk.database) as uow:
        await uow.session.execute(update(Entry).values(state="approved", supervisor_rating=4))
    outcome = (await desk.takes(entries=f"{header}\n{row},x\n"))["entries"]
    assert list(map(str, outcome.plan.remarks)) == [
        f"line 2: {SARI} 2026-11-18 Rapat was changed or decided since and stays"
    ]


async def test_a_mark_that_is_none_is_a_bad_row(desk: Desk) -> None:
    assert bad((await desk.takes(roster=ROSTER, leave=LEAVE % "mungkin"))["leave"]) == {
        2: "withdraw: 'mungkin' is no mark; write x, or leave the cell empty"
    }
    assert counts((await desk.takes(roster=ROSTER, leave=LEAVE % "tidak"))["leave"]) == (1, 0, 0)
