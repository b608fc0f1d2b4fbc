"""Frozen results name who signs them by person, beside what the paper says of them (0330)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

revision = "0081"
down_revision = "0080"
branch_labels = None
depends_on = None

_COLUMNS = ("assessor_id", "superior_id")


def upgrade() -> None:
    """The numbers that people had before are needed no more: nothing else looked for a person by them."""
    for column in _COLUMNS:
        # With its key in the same statement, since SQLite adds none to a column that is there.
        op.execute(
            f"ALTER TABLE results ADD COLUMN {column} INTEGER"
            f" CONSTRAINT fk_results_{column}_employees REFERENCES employees (id)"
        )
    _fill(op.get_bind())
    for column in _COLUMNS:
        where = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"ix_results_{column}", "results", [column], sqlite_where=where, postgresql_where=where
        )
    op.drop_table("former_nips")


def _fill(connection: sa.Connection) -> None:
    people = _people(connection)
    change = sa.text(
        "UPDATE results SET assessor_id = :assessor, superior_id = :superior"
        " WHERE closing_id = :closing AND employee_id = :person AND revision = :revision"
    )
    closings = connection.scalars(sa.text("SELECT id FROM closings ORDER BY id")).all()
    query = sa.text("SELECT employee_id, revision, signatories FROM results WHERE closing_id = :closing")
    for closing in closings:
        rows = []
        for person, number, text in connection.execute(query, {"closing": closing}):
            _, assessor, superior = json.loads(text)
            named = {"assessor": _signatory(people, assessor), "superior": _signatory(people, superior)}
            rows.append({"closing": closing, "person": person, "revision": number, **named})
        if rows:
            connection.execute(change, rows)


def _people(connection: sa.Connection) -> Mapping[str, Mapping[int, str]]:
    """The names of all who have or had a number, by the number and the person."""
    query = sa.text(
        "SELECT nip, id, name FROM employees"
        " UNION SELECT former_nips.nip, employees.id, employees.name"
        " FROM former_nips JOIN employees ON employees.id = former_nips.employee_id"
    )
    people: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for nip, person, name in connection.execute(query):
        people[nip][person] = name
    return people


def _signatory(people: Mapping[str, Mapping[int, str]], post: list[str | None] | None) -> int | None:
    """The one who ever had the number; of several the one with the name as well; None where that is no one."""
    if post is None:
        return None
    nip, name, *_ = post
    found = people.get(nip or "", {})
    if len(found) > 1:
        found = {person: known for person, known in found.items() if known == name}
    return next(iter(found)) if len(found) == 1 else None


def downgrade() -> None:
    op.create_table(
        "former_nips",
        sa.Column("nip", sa.String(length=18), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_former_nips_employee_id_employees"
        ),
        sa.PrimaryKeyConstraint("nip", "employee_id", name="pk_former_nips"),
    )
    op.create_index("ix_former_nips_employee_id", "former_nips", ["employee_id"])
    for column in _COLUMNS:
        op.drop_index(f"ix_results_{column}", "results")
        op.drop_column("results", column)
