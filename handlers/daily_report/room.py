"""The daily report: its commands, buttons, conversations and notices."""

from __future__ import annotations

from telegram import Message

from domain.notices import ReminderMoved, ReminderSettled, ReportReminder
from handlers.daily_report.albums import AlbumJoined, album_joined, joined
from handlers.daily_report.callbacks import (
    CorrectTap,
    EntryTap,
    PlanTap,
    ReportAgainTap,
    SkipTap,
    SnoozeTap,
    VersionsTap,
)
from handlers.daily_report.case import ENTRY
from handlers.daily_report.free_text import ALIAS, LONGER, instead, written
from handlers.daily_report.notices import EntryReceived, received
from handlers.daily_report.offered import COMMAND
from handlers.daily_report.plans import PLAN, dropped, plan
from handlers.daily_report.proof import PROOF
from handlers.daily_report.reminded import answered, skipped, snoozed
from handlers.daily_report.reminder import reminder_moved, reminder_settled, report_reminder
from handlers.daily_report.several import REPORTS
from handlers.daily_report.talk import REPORT
from handlers.daily_report.taps import again, correct, own_tapped, report, report_again, wanted
from handlers.daily_report.told import told
from handlers.daily_report.versions import show_versions
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.turn import Turn


async def replied(turn: Turn, message: Message) -> bool:
    """Takes a picture of a known album, an answer to a reminder, and what is told to an open report."""
    return await joined(turn, message) or await answered(turn, message) or await told(turn, message)


async def said(turn: Turn, message: Message) -> bool:
    """Takes the wish to report, and a report, a plan or work in a free message."""
    return await wanted(turn, message) or await written(turn, message)


ROOM = Room(
    commands=[
        Command(COMMAND, Action.REPORT, report, report, aliases=(ALIAS, LONGER)),
        Command("ulang", Action.REPORT, again, aliases=("again",)),
        Command("besok", Action.PLAN_WORK, plan, plan, aliases=("rencana", "plan")),
    ],
    taps=[
        Tap(CorrectTap, None, correct),
        Tap(EntryTap, None, own_tapped),
        Tap(VersionsTap, None, show_versions, reads=True),
        Tap(ReportAgainTap, Action.REPORT, report_again),
        Tap(PlanTap, None, dropped),
        Tap(SnoozeTap, Action.REPORT, snoozed),
        Tap(SkipTap, Action.REPORT, skipped),
    ],
    flows=[REPORT, REPORTS, PROOF, PLAN],
    cases=[ENTRY],
    notices={
        EntryReceived: received,
        AlbumJoined: album_joined,
        ReportReminder: report_reminder,
        ReminderSettled: reminder_settled,
        ReminderMoved: reminder_moved,
    },
    replies=replied,
    refused=instead,
    texts=said,
)
