"""An export imported into an empty database is exported as the same bytes, and gives the same digits."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import delete, select, update

from domain.calendar import AsOf
from domain.exports import LeftOut, Reader
from domain.imports import Orders
from domain.office import Office
from domain.people import TimeZone
from domain.periods import Period
from domain.schemes import Source
from domain.scoring import json_lines, person_line
from handlers.exports.readme import readme
from storage.base.engine import Database
from storage.exports import Exported, TooLarge, export_zip
from storage.imports import KINDS, import_office, unzipped
from storage.records.schemes import load_scheme
from storage.scoring.scope import Scope
from storage.tables import (
    Assessment,
    Employee,
    FormerPosition,
    Membership,
    Response,
    ServiceStaff,
    Supervision,
    Unit,
)
from storage.uow import UnitOfWork
from tests.brute_force.generate import NOW, Generator
from tests.harness import changes, copy_of

ROOT = Path(__file__).parents[3]
OFFICE = Office("Kabupaten Contoh", TimeZone.WIB.info, "WIB", load_scheme("batanghari"), "contoh_bot")
SCHEMES = [load_scheme("nasional"), load_scheme(str(ROOT / "tests" / "brute_force" / "own.toml"))]
COLLEAGUES = Assessment.source.in_(["peer", "subordinate"])
NewDatabase = Callable[[str], Database]


@pytest.fixture
async def new_database(migrated: Path, sample: Path, tmp_path: Path) -> AsyncIterator[NewDatabase]:
    """Makes databases: that of the sample office by its name, and empty ones."""
    made: list[Database] = []

    def make(name: str) -> Database:
        template = sample if name == "sample" else migrated
        made.append(Database(f"sqlite:///{copy_of(template, tmp_path / f'{name}.db')}"))
        return made[-1]

    yield make
    for each in made:
        await each.close()


@pytest.fixture(scope="module")
def sample(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file of the sample office."""
    path = copy_of(migrated, tmp_path_factory.mktemp("sample") / "kinerja.db")

    async def run() -> None:
        database = Database(f"sqlite:///{path}")
        await imported(database, ROOT / "sample")
        await database.close()

    asyncio.run(run())
    return path


def test_the_schemes_look_at_records_of_all_kinds() -> None:
    assert {source for scheme in SCHEMES for source in scheme.used_sources} == set(Source)


@asynccontextmanager
async def changing(database: Database) -> AsyncIterator[UnitOfWork]:
    """A unit that is committed."""
    async with changes(database) as uow:
        yield uow


async def imported(database: Database, folder: Path, now: datetime = NOW) -> None:
    """Takes the files of a folder in, also with supervisors who have left; every row must be good."""
    async with changing(database) as uow:
        await import_office(uow, OFFICE, folder, now, Orders(ends=True))


async def exported(
    database: Database, reader: Reader = Reader.OPERATOR, now: datetime = NOW
) -> tuple[bytes, Exported]:
    """The zip of a database."""
    packed = BytesIO()
    async with database.read() as uow:
        done = await export_zip(uow, OFFICE, now, reader, readme(), packed)
    return packed.getvalue(), done


async def moved(packed: bytes, target: Database, folder: Path, now: datetime = NOW) -> None:
    """Imports a zip into a database."""
    await imported(target, unpacked(packed, folder), now)


def unpacked(packed: bytes, folder: Path) -> Path:
    """The folder in which the files of a zip are."""
    folder.mkdir()
    path = folder / "ekspor.zip"
    path.write_bytes(packed)
    return unzipped(path, folder)


async def scores(database: Database, *periods: str) -> list[str]:
    """What `period score --json` prints under schemes that look at records of all kinds."""
    found: list[str] = []
    async with database.read() as uow:
        for scheme in SCHEMES:
            for period in map(Period.parse, periods):
                scope = Scope(scheme, period, AsOf.now(NOW, period, OFFICE.zone), OFFICE.zone)
                people = await uow.scoring.map_scorecards(scope, lambda each: person_line(each.result, str))
                found += json_lines(scope.period, scheme, scope.as_of, people)
    return found


async def same_again(first: Database, second: Database, folder: Path, *periods: str) -> Exported:
    """Exports a database into another one, which must say the same in every digit and byte."""
    packed, done = await exported(first)
    assert done.refused == []
    await moved(packed, second, folder)
    assert (await exported(second))[0] == packed
    async with changing(first) as uow:  # what the files leave out
        await uow.session.execute(delete(Assessment).where(COLLEAGUES))
    assert await scores(first, *periods) == await scores(second, *periods)
    return done


@pytest.mark.parametrize("seed", [1, 2])
async def test_random_offices_come_again(new_database: NewDatabase, tmp_path: Path, seed: int) -> None:
    first, generator = new_database("first"), Generator(seed)
    generator.write(tmp_path / "office")
    await imported(first, tmp_path / "office")
    async with changing(first) as uow:
        await _move_people(uow, generator)
    await same_again(first, new_database("second"), tmp_path / "again", "2026-S2", "2026-03")


