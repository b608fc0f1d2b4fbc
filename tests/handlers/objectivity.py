"""Ratings that are odd, and the notices about them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import select, update

from domain.cases import CaseState
from domain.objectivity import Signal
from jobs.runner import Ran
from locales import words_in
from storage.tables import Entry, Evidence, ObjectivityNotice
from tests.harness import BUDI, SARI, OfficeOnTrial

ROUTINE = "Melayani permohonan KTP di loket satu"
NOT_YOURS = words_in("id").plain("gate-not-yours")
FIRST = date(2026, 9, 1)
DAYS = [FIRST + timedelta(n) for n in range(60) if (FIRST + timedelta(n)).weekday() < 5][:40]


async def has_rated(
    office: OfficeOnTrial, reviewer: int, ratings: list[int], *, bulk: bool = False, text: str = "Laporan"
) -> None:
    """A reviewer has rated so many entries of Sari, one each day."""
    async with office.changes() as uow:
        for n, (day, rating) in enumerate(zip(DAYS, ratings, strict=False)):
            at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
            entry = Entry(
                employee_id=office.ids[SARI],
                date=day,
                state=CaseState.APPROVED,
                submitted_at=at,
                revised_at=at,
                reviewer_id=office.ids[reviewer],
                reviewed_at=datetime(2026, 11, 2, 3, 0, tzinfo=UTC) if bulk else at + timedelta(hours=n + 1),
                activity=f"{text} {n}" if text == "Laporan" else text,
                minutes=120,
                volume=Decimal(1),
                measure="dokumen",
                self_rating=5,
                supervisor_rating=rating,
            )
            uow.session.add(entry)
            await uow.session.flush()
            uow.session.add(Evidence(entry_id=entry.id, kind="photo", file_id="x", unique_id="sama"))


async def sweep(office: OfficeOnTrial, *moment: int) -> None:
    """The week's sweep, on a Friday afternoon."""
    office.move_to(*moment)
    [ran] = await office.service.runner.run("find-notices", office.service.clock.now())
    assert isinstance(ran, Ran), ran
    await office.settle()


async def copies(office: OfficeOnTrial) -> None:
    """Sari's 25 reports say the same with the same photo; then comes the sweep of 20 November."""
    await has_rated(office, BUDI, [3, 4, 5] * 8 + [4], text=ROUTINE)
    await copies_found(office)


async def copies_found(office: OfficeOnTrial) -> None:
    """The sweep of 20 November finds two notices about Sari."""
    await sweep(office, 2026, 11, 20, 15, 0)
    assert [each.signal for each in await notices(office)] == [Signal.COPIED, Signal.EVIDENCE]


async def notices(office: OfficeOnTrial, key: int = SARI) -> list[ObjectivityNotice]:
    """The notices about somebody, as they were found."""
    query = select(ObjectivityNotice).where(ObjectivityNotice.employee_id == office.ids[key])
    return await office.rows(query.order_by(ObjectivityNotice.id))


async def of_signal(office: OfficeOnTrial, signal: Signal, key: int = SARI) -> ObjectivityNotice:
    """The latest notice about a signal."""
    return [each for each in await notices(office, key) if each.signal == signal][-1]


async def with_a_file(office: OfficeOnTrial) -> None:
    """All evidence is one file that Telegram has."""
    sent = await office.service.bot.send_document(SARI, b"bukti", filename="bukti.txt")
    assert sent.document is not None
    await office.execute(update(Evidence).values(kind="file", file_id=sent.document.file_id))


async def entry_of(office: OfficeOnTrial, key: int) -> int:
    """The only entry of somebody."""
    query = select(Entry.id).where(Entry.employee_id == office.ids[key])
    async with office.service.database.read() as uow:
        return int((await uow.session.scalars(query)).one())
