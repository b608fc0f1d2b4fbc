"""Talks about ratings: their notes, and which talks are proposed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, func, or_, select

from domain.cases import CaseState
from domain.talks import FAR_APART
from storage.base.repository import Repository
from storage.base.types import written_out
from storage.tables import Employee, Entry, TalkNote

_PROPOSED = select(func.count(Entry.id)).where(
    Entry.reviewer_id == bindparam("who"),
    Entry.state == written_out(CaseState.APPROVED),
    Entry.reviewed_at.between(bindparam("since"), bindparam("until")),
    func.abs(Entry.self_rating - Entry.supervisor_rating) >= FAR_APART,
    Entry.id.not_in(select(TalkNote.entry_id)),
)


class TalkRepository(Repository):
    """Notes of talks, by the entry that they are about."""

    async def note(self, note_id: int) -> TalkNote | None:
        """The note with this id."""
        return await self._session.get(TalkNote, note_id)

    async def notes(self, entry_id: int) -> list[tuple[TalkNote, str]]:
        """The notes about an entry with the names of their authors, oldest first."""
        query = (
            select(TalkNote, Employee.name)
            .join(Employee, Employee.id == TalkNote.by_id)
            .where(TalkNote.entry_id == entry_id)
            .order_by(TalkNote.id)
        )
        return [(note, name) for note, name in await self._session.execute(query)]

    async def add(self, entry_id: int, by_id: int, text: str, now: datetime) -> TalkNote:
        """Adds a note; returns it its id."""
        note = TalkNote(entry_id=entry_id, by_id=by_id, text=text, written_at=now)
        self._session.add(note)
        await self._session.flush()
        return note

    async def begun_with(self, employee_id: int, most: int) -> list[Entry]:
        """Entries with notes that a person wrote, reviewed or commented, the latest first."""
        last = func.max(TalkNote.id)
        mine = select(TalkNote.entry_id).where(TalkNote.by_id == employee_id)
        query = (
            select(Entry)
            .join(TalkNote, TalkNote.entry_id == Entry.id)
            .where(
                or_(
                    Entry.employee_id == employee_id,
                    Entry.reviewer_id == employee_id,
                    Entry.id.in_(mine),
                )
            )
            .group_by(Entry.id)
            .order_by(last.desc())
            .limit(most)
        )
        return list(await self._session.scalars(query))

    async def rated(self, employee_id: int, since: datetime, until: datetime, most: int) -> list[Entry]:
        """Entries that a person approved between two instants, the ratings that lie farthest apart first."""
        apart = func.abs(Entry.self_rating - Entry.supervisor_rating)
        query = (
            select(Entry)
            .where(
                Entry.reviewer_id == employee_id,
                Entry.state == CaseState.APPROVED,
                Entry.reviewed_at.between(since, until),
            )
            .order_by(apart.desc(), Entry.reviewed_at.desc(), Entry.id)
            .limit(most)
        )
        return list(await self._session.scalars(query))

    async def received(self, employee_id: int, since: datetime, until: datetime, most: int) -> list[Entry]:
        """A person's entries that were approved between two instants with a rating far from the own one."""
        apart = func.abs(Entry.self_rating - Entry.supervisor_rating)
        query = (
            select(Entry)
            .where(
                Entry.employee_id == employee_id,
                Entry.state == CaseState.APPROVED,
                Entry.reviewed_at.between(since, until),
                apart >= FAR_APART,
            )
            .order_by(apart.desc(), Entry.reviewed_at.desc(), Entry.id)
            .limit(most)
        )
        return list(await self._session.scalars(query))

    async def proposed(self, employee_id: int, since: datetime, until: datetime) -> int:
        """How many approvals of a person between two instants propose a talk that has not begun."""
        values = {"who": employee_id, "since": since, "until": until}
        return await self._session.scalar(_PROPOSED, values) or 0
