"""Notes of changes: each column that a score reads, in each kind of statement, on both databases."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import delete, select, text, update

from storage.base.engine import Database
from storage.changes import Topic
from storage.tables import (
    ALWAYS,
    FOREVER,
    Assessment,
    Attendance,
    CalendarDay,
    ChangedRecord,
    Competency,
    Employee,
    Entry,
    Extension,
    Leave,
    Membership,
    Response,
    Service,
    ServiceStaff,
    Table,
    Target,
    Unit,
)
from storage.uow import UnitOfWork

DAY = date(2026, 11, 9)
SENT = datetime(2026, 11, 9, 9, tzinfo=UTC)
SARI, BUDI, NEWCOMER, GOING = 1, 2, 3, 4
ONE = Decimal(1)
Notes = set[tuple[str, int | None]]


@dataclass(frozen=True)
class Watched:
    """A table that scores read, the columns of it that they read, and a row of Sari's or of the office."""

    table: type[Table]
    columns: str
    row: dict[str, Any]
    topic: Topic = Topic.PERSON
    owner: str = "employee_id"
    whose: int | None = SARI
    gone: dict[str, Any] = field(default_factory=dict)
    """Instead of `row`, what is inserted and deleted."""


_ENTRY = {"date": DAY, "activity": "Menyusun laporan", "self_rating": 3, "version": 1, "revised_at": SENT}
WATCHED = [
    Watched(
        Entry,
        "employee_id date state submitted_at self_rating supervisor_rating target_id volume",
        {**_ENTRY, "state": "submitted", "submitted_at": SENT},
    ),
    Watched(Attendance, "employee_id date status", {"date": DAY, "status": "present"}),
    Watched(Leave, "employee_id kind starts ends", {"kind": "cuti", "starts": DAY, "ends": DAY}),
    Watched(
        Target,
        "employee_id period quantity weight",
        {
            "period": "2026",
            "title": "Laporan",
            "quantity": Decimal(3),
            "unit": "dokumen",
            "weight": Decimal(1),
        },
    ),
    Watched(
        Assessment,
        "employee_id period source assessor_id criterion rating",
        {
            "period": "2026-S2",
            "source": "supervisor",
            "assessor_id": BUDI,
            "criterion": "loyal",
            "rating": 4,
        },
    ),
    Watched(Membership, "employee_id unit_id starts ends", {"unit_id": 1, "starts": ALWAYS, "ends": FOREVER}),
    Watched(
        ServiceStaff,
        "employee_id service_id starts ends",
        {"service_id": 1, "starts": ALWAYS, "ends": FOREVER},
    ),
    Watched(
        Employee,
        'joined "left" position',
        {"id": NEWCOMER, "nip": "199001012015012003", "name": "Citra Contoh", "role": "asn"},
        owner="id",
        whose=NEWCOMER,
        gone={"id": GOING, "nip": "199001012015012004", "name": "Dewi Contoh", "role": "asn"},
    ),
    Watched(
        Response,
        "service_id submitted_at channel quick persyaratan prosedur waktu biaya produk kompetensi perilaku"
        " pengaduan sarana quarantined_at",
        {"service_id": 1, "date": DAY, "submitted_at": SENT, "channel": "visit", "quick": 3},
        Topic.CITIZENS,
        owner="",
        whose=None,
    ),
    Watched(
        Unit,
        "timezone work_week",
        {"id": 2, "name": "Dinas", "timezone": "WIB"},
        Topic.EVERYBODY,
        owner="",
        whose=None,
        gone={"id": 3, "name": "Badan", "timezone": "WIB"},
    ),
    Watched(
        CalendarDay,
        "date kind unit_id",
        {"date": DAY, "kind": "holiday"},
        Topic.EVERYBODY,
        owner="",
        whose=None,
    ),
    Watched(
        Extension,
        "starts ends unit_id employee_id open_until",
        {"starts": DAY, "ends": DAY, "open_until": SENT, "reason": "Gangguan", "created_at": SENT},
        Topic.EVERYBODY,
        owner="",
        whose=None,
    ),
    Watched(
        Competency,
        "position competency required",
        {"position": "Analis", "competency": "Analisis data", "required": 3},
        Topic.EVERYBODY,
        owner="",
        whose=None,
    ),
]


async def _office(uow: UnitOfWork) -> None:
    session = uow.session
    session.add(Unit(id=1, name="Sekretariat", timezone="WIB"))
    for n in (SARI, BUDI):
        session.add(Employee(id=n, nip=f"19900101201501200{n}", name=f"Pegawai {n}", role="asn"))
    await session.flush()
    session.add(Service(id=1, code="KTP", name="KTP", unit_id=1))
    await session.flush()


async def _notes(uow: UnitOfWork) -> Notes:
    """What was noted since the last look."""
    rows = await uow.session.execute(select(ChangedRecord.topic, ChangedRecord.employee_id))
    notes = {(topic, whose) for topic, whose in rows}
    await uow.session.execute(delete(ChangedRecord))
    return notes


async def _add(uow: UnitOfWork, watched: Watched, values: dict[str, Any]) -> Table:
    owner = {"employee_id": SARI} if watched.owner == "employee_id" else {}
    row = watched.table(**owner, **values)
    uow.session.add(row)
    await uow.session.flush()
    return row


@pytest.mark.parametrize("watched", WATCHED, ids=lambda each: each.table.__tablename__)
async def test_what_a_score_reads_is_noted_when_it_changes(database: Database, watched: Watched) -> None:
    expected: Notes = {(watched.topic, watched.whose)}
    async with database.unit() as uow:
        await _office(uow)
        await _notes(uow)
        row = await _add(uow, watched, watched.row)
        assert await _notes(uow) == expected
        for column in watched.columns.split():
            # Whoever sets a column, changes it: even to what it was.
            await uow.session.execute(text(f"UPDATE {row.__tablename__} SET {column} = {column}"))  # noqa: S608
            assert (watched.topic, watched.whose) in await _notes(uow), column
        if watched.gone:
            row = await _add(uow, watched, watched.gone)
            expected = {(watched.topic, watched.gone["id"] if watched.whose else None)}
        await _notes(uow)
        await uow.session.delete(row)
        await uow.session.flush()
        assert await _notes(uow) == expected


@pytest.mark.parametrize(
    "watched",
    [each for each in WATCHED if each.owner == "employee_id"],
    ids=lambda each: each.table.__tablename__,
)
async def test_both_are_noted_when_a_record_goes_to_another_person(
    database: Database, watched: Watched
) -> None:
    async with database.unit() as uow:
        await _office(uow)
        await _add(uow, watched, watched.row)
        await _notes(uow)
        await uow.session.execute(update(watched.table).values(employee_id=BUDI))
        assert await _notes(uow) == {(Topic.PERSON, SARI), (Topic.PERSON, BUDI)}
