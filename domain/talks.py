"""*Dialog kinerja*: a talk of supervisor and author when ratings of the same work are far apart."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.cases import CaseState, is_final
from domain.drafts import Draft
from domain.errors import Invalid

FAR_APART = 2
"""Steps between the self rating and the supervisor's from which on a talk is proposed."""
PROPOSED_FOR = timedelta(days=14)
"""For so long after the decision a talk is proposed."""


class TalkDraft(Draft):
    """A note about an entry."""

    entry_id: int = 0
    text: str | None = None


def are_far_apart(self_rating: int, rating: int | None) -> bool:
    """Whether two ratings of the same work propose a talk."""
    return rating is not None and abs(self_rating - rating) >= FAR_APART


def check_open(state: str, reviewed_at: datetime | None, now: datetime) -> None:
    """Raises Invalid as long as a rating could still be taken back: the talk would tell the self rating."""
    if state != CaseState.APPROVED or not is_final(state, reviewed_at, now):
        raise Invalid("talk-not-yet")
