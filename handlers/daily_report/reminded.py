"""What a person does with a reminder: answers it, puts it off, or says why there is nothing to report."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace
from telegram import Message

from domain.answers import wants_sent_back
from domain.entries import ReportDraft
from domain.errors import Invalid, or_refuse
from domain.notices import ReportReminder
from domain.plans import is_absence
from domain.reminders import Snooze, put_off
from domain.report_lines import Heard, Kind
from domain.report_lines.words import says_same_again
from handlers.daily_report import plans
from handlers.daily_report.callbacks import SkipTap, SnoozeTap
from handlers.daily_report.free_text import begin, context_of, drafts_of, is_other_command, read_told, said_in
from handlers.daily_report.reminder import day_of, reminder_as_it_is
from handlers.daily_report.talk import REPORT
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.attachments import attachment_of
from handlers.kit.days import day_in, unit_and_calendar
from handlers.kit.reminders import report_button
from locales import Words

_ABSENCES = ("sakit", "izin", "tugas_luar")
"""Why a day may be left out, as the room of leave calls it."""


async def answered(turn: Turn, message: Message) -> bool:
    """Takes a reply to a reminder as a report of its day, unless it names another.

    During a report it is left to the open question.
    """
    if message.reply_to_message is None or turn.actor.employee is None:
        return False
    number = message.reply_to_message.message_id
    reminder = await turn.uow.outbox.said_in(number, turn.person.id, ReportReminder)
    text = said_in(message)
    if reminder is None or not text or is_other_command(message):
        return False
    if await turn.rooms.dialogs.unfinished(turn, REPORT, ReportDraft()) is not None:
        return False
    proof, context = attachment_of(message), await context_of(turn)
    if (reminder.date == context.today and says_same_again(text)) or wants_sent_back(text):
        return False  # it is heard as outside of a reply
    heard = read_told(text, context, has_files=True)
    if is_absence(text) and heard.kind is not Kind.REPORT:
        turn.say(_why(turn.words, reminder.date))
    elif heard.kind is Kind.PLAN:
        await plans.heard(turn, text)
    elif heard.kind is Kind.REPORT:
        await turn.allow(Action.REPORT)
        said = _of_day(heard) if reminder.date < context.today else heard
        await begin(turn, await drafts_of(turn, said, reminder.date, () if proof is None else (proof,)))
    else:
        return False
    return True


def _of_day(heard: Heard) -> Heard:
    """A message about a past day: its hours are of that day, whatever the hour is now."""
    readings = [
        replace(each, date=None)
        if each.date is not None
        and each.date.doubt is not None
        and each.date.doubt.key in ("line-date-not-yet", "line-date-not-over")
        else each
        for each in heard.readings
    ]
    return replace(heard, readings=tuple(readings))


async def snoozed(turn: Turn, tap: SnoozeTap) -> None:
    """Puts a reminder off, as long as its day can be reported and is not over."""
    day = await _open_day(turn, tap.day)
    if day is None:
        return
    if tap.choice not in list(Snooze):
        raise Invalid("button-outdated")
    _, calendar = await unit_and_calendar(turn.uow, turn.office, turn.person.id, day)
    until = or_refuse(put_off(Snooze(tap.choice), calendar.zone, turn.now), Invalid("button-outdated"))
    await turn.uow.reminders.put_off(turn.person.id, day, until)
    words = turn.words
    is_today = calendar.local_date(turn.now) == day
    rows = [
        [report_button(words, day, is_today=is_today)],
        [Button(words.plain("reminder-skip"), SkipTap(tap.day, "ask"))],
    ]
    turn.edit(Screen(words("reminder-snoozed", date=day, hour=words.clock(until)), rows))


async def skipped(turn: Turn, tap: SkipTap) -> None:
    """Asks why there is nothing to report, or shows the reminder again."""
    day = await _open_day(turn, tap.day)
    if day is not None and tap.wish == "ask":
        turn.edit(_why(turn.words, day))
    elif day is not None:
        turn.edit(await reminder_as_it_is(turn, turn.person.id, day))


async def _open_day(turn: Turn, said: str) -> date | None:
    """The day of a reminder that is still needed; otherwise shows the state of the day and returns None.

    Raises Invalid for a day that the person was not reminded of.
    """
    day, person = day_in(said), turn.person.id
    if day not in await turn.uow.reminders.told_of(person, day):
        raise Invalid("button-outdated")
    _, calendar = await unit_and_calendar(turn.uow, turn.office, person, day)
    is_over = calendar.local_date(turn.now) != day and turn.now > calendar.row(day).deadline
    if not is_over and (await day_of(turn, person, day)).is_owed:
        return day
    turn.edit(await reminder_as_it_is(turn, person, day))
    return None


def _why(words: Words, day: date) -> Screen:
    """Why a day is left out; each answer begins a request in the room of leave."""
    said = day.isoformat()
    kinds = [
        Button(words.plain(f"leave-kind-{each}"), CommandTap(f"izin {each} {said}")) for each in _ABSENCES
    ]
    back = Button(words.plain("flow-back"), SkipTap(said, "back"))
    return Screen(words("reminder-why", date=day), [kinds, [back]])
