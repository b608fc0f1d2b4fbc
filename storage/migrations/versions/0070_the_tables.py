"""The tables of the first release."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

# The number that the last of the former steps had: a database at 0070 already has exactly these tables.
revision = "0070"
down_revision = None
branch_labels = None
depends_on = None

_REFUSED = "rows of the log are neither changed nor removed"

_TABLES = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _only(where: str) -> dict[str, Any]:
    """Options of an index of these rows alone."""
    return {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}


def _table(name: str, *parts: sa.schema.SchemaItem, **options: Any) -> sa.Table:
    return sa.Table(name, _TABLES, *parts, **options)


_table(
    "competencies",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("position", sa.Text(), nullable=False),
    sa.Column("competency", sa.Text(), nullable=False),
    sa.Column("required", sa.Integer(), nullable=False),
    sa.Column("course", sa.Text(), nullable=True),
    sa.UniqueConstraint("position", "competency"),
)
_table(
    "dialogs",
    sa.Column("token", sa.String(length=8), primary_key=True),
    sa.Column("telegram_id", sa.BigInteger(), nullable=False, index=True),
    sa.Column("position", sa.Integer(), nullable=False),
    sa.Column("flow", sa.String(length=24), nullable=False),
    sa.Column("step", sa.String(length=24), nullable=False),
    sa.Column("draft", sa.JSON(), nullable=False),
    sa.Column("message_id", sa.Integer(), nullable=True),
    sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
)
_table(
    "employees",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("nip", sa.String(length=18), nullable=False, unique=True),
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("position", sa.Text(), nullable=True),
    sa.Column("rank", sa.Text(), nullable=True),
    sa.Column("role", sa.String(length=8), nullable=False),
    sa.Column("joined", sa.Date(), nullable=True),
    sa.Column("left", sa.Date(), nullable=True),
    sa.Column("employment", sa.String(length=16), nullable=True),
    sqlite_autoincrement=True,  # ids of rows that an undone import removes are not given again
)
_table(
    "escalations",
    sa.Column("case_table", sa.String(length=24), primary_key=True),
    sa.Column("case_id", sa.Integer(), autoincrement=False, primary_key=True),
    sa.Column("version", sa.Integer(), autoincrement=False, primary_key=True),
    sa.Column("stage", sa.String(length=16), primary_key=True),
    sa.Column("reached_at", sa.DateTime(timezone=True), nullable=False),
)
_table(
    "failed_updates",
    sa.Column("update_id", sa.BigInteger(), autoincrement=False, primary_key=True),
    sa.Column("reference", sa.String(length=12), nullable=False, unique=True),
    sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("error", sa.Text(), nullable=False),
    sa.Column("kind", sa.Text(), nullable=False),
    sa.Column("payload", sa.JSON(), nullable=True),
    sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
)
_table(
    "job_runs",
    sa.Column("job", sa.String(length=32), primary_key=True),
    sa.Column("slot", sa.String(length=40), primary_key=True),
    sa.Column("ran_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("messages", sa.Integer(), nullable=False),
)
_table(
    "kept_files",
    sa.Column("unique_id", sa.Text(), primary_key=True),
    sa.Column("sha256", sa.String(length=64), nullable=True),
    sa.Column("size", sa.Integer(), nullable=True),
    sa.Column("kept_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("tries", sa.Integer(), nullable=False),
    sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("not_kept", sa.String(length=8), nullable=True),
)
_table(
    "processed_updates",
    sa.Column("update_id", sa.BigInteger(), autoincrement=False, primary_key=True),
    sa.Column("processed_at", sa.DateTime(timezone=True), nullable=False, index=True),
)
_table(
    "rules_versions",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("mark", sa.String(length=64), nullable=False),
    sa.Column("content", sa.JSON(), nullable=False),
    sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
)
_table(
    "score_summaries",
    sa.Column("period", sa.String(length=8), primary_key=True),
    sa.Column("scheme", sa.Text(), primary_key=True),
    sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("summary", sa.JSON(), nullable=False),
)
_table(
    "units",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("name", sa.Text(), nullable=False, unique=True),
    sa.Column("timezone", sa.String(length=4), nullable=False),
    sa.Column("work_week", sa.String(length=7), nullable=False),
    sa.Column("latitude", sa.Double(), nullable=True),
    sa.Column("longitude", sa.Double(), nullable=True),
    sa.Column("radius", sa.Integer(), nullable=True),
    sqlite_autoincrement=True,  # ids of rows that an undone import removes are not given again
)
_table(
    "unsupervised",
    sa.Column("employee_id", sa.Integer(), autoincrement=False, primary_key=True),
    sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
)
_table(
    "visit_misses",
    sa.Column("who", sa.String(length=64), primary_key=True),
    sa.Column("misses", sa.Integer(), nullable=False),
    sqlite_with_rowid=False,
)
_table(
    "accounts",
    sa.Column("telegram_id", sa.BigInteger(), autoincrement=False, primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False, unique=True),
    sa.Column("language", sa.String(length=2), nullable=False),
    sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("unreachable_since", sa.DateTime(timezone=True), nullable=True),
    sa.Column("menu", sa.String(length=16), nullable=True),
)
_table(
    "assessments",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("period", sa.String(length=8), nullable=False),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("assessor_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("source", sa.String(length=12), nullable=False),
    sa.Column("criterion", sa.Text(), nullable=False),
    sa.Column("rating", sa.Integer(), nullable=False),
    sa.Column("note", sa.Text(), nullable=True),
    sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
    sa.UniqueConstraint("period", "employee_id", "assessor_id", "source", "criterion"),
)
_table(
    "attendance",
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("date", sa.Date(), primary_key=True),
    sa.Column("status", sa.String(length=7), nullable=False),
    sa.Column("check_in", sa.Time(), nullable=True),
    sa.Column("check_out", sa.Time(), nullable=True),
    sa.Index("ix_attendance_scoring", "employee_id", "date", "status"),
)
_table(
    "attendance_marks",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("mark", sa.String(length=3), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("is_live", sa.Boolean(), nullable=False),
    sa.Column("latitude", sa.Double(), nullable=True),
    sa.Column("longitude", sa.Double(), nullable=True),
    sa.Column("accuracy", sa.Double(), nullable=True),
    sa.Column("distance", sa.Integer(), nullable=True),
    sa.Index("ix_attendance_marks_person", "employee_id", "date"),
)
_table(
    "calendar_days",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("unit_id", sa.Integer(), sa.ForeignKey("units.id"), nullable=True),
    sa.Column("kind", sa.String(length=8), nullable=False),
    sa.Column("name", sa.Text(), nullable=True),
    sa.UniqueConstraint("date", "unit_id"),
)
_table(
    "cards_read",
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("card", sa.String(length=16), primary_key=True),
    sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
)
_table(
    "closings",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("period", sa.String(length=8), nullable=False, unique=True),
    sa.Column("starts", sa.Date(), nullable=False),
    sa.Column("ends", sa.Date(), nullable=False),
    sa.Column("zone", sa.String(length=32), nullable=False),
    sa.Column("scheme", sa.String(length=32), nullable=False),
    sa.Column("scheme_text", sa.Text(), nullable=False),
    sa.Column("scheme_digest", sa.String(length=64), nullable=False),
    sa.Column("office_result", sa.String(length=15), nullable=True),
    sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("begun_by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("digest", sa.String(length=64), nullable=True),
    sa.Column("told_up_to", sa.Integer(), nullable=False),
    sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("seals", sa.Text(), nullable=True),
    sa.Column("objectivity_at", sa.DateTime(timezone=True), nullable=True),
)
_table(
    "duty_shifts",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("starts", sa.Time(), nullable=True),
    sa.Column("ends", sa.Time(), nullable=True),
    sa.Column("name", sa.Text(), nullable=True),
    sa.CheckConstraint("(starts IS NULL) = (ends IS NULL)", name="whole_or_free"),
    sa.UniqueConstraint("employee_id", "date", "starts"),
)
_table(
    "extensions",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("starts", sa.Date(), nullable=False),
    sa.Column("ends", sa.Date(), nullable=False),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("unit_id", sa.Integer(), sa.ForeignKey("units.id"), nullable=True),
    sa.Column("open_until", sa.DateTime(timezone=True), nullable=False),
    sa.Column("reason", sa.Text(), nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
)
_table(
    "feedback_questions",
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("month", sa.Date(), primary_key=True),
    sa.Column("reviewer_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("state", sa.String(length=8), nullable=False),
    sa.Index("ix_feedback_questions_reviewer_id", "reviewer_id", "month"),
)
_table(
    "group_judgements",
    sa.Column("period", sa.String(length=8), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("group_id", sa.String(length=32), primary_key=True),
    sa.Column("rating", sa.String(length=5), nullable=False),
    sa.Column("reason", sa.Text(), nullable=False),
    sa.Column("assessor_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
)
_table(
    "invites",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False, index=True),
    sa.Column("token_hash", sa.String(length=64), nullable=False, unique=True),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("failures", sa.Integer(), nullable=False),
    sa.Column("code_hash", sa.String(length=64), nullable=True, unique=True),
)
_table(
    "issued_papers",
    sa.Column("code", sa.String(length=12), primary_key=True),
    sa.Column("kind", sa.String(length=6), nullable=False),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("period", sa.String(length=8), nullable=False),
    sa.Column("revision", sa.Integer(), nullable=False),
    sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("digest", sa.String(length=64), nullable=False),
    sa.Column("entries", sa.Integer(), nullable=False),
    sa.Column("approved", sa.Integer(), nullable=False),
    sa.UniqueConstraint("employee_id", "kind", "period", "revision"),
)
_table(
    "leave_requests",
    sa.Column("kind", sa.String(length=10), nullable=False),
    sa.Column("ends", sa.Date(), nullable=False),
    sa.Column("half", sa.String(length=5), nullable=False),
    sa.Column("reason", sa.Text(), nullable=True),
    sa.Column("proof", sa.JSON(), nullable=False),
    sa.Column("replaces_id", sa.Integer(), sa.ForeignKey("leave_requests.id"), nullable=True),
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("state", sa.String(length=9), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("reviewer_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("acted_for_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("acted_as", sa.String(length=3), nullable=True),
    sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("note", sa.Text(), nullable=True),
    sa.Column("reason_code", sa.String(length=12), nullable=True),
    sa.Index("ix_leave_requests_employee_id", "employee_id", "date"),
    sa.Index("ix_leave_requests_reviewed", "reviewer_id", "reviewed_at", **_only("reviewer_id IS NOT NULL")),
)
_table(
    "memberships",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False, index=True),
    sa.Column("unit_id", sa.Integer(), sa.ForeignKey("units.id"), nullable=False, index=True),
    sa.Column("starts", sa.Date(), nullable=False),
    sa.Column("ends", sa.Date(), nullable=False),
)
_table(
    "objectivity_views",
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("period", sa.String(length=8), primary_key=True),
    sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
)
_table(
    "outbox",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("chat_id", sa.BigInteger(), nullable=True),
    sa.Column("sealed", sa.LargeBinary(), nullable=True),
    sa.Column("language", sa.String(length=2), nullable=True),
    sa.Column("kind", sa.String(length=32), nullable=False),
    sa.Column("payload", sa.JSON(), nullable=False),
    sa.Column("about", sa.String(length=32), nullable=True),
    sa.Column("dedupe_key", sa.String(length=120), nullable=True, unique=True),
    sa.Column("priority", sa.Integer(), nullable=False),
    sa.Column("state", sa.String(length=11), nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
    sa.Column("attempts", sa.Integer(), nullable=False),
    sa.Column("edit_message_id", sa.Integer(), nullable=True),
    sa.Column("message_id", sa.Integer(), nullable=True),
    sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("error", sa.Text(), nullable=True),
    sa.Index("ix_outbox_due", "priority", "not_before", "id", **_only("state = 'pending'")),
    sa.Index("ix_outbox_employee_id", "employee_id", "kind", "about"),
    sa.Index("ix_outbox_settled", "settled_at", "state"),
)
_table(
    "plans",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False, index=True),
    sa.Column("activity", sa.Text(), nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    sa.Index("ix_plans_employee_id", "employee_id", "date"),
)
_table(
    "queue_cards",
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("chat_id", sa.BigInteger(), nullable=True),
    sa.Column("message_id", sa.Integer(), nullable=True),
    sa.Column("shows", sa.String(length=32), nullable=True),
    sa.Column("rang_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("touched_at", sa.DateTime(timezone=True), nullable=True),
)
_table(
    "rating_requests",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("period", sa.String(length=8), nullable=False),
    sa.Column("source", sa.String(length=12), nullable=False),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("rated_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("state", sa.String(length=8), nullable=False),
    sa.Column("reason", sa.String(length=8), nullable=True),
    sa.Column("given", sa.JSON(), nullable=False),
    sa.UniqueConstraint("period", "source", "employee_id", "rated_id"),
    sa.Index("ix_rating_requests_employee_id", "employee_id", "date"),
)
_table(
    "reminder_wishes",
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("level", sa.String(length=6), nullable=False),
    sa.Column("at", sa.Time(), nullable=True),
    sa.Column("review_at", sa.Time(), nullable=True),
)
_table(
    "reminders",
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("day", sa.Date(), primary_key=True, index=True),
    sa.Column("times", sa.Integer(), nullable=False),
    sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("missed_told", sa.Date(), nullable=True),
)
_table(
    "rules_read",
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("version_id", sa.Integer(), sa.ForeignKey("rules_versions.id"), primary_key=True),
    sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
)
_table(
    "services",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("code", sa.String(length=32), nullable=False, unique=True),
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("unit_id", sa.Integer(), sa.ForeignKey("units.id"), nullable=False),
    sa.Column("population", sa.Integer(), nullable=True),
    sa.Column("closed_on", sa.Date(), nullable=True),
    sqlite_autoincrement=True,  # ids of rows that an undone import removes are not given again
)
_table(
    "stand_ins",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("supervisor_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False, index=True),
    sa.Column("stand_in_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(length=3), nullable=False),
    sa.Column("starts", sa.Date(), nullable=False),
    sa.Column("ends", sa.Date(), nullable=False),
)
_table(
    "supervisions",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False, index=True),
    sa.Column("supervisor_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False, index=True),
    sa.Column("starts", sa.Date(), nullable=False),
    sa.Column("ends", sa.Date(), nullable=False),
)
_table(
    "supervisor_corrections",
    sa.Column("supervisor_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("reason", sa.Text(), nullable=False),
    sa.Column("former_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("former_starts", sa.Date(), nullable=True),
    sa.Column("former_ends", sa.Date(), nullable=True),
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("state", sa.String(length=9), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("reviewer_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("acted_for_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("acted_as", sa.String(length=3), nullable=True),
    sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("note", sa.Text(), nullable=True),
    sa.Column("reason_code", sa.String(length=12), nullable=True),
    sa.Index("ix_supervisor_corrections_employee_id", "employee_id", "state"),
)
_table(
    "targets",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("period", sa.String(length=8), nullable=False),
    sa.Column("title", sa.Text(), nullable=False),
    sa.Column("quantity", sa.BigInteger(), nullable=False),
    sa.Column("measure", sa.Text(), nullable=False),
    sa.Column("weight", sa.BigInteger(), nullable=False),
    sa.Column("kind", sa.String(length=8), nullable=False),
    sa.Column("indicator", sa.Text(), nullable=True),
    sa.Column("rencana_aksi", sa.Text(), nullable=True),
    sa.Column("parent", sa.Text(), nullable=True),
    sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
    sa.UniqueConstraint("employee_id", "period", "title"),
    sqlite_autoincrement=True,  # ids of rows that an undone import removes are not given again
)
_table(
    "team_reminders",
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("day", sa.Date(), primary_key=True),
    sa.Column("by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
)
_table(
    "today_cards",
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("chat_id", sa.BigInteger(), nullable=True),
    sa.Column("message_id", sa.Integer(), nullable=True),
)
_table(
    "code_screens",
    sa.Column("telegram_id", sa.BigInteger(), autoincrement=False, primary_key=True),
    sa.Column("service_id", sa.Integer(), sa.ForeignKey("services.id"), nullable=False),
    sa.Column("message_id", sa.Integer(), nullable=True),
    sa.Column("code_hash", sa.String(length=64), nullable=True),
    sa.Column("is_shown", sa.Boolean(), nullable=False),
    sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
)
_table(
    "counter_sayings",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("service_id", sa.Integer(), sa.ForeignKey("services.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("is_there", sa.Boolean(), nullable=False),
    sa.Column("said_by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
    sa.Index("ix_counter_sayings_service_id", "service_id", "date"),
)
_table(
    "entries",
    sa.Column("activity", sa.Text(), nullable=False),
    sa.Column("target_id", sa.Integer(), sa.ForeignKey("targets.id"), nullable=True),
    sa.Column("volume", sa.BigInteger(), nullable=True),
    sa.Column("measure", sa.Text(), nullable=True),
    sa.Column("started", sa.Time(), nullable=True),
    sa.Column("ended", sa.Time(), nullable=True),
    sa.Column("minutes", sa.Integer(), nullable=True),
    sa.Column("self_rating", sa.Integer(), nullable=False),
    sa.Column("supervisor_rating", sa.Integer(), nullable=True),
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("state", sa.String(length=9), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("reviewer_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("acted_for_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("acted_as", sa.String(length=3), nullable=True),
    sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("note", sa.Text(), nullable=True),
    sa.Column("reason_code", sa.String(length=12), nullable=True),
    sa.CheckConstraint(
        "(state = 'approved') = (supervisor_rating IS NOT NULL) AND (supervisor_rating IS NULL OR supervisor_rating BETWEEN 1 AND 5)",
        name="approved_is_rated",
    ),
    sa.CheckConstraint("self_rating BETWEEN 1 AND 5", name="self_rating"),
    sa.Index(
        "ix_entries_scoring",
        "employee_id",
        "date",
        "state",
        "submitted_at",
        "self_rating",
        "supervisor_rating",
    ),
    sa.Index("ix_entries_reviewed", "reviewer_id", "reviewed_at", **_only("reviewer_id IS NOT NULL")),
    sa.Index(
        "ix_entries_target",
        "target_id",
        "date",
        "state",
        "submitted_at",
        "volume",
        **_only("target_id IS NOT NULL"),
    ),
    sa.Index("ix_entries_waiting", "employee_id", "date", **_only("state = 'submitted'")),
    sqlite_autoincrement=True,  # ids of rows that an undone import removes are not given again
)
_table(
    "leaves",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(length=10), nullable=False),
    sa.Column("starts", sa.Date(), nullable=False),
    sa.Column("ends", sa.Date(), nullable=False),
    sa.Column("half", sa.String(length=5), nullable=False),
    sa.Column("request_id", sa.Integer(), sa.ForeignKey("leave_requests.id"), nullable=True, index=True),
    sa.UniqueConstraint("employee_id", "kind", "starts", "ends", "half"),
)
_table(
    "promises",
    sa.Column("service_id", sa.Integer(), sa.ForeignKey("services.id"), primary_key=True),
    sa.Column("quarter", sa.String(length=7), primary_key=True),
    sa.Column("unsur", sa.String(length=12), primary_key=True),
    sa.Column("text", sa.Text(), nullable=False),
    sa.Column("due", sa.Date(), nullable=False),
    sa.Column("made_by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
)
_table(
    "quarantine_decisions",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("service_id", sa.Integer(), sa.ForeignKey("services.id"), nullable=False),
    sa.Column("reason", sa.String(length=10), nullable=False),
    sa.Column("complete", sa.Boolean(), nullable=False),
    sa.Column("starts", sa.Date(), nullable=False),
    sa.Column("ends", sa.Date(), nullable=False),
    sa.Column("responses", sa.Integer(), nullable=False),
    sa.Column("released", sa.Boolean(), nullable=False),
    sa.Column("why", sa.Text(), nullable=False),
    sa.Column("decided_by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column(
        "reverses_id", sa.Integer(), sa.ForeignKey("quarantine_decisions.id"), nullable=True, unique=True
    ),
)
_table(
    "rating_screens",
    sa.Column("rater", sa.String(length=64), primary_key=True),
    sa.Column("shown", sa.String(length=64), nullable=True, index=True),
    sa.Column("service_id", sa.Integer(), sa.ForeignKey("services.id"), nullable=False),
    sa.Column("is_visit", sa.Boolean(), nullable=False),
    sa.Column("comment", sa.Text(), nullable=True),
    sa.Column("photo", sa.LargeBinary(), nullable=True),
    sqlite_with_rowid=False,
)
_table(
    "results",
    sa.Column("closing_id", sa.Integer(), sa.ForeignKey("closings.id"), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True, index=True),
    sa.Column("revision", sa.Integer(), autoincrement=False, primary_key=True),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("score", sa.Text(), nullable=True),
    sa.Column("grade", sa.Text(), nullable=True),
    sa.Column("signatories", sa.Text(), nullable=False),
    sa.Column("records", sa.LargeBinary(), nullable=False),
    sa.Column("card", sa.Text(), nullable=False),
    sa.Column("digest", sa.String(length=64), nullable=False, index=True),
    sa.Column("seals", sa.Text(), nullable=True),
)
_table(
    "service_staff",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("service_id", sa.Integer(), sa.ForeignKey("services.id"), nullable=False, index=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False, index=True),
    sa.Column("starts", sa.Date(), nullable=False),
    sa.Column("ends", sa.Date(), nullable=False),
)
_table(
    "target_proposals",
    sa.Column("ask", sa.String(length=6), nullable=False),
    sa.Column("target_id", sa.Integer(), sa.ForeignKey("targets.id"), nullable=True, index=True),
    sa.Column("period", sa.String(length=8), nullable=False),
    sa.Column("title", sa.Text(), nullable=False),
    sa.Column("quantity", sa.BigInteger(), nullable=False),
    sa.Column("measure", sa.Text(), nullable=False),
    sa.Column("weight", sa.BigInteger(), nullable=False),
    sa.Column("kind", sa.String(length=8), nullable=False),
    sa.Column("indicator", sa.Text(), nullable=True),
    sa.Column("rencana_aksi", sa.Text(), nullable=True),
    sa.Column("parent", sa.Text(), nullable=True),
    sa.Column("reason", sa.Text(), nullable=True),
    sa.Column("replaced", sa.JSON(), nullable=True),
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("state", sa.String(length=9), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("reviewer_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("acted_for_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("acted_as", sa.String(length=3), nullable=True),
    sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("note", sa.Text(), nullable=True),
    sa.Column("reason_code", sa.String(length=12), nullable=True),
    sa.Index("ix_target_proposals_employee_id", "employee_id", "date"),
    sa.Index(
        "ix_target_proposals_reviewed", "reviewer_id", "reviewed_at", **_only("reviewer_id IS NOT NULL")
    ),
)
_table(
    "tickets",
    sa.Column(
        "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, primary_key=True
    ),
    sa.Column("number", sa.String(length=10), nullable=False, unique=True),
    sa.Column("written_on", sa.Date(), nullable=False),
    sa.Column("service_id", sa.Integer(), sa.ForeignKey("services.id"), nullable=True),
    sa.Column("unit_id", sa.Integer(), sa.ForeignKey("units.id"), nullable=True),
    sa.Column("kind", sa.String(length=10), nullable=False),
    sa.Column("state", sa.String(length=6), nullable=False),
    sa.Column("since", sa.Date(), nullable=False),
    sa.Column("answered_on", sa.Date(), nullable=True),
    sa.Column("closed_on", sa.Date(), nullable=True),
    sa.Column("reopened", sa.Integer(), nullable=False),
    sa.Column("confirmed", sa.Boolean(), nullable=False),
    sa.Column("steps", sa.JSON(), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("way_back", sa.LargeBinary(), nullable=True),
    sa.Column("is_told", sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column("escalated_on", sa.Date(), nullable=True),
    sa.Index("ix_tickets_open", "unit_id", **_only("state != 'closed'")),
    sa.Index("ix_tickets_written_on", "written_on", "service_id"),
)
_table(
    "visit_codes",
    sa.Column(
        "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, primary_key=True
    ),
    sa.Column("code_hash", sa.String(length=64), nullable=False, unique=True),
    sa.Column("service_id", sa.Integer(), sa.ForeignKey("services.id"), nullable=False),
    sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
    sa.Column("is_spent", sa.Boolean(), nullable=False),
)
_table(
    "blockers",
    sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=True),
    sa.Column("what", sa.Text(), nullable=False),
    sa.Column("help", sa.Text(), nullable=False),
    sa.Column("due", sa.Date(), nullable=False),
    sa.Column("put_by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("steps", sa.JSON(), nullable=False),
    sa.Column("meeting", sa.String(length=7), nullable=True),
    sa.Column("meeting_of_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("state", sa.String(length=9), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("reviewer_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("acted_for_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("acted_as", sa.String(length=3), nullable=True),
    sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("note", sa.Text(), nullable=True),
    sa.Column("reason_code", sa.String(length=12), nullable=True),
    sa.Index("ix_blockers_employee_id", "employee_id", "date"),
    sa.Index("ix_blockers_meeting_of_id", "meeting_of_id", "meeting"),
    sa.Index("ix_blockers_open", "due", **_only("state IN ('returned', 'submitted')")),
    sa.Index("ix_blockers_put_by_id", "put_by_id", "date"),
)
_table(
    "ekinerja_rows",
    sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), primary_key=True),
    sa.Column("plan", sa.Text(), nullable=True),
    sa.Column("started", sa.Time(), nullable=True),
    sa.Column("ended", sa.Time(), nullable=True),
    sa.Column("realised", sa.Integer(), nullable=True),
    sa.Column("measure", sa.Text(), nullable=True),
    sa.Column("of_volume", sa.BigInteger(), nullable=True),
    sa.Column("offered", sa.JSON(none_as_null=True), nullable=True),
    sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("moved", sa.JSON(none_as_null=True), nullable=True),
    sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("moved_by", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
)
_table(
    "entry_versions",
    sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), primary_key=True),
    sa.Column("version", sa.Integer(), autoincrement=False, primary_key=True),
    sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("content", sa.JSON(), nullable=False),
    sa.Column("note", sa.Text(), nullable=True),
    sa.Column("reason_code", sa.String(length=12), nullable=True),
)
_table(
    "evidence",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(length=10), nullable=False),
    sa.Column("file_id", sa.Text(), nullable=True),
    sa.Column("unique_id", sa.Text(), nullable=True),
    sa.Column("url", sa.Text(), nullable=True),
    sa.Column("name", sa.Text(), nullable=True),
    sa.Column("caption", sa.Text(), nullable=True),
    sa.Column("latitude", sa.Double(), nullable=True),
    sa.Column("longitude", sa.Double(), nullable=True),
    sa.Column("album", sa.Text(), nullable=True),
    sa.Index("ix_evidence_album", "album", **_only("album IS NOT NULL")),
)
_table(
    "evidence_links",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=False),
    sa.Column("unique_id", sa.Text(), sa.ForeignKey("kept_files.unique_id"), nullable=False),
    sa.Column("seed", sa.String(length=32), nullable=False),
    sa.Column("token_hash", sa.String(length=64), nullable=False, unique=True),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
    sa.Index("ix_evidence_links_entry_id", "entry_id", "unique_id"),
)
_table(
    "feedback",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("giver_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("acted_for_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("acted_as", sa.String(length=3), nullable=True),
    sa.Column("kind", sa.String(length=6), nullable=False),
    sa.Column("occasion", sa.String(length=7), nullable=False),
    sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=True),
    sa.Column("text", sa.Text(), nullable=False),
    sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("reply", sa.Text(), nullable=True),
    sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
    sa.Index("ix_feedback_employee_id", "employee_id", "date"),
    sa.Index("ix_feedback_giver_id", "giver_id", "date"),
)
_table(
    "innovations",
    sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), primary_key=True),
    sa.Column("why", sa.Text(), nullable=False),
    sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("is_confirmed", sa.Boolean(), nullable=True),
    sa.Column("decided_by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
)
_table(
    "practices_shown",
    sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), primary_key=True),
    sa.Column("asked_by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("agreed", sa.Boolean(), nullable=True),
)
_table(
    "responses",
    sa.Column(
        "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, primary_key=True
    ),
    sa.Column("service_id", sa.Integer(), sa.ForeignKey("services.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("rater", sa.String(length=64), nullable=True, unique=True),
    sa.Column("channel", sa.String(length=5), nullable=False),
    sa.Column("quick", sa.Integer(), nullable=True),
    sa.Column("persyaratan", sa.Integer(), nullable=True),
    sa.Column("prosedur", sa.Integer(), nullable=True),
    sa.Column("waktu", sa.Integer(), nullable=True),
    sa.Column("biaya", sa.Integer(), nullable=True),
    sa.Column("produk", sa.Integer(), nullable=True),
    sa.Column("kompetensi", sa.Integer(), nullable=True),
    sa.Column("perilaku", sa.Integer(), nullable=True),
    sa.Column("pengaduan", sa.Integer(), nullable=True),
    sa.Column("sarana", sa.Integer(), nullable=True),
    sa.Column("comment", sa.Text(), nullable=True),
    sa.Column("kind", sa.String(length=10), nullable=True),
    sa.Column("photo", sa.LargeBinary(), nullable=True),
    sa.Column("consent", sa.Integer(), nullable=True),
    sa.Column("age", sa.String(length=16), nullable=True),
    sa.Column("sex", sa.String(length=16), nullable=True),
    sa.Column("education", sa.String(length=16), nullable=True),
    sa.Column("occupation", sa.String(length=24), nullable=True),
    sa.Column("quarantined_on", sa.Date(), nullable=True),
    sa.Column("quarantine_reason", sa.String(length=10), nullable=True),
    sa.Column(
        "quarantine_decision_id", sa.Integer(), sa.ForeignKey("quarantine_decisions.id"), nullable=True
    ),
    sa.CheckConstraint("quick IS NULL OR quick BETWEEN 1 AND 4", name="quick"),
    sa.Index("ix_responses_date", "date", "service_id"),
    sa.Index(
        "ix_responses_set_aside",
        "service_id",
        "date",
        **_only("quarantined_on IS NOT NULL AND quarantine_decision_id IS NULL"),
    ),
)
_table(
    "talk_notes",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=False, index=True),
    sa.Column("by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False, index=True),
    sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("text", sa.Text(), nullable=False),
)
_table(
    "ticket_drafts",
    sa.Column("key", sa.String(length=64), primary_key=True),
    sa.Column("wish", sa.String(length=6), nullable=False),
    sa.Column("service_id", sa.Integer(), sa.ForeignKey("services.id"), nullable=True),
    sa.Column("kind", sa.String(length=10), nullable=True),
    sa.Column(
        "ticket_id",
        sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
        sa.ForeignKey("tickets.id"),
        nullable=True,
    ),
    sa.Column("text", sa.Text(), nullable=True),
    sqlite_with_rowid=False,
)
_table(
    "evidence_visits",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("link_id", sa.Integer(), sa.ForeignKey("evidence_links.id"), nullable=False, index=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("outcome", sa.String(length=8), nullable=False),
    sa.Column("times", sa.Integer(), nullable=False),
)
_table(
    "feedback_requests",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("about", sa.Text(), nullable=True),
    sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("feedback_id", sa.Integer(), sa.ForeignKey("feedback.id"), nullable=True),
    sa.Index("uq_feedback_requests_open", "employee_id", unique=True, **_only("closed_at IS NULL")),
)
_table(
    "recommendations",
    sa.Column("closing_id", sa.Integer(), sa.ForeignKey("closings.id"), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True, index=True),
    sa.Column("supervisor_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True, index=True),
    sa.Column("text", sa.Text(), nullable=True),
    sa.Column("written_by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("done", sa.String(length=8), nullable=True),
    sa.Column("done_why", sa.Text(), nullable=True),
    sa.Column("answered_by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
)
_table(
    "proposal_decisions",
    sa.Column("closing_id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), primary_key=True),
    sa.Column("mark", sa.String(length=16), primary_key=True),
    sa.Column("decision", sa.String(length=8), nullable=False),
    sa.Column("action", sa.String(length=9), nullable=False),
    sa.Column("competency", sa.Text(), nullable=True),
    sa.Column("course", sa.Text(), nullable=True),
    sa.Column("reason", sa.Text(), nullable=True),
    sa.Column("decided_by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(
        ["closing_id", "employee_id"],
        ["recommendations.closing_id", "recommendations.employee_id"],
    ),
)
_table(
    "objections",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("closing_id", sa.Integer(), sa.ForeignKey("closings.id"), nullable=False),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False, index=True),
    sa.Column("state", sa.String(length=9), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.UniqueConstraint("closing_id", "employee_id", name="uq_objections_closing_id"),
    sa.Index("ix_objections_open", "id", **_only("state IN ('answer', 'decision')")),
)
_table(
    "objection_events",
    sa.Column("objection_id", sa.Integer(), sa.ForeignKey("objections.id"), primary_key=True),
    sa.Column("number", sa.Integer(), autoincrement=False, primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("kind", sa.String(length=11), nullable=False),
    sa.Column("what", sa.Text(), nullable=False),
    sa.Column("digest", sa.String(length=64), nullable=False),
)
_table(
    "second_ratings",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("date", sa.Date(), nullable=False),
    sa.Column("state", sa.String(length=6), nullable=False),
    sa.Column("reason", sa.String(length=6), nullable=True),
    sa.Column("rating", sa.Integer(), nullable=True),
    sa.CheckConstraint(
        "(state = 'rated') = (rating IS NOT NULL) AND (rating IS NULL OR rating BETWEEN 1 AND 5)",
        name="rated_has_rating",
    ),
    sa.UniqueConstraint("entry_id", "employee_id"),
    sa.Index("ix_second_ratings_employee_id", "employee_id", "date"),
)
_table(
    "second_rating_views",
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("period", sa.String(length=8), primary_key=True),
    sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
)
_table(
    "announcements",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("text", sa.Text(), nullable=False),
    sa.Column("unit_id", sa.Integer(), sa.ForeignKey("units.id"), nullable=True),
    sa.Column("author_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("chat_id", sa.BigInteger(), nullable=False),
    sa.Column("language", sa.String(length=2), nullable=False),
    sa.Column("message_id", sa.Integer(), nullable=True),
    sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("running", sa.Boolean(), nullable=True, unique=True),
    sa.Column("first_row", sa.Integer(), nullable=True),
    sa.Column("last_row", sa.Integer(), nullable=True),
    sa.Column("addressed", sa.Integer(), nullable=True),
    sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("sent", sa.Integer(), nullable=True),
)
_table(
    "objectivity_notices",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=False),
    sa.Column("period", sa.String(length=8), nullable=False, index=True),
    sa.Column("signal", sa.String(11), nullable=False),
    sa.Column("number", sa.Integer(), nullable=False),
    sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("value", sa.Text(), nullable=False),
    sa.Column("n", sa.Integer(), nullable=False),
    sa.Column("z", sa.Text(), nullable=True),
    sa.Column("records", sa.JSON(), nullable=False),
    sa.Column("state", sa.String(9), nullable=False),
    sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("decided_by_id", sa.Integer(), sa.ForeignKey("employees.id"), nullable=True),
    sa.Column("reason_code", sa.String(length=8), nullable=True),
    sa.Column("note", sa.Text(), nullable=True),
    sa.Column("explanation", sa.Text(), nullable=True),
    sa.Column("explained_at", sa.DateTime(timezone=True), nullable=True),
    sa.UniqueConstraint("employee_id", "period", "signal", "number"),
    sa.Index("ix_objectivity_notices_open", "found_at", **_only("state = 'open'")),
)
_table(
    "objectivity_stood",
    sa.Column("closing_id", sa.Integer(), sa.ForeignKey("closings.id"), primary_key=True),
    sa.Column("notice_id", sa.Integer(), sa.ForeignKey("objectivity_notices.id"), primary_key=True),
    sa.Column("state", sa.String(9), nullable=False),
    sa.Column("value", sa.Text(), nullable=False),
    sa.Column("n", sa.Integer(), nullable=False),
)
_table(
    "former_positions",
    sa.Column("employee_id", sa.Integer(), sa.ForeignKey("employees.id"), primary_key=True),
    sa.Column("ends", sa.Date(), primary_key=True),
    sa.Column("position", sa.Text(), nullable=True),
)
_table(
    "imports",
    sa.Column("number", sa.Integer(), primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("who", sa.Text(), nullable=False),
    sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("undone_by", sa.Text(), nullable=True),
)
_table(
    "imported_files",
    sa.Column("number", sa.Integer(), sa.ForeignKey("imports.number"), primary_key=True),
    sa.Column("kind", sa.String(length=16), primary_key=True),
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("digest", sa.String(length=64), nullable=False),
    sa.Column("added", sa.Integer(), nullable=False),
    sa.Column("changed", sa.Integer(), nullable=False),
    sa.Column("withdrawn", sa.Integer(), nullable=False),
    sa.Column("unchanged", sa.Integer(), nullable=False),
    sa.Column("lines", sa.LargeBinary(), nullable=False),
)
_table(
    "imported_tables",
    sa.Column("number", sa.Integer(), sa.ForeignKey("imports.number"), primary_key=True),
    sa.Column("name", sa.String(length=32), primary_key=True),
    sa.Column("rows", sa.LargeBinary(), nullable=False),
)
_table(
    "sent_files",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("chat_id", sa.BigInteger(), nullable=False),
    sa.Column("language", sa.String(length=2), nullable=False),
    sa.Column("who", sa.String(), nullable=False),
    sa.Column("file_id", sa.String(), nullable=False),
    sa.Column("name", sa.String(), nullable=False),
    sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("state", sa.String(length=8), nullable=False, index=True),
    sa.Column("round", sa.Integer(), nullable=False),
    sa.Column("answers", sa.String(), nullable=False),
    sa.Column("findings", sa.String(), nullable=True),
    sa.Column("digest", sa.String(64), nullable=True),
    sa.Column("corrected", sa.LargeBinary(), nullable=True),
    sa.Column("message_id", sa.Integer(), nullable=True),
    sa.Column("number", sa.Integer(), nullable=True),
)
_table(
    "audit_log",
    sa.Column("number", sa.Integer(), autoincrement=False, primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    *(
        sa.Column(name, sa.Text(), nullable=False)
        for name in ("who", "action", "object", "before", "after", "right")
    ),
    *(sa.Column(name, sa.String(64), nullable=False) for name in ("seals", "previous", "hash")),
    sa.Index("ix_audit_log_object", "object"),
)
_HEAD = _table(
    "audit_head",
    sa.Column("id", sa.Integer(), autoincrement=False, primary_key=True),
    sa.Column("number", sa.Integer(), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)


def upgrade() -> None:
    _TABLES.create_all(op.get_bind())
    op.bulk_insert(_HEAD, [{"id": 1, "number": 0, "hash": "0" * 64}])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION audit_log_refuses() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER audit_log_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuses()"
        )
        return
    for change in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER audit_log_kept_{change} BEFORE {change.upper()} ON audit_log "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
        )


def downgrade() -> None:
    _TABLES.drop_all(op.get_bind())
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_log_refuses()")
