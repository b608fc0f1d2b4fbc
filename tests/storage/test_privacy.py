"""What `/privasi` and `breach` read and erase, on each database."""

from __future__ import annotations

from datetime import UTC, date, datetime

from domain.own_rows import OWN_ROWS
from domain.periods import Span
from domain.personal_data import Erasable
from domain.views import Looker, Seen, View
from storage.base.engine import Database
from storage.own_data import own_files, own_rows
from storage.tables import CardRead, Plan
from tests.harness import BUDI, SARI, WIB, add_people, changes

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
DAY = Span(TODAY, TODAY)


async def test_rows_views_counts_and_erasure_of_a_person(database: Database) -> None:
    async with changes(database) as uow:
        ids = await add_people(uow)
        sari, budi = ids[SARI], ids[BUDI]
        uow.session.add_all(
            [
                Plan(employee_id=sari, date=TODAY, activity="Menata arsip", created_at=NOW),
                CardRead(employee_id=budi, card="privacy", read_at=NOW),
            ]
        )
        view = View(sari, budi, Looker.SUPERVISOR, Seen.REPORT, NOW)
        uow.views.note([view, view, View(None, None, Looker.OPERATOR, Seen.EXPORT, NOW)])
    async with changes(database) as uow:
        uow.views.note([view])
        assert uow.views.noted == (), "the process knows it"
    async with database.read() as uow:
        rows = await own_rows(uow.session, sari, WIB)
        assert set(rows) == set(OWN_ROWS)
        assert [each["viewer_id"] for each in rows["record_views"]] == ["Budi Contoh"]
        assert rows["plans"][0]["created_at"] == "2026-11-20T09:00:00+07:00"
        assert await own_files(uow.session, sari) == []
        looked, count = await uow.views.of(sari, 0, 10)
        assert (count, {each.name for each in looked}) == (2, {"Budi Contoh", None})
        affected = await uow.breaches.affected(DAY, unit_id=None)
        assert [each.is_reached for each in affected] == [True] * 4
        counted = await uow.breaches.counts(uow.breaches.people(DAY, employee_id=sari))
        assert (counted["drafts"], counted["evidence"], counted["places"]) == (1, 0, 0)
        assert await uow.breaches.of_citizens(DAY) == (0, 0)
    async with changes(database) as uow:
        assert (await uow.erasure.counts(sari, TODAY, NOW))[Erasable.DRAFTS] == 1
        await uow.erasure.erase(sari, TODAY, NOW)
        assert set((await uow.erasure.counts(sari, TODAY, NOW)).values()) == {0}
        assert (await uow.erasure.counts(budi, TODAY, NOW))[Erasable.SETTINGS] == 1
