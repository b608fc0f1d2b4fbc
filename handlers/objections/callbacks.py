"""The buttons of objections."""

from __future__ import annotations

from enum import StrEnum

from handlers.frame.callbacks import Callback


class View(StrEnum):
    """What is shown of an objection."""

    CASE = "case"
    RECORDS = "records"
    """The named records, as they were copied."""
    RESULT = "result"
    """The frozen result with its explanation."""
    TEXTS = "texts"
    """All that was written, whole."""
    PROOF = "proof"
    """What was sent with the objection and the answer; or, by its page, with a named report."""


class Wish(StrEnum):
    """The actions on an objection."""

    ANSWER = "answer"
    DECIDE = "decide"
    WITHDRAW = "withdraw"
    REALLY = "really"
    """Withdraw it, after the question whether that is meant."""


class ObjectionTap(Callback, prefix="kb1"):
    """A view of an objection after its first events (0: all so far), and a page from 0."""

    objection_id: int
    view: View
    events: int
    page: int


class ObjectionWishTap(Callback, prefix="kw1"):
    """Something to do with an objection."""

    objection_id: int
    wish: Wish


class NameDeciderTap(Callback, prefix="kz1"):
    """An administrator names who decides an objection."""

    objection_id: int


class ObjectionsTap(Callback, prefix="ko1"):
    """The list of `/keberatan`, in the message that was tapped."""
