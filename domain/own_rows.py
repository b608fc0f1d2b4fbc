"""Which rows of the database are a person's own, and what of them an export to that person may hold."""

from __future__ import annotations

from msgspec import Struct


class OwnRows(Struct, frozen=True):
    """How the rows of a table that belong to a person are found.

    A column that names a person of the roster is left out unless it is among `by` or `names`: a new one tells
    nobody's name before somebody has decided that it may.
    """

    by: tuple[str, ...] = ("employee_id",)
    """Columns with the id of the person: a row belongs to who is in one of them."""
    through: tuple[str, str] | None = None
    """A column that names a row of another table; whose that is, theirs is this one."""
    account: str | None = None
    """A column with the number of the Telegram account."""
    who: str | None = None
    """A column with the actor as the log writes it, such as `employee 17`."""
    names: tuple[str, ...] = ()
    """Columns of other people whose names the person may read, as the chat tells them too."""
    hidden: frozenset[str] = frozenset()
    """Columns that are left out: secrets, and what would tell who rated."""
    only: tuple[str, frozenset[str]] | None = None
    """A column and its values: other rows are left out."""


_REVIEWED = ("reviewer_id", "acted_for_id")
_OF_ENTRY = ("entry_id", "entries")

OWN_ROWS: dict[str, OwnRows] = {
    "employees": OwnRows(by=("id",)),
    "memberships": OwnRows(),
    "former_positions": OwnRows(),
    "supervisions": OwnRows(names=("supervisor_id",)),
    "supervisor_corrections": OwnRows(names=("supervisor_id", "former_id", *_REVIEWED)),
    "data_corrections": OwnRows(names=_REVIEWED, hidden=frozenset({"replaced"})),
    "stand_ins": OwnRows(by=("supervisor_id", "stand_in_id"), names=("supervisor_id", "stand_in_id")),
    "service_staff": OwnRows(),
    "counter_sayings": OwnRows(names=("said_by_id",)),
    # What others were decided about is theirs: the action, and by which right.
    "audit_log": OwnRows(
        by=(), who="who", hidden=frozenset({"before", "after", "seals", "previous", "hash"})
    ),
    "promises": OwnRows(by=("made_by_id",)),
    "announcements": OwnRows(by=("author_id",)),
    "record_views": OwnRows(names=("viewer_id",)),
    "entries": OwnRows(names=_REVIEWED),
    "entry_versions": OwnRows(by=(), through=_OF_ENTRY),
    "targets": OwnRows(),
    "target_proposals": OwnRows(names=_REVIEWED),
    "ekinerja_rows": OwnRows(by=(), through=_OF_ENTRY, names=("moved_by",)),
    "innovations": OwnRows(by=(), through=_OF_ENTRY, names=("decided_by_id",)),
    "practices_shown": OwnRows(by=(), through=_OF_ENTRY, names=("asked_by_id",)),
    "blockers": OwnRows(names=("put_by_id", "meeting_of_id", *_REVIEWED)),
    "talk_notes": OwnRows(by=(), through=_OF_ENTRY, names=("by_id",)),
    "leaves": OwnRows(),
    "leave_requests": OwnRows(names=_REVIEWED),
    "duty_shifts": OwnRows(),
    "extensions": OwnRows(),
    "attendance": OwnRows(),
    "attendance_marks": OwnRows(),
    "dialogs": OwnRows(by=(), account="telegram_id", hidden=frozenset({"token"})),
    "plans": OwnRows(),
    "evidence": OwnRows(by=(), through=_OF_ENTRY),
    "evidence_links": OwnRows(by=(), through=_OF_ENTRY, hidden=frozenset({"seed", "token_hash"})),
    "evidence_visits": OwnRows(by=(), through=("link_id", "evidence_links")),
    # Colleagues and subordinates were promised to be unseen (docs/decisions/0163, 0165).
    "assessments": OwnRows(only=("source", frozenset({"self", "supervisor"})), names=("assessor_id",)),
    "group_judgements": OwnRows(names=("assessor_id",)),
    "feedback": OwnRows(by=("employee_id", "giver_id"), names=("employee_id", "giver_id", "acted_for_id")),
    "feedback_requests": OwnRows(),
    "feedback_questions": OwnRows(names=("reviewer_id",)),
    # The own requests as a rater; never those by which others rate this person.
    "rating_requests": OwnRows(names=("rated_id",)),
    # Without the report: two exports side by side would tell its author who rated it once more.
    "second_ratings": OwnRows(hidden=frozenset({"entry_id", "version"})),
    "second_rating_views": OwnRows(),
    "objectivity_views": OwnRows(),
    # The examples may be reports of colleagues.
    "objectivity_notices": OwnRows(names=("decided_by_id",), hidden=frozenset({"records"})),
    "objectivity_stood": OwnRows(by=(), through=("notice_id", "objectivity_notices")),
    # `/hasil` gives the records and the card, with the proof.
    "results": OwnRows(hidden=frozenset({"records", "card", "seals", "digest"})),
    "issued_papers": OwnRows(),
    "recommendations": OwnRows(names=("supervisor_id", "written_by_id", "answered_by_id")),
    "proposal_decisions": OwnRows(names=("decided_by_id",)),
    "objections": OwnRows(),
    "objection_events": OwnRows(by=(), through=("objection_id", "objections"), names=("by_id",)),
    "accounts": OwnRows(),
    "invites": OwnRows(hidden=frozenset({"token_hash", "code_hash"})),
    "reminder_wishes": OwnRows(),
    "cards_read": OwnRows(),
    "rules_read": OwnRows(),
    "outbox": OwnRows(hidden=frozenset({"sealed", "payload", "about", "dedupe_key", "error"})),
    "reminders": OwnRows(),
    "team_reminders": OwnRows(names=("by_id",)),
    "sent_files": OwnRows(by=(), who="who", hidden=frozenset({"findings", "answers", "corrected"})),
}
"""By table, in the order of domain/personal_data.py."""

TECHNICAL = frozenset(
    {
        "addressed",
        "album",
        "attempts",
        "begun_at",
        "chat_id",
        "digest",
        "edit_message_id",
        "file_id",
        "finished_at",
        "first_row",
        "last_row",
        "menu",
        "message_id",
        "not_before",
        "priority",
        "round",
        "running",
        "sent",
        "stopped_at",
        "touched_at",
        "unique_id",
    }
)
"""Columns that no export has: numbers by which the service and Telegram find messages and files again."""

NOT_IN_EXPORTS = {
    "imports": "files of the whole office; what they said of the person is in the other tables",
    "imported_files": "as imports",
    "imported_tables": "as imports",
    "closings": "the office's; who closed what is in the log of decisions",
    "quarantine_decisions": "beside ratings of citizens, which name nobody",
    "kept_files": "the files themselves are in the export",
    "escalations": "names a case; since when it waits is in the case",
    "unsupervised": "when administrators were told that nobody supervises the person",
    "today_cards": "numbers of messages in the chat",
    "queue_cards": "numbers of messages in the chat",
    "code_screens": "which message shows a code at the counter",
    "failed_updates": "kept by the number of the update, without the sender",
}
"""Tables with data of employees that an export leaves out, and why."""
