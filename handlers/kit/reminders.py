"""Reminders that stand in the chat say how the day stands once something about it changes."""

from __future__ import annotations

from datetime import date, datetime

from domain.notices import Recipient, ReminderSettled, ReportReminder
from storage.uow import UnitOfWork


async def settle_reminders(uow: UnitOfWork, employee_id: int, day: date, now: datetime) -> None:
    """Brings the messages up to date that remind a person of a day."""
    for reminded in sorted(await uow.reminders.told_of(employee_id, day)):
        number = await uow.outbox.message_of(ReportReminder(employee_id, reminded), employee_id)
        if number is not None:
            settled = ReminderSettled(employee_id, reminded)
            uow.outbox.add(settled, Recipient(employee_id=employee_id), now, edit_message_id=number)
