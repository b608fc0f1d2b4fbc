"""The tables of the first release."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

# The number that the last of the former steps had: a database at 0070 already has exactly these tables.
revision = "0070"
down_revision = None
branch_labels = None
depends_on = None

_REFUSED = "rows of the log are neither changed nor removed"


def _refers(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    """A column that holds the id of a row of another table."""
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}")


def upgrade() -> None:
    op.create_table(
        "competencies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("competency", sa.Text(), nullable=False),
        sa.Column("required", sa.Integer(), nullable=False),
        sa.Column("course", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_competencies"),
        sa.UniqueConstraint("position", "competency", name="uq_competencies_position_competency"),
    )
    op.create_table(
        "dialogs",
        sa.Column("token", sa.String(length=8), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("flow", sa.String(length=24), nullable=False),
        sa.Column("step", sa.String(length=24), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_dialogs"),
    )
    op.create_index("ix_dialogs_telegram_id", "dialogs", ["telegram_id"])
    op.create_table(
        "employees",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nip", sa.String(length=18), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("rank", sa.Text(), nullable=True),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("joined", sa.Date(), nullable=True),
        sa.Column("left", sa.Date(), nullable=True),
        sa.Column("employment", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_employees"),
        sa.UniqueConstraint("nip", name="uq_employees_nip"),
        sqlite_autoincrement=True,  # ids of rows that an undone import removes are not given again
    )
    op.create_table(
        "escalations",
        sa.Column("case_table", sa.String(length=24), nullable=False),
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("reached_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("case_table", "case_id", "version", "stage", name="pk_escalations"),
    )
    op.create_table(
        "failed_updates",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("update_id", name="pk_failed_updates"),
        sa.UniqueConstraint("reference", name="uq_failed_updates_reference"),
    )
    op.create_table(
        "job_runs",
        sa.Column("job", sa.String(length=32), nullable=False),
        sa.Column("slot", sa.String(length=40), nullable=False),
        sa.Column("ran_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("job", "slot", name="pk_job_runs"),
    )
    op.create_table(
        "kept_files",
        sa.Column("unique_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("not_kept", sa.String(length=8), nullable=True),
        sa.PrimaryKeyConstraint("unique_id", name="pk_kept_files"),
    )
    op.create_table(
        "processed_updates",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("processed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="pk_processed_updates"),
    )
    op.create_index("ix_processed_updates_processed_at", "processed_updates", ["processed_at"])
    op.create_table(
        "rules_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_rules_versions"),
    )
    op.create_table(
        "score_summaries",
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("period", "scheme", name="pk_score_summaries"),
    )
    op.create_table(
        "units",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("timezone", sa.String(length=4), nullable=False),
        sa.Column("work_week", sa.String(length=7), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("radius", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
        sa.UniqueConstraint("name", name="uq_units_name"),
        sqlite_autoincrement=True,  # ids of rows that an undone import removes are not given again
    )
    op.create_table(
        "unsupervised",
        sa.Column("employee_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("employee_id", name="pk_unsupervised"),
    )
    op.create_table(
        "visit_misses",
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("who", name="pk_visit_misses"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "accounts",
        sa.Column("telegram_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unreachable_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("menu", sa.String(length=16), nullable=True),
        _refers("accounts", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("telegram_id", name="pk_accounts"),
        sa.UniqueConstraint("employee_id", name="uq_accounts_employee_id"),
    )
    op.create_table(
        "assessments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("assessor_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        _refers("assessments", "assessor_id", "employees"),
        _refers("assessments", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_assessments"),
        sa.UniqueConstraint(
            "period",
            "employee_id",
            "assessor_id",
            "source",
            "criterion",
            name="uq_assessments_period_employee_id_assessor_id_source_criterion",
        ),
    )
    op.create_table(
        "attendance",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=7), nullable=False),
        sa.Column("check_in", sa.Time(), nullable=True),
        sa.Column("check_out", sa.Time(), nullable=True),
        _refers("attendance", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("employee_id", "date", name="pk_attendance"),
    )
    op.create_index("ix_attendance_scoring", "attendance", ["employee_id", "date", "status"])
    op.create_table(
        "attendance_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("mark", sa.String(length=3), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("accuracy", sa.Double(), nullable=True),
        sa.Column("distance", sa.Integer(), nullable=True),
        _refers("attendance_marks", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_attendance_marks"),
    )
    op.create_index("ix_attendance_marks_at", "attendance_marks", ["at"])
    op.create_index("ix_attendance_marks_person", "attendance_marks", ["employee_id", "date"])
    op.create_table(
        "calendar_days",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        _refers("calendar_days", "unit_id", "units"),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_days"),
        sa.UniqueConstraint("date", "unit_id", name="uq_calendar_days_date_unit_id"),
    )
    op.create_table(
        "cards_read",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("card", sa.String(length=16), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        _refers("cards_read", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("employee_id", "card", name="pk_cards_read"),
    )
    op.create_table(
        "closings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(length=32), nullable=False),
        sa.Column("scheme", sa.String(length=32), nullable=False),
        sa.Column("scheme_text", sa.Text(), nullable=False),
        sa.Column("scheme_digest", sa.String(length=64), nullable=False),
        sa.Column("office_result", sa.String(length=15), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_by_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("told_up_to", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seals", sa.Text(), nullable=True),
        sa.Column("objectivity_at", sa.DateTime(timezone=True), nullable=True),
        _refers("closings", "begun_by_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_closings"),
        sa.UniqueConstraint("period", name="uq_closings_period"),
    )
    op.create_table(
        "duty_shifts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.CheckConstraint("(starts IS NULL) = (ends IS NULL)", name=op.f("ck_duty_shifts_whole_or_free")),
        _refers("duty_shifts", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_duty_shifts"),
        sa.UniqueConstraint("employee_id", "date", "starts", name="uq_duty_shifts_employee_id_date_starts"),
    )
    op.create_table(
        "extensions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("open_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        _refers("extensions", "employee_id", "employees"),
        _refers("extensions", "unit_id", "units"),
        sa.PrimaryKeyConstraint("id", name="pk_extensions"),
    )
    op.create_table(
        "feedback_questions",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        _refers("feedback_questions", "employee_id", "employees"),
        _refers("feedback_questions", "reviewer_id", "employees"),
        sa.PrimaryKeyConstraint("employee_id", "month", name="pk_feedback_questions"),
    )
    op.create_index("ix_feedback_questions_reviewer_id", "feedback_questions", ["reviewer_id", "month"])
    op.create_table(
        "group_judgements",
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("rating", sa.String(length=5), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("assessor_id", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        _refers("group_judgements", "assessor_id", "employees"),
        _refers("group_judgements", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("period", "employee_id", "group_id", name="pk_group_judgements"),
    )
    op.create_table(
        "invites",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        _refers("invites", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_invites"),
        sa.UniqueConstraint("token_hash", name="uq_invites_token_hash"),
        sa.UniqueConstraint("code_hash", name="uq_invites_code_hash"),
    )
    op.create_index("ix_invites_employee_id", "invites", ["employee_id"])
    op.create_table(
        "issued_papers",
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("approved", sa.Integer(), nullable=False),
        _refers("issued_papers", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("code", name="pk_issued_papers"),
        sa.UniqueConstraint(
            "employee_id",
            "kind",
            "period",
            "revision",
            name="uq_issued_papers_employee_id_kind_period_revision",
        ),
    )
    op.create_table(
        "leave_requests",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("half", sa.String(length=5), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("proof", sa.JSON(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("acted_for_id", sa.Integer(), nullable=True),
        sa.Column("acted_as", sa.String(length=3), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("reason_code", sa.String(length=12), nullable=True),
        _refers("leave_requests", "acted_for_id", "employees"),
        _refers("leave_requests", "employee_id", "employees"),
        _refers("leave_requests", "replaces_id", "leave_requests"),
        _refers("leave_requests", "reviewer_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_leave_requests"),
    )
    op.create_index("ix_leave_requests_employee_id", "leave_requests", ["employee_id", "date"])
    op.create_index(
        "ix_leave_requests_reviewed",
        "leave_requests",
        ["reviewer_id", "reviewed_at"],
        sqlite_where=sa.text("reviewer_id IS NOT NULL"),
        postgresql_where=sa.text("reviewer_id IS NOT NULL"),
    )
    op.create_table(
        "memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        _refers("memberships", "employee_id", "employees"),
        _refers("memberships", "unit_id", "units"),
        sa.PrimaryKeyConstraint("id", name="pk_memberships"),
    )
    op.create_index("ix_memberships_employee_id", "memberships", ["employee_id"])
    op.create_index("ix_memberships_unit_id", "memberships", ["unit_id"])
    op.create_table(
        "objectivity_views",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        _refers("objectivity_views", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("employee_id", "period", name="pk_objectivity_views"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("about", sa.String(length=32), nullable=True),
        sa.Column("dedupe_key", sa.String(length=120), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=11), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("edit_message_id", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        _refers("outbox", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("dedupe_key", name="uq_outbox_dedupe_key"),
    )
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["priority", "not_before", "id"],
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index("ix_outbox_employee_id", "outbox", ["employee_id", "kind", "about"])
    op.create_index("ix_outbox_settled", "outbox", ["settled_at", "state"])
    op.create_table(
        "plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        _refers("plans", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
    )
    op.create_index("ix_plans_date", "plans", ["date"])
    op.create_index("ix_plans_employee_id", "plans", ["employee_id", "date"])
    op.create_table(
        "queue_cards",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("shows", sa.String(length=32), nullable=True),
        sa.Column("rang_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=True),
        _refers("queue_cards", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("employee_id", name="pk_queue_cards"),
    )
    op.create_table(
        "rating_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("rated_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=8), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        _refers("rating_requests", "employee_id", "employees"),
        _refers("rating_requests", "rated_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_rating_requests"),
        sa.UniqueConstraint(
            "period",
            "source",
            "employee_id",
            "rated_id",
            name="uq_rating_requests_period_source_employee_id_rated_id",
        ),
    )
    op.create_index("ix_rating_requests_employee_id", "rating_requests", ["employee_id", "date"])
    op.create_table(
        "reminder_wishes",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(length=6), nullable=False),
        sa.Column("at", sa.Time(), nullable=True),
        sa.Column("review_at", sa.Time(), nullable=True),
        _refers("reminder_wishes", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("employee_id", name="pk_reminder_wishes"),
    )
    op.create_table(
        "reminders",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("missed_told", sa.Date(), nullable=True),
        _refers("reminders", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("employee_id", "day", name="pk_reminders"),
    )
    op.create_index("ix_reminders_day", "reminders", ["day"])
    op.create_table(
        "rules_read",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        _refers("rules_read", "employee_id", "employees"),
        _refers("rules_read", "version_id", "rules_versions"),
        sa.PrimaryKeyConstraint("employee_id", "version_id", name="pk_rules_read"),
    )
    op.create_table(
        "services",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        _refers("services", "unit_id", "units"),
        sa.PrimaryKeyConstraint("id", name="pk_services"),
        sa.UniqueConstraint("code", name="uq_services_code"),
        sqlite_autoincrement=True,  # ids of rows that an undone import removes are not given again
    )
    op.create_table(
        "stand_ins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supervisor_id", sa.Integer(), nullable=False),
        sa.Column("stand_in_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=3), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        _refers("stand_ins", "stand_in_id", "employees"),
        _refers("stand_ins", "supervisor_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_stand_ins"),
    )
    op.create_index("ix_stand_ins_stand_in_id", "stand_ins", ["stand_in_id"])
    op.create_index("ix_stand_ins_supervisor_id", "stand_ins", ["supervisor_id"])
    op.create_table(
        "supervisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("supervisor_id", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        _refers("supervisions", "employee_id", "employees"),
        _refers("supervisions", "supervisor_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_supervisions"),
    )
    op.create_index("ix_supervisions_employee_id", "supervisions", ["employee_id"])
    op.create_index("ix_supervisions_supervisor_id", "supervisions", ["supervisor_id"])
    op.create_table(
        "supervisor_corrections",
        sa.Column("supervisor_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("former_id", sa.Integer(), nullable=True),
        sa.Column("former_starts", sa.Date(), nullable=True),
        sa.Column("former_ends", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("acted_for_id", sa.Integer(), nullable=True),
        sa.Column("acted_as", sa.String(length=3), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("reason_code", sa.String(length=12), nullable=True),
        _refers("supervisor_corrections", "acted_for_id", "employees"),
        _refers("supervisor_corrections", "employee_id", "employees"),
        _refers("supervisor_corrections", "former_id", "employees"),
        _refers("supervisor_corrections", "reviewer_id", "employees"),
        _refers("supervisor_corrections", "supervisor_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_supervisor_corrections"),
    )
    op.create_index(
        "ix_supervisor_corrections_employee_id", "supervisor_corrections", ["employee_id", "state"]
    )
    op.create_table(
        "targets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
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
        _refers("targets", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_targets"),
        sa.UniqueConstraint("employee_id", "period", "title", name="uq_targets_employee_id_period_title"),
        sqlite_autoincrement=True,  # ids of rows that an undone import removes are not given again
    )
    op.create_table(
        "team_reminders",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _refers("team_reminders", "by_id", "employees"),
        _refers("team_reminders", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("employee_id", "day", name="pk_team_reminders"),
    )
    op.create_table(
        "today_cards",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        _refers("today_cards", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("employee_id", name="pk_today_cards"),
    )
    op.create_table(
        "code_screens",
        sa.Column("telegram_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        _refers("code_screens", "service_id", "services"),
        sa.PrimaryKeyConstraint("telegram_id", name="pk_code_screens"),
    )
    op.create_table(
        "counter_sayings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("is_there", sa.Boolean(), nullable=False),
        sa.Column("said_by_id", sa.Integer(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        _refers("counter_sayings", "employee_id", "employees"),
        _refers("counter_sayings", "said_by_id", "employees"),
        _refers("counter_sayings", "service_id", "services"),
        sa.PrimaryKeyConstraint("id", name="pk_counter_sayings"),
    )
    op.create_index("ix_counter_sayings_service_id", "counter_sayings", ["service_id", "date"])
    op.create_table(
        "entries",
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("volume", sa.BigInteger(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("started", sa.Time(), nullable=True),
        sa.Column("ended", sa.Time(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("self_rating", sa.Integer(), nullable=False),
        sa.Column("supervisor_rating", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("acted_for_id", sa.Integer(), nullable=True),
        sa.Column("acted_as", sa.String(length=3), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("reason_code", sa.String(length=12), nullable=True),
        sa.CheckConstraint(
            "(state = 'approved') = (supervisor_rating IS NOT NULL) AND (supervisor_rating IS NULL OR supervisor_rating BETWEEN 1 AND 5)",
            name=op.f("ck_entries_approved_is_rated"),
        ),
        sa.CheckConstraint("self_rating BETWEEN 1 AND 5", name=op.f("ck_entries_self_rating")),
        _refers("entries", "acted_for_id", "employees"),
        _refers("entries", "employee_id", "employees"),
        _refers("entries", "reviewer_id", "employees"),
        _refers("entries", "target_id", "targets"),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
        sqlite_autoincrement=True,  # ids of rows that an undone import removes are not given again
    )
    op.create_index(
        "ix_entries_scoring",
        "entries",
        ["employee_id", "date", "state", "submitted_at", "self_rating", "supervisor_rating"],
    )
    op.create_index(
        "ix_entries_reviewed",
        "entries",
        ["reviewer_id", "reviewed_at"],
        sqlite_where=sa.text("reviewer_id IS NOT NULL"),
        postgresql_where=sa.text("reviewer_id IS NOT NULL"),
    )
    op.create_index(
        "ix_entries_target",
        "entries",
        ["target_id", "date", "state", "submitted_at", "volume"],
        sqlite_where=sa.text("target_id IS NOT NULL"),
        postgresql_where=sa.text("target_id IS NOT NULL"),
    )
    op.create_index(
        "ix_entries_waiting",
        "entries",
        ["employee_id", "date"],
        sqlite_where=sa.text("state = 'submitted'"),
        postgresql_where=sa.text("state = 'submitted'"),
    )
    op.create_table(
        "leaves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("half", sa.String(length=5), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=True),
        _refers("leaves", "employee_id", "employees"),
        _refers("leaves", "request_id", "leave_requests"),
        sa.PrimaryKeyConstraint("id", name="pk_leaves"),
        sa.UniqueConstraint(
            "employee_id",
            "kind",
            "starts",
            "ends",
            "half",
            name="uq_leaves_employee_id_kind_starts_ends_half",
        ),
    )
    op.create_index("ix_leaves_employee_id", "leaves", ["employee_id"])
    op.create_index("ix_leaves_request_id", "leaves", ["request_id"])
    op.create_table(
        "promises",
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.String(length=7), nullable=False),
        sa.Column("unsur", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        _refers("promises", "made_by_id", "employees"),
        _refers("promises", "service_id", "services"),
        sa.PrimaryKeyConstraint("service_id", "quarter", "unsur", name="pk_promises"),
    )
    op.create_table(
        "quarantine_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=10), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("responses", sa.Integer(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        _refers("quarantine_decisions", "decided_by_id", "employees"),
        _refers("quarantine_decisions", "reverses_id", "quarantine_decisions"),
        _refers("quarantine_decisions", "service_id", "services"),
        sa.PrimaryKeyConstraint("id", name="pk_quarantine_decisions"),
        sa.UniqueConstraint("reverses_id", name="uq_quarantine_decisions_reverses_id"),
    )
    op.create_table(
        "rating_screens",
        sa.Column("rater", sa.String(length=64), nullable=False),
        sa.Column("shown", sa.String(length=64), nullable=True),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("is_visit", sa.Boolean(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("photo", sa.LargeBinary(), nullable=True),
        _refers("rating_screens", "service_id", "services"),
        sa.PrimaryKeyConstraint("rater", name="pk_rating_screens"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_rating_screens_shown", "rating_screens", ["shown"])
    op.create_table(
        "results",
        sa.Column("closing_id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("score", sa.Text(), nullable=True),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.Column("signatories", sa.Text(), nullable=False),
        sa.Column("records", sa.LargeBinary(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("seals", sa.Text(), nullable=True),
        _refers("results", "closing_id", "closings"),
        _refers("results", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("closing_id", "employee_id", "revision", name="pk_results"),
    )
    op.create_index("ix_results_employee_id", "results", ["employee_id"])
    op.create_index("ix_results_digest", "results", ["digest"])
    op.create_table(
        "service_staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        _refers("service_staff", "employee_id", "employees"),
        _refers("service_staff", "service_id", "services"),
        sa.PrimaryKeyConstraint("id", name="pk_service_staff"),
    )
    op.create_index("ix_service_staff_employee_id", "service_staff", ["employee_id"])
    op.create_index("ix_service_staff_service_id", "service_staff", ["service_id"])
    op.create_table(
        "target_proposals",
        sa.Column("ask", sa.String(length=6), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
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
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("acted_for_id", sa.Integer(), nullable=True),
        sa.Column("acted_as", sa.String(length=3), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("reason_code", sa.String(length=12), nullable=True),
        _refers("target_proposals", "acted_for_id", "employees"),
        _refers("target_proposals", "employee_id", "employees"),
        _refers("target_proposals", "reviewer_id", "employees"),
        _refers("target_proposals", "target_id", "targets"),
        sa.PrimaryKeyConstraint("id", name="pk_target_proposals"),
    )
    op.create_index("ix_target_proposals_employee_id", "target_proposals", ["employee_id", "date"])
    op.create_index(
        "ix_target_proposals_reviewed",
        "target_proposals",
        ["reviewer_id", "reviewed_at"],
        sqlite_where=sa.text("reviewer_id IS NOT NULL"),
        postgresql_where=sa.text("reviewer_id IS NOT NULL"),
    )
    op.create_index("ix_target_proposals_target_id", "target_proposals", ["target_id"])
    op.create_table(
        "tickets",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("number", sa.String(length=10), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
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
        _refers("tickets", "service_id", "services"),
        _refers("tickets", "unit_id", "units"),
        sa.PrimaryKeyConstraint("id", name="pk_tickets"),
        sa.UniqueConstraint("number", name="uq_tickets_number"),
    )
    op.create_index(
        "ix_tickets_open",
        "tickets",
        ["unit_id"],
        sqlite_where=sa.text("state != 'closed'"),
        postgresql_where=sa.text("state != 'closed'"),
    )
    op.create_index("ix_tickets_written_on", "tickets", ["written_on", "service_id"])
    op.create_table(
        "visit_codes",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_spent", sa.Boolean(), nullable=False),
        _refers("visit_codes", "service_id", "services"),
        sa.PrimaryKeyConstraint("id", name="pk_visit_codes"),
        sa.UniqueConstraint("code_hash", name="uq_visit_codes_code_hash"),
    )
    op.create_table(
        "blockers",
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("help", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("put_by_id", sa.Integer(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("meeting", sa.String(length=7), nullable=True),
        sa.Column("meeting_of_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("acted_for_id", sa.Integer(), nullable=True),
        sa.Column("acted_as", sa.String(length=3), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("reason_code", sa.String(length=12), nullable=True),
        _refers("blockers", "acted_for_id", "employees"),
        _refers("blockers", "employee_id", "employees"),
        _refers("blockers", "entry_id", "entries"),
        _refers("blockers", "meeting_of_id", "employees"),
        _refers("blockers", "put_by_id", "employees"),
        _refers("blockers", "reviewer_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_blockers"),
    )
    op.create_index("ix_blockers_employee_id", "blockers", ["employee_id", "date"])
    op.create_index("ix_blockers_meeting_of_id", "blockers", ["meeting_of_id", "meeting"])
    op.create_index(
        "ix_blockers_open",
        "blockers",
        ["due"],
        sqlite_where=sa.text("state IN ('returned', 'submitted')"),
        postgresql_where=sa.text("state IN ('returned', 'submitted')"),
    )
    op.create_index("ix_blockers_put_by_id", "blockers", ["put_by_id", "date"])
    op.create_table(
        "ekinerja_rows",
        sa.Column("entry_id", sa.Integer(), nullable=False),
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
        sa.Column("moved_by", sa.Integer(), nullable=True),
        _refers("ekinerja_rows", "entry_id", "entries"),
        _refers("ekinerja_rows", "moved_by", "employees"),
        sa.PrimaryKeyConstraint("entry_id", name="pk_ekinerja_rows"),
    )
    op.create_table(
        "entry_versions",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("reason_code", sa.String(length=12), nullable=True),
        _refers("entry_versions", "entry_id", "entries"),
        sa.PrimaryKeyConstraint("entry_id", "version", name="pk_entry_versions"),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=True),
        sa.Column("unique_id", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("caption", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("album", sa.Text(), nullable=True),
        _refers("evidence", "entry_id", "entries"),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
    )
    op.create_index(
        "ix_evidence_album",
        "evidence",
        ["album"],
        sqlite_where=sa.text("album IS NOT NULL"),
        postgresql_where=sa.text("album IS NOT NULL"),
    )
    op.create_index("ix_evidence_entry_id", "evidence", ["entry_id"])
    op.create_table(
        "evidence_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("unique_id", sa.Text(), nullable=False),
        sa.Column("seed", sa.String(length=32), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        _refers("evidence_links", "entry_id", "entries"),
        sa.ForeignKeyConstraint(
            ["unique_id"], ["kept_files.unique_id"], name="fk_evidence_links_unique_id_kept_files"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_evidence_links"),
        sa.UniqueConstraint("token_hash", name="uq_evidence_links_token_hash"),
    )
    op.create_index("ix_evidence_links_entry_id", "evidence_links", ["entry_id", "unique_id"])
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("giver_id", sa.Integer(), nullable=False),
        sa.Column("acted_for_id", sa.Integer(), nullable=True),
        sa.Column("acted_as", sa.String(length=3), nullable=True),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("occasion", sa.String(length=7), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        _refers("feedback", "acted_for_id", "employees"),
        _refers("feedback", "employee_id", "employees"),
        _refers("feedback", "entry_id", "entries"),
        _refers("feedback", "giver_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_employee_id", "feedback", ["employee_id", "date"])
    op.create_index("ix_feedback_giver_id", "feedback", ["giver_id", "date"])
    op.create_table(
        "innovations",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        _refers("innovations", "decided_by_id", "employees"),
        _refers("innovations", "entry_id", "entries"),
        sa.PrimaryKeyConstraint("entry_id", name="pk_innovations"),
    )
    op.create_table(
        "practices_shown",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        _refers("practices_shown", "asked_by_id", "employees"),
        _refers("practices_shown", "entry_id", "entries"),
        sa.PrimaryKeyConstraint("entry_id", name="pk_practices_shown"),
    )
    op.create_table(
        "responses",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("rater", sa.String(length=64), nullable=True),
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
        sa.Column("quarantine_decision_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("quick IS NULL OR quick BETWEEN 1 AND 4", name=op.f("ck_responses_quick")),
        _refers("responses", "quarantine_decision_id", "quarantine_decisions"),
        _refers("responses", "service_id", "services"),
        sa.PrimaryKeyConstraint("id", name="pk_responses"),
        sa.UniqueConstraint("rater", name="uq_responses_rater"),
    )
    op.create_index("ix_responses_date", "responses", ["date", "service_id"])
    op.create_index(
        "ix_responses_set_aside",
        "responses",
        ["service_id", "date"],
        sqlite_where=sa.text("quarantined_on IS NOT NULL AND quarantine_decision_id IS NULL"),
        postgresql_where=sa.text("quarantined_on IS NOT NULL AND quarantine_decision_id IS NULL"),
    )
    op.create_table(
        "talk_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _refers("talk_notes", "by_id", "employees"),
        _refers("talk_notes", "entry_id", "entries"),
        sa.PrimaryKeyConstraint("id", name="pk_talk_notes"),
    )
    op.create_index("ix_talk_notes_by_id", "talk_notes", ["by_id"])
    op.create_index("ix_talk_notes_entry_id", "talk_notes", ["entry_id"])
    op.create_table(
        "ticket_drafts",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("wish", sa.String(length=6), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=10), nullable=True),
        sa.Column("ticket_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        _refers("ticket_drafts", "service_id", "services"),
        _refers("ticket_drafts", "ticket_id", "tickets"),
        sa.PrimaryKeyConstraint("key", name="pk_ticket_drafts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evidence_visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        _refers("evidence_visits", "link_id", "evidence_links"),
        sa.PrimaryKeyConstraint("id", name="pk_evidence_visits"),
    )
    op.create_index("ix_evidence_visits_link_id", "evidence_visits", ["link_id"])
    op.create_table(
        "feedback_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("feedback_id", sa.Integer(), nullable=True),
        _refers("feedback_requests", "employee_id", "employees"),
        _refers("feedback_requests", "feedback_id", "feedback"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_requests"),
    )
    op.create_index(
        "uq_feedback_requests_open",
        "feedback_requests",
        ["employee_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "recommendations",
        sa.Column("closing_id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("supervisor_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done", sa.String(length=8), nullable=True),
        sa.Column("done_why", sa.Text(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        _refers("recommendations", "closing_id", "closings"),
        _refers("recommendations", "employee_id", "employees"),
        _refers("recommendations", "supervisor_id", "employees"),
        _refers("recommendations", "written_by_id", "employees"),
        _refers("recommendations", "answered_by_id", "employees"),
        sa.PrimaryKeyConstraint("closing_id", "employee_id", name="pk_recommendations"),
    )
    op.create_index("ix_recommendations_employee_id", "recommendations", ["employee_id"])
    op.create_index("ix_recommendations_supervisor_id", "recommendations", ["supervisor_id"])
    op.create_table(
        "proposal_decisions",
        sa.Column("closing_id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.Column("decision", sa.String(length=8), nullable=False),
        sa.Column("action", sa.String(length=9), nullable=False),
        sa.Column("competency", sa.Text(), nullable=True),
        sa.Column("course", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["closing_id", "employee_id"],
            ["recommendations.closing_id", "recommendations.employee_id"],
            name="fk_proposal_decisions_closing_id_employee_id_recommendations",
        ),
        _refers("proposal_decisions", "decided_by_id", "employees"),
        sa.PrimaryKeyConstraint("closing_id", "employee_id", "mark", name="pk_proposal_decisions"),
    )
    op.create_table(
        "objections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("closing_id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _refers("objections", "closing_id", "closings"),
        _refers("objections", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_objections"),
        sa.UniqueConstraint("closing_id", "employee_id", name="uq_objections_closing_id"),
    )
    op.create_index("ix_objections_employee_id", "objections", ["employee_id"])
    op.create_index(
        "ix_objections_open",
        "objections",
        ["id"],
        sqlite_where=sa.text("state IN ('answer', 'decision')"),
        postgresql_where=sa.text("state IN ('answer', 'decision')"),
    )
    op.create_table(
        "objection_events",
        sa.Column("objection_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=11), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        _refers("objection_events", "by_id", "employees"),
        _refers("objection_events", "objection_id", "objections"),
        sa.PrimaryKeyConstraint("objection_id", "number", name="pk_objection_events"),
    )
    op.create_table(
        "second_ratings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=6), nullable=False),
        sa.Column("reason", sa.String(length=6), nullable=True),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(state = 'rated') = (rating IS NOT NULL) AND (rating IS NULL OR rating BETWEEN 1 AND 5)",
            name=op.f("ck_second_ratings_rated_has_rating"),
        ),
        _refers("second_ratings", "entry_id", "entries"),
        _refers("second_ratings", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("id", name="pk_second_ratings"),
        sa.UniqueConstraint("entry_id", "employee_id", name="uq_second_ratings_entry_id_employee_id"),
    )
    op.create_index("ix_second_ratings_employee_id", "second_ratings", ["employee_id", "date"])
    op.create_table(
        "second_rating_views",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        _refers("second_rating_views", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("employee_id", "period", name="pk_second_rating_views"),
    )
    op.create_table(
        "announcements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("running", sa.Boolean(), nullable=True),
        sa.Column("first_row", sa.Integer(), nullable=True),
        sa.Column("last_row", sa.Integer(), nullable=True),
        sa.Column("addressed", sa.Integer(), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
        _refers("announcements", "unit_id", "units"),
        _refers("announcements", "author_id", "employees"),
        sa.UniqueConstraint("running", name="uq_announcements_running"),
    )
    op.create_table(
        "objectivity_notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
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
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("reason_code", sa.String(length=8), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=True),
        sa.Column("explained_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_objectivity_notices"),
        _refers("objectivity_notices", "employee_id", "employees"),
        _refers("objectivity_notices", "decided_by_id", "employees"),
        sa.UniqueConstraint(
            "employee_id",
            "period",
            "signal",
            "number",
            name="uq_objectivity_notices_employee_id_period_signal_number",
        ),
    )
    op.create_index("ix_objectivity_notices_period", "objectivity_notices", ["period"])
    op.create_index(
        "ix_objectivity_notices_open",
        "objectivity_notices",
        ["found_at"],
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "objectivity_stood",
        sa.Column("closing_id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(9), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("closing_id", "notice_id", name="pk_objectivity_stood"),
        _refers("objectivity_stood", "closing_id", "closings"),
        _refers("objectivity_stood", "notice_id", "objectivity_notices"),
    )
    op.create_table(
        "former_positions",
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("position", sa.Text(), nullable=True),
        _refers("former_positions", "employee_id", "employees"),
        sa.PrimaryKeyConstraint("employee_id", "ends", name="pk_former_positions"),
    )
    op.create_table(
        "imports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_imports"),
    )
    op.create_table(
        "imported_files",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("lines", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["imports.number"], name="fk_imported_files_number_imports"),
        sa.PrimaryKeyConstraint("number", "kind", name="pk_imported_files"),
    )
    op.create_table(
        "imported_tables",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("rows", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["imports.number"], name="fk_imported_tables_number_imports"),
        sa.PrimaryKeyConstraint("number", "name", name="pk_imported_tables"),
    )
    op.create_table(
        "sent_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("answers", sa.String(), nullable=False),
        sa.Column("findings", sa.String(), nullable=True),
        sa.Column("digest", sa.String(64), nullable=True),
        sa.Column("corrected", sa.LargeBinary(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_sent_files"),
    )
    op.create_index("ix_sent_files_state", "sent_files", ["state"])
    op.create_table(
        "audit_log",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("who", "action", "object", "before", "after", "right")
        ),
        *(sa.Column(name, sa.String(64), nullable=False) for name in ("seals", "previous", "hash")),
        sa.PrimaryKeyConstraint("number", name="pk_audit_log"),
    )
    op.create_index("ix_audit_log_object", "audit_log", ["object"])
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )
    op.bulk_insert(head, [{"id": 1, "number": 0, "hash": "0" * 64}])
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
    tables = sa.MetaData()
    tables.reflect(op.get_bind())
    tables.remove(tables.tables["alembic_version"])
    tables.drop_all(op.get_bind())
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_log_refuses()")
