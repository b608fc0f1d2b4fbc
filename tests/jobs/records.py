"""Records that tests of jobs begin with, written straight into the office's database."""

from __future__ import annotations

from datetime import date, datetime, time

from domain.cases import CaseState
from domain.entries import Report
from domain.survey import Channel, Unsur
from storage.tables import Leave, Response, Service
from tests.harness import SARI, WIB, OfficeOnTrial, must


async def reported(
    office: OfficeOnTrial,
    key: int,
    day: date,
    activity: str = "Menyusun laporan keuangan",
    *,
    state: CaseState = CaseState.SUBMITTED,
    sent_at: datetime | None = None,
) -> None:
    """A person has an entry of a day, sent on that day; it waits for review unless `state` says otherwise."""
    report = Report(date=day, activity=activity, minutes=60, self_rating=4)
    async with office.changes() as uow:
        in_time = datetime.combine(day, time(16), tzinfo=WIB)
        entry = await uow.entries.add(
            office.ids[key], report, sent_at or min(office.service.clock.now(), in_time)
        )
        entry.state = state
        entry.supervisor_rating = 4 if state is CaseState.APPROVED else None


async def absent(office: OfficeOnTrial, key: int, kind: str, first: date, last: date | None = None) -> None:
    """A person is away from `first` to `last`."""
    async with office.changes() as uow:
        leave = Leave(employee_id=office.ids[key], kind=kind, starts=first, ends=last or first)
        uow.session.add_all([leave])


async def index_falls(office: OfficeOnTrial, fewer: int = 0, value: int = 3) -> None:
    """A service of Sari's unit was rated with 4 everywhere last quarter, and worse this quarter."""
    async with office.changes() as uow:
        own = must(await uow.people.unit_of(office.ids[SARI], date(2026, 11, 20)))
        uow.session.add(Service(id=77, code="TURUN", name="Izin <usaha>", unit_id=own.id))
        await uow.session.flush()
        for day, n, each in ((date(2026, 8, 5), 20 - fewer, 4), (date(2026, 10, 7), 20, value)):
            given = dict.fromkeys(map(str, Unsur), each)
            uow.session.add_all(
                Response(service_id=77, date=day, channel=Channel.OPEN, **given) for _ in range(n)
            )
        given = dict.fromkeys(map(str, Unsur), 1)
        uow.session.add_all(
            Response(service_id=77, date=date(2026, 11, 4), channel=Channel.OPEN, **given) for _ in range(5)
        )
