"""Buttons of the figures of units, and of notices."""

from __future__ import annotations

from enum import StrEnum

from handlers.frame.callbacks import Callback


class Wish(StrEnum):
    """An answer to a notice."""

    SEEN = "seen"
    DISMISS = "dismiss"
    EXPLAIN = "explain"
    REOPEN = "reopen"


class ObjectivityUnitTap(Callback, prefix="ou1"):
    """Shows a unit's reviewers."""

    unit: int


class ObjectivityUnitsTap(Callback, prefix="ous1"):
    """Shows a page of the units."""

    page: int


class AskToLookTap(Callback, prefix="oa1"):
    """Asks a unit's reviewers to look at their own figures first."""

    unit: int


class NoticeTap(Callback, prefix="on2"):
    """Shows a notice."""

    notice: int


class NoticeRecordTap(Callback, prefix="on3"):
    """Opens one of the examples of a notice, counted from 0."""

    notice: int
    record: int


class NoticeWishTap(Callback, prefix="on4"):
    """Says something about a notice."""

    notice: int
    wish: Wish
