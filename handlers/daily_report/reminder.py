"""The evening reminder in words."""

from __future__ import annotations

from domain.notices import ReportReminder
from domain.office import Office
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Screen
from locales import Words
from storage.uow import UnitOfWork


async def report_reminder(
    uow: UnitOfWork, notice: ReportReminder, words: Words, office: Office
) -> Screen | None:
    """The reminder with a button that begins the report; None once there is a report, or a leave."""
    if not await uow.reminders.owes_report(notice.employee_id, notice.date):
        return None
    button = Button(words.plain("button-report"), CommandTap("lapor"), style="primary")
    return Screen(words("remind-report", date=notice.date), [[button]])
