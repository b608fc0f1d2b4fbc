"""Entries: sent, decided once, corrected with their versions kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.entries import Decision, EntryState, EvidenceItem, Report
from storage.records.people import on
from storage.tables import Employee, Entry, EntryVersion, Evidence, Supervision


@dataclass(frozen=True)
class Waiting:
    """What waits at a supervisor, and since when."""

    supervisor: Employee
    entries: int
    since: datetime


class EntryRepository:
    """Entries with their versions and evidence."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, employee_id: int, report: Report, submitted_at: datetime) -> Entry:
        """Adds a report that waits for review; gives it its id."""
        entry = Entry(
            employee_id=employee_id,
            date=report.date,
            state=EntryState.SUBMITTED,
            version=1,
            submitted_at=submitted_at,
            revised_at=submitted_at,
            **_content(report),
        )
        self._session.add(entry)
        await self._session.flush()
        self._add_evidence(entry.id, report.evidence)
        return entry

    async def revise(self, entry: Entry, report: Report, sent_at: datetime) -> bool:
        """Sends a returned entry again, keeping what it said; False if it no longer is a returned one.

        It keeps the time of its first sending, unless it now tells of another date: of that it is the first.
        """
        evidence = await self.evidence(entry.id)
        statement = (
            update(Entry)
            .where(Entry.id == entry.id, Entry.state == EntryState.RETURNED, Entry.version == entry.version)
            .values(
                state=EntryState.SUBMITTED,
                version=entry.version + 1,
                submitted_at=entry.submitted_at if report.date == entry.date else sent_at,
                revised_at=sent_at,
                note=None,
                reviewer_id=None,
                reviewed_at=None,
                date=report.date,
                **_content(report),
            )
            .returning(Entry.id)
            .execution_options(synchronize_session=False)
        )
        kept = EntryVersion(
            entry_id=entry.id,
            version=entry.version,
            sent_at=entry.revised_at,
            content=_snapshot(entry, evidence),
            note=entry.note,
        )
        if (await self._session.scalar(statement)) is None:
            return False
        self._session.add(kept)
        await self._session.refresh(entry)
        await self._session.execute(delete(Evidence).where(Evidence.entry_id == entry.id))
        self._add_evidence(entry.id, report.evidence)
        return True

    def _add_evidence(self, entry_id: int, items: Iterable[EvidenceItem]) -> None:
        self._session.add_all(Evidence(entry_id=entry_id, **item.model_dump()) for item in items)

    async def decide(
        self, entry_id: int, version: int, decision: Decision, reviewer_id: int, now: datetime
    ) -> bool:
        """Decides an entry that still waits in this version; False when somebody was faster."""
        statement = (
            update(Entry)
            .where(Entry.id == entry_id, Entry.version == version, Entry.state == EntryState.SUBMITTED)
            .values(
                state=decision.state,
                supervisor_rating=decision.rating,
                note=decision.reason,
                reviewer_id=reviewer_id,
                reviewed_at=now,
            )
            .returning(Entry.id)
        )
        return (await self._session.scalar(statement)) is not None

    async def get(self, entry_id: int) -> Entry | None:
        """The entry with this id, as it is in the database now."""
        return await self._session.get(Entry, entry_id, populate_existing=True)

    async def evidence(self, entry_id: int) -> list[Evidence]:
        """Proof of the present version."""
        query = select(Evidence).where(Evidence.entry_id == entry_id).order_by(Evidence.id)
        return list(await self._session.scalars(query))

    async def versions(self, entry_id: int) -> list[EntryVersion]:
        """Earlier versions, oldest first."""
        query = select(EntryVersion).where(EntryVersion.entry_id == entry_id).order_by(EntryVersion.version)
        return list(await self._session.scalars(query))

    async def of_day(self, employee_id: int, day: date) -> list[Entry]:
        """A person's entries of a date, in the order in which they were sent."""
        query = (
            select(Entry)
            .where(Entry.employee_id == employee_id, Entry.date == day)
            .order_by(Entry.submitted_at, Entry.id)
        )
        return list(await self._session.scalars(query))

    async def waiting_for(self, supervisor_id: int) -> list[tuple[Entry, Employee]]:
        """Entries that wait for a supervisor of their date, longest waiting first, with their authors."""
        query = (
            select(Entry, Employee)
            .join(Supervision, Supervision.employee_id == Entry.employee_id)
            .join(Employee, Employee.id == Entry.employee_id)
            .where(
                Supervision.supervisor_id == supervisor_id,
                Supervision.starts <= Entry.date,
                Supervision.ends >= Entry.date,
                Entry.state == EntryState.SUBMITTED,
            )
            .order_by(Entry.revised_at, Entry.id)
        )
        return [(entry, author) for entry, author in await self._session.execute(query)]

    async def waiting_by_supervisor(self) -> list[Waiting]:
        """Supervisors at whom something waits, longest waiting first."""
        since = func.min(Entry.revised_at)
        query = (
            select(Employee, func.count(Entry.id), since)
            .join(Supervision, Supervision.supervisor_id == Employee.id)
            .join(Entry, Entry.employee_id == Supervision.employee_id)
            .where(
                Supervision.starts <= Entry.date,
                Supervision.ends >= Entry.date,
                Entry.state == EntryState.SUBMITTED,
            )
            .group_by(Employee.id)
            .order_by(since)
        )
        return [Waiting(supervisor, n, at) for supervisor, n, at in await self._session.execute(query)]

    async def is_reviewer(self, supervisor_id: int, entry: Entry) -> bool:
        """Whether this person supervises the author on the entry's date."""
        query = select(Supervision.id).where(
            Supervision.employee_id == entry.employee_id,
            Supervision.supervisor_id == supervisor_id,
            on(Supervision, entry.date),
        )
        return (await self._session.scalar(query)) is not None


_EVIDENCE = ("kind", "file_id", "url", "name", "caption", "latitude", "longitude")


def _content(report: Report) -> dict[str, Any]:
    return {
        "activity": report.activity,
        "target_id": report.target_id,
        "volume": report.volume,
        "unit": report.unit,
        "started": report.work.started,
        "ended": report.work.ended,
        "minutes": report.work.minutes,
        "self_rating": report.rating,
    }


def _snapshot(entry: Entry, evidence: Iterable[Evidence]) -> dict[str, Any]:
    return {
        "date": entry.date.isoformat(),
        "activity": entry.activity,
        "target_id": entry.target_id,
        "volume": None if entry.volume is None else str(entry.volume),
        "unit": entry.unit,
        "started": entry.started and entry.started.isoformat("minutes"),
        "ended": entry.ended and entry.ended.isoformat("minutes"),
        "minutes": entry.minutes,
        "self_rating": entry.self_rating,
        "evidence": [
            {name: getattr(item, name) for name in _EVIDENCE if getattr(item, name) is not None}
            for item in evidence
        ],
    }
