"""Friday's digest: to whom, when, and once after downtime."""

from __future__ import annotations

from datetime import date

from jobs.runner import Ran
from playground.handle import PersonHandle
from tests.harness import SARI, OfficeOnTrial
from tests.jobs.records import reported

TITLE = "Ringkasan mingguan"


def digests(person: PersonHandle) -> int:
    """How many digests a person got."""
    return sum(TITLE in message.get("text", "") for message in person.messages)


async def test_administrators_get_it_on_friday_afternoon(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 14, 59)
    await office.run_jobs()
    assert digests(office.admin) == 0
    office.move_to(2026, 11, 20, 15, 0)
    await office.run_jobs()
    await office.run_jobs()
    assert digests(office.admin) == 1
    assert "Senin, 16 November 2026 – Jumat, 20 November 2026" in office.admin.sees()
    assert [digests(person) for person in (office.sari, office.budi, office.stranger)] == [0, 0, 0]


async def test_a_missed_one_is_caught_up_once_and_tells_how_its_week_ended(office: OfficeOnTrial) -> None:
    await office.run_jobs()
    office.move_to(2026, 11, 20, 20, 0)
    await reported(office, SARI, date(2026, 11, 20))
    office.move_to(2026, 11, 23, 7, 30)
    await office.run_jobs()
    await office.run_jobs()
    assert digests(office.admin) == 1
    assert "Senin, 16 November 2026 – Minggu, 22 November 2026" in office.admin.sees()
    assert "(1 dari 20 hari wajib lapor)" in office.admin.sees()


async def test_of_several_missed_ones_only_the_latest_is_sent(office: OfficeOnTrial) -> None:
    office.move_to(2026, 12, 9, 7, 30)
    outcomes = await office.service.runner.run_due()
    await office.settle()
    assert Ran("weekly-digest", "2026-12-04T15:00+07:00", 1) in outcomes
    assert digests(office.admin) == 1
    office.move_to(2026, 12, 11, 15, 0)
    await office.run_jobs()
    assert digests(office.admin) == 2


async def test_an_office_gets_none_of_weeks_before_it_began(office: OfficeOnTrial) -> None:
    await office.run_jobs()
    assert digests(office.admin) == 0
