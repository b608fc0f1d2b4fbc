"""The unit of work: nothing is kept unless it is committed, a reader cannot write, an outage has a name."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select, text, update
from sqlalchemy.exc import ProgrammingError

from domain.errors import Invalid
from domain.notices import Apology, Priority, Recipient
from domain.periods import Span
from storage.base.engine import Database
from storage.base.outages import DatabaseUnavailable
from storage.repositories import Repositories
from storage.tables import Employee, Outbox, ProcessedUpdate, Unit
from tests.bot.loopback import nobody_listening
from tests.harness import FRIDAY_MORNING, NIPS, SARI, changes, must

OFFICE = (Priority.ANSWER, Priority.WORK)


async def units(database: Database) -> list[str]:
    """The names of the units that there are."""
    async with database.read() as uow:
        return sorted(await uow.session.scalars(select(Unit.name)))


async def test_what_is_not_committed_is_gone(database: Database) -> None:
    async with database.unit() as uow:
        uow.session.add_all([Unit(name="Sekretariat", timezone="WIB")])
        await uow.session.flush()
    assert await units(database) == []


async def test_what_fails_before_its_commit_is_sent_is_committed_by_nobody_else(database: Database) -> None:
    engine = database.engine.sync_engine

    def fail(_connection: object) -> None:
        event.remove(engine, "commit", fail)
        raise OSError("the commit is not sent")

    event.listen(engine, "commit", fail)
    with pytest.raises(OSError, match="not sent"):
        async with database.unit() as uow:
            uow.session.add_all([Unit(name="Sekretariat", timezone="WIB")])
            await uow.commit()
    assert await database.answers(), "which commits on the connection that was given back"
    assert await units(database) == []


async def test_what_fails_half_way_leaves_nothing(database: Database) -> None:
    with pytest.raises(ValueError, match="half way"):
        async with database.unit() as uow:
            uow.session.add_all([Unit(name="Sekretariat", timezone="WIB")])
            await uow.session.flush()
            raise ValueError("half way")
    assert await units(database) == []


async def test_what_is_committed_is_kept_and_what_comes_after_it_is_not(database: Database) -> None:
    async with database.unit() as uow:
        uow.session.add_all([Unit(name="Sekretariat", timezone="WIB")])
        await uow.commit()
        uow.session.add_all([Unit(name="Dinas Pelayanan", timezone="WIB")])
    assert await units(database) == ["Sekretariat"]


async def test_what_became_of_a_message_is_written_with_the_commit(database: Database) -> None:
    async with database.unit() as uow:
        uow.outbox.add(Apology("AAA"), Recipient(chat_id=SARI), FRIDAY_MORNING)
        await uow.commit()
        (row,) = await uow.outbox.due(FRIDAY_MORNING, 10, priorities=OFFICE)
        uow.outbox.settle(row.id, "sent", FRIDAY_MORNING, message_id=7)
    async with database.read() as uow:
        assert await uow.session.scalar(select(Outbox.state)) == "pending"
    async with changes(database) as uow:
        uow.outbox.settle(row.id, "sent", FRIDAY_MORNING, message_id=7)
    async with database.read() as uow:
        assert await uow.session.scalar(select(Outbox.state)) == "sent"


async def test_a_reader_has_nothing_to_commit(database: Database) -> None:
    async with database.read() as uow:
        with pytest.raises(RuntimeError, match="nothing to commit"):
            await uow.commit()


async def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    async with changes(database) as writing:
        writing.session.add_all([Unit(name="Sekretariat", timezone="WIB")])
        await writing.session.flush()
        assert await units(database) == []
    assert await units(database) == ["Sekretariat"]


async def test_a_database_that_answers_says_so_and_keeps_no_trace_of_the_question(database: Database) -> None:
    assert await database.answers()
    async with database.read() as uow:
        assert list(await uow.session.scalars(select(ProcessedUpdate.update_id))) == []


async def test_an_outage_has_one_name() -> None:
    async with nobody_listening() as port:
        database = Database(f"postgresql://kinerja@127.0.0.1:{port}/kinerja")
        assert not await database.answers()
        for opened in (database.read, database.unit):
            with pytest.raises(DatabaseUnavailable):  # an OSError would be taken for one of a file
                async with opened() as uow:
                    await uow.people.all()
        await database.close()


async def test_a_file_that_cannot_be_read_is_no_outage(database: Database, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        async with database.read():
            (tmp_path / "bukti.pdf").read_bytes()


@pytest.mark.parametrize("kind", [errno.ENOSPC, errno.EIO, errno.EMFILE, None])
async def test_what_a_disk_raises_without_a_name_is_no_outage(database: Database, kind: int | None) -> None:
    error = OSError("cannot identify image file") if kind is None else OSError(kind, os.strerror(kind))
    with pytest.raises(OSError, match=str(error.args[-1])):
        async with database.read():
            raise error


@pytest.mark.parametrize("kind", [errno.ECONNRESET, errno.EPIPE, errno.ETIMEDOUT, errno.EHOSTUNREACH])
async def test_a_connection_that_breaks_is_an_outage(database: Database, kind: int) -> None:
    with pytest.raises(DatabaseUnavailable):
        async with database.read():
            raise OSError(kind, os.strerror(kind))


async def test_a_wrong_question_is_no_outage(new_postgres: Callable[[], str]) -> None:
    # On PostgreSQL only: SQLite calls a missing table an operational error, as it calls a full disk.
    database = Database(new_postgres())
    with pytest.raises(ProgrammingError):
        async with database.read() as uow:
            await uow.session.execute(text("SELECT * FROM no_such_table"))
    await database.close()


async def test_who_looks_sees_one_moment(database: Database) -> None:
    async with database.read() as looking:
        query = select(Unit.name)
        assert (await looking.session.scalars(query)).all() == []
        async with changes(database) as uow:
            uow.session.add_all([Unit(name="Sekretariat", timezone="WIB")])
        assert (await looking.session.scalars(query)).all() == []
    assert await units(database) == ["Sekretariat"]


async def test_what_is_refused_is_undone_and_what_others_did_is_kept(database: Database) -> None:
    async with database.unit() as uow:
        async with uow.savepoint():
            uow.session.add_all([Unit(name="Sekretariat", timezone="WIB")])
            uow.outbox.add(Apology("AAA"), Recipient(chat_id=SARI), FRIDAY_MORNING)
        with pytest.raises(Invalid):
            async with uow.savepoint():
                uow.session.add_all([Unit(name="Dinas Pelayanan", timezone="WIB")])
                uow.outbox.add(Apology("BBB"), Recipient(chat_id=SARI), FRIDAY_MORNING)
                await uow.dialogs.open(SARI, "report", "date", {}, FRIDAY_MORNING)
                raise Invalid("report-write-text")
        assert uow.outbox.added == 1
        assert await uow.dialogs.of(SARI) == (), "what was remembered of it is forgotten"
        await uow.commit()
    assert await units(database) == ["Sekretariat"]
    async with database.read() as uow:
        assert [row.payload for row in await uow.outbox.due(FRIDAY_MORNING, 10, priorities=OFFICE)] == [
            {"reference": "AAA"}
        ]


async def test_what_a_refused_part_wrote_is_undone_and_a_part_that_reads_makes_no_savepoint(
    database: Database,
) -> None:
    made: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: Any) -> None:
        if "SAVEPOINT" in statement:
            made.append(statement)

    async with database.unit() as uow:
        event.listen(database.engine.sync_engine, "before_cursor_execute", note)
        async with uow.savepoint():
            assert await uow.people.units() == []
            uow.session.add_all([Unit(name="Sekretariat", timezone="WIB")])
        assert made == []
        with pytest.raises(Invalid):
            async with uow.savepoint():
                uow.session.add_all([Unit(name="Dinas Pelayanan", timezone="WIB")])
                await uow.session.flush()
                await uow.session.execute(update(Unit).values(timezone="WIT"))
                raise Invalid("report-write-text")
        assert made == ["SAVEPOINT part", "ROLLBACK TO SAVEPOINT part"]
        async with uow.savepoint():
            (kept,) = await uow.people.units()
            kept.name = "Sekretariat Daerah"
        await uow.commit()
    async with database.read() as uow:
        assert [(each.name, each.timezone) for each in await uow.people.units()] == [
            ("Sekretariat Daerah", "WIB")
        ]


async def test_notices_of_others_outlive_a_refusal_that_came_after_they_were_written(
    database: Database,
) -> None:
    async with database.unit() as uow:
        async with uow.savepoint():
            uow.outbox.add(Apology("AAA"), Recipient(chat_id=SARI), FRIDAY_MORNING)
        with pytest.raises(Invalid):
            async with uow.savepoint():
                uow.outbox.add(Apology("BBB"), Recipient(chat_id=SARI), FRIDAY_MORNING)
                assert await uow.outbox.awaited_by(Apology) == set()
                raise Invalid("report-write-text")
        await uow.commit()
    async with database.read() as uow:
        told = [
            row.payload["reference"] for row in await uow.outbox.due(FRIDAY_MORNING, 10, priorities=OFFICE)
        ]
    assert told == ["AAA"]


async def test_a_refusal_leaves_conversations_as_others_left_them(database: Database) -> None:
    async with changes(database) as uow:
        first = await uow.dialogs.open(SARI, "report", "date", {}, FRIDAY_MORNING)
        second = await uow.dialogs.open(SARI, "leave", "kind", {}, FRIDAY_MORNING)
    async with database.unit() as uow:
        async with uow.savepoint():
            top, below = await uow.dialogs.of(SARI)
            top.step = "start"
        with pytest.raises(Invalid):
            async with uow.savepoint():
                await uow.dialogs.of(SARI)
                uow.dialogs.raise_to_top(below)
                below.step, below.draft = "activity", {"day": "2026-11-20"}
                uow.dialogs.close(top)
                raise Invalid("report-write-text")
        await uow.commit()
    async with database.read() as uow:
        found = [(each.token, each.step, each.draft) for each in await uow.dialogs.of(SARI)]
    assert found == [(second.token, "start", {}), (first.token, "date", {})]


async def test_a_refusal_leaves_a_conversation_that_was_read_before_its_part_as_it_was(
    database: Database,
) -> None:
    async with changes(database) as uow:
        await uow.dialogs.open(SARI, "report", "date", {}, FRIDAY_MORNING)
    async with database.unit() as uow:
        (dialog,) = await uow.dialogs.of(SARI)
        with pytest.raises(Invalid):
            async with uow.savepoint():
                dialog.step = "activity"
                raise Invalid("report-write-text")
        assert not uow.has_changes
        with pytest.raises(Invalid):
            async with uow.savepoint():
                uow.dialogs.close(dialog)
                raise Invalid("report-write-text")
        assert [each.step for each in await uow.dialogs.of(SARI)] == ["date"]


async def test_what_a_part_added_is_seen_by_the_statements_of_those_behind_it(database: Database) -> None:
    async with changes(database) as uow:
        async with uow.savepoint():
            uow.session.add(Unit(name="Sekretariat", timezone="WIB"))
        await uow.session.execute(update(Unit).values(timezone="WIT"))
    async with database.read() as uow:
        assert [each.timezone for each in await uow.people.units()] == ["WIT"]


async def test_a_part_within_a_part_is_refused(database: Database) -> None:
    async with database.unit() as uow:
        with pytest.raises(RuntimeError, match="no part within it"):
            async with uow.savepoint(), uow.savepoint():
                pass
    async with database.read() as uow:
        for _ in range(2):
            with pytest.raises(Invalid):
                async with uow.savepoint():
                    raise Invalid("report-write-text")


async def test_a_unit_whose_part_failed_unexpectedly_cannot_be_committed(database: Database) -> None:
    async with database.unit() as uow:
        with pytest.raises(ValueError, match="half way"):
            async with uow.savepoint():
                uow.session.add(Unit(name="Sekretariat", timezone="WIB"))
                await uow.session.flush()
                raise ValueError("half way")
        with pytest.raises(RuntimeError, match="nothing can be committed"):
            await uow.commit()
    assert await units(database) == []


async def test_what_was_changed_in_a_unit_is_seen_by_who_asks_again_in_it(database: Database) -> None:
    day, unit = Span(FRIDAY_MORNING.date(), FRIDAY_MORNING.date()), Unit(name="Sekretariat", timezone="WIB")
    async with database.unit() as uow:
        sari = Employee(nip=NIPS[SARI], name="Sari Contoh", role="asn")
        uow.session.add_all([sari, unit])
        await uow.session.flush()
        assert await uow.calendars.extensions() == []
        assert await uow.people.linked(SARI) is None
        assert await uow.dialogs.of(SARI) == ()

        await uow.calendars.extend(day, FRIDAY_MORNING, "Listrik padam", FRIDAY_MORNING)
        assert [each.span for each in await uow.calendars.extensions()] == [day]
        uow.people.link(sari, SARI, "id", FRIDAY_MORNING)
        linked = must(await uow.people.linked(SARI))
        opened = await uow.dialogs.open(SARI, "report", "date", {}, FRIDAY_MORNING)
        assert await uow.dialogs.of(SARI) == (opened,)

        await uow.session.flush()
        await uow.people.unlink(linked.account)
        assert await uow.people.linked(SARI) is None
        uow.dialogs.close(opened)
        assert await uow.dialogs.of(SARI) == ()


async def test_every_repository_that_remembers_forgets_what_was_undone(database: Database) -> None:
    async with database.unit() as uow:
        names = [name for name, made in vars(Repositories).items() if isinstance(made, cached_property)]
        before = {name: getattr(uow, name) for name in names}
        with pytest.raises(Invalid):
            async with uow.savepoint():
                raise Invalid("report-write-text")
        kept = {name for name in names if getattr(uow, name) is before[name]}
    # What these keep is written by the commit, and is of no single update. The others may hold one another.
    assert kept == {"audit", "dialogs", "outbox", "updates", "responses", "tickets", "visits", "views"}
