"""A transaction that is rehearsed on a copy keeps the same rows, or is done anew if somebody came between."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from storage.base.engine import Database
from storage.base.migrate import migrate
from storage.base.sqlite import unrecorded
from storage.rehearsal import COPIES, done_briefly
from storage.tables import Employee, Service, Unit
from storage.uow import UnitOfWork


@pytest.fixture
async def database(tmp_path: Path) -> Database:
    """An empty office on SQLite."""
    found = Database(f"sqlite:///{tmp_path / 'office.db'}")
    await migrate(found)
    return found


async def keep(uow: UnitOfWork, _result: object) -> bool:
    """Keeps all of it."""
    await uow.commit()
    return True


async def keep_nothing(_uow: UnitOfWork, _result: object) -> bool:
    """Keeps nothing of it."""
    return False


async def count_then_add(uow: UnitOfWork) -> tuple[int, int]:
    """Adds a unit that is named by how many there are; gives that and its number."""
    found = await uow.session.scalar(select(func.count()).select_from(Unit)) or 0
    added = insert(Unit).values(name=f"Unit {found}", timezone="WIB", work_week="12345").returning(Unit.id)
    number = (await uow.session.execute(added)).scalar_one()
    uow.session.add(Employee(nip="199001012015012001", name="Sari Contoh", role="asn"))
    uow.audit.note("add-unit", f"units/{number}")
    return found, number


async def names(database: Database) -> list[str]:
    """All units."""
    async with database.read() as uow:
        return list(await uow.session.scalars(select(Unit.name).order_by(Unit.id)))


async def test_what_was_rehearsed_is_kept_and_noted_and_no_copy_stays(database: Database) -> None:
    (found, number), is_kept = await done_briefly(database, count_then_add, keep)
    assert (found, is_kept) == (0, True)
    assert await names(database) == ["Unit 0"]
    async with database.read() as uow:
        assert [row.action for row in await uow.audit.of(f"units/{number}")] == ["add-unit"]
        assert await uow.session.scalar(select(Employee.name)) == "Sari Contoh"
    assert database.path is not None
    assert not list(database.path.parent.glob(f"{COPIES}*"))
    await database.close()


async def test_what_may_not_be_kept_changes_nothing(database: Database) -> None:
    assert await done_briefly(database, count_then_add, keep_nothing) == ((0, 1), False)
    assert await names(database) == []
    await database.close()


async def test_it_is_done_anew_where_somebody_changed_meanwhile_what_it_read(database: Database) -> None:
    times = 0

    async def disturbed(uow: UnitOfWork) -> tuple[int, int]:
        nonlocal times
        times += 1
        if times == 1:
            async with database.unit() as other:
                other.session.add(Unit(name="Unit Lain", timezone="WIB", work_week="12345"))
                await other.commit()
        return await count_then_add(uow)

    (found, _), is_kept = await done_briefly(database, disturbed, keep)
    assert (found, is_kept, times) == (1, True, 2)
    assert await names(database) == ["Unit Lain", "Unit 1"]
    async with database.read() as uow:
        assert [row.action for row in await uow.audit.of("units/2")] == ["add-unit"]
    await database.close()


async def test_what_others_log_meanwhile_is_none_of_it(database: Database) -> None:
    times = 0

    async def disturbed(uow: UnitOfWork) -> None:
        nonlocal times
        times += 1
        await uow.audit.hold()
        async with database.unit() as other:
            other.audit.note("add-unit", "units/9")
            await other.commit()
        uow.audit.note("add-unit", "units/1")

    assert await done_briefly(database, disturbed, keep) == (None, True)
    assert times == 1
    await database.close()


async def test_what_reads_its_own_rows_is_not_read_again(database: Database) -> None:
    """Read in the block is what nobody else can have changed; here somebody has, so that it shows."""
    times = 0

    async def disturbed(uow: UnitOfWork) -> int:
        nonlocal times
        times += 1
        async with unrecorded(await uow.session.connection()):
            found = await uow.session.scalar(select(func.count()).select_from(Unit)) or 0
        uow.session.add(Employee(nip="199001012015012001", name="Sari Contoh", role="asn"))
        async with database.unit() as other:
            other.session.add(Unit(name="Unit Lain", timezone="WIB", work_week="12345"))
            await other.commit()
        return found

    assert await done_briefly(database, disturbed, keep) == (0, True)
    assert times == 1
    await database.close()


async def add_with_a_service(uow: UnitOfWork) -> None:
    """Adds a unit and its service; reads nothing before."""
    unit = Unit(name="Unit Baru", timezone="WIB", work_week="12345")
    uow.session.add(unit)
    await uow.session.flush()
    uow.session.add(Service(code="ktp", name="KTP", unit_id=unit.id))


async def rename(uow: UnitOfWork) -> None:
    """Renames what there is."""
    await uow.session.execute(update(Unit).values(work_week="123456"))


@pytest.mark.parametrize("name", ["Unit Lain", "Unit Baru"])
async def test_numbers_and_refusals_are_compared_too(database: Database, name: str) -> None:
    """Another unit gets the number that the rehearsal gave, or takes the name that must be given once."""
    times = 0

    async def disturbed(uow: UnitOfWork) -> None:
        nonlocal times
        times += 1
        await (add_with_a_service if times == 1 or name == "Unit Lain" else rename)(uow)
        if times == 1:
            async with database.unit() as other:
                other.session.add(Unit(name=name, timezone="WIB", work_week="12345"))
                await other.commit()

    _, is_kept = await done_briefly(database, disturbed, keep)
    assert (is_kept, times) == (True, 2)
    async with database.read() as uow:
        rows = await uow.session.execute(select(Service.name, Unit.name).join(Unit))
        expected = [("KTP", "Unit Baru")] if name == "Unit Lain" else []
        assert [tuple(row) for row in rows] == expected
    await database.close()
