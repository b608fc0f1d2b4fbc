"""What goes when a person asks for it: data that no duty keeps (domain/personal_data.py: ON_REQUEST)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, select, update

from domain.personal_data import Erasable
from storage.base.repository import Repository
from storage.records.attendance import HAS_PLACE, NOWHERE
from storage.tables import (
    AttendanceMark,
    CardRead,
    Invite,
    Outbox,
    Plan,
    Reminder,
    ReminderWish,
    Table,
    TeamReminder,
)

_IN_USE = timedelta(days=1)
"""For so long a message that was sent may still be corrected. Those with a key stay: none is sent twice."""


class ErasureRepository(Repository):
    """Counts and deletes; conversations under way are closed by who asks (storage/traffic/dialogs.py)."""

    async def counts(self, employee_id: int, open_from: date, now: datetime) -> Mapping[Erasable, int]:
        """How much of a person would go now; `open_from` is the first day that can still be reported."""
        found: dict[Erasable, int] = {}
        for what, table, condition in _rows(employee_id, open_from, now):
            query = select(func.count()).select_from(table).where(condition)
            found[what] = found.get(what, 0) + (await self._session.scalar(query) or 0)
        return found

    async def erase(self, employee_id: int, open_from: date, now: datetime) -> None:
        """Deletes it. What was told of days that are still open stays, so that nobody is reminded twice."""
        for what, table, condition in _rows(employee_id, open_from, now):
            if what is Erasable.PLACES:
                gone = update(AttendanceMark).values(NOWHERE).where(condition)
                await self._session.execute(gone.execution_options(synchronize_session=False))
            else:
                await self._session.execute(
                    delete(table).where(condition).execution_options(synchronize_session=False)
                )


def _rows(
    employee_id: int, open_from: date, now: datetime
) -> list[tuple[Erasable, type[Table], ColumnElement[Any]]]:
    """The rows of a person that no duty keeps, by what they are."""
    is_over = Invite.used_at.is_not(None) | Invite.revoked_at.is_not(None) | (Invite.expires_at <= now)
    is_settled = and_(Outbox.settled_at < now - _IN_USE, Outbox.dedupe_key.is_(None))
    was_told = and_(TeamReminder.employee_id == employee_id, TeamReminder.day < open_from)
    return [
        (Erasable.DRAFTS, Plan, Plan.employee_id == employee_id),
        (Erasable.MESSAGES, Outbox, and_(Outbox.employee_id == employee_id, is_settled)),
        (Erasable.MESSAGES, Reminder, and_(Reminder.employee_id == employee_id, Reminder.day < open_from)),
        (Erasable.MESSAGES, TeamReminder, was_told),
        (Erasable.SETTINGS, ReminderWish, ReminderWish.employee_id == employee_id),
        (Erasable.SETTINGS, CardRead, CardRead.employee_id == employee_id),
        (Erasable.SETTINGS, Invite, and_(Invite.employee_id == employee_id, is_over)),
        (Erasable.PLACES, AttendanceMark, and_(AttendanceMark.employee_id == employee_id, HAS_PLACE)),
    ]
