"""How queues, the people who are told, and attendance are read: along an index, never whole tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event

from domain.people import TimeZone
from domain.periods import PeriodKind
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.scoring.scope import Scope
from storage.tables import (
    ALWAYS,
    FOREVER,
    Employee,
    Membership,
    Response,
    Service,
    ServiceStaff,
    Table,
    Unit,
)
from storage.uow import UnitOfWork
from tests.harness import changes
from tests.storage.imports.desk import office

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LARGE = ("entries", "leave_requests", "target_proposals", "employees", "supervisions")
"""Tables that grow with the office or with its years."""

SMALL = {
    "announcements",
    "closings",
    "counter_sayings",
    "data_corrections",
    "ekinerja_rows",
    "extensions",
    "feedback_requests",
    "group_judgements",
    "innovations",
    "objection_events",
    "objectivity_notices",
    "practices_shown",
    "promises",
    "proposal_decisions",
    "quarantine_decisions",
    "recommendations",
    "supervisor_corrections",
    "team_reminders",
}
"""Tables of fewer rows than the office has people in a month, or that are kept for a while only."""


async def test_who_names_a_row_that_may_be_removed_is_found_along_an_index(database_file: Path) -> None:
    database = Database(f"sqlite:///{database_file}")
    looked_through = set()
    async with database.read() as uow:
        for table in Table.metadata.sorted_tables:
            for key in table.foreign_keys:
                # An import that is undone removes these by the thousand.
                if key.column.table.name in ("employees", "entries", "targets") and table.name not in SMALL:
                    looking = f"SELECT 1 FROM {table.name} WHERE {key.parent.name} = ?"  # noqa: S608
                    plan = await plan_of(uow, looking, (1,))
                    looked_through |= {str(key.parent) for step in plan if step.startswith("SCAN")}
    # An index by person would cost each import of attendance more than it gives an undo (0285).
    assert looked_through == {"attendance.employee_id"}
    await database.close()


async def test_a_queue_and_the_administrators_are_read_without_looking_through_any_large_table(
    database_file: Path,
) -> None:
    database = Database(f"sqlite:///{database_file}")
    async with database.read() as uow:
        asked = statements_of(database)
        await uow.supervision.waiting_for(1, date(2026, 11, 20))
        await uow.supervision.has_reviews(1, date(2026, 11, 20))
        await uow.review.approved_since(1, NOW)
        await uow.talks.proposed(1, NOW - timedelta(days=30), NOW)
        await uow.administrators.recipients(office(), NOW)
        await uow.reminders.asking_absence([1, 2], NOW.date())
        await uow.entries.last_day_before([1, 2], NOW.date() - timedelta(days=30), NOW.date())
        for statement in asked[:]:
            steps = await plan_of(uow, *statement)
            assert steps
            assert [step for step in steps if step.startswith("SCAN") and step.split()[1] in LARGE] == []
    assert len(asked) > 6
    await database.close()


async def test_attendance_of_a_person_is_read_by_its_dates(database_file: Path) -> None:
    database = Database(f"sqlite:///{database_file}")
    async with changes(database) as uow:
        uow.session.add(Employee(id=1, nip="199001012015012001", name="Sari Contoh"))
    zone = TimeZone.WIB.info
    scope = Scope.containing(load_scheme("tebingtinggi"), PeriodKind.SEMESTER, NOW, zone)
    async with database.read() as uow:
        asked = statements_of(database)
        await uow.scoring.records(scope, 1)
        await uow.attendance.of_days(1, [NOW.date()])
        found = [statement for statement in asked if " attendance " in " ".join(statement[0].split())]
        assert len(found) == 2
        for statement in found:
            (step,) = [each for each in await plan_of(uow, *statement) if " attendance " in each]
            assert step.startswith("SEARCH attendance USING PRIMARY KEY (date=? AND employee_id")
    await database.close()


async def test_responses_and_lists_are_read_by_service_and_the_mean_of_the_office_from_an_index_alone(
    database_file: Path,
) -> None:
    database = Database(f"sqlite:///{database_file}")
    async with changes(database) as uow:
        uow.session.add(Employee(id=1, nip="199001012015012001", name="Sari Contoh"))
        uow.session.add(Unit(id=1, name="Dinas Contoh", timezone="WIB"))
        await uow.session.flush()
        uow.session.add(Membership(employee_id=1, unit_id=1, starts=ALWAYS, ends=FOREVER))
        uow.session.add(Service(id=1, code="KTP", name="KTP", unit_id=1))
        await uow.session.flush()
        uow.session.add(ServiceStaff(service_id=1, employee_id=1, starts=ALWAYS, ends=FOREVER))
        uow.session.add_all(
            Response(service_id=1, date=date(2026, 11, 2), channel="open", quick=4) for _ in range(5)
        )
    scope = Scope.containing(load_scheme("batanghari"), PeriodKind.SEMESTER, NOW, TimeZone.WIB.info)
    async with database.read() as uow:
        asked = statements_of(database)
        await uow.scoring.records(scope, 1)
        (lists,) = [statement for statement in asked if "FROM counter_sayings" in statement[0]]
        (step, *_) = await plan_of(uow, *lists)
        assert step.startswith(
            "SEARCH counter_sayings USING INDEX ix_counter_sayings_service_id (service_id=?"
        )
        own, office = [statement for statement in asked if "responses.quick" in statement[0]]
        (step,) = [each for each in await plan_of(uow, *own) if " responses " in each]
        assert step.startswith("SEARCH responses USING INDEX ix_responses_service (service_id=? AND date>?")
        (step,) = [each for each in await plan_of(uow, *office) if " responses " in each]
        assert step.startswith("SEARCH responses USING COVERING INDEX ix_responses_rated (date>?")
    await database.close()


def statements_of(database: Database) -> list[tuple[str, Any]]:
    """The statements that a database is asked from now on, with their values."""
    asked: list[tuple[str, Any]] = []
    event.listen(
        database.engine.sync_engine,
        "before_cursor_execute",
        lambda *call: asked.append((call[2], call[3])),
    )
    return asked


async def plan_of(uow: UnitOfWork, statement: str, values: Any) -> list[str]:
    """The steps in which SQLite runs a statement."""
    connection = await uow.session.connection()
    plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    return [row._mapping["detail"] for row in plan]
