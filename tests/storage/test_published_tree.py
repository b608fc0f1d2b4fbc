"""The tree under which papers are proved is read and built once for each published root."""

from __future__ import annotations

from datetime import date

from sqlalchemy import event

from domain.audit.merkle import root
from domain.audit.roots import Root
from storage.base.engine import Database
from tests.harness import changes


async def test_the_leaves_are_read_once_for_a_published_root(database: Database) -> None:
    async with changes(database) as uow:
        for number in range(5):
            uow.audit.note("decide", f"leave/{number}")
    async with changes(database) as uow:
        published = Root(5, root(await uow.audit.leaves(5)).hex(), date(2026, 11, 26))
        uow.audit.note_published(published)
    asked: list[str] = []
    event.listen(database.engine.sync_engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    for _ in range(2):
        async with database.read() as uow:
            tree = await uow.audit.published_tree()
            assert tree is not None and tree.root == published and len(tree.levels[0]) == 5
    assert len([each for each in asked if each.startswith("SELECT audit_log.hash")]) == 1


async def test_leaves_that_do_not_give_the_root_are_read_again(database: Database) -> None:
    async with changes(database) as uow:
        uow.audit.note("decide", "leave/1")
        uow.audit.note_published(Root(1, "0" * 64, date(2026, 11, 26)))
    async with database.read() as uow:
        first, second = await uow.audit.published_tree(), await uow.audit.published_tree()
    assert first is not None and first is not second
