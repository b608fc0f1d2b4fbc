"""What this process counts for Prometheus. Labels are kinds and outcomes from lists in the code, no people.

Counters are of the process and begin at zero with it; what stands in the database is measured when it is
asked for (`bot/monitor.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    ProcessCollector,
    Summary,
    generate_latest,
)
from telegram import Update

from jobs.runner import Failed, Outcome, Ran

REGISTRY = CollectorRegistry(auto_describe=False)
"""Ours alone: a library that counts something does not show it here by itself."""
ProcessCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)


class Took(StrEnum):
    """What became of an update."""

    COMMITTED = "committed"
    READ = "read"
    """A question that changes nothing was answered."""
    SKIPPED = "skipped"
    """It repeats one that is not answered yet, or is one too many."""
    REPEATED = "repeated"
    """Telegram sent it a second time."""
    FAILED = "failed"
    """It was set aside for an operator."""
    POSTPONED = "postponed"
    """The database did not answer; Telegram sends it again."""


UPDATES = Counter("kinerja_updates", "Updates by kind and outcome", ["kind", "outcome"], registry=REGISTRY)
STEP_SECONDS = Histogram(
    "kinerja_step_seconds",
    "Seconds from the receipt of an update until its answers are sent",
    ["kind"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
    registry=REGISTRY,
)
NOTICES = Counter(
    "kinerja_notices", "What became of rows of the outbox, each time", ["outcome"], registry=REGISTRY
)
API_CALLS = Counter(
    "kinerja_bot_api_calls",
    "Calls of the Bot API by method and outcome: the status, timeout, or network",
    ["method", "outcome"],
    registry=REGISTRY,
)
JOB_SECONDS = Summary("kinerja_job_seconds", "Seconds that runs of a job took", ["job"], registry=REGISTRY)
JOB_RUNS = Counter("kinerja_job_runs", "Runs of jobs by outcome", ["job", "outcome"], registry=REGISTRY)
DATABASE_UP = Gauge("kinerja_database_up", "Whether the database answered this question", registry=REGISTRY)
OUTBOX = Gauge("kinerja_outbox_messages", "Messages that may leave and have not left", registry=REGISTRY)
OUTBOX_AGE = Gauge(
    "kinerja_outbox_oldest_seconds", "For how long the oldest of them may leave", registry=REGISTRY
)
JOB_LAG = Gauge(
    "kinerja_job_lag_seconds",
    "Seconds since the slot of a job that was not run; 0 when none waits",
    ["job"],
    registry=REGISTRY,
)
SET_ASIDE = Gauge(
    "kinerja_failed_requests", "Updates that failed and that nobody has settled", registry=REGISTRY
)
BACKUP_AT = Gauge(
    "kinerja_last_backup_timestamp_seconds",
    "Unix time of the newest backup; NaN when there is none, or no folder for them",
    registry=REGISTRY,
)

_OUTCOMES_OF_NOTICES = (
    "sent",
    "failed",
    "unreachable",
    "obsolete",
    "flood",
    "not_taken",
    "disturbing",
    "moved",
)
_KINDS = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
_OTHER = "other"


def kind_of(update: Update) -> str:
    """The label of an update."""
    return next((kind for kind in _KINDS if getattr(update, kind) is not None), _OTHER)


def begin_at_zero(jobs: Iterable[str]) -> None:
    """Shows what an alarm may watch before it happens, and the jobs of these names.

    Prometheus sees no increase in a series that appears with its first event.
    """
    for kind in (*_KINDS, _OTHER):
        for took in Took:
            UPDATES.labels(kind, took)
    for outcome in _OUTCOMES_OF_NOTICES:
        NOTICES.labels(outcome)
    for job in jobs:
        JOB_SECONDS.labels(job)
        for outcome in ("ran", "failed"):
            JOB_RUNS.labels(job, outcome)


def count_run(outcome: Outcome) -> None:
    """Counts what became of a run of a job."""
    match outcome:
        case Ran(job, _, _, seconds):
            JOB_RUNS.labels(job, "ran").inc()
            JOB_SECONDS.labels(job).observe(seconds)
        case Failed(job):
            JOB_RUNS.labels(job, "failed").inc()


def exposition() -> bytes:
    """Everything counted, in Prometheus' text format."""
    return generate_latest(REGISTRY)
