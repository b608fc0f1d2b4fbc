"""Cases: requests that one person makes and another one approves, returns or rejects."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct

from domain.errors import AlreadyHandled

UNDO_FOR = timedelta(minutes=10)
"""For so long who decided may take the decision back."""

RINGS_FROM, RINGS_UNTIL = time(6), time(20)
"""Between these times of the office's day a new case may arrive with a sound."""
RINGS_EVERY = timedelta(hours=1)
AT_WORK_FOR = timedelta(minutes=3)
"""For so long after a tap the live message of a queue is left to who is deciding there."""


class CaseState(StrEnum):
    """What has become of a case."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"
    """Waits for its author, who corrects it and sends it again."""
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    """Taken back by its author."""


DECIDED = frozenset({CaseState.APPROVED, CaseState.RETURNED, CaseState.REJECTED})
NO_REPORT = frozenset({CaseState.REJECTED, CaseState.WITHDRAWN})
"""States in which an entry does not make its day reported (docs/scoring.md §2)."""
CHANGEABLE = frozenset({CaseState.SUBMITTED, CaseState.RETURNED})
"""Its author may still change it or take it back."""


class UsualReason(StrEnum):
    """Why reports are usually returned or rejected; each reader reads it in their own language."""

    PROOF = "proof"
    OTHER_PROOF = "other-proof"
    UNCLEAR = "unclear"
    AMOUNT = "amount"
    TIME = "time"
    TWICE = "twice"
    NO_DUTY = "no-duty"


class Decision(Struct, frozen=True):
    """What a reviewer decided: a return or a rejection has a reason, an approval has none.

    The reason is written, or a usual one.

    Raises ValueError when made otherwise. A rating, from 1 to 5, goes with approvals only.
    """

    state: CaseState
    rating: int | None = None
    reason: str | None = None
    usual: UsualReason | None = None

    def __post_init__(self) -> None:
        if self.state not in DECIDED:
            raise ValueError(f"{self.state} is no decision")
        approved = self.state is CaseState.APPROVED
        if bool(self.reason) + bool(self.usual) != (not approved):
            raise ValueError("a return or a rejection has a reason, and an approval none")
        if self.rating is not None and not approved:
            raise ValueError("only an approval has a rating")


def is_final(state: str, reviewed_at: datetime | None, now: datetime) -> bool:
    """Whether a case is decided, and the decision can no longer be taken back."""
    return state in DECIDED and (reviewed_at is None or now - reviewed_at > UNDO_FOR)


def check_undo(reviewed_at: datetime | None, reviewer_id: int | None, who: int, now: datetime) -> None:
    """Raises AlreadyHandled unless `who` took the decision, at most UNDO_FOR before `now`."""
    if reviewed_at is None or reviewer_id != who:
        raise AlreadyHandled("undo-not-yours")
    if is_final(CaseState.APPROVED, reviewed_at, now):
        raise AlreadyHandled("undo-too-late", minutes=UNDO_FOR // timedelta(minutes=1))


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def number_of(at: datetime) -> int:
    """An instant as a whole number; buttons and notices identify a joint decision by it."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def instant_of(number: int) -> datetime:
    """The instant of such a number."""
    return _EPOCH + timedelta(microseconds=number)


def rings(now: datetime, rang_at: datetime | None) -> bool:
    """Whether a new case rings at its reviewer, `now` in the office's zone; it last rang at `rang_at`.

    At most once an hour, and not outside the office's day: the queue is for when there is time.
    """
    has_rested = rang_at is None or now - rang_at >= RINGS_EVERY
    return has_rested and RINGS_FROM <= now.time() < RINGS_UNTIL
