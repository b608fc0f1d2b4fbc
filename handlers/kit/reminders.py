"""Reminders: the button that reports a day, and updating reminders in the chat."""

from __future__ import annotations

from datetime import date, datetime

from domain.notices import Recipient, ReminderSettled, ReportReminder
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button
from locales import Words
from storage.uow import UnitOfWork

OF_DAY = "untuk"
"""What follows `/lapor` in the button of a day, before the day."""


def report_button(words: Words, day: date, *, is_today: bool) -> Button:
    """The button that begins the report of a day."""
    begins = CommandTap(f"lapor {OF_DAY} {day.isoformat()}")
    if is_today:
        return Button(words.plain("button-report"), begins, style="primary")
    return Button(words.plain("remind-missed-button", day=words.short_day(day)), begins)


async def settle_reminders(uow: UnitOfWork, employee_id: int, day: date, now: datetime) -> None:
    """Brings the messages up to date that remind a person of a day."""
    for reminded in sorted(await uow.reminders.told_of(employee_id, day)):
        number = await uow.outbox.message_of(ReportReminder(employee_id, reminded), employee_id)
        if number is not None:
            settled = ReminderSettled(employee_id, reminded)
            uow.outbox.add(settled, Recipient(employee_id=employee_id), now, edit_message_id=number)
