"""Triggers that note whose records changed, so that kept scorecards are computed anew and no others.

The database notes it, not the code that writes: an import, a chat and an operator's SQL are all seen, in the
transaction that makes the change.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, insert

from storage import triggers
from storage.tables import ChangedRecord
from storage.triggers import Trigger

_FAMILY = "note_change"


class Topic(StrEnum):
    """Whose scorecards a change may touch."""

    PERSON = "person"
    CITIZENS = "citizens"
    """Everybody who staffs a service: the office mean has moved."""
    EVERYBODY = "everybody"


@dataclass(frozen=True)
class _Watched:
    """A table whose rows enter into scores; `owner` is the column that names the person, if one does.

    An update counts when it touches one of `columns` (all when empty).
    """

    table: str
    topic: Topic
    owner: str = ""
    columns: tuple[str, ...] = ()


_WATCHED = (
    _Watched(
        "entries",
        Topic.PERSON,
        "employee_id",
        (
            "employee_id",
            "date",
            "state",
            "submitted_at",
            "self_rating",
            "supervisor_rating",
            "target_id",
            "volume",
        ),
    ),
    _Watched("attendance", Topic.PERSON, "employee_id"),
    _Watched("leaves", Topic.PERSON, "employee_id"),
    _Watched("targets", Topic.PERSON, "employee_id"),
    _Watched("assessments", Topic.PERSON, "employee_id"),
    _Watched("memberships", Topic.PERSON, "employee_id"),
    _Watched("service_staff", Topic.PERSON, "employee_id"),
    _Watched("employees", Topic.PERSON, "id", ("joined", "left", "position")),
    _Watched("responses", Topic.CITIZENS),
    _Watched("units", Topic.EVERYBODY, columns=("timezone", "work_week")),
    _Watched("calendar_days", Topic.EVERYBODY),
    _Watched("extensions", Topic.EVERYBODY),
    _Watched("competencies", Topic.EVERYBODY),
)
_EVENTS = {"INSERT": ("NEW",), "UPDATE": ("NEW", "OLD"), "DELETE": ("OLD",)}
"""By event, the rows whose owners are noted."""


def install(connection: Connection) -> None:
    """Makes the triggers if they are not there. While they were missing, all may have changed."""
    sqlite = triggers.is_sqlite(connection)
    wanted = {
        f"{watched.table}_{event.lower()}": Trigger(
            _moment(watched, event), _notes(watched, event) if sqlite else _call(watched)
        )
        for watched in _WATCHED
        for event in _EVENTS
    }
    if triggers.install(connection, _FAMILY, wanted, [_FUNCTION]):
        connection.execute(insert(ChangedRecord).values(topic=Topic.EVERYBODY))


def _moment(watched: _Watched, event: str) -> str:
    """“AFTER UPDATE OF date, state ON entries”."""
    columns = ", ".join(f'"{column}"' for column in watched.columns)
    of = f" OF {columns}" if event == "UPDATE" and watched.columns else ""
    return f"AFTER {event}{of} ON {watched.table} FOR EACH ROW"


def _notes(watched: _Watched, event: str) -> str:
    """One note is enough until it is read: SQLite has one writer at a time."""
    notes = []
    for row in _EVENTS[event] if watched.owner else ("",):
        whose = f"{row}.{watched.owner}" if watched.owner else "NULL"
        notes.append(
            f"INSERT INTO changed_records (topic, employee_id) SELECT '{watched.topic}', {whose} "  # noqa: S608
            "WHERE NOT EXISTS (SELECT 1 FROM changed_records "
            f"WHERE topic = '{watched.topic}' AND employee_id IS {whose});"
        )
    return " ".join(notes)


_FUNCTION = """
CREATE OR REPLACE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed jsonb;
    whose integer;
BEGIN
    FOREACH changed IN ARRAY CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)]
        WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
        ELSE ARRAY[to_jsonb(NEW), to_jsonb(OLD)] END
    LOOP
        whose := CASE WHEN TG_ARGV[1] = '' THEN NULL ELSE (changed ->> TG_ARGV[1])::integer END;
        -- A note of another transaction may be read and deleted before this one is seen: it does not count.
        IF NOT EXISTS (
            SELECT FROM changed_records
            WHERE topic = TG_ARGV[0] AND employee_id IS NOT DISTINCT FROM whose
            AND xmin = pg_current_xact_id()::xid
        ) THEN
            INSERT INTO changed_records (topic, employee_id) VALUES (TG_ARGV[0], whose);
        END IF;
    END LOOP;
    RETURN NULL;
END $$
"""


def _call(watched: _Watched) -> str:
    return f"note_change('{watched.topic}', '{watched.owner}')"
