"""What is kept of people, why, and how long: the one table that `/privasi` and docs/dpia.md are made from."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from domain.office import Office
from domain.retention import (
    ESCALATIONS_KEPT,
    FAILED_UPDATES_KEPT,
    MESSAGES_KEPT,
    PAIRS_KEPT,
    SENT_FILES_KEPT,
    VIEWS_KEPT,
    VISITS_KEPT,
)


class Topic(StrEnum):
    """What a person asks about; the values are in buttons."""

    PERSON = "p"
    REPORT = "r"
    FILES = "f"
    RESULT = "s"
    MESSAGES = "m"
    RATING = "n"
    TICKET = "t"


OF_CITIZENS = (Topic.RATING, Topic.TICKET)
"""A citizen has no record here: a rating is under a hash of one day and one service (docs/decisions/0022)."""


class Basis(StrEnum):
    """The legal basis, a letter of UU 27/2022 pasal 20 ayat (2)."""

    DUTY = "duty"
    """c: the duty to manage performance (UU 20/2023, PP 30/2019)."""
    TRACE = "trace"
    """c: the duty to record what is done with personal data (UU 27/2022 pasal 31)."""
    TASK = "task"
    """e: the public task, without which this service could not write to anybody."""
    SURVEY = "survey"
    """e: surveys of satisfaction (UU 25/2009)."""
    COMPLAINT = "complaint"
    """e: complaints (Perpres 76/2013)."""


class Kept(StrEnum):
    """How long, where it is no fixed number of days."""

    RECORD = "record"
    """As the office's schedule for its archive says."""
    OFFICE = "office"
    """Until the office removes it: no duty asks for it."""
    NIGHT = "night"
    CLOSED = "closed"
    """Until the ticket is closed."""
    DRAFTS = "drafts"
    EVIDENCE = "evidence"
    COMMENTS = "comments"
    PLACES = "places"


class DataKind(Struct, frozen=True):
    """A kind of data; `kept-what-<name>` says what it is."""

    name: str
    topic: Topic
    basis: Basis
    kept: Kept | timedelta
    tables: tuple[str, ...]
    """The tables of the database that hold it."""


