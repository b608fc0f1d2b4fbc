"""The own recap at the week's end: to whom, what it tells, and that nobody is pressed on a day off."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from domain.cases import CaseState
from domain.people import TimeZone
from jobs.recap import weekly_recap
from jobs.runner import Ran
from jobs.slots import Slot
from playground.handle import PersonHandle
from storage.tables import CalendarDay
from tests.harness import BUDI, CITRA, SARI, WIB, OfficeOnTrial
from tests.jobs.records import absent, reported

TITLE = "Pekan Anda"
RECAP = ("weekly-recap",)
FRIDAY, THURSDAY = date(2026, 11, 20), date(2026, 11, 19)


def recaps(person: PersonHandle) -> list[Any]:
    """The recaps that a person got."""
    return [message for message in person.messages if TITLE in message.get("caption", "")]


async def week_ends(office: OfficeOnTrial, day: int = 20) -> None:
    await office.jobs_at(2026, 11, day, 16, 29, only=RECAP)
    assert [recaps(person) for person in (office.sari, office.citra)] == [[], []]
    await office.jobs_at(2026, 11, day, 16, 30, only=RECAP)
    await office.run_jobs(*RECAP)


async def test_who_reported_gets_one_message_with_a_picture(office: OfficeOnTrial) -> None:
    await reported(office, SARI, THURSDAY, state=CaseState.APPROVED)
    await office.reports(office.sari)
    await week_ends(office)
    (recap,) = recaps(office.sari)
    assert recap["photo"]
    assert "Pekan Anda, Sen, 16 Nov – Jum, 20 Nov" in recap["caption"], "the days that it tells of"
    assert "2 laporan, 3 jam dari 37 jam 30 menit waktu kerja; melapor 2 dari 5" in recap["caption"]
    assert "👍 1 disetujui · ⏳ 1 menunggu" in recap["caption"]
    assert "2 tanpa jam mulai dan selesai" in recap["caption"]
    assert [recaps(person) for person in (office.citra, office.budi, office.admin)] == [[], [], []]


async def test_what_came_back_is_told_with_the_reason_and_opens_with_a_tap(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Mohon lampirkan notulen")
    await office.taps(office.budi, "Kirim")
    await week_ends(office)
    (recap,) = recaps(office.sari)
    assert "“Menyusun laporan keuangan”" in recap["caption"]
    assert "menunggu perbaikan: Mohon lampirkan notulen" in recap["caption"]
    await office.taps(office.sari, "↩️ Perbaiki yang dikembalikan")
    assert "Menyusun laporan keuangan" in office.sari.sees()


async def test_who_is_on_leave_that_day_is_left_in_peace(office: OfficeOnTrial) -> None:
    await reported(office, SARI, THURSDAY)
    await absent(office, SARI, "cuti", FRIDAY)
    await week_ends(office)
    assert recaps(office.sari) == []
    await office.says(office.sari, "/pekan")
    (asked,) = recaps(office.sari)
    assert "dari 4 hari kerja" in asked["caption"], "the day of leave is not expected"


async def test_a_week_that_ends_early_is_told_on_its_last_working_day(office: OfficeOnTrial) -> None:
    await office.add(CalendarDay(date=date(2026, 11, 27), kind="holiday"))
    await reported(office, SARI, date(2026, 11, 24))
    await week_ends(office, 26)
    assert len(recaps(office.sari)) == 1
    await office.jobs_at(2026, 11, 27, 16, 30)
    assert len(recaps(office.sari)) == 1


async def test_it_is_made_once_though_the_job_is_run_by_two(office: OfficeOnTrial) -> None:
    for key in (SARI, CITRA, BUDI):
        await reported(office, key, FRIDAY)
    office.move_to(2026, 11, 20, 16, 30)
    outcomes = [*await office.service.runner.run_due(), *await office.service.runner.run_due()]
    assert [each.messages for each in outcomes if isinstance(each, Ran) and each.job == "weekly-recap"] == [3]
    await office.settle()
    assert [len(recaps(person)) for person in (office.sari, office.citra, office.budi)] == [1, 1, 1]


async def test_a_run_that_was_cut_off_goes_on_where_it_was(office: OfficeOnTrial) -> None:
    for key in (SARI, CITRA, BUDI):
        await reported(office, key, FRIDAY)
    office.move_to(2026, 11, 20, 16, 30)
    at = datetime(2026, 11, 20, 16, 30, tzinfo=WIB)
    async with office.changes() as uow:
        found = await weekly_recap(uow, office.service.office, Slot(at, TimeZone.WIB), at)
        first = found[0]
        await uow.outbox.add_many_once([(first.notice, first.recipient, first.key)], at)
    await office.settle()
    assert sum(len(recaps(person)) for person in (office.sari, office.citra, office.budi)) == 1
    await office.run_jobs()
    assert [len(recaps(person)) for person in (office.sari, office.citra, office.budi)] == [1, 1, 1]


async def test_a_recap_that_waits_is_not_made_by_the_sweep_but_at_its_turn(office: OfficeOnTrial) -> None:
    await reported(office, SARI, FRIDAY)
    office.move_to(2026, 11, 20, 16, 30)
    await office.service.runner.run_due()
    await reported(
        office, SARI, FRIDAY, "Rapat koordinasi", sent_at=datetime(2026, 11, 20, 16, 30, tzinfo=WIB)
    )
    await office.settle()
    (recap,) = recaps(office.sari)
    assert "2 laporan" in recap["caption"], "as the records are when it leaves"


@pytest.mark.parametrize("text", ["<b>&amp; *tebal* _miring_ `x` [a](b)" + "🧾" * 40, "مرحبا " * 60])
async def test_a_long_week_of_any_writing_fits_below_its_picture(office: OfficeOnTrial, text: str) -> None:
    for n in range(12):
        await reported(office, SARI, FRIDAY - timedelta(days=n % 5), f"{n} {text}", state=CaseState.RETURNED)
    async with office.changes() as uow:
        for entry in await uow.entries.since(office.ids[SARI], date(2026, 11, 1)):
            entry.note = text * 3
    await office.says(office.sari, "/pekan")
    (recap,) = recaps(office.sari)
    assert "12 laporan" in recap["caption"]
    assert len(recap["caption"]) <= 1024
    assert text[:20] in recap["caption"]


async def test_without_anything_to_say_the_command_says_so(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/pekan")
    assert "belum ada laporan Anda" in office.sari.sees()
