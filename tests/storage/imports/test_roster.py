"""The roster: people, units with zones, and who was whose supervisor when."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from domain.imports import Asks, Orders, Question
from storage.tables import ALWAYS, FOREVER, Employee, FormerPosition, Membership, Supervision, Unit
from tests.harness import must
from tests.storage.imports.desk import BUDI, CITRA, FRIDAY, RATNA, ROSTER, SARI, Desk, bad, counts

THURSDAY, TODAY = date(2026, 11, 19), date(2026, 11, 20)
HEADER = "nip,name,unit,supervisor_nip"


async def history(desk: Desk, nip: str) -> list[tuple[str, date, date]]:
    """Who supervised a person, from when to when."""
    supervisor = (
        select(Employee.nip)
        .where(Employee.id == Supervision.supervisor_id)
        .correlate(Supervision)
        .scalar_subquery()
    )
    query = (
        select(supervisor, Supervision.starts, Supervision.ends)
        .join(Employee, Employee.id == Supervision.employee_id)
        .where(Employee.nip == nip)
        .order_by(Supervision.starts)
    )
    async with desk.database.read() as uow:
        return [(row[0], row[1], row[2]) for row in await uow.session.execute(query)]


async def positions(desk: Desk, nip: str) -> list[tuple[date, str | None] | str | None]:
    """The positions of a person until when, then the last one."""
    query = (
        select(FormerPosition.ends, FormerPosition.position)
        .join(Employee, Employee.id == FormerPosition.employee_id)
        .where(Employee.nip == nip)
        .order_by(FormerPosition.ends)
    )
    async with desk.database.read() as uow:
        former = [(row[0], row[1]) for row in await uow.session.execute(query)]
    return [*former, await desk.one(select(Employee.position).where(Employee.nip == nip))]


async def test_the_first_roster_holds_from_always(desk: Desk) -> None:
    outcome = (await desk.takes(roster=ROSTER))["roster"]
    assert counts(outcome) == (4, 0, 0)
    # Sari's supervisor stands two lines below her.
    assert await history(desk, SARI) == [(BUDI, ALWAYS, FOREVER)]
    assert await history(desk, RATNA) == []
    contents = await desk.contents(Unit, Membership)
    assert [row[0] for row in contents["units"]] == ["Dinas", "Sekretariat"]
    assert all(row[-2:] == (ALWAYS, FOREVER) for row in contents["memberships"])


async def test_the_same_roster_again_changes_nothing(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    before = await desk.contents(Employee, Unit, Membership, Supervision, ids=True)
    outcome = (await desk.takes(roster=ROSTER))["roster"]
    assert counts(outcome) == (0, 0, 4)
    assert await desk.contents(Employee, Unit, Membership, Supervision, ids=True) == before


async def test_a_new_supervisor_and_unit_hold_from_today(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    moved = f"{HEADER}\n{SARI},Sari Contoh,Sekretariat,{RATNA}\n"
    outcome = (await desk.takes(roster=moved))["roster"]
    (change,) = outcome.plan.changed
    assert str(change) == (
        f"line 2: change {SARI} Sari Contoh: unit: Dinas → Sekretariat; supervisor_nip: {BUDI} → {RATNA}"
    )
    assert await history(desk, SARI) == [(BUDI, ALWAYS, THURSDAY), (RATNA, TODAY, FOREVER)]
    assert counts((await desk.takes(roster=moved))["roster"]) == (0, 0, 1)


async def test_a_mistake_is_corrected_on_the_same_day(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    await desk.takes(roster=f"{HEADER}\n{SARI},Sari Contoh,Dinas,{CITRA}\n")
    await desk.takes(roster=f"{HEADER}\n{SARI},Sari Contoh,Dinas,{RATNA}\n")
    assert await history(desk, SARI) == [(BUDI, ALWAYS, THURSDAY), (RATNA, TODAY, FOREVER)]


async def test_only_a_dash_ends_a_supervision_and_only_when_it_may(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    for says_nothing in (
        f"nip,name,unit\n{SARI},Sari Contoh,Dinas\n",
        f"{HEADER}\n{SARI},Sari Contoh,Dinas,\n",
    ):
        assert counts((await desk.takes(roster=says_nothing))["roster"]) == (0, 0, 1)
        assert await history(desk, SARI) == [(BUDI, ALWAYS, FOREVER)]
    ends = f"{HEADER}\n{SARI},Sari Contoh,Dinas,-\n"
    outcome = (await desk.takes(roster=ends))["roster"]
    (question,) = outcome.questions
    assert question == Question(Asks.SUPERVISION, 2, SARI, "Sari Contoh", BUDI, TODAY, "Budi Contoh")
    assert await history(desk, SARI) == [(BUDI, ALWAYS, FOREVER)]
    assert not (await desk.told(Orders(agreed=frozenset({question}))).takes(roster=ends))["roster"].questions
    assert await history(desk, SARI) == [(BUDI, ALWAYS, THURSDAY)]


async def test_a_column_that_is_cleared_ends_what_its_empty_cells_name(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    empty = f"{HEADER}\n{SARI},Sari Contoh,Dinas,\n"
    clearing = desk.told(Orders(clear=frozenset({"supervisor_nip"}), ends=True))
    outcome = (await clearing.takes(roster=empty))["roster"]
    assert [each.name for each in outcome.plan.asks] == ["Sari Contoh"]
    assert await history(desk, SARI) == [(BUDI, ALWAYS, THURSDAY)]
    for column, reason in (
        ("rank", "the file has no such column"),
        ("unit", "of roster it may be position,"),
    ):
        problem = must(
            (await desk.told(Orders(clear=frozenset({column}))).takes(roster=empty))["roster"].problem
        )
        assert reason in problem


async def test_a_role_ends_only_when_it_may(desk: Desk) -> None:
    header = "nip,name,unit,role"
    await desk.takes(roster=f"{header}\n{SARI},Sari Contoh,Dinas,admin\n")
    role = select(Employee.role).where(Employee.nip == SARI)
    assert not (await desk.takes(roster=f"{header}\n{SARI},Sari Contoh,Dinas,\n"))["roster"].questions
    assert await desk.one(role) == "admin"
    ends = f"{header}\n{SARI},Sari Contoh,Dinas,asn\n"
    questions = (await desk.takes(roster=ends))["roster"].questions
    assert questions == (Question(Asks.ROLE, 2, SARI, "Sari Contoh", "admin"),)
    assert await desk.one(role) == "admin"
    await desk.told(Orders(ends=True)).takes(roster=ends)
    assert await desk.one(role) == "asn"


async def test_a_change_planned_for_later_stays_as_planned(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    ids = {nip: await desk.one(select(Employee.id).where(Employee.nip == nip)) for nip in (SARI, RATNA)}
    january = date(2027, 1, 1)
    async with desk.database.unit() as uow:
        (present,) = [
            row for row in await uow.session.scalars(select(Supervision)) if row.employee_id == ids[SARI]
        ]
        present.ends = date(2026, 12, 31)
        planned = Supervision(employee_id=ids[SARI], supervisor_id=ids[RATNA], starts=january, ends=FOREVER)
        await desk.work(uow, [planned])
    await desk.takes(roster=f"{HEADER}\n{SARI},Sari Contoh,Dinas,{CITRA}\n")
    assert await history(desk, SARI) == [
        (BUDI, ALWAYS, THURSDAY),
        (CITRA, TODAY, date(2026, 12, 31)),
        (RATNA, january, FOREVER),
    ]


async def test_today_is_that_of_the_office(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    desk.now = FRIDAY.replace(hour=0, minute=30)  # still Thursday in UTC
    await desk.takes(roster=f"{HEADER}\n{SARI},Sari Contoh,Dinas,{RATNA}\n")
    assert (await history(desk, SARI))[-1] == (RATNA, TODAY, FOREVER)


async def test_details_of_people_change_only_where_the_file_speaks_of_them(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    outcome = (await desk.takes(roster=f"nip,name,unit,joined\n{SARI},Sari C.,Dinas,05/01/2015\n"))["roster"]
    (change,) = outcome.plan.changed
    assert change.fields == {"name": ("Sari Contoh", "Sari C."), "joined": (None, date(2015, 1, 5))}
    assert await desk.one(select(Employee.position).where(Employee.nip == SARI)) == "Operator"


async def test_terms_of_employment(desk: Desk) -> None:
    terms = f"nip,name,unit,employment\n{SARI},Sari Contoh,Dinas,pppk Paruh Waktu\n"
    await desk.takes(roster=ROSTER)
    outcome = (await desk.takes(roster=terms))["roster"]
    assert [str(change) for change in outcome.plan.changed] == [
        f"line 2: change {SARI} Sari Contoh: employment: (none) → PPPK paruh waktu"
    ]
    await desk.takes(roster=ROSTER)
    assert await desk.one(select(Employee.employment).where(Employee.nip == SARI)) == "PPPK paruh waktu"
    outcome = (await desk.takes(roster=terms.replace("pppk Paruh Waktu", "honorer")))["roster"]
    assert bad(outcome) == {2: "employment: 'honorer' is none of PNS, PPPK, PPPK paruh waktu"}


async def test_zones_of_units(desk: Desk) -> None:
    header = "nip,name,unit,timezone"
    first = f"{header}\n{SARI},Sari,Dinas,\n{BUDI},Budi,Dinas,WITA\n{RATNA},Ratna,Sekretariat,\n"
    await desk.takes(roster=first)
    zones = {row[0]: row[1] for row in (await desk.contents(Unit))["units"]}
    assert zones == {"Dinas": "WITA", "Sekretariat": "WIB"}
    assert counts((await desk.takes(roster=first))["roster"]) == (0, 0, 3)
    outcome = (await desk.takes(roster=f"{header}\n{SARI},Sari,Dinas,WIT\n"))["roster"]
    assert outcome.plan.changed[0].fields == {"timezone": ("WITA", "WIT")}
    contradiction = f"{header}\n{SARI},Sari,Dinas,WIT\n{BUDI},Budi,Dinas,WIB\n"
    assert bad((await desk.takes(roster=contradiction))["roster"]) == {
        3: "timezone: 'Dinas' has WIT in line 2, WIB here"
    }


async def test_supervisors_must_exist_and_not_go_round_in_circles(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    nobody = "197001011995011001"
    rows = f"{RATNA},Ratna Umpama,Sekretariat,{SARI}\n{CITRA},Citra Contoh,Dinas,{nobody}\n"
    found = bad((await desk.takes(roster=f"{HEADER}\n{rows}"))["roster"])
    assert "would supervise himself or herself" in found[2]
    assert found[3] == f"supervisor_nip: {nobody} is neither in this file nor in the roster"
    assert await history(desk, RATNA) == []


async def test_a_roster_brings_the_history_of_a_person(desk: Desk) -> None:
    header = "nip,name,unit,position,supervisor_nip,since"
    heads = f"{BUDI},Budi,Dinas,,,\n{RATNA},Ratna,Dinas,,,\n{CITRA},Citra,Dinas,,,\n"
    moved = (
        f"{SARI},Sari Contoh,Dinas,Operator,{BUDI},\n"
        f"{SARI},Sari Contoh,Dinas,Pengawas,{RATNA},2026-03-01\n"
        f"{SARI},Sari Contoh,Sekretariat,Kepala,{CITRA},2027-01-01\n"
    )
    first = (await desk.takes(roster=f"{header}\n{heads}{moved}"))["roster"]
    assert counts(first) == (6, 0, 0)
    march, year = date(2026, 3, 1), date(2027, 1, 1)
    spans = [(ALWAYS, date(2026, 2, 28)), (march, date(2026, 12, 31)), (year, FOREVER)]
    assert await history(desk, SARI) == [
        (who, *span) for who, span in zip((BUDI, RATNA, CITRA), spans, strict=True)
    ]
    assert await positions(desk, SARI) == [
        (date(2026, 2, 28), "Operator"),
        (date(2026, 12, 31), "Pengawas"),
        "Kepala",
    ]
    again = await desk.takes(roster=f"{header}\n{heads}{moved.replace(f'{BUDI},', f'{BUDI},1950-01-01')}")
    assert counts(again["roster"]) == (0, 0, 6)


async def test_a_position_changes_from_today_on_or_since_a_date(desk: Desk) -> None:
    header = "nip,name,unit,position,since"
    await desk.takes(roster=f"{header}\n{SARI},Sari Contoh,Dinas,,\n{BUDI},Budi,Dinas,Kepala,\n")
    # Where none was known the first one holds from always.
    await desk.takes(roster=f"{header}\n{SARI},Sari Contoh,Dinas,Operator,\n")
    assert await positions(desk, SARI) == ["Operator"]
    await desk.takes(roster=f"{header}\n{SARI},Sari Contoh,Dinas,Analis,\n")
    assert await positions(desk, SARI) == [(THURSDAY, "Operator"), "Analis"]
    early = f"{header}\n{SARI},Sari Contoh,Dinas,Juru,2026-06-01\n"
    (change,) = (await desk.takes(roster=early))["roster"].plan.changed
    assert str(change) == f"line 2: change {SARI} Sari Contoh from 2026-06-01: position: Operator → Juru"
    assert await positions(desk, SARI) == [(date(2026, 5, 31), "Operator"), (THURSDAY, "Juru"), "Analis"]
    assert counts((await desk.takes(roster=early))["roster"]) == (0, 0, 1)
    # A file without the column says nothing of it.
    await desk.takes(roster=f"nip,name,unit\n{SARI},Sari Contoh,Dinas\n")
    assert (await positions(desk, SARI))[-1] == "Analis"
    assert await positions(desk, BUDI) == ["Kepala"]


async def test_a_row_of_the_past_is_put_between_those_that_are_there(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    await desk.takes(roster=f"{HEADER}\n{SARI},Sari Contoh,Dinas,{CITRA}\n")
    early = f"{HEADER},since\n{SARI},Sari Contoh,Dinas,{RATNA},2026-10-01\n"
    (change,) = (await desk.takes(roster=early))["roster"].plan.changed
    assert str(change) == (
        f"line 2: change {SARI} Sari Contoh from 2026-10-01: supervisor_nip: {BUDI} → {RATNA}"
    )
    assert await history(desk, SARI) == [
        (BUDI, ALWAYS, date(2026, 9, 30)),
        (RATNA, date(2026, 10, 1), THURSDAY),
        (CITRA, TODAY, FOREVER),
    ]
    assert counts((await desk.takes(roster=early))["roster"]) == (0, 0, 1)


async def test_circles_are_looked_for_on_each_date(desk: Desk) -> None:
    header = "nip,name,unit,supervisor_nip,since"
    turned = (
        f"{SARI},Sari,Dinas,{BUDI},\n{SARI},Sari,Dinas,-,2026-05-01\n"
        f"{BUDI},Budi,Dinas,,\n{BUDI},Budi,Dinas,{SARI},2026-05-01\n"
    )
    assert (await desk.takes(roster=f"{header}\n{turned}"))["roster"].is_good
    clash = f"{header}\n{BUDI},Budi,Dinas,{SARI},2026-04-01\n"
    assert "would supervise himself" in bad((await desk.takes(roster=clash))["roster"])[2]


async def test_a_supervision_that_ends_as_planned_closes_no_circle_later(desk: Desk) -> None:
    header = "nip,name,unit,supervisor_nip,since"
    ended = f"{BUDI},Budi,Dinas,,\n{CITRA},Citra,Dinas,,\n{SARI},Sari,Dinas,{BUDI},\n"
    ended += f"{SARI},Sari,Dinas,-,2026-12-01\n"
    assert (await desk.takes(roster=f"{header}\n{ended}"))["roster"].is_good
    turned = f"{SARI},Sari,Dinas,{CITRA},2026-11-10\n{CITRA},Citra,Dinas,{SARI},2026-12-05\n"
    assert bad((await desk.takes(roster=f"{header}\n{turned}"))["roster"]) == {}
    assert await history(desk, SARI) == [
        (BUDI, ALWAYS, date(2026, 11, 9)),
        (CITRA, date(2026, 11, 10), date(2026, 11, 30)),
    ]
    assert await history(desk, CITRA) == [(SARI, date(2026, 12, 5), FOREVER)]


async def test_who_serves_on_after_having_left_is_told_with_the_days_expected_again(
    desk: Desk,
) -> None:
    await desk.takes(roster=ROSTER)
    line = f"nip,name,unit,left\n{SARI},Sari Contoh,Dinas,"

    async def told(left: str) -> list[str]:
        plan = (await desk.takes(roster=f"{line}{left}\n"))["roster"].plan
        return [str(each) for each in plan.remarks]

    assert await told("2026-11-10") == []
    expected = "working days since 2026-11-11 are expected; import the days away as leave"
    again = f"line 2: {SARI} Sari Contoh serves on: {expected}"
    assert await told("2026-12-31") == [again]
    assert await told("-") == [], "nothing between has passed"
    assert await told("2026-11-10") == []
    assert await told("2026-11-10") == []
    assert await told("-") == [again]
