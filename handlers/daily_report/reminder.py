"""The reminder of a day without a report: its text and its later states."""

from __future__ import annotations

from datetime import date, datetime

from msgspec.structs import replace

from domain.calendar import AsOf, WorkCalendar
from domain.day_state import Day, DayState
from domain.errors import Invalid
from domain.notices import ReminderMoved, ReminderSettled, ReportReminder
from domain.reminders import Level, Snooze, snoozes
from handlers.daily_report import actions, plans
from handlers.daily_report.again import History
from handlers.daily_report.callbacks import SkipTap, SnoozeTap
from handlers.daily_report.shortcuts import same_button
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.days import unit_and_calendar
from handlers.kit.entry_text import last_minute
from handlers.kit.reminders import report_button
from locales import Html, Words, in_lines
from storage.records.reminder_facts import ReminderFacts

_MOST_PLANS = 5
"""Plans that a reminder shows."""
_REPORTED = frozenset({DayState.ON_TIME, DayState.LATE, DayState.CORRECTION})


async def report_reminder(told: Telling, notice: ReportReminder) -> Screen | None:
    """The reminder; None once nothing is owed, or a leave was asked for."""
    facts = await _facts_of(told, notice.employee_id, notice.date)
    if facts.day.is_owed:
        if facts.has_asked_absence:
            return None
        screen = await _owed(told, notice.employee_id, notice.date, facts)
    else:
        lines, rows = await _missed(told, notice.employee_id, facts)
        if not lines:
            return None
        screen = Screen(in_lines(lines), rows)
    return replace(screen, is_silent=facts.wish.level is Level.LIGHT)


async def reminder_settled(told: Telling, notice: ReminderSettled) -> Screen:
    """Replaces a reminder once something about its day has changed."""
    return await reminder_as_it_is(told, notice.employee_id, notice.date)


async def reminder_moved(told: Telling, notice: ReminderMoved) -> Screen | None:
    """One line in the place of a reminder that comes again; None if it does not, as nothing is owed."""
    day = await day_of(told, notice.employee_id, notice.date)
    return Screen(told.words("reminder-moved", date=notice.date)) if day.is_owed else None


async def day_of(told: Turn | Telling, employee_id: int, day: date) -> Day:
    """How a person's day stands now."""
    as_of = AsOf.at(told.now, told.office.zone)
    return await told.uow.days.state(employee_id, day, as_of, told.office.time_rules)


async def _facts_of(told: Turn | Telling, employee_id: int, day: date) -> ReminderFacts:
    as_of = AsOf.at(told.now, told.office.zone)
    return await told.uow.reminder_facts.of(employee_id, day, as_of, told.office.time_rules)


async def reminder_as_it_is(told: Turn | Telling, employee_id: int, day: date) -> Screen:
    """The reminder of a day as the day stands now."""
    facts, words = await _facts_of(told, employee_id, day), told.words
    if not facts.day.is_owed:
        done = words("reminder-done" if facts.day.state in _REPORTED else "reminder-free", date=day)
        lines, rows = await _missed(told, employee_id, facts)
        return Screen(in_lines([done, *lines]), rows)
    if facts.has_asked_absence:
        return Screen(words("reminder-absence-asked", date=day))
    return await _owed(told, employee_id, day, facts)


async def _owed(told: Turn | Telling, employee_id: int, day: date, facts: ReminderFacts) -> Screen:
    """A day to be reported; a past one whose deadline has passed is a missed day."""
    _, calendar = await unit_and_calendar(told.uow, told.office, employee_id, day)
    missed, missed_rows = await _missed(told, employee_id, facts)
    if calendar.local_date(told.now) != day and told.now > calendar.row(day).deadline:
        lines, rows = await _missed_day(told, employee_id, day)
        lines = lines or [told.words("reminder-closed", date=day)]
        return Screen(in_lines([*lines, *missed]), [*rows, *missed_rows])
    lines, rows = _today(told, calendar, day, facts)
    lines[1:1] = missed
    rows += [*missed_rows, *_put_off_rows(told, calendar, day)]
    return Screen(in_lines(lines), rows)


def _today(
    told: Turn | Telling, calendar: WorkCalendar, day: date, facts: ReminderFacts
) -> tuple[list[Html], list[list[Button]]]:
    """Until when today is on time, what was planned, and the buttons that report it."""
    words = told.words
    due = last_minute(calendar.row(day).deadline.astimezone(calendar.zone))
    # A night shift is reported on the next morning: then the hour alone would give the wrong day.
    until = words.clock(due) if due.date() == day else words.short_moment(due)
    lines = [words("remind-report", date=day, until=until)]
    planned = facts.plans[:_MOST_PLANS]
    if planned:
        lines += [Html(""), words("plan-today"), *plans.plan_lines(words, planned)]
    lines += [Html(""), words("remind-answer")]
    rows = [[plans.done_button(words, each, is_only=len(planned) == 1)] for each in planned]
    is_today = calendar.local_date(told.now) == day
    rows.append([report_button(words, day, is_today=is_today)])
    history = History(facts.last_reports, day)
    if is_today and history.last_day is not None:
        rows.append([same_button(words, history, history.last_day)])
    return lines, rows


def _put_off_rows(told: Turn | Telling, calendar: WorkCalendar, day: date) -> list[list[Button]]:
    """The buttons that have the reminder come later, and the one that leaves the day out."""
    choices = snoozes(calendar.row(day), calendar.zone, told.now)
    later = [
        Button(_snooze_label(told.words, choice, until), SnoozeTap(day.isoformat(), choice))
        for choice, until in choices
    ]
    skip = Button(told.words.plain("reminder-skip"), SkipTap(day.isoformat(), "ask"))
    return [*([later] if later else []), [skip]]


def _snooze_label(words: Words, choice: Snooze, until: datetime) -> str:
    if choice is Snooze.LATER:
        return words.plain("reminder-snooze-later", hour=words.clock(until))
    return words.plain(f"reminder-snooze-{choice}")


async def _missed(
    told: Turn | Telling, employee_id: int, facts: ReminderFacts
) -> tuple[list[Html], list[list[Button]]]:
    """The earlier days in a day's reminder, as far as they can still be reported."""
    lines: list[Html] = []
    rows: list[list[Button]] = []
    for missed in facts.missed:
        more, buttons = await _missed_day(told, employee_id, missed)
        lines += more
        rows += buttons
    return lines, rows


async def _missed_day(
    told: Turn | Telling, employee_id: int, day: date
) -> tuple[list[Html], list[list[Button]]]:
    """Until when a past day is open, and the button that reports it; nothing once it is closed or done."""
    if not (await day_of(told, employee_id, day)).is_owed:
        return [], []
    person = await told.uow.people.get(employee_id)
    try:
        window = await actions.check_date(told.uow, told.office, person, day, told.now)
    except Invalid:
        return [], []
    words, shown = told.words, told.words.short_day(day)
    line = words("remind-missed", day=shown, until=words.short_moment(last_minute(window.closes)))
    return [line], [[report_button(words, day, is_today=False)]]
