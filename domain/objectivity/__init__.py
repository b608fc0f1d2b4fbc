"""Objectivity (docs/scoring.md §6): figures that ask a human to look, and never change a score."""

from domain.objectivity.figures import LEAST, MOST_RECORDS, Figure, Records, Signal, root
from domain.objectivity.notices import (
    DECIDED,
    GRACE,
    NOTICE_GRACE,
    Change,
    Dismissal,
    LatestNotice,
    NoticeFigure,
    NoticeState,
    change,
    is_shown_to_others,
    may_be_told,
    notice_figure,
    usual_reasons,
)
from domain.objectivity.ratings import (
    Decided,
    Rated,
    citizen_gap,
    level,
    rubber_stamp,
    self_gap,
    spread,
)
from domain.objectivity.reviewers import ReviewerFacts
from domain.objectivity.similar import copies
from domain.objectivity.work import (
    Team,
    Work,
    backfilled,
    copied,
    impossible_hours,
    of_entries,
    reused_evidence,
)
