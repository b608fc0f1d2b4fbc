"""The confirmation of a report, and the evening reminder of one that is owed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from domain.calendar import AsOf
from domain.notices import Notice, Priority, ReportReminder
from handlers.daily_report.callbacks import ReportAgainTap
from handlers.frame.callbacks import CommandTap
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen
from handlers.kit.case_actions import reviewers
from handlers.kit.days import unit_and_calendar
from handlers.kit.entry_text import last_minute, lines_of
from locales import Html
from storage.tables import Entry


@dataclass(frozen=True)
class EntryReceived(Notice):
    """To the author: the report arrived; takes the place of the conversation's live message."""

    kind: ClassVar[str] = "entry_received"
    priority: ClassVar[Priority] = Priority.ANSWER
    entry_id: int
    late: bool = False
    """Whether it came after the deadline of its day, which was a working day."""


async def received(told: Telling, notice: EntryReceived) -> Screen | None:
    """What was reported, and for whose approval it waits."""
    entry = await told.uow.cases.get(Entry, notice.entry_id)
    if entry is None:
        return None
    words = told.words
    title = words("received-title" if entry.version == 1 else "received-title-again")
    late = [words("received-late")] if notice.late else []
    proof = len(await told.uow.entries.evidence(entry.id))
    own = await lines_of(told.uow, words, entry, proof, with_self=True)
    again = Button(words.plain("received-again"), ReportAgainTap())
    return Screen(Html("\n".join([title, *own, *late, "", await _waits(told, entry)])), [[again]])


async def _waits(told: Telling, entry: Entry) -> Html:
    """For whose word an entry waits."""
    found = await reviewers(told.uow, told.office, entry, entry.revised_at)
    if not found:
        return told.words("received-no-supervisor")
    first = found[0].employee
    joined = await told.uow.people.account_of(first.id) is not None
    return told.words("received-waits" if joined else "received-waits-unjoined", name=first.name)


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
    button = Button(words.plain("button-report"), CommandTap("lapor"), style="primary")
    return Screen(words("remind-report", date=notice.date, until=until), [[button]])
