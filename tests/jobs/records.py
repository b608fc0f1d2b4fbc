"""Records that tests of jobs begin with, written straight into the office's database."""

from __future__ import annotations

from datetime import date, datetime, time

from domain.cases import CaseState
from domain.entries import Report
from storage.tables import Leave
from tests.harness import WIB, OfficeOnTrial


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
