"""The card of a day: what is reported, what waits, and until when."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from domain.calendar import AsOf
from domain.cases import CaseState
from domain.day_state import DayState
from domain.office import Office
from domain.periods import Span
from domain.recap import LOOKED_BACK
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Rows, Screen
from handlers.kit.entry_text import last_minute
from locales import Words, in_lines
from locales.work import duration
from storage.tables import Employee
from storage.uow import UnitOfWork

_FREE = {DayState.DAY_OFF, DayState.LEAVE, DayState.NOT_IN_SERVICE}


async def today_screen(
    uow: UnitOfWork, office: Office, words: Words, person: Employee, now: datetime, rows: Rows = ()
) -> Screen:
    """A person's own day at an instant, with `rows` below its buttons."""
    office_day = office.date_of(now)
    unit = await uow.people.unit_of(person.id, office_day)
    if unit is None:
        return Screen(words("today-free-not_in_service"), rows)
    calendar = await uow.calendars.of_person(person.id, unit, office_day, office.time_rules)
    today, zone = calendar.local_date(now), calendar.zone
    day = await uow.days.state(person.id, today, AsOf.at(now, office.zone), office.time_rules)
    entries = await uow.entries.of_days(person.id, Span(today - LOOKED_BACK, today))
    states = Counter(each.state for each in entries)
    own = [each for each in entries if each.date == today and each.state != CaseState.REJECTED]
    lines = [words("today-title", day=today)]
    if own:
        minutes = sum(each.minutes or 0 for each in own)
        lines.append(words("today-reported", count=len(own), time=duration(words, minutes)))
    elif day.state not in _FREE:
        lines.append(words("today-nothing"))
    else:
        lines.append(words(f"today-free-{day.state}"))
    if day.state not in _FREE:
        row = calendar.row(today)
        due = last_minute(row.deadline.astimezone(zone))
        closes = last_minute(row.late_until.astimezone(zone))
        lines.append(words("today-until", due=words.short_moment(due), closes=words.short_moment(closes)))
    if states[CaseState.SUBMITTED]:
        lines.append(words("today-waiting", count=states[CaseState.SUBMITTED]))
    if states[CaseState.RETURNED]:
        lines.append(words("today-returned", count=states[CaseState.RETURNED]))
    return Screen(in_lines(lines), [*_buttons(words, day.state, states[CaseState.RETURNED]), *rows])


def _buttons(words: Words, state: DayState, returned: int) -> Rows:
    buttons = []
    if state is not DayState.NOT_IN_SERVICE:
        buttons.append([Button(words.plain("button-report"), CommandTap("lapor"))])
    if returned:
        wish = CommandTap(f"riwayat {CaseState.RETURNED}")
        buttons.append([Button(words.plain("recap-correct-button"), wish)])
    return buttons
