"""The screens of duty rosters: one's own coming days, and the changes of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.calendar import WorkCalendar
from domain.day_state import Day, DayState
from domain.duty import Hours, Shift
from domain.duty_plans import Change, runs, standing
from handlers.duty.actions import PersonPlan
from handlers.frame.screen import length
from handlers.kit.duty_text import hours_text
from handlers.kit.entry_text import last_minute
from locales import Html, Words

_MOST_OVERLAPS = 3
_LONGEST_PLAN = 3_000
"""Letters for the changes in a summary: what fits into a message below its heading."""


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


def planned_lines(words: Words, days: Sequence[tuple[date, tuple[Hours, ...]]]) -> list[Html]:
    """The shifts of some days; days that follow each other with the same ones are one line."""
    return [
        words("duty-own-line", day=words.short_days(span), told=hours_text(words, hours))
        for span, hours in runs(days)
    ]


def _change_lines(words: Words, made: Sequence[Change]) -> list[Html]:
    """What days become, and what they were; days that follow each other with the same change are one line."""
    return [
        words(
            "duty-change-line",
            day=words.short_days(span),
            after=hours_text(words, after),
            before=hours_text(words, before),
        )
        for span, (after, before) in runs((each.date, (each.after, each.before)) for each in made)
    ]


def _overlap_lines(words: Words, plans: Sequence[PersonPlan]) -> list[Html]:
    """The first shifts that begin before one of before is over, each with whose they are."""
    whose: dict[tuple[Shift, Shift], list[str]] = {}
    for plan in plans:
        for pair in plan.overlapping:
            whose.setdefault(pair, []).append(plan.person.name)
    lines = []
    for pair, names in sorted(whose.items())[:_MOST_OVERLAPS]:
        first, second = (f"{words.short_day(each.date)} {hours_text(words, (each.hours,))}" for each in pair)
        lines.append(words("duty-plan-overlap", first=first, second=second, names=", ".join(names)))
    if len(whose) > _MOST_OVERLAPS:
        lines.append(words("duty-plan-overlaps-more", count=len(whose) - _MOST_OVERLAPS))
    return lines


def plan_lines(words: Words, plans: Sequence[PersonPlan]) -> list[Html]:
    """The changes of a plan; people with the same changes share a line."""
    grouped: dict[tuple[Change, ...], list[str]] = {}
    for plan in plans:
        grouped.setdefault(tuple(plan.changes), []).append(plan.person.name)
    lines: list[Html] = []
    left_out = 0
    for made, names in grouped.items():
        group = [
            words("duty-plan-people", names=", ".join(names)),
            *_change_lines(words, made),
        ]
        if length("\n".join([*lines, *group])) > _LONGEST_PLAN:
            left_out += len(names)
        else:
            lines += group
    if left_out:
        lines.append(words("duty-plan-more", count=left_out))
    lines += _overlap_lines(words, plans)
    months = sorted({month.start for plan in plans for month in plan.months_begun})
    lines += [words("duty-plan-month", month=words.month(month)) for month in months]
    return lines
