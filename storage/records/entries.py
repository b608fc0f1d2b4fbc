"""Entries: sent, decided once, corrected with their versions kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import and_, bindparam, delete, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.cases import CHANGEABLE, CaseState
from domain.entries import Content, EvidenceItem, Report
from domain.leave import RequestKind
from domain.periods import Span
from storage.records.cases import CaseRepository
from storage.records.closings import in_open_period
from storage.records.leave import mode_on
from storage.tables import Entry, EntryVersion, Evidence, Innovation, TalkNote, Target


class Said(NamedTuple):
    """What a report of a day said: its number, its date, and what `Content` has."""

    id: int
    date: date
    target_id: int | None
    activity: str
    volume: Decimal | None
    measure: str | None
    started: time | None
    ended: time | None
    minutes: int | None
    self_rating: int | None


_OF_DAYS = (
    select(Entry)
    .where(
        Entry.employee_id == bindparam("person"),
        Entry.date.between(bindparam("first"), bindparam("last")),
        Entry.state != CaseState.WITHDRAWN,
    )
    .order_by(Entry.submitted_at, Entry.id)
)
_SINCE = (
    select(Entry)
    .where(Entry.employee_id == bindparam("person"), Entry.date >= bindparam("first"), Entry.is_report())
    .order_by(Entry.date, Entry.submitted_at, Entry.id)
)
_SAID = tuple(getattr(Entry, name) for name in Said._fields)
_SAID_SINCE = _SINCE.with_only_columns(*_SAID)
_LAST_DAY = (
    select(func.max(Entry.date))
    .where(
        Entry.employee_id == bindparam("person"),
        Entry.date.between(bindparam("first"), bindparam("before")),
        Entry.is_report(),
    )
    .scalar_subquery()
)
_LAST_DAY_AND_TODAY = (
    select(*_SAID)
    .where(
        Entry.employee_id == bindparam("person"),
        or_(Entry.date == bindparam("today"), Entry.date == _LAST_DAY),
        Entry.is_report(),
    )
    .order_by(Entry.date, Entry.submitted_at, Entry.id)
)
_SENT_FOR = select(func.count(Entry.id)).where(
    Entry.employee_id == bindparam("person"),
    Entry.date == bindparam("day"),
    Entry.state != CaseState.WITHDRAWN,
)
_LAST_DAYS = (
    select(Entry.employee_id, func.max(Entry.date).label("day"))
    .where(
        Entry.employee_id.in_(bindparam("people", expanding=True)),
        Entry.date.between(bindparam("first"), bindparam("before")),
        Entry.is_report(),
    )
    .group_by(Entry.employee_id)
    .subquery()
)
_OF_LAST_DAYS = (
    select(Entry.employee_id, *_SAID)
    .join(_LAST_DAYS, and_(Entry.employee_id == _LAST_DAYS.c.employee_id, Entry.date == _LAST_DAYS.c.day))
    .where(Entry.is_report())
    .order_by(Entry.submitted_at, Entry.id)
)
_REPORTS_OF_DAY = select(func.count(Entry.id)).where(
    Entry.employee_id == bindparam("person"), Entry.date == bindparam("day"), Entry.is_report()
)
_EVIDENCE_OF = select(Evidence).where(Evidence.entry_id == bindparam("entry")).order_by(Evidence.id)
_AROUND = (
    select(
        select(func.count()).where(Evidence.entry_id == Entry.id).scalar_subquery(),
        exists().where(TalkNote.entry_id == Entry.id),
        mode_on(Entry.employee_id, Entry.date),
        Innovation,
    )
    .select_from(Entry)
    .outerjoin(Innovation, Innovation.entry_id == Entry.id)
    .where(Entry.id == bindparam("entry"))
    .execution_options(populate_existing=True)
)


class Around(Struct, frozen=True):
    """The texts around an entry, wherever it is shown."""

    proof: int
    """How many pieces."""
    has_notes: bool
    """Whether a talk about it has begun."""
    mode: RequestKind | None
    """The approved work mode of its day."""
    mark: Innovation | None


class EntryRepository:
    """Entries with their versions and evidence."""

    def __init__(self, session: AsyncSession, cases: CaseRepository) -> None:
        self._session = session
        self._cases = cases

    async def add(self, employee_id: int, report: Report, submitted_at: datetime) -> Entry:
        """Adds a report that waits for review; returns it its id."""
        entry = await self._cases.add(Entry, employee_id, submitted_at, date=report.date, **report.content)
        self.add_evidence(entry.id, report.evidence)
        return entry

    async def are_there(self, span: Span) -> bool:
        """Whether anybody reported a day of a span."""
        found = select(Entry.id).where(Entry.date.between(span.start, span.end)).limit(1)
        return await self._session.scalar(found) is not None

    async def revise(self, entry: Entry, report: Report, sent_at: datetime) -> bool:
        """Sends an entry again and keeps its former content; False once its author may no longer change it.

        It keeps the time of its first sending, unless its date has changed: for the new date it is the first.
        """
        if entry.state not in CHANGEABLE:
            return False
        kept = await self._version(entry)
        content = {"date": report.date, **report.content}
        if report.date != entry.date:
            content["submitted_at"] = sent_at
        if not await self._cases.revise(entry, sent_at, **content):
            return False
        self._session.add(kept)
        await self._session.execute(delete(Evidence).where(Evidence.entry_id == entry.id))
        self.add_evidence(entry.id, report.evidence)
        return True

    async def link(self, entry: Entry, target: Target, volume: Decimal, now: datetime) -> bool:
        """Lets an entry count towards a target, as its next version; False when it has moved on."""
        kept = await self._version(entry)
        if not await self._cases.revise(
            entry, now, target_id=target.id, volume=volume, measure=target.measure
        ):
            return False
        self._session.add(kept)
        await self._session.flush()
        return True

    async def _version(self, entry: Entry) -> EntryVersion:
        """The current content of an entry, to be kept when it changes."""
        return EntryVersion(
            entry_id=entry.id,
            version=entry.version,
            sent_at=entry.revised_at,
            content=_snapshot(entry, await self.evidence(entry.id)),
            note=entry.note,
            reason_code=entry.reason_code,
        )

    async def unlinked(self, employee_id: int) -> list[Entry]:
        """A person's entries that wait for review and count towards no target, the latest first; none of a
        closed period."""
        query = (
            select(Entry)
            .where(
                Entry.employee_id == employee_id,
                Entry.state == CaseState.SUBMITTED,
                Entry.target_id.is_(None),
                in_open_period(Entry),
            )
            .order_by(Entry.date.desc(), Entry.id.desc())
        )
        return list(await self._session.scalars(query))

    def add_evidence(self, entry_id: int, items: Iterable[EvidenceItem]) -> None:
        """Adds proof to the present version."""
        self._session.add_all(Evidence(entry_id=entry_id, **item.model_dump()) for item in items)

    async def evidence(self, entry_id: int) -> list[Evidence]:
        """Proof of the present version."""
        return list(await self._session.scalars(_EVIDENCE_OF, {"entry": entry_id}))

    async def around(self, entry_id: int) -> Around:
        """The texts around an entry; nothing when it is gone."""
        row = (await self._session.execute(_AROUND, {"entry": entry_id})).one_or_none()
        if row is None:
            return Around(0, has_notes=False, mode=None, mark=None)
        proof, has_notes, mode, mark = row
        return Around(proof, has_notes, None if mode is None else RequestKind(mode), mark)

    async def had_evidence_before(self, entry: Entry) -> bool:
        """Whether an earlier entry of the same person has proof."""
        query = (
            select(Evidence.id)
            .join(Entry, Entry.id == Evidence.entry_id)
            .where(Entry.employee_id == entry.employee_id, Entry.id < entry.id)
        )
        return await self._session.scalar(query.limit(1)) is not None

    async def of_album(self, employee_id: int, album: str) -> list[Entry]:
        """A person's entries whose present version has a piece of an album, oldest first."""
        query = (
            select(Entry)
            .where(
                Entry.employee_id == employee_id,
                Entry.id.in_(select(Evidence.entry_id).where(Evidence.album == album)),
            )
            .order_by(Entry.id)
        )
        return list(await self._session.scalars(query))

    async def versions(self, entry_id: int) -> list[EntryVersion]:
        """Earlier versions, oldest first."""
        query = select(EntryVersion).where(EntryVersion.entry_id == entry_id).order_by(EntryVersion.version)
        return list(await self._session.scalars(query))

    async def since(self, employee_id: int, first: date) -> list[Entry]:
        """A person's reports that count from a date on, in the order of their dates."""
        return list(await self._session.scalars(_SINCE, {"person": employee_id, "first": first}))

    async def said_since(self, employee_id: int, first: date) -> list[Said]:
        """What those reports said: without the rest of their rows, of which two months have hundreds."""
        found = await self._session.execute(_SAID_SINCE, {"person": employee_id, "first": first})
        return [Said(*row) for row in found]

    async def last_day_and_today(self, employee_id: int, first: date, today: date) -> list[Said]:
        """What a person's reports said that count of today, and of the last day before it, from a date on."""
        values = {
            "person": employee_id,
            "first": first,
            "before": today - timedelta(days=1),
            "today": today,
        }
        return [Said(*row) for row in await self._session.execute(_LAST_DAY_AND_TODAY, values)]

    async def sent_for(self, employee_id: int, day: date) -> int:
        """How many of a person's entries of a date were not withdrawn."""
        return await self._session.scalar(_SENT_FOR, {"person": employee_id, "day": day}) or 0

    async def last_day_before(self, people: Collection[int], first: date, day: date) -> dict[int, list[Said]]:
        """What each person's reports said that count of the last day before `day`, from a date on."""
        values = {"people": people, "first": first, "before": day - timedelta(days=1)}
        found: dict[int, list[Said]] = {}
        for person, *said in await self._session.execute(_OF_LAST_DAYS, values):
            found.setdefault(person, []).append(Said(*said))
        return found

    async def reports_of_day(self, employee_id: int, day: date) -> int:
        """How many of a person's entries make a date reported."""
        return await self._session.scalar(_REPORTS_OF_DAY, {"person": employee_id, "day": day}) or 0

    async def of_days(self, employee_id: int, span: Span) -> list[Entry]:
        """A person's entries of some dates that were not withdrawn, in the order in which they were sent."""
        values = {"person": employee_id, "first": span.start, "last": span.end}
        return list(await self._session.scalars(_OF_DAYS, values))


_EVIDENCE = ("kind", "file_id", "url", "name", "caption", "latitude", "longitude")


def _snapshot(entry: Entry, evidence: Iterable[Evidence]) -> dict[str, Any]:
    """The content of an entry, as plain values."""
    return {
        "date": entry.date.isoformat(),
        **Content.model_validate(entry).model_dump(mode="json"),
        "evidence": [
            {name: getattr(item, name) for name in _EVIDENCE if getattr(item, name) is not None}
            for item in evidence
        ],
    }
