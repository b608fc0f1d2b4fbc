"""What is kept for e-Kinerja and of kept evidence, on either database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from domain.ekinerja_sheet import Added
from domain.entries import EvidenceItem, Report
from domain.kept_files import NotKept, Visit, token_of
from domain.periods import Span
from storage.base.engine import Database
from storage.records.ekinerja import added_of
from storage.uow import UnitOfWork
from tests.harness import CITRA, FRIDAY_MORNING, SARI, add_people

TODAY = FRIDAY_MORNING.date()
NOVEMBER = Span(date(2026, 11, 1), date(2026, 11, 30))
KEY = b"kunci"
YEAR = timedelta(days=365)


@pytest.fixture
async def uow(database_url: str) -> AsyncIterator[UnitOfWork]:
    """A unit of work on an office with people."""
    database = Database(database_url)
    async with database.unit() as uow:
        yield uow
    await database.close()


async def reported(uow: UnitOfWork, person: int, *proof: EvidenceItem) -> int:
    """A person reports; gives the entry's id."""
    report = Report(date=TODAY, activity="Rapat staf", minutes=60, self_rating=4, evidence=proof)
    entry = await uow.entries.add(person, report, FRIDAY_MORNING)
    await uow.session.flush()
    return entry.id


async def test_what_is_said_offered_and_transferred(uow: UnitOfWork) -> None:
    people = await add_people(uow)
    first, second = await reported(uow, people[SARI]), await reported(uow, people[SARI])
    await reported(uow, people[CITRA])
    said = Added("Melayani", time(8), time(9), 3, "berkas", Decimal("2.5"))
    await uow.ekinerja.say(first, said)
    found = await uow.ekinerja.entries(people[SARI], NOVEMBER)
    assert [(entry.id, added_of(row)) for entry, row in found] == [(first, said), (second, Added())]
    assert await uow.ekinerja.plans_said(people[SARI], None, 8) == ["Melayani"]
    assert await uow.ekinerja.plans_said(people[CITRA], None, 8) == []

    later = FRIDAY_MORNING + timedelta(minutes=1)
    await uow.ekinerja.offer({first: ["a"], second: ["b"]}, FRIDAY_MORNING, on_sheet=True)
    await uow.ekinerja.offer({first: ["a"], second: ["c"]}, later, on_sheet=False)
    rows = await uow.ekinerja.offered(people[SARI], NOVEMBER)
    assert [(row.offered, row.offered_at) for row in rows] == [(["a"], FRIDAY_MORNING), (["c"], later)]
    await uow.ekinerja.mark(rows[:1], people[SARI], later)
    await uow.session.refresh(rows[0])
    assert (rows[0].moved, rows[0].moved_by) == (["a"], people[SARI])
    await uow.ekinerja.unmark(first)
    await uow.session.refresh(rows[0])
    assert rows[0].moved is None and added_of(rows[0]) == said


async def test_files_are_wanted_until_they_are_kept_and_linked(uow: UnitOfWork) -> None:
    people = await add_people(uow)
    photo = EvidenceItem(kind="photo", file_id="f1", unique_id="u1")
    entry = await reported(uow, people[SARI], photo, EvidenceItem(kind="link", url="https://x.example"))
    again = await reported(uow, people[CITRA], photo)
    kept, now = uow.kept_files, FRIDAY_MORNING

    async def wanted() -> list[tuple[int, str | None]]:
        return [(each.entry_id, each.sha256) for each in await kept.wanted(now, 10, with_links=True)]

    assert await wanted() == [(entry, None), (again, None)]
    assert await kept.failed("u1", now) is None
    assert await wanted() == []
    now += timedelta(minutes=1)
    assert await wanted() == [(entry, None), (again, None)]
    await kept.kept("u1", "ab" * 32, 9, now)
    assert await wanted() == [(entry, "ab" * 32), (again, "ab" * 32)]
    assert await kept.wanted(now, 10, with_links=False) == []
    link = await kept.add_link(entry, "u1", KEY, now, YEAR)
    assert await wanted() == [(again, "ab" * 32)]
    found = await kept.by_token(token_of(KEY, link.seed))
    assert found is not None and (found.link.id, found.is_attached) == (link.id, True)
    assert await kept.by_token(link.seed) is None

    for seconds in (0, 30, 90):
        await kept.note_visit(link.id, Visit.OPENED, now + timedelta(seconds=seconds))
    opened, visits = await kept.visits(link, 5)
    assert (opened, [visit.times for visit in visits]) == (3, [1, 2])
    await kept.forget_visits_before(now + timedelta(seconds=60))
    assert (await kept.visits(link, 5))[0] == 1
    await kept.kept("u3", "ab" * 32, 9, now)
    soon = now + timedelta(seconds=1)
    assert [file.unique_id for file in await kept.unused(soon, 10)] == ["u3"], "u1 is evidence"
    assert await kept.unused(now, 10) == []
    assert not await kept.remove("u3", "ab" * 32), "another file has its content"
    assert not await kept.remove("u1", "ab" * 32)
    await kept.kept("u4", "cd" * 32, 9, now)
    assert await kept.remove("u4", "cd" * 32)
    assert await kept.failed("u2", now, NotKept.LARGE) is NotKept.LARGE
