"""Conversations of many people in one transaction: saved together, none over what another process saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import event
from sqlalchemy.orm.exc import StaleDataError

from storage.base.engine import Database
from storage.uow import UnitOfWork
from tests.harness import FRIDAY_MORNING, changes

PEOPLE = range(101, 121)


async def go_on(uow: UnitOfWork, step: str, people: range = PEOPLE) -> None:
    """Everybody answers the question of their conversation, and is asked the next one."""
    for person in people:
        (held,) = await uow.dialogs.of(person)
        held.step = step


async def begin(database: Database) -> None:
    """Everybody begins a conversation."""
    async with changes(database) as uow:
        for person in PEOPLE:
            await uow.dialogs.open(person, "report", "activity", {}, FRIDAY_MORNING)


async def steps(database: Database) -> set[str]:
    """The questions that are open."""
    async with database.read() as uow:
        return {held.step for person in PEOPLE for held in await uow.dialogs.of(person)}


async def test_conversations_of_many_are_changed_and_ended_in_a_few_statements(database: Database) -> None:
    await begin(database)
    statements: list[str] = []
    async with changes(database) as uow:
        await uow.dialogs.preload(PEOPLE)
        await go_on(uow, "volume", PEOPLE[:10])
        for person in PEOPLE[10:]:
            uow.dialogs.close((await uow.dialogs.of(person))[0])
        event.listen(
            database.engine.sync_engine, "before_cursor_execute", lambda *said: statements.append(said[2])
        )
    assert len(statements) <= 4
    assert await steps(database) == {"volume"}


@pytest.mark.parametrize("meanwhile", ["continued", "ended"])
async def test_nothing_is_saved_over_what_another_process_saved_meanwhile(
    new_postgres: Callable[[], str], meanwhile: str
) -> None:
    ours, theirs = (Database(address) for address in [new_postgres()] * 2)
    await begin(ours)
    async with ours.unit() as uow:
        await uow.dialogs.preload(PEOPLE)
        async with changes(theirs) as other:
            (held,) = await other.dialogs.of(PEOPLE[7])
            if meanwhile == "continued":
                held.step = "rating"
            else:
                other.dialogs.close(held)
        await go_on(uow, "volume")
        with pytest.raises(StaleDataError):
            await uow.commit()
    assert await steps(ours) - {"rating"} == {"activity"}
    await ours.close()
    await theirs.close()
