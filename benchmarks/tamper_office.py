"""The office that `benchmarks/tamper.py` changes: two closed periods, decisions, and a root for each day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from benchmarks.scored_office import Size, build
from bot.app import make_office
from bot.settings import Settings
from domain.audit.merkle import root
from domain.audit.roots import Root
from domain.closing.corrections import GroupJudged
from domain.periods import Period
from domain.schemes import Scheme
from domain.scoring import Rating
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.scoring.freezing import first_revisions
from storage.uow import UnitOfWork

PERIODS = ("2026-Q3", "2026-Q4")
MORNING = datetime(2027, 1, 4, 2, 0, tzinfo=UTC)


async def prepare(url: str, people: int) -> None:
    """An office with two closed periods, revisions, decisions, and a root for each of some days."""
    await build(url, Size(people, days=4, entries=1))
    database = Database(url)
    moment = [MORNING]
    database.now = lambda: moment[0]
    office = make_office(Settings(_env_file=None, database_url=url))
    scheme = load_scheme("nasional")
    try:
        for period in map(Period.parse, PERIODS):
            async with database.unit() as uow:
                await uow.closings.begin(period, scheme, office.zone, None, None, moment[0])
                await uow.commit()
            async with database.unit() as uow:
                closing = await uow.closings.of(period)
                assert closing is not None
                await uow.closings.finish(closing.id, await first_revisions(uow, closing), moment[0])
                await _revise(uow, closing.id, scheme, moment[0])
                await uow.commit()
            for day in range(5):
                await _one_day(database, moment, day)
        async with database.unit() as uow:
            for name in ("audit_log_kept_update", "audit_log_kept_delete"):
                await uow.session.execute(text(f"DROP TRIGGER {name}"))
            await uow.commit()
    finally:
        await database.close()


async def _revise(uow: UnitOfWork, closing_id: int, scheme: Scheme, now: datetime) -> None:
    judged = [
        GroupJudged(group=group, rating=Rating.MEETS, reason="Sesuai dengan rencana kerja.")
        for group in scheme.groups
    ]
    for person in (1, 2):
        await uow.closings.revise(closing_id, person, judged, now)


async def _one_day(database: Database, moment: list[datetime], day: int) -> None:
    """Some decisions, and the root of their day."""
    async with database.unit() as uow:
        for case in range(3):
            uow.audit.by(f"employee {case + 1}", "review_case by reviewer")
            uow.audit.note("decide", f"leave/{day}{case}", {"state": "submitted"}, {"state": "approved"})
        await uow.commit()
    moment[0] += timedelta(days=1)
    async with database.unit() as uow:
        size, _ = await uow.audit.head()
        whole = Root(size, root(await uow.audit.leaves(size)).hex(), moment[0].date())
        uow.audit.note_root(whole)
        uow.audit.note_published(whole)
        await uow.commit()
