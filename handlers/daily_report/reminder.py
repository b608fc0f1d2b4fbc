"""The evening reminder in words."""

from __future__ import annotations

from domain.notices import ReportReminder
from domain.office import Office
from handlers.daily_report.actions import unit_and_calendar
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Screen
from handlers.kit.entry_text import last_minute
from locales import Words
from storage.uow import UnitOfWork


async def report_reminder(
    uow: UnitOfWork, notice: ReportReminder, words: Words, office: Office
) -> Screen | None:
    """The reminder with a button that begins the report; None once there is a report, or a leave."""
    if not await uow.reminders.owes_report(notice.employee_id, notice.date):
        return None
    _, calendar = await unit_and_calendar(uow, office, notice.employee_id, notice.date)
    due = last_minute(calendar.row(notice.date).deadline.astimezone(calendar.zone))
    # A night shift is reported on the next morning: then the hour alone would say the wrong day.
    until = words.clock(due) if due.date() == notice.date else words.short_moment(due)
    button = Button(words.plain("button-report"), CommandTap("lapor"), style="primary")
    return Screen(words("remind-report", date=notice.date, until=until), [[button]])
