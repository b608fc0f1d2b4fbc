"""The buttons of the rules."""

from __future__ import annotations

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


class RulesReadTap(Callback, prefix="rr1"):
    """“Sudah saya baca” of a version of the rules."""

    version: int


class RulesReadersTap(Callback, prefix="rl1"):
    """Who has not read a version, page from 0."""

    version: int
    page: int


class RulesRemindTap(Callback, prefix="rm1"):
    """Has those reminded who have not read a version."""

    version: int


class RulesTap(Callback, prefix="ru1"):
    """A part of the rules, and its page from 0."""

    section: Section
    page: int
