"""Buttons of assessments. `person` is the id of the assessed person; 0 for the person who taps."""

from __future__ import annotations

from enum import StrEnum

from handlers.frame.callbacks import Callback


class View(StrEnum):
    """What is shown of a person."""

    MATERIALS = "m"
    WORKS = "w"
    FEEDBACK = "f"
    ANSWERS = "a"


class Wish(StrEnum):
    """What to do about the rating of the results by judgement."""

    ASK = "q"
    ABOVE = "above"
    MEETS = "meets"
    BELOW = "below"
    FIGURES = "f"
    """Leave it to the figures."""


class TeamTap(Callback, prefix="at1"):
    """The people to assess in a period, page by page."""

    period: str
    page: int


class PersonTap(Callback, prefix="ap1"):
    """A person in a period."""

    period: str
    person: int
    view: View


class CriterionTap(Callback, prefix="ac1"):
    """One question about a person."""

    period: str
    person: int
    code: str


class RateTap(Callback, prefix="ar1"):
    """The answer to it, 1 to 5."""

    period: str
    person: int
    code: str
    rating: int


class NoteTap(Callback, prefix="an1"):
    """Writes a note on an answer."""

    period: str
    person: int
    code: str


class JudgeTap(Callback, prefix="aj1"):
    """Rates the results by judgement, or asks about it."""

    period: str
    person: int
    wish: Wish
