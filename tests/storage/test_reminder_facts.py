"""What reminders say of people's days: read at once where nothing changes, read again where something may."""

from __future__ import annotations

from datetime import date, datetime

from domain.calendar import AsOf
from domain.entries import Report
from domain.reminders import Level, Wish
from storage.records.reminder_facts import ReminderFacts
from storage.uow import UnitOfWork
from tests.harness import ADMIN, BUDI, CITRA, SARI, WIB, OfficeOnTrial
from tests.jobs.records import reported

THURSDAY, FRIDAY = date(2026, 11, 19), date(2026, 11, 20)
AFTERNOON = datetime(2026, 11, 20, 16, tzinfo=WIB)


async def facts_of(uow: UnitOfWork, office: OfficeOnTrial, key: int) -> ReminderFacts:
    """A person's Friday in the afternoon."""
    as_of = AsOf.at(AFTERNOON, WIB)
    return await uow.reminder_facts.of(office.ids[key], FRIDAY, as_of, office.service.office.time_rules)


async def test_of_all_who_are_known_it_is_read_at_once_and_each_has_their_own(office: OfficeOnTrial) -> None:
    for key, day in ((SARI, THURSDAY), (BUDI, FRIDAY)):
        await reported(office, key, day)
    async with office.changes() as uow:
        await uow.plans.add(office.ids[CITRA], FRIDAY, ["Rapat"], AFTERNOON)
        await uow.reminders.set_wish(office.ids[CITRA], Wish(Level.LIGHT))
        await uow.reminders.tell_missed(THURSDAY, [office.ids[CITRA]], FRIDAY)
    async with office.service.database.read() as uow:
        await uow.people.accounts_of(office.ids.values())
        sari = await facts_of(uow, office, SARI)
        said = office.statements()
        budi, citra, admin = [await facts_of(uow, office, key) for key in (BUDI, CITRA, ADMIN)]
        assert said == []
    assert [each.day.is_owed for each in (sari, budi, citra, admin)] == [True, False, True, True]
    assert [each.date for each in sari.last_reports] == [THURSDAY]
    assert (budi.last_reports, citra.last_reports, admin.last_reports) == ((), (), ())
    assert [[plan.activity for plan in each.plans] for each in (sari, citra)] == [[], ["Rapat"]]
    assert (citra.wish, admin.wish) == (Wish(Level.LIGHT), Wish())
    assert (citra.missed, sari.missed) == ([THURSDAY], ())


async def test_where_records_change_it_is_read_again(office: OfficeOnTrial) -> None:
    async with office.service.database.unit() as uow:
        await uow.people.accounts_of(office.ids.values())
        assert (await facts_of(uow, office, SARI)).day.is_owed
        report = Report(date=FRIDAY, activity="Menyusun laporan", minutes=60, self_rating=4)
        await uow.entries.add(office.ids[SARI], report, AFTERNOON)
        assert not (await facts_of(uow, office, SARI)).day.is_owed
