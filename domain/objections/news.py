"""Messages about an objection; each has one sentence, for one kind of reader."""

from __future__ import annotations

from enum import StrEnum


class News(StrEnum):
    """Why somebody gets the message."""

    TO_ANSWER = "to-answer"
    """To the assessor: an answer is due."""
    TO_HEAR = "to-hear"
    """To who decides: it was filed, and the assessor is to answer first."""
    TO_DECIDE = "to-decide"
    """To who decides: it can be decided."""
    NO_DECIDER = "no-decider"
    """To administrators: somebody must be named who decides."""
    ANSWERED = "answered"
    """To its author: the assessor answered."""
    ANSWER_SOON = "answer-soon"
    """To the assessor: the day of the answer is near."""
    DECISION_SOON = "decision-soon"
    """To who decides: the day of the decision is near."""
    ANSWER_OVER = "answer-over"
    """To both sides: the day of the answer passed without one."""
    PASSED_UP = "passed-up"
    """To both sides, and who let it pass: the day of the decision passed, and who is above may decide too."""
    OVERDUE = "overdue"
    """To administrators: the day of the decision passed."""
    NAMED = "named"
    """To both sides: who decides was named."""
    DECIDED = "decided"
    """To both sides, and who decides: the decision."""
    WITHDRAWN = "withdrawn"
    """To the assessor and who decides: its author took it back."""
