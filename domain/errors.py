"""Expected refusals: a message key and its parameters; the locales hold the sentence."""

from datetime import date, datetime, time
from fractions import Fraction
from typing import TypeVar

T = TypeVar("T")
RefusalParam = str | int | Fraction | date | datetime | time

LONGEST_QUOTE = 500
"""Characters of a text that a refusal repeats, of which a person may have written thousands.

With them the sentence still has room in a message, and stays readable.
"""


class Refusal(Exception):
    """Something a person asked for that is refused for a reason that person can understand.

    `key` names the sentence in the locales, `params` are its placeables; long texts are cut with an ellipsis.
    """

    def __init__(self, key: str, /, **params: RefusalParam) -> None:
        self.key = key
        self.params = {name: _cut(value) for name, value in params.items()}
        details = ", ".join(f"{name}={value}" for name, value in self.params.items())
        super().__init__(f"{key} ({details})" if details else key)


def _cut(value: RefusalParam) -> RefusalParam:
    if isinstance(value, str) and len(value) > LONGEST_QUOTE:
        return f"{value[: LONGEST_QUOTE - 1].rstrip()}…"
    return value


class NotAllowed(Refusal):
    """The actor has no right to do this, whatever the state of the record."""


class AlreadyHandled(Refusal):
    """The record has moved on: someone else, or an earlier tap, decided it."""


class Invalid(Refusal, ValueError):
    """The given value cannot be what it should be; the person may correct it and try again."""


def or_refuse(found: T | None, refusal: Refusal) -> T:
    """What was found; raises the refusal when there is none."""
    if found is None:
        raise refusal
    return found
