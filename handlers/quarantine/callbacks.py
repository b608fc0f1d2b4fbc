"""Buttons of ratings that were set aside."""

from __future__ import annotations

from domain.quarantine.reasons import Reason
from handlers.frame.callbacks import Callback


class QuarantineTap(Callback, prefix="kal1"):
    """Shows a page of the groups that wait (from 0)."""

    page: int


class QuarantineGroupTap(Callback, prefix="kag1"):
    """Shows the group of a service, a reason and a kind whose weeks begin on a day."""

    service: int
    reason: Reason
    complete: int
    start: str


class QuarantineDecideTap(Callback, prefix="kad1"):
    """Releases a group (1), or keeps it aside (0)."""

    release: int
    service: int
    reason: Reason
    complete: int
    start: str


class QuarantineDecisionsTap(Callback, prefix="kah1"):
    """Shows the latest decisions."""


class QuarantineEarlierTap(Callback, prefix="kae1"):
    """Shows the decisions before one."""

    decision: int


class QuarantineReverseTap(Callback, prefix="kar1"):
    """Decides the opposite of a decision."""

    decision: int
