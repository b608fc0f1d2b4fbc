"""The confirmation of a report, and the evening reminder of one that is owed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from domain.calendar import AsOf
from domain.notices import Notice, Priority, ReportReminder
from handlers.daily_report.again import History
from handlers.daily_report.own import own_entry
from handlers.daily_report.plans import done_button, open_plans, plan_lines
from handlers.daily_report.shortcuts import same_button
from handlers.frame.callbacks import CommandTap
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen
from handlers.kit.days import unit_and_calendar
from handlers.kit.entry_text import last_minute
from locales import Html
from storage.tables import Entry

_MOST_PLANS = 5
"""Plans that a reminder shows."""


@dataclass(frozen=True)
class EntryReceived(Notice):
    """To the author: the report arrived; takes the place of the conversation's live message."""

    kind: ClassVar[str] = "entry_received"
    priority: ClassVar[Priority] = Priority.ANSWER
    entry_id: int
    late: bool = False
    """Whether it came after the deadline of its day, which was a working day."""


async def received(told: Telling, notice: EntryReceived) -> Screen | None:
    """What was reported, as things stand now."""
    entry = await told.uow.cases.get(Entry, notice.entry_id)
    if entry is None:
        return None
    return await own_entry(told, entry, is_late=notice.late)


async def report_reminder(told: Telling, notice: ReportReminder) -> Screen | None:
    """The reminder with a button that begins the report; None once there is a report, or a leave."""
    as_of = AsOf.at(told.now, told.office.zone)
    day = await told.uow.days.state(notice.employee_id, notice.date, as_of, told.office.time_rules)
    if not day.is_owed:
        return None
    words = told.words
    _, calendar = await unit_and_calendar(told.uow, told.office, notice.employee_id, notice.date)
    due = last_minute(calendar.row(notice.date).deadline.astimezone(calendar.zone))
    # A night shift is reported on the next morning: then the hour alone would say the wrong day.
    until = words.clock(due) if due.date() == notice.date else words.short_moment(due)
    rows = [[Button(words.plain("button-report"), CommandTap("lapor"), style="primary")]]
    history = await History.load(told.uow, notice.employee_id, notice.date)
    if history.last_day is not None:
        rows.append([same_button(words, history, history.last_day)])
    lines = [words("remind-report", date=notice.date, until=until)]
    planned = (await open_plans(told.uow, notice.employee_id, notice.date))[:_MOST_PLANS]
    if planned:
        lines += [Html(""), words("plan-today"), *plan_lines(words, planned)]
        rows = [*([done_button(words, each, is_only=len(planned) == 1)] for each in planned), *rows]
    return Screen(Html("\n".join(lines)), rows)
