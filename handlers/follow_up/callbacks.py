"""The buttons of follow-up. `closing` and `person` are ids, `mark` is that of a proposal."""

from __future__ import annotations

from enum import StrEnum

from handlers.frame.callbacks import Callback

OWN = 0
"""Used for the person who taps: their own people, or themselves."""


class Wish(StrEnum):
    """A text about a person."""

    WRITE = "write"
    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not_yet"


class ProposalWish(StrEnum):
    """A text about a proposal."""

    ASK = "ask"
    ACCEPT = "accept"
    CHANGE = "change"
    DECLINE = "decline"


class FollowPeopleTap(Callback, prefix="fp1"):
    """The people a supervisor (OWN: who taps) writes for."""

    closing: int
    supervisor: int
    page: int


class FollowTap(Callback, prefix="fl1"):
    """A person; OWN is oneself."""

    closing: int
    person: int


class FollowWishTap(Callback, prefix="fl2"):
    """Writes the recommendation, or answers whether the one before was done."""

    closing: int
    person: int
    wish: Wish


class FollowProposalTap(Callback, prefix="fl3"):
    """Decides about a proposal."""

    closing: int
    person: int
    wish: ProposalWish
    mark: str


class FollowAllTap(Callback, prefix="fa1"):
    """The whole office, for administrators."""

    closing: int


class FollowFileTap(Callback, prefix="fa2"):
    """The whole office as a workbook."""

    closing: int
