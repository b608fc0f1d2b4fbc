"""Talks about ratings: their notes, and which talks are proposed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select

from domain.cases import CaseState
from domain.talks import FAR_APART
from storage.base.repository import Repository
from storage.base.types import written_out
from storage.tables import Employee, Entry, TalkNote

_APART = func.abs(Entry.self_rating - Entry.supervisor_rating)
"""How far the two ratings of an entry lie apart."""
_PROPOSED = select(func.count(Entry.id)).where(
    Entry.reviewer_id == bindparam("who"),
    Entry.state == written_out(CaseState.APPROVED),
    Entry.reviewed_at.between(bindparam("since"), bindparam("until")),
    _APART >= FAR_APART,
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
        return await self._farthest(Entry.reviewer_id == employee_id, since, until, most)

    async def received(self, employee_id: int, since: datetime, until: datetime, most: int) -> list[Entry]:
        """A person's entries that were approved between two instants with a rating far from the own one."""
        is_own = and_(Entry.employee_id == employee_id, _APART >= FAR_APART)
        return await self._farthest(is_own, since, until, most)

    async def _farthest(
        self, which: ColumnElement[bool], since: datetime, until: datetime, most: int
    ) -> list[Entry]:
        query = (
            select(Entry)
            .where(which, Entry.state == CaseState.APPROVED, Entry.reviewed_at.between(since, until))
            .order_by(_APART.desc(), Entry.reviewed_at.desc(), Entry.id)
            .limit(most)
        )
        return list(await self._session.scalars(query))

    async def proposed(self, employee_id: int, since: datetime, until: datetime) -> int:
        """How many approvals of a person between two instants propose a talk that has not begun."""
        values = {"who": employee_id, "since": since, "until": until}
        return await self._session.scalar(_PROPOSED, values) or 0
