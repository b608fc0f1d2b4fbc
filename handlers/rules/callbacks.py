"""The buttons of the rules."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handlers.frame.callbacks import Callback


class Section(StrEnum):
    """The parts of the rules, in their order."""

    VALUES = "v"
    DEADLINES = "d"
    RATINGS = "r"
    RESULTS = "h"
    EXAMPLE = "e"
    """The rules on the reader's own figures."""


@dataclass(frozen=True)
class RulesTap(Callback, prefix="ru1"):
    """A part of the rules, and its page from 0."""

    section: Section
    page: int
