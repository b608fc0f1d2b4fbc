"""Objectivity (docs/scoring.md §6): figures that ask a human to look, and never change a score."""

from domain.objectivity.figures import LEAST, Figure, Signal, root
from domain.objectivity.ratings import (
    LEAST_REVIEWERS,
    Rated,
    citizen_gap,
    level,
    rubber_stamp,
    self_gap,
    spread,
)
from domain.objectivity.similar import copies
from domain.objectivity.views import GRACE, may_be_told
from domain.objectivity.work import Work, backfilled, copied, impossible_hours, reused_evidence

__all__ = [
    "GRACE",
    "LEAST",
    "LEAST_REVIEWERS",
    "Figure",
    "Rated",
    "Signal",
    "Work",
    "backfilled",
    "citizen_gap",
    "copied",
    "copies",
    "impossible_hours",
    "level",
    "may_be_told",
    "reused_evidence",
    "root",
    "rubber_stamp",
    "self_gap",
    "spread",
]
