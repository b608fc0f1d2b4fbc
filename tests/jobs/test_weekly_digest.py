"""Friday's digest: to whom, when, and once after downtime."""

from __future__ import annotations

from datetime import date, datetime

from domain.people import StandInKind, TimeZone
from domain.periods import Span
from jobs.digest import weekly_digest
from jobs.runner import Ran
from jobs.slots import Slot
from storage.tables import Employee
from tests.handlers.digests import digests, files
from tests.harness import ADMIN, BUDI, CITRA, SARI, WIB, OfficeOnTrial
from tests.jobs.records import reported

FRIDAY = date(2026, 11, 20)


async def is_head(office: OfficeOnTrial, key: int) -> None:
    """Somebody acts for Budi, the head."""
    async with office.changes() as uow:
        days = Span(FRIDAY, FRIDAY)
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[key], StandInKind.PLH, days)


async def test_administrators_get_the_office_and_heads_their_unit_on_friday(office: OfficeOnTrial) -> None:
    await office.jobs_at(2026, 11, 20, 14, 59)
    assert digests(office.admin) == []
    await office.jobs_at(2026, 11, 20, 15, 0)
    await office.run_jobs()
    (whole,), (unit,) = digests(office.admin), digests(office.budi)
    assert "Kabupaten Contoh\nSen, 16 Nov – Jum, 20 Nov 2026" in whole["caption"]
    assert "Dinas Pelayanan\nSen, 16 Nov – Jum, 20 Nov 2026" in unit["caption"]
    for person in (office.admin, office.budi):
        assert person.last == files(person)[0], "the workbook follows"
        assert len(files(person)) == 1
    assert [digests(person) for person in (office.sari, office.citra, office.stranger)] == [[], [], []]


async def test_each_reads_it_in_the_own_language(office: OfficeOnTrial) -> None:
    await office.says(office.budi, "/bahasa")
    await office.taps(office.budi, "English")
    await office.jobs_at(2026, 11, 20, 15, 0)
    assert digests(office.budi, "Weekly digest of Dinas Pelayanan")
    assert digests(office.admin)


async def test_an_administrator_who_heads_a_unit_gets_one(office: OfficeOnTrial) -> None:
    await is_head(office, ADMIN)
    await is_head(office, CITRA)
    await office.jobs_at(2026, 11, 20, 15, 0)
    assert [len(digests(person)) for person in (office.admin, office.budi, office.citra)] == [1, 1, 1]
    assert "Kabupaten Contoh" in digests(office.admin)[0]["caption"]
    assert "Dinas Pelayanan" in digests(office.citra)[0]["caption"], "who acts for the head, beside the head"


async def test_a_run_that_was_cut_off_goes_on_where_it_was(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 15, 0)
    at = datetime(2026, 11, 20, 15, 0, tzinfo=WIB)
    async with office.changes() as uow:
        found = await weekly_digest(uow, office.service.office, Slot(at, TimeZone.WIB), at)
        part = [(each.notice, each.recipient, each.key) for each in found[:3]]
        await uow.outbox.add_many_once(part, at)
    await office.settle()
    outcomes = [*await office.service.runner.run_due(), *await office.service.runner.run_due()]
    await office.settle()
    assert [each.messages for each in outcomes if isinstance(each, Ran) and each.job == "weekly-digest"] == [
        1
    ], "what it added, not what was there"
    for person in (office.admin, office.budi):
        assert (len(digests(person)), len(files(person))) == (1, 1)


async def test_who_heads_nothing_any_more_when_it_leaves_gets_none(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 15, 0)
    await office.service.runner.run_due()
    async with office.changes() as uow:
        (await uow.session.get_one(Employee, office.ids[BUDI])).left = date(2026, 11, 19)
    await office.settle()
    assert (len(digests(office.admin)), digests(office.budi), files(office.budi)) == (1, [], [])


async def test_a_missed_one_is_caught_up_once_and_tells_how_its_week_ended(office: OfficeOnTrial) -> None:
    await office.run_jobs()
    office.move_to(2026, 11, 20, 20, 0)
    await reported(office, SARI, date(2026, 11, 20))
    await office.jobs_at(2026, 11, 23, 7, 30)
    await office.run_jobs()
    (told,) = digests(office.admin)
    assert "Sen, 16 Nov – Min, 22 Nov 2026" in told["caption"]
    assert "(1 dari 20 hari wajib lapor)" in told["caption"]


async def test_of_several_missed_ones_only_the_latest_is_sent(office: OfficeOnTrial) -> None:
    office.move_to(2026, 12, 9, 7, 30)
    outcomes = await office.service.runner.run_due()
    await office.settle()
    assert Ran("weekly-digest", "2026-12-04T15:00+07:00", 4) in outcomes
    assert len(digests(office.admin)) == 1
    await office.jobs_at(2026, 12, 11, 15, 0)
    assert len(digests(office.admin)) == 2


async def test_an_office_gets_none_of_weeks_before_it_began(office: OfficeOnTrial) -> None:
    await office.run_jobs()
    assert digests(office.admin) == []
