"""Who looked at whose record: kept once for each viewer, thing and day, with the commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.views import Looker, Seen, View
from storage.base.inserting import insert_new
from storage.tables import Employee, RecordView


class KnownViews:
    """The views of the present day that this process has written: a second tap writes nothing."""

    def __init__(self) -> None:
        self._day = date.min
        self._kept: set[tuple[object, ...]] = set()

    def includes(self, view: View) -> bool:
        """Whether the database has a view already; of everybody's records each is kept."""
        return view.employee_id is not None and _key(view) in self._kept

    def add(self, views: Iterable[View]) -> None:
        """Remembers views that were written."""
        for view in views:
            if view.at.date() > self._day:
                self._day, self._kept = view.at.date(), set()
            self._kept.add(_key(view))


class Looked(NamedTuple):
    """A view as the person reads it."""

    at: datetime
    looker: Looker
    what: Seen
    name: str | None
    """Of who looked; None for somebody of no roster."""


class ViewRepository:
    """What is noted in a unit of work, and the views that were kept."""

    def __init__(
        self, session: AsyncSession, known: KnownViews, when_committed: Callable[[Callable[[], None]], None]
    ) -> None:
        self._session = session
        self._known = known
        self._when_committed = when_committed
        self._noted: list[View] = []

    def note(self, views: Iterable[View]) -> None:
        """Keeps views with the commit. A unit that only reads hands them to one that writes: `noted`."""
        self._noted += [each for each in views if not self._known.includes(each)]

    def mark(self) -> int:
        """Where a part of the unit begins."""
        return len(self._noted)

    def undo_since(self, mark: int) -> None:
        """Drops what a refused part noted: it may be of a person who was only added there."""
        del self._noted[mark:]

    @property
    def noted(self) -> Sequence[View]:
        """What is not written yet."""
        return tuple(self._noted)

    async def write(self) -> None:
        """Writes what was noted; for the commit."""
        if not self._noted:
            return
        written = self.noted
        await self._session.execute(insert_new(self._session, RecordView), [_row(each) for each in written])
        self._noted.clear()
        self._when_committed(lambda: self._known.add(written))

    async def of(self, employee_id: int, page: int, most: int) -> tuple[list[Looked], int]:
        """A page of who looked at a person's record, the latest first, and how many views there are."""
        viewer = aliased(Employee)
        everybody = and_(RecordView.employee_id.is_(None), RecordView.viewer_id.is_distinct_from(employee_id))
        theirs = or_(RecordView.employee_id == employee_id, everybody)
        count = await self._session.scalar(select(func.count()).select_from(RecordView).where(theirs)) or 0
        page = min(page, max(count - 1, 0) // most)
        found = await self._session.execute(
            select(RecordView.at, RecordView.looker, RecordView.what, viewer.name)
            .outerjoin(viewer, viewer.id == RecordView.viewer_id)
            .where(theirs)
            .order_by(RecordView.at.desc(), RecordView.id.desc())
            .offset(page * most)
            .limit(most)
        )
        return [Looked(at, Looker(looker), Seen(what), name) for at, looker, what, name in found], count

    async def forget_before(self, moment: datetime) -> None:
        """Deletes views from before a moment (UTC)."""
        await self._session.execute(delete(RecordView).where(RecordView.at < moment))


def _key(view: View) -> tuple[object, ...]:
    return view.employee_id, view.at.date(), view.what, view.viewer_id, view.looker


def _row(view: View) -> dict[str, object]:
    return {
        "employee_id": view.employee_id,
        "viewer_id": view.viewer_id,
        "looker": view.looker,
        "what": view.what,
        "day": view.at.date(),
        "at": view.at,
    }
