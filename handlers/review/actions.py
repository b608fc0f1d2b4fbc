"""What a review does to the records."""

from __future__ import annotations

from datetime import datetime

from domain.entries import Decision, EntryState
from domain.errors import AlreadyHandled
from domain.notices import EntryReviewed, Recipient
from storage.tables import Employee, Entry
from storage.uow import UnitOfWork


async def still_waiting(uow: UnitOfWork, entry: Entry, version: int) -> None:
    """Raises AlreadyHandled when the card shows something that no longer waits."""
    if entry.state != EntryState.SUBMITTED:
        await _tell_who(uow, entry)
    if entry.version != version:
        raise AlreadyHandled("review-newer-version")


async def decide(
    uow: UnitOfWork, entry: Entry, version: int, decision: Decision, reviewer: Employee, now: datetime
) -> None:
    """Writes a decision if the entry still waits in this version, and lets its author know.

    Raises AlreadyHandled when somebody, perhaps the same finger, was faster.
    """
    await still_waiting(uow, entry, version)
    if not await uow.entries.decide(entry.id, version, decision, reviewer.id, now):
        fresh = await uow.entries.get(entry.id)
        await _tell_who(uow, fresh or entry)
    uow.outbox.add(EntryReviewed(entry.id, version), Recipient(employee_id=entry.employee_id), now)


async def _tell_who(uow: UnitOfWork, entry: Entry) -> None:
    reviewer = None if entry.reviewer_id is None else await uow.people.get(entry.reviewer_id)
    raise AlreadyHandled("review-handled", name=reviewer.name if reviewer else "–")
