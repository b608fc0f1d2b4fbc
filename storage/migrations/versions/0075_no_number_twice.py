"""On SQLite too, no table gives the number of a row that is gone to another row (decision 0290).

Revision ID: 0075
Revises: 0073
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0075"
down_revision = "0073"
branch_labels = None
depends_on = None

_TABLES = (
    "announcements",
    "assessments",
    "attendance_marks",
    "blockers",
    "calendar_days",
    "closings",
    "competencies",
    "counter_sayings",
    "duty_shifts",
    "evidence",
    "evidence_links",
    "evidence_visits",
    "extensions",
    "feedback",
    "feedback_requests",
    "imports",
    "invites",
    "leave_requests",
    "leaves",
    "memberships",
    "objections",
    "objectivity_notices",
    "outbox",
    "plans",
    "quarantine_decisions",
    "rating_requests",
    "record_views",
    "rules_versions",
    "second_ratings",
    "sent_files",
    "service_staff",
    "stand_ins",
    "supervisions",
    "supervisor_corrections",
    "talk_notes",
    "target_proposals",
)


def upgrade() -> None:
    """Numbers the rows of each table by AUTOINCREMENT; PostgreSQL's sequences never go back."""
    _rewrite(with_autoincrement=True)


def downgrade() -> None:
    """Lets each table go on behind its highest row again."""
    _rewrite(with_autoincrement=False)


def _rewrite(*, with_autoincrement: bool) -> None:
    """Changes the text of the tables alone.

    AUTOINCREMENT changes nothing in how rows are stored, so that SQLite lets the text be written as in "Making Other
    Kinds Of Table Schema Changes" of its page on ALTER TABLE. Tables that others refer to cannot be dropped and made
    again inside of a transaction.
    """
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        return
    version = connection.scalar(sa.text("PRAGMA schema_version"))
    connection.execute(sa.text("PRAGMA writable_schema=ON"))
    for table in _TABLES:
        before = connection.scalar(
            sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name"), {"name": table}
        )
        connection.execute(
            sa.text("UPDATE sqlite_master SET sql = :text WHERE type = 'table' AND name = :name"),
            {"name": table, "text": _text(table, before, with_autoincrement=with_autoincrement)},
        )
    connection.execute(sa.text(f"PRAGMA schema_version={version + 1}"))
    connection.execute(sa.text("PRAGMA writable_schema=RESET"))


def _text(table: str, before: str, *, with_autoincrement: bool) -> str:
    number = "number" if table == "imports" else "id"
    column, key = f"\t{number} INTEGER NOT NULL", f", \n\tCONSTRAINT pk_{table} PRIMARY KEY ({number})"
    if with_autoincrement:
        changes = {f"{column},": f"{column} PRIMARY KEY AUTOINCREMENT,", key: ""}
    else:
        end = before.rindex("\n)")
        before = f"{before[:end]}{key}{before[end:]}"
        changes = {f"{column} PRIMARY KEY AUTOINCREMENT,": f"{column},"}
    for old, new in changes.items():
        if before.count(old) != 1:
            raise ValueError(f"the table {table} is not as the migrations made it: {before}")
        before = before.replace(old, new)
    return before
