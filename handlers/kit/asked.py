"""Words behind a command that name a period, a person or a unit: which one of those that it shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import TypeVar

from domain.answers import clean, is_polite, names_meant, shortened
from domain.asked import period_asked, the_one_of
from domain.errors import Invalid
from domain.periods import Period, PeriodKind
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from locales.scores import period_name

T = TypeVar("T")
_MOST_NAMES, _LONGEST_NAME = 5, 60
"""How many of several that a name may mean are named, and in how many letters each."""
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


def named(turn: Turn, things: Sequence[T], name: Callable[[T], str], said: str) -> T | None:
    """The only one of those that may be seen whose name the words mean; None where none is, or several are.

    Of several it is said which ones they are, above the list that is opened then. Of others nothing is read,
    so that the answer does not tell whether there are any.
    """
    names = [name(each) for each in things]
    found = names_meant(names, said)
    if len(found) > 1:
        shown = [shortened(names[n], _LONGEST_NAME) for n in found[:_MOST_NAMES]]
        listed = ", ".join([*shown, *(["…"] if len(found) > _MOST_NAMES else [])])
        turn.unread = Screen(
            turn.words("names-several", said=shortened(clean(said), _LONGEST_NAME), names=listed)
        )
    return things[found[0]] if len(found) == 1 else None


def named_first(turn: Turn, things: Sequence[T], name: Callable[[T], str], said: str) -> tuple[T | None, str]:
    """As `named`, of the longest beginning of a text that means a name; and the rest of the text."""
    words, names = clean(said).split(), [name(each) for each in things]
    for many in range(len(words), 0, -1):
        if names_meant(names, begins := " ".join(words[:many])):
            return named(turn, things, name, begins), " ".join(words[many:])
    return None, clean(said)


def say_later(turn: Turn, said: str) -> None:
    """Says that words behind a name are not noted: the conversation that begins asks for what they say."""
    if said and not is_polite(said):
        turn.say(Screen(turn.words("command-words-later", said=shortened(said, _LONGEST_NAME))))


def say_unread(turn: Turn) -> bool:
    """Says now that a name means several, where the conversation that begins offers them; whether it does."""
    unread, turn.unread = turn.unread, None
    if unread is not None:
        turn.say(unread)
    return unread is not None


def begun(kinds: Collection[PeriodKind | None], today: date) -> list[Period]:
    """The periods of some kinds that have begun, of the last years."""
    found = []
    for kind in filter(None, kinds):
        period = Period.containing(today, kind)
        while period.year >= today.year - _YEARS_BACK:
            found.append(period)
            period = period.previous()
    return found
