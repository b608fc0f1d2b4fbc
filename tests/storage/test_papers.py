"""Papers and the own history on both databases: revisions, and the queries behind the pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.entries import Report
from domain.papers import Issued, Named, Paper, PaperKind, Work
from domain.periods import Period
from storage.base.engine import Database
from storage.records.history import Filter
from storage.tables import Employee, Target
from storage.uow import UnitOfWork
from tests.harness import FRIDAY_MORNING, NIPS, SARI

CODES = ("AAAAAAAAAAAA", "BBBBBBBBBBBB", "CCCCCCCCCCCC")


def paper(period: str = "2026-11", *supervisors: str) -> Paper:
    """A paper of Sari's; other supervisors make it another one."""
    span = Period.parse(period).span
    held = tuple((span.start, span.end, nip) for nip in supervisors)
    nip = NIPS[SARI]
    work = Work(nip=nip, kind=PaperKind.DAILY, period=period, entries=(), days=(), supervisors=held)
    return Paper(work, {nip: Named(nip, "Sari Contoh")}, FRIDAY_MORNING)


async def add_sari(uow: UnitOfWork) -> int:
    """Sari is on the roster; her id."""
    sari = Employee(nip=NIPS[SARI], name="Sari Contoh", role="asn")
    uow.session.add(sari)
    await uow.session.flush()
    return sari.id


async def test_revisions_count_per_paper_and_only_what_changed(database: Database) -> None:
    async with database.unit() as uow:
        sari = await add_sari(uow)
        first = await uow.papers.issue(sari, paper(), CODES[0])
        assert await uow.papers.issue(sari, paper(), CODES[1]) == first == Issued(CODES[0], 1, FRIDAY_MORNING)
        changed = await uow.papers.issue(sari, paper("2026-11", "x"), CODES[1])
        assert (changed.code, changed.revision) == (CODES[1], 2)
        other_month = await uow.papers.issue(sari, paper("2026-10"), CODES[2])
        assert (other_month.code, other_month.revision) == (CODES[2], 1)
        found = await uow.papers.by_code(CODES[0])
        assert found is not None and found[1].id == sari
        assert await uow.papers.by_code("ZZZZZZZZZZZZ") is None


async def test_what_went_back_to_what_it_was_is_a_new_revision(database: Database) -> None:
    async with database.unit() as uow:
        sari = await add_sari(uow)
        await uow.papers.issue(sari, paper(), CODES[0])
        await uow.papers.issue(sari, paper("2026-11", "x"), CODES[1])
        again = await uow.papers.issue(sari, paper(), CODES[2])
    assert (again.code, again.revision) == (CODES[2], 3)


async def test_the_history_is_filtered_and_grouped_by_the_database(database: Database) -> None:
    async with database.unit() as uow:
        sari = await add_sari(uow)
        assert await uow.history.first_day(sari) is None
        values = {"employee_id": sari, "period": "2026-S2", "quantity": Decimal(1), "weight": Decimal(1)}
        targets = [Target(title=title, measure="berkas", **values) for title in ("Awal", "Akhir", "Lain")]
        uow.session.add_all(targets)
        await uow.session.flush()
        for day, target in ((2, targets[0]), (3, targets[1]), (4, targets[0])):
            report = Report(
                date=date(2026, 11, day), activity="Rapat", minutes=60, self_rating=4, target_id=target.id
            )
            await uow.entries.add(sari, report, FRIDAY_MORNING)
        assert [each.title for each in await uow.history.targets(sari, 5)] == ["Awal", "Akhir"]
        assert await uow.history.first_day(sari) == date(2026, 11, 2)
        wanted = Filter(days=Period.parse("2026-11").span, target_id=targets[0].id)
        assert await uow.history.count(sari, wanted) == 2
        days = [entry.date.day for entry in await uow.history.page(sari, wanted, 0, 1)]
        assert days == [4]
