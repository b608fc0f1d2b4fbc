"""A recap as a picture."""

from __future__ import annotations

from fractions import Fraction

from domain.cases import CaseState
from domain.day_state import DayState
from domain.recap import Movement, Recap, RecapDay
from handlers.recap.words import SHOWN_STATES, amounts, direction
from locales import Words, half_up
from locales.scores import grade_name, period_name
from locales.work import duration
from reports.recap_picture import DayBar, Figure, Part, RecapPicture, Share, draw
from storage.scoring.scope import Scope

_MOST_SHARES = 5
_COLOURS = {
    CaseState.APPROVED: "good",
    CaseState.SUBMITTED: "soft",
    CaseState.RETURNED: "fair",
    CaseState.REJECTED: "poor",
}
_DIRECTIONS = {"up": ("▲ ", "good"), "down": ("▼ ", "poor"), "same": ("= ", "soft")}


def recap_png(words: Words, name: str, recap: Recap, scope: Scope | None, movement: Movement | None) -> bytes:
    """The picture of a person's week."""
    hours = _hours(words, recap.minutes)
    expected = max(recap.expected_days, recap.reported_days)
    way, change = ("", "") if movement is None else direction(words, movement)
    mark, colour = _DIRECTIONS.get(way, ("", "soft"))
    return draw(
        RecapPicture(
            title=name,
            subtitle=words.plain("recap-picture-week", days=words.days(recap.so_far)),
            figures=[
                Figure(words.number(recap.entries), words.plain("recap-picture-entries")),
                Figure(hours, words.plain("recap-picture-hours")),
                Figure(f"{recap.reported_days}/{expected}", words.plain("recap-picture-days")),
            ],
            days_title=words.plain("recap-picture-per-day"),
            days=[_day(words, day) for day in recap.days if day.minutes or day.state is not DayState.DAY_OFF],
            shares_title=words.plain("recap-picture-targets"),
            shares=_shares(words, recap),
            parts_title=words.plain("recap-picture-states"),
            parts=[
                Part(count, words.plain(f"recap-picture-{state}", count=count), _COLOURS[state])
                for state in SHOWN_STATES
                if (count := recap.states.get(state, 0))
            ],
            score_title="" if scope is None else _score_title(words, scope),
            score=_score(words, scope, movement),
            change=f"{mark}{change}" if way else "",
            change_colour=colour,
        )
    )


def _hours(words: Words, minutes: int) -> str:
    """“7,5”."""
    return words.number(half_up(Fraction(minutes, 60), 1))


def _day(words: Words, day: RecapDay) -> DayBar:
    note = words.plain(f"recap-day-{day.state}") if not day.minutes else ""
    return DayBar(
        words.short_day(day.date).partition(",")[0],
        str(day.date.day),
        day.minutes,
        _hours(words, day.minutes),
        note,
    )


def _shares(words: Words, recap: Recap) -> list[Share]:
    shown = recap.targets if len(recap.targets) <= _MOST_SHARES else recap.targets[: _MOST_SHARES - 1]
    shares = [
        Share(each.title or words.plain("recap-other"), amounts(words, each), each.minutes) for each in shown
    ]
    rest = recap.targets[len(shown) :]
    if rest:
        minutes = sum(each.minutes for each in rest)
        count = words.plain("recap-picture-rest", count=len(rest))
        shares.append(Share(count, duration(words, minutes), minutes))
    return shares


def _score_title(words: Words, scope: Scope) -> str:
    return words.plain("recap-picture-score", period=period_name(words, scope.period))


def _score(words: Words, scope: Scope | None, movement: Movement | None) -> str:
    if scope is None or movement is None:
        return ""
    if movement.score is not None:
        return words.score(movement.score)
    return "" if movement.grade is None else grade_name(words, scope.scheme, movement.grade)
