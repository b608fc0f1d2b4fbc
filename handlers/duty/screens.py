"""How duty rosters look: the own coming days, and what a plan changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.calendar import WorkCalendar
from domain.day_state import Day, DayState
from domain.duty_plans import Change, standing
from handlers.duty.actions import PersonPlan
from handlers.frame.screen import length
from handlers.kit.duty_text import hours_text
from handlers.kit.entry_text import last_minute
from locales import Html, Words

_LONGEST_PLAN = 3_000
"""Letters of the changes in a summary: what fits into a message beside its head."""


def own_lines(words: Words, calendar: WorkCalendar, days: Mapping[date, Day]) -> list[Html]:
    """A line for each of some days of a person, with the deadline of its report on days of work."""
    lines = []
    for day, state in days.items():
        told: Html | str = hours_text(words, standing(calendar, day))
        if state.state is DayState.LEAVE:
            told = words("duty-leave", hours=told)
        elif calendar.is_working(day):
            closes = last_minute(calendar.row(day).deadline.astimezone(calendar.zone))
            until = words.clock(closes) if closes.date() == day else words.short_moment(closes)
            told = words("duty-due", hours=told, until=until)
        lines.append(words("duty-own-line", day=words.short_day(day), told=told))
    return lines


def change_line(words: Words, change: Change) -> Html:
    """A day, what it becomes, and what it was."""
    return words(
        "duty-change-line",
        day=words.short_day(change.date),
        after=hours_text(words, change.after),
        before=hours_text(words, change.before),
    )


def plan_lines(words: Words, plans: Sequence[PersonPlan]) -> list[Html]:
    """What a plan changes; people with the same changes are told together."""
    grouped: dict[tuple[Change, ...], list[str]] = {}
    for plan in plans:
        grouped.setdefault(tuple(plan.changes), []).append(plan.person.name)
    lines: list[Html] = []
    left_out = 0
    for made, names in grouped.items():
        group = [
            words("duty-plan-people", names=", ".join(names)),
            *(change_line(words, each) for each in made),
        ]
        if length("\n".join([*lines, *group])) > _LONGEST_PLAN:
            left_out += len(names)
        else:
            lines += group
    if left_out:
        lines.append(words("duty-plan-more", count=left_out))
    months = sorted({month.start for plan in plans for month in plan.months_begun})
    lines += [words("duty-plan-month", month=words.month(month)) for month in months]
    return lines
