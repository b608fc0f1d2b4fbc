"""Sums of the entries, by person and day and by target and month, which triggers keep true.

A score of a period needs little of an entry, and most days are never touched again: the sums are a third of
the rows, and ready. The database keeps them in the transaction that changes an entry, whoever changes it, and
always from the entries of the whole day or month, never by adding and taking away.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from storage import triggers
from storage.numbers import POSTGRESQL, SQLITE, Sql, moment_number
from storage.tables.scores import NEVER, PARTS
from storage.triggers import Trigger

_FAMILY = "keep_sums"

_KEY = "employee_id, date, target_id"
"""What says to which sums an entry belongs."""

_SUMMED = f"{_KEY}, state, submitted_at, self_rating, supervisor_rating, volume"
"""An update of other columns changes no sum."""

_MOVED = "(OLD.employee_id, OLD.date, OLD.target_id) {differ} (NEW.employee_id, NEW.date, NEW.target_id)"

_MOMENTS = {
    "insert": ("AFTER INSERT ON entries FOR EACH ROW", "NEW"),
    "update": (f"AFTER UPDATE OF {_SUMMED} ON entries FOR EACH ROW", "NEW"),
    "move": (f"AFTER UPDATE OF {_KEY} ON entries FOR EACH ROW WHEN ({_MOVED})", "OLD"),
    "delete": ("AFTER DELETE ON entries FOR EACH ROW", "OLD"),
}
"""When the sums are made anew to which a row belongs, and which row."""


@dataclass(frozen=True)
class _Dialect:
    """How a database says what the statements below need."""

    month: str
    """The first day of the month of a date."""
    next_month: str
    numbers: Sql
    differ: str
    """Between two rows, of which values may be NULL."""

    def month_of(self, day: str) -> str:
        """The first day of its month."""
        return self.month.format(day=day)

    def month_after(self, day: str) -> str:
        """The first day of the month after its own."""
        return self.next_month.format(day=day)

    def day(self, day: str) -> str:
        """The number of a date."""
        return self.numbers.day.format(day)

    def moment(self, moment: str) -> str:
        """The number of a moment."""
        return self.numbers.moment.format(moment)


_SQLITE = _Dialect(
    "date({day}, 'start of month')",
    "date({day}, 'start of month', '+1 month')",
    SQLITE,
    "IS NOT",
)
_POSTGRESQL = _Dialect(
    "CAST(date_trunc('month', {day}) AS date)",
    "CAST(date_trunc('month', {day}) + INTERVAL '1 month' AS date)",
    POSTGRESQL,
    "IS DISTINCT FROM",
)


def install(connection: Connection) -> None:
    """Makes the triggers if they are not there, and then every sum anew."""
    sqlite = triggers.is_sqlite(connection)
    differ = (_SQLITE if sqlite else _POSTGRESQL).differ
    wanted = {
        name: Trigger(moment.format(differ=differ), _keep(row) if sqlite else f"keep_sums('{row}')")
        for name, (moment, row) in _MOMENTS.items()
    }
    if triggers.install(connection, _FAMILY, wanted, _FUNCTIONS):
        fill(connection)


def fill(connection: Connection) -> None:
    """Makes every sum anew: for entries that came when there were no triggers."""
    dialect = _SQLITE if triggers.is_sqlite(connection) else _POSTGRESQL
    for statement in (
        "DELETE FROM person_days",
        _days(dialect),
        "DELETE FROM target_months",
        _months(dialect),
    ):
        connection.exec_driver_sql(statement)


def _days(dialect: _Dialect, of: str = "TRUE") -> str:
    """Sums by person and day of the entries for which `of` holds; they must not be there yet."""
    ratings = "NULLIF(COUNT(supervisor_rating), 0)"
    first, last = dialect.moment("MIN(submitted_at)"), dialect.moment("MAX(submitted_at)")
    return f"""
        INSERT INTO person_days (
            employee_id, day, rated, self_mean, supervisor_mean, first_submitted, holds_from
        )
        SELECT employee_id, {dialect.day("date")}, COUNT(supervisor_rating),
            SUM(CASE WHEN supervisor_rating IS NOT NULL THEN self_rating END) * {PARTS} / {ratings},
            SUM(supervisor_rating) * {PARTS} / {ratings}, {first},
            CASE WHEN {PARTS} % {ratings} > 0 THEN {moment_number(NEVER)} ELSE {last} END
        FROM entries WHERE state <> 'rejected' AND {of} GROUP BY employee_id, date
    """  # noqa: S608 - our own words


def _months(dialect: _Dialect, of: str = "TRUE") -> str:
    """Sums by target and month of the entries for which `of` holds; they must not be there yet."""
    month = dialect.month_of("date")
    return f"""
        INSERT INTO target_months (target_id, month, volume, last_submitted)
        SELECT target_id, {month}, COALESCE(SUM(volume), 0), MAX(submitted_at)
        FROM entries WHERE state = 'approved' AND target_id IS NOT NULL AND {of}
        GROUP BY target_id, {month}
    """  # noqa: S608 - our own words


def _keep(row: str) -> str:
    """On SQLite, what makes the sums anew to which a row (NEW or OLD) belongs."""
    whose = f"employee_id = {row}.employee_id"
    number = _SQLITE.day(f"{row}.date")
    month, following = _SQLITE.month_of(f"{row}.date"), _SQLITE.month_after(f"{row}.date")
    of_month = f"target_id = {row}.target_id AND date >= {month} AND date < {following}"
    return (
        f"DELETE FROM person_days WHERE {whose} AND day = {number};"  # noqa: S608 - our own words
        f"{_days(_SQLITE, f'{whose} AND date = {row}.date')};"
        f"DELETE FROM target_months WHERE target_id = {row}.target_id AND month = {month};"
        f"{_months(_SQLITE, of_month)};"
    )


_POSTGRESQL_DAY = f"""
CREATE OR REPLACE FUNCTION keep_person_day(whose integer, dated date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    number integer := {_POSTGRESQL.day("dated")};
BEGIN
    -- Who changes the same day at the same time waits here, and then sees what was changed before.
    INSERT INTO person_days VALUES (whose, number, 0, NULL, NULL, 0, 0)
        ON CONFLICT (employee_id, day) DO UPDATE SET rated = person_days.rated;
    DELETE FROM person_days WHERE employee_id = whose AND day = number;
    {_days(_POSTGRESQL, "employee_id = whose AND date = dated")};
END $$
"""  # noqa: S608 - our own words

_POSTGRESQL_MONTH = f"""
CREATE OR REPLACE FUNCTION keep_target_month(aim integer, day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    start date := {_POSTGRESQL.month_of("day")};
    following date := {_POSTGRESQL.month_after("day")};
BEGIN
    IF aim IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO target_months VALUES (aim, start, 0, now())
        ON CONFLICT (target_id, month) DO UPDATE SET volume = target_months.volume;
    DELETE FROM target_months WHERE target_id = aim AND month = start;
    {_months(_POSTGRESQL, "target_id = aim AND date >= start AND date < following")};
END $$
"""  # noqa: S608 - our own words

_POSTGRESQL_ENTRY = """
CREATE OR REPLACE FUNCTION keep_sums() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_ARGV[0] = 'NEW' THEN
        PERFORM keep_person_day(NEW.employee_id, NEW.date), keep_target_month(NEW.target_id, NEW.date);
    ELSE
        PERFORM keep_person_day(OLD.employee_id, OLD.date), keep_target_month(OLD.target_id, OLD.date);
    END IF;
    RETURN NULL;
END $$
"""

_FUNCTIONS = (_POSTGRESQL_DAY, _POSTGRESQL_MONTH, _POSTGRESQL_ENTRY)
