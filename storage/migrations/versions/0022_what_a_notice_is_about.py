"""A notice of a case is found again by what it is about; notices of cases that are one kind now become it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_RENAMED = {
    "decision_final": "case_decided",
    "case_reopened": "case_reviewed",
    "leave_received": "case_received",
    "leave_changed": "case_changed",
}
_ABOUT = ("case_submitted", "case_reviewed")
_outbox = sa.table(
    "outbox",
    sa.column("id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("payload", sa.JSON),
    sa.column("about", sa.String),
)


def upgrade() -> None:
    # Written out, as both databases understand it: Alembic would copy every row on SQLite.
    op.execute("ALTER TABLE outbox ADD COLUMN about VARCHAR(32)")
    op.drop_index("ix_outbox_employee_id", "outbox")
    op.create_index("ix_outbox_employee_id", "outbox", ["employee_id", "kind", "about"])
    for row in _rows([*_RENAMED, *_ABOUT]):
        values: dict[str, Any] = {"kind": _RENAMED.get(row.kind, row.kind)}
        payload = row.payload
        if row.kind.startswith("leave_"):
            payload = {"case": "leave", "case_id": payload["request_id"]}
        elif row.kind == "case_reopened":
            payload = {**payload, "version": _version_of(payload), "state": "submitted"}
        if values["kind"] in _ABOUT:
            values["about"] = f"{payload['case']}:{payload['case_id']}:{payload['version']}"
        _write(row.id, payload, values)


def downgrade() -> None:
    for row in _rows(["case_received", "case_changed", "case_reviewed", "case_decided"]):
        payload = row.payload
        if row.kind == "case_reviewed":
            is_reopened = payload.pop("state", "") == "submitted"
            if is_reopened:
                del payload["version"]
            _write(row.id, payload, {"kind": "case_reopened" if is_reopened else row.kind})
        elif row.kind == "case_decided":
            payload.pop("version", None)
            _write(row.id, payload, {})
        elif payload["case"] == "leave":
            kind = row.kind.replace("case_", "leave_")
            _write(row.id, {"request_id": payload["case_id"]}, {"kind": kind})
    op.drop_index("ix_outbox_employee_id", "outbox")
    op.create_index("ix_outbox_employee_id", "outbox", ["employee_id", "kind"])
    op.execute("ALTER TABLE outbox DROP COLUMN about")


def _rows(kinds: list[str]) -> list[Any]:
    columns = (_outbox.c.id, _outbox.c.kind, _outbox.c.payload)
    return list(op.get_bind().execute(sa.select(*columns).where(_outbox.c.kind.in_(kinds))))


def _write(number: int, payload: dict[str, Any], values: dict[str, Any]) -> None:
    op.get_bind().execute(_outbox.update().where(_outbox.c.id == number).values(payload=payload, **values))


def _version_of(payload: dict[str, Any]) -> int:
    table = {"entry": "entries", "leave": "leave_requests"}[payload["case"]]
    query = sa.text(f"SELECT version FROM {table} WHERE id = :number")  # noqa: S608 - one of two names
    return op.get_bind().scalar(query, {"number": payload["case_id"]}) or 0
