"""The outbox finds what a person was told again, and what was settled stays settled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from domain.errors import Invalid
from domain.notices import Priority, Recipient
from handlers.kit.case_actions import CaseSubmitted
from storage.base.engine import Database
from storage.tables import Employee, Outbox
from tests.harness import changes

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)

OFFICE = (Priority.ANSWER, Priority.WORK)


async def test_a_message_of_a_case_is_found_by_the_index(database_file: Path) -> None:
    asked: list[tuple[str, Any]] = []
    database = Database(f"sqlite:///{database_file}")
    async with changes(database) as uow:
        uow.session.add(Employee(nip="199001012015012001", name="Sari Contoh"))
        await uow.session.flush()
        for case_id in (1, 2):
            uow.outbox.add(CaseSubmitted("entry", case_id, 1), Recipient(employee_id=1), NOW)
        await uow.outbox.write()
        for row in await uow.session.scalars(select(Outbox)):
            uow.outbox.settle(row.id, "sent", NOW, message_id=100 + row.id)
    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))
    async with database.read() as uow:
        assert await uow.outbox.message_of(CaseSubmitted("entry", 2, 1), 1) == 102
        assert await uow.outbox.message_of(CaseSubmitted("entry", 2, 2), 1) is None
        statement, values = next(each for each in asked if "FROM outbox" in each[0])
        connection = await uow.session.connection()
        plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        (step,) = [row._mapping["detail"] for row in plan]
    assert "ix_outbox_employee_id (employee_id=? AND kind=? AND about=?)" in step
    await database.close()


async def told_twice(database: Database) -> tuple[int, int]:
    """Two notices that wait for one person; gives the numbers of their rows."""
    async with database.unit() as uow:
        uow.session.add(Employee(nip="199001012015012001", name="Sari Contoh"))
        await uow.session.flush()
        for case_id in (1, 2):
            uow.outbox.add(CaseSubmitted("entry", case_id, 1), Recipient(employee_id=1), NOW)
        await uow.commit()
        first, second = await uow.session.scalars(select(Outbox.id).order_by(Outbox.id))
    return first, second


async def test_a_clock_that_went_back_keeps_nothing_that_was_to_leave_at_once(database: Database) -> None:
    first, second = await told_twice(database)
    async with changes(database) as uow:
        await uow.outbox.postpone(second, NOW + timedelta(seconds=30), "flood", counts=False)
    async with database.read() as uow:
        for now, due in ((NOW - timedelta(days=1), [first]), (NOW + timedelta(minutes=1), [first, second])):
            assert [row.id for row in await uow.outbox.due(now, 30, [], priorities=OFFICE)] == due


async def test_what_was_settled_in_a_unit_is_seen_by_who_asks_in_it(database: Database) -> None:
    first, second = await told_twice(database)
    case, person = CaseSubmitted("entry", 1, 1), 1
    async with database.unit() as uow:
        uow.outbox.settle(first, "sent", NOW, message_id=7)
        assert await uow.outbox.message_of(case, person) == 7
    async with database.unit() as uow:
        uow.outbox.settle(first, "sent", NOW, message_id=7)
        assert await uow.outbox.last_about(CaseSubmitted, "entry:1:1", person) == (case, 7)
    async with database.unit() as uow:
        uow.outbox.settle(first, "sent", NOW, message_id=7)
        assert await uow.outbox.said_in(7, person, CaseSubmitted) == case
    async with database.unit() as uow:
        uow.outbox.settle(first, "sent", NOW, message_id=7)
        assert list(await uow.outbox.due_of(person, [CaseSubmitted], NOW)) == [second]
    async with database.unit() as uow:
        uow.outbox.settle(first, "sent", NOW, message_id=7)
        uow.outbox.settle(second, "sent", NOW, message_id=7)
        assert await uow.outbox.awaited_by(CaseSubmitted) == set()


async def test_what_did_not_arrive_is_sent_again_if_its_person_writes_in_the_same_unit(
    database: Database,
) -> None:
    first, second = await told_twice(database)
    async with changes(database) as uow:
        uow.outbox.settle(first, "unreachable", NOW)
        await uow.outbox.revive(1, NOW, NOW)
    async with database.read() as uow:
        assert [row.id for row in await uow.outbox.due(NOW, 10, priorities=OFFICE)] == [first, second]


async def test_a_row_that_was_ended_before_stays_as_it_is(database: Database) -> None:
    first, second = await told_twice(database)
    async with database.unit() as uow:
        uow.outbox.settle(first, "obsolete", NOW)
        for covered in (second, first):
            uow.outbox.settle(covered, "sent", NOW, message_id=7)
        await uow.commit()
        found = await uow.session.execute(select(Outbox.state, Outbox.message_id, Outbox.attempts))
        assert [tuple(row) for row in found] == [("obsolete", None, 1), ("sent", 7, 1)]


async def test_what_was_settled_outlives_a_refusal_that_came_after_it_was_written(database: Database) -> None:
    first, second = await told_twice(database)
    async with database.unit() as uow:
        uow.outbox.settle(first, "sent", NOW, message_id=7)
        with pytest.raises(Invalid):
            async with uow.savepoint():
                assert list(await uow.outbox.due_of(1, [CaseSubmitted], NOW)) == [second]
                raise Invalid("report-write-text")
        await uow.commit()
    async with database.read() as uow:
        assert [row.id for row in await uow.outbox.due(NOW, 10, priorities=OFFICE)] == [second]
