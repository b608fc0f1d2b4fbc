"""Attendance is stored by date: what is imported at once lies together.

Revision ID: 0071
Revises: 0070
"""

from __future__ import annotations

import json
import zlib

import sqlalchemy as sa
from alembic import op

revision = "0071"
down_revision = "0070"
branch_labels = None
depends_on = None

_BY_DATE = ("date", "employee_id")
_BY_PERSON = ("employee_id", "date")


def upgrade() -> None:
    """Stores rows by date and person."""
    _rebuild(_BY_DATE, with_rowid=False)


def downgrade() -> None:
    """Stores rows as they came, with an index by person and date."""
    _rebuild(_BY_PERSON, with_rowid=True)


def _rebuild(key: tuple[str, str], *, with_rowid: bool) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("pk_attendance", "attendance", type_="primary")
        op.create_primary_key("pk_attendance", "attendance", [*key])
    else:
        op.create_table(
            "attendance_rebuilt",
            sa.Column("employee_id", sa.Integer(), nullable=False),
            sa.Column("date", sa.Date(), nullable=False),
            sa.Column("status", sa.String(length=7), nullable=False),
            sa.Column("check_in", sa.Time(), nullable=True),
            sa.Column("check_out", sa.Time(), nullable=True),
            sa.ForeignKeyConstraint(
                ["employee_id"], ["employees.id"], name="fk_attendance_employee_id_employees"
            ),
            sa.PrimaryKeyConstraint(*key, name="pk_attendance"),
            sqlite_with_rowid=with_rowid,
        )
        op.execute(
            "INSERT INTO attendance_rebuilt (employee_id, date, status, check_in, check_out)"
            " SELECT employee_id, date, status, check_in, check_out FROM attendance ORDER BY date, employee_id"
        )
        op.drop_table("attendance")
        op.rename_table("attendance_rebuilt", "attendance")
        op.create_index("ix_attendance_scoring", "attendance", ["employee_id", "date", "status"])
    _turn_keys()


def _turn_keys() -> None:
    """Writes the keys in journals of imports in the other order: they are in the order of the primary key."""
    journals = sa.table(
        "imported_tables", sa.column("number"), sa.column("name"), sa.column("rows", sa.LargeBinary())
    )
    connection = op.get_bind()
    of_attendance = journals.c.name == "attendance"
    for number, rows in connection.execute(
        sa.select(journals.c.number, journals.c.rows).where(of_attendance)
    ).all():
        content = json.loads(zlib.decompress(rows))
        content["added"] = [[second, first, mark] for first, second, mark in content["added"]]
        content["changed"] = [
            [[second, first], before, after] for (first, second), before, after in content["changed"]
        ]
        turned = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
        connection.execute(
            journals.update().where(of_attendance, journals.c.number == number).values(rows=turned)
        )
