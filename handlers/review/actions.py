"""What a review does to the records."""

from __future__ import annotations

from datetime import datetime

from domain.entries import Decision, EntryState
from domain.errors import AlreadyHandled
from domain.notices import EntryReviewed, Recipient
from storage.tables import Employee, Entry
from storage.unit import UnitOfWork


async def still_waiting(unit: UnitOfWork, entry: Entry, version: int) -> None:
    """Raises AlreadyHandled when the card shows something that no longer waits."""
    if entry.state != EntryState.SUBMITTED:
        await _tell_who(unit, entry)
    if entry.version != version:
        raise AlreadyHandled("review-newer-version")


async def decide(
    unit: UnitOfWork, entry: Entry, version: int, decision: Decision, reviewer: Employee, now: datetime
) -> None:
    """Writes a decision if the entry still waits in this version, and lets its author know.

    Raises AlreadyHandled when somebody, perhaps the same finger, was faster.
    """
    await still_waiting(unit, entry, version)
    if not await unit.entries.decide(entry.id, version, decision, reviewer.id, now):
        fresh = await unit.entries.get(entry.id)
        await _tell_who(unit, fresh or entry)
    unit.outbox.add(EntryReviewed(entry.id, version), Recipient(employee_id=entry.employee_id), now)


async def _tell_who(unit: UnitOfWork, entry: Entry) -> None:
    reviewer = None if entry.reviewer_id is None else await unit.people.get(entry.reviewer_id)
    raise AlreadyHandled("review-handled", name=reviewer.name if reviewer else "–")
