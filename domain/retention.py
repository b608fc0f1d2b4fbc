"""How long an office keeps what is no record; what the law wants kept is not touched by any of it."""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

LEAST_EVIDENCE, LEAST_COMMENTS = 365, 92
"""Days: a file is at hand for a year's evaluation, and a comment for the report of its quarter."""


CLAIMS_KEPT = timedelta(days=7)
"""Claims of updates: Telegram offers an update again for a day at most."""
STRANGERS_DIALOGS_KEPT = timedelta(hours=24)
MESSAGES_KEPT = timedelta(days=90)
"""Settled outbox rows: what was sent to whom, and why something did not arrive."""
RUNS_KEPT = timedelta(days=90)
"""Runs of jobs: a slot is caught up within a week at most."""
FAILED_UPDATES_KEPT = timedelta(days=30)
"""What a person wrote when it failed; time, reference and error stay."""
SENT_FILES_KEPT = timedelta(days=30)
"""What a look at a file of an administrator found."""
ESCALATIONS_KEPT = timedelta(days=400)
"""What waited for too long; what still does is noted again the next morning."""
VISITS_KEPT = timedelta(days=400)
"""When a link of evidence was opened."""
VIEWS_KEPT = timedelta(days=400)
"""Who looked at whose record."""
PAIRS_KEPT = timedelta(days=800)
"""Requests to rate colleagues and second ratings: kept for a period of a year, and the one after it."""


class Retention(Struct, frozen=True):
    """The spans that an office chooses; None keeps as records."""

    drafts: timedelta = timedelta(days=30)
    """Unfinished forms of employees, and plans that were not reported."""
    evidence: timedelta | None = None
    """Copies of evidence on the office's server, from the date of their report; the report stays."""
    comments: timedelta | None = None
    """What citizens wrote and photographed with a rating, from its date; the rating stays."""
