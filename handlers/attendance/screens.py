"""The texts of attendance."""

from __future__ import annotations

from domain.attendance import Mark, Work, came_after, left_early, status
from domain.calendar import WorkCalendar
from domain.office import Office
from handlers.kit.duty_text import hours_text
from locales import Html, Words
from storage.tables import AttendanceMark


def work_text(words: Words, work: Work) -> str:
    """The hours of a date."""
    return hours_text(words, work.hours)


def kept_lines(
    words: Words, mark: AttendanceMark, work: Work | None, calendar: WorkCalendar, office: Office
) -> list[Html]:
    """When a person came or left, the working hours, the distance, and how long the location is kept."""
    at = mark.at.astimezone(calendar.zone)
    lines = [
        words(f"attend-kept-{mark.mark}", moment=words.short_moment(at), state=_state(words, mark, work))
    ]
    if work is not None:
        day = words.short_day(work.date)
        lines.append(words("attend-work", day=day, hours=work_text(words, work)))
        if mark.mark == Mark.IN and came_after(work, mark.at):
            lines.append(words("attend-after-end"))
    accuracy = round(mark.accuracy or 0)
    kind = words.plain("attend-live" if mark.is_live else "attend-static")
    if mark.distance is not None:
        near = words("attend-distance", distance=mark.distance, accuracy=accuracy, kind=kind)
        lines.append(near)
    elif mark.latitude is not None:
        lines.append(words("attend-anywhere", accuracy=accuracy, kind=kind))
    return [*lines, words("attend-forgotten", days=office.location_lifetime.days)]


def _state(words: Words, mark: AttendanceMark, work: Work | None) -> str:
    if work is None:
        return ""
    if mark.mark == Mark.IN:
        return words.plain(f"attend-state-{status(work, mark.at)}")
    return words.plain("attend-state-early" if left_early(work, mark.at) else "attend-state-done")