async def _move_people(uow: UnitOfWork, generator: Generator) -> None:
    """Some people come from another unit, supervisor or position, once or twice."""
    chance = generator.chance
    units = list(await uow.session.scalars(select(Unit.id).order_by(Unit.name)))
    people = {each.nip: each for each in await uow.session.scalars(select(Employee))}
    for n, nip in enumerate(generator.nips[1:], start=1):
        person = people[nip]
        day = date(2026, 1, 5) + timedelta(days=chance.randrange(300))
        for table in (Membership, Supervision):
            if chance.random() < 0.5:
                continue
            await uow.session.execute(
                update(table).where(table.employee_id == person.id).values(ends=day - timedelta(days=1))
            )
            until = date(9999, 12, 31) if table is Membership or chance.random() < 0.5 else date(2026, 11, 1)
            value = (
                {"unit_id": chance.choice(units)}
                if table is Membership
                else {"supervisor_id": people[chance.choice(generator.nips[:n])].id}
            )
            uow.session.add(table(employee_id=person.id, starts=day, ends=until, **value))
        if chance.random() < 0.5:
            before = chance.choice(["Analis", "Operator", None])
            if before != person.position:
                eve = date(2026, chance.randrange(1, 13), 15)
                uow.session.add(FormerPosition(employee_id=person.id, ends=eve, position=before))


async def test_both_databases_make_the_same_files(database: Database, tmp_path: Path) -> None:
    await imported(database, ROOT / "sample")
    packed, done = await exported(database)
    with ZipFile(BytesIO(packed)) as archive:
        assert archive.namelist() == ["README.txt", *(f"{kind}.csv" for kind in KINDS)]
        files = {kind: archive.read(f"{kind}.csv").decode().splitlines() for kind in KINDS}
    for kind in ("entries", "attendance", "duty", "targets", "competencies", "calendar"):
        lines = (ROOT / "sample" / f"{kind}.csv").read_text("utf-8").splitlines()
        assert sorted(map(_bare, files[kind][1:])) == sorted(map(_bare, lines[1:])), kind
    assert done.refused == []


def _bare(line: str) -> list[str]:
    """The cells of a line; an export says none with a dash, where the sample says nothing."""
    return ["" if cell == "-" else cell for cell in line.split(",")]


async def test_an_administrator_is_told_of_no_fewer_than_five_citizens(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    first, second = new_database("sample"), new_database("second")
    over = NOW + timedelta(days=90)
    packed, done = await exported(first, Reader.ADMINISTRATOR, over)
    with ZipFile(BytesIO(packed)) as archive:
        rows = archive.read("citizen.csv").decode().splitlines()[1:]
    told: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        service, day, channel, quick = row.split(",")[:4]
        told[service, day, channel, "face" if quick else "form"] += 1
        assert row.endswith(",,"), "neither a comment nor its kind"
    assert min(told.values()) >= 5
    assert all("T00:00:00+07:00" in day for _, day, *_ in told)
    async with first.read() as uow:
        everything = len(list(await uow.session.scalars(select(Response.id))))
    assert len(rows) + done.left[LeftOut.RESPONSES] == everything
    await moved(packed, second, tmp_path / "again", over)


async def test_what_is_left_out_is_counted_and_a_limit_is_kept(new_database: NewDatabase) -> None:
    first = new_database("sample")
    async with changing(first) as uow:
        person = (await uow.session.scalars(select(Employee).order_by(Employee.nip))).all()[-1]
        await uow.session.execute(delete(Membership).where(Membership.employee_id == person.id))
        some = select(Response.id).limit(3)
        await uow.session.execute(
            update(Response).where(Response.id.in_(some)).values(quarantined_on=date(2026, 11, 1))
        )
    _, done = await exported(first)
    assert (done.left[LeftOut.PEOPLE], done.left[LeftOut.RESPONSES]) == (1, 3)
    async with first.read() as uow:
        with pytest.raises(TooLarge):
            await export_zip(uow, OFFICE, NOW, Reader.OPERATOR, readme(), BytesIO(), 10_000)


async def test_the_sample_office_comes_again_with_the_dates_of_its_staff_also_where_it_came_from(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    first = new_database("sample")
    async with changing(first) as uow:
        for n, each in enumerate(await uow.session.scalars(select(ServiceStaff).order_by(ServiceStaff.id))):
            day = date(2026, 3, 1) + timedelta(days=40 * n)
            if n % 3 == 0:
                each.starts = day
            elif n % 3 == 1:
                each.ends = day
        for n, stay in enumerate(await uow.session.scalars(select(Membership).order_by(Membership.id))):
            if n % 5 == 0:
                stay.ends = date(2026, 5, 31)
                values = {"employee_id": stay.employee_id, "unit_id": 1, "starts": date(2026, 6, 1)}
                uow.session.add(Membership(**values, ends=date(9999, 12, 31)))
    done = await same_again(first, new_database("second"), tmp_path / "again", "2026-S2", "2026")
    assert set(done.rows) == set(KINDS)
    assert all(done.rows.values()), done.rows
    assert done.left[LeftOut.COLLEAGUES] > 0
    packed, _ = await exported(first)
    await moved(packed, first, tmp_path / "back")
    assert (await exported(first))[0] == packed
