"""How a reviewer's queue is read, and who is told: along the team and what is recent, never whole tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event

from storage.base.engine import Database
from tests.storage.imports.desk import office

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LARGE = ("entries", "leave_requests", "target_proposals", "employees", "supervisions")
"""Tables that grow with the office or with its years."""


async def test_a_queue_and_the_administrators_are_read_without_looking_through_any_large_table(
    database_file: Path,
) -> None:
    database = Database(f"sqlite:///{database_file}")
    asked: list[tuple[str, Any]] = []
    async with database.read() as uow:
        event.listen(
            database.engine.sync_engine,
            "before_cursor_execute",
            lambda *call: asked.append((call[2], call[3])),
        )
        await uow.supervision.waiting_for(1, date(2026, 11, 20))
        await uow.supervision.has_reviews(1, date(2026, 11, 20))
        await uow.review.approved_since(1, NOW)
        await uow.talks.proposed(1, NOW - timedelta(days=30), NOW)
        await uow.administrators.recipients(office(), NOW)
        connection = await uow.session.connection()
        for statement, values in asked[:]:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            steps = [row._mapping["detail"] for row in plan]
            assert steps
            assert [step for step in steps if step.startswith("SCAN") and step.split()[1] in LARGE] == []
    assert len(asked) > 4
    await database.close()