KINDS = (
    DataKind(
        "roster",
        Topic.PERSON,
        Basis.DUTY,
        Kept.RECORD,
        (
            "employees",
            "memberships",
            "former_positions",
            "supervisions",
            "supervisor_corrections",
            "data_corrections",
            "stand_ins",
            "service_staff",
            "counter_sayings",
            "unsupervised",
        ),
    ),
    DataKind(
        "imports", Topic.PERSON, Basis.DUTY, Kept.RECORD, ("imports", "imported_files", "imported_tables")
    ),
    DataKind(
        "decisions",
        Topic.PERSON,
        Basis.DUTY,
        Kept.RECORD,
        ("audit_log", "closings", "promises", "quarantine_decisions", "announcements", "rules_read"),
    ),
    DataKind("views", Topic.PERSON, Basis.TRACE, VIEWS_KEPT, ("record_views",)),
    DataKind(
        "reports",
        Topic.REPORT,
        Basis.DUTY,
        Kept.RECORD,
        (
            "entries",
            "entry_versions",
            "targets",
            "target_proposals",
            "ekinerja_rows",
            "innovations",
            "practices_shown",
            "blockers",
            "talk_notes",
        ),
    ),
    DataKind(
        "days",
        Topic.REPORT,
        Basis.DUTY,
        Kept.RECORD,
        ("leaves", "leave_requests", "duty_shifts", "extensions", "attendance", "attendance_marks"),
    ),
    DataKind("drafts", Topic.REPORT, Basis.TASK, Kept.DRAFTS, ("dialogs", "plans")),
    DataKind("evidence", Topic.FILES, Basis.DUTY, Kept.RECORD, ("evidence", "evidence_links")),
    DataKind("copies", Topic.FILES, Basis.DUTY, Kept.EVIDENCE, ("kept_files",)),
    DataKind("openings", Topic.FILES, Basis.TRACE, VISITS_KEPT, ("evidence_visits",)),
    DataKind("places", Topic.FILES, Basis.TASK, Kept.PLACES, ("attendance_marks",)),
    DataKind(
        "ratings",
        Topic.RESULT,
        Basis.DUTY,
        Kept.RECORD,
        ("assessments", "group_judgements", "feedback", "feedback_requests", "feedback_questions"),
    ),
    DataKind("pairs", Topic.RESULT, Basis.DUTY, PAIRS_KEPT, ("rating_requests", "second_ratings")),
    DataKind(
        "objectivity",
        Topic.RESULT,
        Basis.DUTY,
        Kept.RECORD,
        ("objectivity_views", "objectivity_notices", "objectivity_stood", "second_rating_views"),
    ),
    DataKind(
        "results",
        Topic.RESULT,
        Basis.DUTY,
        Kept.RECORD,
        (
            "results",
            "issued_papers",
            "recommendations",
            "proposal_decisions",
            "objections",
            "objection_events",
        ),
    ),
    DataKind(
        "account",
        Topic.MESSAGES,
        Basis.TASK,
        Kept.OFFICE,
        (
            "accounts",
            "invites",
            "reminder_wishes",
            "cards_read",
            "today_cards",
            "queue_cards",
            "code_screens",
        ),
    ),
    DataKind(
        "messages", Topic.MESSAGES, Basis.TASK, MESSAGES_KEPT, ("outbox", "reminders", "team_reminders")
    ),
    DataKind("failures", Topic.MESSAGES, Basis.TASK, FAILED_UPDATES_KEPT, ("failed_updates",)),
    DataKind("sent-files", Topic.MESSAGES, Basis.TASK, SENT_FILES_KEPT, ("sent_files",)),
    DataKind("waited", Topic.MESSAGES, Basis.TASK, ESCALATIONS_KEPT, ("escalations",)),
    DataKind("responses", Topic.RATING, Basis.SURVEY, Kept.RECORD, ("responses",)),
    DataKind("comments", Topic.RATING, Basis.SURVEY, Kept.COMMENTS, ("responses",)),
    DataKind("asked", Topic.RATING, Basis.SURVEY, Kept.NIGHT, ("rating_screens", "visit_misses")),
    DataKind("tickets", Topic.TICKET, Basis.COMPLAINT, Kept.RECORD, ("tickets",)),
    DataKind("way-back", Topic.TICKET, Basis.COMPLAINT, Kept.CLOSED, ("tickets",)),
    DataKind("unsent", Topic.TICKET, Basis.COMPLAINT, Kept.NIGHT, ("ticket_drafts",)),
)


class Erasable(StrEnum):
    """What goes at once when the person asks: no duty keeps it."""

    DRAFTS = "drafts"
    MESSAGES = "messages"
    SETTINGS = "settings"
    PLACES = "places"


ON_REQUEST = frozenset({"drafts", "messages", "account", "places"})
"""The kinds of that data."""

OF_NOBODY = frozenset(
    {
        "units",
        "calendar_days",
        "services",
        "competencies",
        "visit_codes",
        "rules_versions",
        "score_summaries",
        "response_days",
        "audit_head",
        "job_runs",
        "processed_updates",
    }
)
"""Tables that hold nothing of a person."""


def kinds_of(office: Office, topic: Topic) -> list[DataKind]:
    """The kinds of a topic that an office keeps by its settings."""
    unused = {
        "copies": not office.keeps_evidence,
        "openings": not office.links_evidence,
        "places": not office.attends_in_chat,
    }
    return [kind for kind in KINDS if kind.topic is topic and not unused.get(kind.name, False)]


def kept_for(kind: DataKind, office: Office) -> timedelta | Kept:
    """How long an office keeps a kind: a span, or what ends it."""
    match kind.kept:
        case timedelta():
            return kind.kept
        case Kept.RECORD | Kept.OFFICE | Kept.NIGHT | Kept.CLOSED:
            return kind.kept
        case Kept.DRAFTS:
            return office.retention.drafts
        case Kept.EVIDENCE:
            return office.retention.evidence or Kept.RECORD
        case Kept.COMMENTS:
            return office.retention.comments or Kept.RECORD
        case Kept.PLACES:
            return office.location_lifetime
        case _:
            assert_never(kind.kept)
