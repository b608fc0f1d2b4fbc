"""Services and their staff, and what citizens said."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from domain.imports import Asks, Orders, Question
from storage.tables import ALWAYS, FOREVER, Employee, Response, Service, ServiceStaff
from tests.storage.imports.desk import BUDI, CITRA, FRIDAY, ROSTER, SARI, Desk, bad, counts

HEADER = "code,name,unit,staff_nips,population"
SERVICES = f"{HEADER}\nKTP,Perekaman KTP,Dinas,{SARI};{BUDI},61400\nSURAT,Surat,Sekretariat,,\n"


async def staff(desk: Desk, code: str) -> set[tuple[str, date, date]]:
    """Who staffs a service, from when to when."""
    query = (
        select(Employee.nip, ServiceStaff.starts, ServiceStaff.ends)
        .join(ServiceStaff, ServiceStaff.employee_id == Employee.id)
        .join(Service, Service.id == ServiceStaff.service_id)
        .where(Service.code == code)
    )
    async with desk.database.read() as uow:
        return {(row[0], row[1], row[2]) for row in await uow.session.execute(query)}


async def test_the_first_staff_of_a_service_staffs_it_on_all_dates(desk: Desk) -> None:
    outcomes = await desk.takes(roster=ROSTER, services=SERVICES)
    assert counts(outcomes["services"]) == (2, 0, 0)
    assert await staff(desk, "KTP") == {(SARI, ALWAYS, FOREVER), (BUDI, ALWAYS, FOREVER)}
    assert counts((await desk.takes(services=SERVICES))["services"]) == (0, 0, 2)


async def test_later_staff_comes_and_goes_today(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, services=SERVICES)
    changed = f"code,name,unit,staff_nips\nktp,Perekaman KTP,Sekretariat,{SARI};{CITRA}\n"
    asked = (await desk.takes(services=changed))["services"].questions
    assert asked == (
        Question(Asks.STAFF, 2, "ktp", "Perekaman KTP", BUDI, date(2026, 11, 20), "Budi Contoh"),
    )
    outcome = (await desk.told(Orders(agreed=frozenset(asked))).takes(services=changed))["services"]
    (change,) = outcome.plan.changed
    assert change.fields["unit"] == ("Dinas", "Sekretariat")
    assert set(change.fields) == {"unit", "staff_nips"}
    yesterday, today = date(2026, 11, 19), date(2026, 11, 20)
    assert await staff(desk, "KTP") == {
        (SARI, ALWAYS, FOREVER),
        (BUDI, ALWAYS, yesterday),
        (CITRA, today, FOREVER),
    }
    await desk.told(Orders(ends=True)).takes(services=SERVICES)
    assert await staff(desk, "KTP") == {
        (SARI, ALWAYS, FOREVER),
        (BUDI, ALWAYS, yesterday),
        (BUDI, today, FOREVER),
    }


async def test_unknown_units_and_people_are_bad_rows(desk: Desk) -> None:
    rows = f"A,Layanan,Dinas X,,\nB,Layanan,Dinas,{SARI};197001011995011001,\na,Layanan,Dinas,,\n"
    found = bad((await desk.takes(roster=ROSTER, services=f"{HEADER}\n{rows}"))["services"])
    assert found == {
        2: "unit: 'Dinas X' is not a unit of the roster",
        3: "staff_nips: 197001011995011001 is not in the roster",
        4: "code: a differs from that of line 2 only in its capitals",
    }
    assert (await desk.contents(Service))["services"] == []


async def test_what_a_bad_row_names_is_said_to_be_in_it_and_not_to_be_unknown(desk: Desk) -> None:
    roster = f"nip,name,unit,timezone,supervisor_nip\n{SARI},Sari,Dinas,,{BUDI}\n{BUDI},Budi,Dinas,WXB,\n"
    services = f"{HEADER}\nKTP,Perekaman,Dinas,{SARI};{BUDI},\nKK,Kartu,Dinas,,banyak\n"
    citizen = f"{RESPONSE}\nktp,{NOON},visit,4,,,\nKK,{NOON},visit,4,,,\nSIM,{NOON},visit,4,,,\n"
    outcomes = await desk.takes(roster=roster, services=services, citizen=citizen)
    assert bad(outcomes["roster"])[2] == f"supervisor_nip: {BUDI} is in a bad row of this file"
    assert bad(outcomes["services"])[2] == f"staff_nips: {BUDI} is in a bad row of the roster"
    assert bad(outcomes["citizen"]) == {
        2: "service: 'ktp' is in a bad row of the services",
        3: "service: 'KK' is in a bad row of the services",
        4: "service: 'SIM' is not a known service",
    }


RESPONSE = "service,submitted_at,channel,quick,waktu,comment,kind"
NOON = "2026-11-19T12:00:00+07:00"


async def test_equal_responses_are_several_and_again_they_are_known(desk: Desk) -> None:
    content = f"{RESPONSE}\nKTP,{NOON},visit,4,,,\nKTP,{NOON},visit,4,,,\nktp,{NOON},open,,3,Lama,complaint\n"
    outcomes = await desk.takes(roster=ROSTER, services=SERVICES, citizen=content)
    assert counts(outcomes["citizen"]) == (3, 0, 0)
    assert counts((await desk.takes(citizen=content))["citizen"]) == (0, 0, 3)
    one_more = f"{content}KTP,{NOON},visit,4,,,\n"
    assert counts((await desk.takes(citizen=one_more))["citizen"]) == (1, 0, 3)


async def test_an_unsur_that_does_not_apply_is_no_answer_and_a_5_is_refused(desk: Desk) -> None:
    header = "service,submitted_at,channel,U3,U4"
    rows = f"KTP,{NOON},open,4 – Sangat cepat,0\nKTP,{NOON},open,2,tidak menjawab\n"
    outcomes = await desk.takes(roster=ROSTER, services=SERVICES, citizen=f"{header}\n{rows}")
    assert counts(outcomes["citizen"]) == (2, 0, 0)
    assert await desk.one(select(Response.waktu).where(Response.biaya.is_(None), Response.waktu > 2)) == 4
    assert await desk.one(select(Response.waktu).where(Response.biaya.is_(None), Response.waktu <= 2)) == 2
    refused = await desk.takes(citizen=f"{header}\nKTP,{NOON},open,5,3\n")
    assert bad(refused["citizen"]) == {
        2: "waktu: '5' is not a rating from 1 to 4, nor 0, - or tidak menjawab"
    }


async def test_a_comment_is_kept_whole_as_in_the_chat(desk: Desk) -> None:
    comment = "Antre lama\n=1+1 <b>".ljust(4_096, "😀")
    content = f'{RESPONSE}\nKTP,{NOON},open,2,,"{comment}",\n'
    outcomes = await desk.takes(roster=ROSTER, services=SERVICES, citizen=content)
    assert (counts(outcomes["citizen"]), len(comment)) == ((1, 0, 0), 4_096)
    assert await desk.one(select(Response.comment)) == comment
    assert counts((await desk.takes(citizen=content))["citizen"]) == (0, 0, 1)


async def test_a_response_of_the_chat_is_not_taken_for_an_imported_one(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, services=SERVICES)
    service = await desk.one(select(Service.id).where(Service.code == "KTP"))
    rated = Response(service_id=service, date=FRIDAY.date(), rater="x" * 64, channel="visit", quick=4)
    async with desk.database.unit() as uow:
        await desk.work(uow, [rated])
    content = f"{RESPONSE}\nKTP,{FRIDAY.isoformat()},visit,4,,,\n"
    assert counts((await desk.takes(citizen=content))["citizen"]) == (1, 0, 0)


async def test_of_the_moment_of_a_response_its_date_at_the_office_is_kept(desk: Desk) -> None:
    roster = f"nip,name,unit,timezone\n{SARI},Sari,Dinas,WIT\n"
    services = "code,name,unit\nKTP,Perekaman,Dinas\n"
    content = f"{RESPONSE}\nKTP,2026-11-19T23:00:00+07:00,visit,4,,,\n"
    await desk.takes(roster=roster, services=services, citizen=content)
    assert await desk.one(select(Response.date)) == date(2026, 11, 19)


async def test_an_unknown_service_is_a_bad_row(desk: Desk) -> None:
    outcomes = await desk.takes(
        roster=ROSTER, services=SERVICES, citizen=f"{RESPONSE}\nSIM,{NOON},visit,4,,,\n"
    )
    assert bad(outcomes["citizen"]) == {2: "service: 'SIM' is not a known service"}


async def test_staff_of_a_past_date_and_of_one_to_come(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, services=SERVICES)
    header = "code,name,unit,staff_nips,since"
    march, june = date(2026, 3, 1), date(2027, 6, 1)
    rows = f"KTP,Perekaman KTP,Dinas,{SARI};{CITRA},2026-03-01\nKTP,Perekaman KTP,Dinas,{CITRA},2027-06-01\n"
    outcome = (await desk.told(Orders(ends=True)).takes(services=f"{header}\n{rows}"))["services"]
    assert [(each.line, each.what) for each in outcome.plan.changed] == [
        (2, "KTP Perekaman KTP from 2026-03-01"),
        (3, "KTP Perekaman KTP from 2027-06-01"),
    ]
    assert await staff(desk, "KTP") == {
        (SARI, ALWAYS, date(2027, 5, 31)),
        (BUDI, ALWAYS, date(2026, 2, 28)),
        (CITRA, march, FOREVER),
    }
    assert june not in {starts for _, starts, _ in await staff(desk, "KTP")}
    assert counts((await desk.takes(services=f"{header}\n{rows}"))["services"]) == (0, 0, 2)


async def test_a_history_of_staff_begins_with_the_row_without_a_date(desk: Desk) -> None:
    header = "code,name,unit,staff_nips,since"
    rows = f"KTP,KTP,Dinas,{SARI},\nKTP,Perekaman KTP,Dinas,{CITRA},2026-03-01\n"
    history = {(SARI, ALWAYS, date(2026, 2, 28)), (CITRA, date(2026, 3, 1), FOREVER)}
    await desk.takes(roster=ROSTER, services=f"{header}\n{rows}")
    assert await staff(desk, "KTP") == history
    assert await desk.one(select(Service.name)) == "Perekaman KTP"
    assert counts((await desk.takes(services=f"{header}\n{rows}"))["services"]) == (0, 0, 2)
    assert await staff(desk, "KTP") == history


async def test_what_an_earlier_row_says_holds_where_the_last_one_says_nothing(desk: Desk) -> None:
    header = "code,name,unit,staff_nips,population,since"
    rows = f"KTP,KTP,Dinas,{SARI},61400,\nKTP,Perekaman KTP,Dinas,{BUDI},,2026-06-01\n"
    await desk.takes(roster=ROSTER, services=f"{header}\n{rows}")
    found = await desk.one(select(Service).where(Service.code == "KTP"))
    assert (found.name, found.population) == ("Perekaman KTP", 61400)
    again = (await desk.takes(services=f"{header}\n{rows.replace('61400', '50000')}"))["services"]
    assert [change.fields for change in again.plan.changed] == [{"population": (61400, 50000)}]
