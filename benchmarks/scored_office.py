"""A large office with a fixed seed, written as fast as each database takes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import asyncpg

from benchmarks.office import nip
from domain.scoring import BERAKHLAK
from storage.base.engine import Database
from storage.base.migrate import migrate
from storage.records.national_days import national_holidays
from storage.tables import ALWAYS, FOREVER

FIRST = date(2026, 7, 1)
COMPETENCIES = ("Analisis data", "Pelayanan publik", "Kepemimpinan")
UNITS = 40
_ROWS_AT_ONCE = 50_000

_Table = tuple[str, tuple[str, ...], Iterable[tuple[Any, ...]]]
_ASSESSMENTS = ("id", "period", "employee_id", "assessor_id", "source", "criterion", "rating")
_ENTRIES = (
    *("id", "employee_id", "date", "activity", "target_id", "volume", "self_rating", "state", "version"),
    *("submitted_at", "revised_at", "supervisor_rating"),
)


@dataclass(frozen=True)
class Size:
    """How large: people, the working days that they report, and their entries a day."""

    people: int
    days: int
    entries: int

    @property
    def rows(self) -> int:
        """Entries in all."""
        return self.people * self.days * self.entries


def working_days(count: int) -> list[date]:
    """The first working days of the second semester of 2026."""
    off, found, day = national_holidays(2025, 2027), list[date](), FIRST
    while len(found) < count:
        if day.weekday() < 5 and day not in off:
            found.append(day)
        day += timedelta(days=1)
    return found


class _Rows:
    """The rows of each table, in the order of its columns named first."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.random = Random(1)
        self.days = working_days(size.days)
        self.people = range(1, size.people + 1)

    def tables(self) -> Iterator[_Table]:
        """Name, columns and rows, in an order that foreign keys accept."""
        yield from self._people()
        yield from self._days_and_targets()
        yield "assessments", _ASSESSMENTS, ((n, *row) for n, row in enumerate(self._assessments(), 1))
        yield from self._services()
        yield "entries", _ENTRIES, self._entries()

    def _people(self) -> Iterator[_Table]:
        yield (
            "units",
            ("id", "name", "timezone", "work_week"),
            ((n, f"Unit {n}", "WITA" if n % 10 == 0 else "WIB", "12345") for n in range(1, UNITS + 1)),
        )
        yield (
            "employees",
            ("id", "nip", "name", "position", "role"),
            ((n, nip(n), f"Pegawai {n}", "Analis", "asn") for n in self.people),
        )
        yield (
            "memberships",
            ("id", "employee_id", "unit_id", "starts", "ends"),
            ((n, n, n % UNITS + 1, ALWAYS, FOREVER) for n in self.people),
        )
        yield (
            "competencies",
            ("id", "position", "competency", "required"),
            ((n, "Analis", name, 4) for n, name in enumerate(COMPETENCIES, 1)),
        )

    def _days_and_targets(self) -> Iterator[_Table]:
        pick = self.random.choice
        yield (
            "leaves",
            ("id", "employee_id", "kind", "starts", "ends", "half"),
            (
                (n, n, pick(("cuti", "tugas_luar")), day, day + timedelta(days=2), "")
                for n, day in ((n, pick(self.days)) for n in self.people if n % 5 == 0)
            ),
        )
        yield (
            "targets",
            ("id", "employee_id", "period", "title", "quantity", "measure", "weight", "kind"),
            (
                (2 * n - k, n, "2026-S2", f"Target {k}", 200_000, "dokumen", 1000, "utama")
                for n in self.people
                for k in range(2)
            ),
        )
        yield (
            "attendance",
            ("employee_id", "date", "status"),
            (
                (n, day, pick(("present", "present", "present", "late", "absent")))
                for n in self.people
                for day in self.days
            ),
        )

    def _services(self) -> Iterator[_Table]:
        pick = self.random.choice
        yield (
            "services",
            ("id", "code", "name", "unit_id"),
            ((n, f"L{n}", f"Layanan {n}", n % UNITS + 1) for n in range(1, UNITS + 1)),
        )
        yield (
            "service_staff",
            ("id", "service_id", "employee_id", "starts", "ends"),
            ((n, n % UNITS + 1, n, ALWAYS, FOREVER) for n in self.people if n % 10 == 0),
        )
        yield (
            "responses",
            ("id", "service_id", "date", "channel", "quick"),
            (
                (n, n % UNITS + 1, day, pick(("visit", "open")), pick((2, 3, 4)))
                for n, day in ((n, pick(self.days)) for n in range(1, 2 * self.size.people + 1))
            ),
        )

    def _assessments(self) -> Iterator[tuple[Any, ...]]:
        pick, size = self.random.choice, self.size.people
        for n in self.people:
            for criterion in BERAKHLAK:
                yield "2026-S2", n, n % size + 1, "supervisor", criterion, pick((3, 4, 5))
            for criterion in COMPETENCIES:
                yield "2026-S2", n, n % size + 1, "supervisor", criterion, pick((3, 4, 5))
                yield "2026-S2", n, n, "self", criterion, pick((3, 4, 5))
            for peer in range(2, 5):
                for criterion in ("kerja_sama", "berbagi_pengetahuan"):
                    yield "2026-S2", n, (n + peer) % size + 1, "peer", criterion, pick((3, 4, 5))

    def _entries(self) -> Iterator[tuple[Any, ...]]:
        """Mostly approved and in time, as an office's are; a few late, waiting or rejected."""
        number, chance = 0, self.random.random
        ratings = [self.random.choice((2, 3, 4, 4, 5)) for _ in range(9973)]
        hours = [
            timedelta(hours=3 + 70 * (chance() < 0.05), seconds=int(chance() * 20_000)) for _ in range(9967)
        ]
        for person in self.people:
            for day in self.days:
                midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
                for n in range(self.size.entries):
                    number += 1
                    rating, sent = ratings[number % 9973], midnight + hours[number % 9967]
                    state = ("submitted", "rejected")[number % 2] if number % 23 == 0 else "approved"
                    target = 2 * person - number % 2 if n % 3 else None
                    yield (
                        number,
                        person,
                        day,
                        "Menyusun laporan dan menindaklanjuti surat masuk",
                        target,
                        1000 if target else None,
                        rating,
                        state,
                        1,
                        sent,
                        sent,
                        ratings[number % 9929] if state == "approved" else None,
                    )


async def build(url: str, size: Size) -> None:
    """Fills a new, migrated database at `url`."""
    database = Database(url)
    await migrate(database)
    rows = _Rows(size)
    if database.path is not None:
        _into_sqlite(database.path, rows)
    else:
        await _into_postgresql(url, rows)
    await database.close()
    if database.path is None:
        await _vacuum(url)


def _into_sqlite(path: Path, rows: _Rows) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        for table, columns, values in rows.tables():
            marks = ", ".join("?" * len(columns))
            statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - our names
            connection.executemany(statement, map(_plain, values))
    connection.close()


def _plain(row: tuple[Any, ...]) -> list[Any]:
    """A row as the product's column types store it in SQLite."""
    return [_stored(value) for value in row]


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value


async def _into_postgresql(url: str, rows: _Rows) -> None:
    connection = await asyncpg.connect(url)
    # The triggers of foreign keys stay out of the way of a load that is right by construction.
    await connection.execute("SET session_replication_role = replica")
    for table, columns, values in rows.tables():
        left = iter(values)
        while batch := list(islice(left, _ROWS_AT_ONCE)):
            await connection.copy_records_to_table(table, columns=columns, records=batch)
    await connection.close()


async def _vacuum(url: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute("VACUUM ANALYZE")
    await connection.close()
