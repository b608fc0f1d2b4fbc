"""What an import never takes for an order: empty cells, unknown units, people who are left alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from domain.imports import Asks, Orders, Question
from storage.tables import Unit
from tests.storage.imports.desk import BUDI, CITRA, RATNA, ROSTER, SARI, Desk, bad, counts

CASES = Path(__file__).parents[2] / "cases"
SPELLINGS = CASES / "04-unit-spellings.csv"


async def units(desk: Desk) -> list[tuple[object, ...]]:
    """Names and zones of all units."""
    return [row[:2] for row in (await desk.contents(Unit))["units"]]


async def test_one_unit_in_four_spellings(desk: Desk) -> None:
    outcome = (await desk.takes_files({"roster": SPELLINGS}))["roster"]
    assert outcome.questions == (Question(Asks.NEAR_UNIT, 4, "Dinas Kesehatan.", what="Dinas Kesehatan"),)
    assert await units(desk) == []
    same = desk.told(Orders(same_units=frozenset({"Dinas Kesehatan."})))
    taken = (await same.takes_files({"roster": SPELLINGS}))["roster"]
    assert (counts(taken), taken.plan.new_units) == ((4, 0, 0), {"Dinas Kesehatan": "WITA"})
    assert await units(desk) == [("Dinas Kesehatan", "WITA")]


async def test_a_near_twin_may_be_another_unit(desk: Desk) -> None:
    asked = (await desk.takes_files({"roster": SPELLINGS}))["roster"].questions
    await desk.told(Orders(agreed=frozenset(asked))).takes_files({"roster": SPELLINGS})
    assert await units(desk) == [("Dinas Kesehatan", "WITA"), ("Dinas Kesehatan.", "WIB")]
    # Both are known now, each as it is written.
    again = (await desk.takes_files({"roster": SPELLINGS}))["roster"]
    assert (again.questions, counts(again)) == ((), (0, 0, 4))


async def test_a_known_unit_keeps_its_name_and_a_new_one_waits_for_a_word(desk: Desk) -> None:
    first = (await desk.takes(roster=ROSTER))["roster"]
    assert first.plan.new_units == {"Dinas": "WIB", "Sekretariat": "WIB"}
    spelled = (await desk.takes(roster=f"nip,name,unit\n{SARI},Sari Contoh,DINAS\n"))["roster"]
    assert counts(spelled) == (0, 0, 1)
    new = f"nip,name,unit,timezone\n{SARI},Sari Contoh,Arsip,WIT\n{BUDI},Budi Contoh,ARSIP,\n"
    asked = (await desk.takes(roster=new))["roster"]
    assert asked.questions == (Question(Asks.NEW_UNIT, 2, "Arsip"),)
    assert ("Arsip", "WIT") not in await units(desk)
    await desk.told(Orders(new_units=True)).takes(roster=new)
    assert await units(desk) == [("Dinas", "WIB"), ("Sekretariat", "WIB"), ("Arsip", "WIT")]


async def test_other_files_name_units_by_the_same_rule(desk: Desk) -> None:
    services = "code,name,unit\nKTP,Perekaman KTP,dinas\n"
    calendar = "date,kind,unit\n2026-10-12,holiday, DINAS\n"
    good = await desk.takes(roster=ROSTER, services=services, calendar=calendar)
    assert all(outcome.may_be_kept for outcome in good.values())
    again = await desk.takes(services=services, calendar=calendar)
    assert [counts(outcome) for outcome in again.values()] == [(0, 0, 1), (0, 0, 1)]
    near = (await desk.takes(services=services.replace("dinas", "Dinas.")))["services"]
    assert bad(near) == {2: "unit: 'Dinas.' is not a unit of the roster; did you mean 'Dinas'?"}
    same = desk.told(Orders(same_units=frozenset({"Dinas."})))
    assert (await same.takes(services=services.replace("dinas", "Dinas.")))["services"].may_be_kept


LEFT = CASES / "05-left-supervisor.csv"


async def test_people_whose_supervisor_has_left_are_named(desk: Desk) -> None:
    outcome = (await desk.takes_files({"roster": LEFT}))["roster"]
    november = date(2026, 11, 1)
    assert set(outcome.questions) == {
        Question(Asks.SUPERVISOR_LEFT, 3, SARI, "Sari Contoh", BUDI, november, "Budi Contoh"),
        Question(Asks.SUPERVISOR_LEFT, 4, CITRA, "Citra Contoh", BUDI, november, "Budi Contoh"),
    }
    assert await units(desk) == []
    agreed = Orders(agreed=frozenset(outcome.questions))
    assert counts((await desk.told(agreed).takes_files({"roster": LEFT}))["roster"]) == (3, 0, 0)
    # What is so already is not asked about again.
    assert (await desk.takes_files({"roster": LEFT}))["roster"].questions == ()


async def test_somebody_who_leaves_leaves_people_behind_who_are_not_in_the_file(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    leaves = f"nip,name,unit,left\n{BUDI},Budi Contoh,Dinas,2026-12-31\n"
    questions = (await desk.takes(roster=leaves))["roster"].questions
    year = date(2027, 1, 1)
    assert set(questions) == {
        Question(Asks.SUPERVISOR_LEFT, 2, SARI, "Sari Contoh", BUDI, year, "Budi Contoh"),
        Question(Asks.SUPERVISOR_LEFT, 2, CITRA, "Citra Contoh", BUDI, year, "Budi Contoh"),
    }
    # With a successor from that day on, or if they leave before, nobody is left alone.
    header = "nip,name,unit,supervisor_nip,since,left"
    handed = f"{BUDI},Budi Contoh,Dinas,,,2026-12-31\n{SARI},Sari Contoh,Dinas,{RATNA},2027-01-01,\n"
    handed += f"{CITRA},Citra Contoh,Dinas,,,2026-12-30\n"
    assert (await desk.takes(roster=f"{header}\n{handed}"))["roster"].questions == ()


async def test_a_new_supervisor_who_has_left_is_named(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    gone = f"nip,name,unit,left\n{CITRA},Citra Contoh,Dinas,2026-11-01\n"
    assert (await desk.takes(roster=gone))["roster"].may_be_kept
    moved = f"nip,name,unit,supervisor_nip\n{SARI},Sari Contoh,Dinas,{CITRA}\n"
    (question,) = (await desk.takes(roster=moved))["roster"].questions
    assert question == Question(
        Asks.SUPERVISOR_LEFT, 2, SARI, "Sari Contoh", CITRA, date(2026, 11, 20), "Citra Contoh"
    )
    assert str(question) == (
        f"line 2: {SARI} Sari Contoh: supervisor {CITRA} Citra Contoh is not in service from 2026-11-20"
    )
