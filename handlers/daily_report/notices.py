"""The confirmation of a report."""

from __future__ import annotations

from domain.notices import Notice, Priority
from handlers.daily_report.own import own_entry
from handlers.frame.room import Telling
from handlers.frame.screen import Screen
from storage.tables import Entry


class EntryReceived(Notice, kind="entry_received", priority=Priority.ANSWER):
    """To the author: the report arrived; takes the place of the conversation's live message."""

    entry_id: int
    late: bool = False
    """Whether it came after the deadline of its day, which was a working day."""


async def received(told: Telling, notice: EntryReceived) -> Screen | None:
    """What was reported, as things stand now."""
    entry = await told.uow.cases.get(Entry, notice.entry_id)
    if entry is None:
        return None
    return await own_entry(told, entry, is_late=notice.late)
