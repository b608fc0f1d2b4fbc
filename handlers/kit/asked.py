"""Words behind a command that name a period, a person or a unit: which one of those that it shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import TypeVar

from domain.answers import names_meant
from domain.asked import period_asked, the_one_of
from domain.errors import Invalid
from domain.periods import Period, PeriodKind
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from locales.scores import period_name

T = TypeVar("T")
_YEARS_BACK = 5
"""How far back a period can be asked for."""


def asked_of(turn: Turn, said: str, today: date, command: str, offered: Collection[Period]) -> Period | None:
    """The period among those offered that the words mean; None where they name none.

    Where it is the only one that holds the named one, or lies in it, that is said. Raises Invalid for others.
    """
    asked = period_asked(said, today)
    if asked is None:
        return None
    found, name = the_one_of(asked, offered), period_name(turn.words, asked)
    if found is None:
        raise Invalid("period-not-here", period=name, command=f"/{command}")
    if found != asked:
        turn.say(Screen(turn.words("period-instead", asked=name, period=period_name(turn.words, found))))
    return found


def named(things: Sequence[T], name: Callable[[T], str], said: str) -> T | None:
    """The only one of those that may be seen whose name the words mean; None where none is, or several are.

    Of others nothing is read, so that the answer does not tell whether there are any.
    """
    found = names_meant([name(each) for each in things], said)
    return things[found[0]] if len(found) == 1 else None


def begun(kinds: Collection[PeriodKind | None], today: date) -> list[Period]:
    """The periods of some kinds that have begun, of the last years."""
    found = []
    for kind in filter(None, kinds):
        period = Period.containing(today, kind)
        while period.year >= today.year - _YEARS_BACK:
            found.append(period)
            period = period.previous()
    return found
