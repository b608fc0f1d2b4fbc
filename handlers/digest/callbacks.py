"""Buttons of the digest; unit 0 is the whole office, a week is the ordinal of its Monday."""

from __future__ import annotations

from handlers.frame.callbacks import Callback


class DigestTap(Callback, prefix="dg1"):
    """Shows the digest of this week."""

    unit: int


class DigestListTap(Callback, prefix="dgl1"):
    """Shows the list behind a number of a digest in a message of its own."""

    unit: int
    week: int
    name: str


class DigestPageTap(Callback, prefix="dgp1"):
    """Turns to a page (from 0) of a list."""

    unit: int
    week: int
    name: str
    page: int


class DigestUnitsTap(Callback, prefix="dgu1"):
    """Shows a page of the units whose digest can be seen."""

    page: int
