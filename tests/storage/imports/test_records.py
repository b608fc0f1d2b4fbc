"""Calendar, leave, attendance, targets, competencies and assessments."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from sqlalchemy import select

from domain.duty import Duty, Hours, Shift
from domain.imports import Orders
from domain.periods import Period, Span
from domain.schemes import Assessor
from storage.records.assessments import AnswerKey
from storage.tables import Assessment, Attendance, CalendarDay, Target
from tests.harness import changes
from tests.storage.imports.desk import BUDI, CITRA, FRIDAY, RATNA, ROSTER, SARI, Desk, bad, counts

STRANGER = "197001011995011001"

CALENDAR = "date,kind,unit,name\n2026-11-23,holiday,,Hari Jadi\n2026-11-23,workday,Dinas,\n"
LEAVE = f"nip,kind,start,end\n{SARI},cuti,23/11/2026,27/11/2026\n{SARI},tugas_luar,2026-11-02,2026-11-02\n"
DUTY = (
    f"nip,date,start,end,name\n{SARI},2026-11-02,07:00,14.00,pagi\n{SARI},2026-11-02,21:00,07:00,malam\n"
    f"{SARI},2026-11-03,-,-,\n{CITRA},2026-11-02,16:00,24:00,sore\n"
)
ATTENDANCE = f"nip,date,status,check_in,check_out\n{SARI},2026-11-19,late,08:10,16:00\n"
TARGETS = f"nip,period,title,quantity,unit,weight\n{SARI},2026-S2,Cetak KTP,1200.5,dokumen,2\n"
COMPETENCIES = "position,competency,required,course\nOperator,Komunikasi,4,Pelatihan\n"
RATINGS = "period,nip,assessor_nip,source,criterion,rating"
ASSESSMENTS = (
    f"{RATINGS},note\n2026-10,{SARI},{BUDI},supervisor,loyal,4,\n2026-10,{SARI},{BUDI},supervisor,Komunikasi,3,\n"
    f"2026-10,{SARI},{SARI},self,Komunikasi,5,\n2026-10,{SARI},{CITRA},peer,kerja_sama,5,Baik\n"
)


@pytest.mark.parametrize(
    ("files", "rows"),
    [
        ({"calendar": CALENDAR}, 2),
        ({"leave": LEAVE}, 2),
        ({"duty": DUTY}, 4),
        ({"attendance": ATTENDANCE}, 1),
        ({"targets": TARGETS}, 1),
        ({"competencies": COMPETENCIES}, 1),
        ({"competencies": COMPETENCIES, "assessments": ASSESSMENTS}, 4),
    ],
)
async def test_the_same_file_twice_changes_nothing(desk: Desk, files: dict[str, str], rows: int) -> None:
    await desk.takes(roster=ROSTER)
    last = list(files)[-1]
    assert counts((await desk.takes(**files))[last]) == (rows, 0, 0)
    assert counts((await desk.takes(**files))[last]) == (0, 0, rows)


async def test_a_file_changes_what_the_chat_says_of_the_same_key_and_adds_what_others_say(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, competencies=COMPETENCIES)
    async with changes(desk.database) as uow:
        ids = {person.nip: person.id for person in await uow.people.all()}
        for criterion in ("loyal", "adaptif"):
            about = AnswerKey(Period.parse("2026-10"), ids[SARI], Assessor.SUPERVISOR, criterion)
            await uow.assessments.rate(about, ids[BUDI], 2, datetime(2026, 11, 20, tzinfo=UTC))
    outcomes = await desk.takes(assessments=ASSESSMENTS)
    assert counts(outcomes["assessments"]) == (3, 1, 0)
    said = "line 2: change " + f"{SARI} 2026-10 loyal by supervisor {BUDI}: rating: 2 → 4"
    assert str(outcomes["assessments"].plan.changed[0]) == said
    ratings = select(Assessment.rating).where(Assessment.criterion == "adaptif")
    assert await desk.one(ratings) == 2, "what the file does not name stays"


async def test_what_changed_is_told_field_by_field_and_saved(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, calendar=CALENDAR, attendance=ATTENDANCE, targets=TARGETS)
    outcomes = await desk.takes(
        calendar=CALENDAR.replace("workday,Dinas,", "workday,Dinas,Tetap buka"),
        attendance=f"nip,date,status\n{SARI},2026-11-19,present\n",
        targets=TARGETS.replace("1200.5", "1300").replace("weight", "kind").replace("dokumen,2", "lembar,"),
    )
    changes = {kind: str(outcome.plan.changed[0]) for kind, outcome in outcomes.items()}
    assert changes == {
        "calendar": "line 3: change 2026-11-23 for Dinas: name: (none) → Tetap buka",
        "attendance": f"line 2: change {SARI} 2026-11-19: status: late → present",
        "targets": f"line 2: change {SARI} 2026-S2 Cetak KTP:"
        " quantity: 1200.5 → 1300; unit: dokumen → lembar",
    }
    names = await desk.contents(CalendarDay)
    assert {row[3] for row in names["calendar_days"]} == {"Hari Jadi", "Tetap buka"}
    # The second attendance file has no times, so that what is known of them stays.
    (record,) = (await desk.contents(Attendance))["attendance"]
    assert record[1:] == (date(2026, 11, 19), "present", time(8, 10), time(16, 0))
    assert await desk.one(select(Target.quantity)) == Decimal(1300)
    assert await desk.one(select(Target.weight)) == Decimal(2)


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        ("calendar", "date,kind,unit\n2026-11-23,holiday,Dinas X\n", "unit: 'Dinas X' is not a unit"),
        ("leave", f"nip,kind,start,end\n{STRANGER},cuti,2026-11-23,2026-11-23\n", f"nip: {STRANGER} is not"),
        ("attendance", f"nip,date,status\n{STRANGER},2026-11-19,late\n", f"nip: {STRANGER} is not"),
        ("targets", f"nip,period,title,quantity,unit\n{STRANGER},2026,A,1,x\n", f"nip: {STRANGER} is not"),
        ("assessments", f"{RATINGS}\n2026-10,{SARI},{STRANGER},peer,kerja_sama,5\n", "assessor_nip: "),
        (
            "assessments",
            f"{RATINGS}\n2026-10,{SARI},{BUDI},supervisor,jujur,5\n",
            "'jujur' is not a known",
        ),
        ("assessments", f"{RATINGS}\n2026-10,{SARI},{CITRA},peer,loyal,5\n", "kerja_sama"),
        ("assessments", f"{RATINGS}\n2026-10,{BUDI},{SARI},subordinate,loyal,5\n", "kerja_sama"),
        (
            "assessments",
            f"{RATINGS}\n2026-10,{SARI},{BUDI},supervisor,kerja_sama,5\n",
            "berorientasi_pelayanan",
        ),
    ],
)
async def test_unknown_names_are_bad_rows(desk: Desk, kind: str, content: str, reason: str) -> None:
    await desk.takes(roster=ROSTER)
    found = bad((await desk.takes(**{kind: content}))[kind])
    assert list(found) == [2]
    assert reason in found[2]


async def test_today_in_the_east_of_the_office_is_not_the_future(desk: Desk) -> None:
    desk.now = FRIDAY.replace(hour=22, minute=30)  # 00:30 of Saturday in Jayapura
    saturday = f"nip,date,status\n{SARI},2026-11-21,present\n"
    await desk.takes(roster=ROSTER)
    assert "in the future" in bad((await desk.takes(attendance=saturday))["attendance"])[2]
    await desk.told(Orders(new_units=True)).takes(
        roster=f"nip,name,unit,timezone\n{RATNA},Ratna,Kantor Timur,WIT\n"
    )
    assert counts((await desk.takes(attendance=saturday))["attendance"]) == (1, 0, 0)


async def test_a_duty_file_says_all_of_the_dates_that_it_names(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, duty=DUTY)
    outcome = (
        await desk.takes(duty=f"nip,date,start,end\n{SARI},2026-11-02,21:00,06:00\n{SARI},2026-11-04,-,-\n")
    )["duty"]
    assert [str(each) for each in (*outcome.plan.changed, *outcome.plan.added)] == [
        f"line 2: change {SARI} 2026-11-02: shifts: 07:00-14:00 pagi, 21:00-07:00 malam → 21:00-06:00 malam",
        f"line 3: add {SARI} 2026-11-04: shift: free",
    ]
    async with desk.database.read() as uow:
        duties = await uow.duty.all(Span(date(2026, 11, 2), date(2026, 11, 2)))
    sari, citra = sorted(duties.values(), key=lambda duty: len(duty.free), reverse=True)
    assert sari == Duty.of(
        [Shift(date(2026, 11, 2), Hours(time(21), time(6), "malam"))],
        [date(2026, 11, 3), date(2026, 11, 4)],
    )
    assert citra == Duty.of([Shift(date(2026, 11, 2), Hours(time(16), time(0), "sore"))])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"{SARI},2026-11-02,07:00,-", "start, end: a free day has - in both columns"),
        (f"{SARI},2026-11-02,7 pagi,14:00", "start: '7 pagi' is not a time of day; write 07:30"),
        (f"{SARI},2026-11-02,,", "start is empty; end is empty"),
    ],
)
async def test_a_shift_has_both_times(desk: Desk, row: str, reason: str) -> None:
    await desk.takes(roster=ROSTER)
    assert bad((await desk.takes(duty=f"nip,date,start,end\n{row}\n"))["duty"]) == {2: reason}


async def test_a_date_is_not_free_and_has_a_shift_too(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    rows = f"{SARI},2026-11-04,-,-\n{SARI},2026-11-04,14:00,21:00\n{SARI},2026-11-05,14:00,21:00\n"
    found = bad((await desk.takes(duty=f"nip,date,start,end\n{rows}"))["duty"])
    assert found == {3: "2026-11-04 is a free day in line 2; take one of the two rows away"}


async def test_shifts_of_a_person_that_take_the_same_time_are_told(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, duty=DUTY)
    header, day = "nip,date,start,end", f"{SARI},2026-11-05"
    early = f"{header}\n{SARI},2026-11-03,06:00,13:00\n"
    told = (await desk.takes(duty=early))["duty"].plan
    assert list(map(str, told.remarks)) == [
        f"line 2: {SARI} 2026-11-03 06:00-13:00 overlaps 21:00-07:00 malam 2026-11-02"
    ], "the night before is known already"
    assert (await desk.takes(duty=early))["duty"].plan.remarks == [], "nothing is new"
    two = (
        f"{header}\n{day},07:00,14:00\n{day},13:30,21:00\n{day},21:00,07:00\n{CITRA},2026-11-05,07:00,14:00\n"
    )
    told = (await desk.takes(duty=two))["duty"].plan
    assert list(map(str, told.remarks)) == [
        f"line 3: {SARI} 2026-11-05 13:30-21:00 overlaps 07:00-14:00 2026-11-05"
    ], "one shift may begin where another one ends"
    assert len(told.added) == 4


async def test_who_leaves_before_coming_is_told_where_no_night_lies_between(desk: Desk) -> None:
    rows = (
        f"{SARI},2026-11-02,present,20:50,07:05\n{CITRA},2026-11-05,present,16:05,07:10\n"
        f"{CITRA},2026-11-03,present,07:30,07:30\n{CITRA},2026-11-04,present,07:30,\n"
    )
    file = f"nip,date,status,check_in,check_out\n{rows}"
    outcome = (await desk.takes(roster=ROSTER, duty=DUTY, attendance=file))["attendance"]
    assert counts(outcome) == (4, 0, 0)
    assert list(map(str, outcome.plan.remarks)) == [
        f"line 3: {CITRA} 2026-11-05 checks out before checking in (16:05–07:10), "
        "and no shift of the day ends on the next one"
    ]
    assert (await desk.takes(attendance=file))["attendance"].plan.remarks == []


@pytest.mark.parametrize("days", ["2 hari", "2 (dua) hari kerja", "2 Hari", "2,0 hari", "2 days", "1 hari"])
async def test_days_of_leave_may_name_their_measure(desk: Desk, days: str) -> None:
    await desk.takes(roster=ROSTER)
    row = f'{SARI},cuti,2026-11-23,2026-11-24,"{days}"\n'
    outcome = (await desk.takes(leave=f"nip,kind,start,end,days\n{row}"))["leave"]
    assert counts(outcome) == (1, 0, 0)


async def test_days_of_leave_are_compared_with_its_dates(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    row = f"{SARI},cuti,2026-11-23,2026-11-24,%s\n"
    file = "nip,kind,start,end,days\n" + row % "3 hari" + row.replace("cuti", "sakit") % "dua hari"
    assert bad((await desk.takes(leave=file))["leave"]) == {
        2: "days: 3 is more than from 2026-11-23 to 2026-11-24",
        3: "days: 'dua hari' is not a number; write 12 or 12.5, with a decimal point",
    }


async def test_work_over_midnight_needs_a_shift_over_midnight(desk: Desk) -> None:
    entries = (
        "nip,date,activity,submitted_at,started,ended,self_rating,status\n"
        f"{SARI},2026-11-02,Dinas malam di bangsal,2026-11-03T07:30:00+07:00,21:30,06:00,4,submitted\n"
        f"{CITRA},2026-11-02,Dinas sore di bangsal,2026-11-03T07:30:00+07:00,21:30,06:00,4,submitted\n"
        f"{CITRA},2026-11-03,Dinas pagi di bangsal,2026-11-03T17:30:00+07:00,13:00,08:00,4,submitted\n"
    )
    outcome = (await desk.takes(roster=ROSTER, duty=DUTY, entries=entries))["entries"]
    assert bad(outcome) == {
        4: "ended: 08:00:00 is not after started, 13:00:00, and no shift of 2026-11-03 ends on the next day"
    }
    assert len(outcome.plan.added) == 2


PLANNED = "nip,period,title,quantity,unit,rencana_aksi,parent"
OWN = f"{SARI},2026-S2,Cetak KTP,1200,dokumen,Mencetak KTP-el warga,Menata pelayanan"


async def test_a_target_hangs_under_one_of_the_supervisor(desk: Desk) -> None:
    of_head = f"{BUDI},2026,Menata pelayanan,12,laporan,,"
    await desk.takes(roster=ROSTER)
    outcome = (await desk.takes(targets=f"{PLANNED}\n{OWN}\n"))["targets"]
    reason = f"parent: 'Menata pelayanan' is not a target of the supervisor of {SARI} in 2026-S2"
    assert bad(outcome) == {2: reason}
    await desk.takes(targets=f"{PLANNED}\n{OWN}\n{of_head}\n")
    async with desk.database.read() as uow:
        query = select(Target.rencana_aksi, Target.parent).where(Target.title == "Cetak KTP")
        assert (await uow.session.execute(query)).all() == [("Mencetak KTP-el warga", "Menata pelayanan")]


async def test_a_file_makes_a_withdrawn_target_count_again(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, targets=TARGETS)
    async with changes(desk.database) as uow:
        (target,) = await uow.session.scalars(select(Target))
        target.withdrawn_at = FRIDAY
    outcome = (await desk.takes(targets=TARGETS))["targets"]
    assert counts(outcome) == (0, 1, 0)
    assert counts((await desk.takes(targets=TARGETS))["targets"]) == (0, 0, 1)
