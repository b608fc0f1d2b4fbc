"""A team's days as a picture, and a month of them as a workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from domain.calendar import Timeliness
from domain.day_state import DayState
from domain.office import Office
from domain.periods import Span
from domain.team import Member, Trend
from handlers.team.screens import MOST_PEOPLE
from locales import Words, half_up
from reports.team_picture import LOOKS, Column, Figure, Row, TeamPicture, draw
from reports.team_xlsx import MonthRow, TeamMonth, xlsx

_REPORTED = frozenset({DayState.ON_TIME, DayState.LATE, DayState.CORRECTION})
_OWED = frozenset({DayState.OPEN, DayState.TRAVEL, DayState.MISSING})
_SUMS = ("expected", "on-time", "late", "missing", "leave", "hours")


def team_png(
    words: Words, title: str, span: Span, today: date, members: Sequence[Member], page: int, trend: Trend
) -> bytes:
    """A page of a team's fortnight."""
    first = page * MOST_PEOPLE
    shown = members[first : first + MOST_PEOPLE]
    note = ""
    if len(members) > len(shown):
        note = words.plain("team-picture-page", first=first + 1, last=first + len(shown), all=len(members))
    return draw(
        TeamPicture(
            title=title,
            subtitle=words.days(span),
            figures=_figures(words, members, today if today in span else None, trend),
            columns=[
                Column(words.short_day(day).partition(",")[0], str(day.day), is_today=day == today)
                for day in span
            ],
            rows=[Row(each.name, _cells(each, span, today)) for each in shown],
            letters=_letters(words),
            legend=_legend(words),
            note=note,
        )
    )


def _cells(member: Member, span: Span, today: date) -> list[DayState | None]:
    """The states of the days; of days to come only what is known already."""
    return [_cell(member, day, today) for day in span]


def _cell(member: Member, day: date, today: date) -> DayState | None:
    state = member.days[day].state if day in member.days else None
    return None if day > today and state in _OWED else state


def _letters(words: Words) -> Mapping[DayState, str]:
    return {state: words.plain(f"team-letter-{state}").strip("·") for state in LOOKS}


def _legend(words: Words) -> Mapping[DayState, str]:
    return {state: words.plain(f"team-state-{state}") for state in LOOKS}


def _figures(words: Words, members: Collection[Member], today: date | None, trend: Trend) -> list[Figure]:
    this, before = trend.this, trend.before
    shown = []
    if this.percent is not None and this.hours is not None:
        change = _change(words, this.percent, before.percent, 2)
        shown.append(Figure(f"{words.number(this.percent)}%", words.plain("team-picture-on-time"), change))
        change = _change(words, this.hours, before.hours, 1)
        hours = words.number(half_up(this.hours, 1))
        shown.append(Figure(hours, words.plain("team-picture-hours"), change))
    if today is not None:
        states = [each.days[today].state for each in members if today in each.days]
        reported, owed = (sum(state in kinds for state in states) for kinds in (_REPORTED, _OWED))
        shown.append(Figure(f"{reported}/{reported + owed}", words.plain("team-picture-today")))
    return shown


def _change(words: Words, now: Fraction, before: Fraction | None, places: int) -> str:
    """“▲ 4,2”, against the same days of the fortnight before; empty where there is nothing to compare."""
    if before is None:
        return ""
    change = half_up(now - before, places)
    mark = "▲" if change > 0 else "▼" if change < 0 else "="
    return f"{mark} {words.number(abs(change))}"


def month_xlsx(
    words: Words,
    office: Office,
    title: str,
    month: Span,
    today: date,
    members: Sequence[Member],
    now: datetime,
) -> bytes:
    """A team's month; days to come are empty."""
    local = now.astimezone(office.zone)
    return xlsx(
        TeamMonth(
            office=office.name,
            title=words.plain("team-file-title", title=title, month=words.month(month.start)),
            as_of=words.plain("team-file-as-of", moment=words.short_moment(local), zone=office.zone_name),
            heads=(words.plain("team-file-nip"), words.plain("team-file-name")),
            days=[str(day.day) for day in month],
            sums=[words.plain(f"team-file-{name}") for name in _SUMS],
            rows=[MonthRow(each.nip, each.name, _cells(each, month, today), _sums(each)) for each in members],
            letters=_letters(words),
            legend=_legend(words),
            sheets=(words.plain("team-file-sheet"), words.plain("team-file-legend")),
            made_at=local,
        )
    )


def _sums(member: Member) -> list[Decimal]:
    """Days as they weigh, and hours, in the order of _SUMS."""
    days = member.days.values()
    sums = [
        sum((day.weight for day in days), Fraction(0)),
        sum((day.weight for day in days if day.timeliness is Timeliness.ON_TIME), Fraction(0)),
        sum((day.weight for day in days if day.timeliness is Timeliness.LATE), Fraction(0)),
        sum((day.weight for day in days if day.state is DayState.MISSING), Fraction(0)),
        Fraction(sum(day.state is DayState.LEAVE for day in days)),
        Fraction(sum(member.minutes.values()), 60),
    ]
    return [half_up(Fraction(each)) for each in sums]
