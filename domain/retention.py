"""How long an office keeps what is no record; what the law wants kept is not touched by any of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

LEAST_EVIDENCE, LEAST_COMMENTS = 365, 92
"""Days: a file is at hand for a year's evaluation, and a comment for the report of its quarter."""


@dataclass(frozen=True)
class Retention:
    """The spans that an office chooses; None keeps as records."""

    drafts: timedelta = timedelta(days=30)
    """Unfinished forms of employees, and plans that were not reported."""
    evidence: timedelta | None = None
    """Copies of evidence on the office's server, from the date of their report; the report stays."""
    comments: timedelta | None = None
    """What citizens wrote and photographed with a rating, from its date; the rating stays."""
