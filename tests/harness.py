"""An office on trial: the real gateway on a migrated database against the local Telegram, step by step."""

from __future__ import annotations

import asyncio
import pickle
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from sqlalchemy import Connection, Executable, Select, event, func, select
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.app import Service, connect
from bot.pace import Pace
from bot.sender import Sender
from bot.settings import Settings
from bot.updates import UpdatesBot
from playground import Clock, Limits, Playground
from playground.handle import PersonHandle
from playground.people import Json
from storage.base.engine import Database
from storage.base.heavy import Here, Work
from storage.base.migrate import migrate
from storage.tables import (
    ALWAYS,
    FOREVER,
    Dialog,
    Employee,
    FailedUpdate,
    Membership,
    Supervision,
    Table,
    Unit,
)
from storage.uow import UnitOfWork
from tests.near import NearRequest

T = TypeVar("T")
WIB = ZoneInfo("Asia/Jakarta")
RATER_KEY = "kunci untuk uji coba, sepanjang ini"
FRIDAY_MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=WIB)
"""A working day without anything special about it."""

SARI, BUDI, CITRA, ADMIN, STRANGER = 101, 102, 103, 104, 105
PHONES: list[Json] = [
    {"id": SARI, "first_name": "Sari", "language_code": "id", "open": True, "started": True},
    {"id": BUDI, "first_name": "Budi", "language_code": "id", "open": True, "started": True},
    {"id": CITRA, "first_name": "Citra", "language_code": "id", "open": True, "started": True},
    {"id": ADMIN, "first_name": "Agus", "language_code": "id", "open": True, "started": True},
    {"id": STRANGER, "first_name": "Warga", "language_code": "id", "open": True, "started": True},
]
NIPS = {
    SARI: "199001012015012001",
    BUDI: "197502022000031002",
    CITRA: "198803032012012003",
    ADMIN: "198004042005011004",
}
LAST_ANSWERS = ("2 jam", "Lewati", "4 – Baik")
"""What people tap at the last questions of `/lapor`: the time, no proof, the self rating."""

_SETTINGS = Settings(
    _env_file=None, rater_key=SecretStr(RATER_KEY), office_name="Kabupaten Contoh", web_port=0
)
"""What all offices have; it is read once, which took a third of the start of an office."""


class PlaygroundClock:
    """The bot's clock when it runs in the same process as the playground."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    def now(self) -> datetime:
        """The playground's moment, in UTC."""
        return self._playground.clock.now().astimezone(UTC)


def _lines(rows: Iterable[Sequence[object]]) -> str:
    return "\n".join(repr(tuple(row)) for row in rows)


def must(found: T | None) -> T:
    """What was found; AssertionError when it was not."""
    assert found is not None
    return found


@asynccontextmanager
async def changes(database: Database) -> AsyncIterator[UnitOfWork]:
    """A unit of work that is kept when the block ends well."""
    async with database.unit() as uow:
        yield uow
        await uow.commit()


@dataclass(repr=False)
class OfficeOnTrial:
    """A playground, a service, and people who are linked already.

    It is not shown: asyncio does so for each fixture and test, and the settings alone took 2 ms.
    """

    playground: Playground
    service: Service
    ids: dict[int, int] = field(default_factory=dict)
    """Ids in the roster by Telegram id."""
    _known: Sender | None = field(default=None, init=False)
    """The sender that has looked; another one has a new service."""

    @property
    def sari(self) -> PersonHandle:
        """An employee; Budi supervises her."""
        return self.playground.person(SARI)

    @property
    def budi(self) -> PersonHandle:
        """The supervisor of Sari and Citra."""
        return self.playground.person(BUDI)

    @property
    def citra(self) -> PersonHandle:
        """Another employee."""
        return self.playground.person(CITRA)

    @property
    def admin(self) -> PersonHandle:
        """The administrator."""
        return self.playground.person(ADMIN)

    @property
    def stranger(self) -> PersonHandle:
        """Somebody of no roster."""
        return self.playground.person(STRANGER)

    async def settle(self) -> None:
        """Lets the bot take in, decide, answer and send until nothing is left to do.

        As in production, the sender looks at its start, when it is woken and when the clock moves:
        after most steps nothing waits in the outbox.
        """
        sender, updates = self.service.sender, self.playground.world.updates
        if sender is not self._known:
            self._known = sender
            sender.wake()
            self.playground.clock.on_change(sender.wake)
        taken = updates.pending_count and await self.service.polling.step(0)
        while True:
            await self.service.intake.wait_idle()
            await self.service.speaker.wait_idle()
            if sender.woken.is_set():
                await sender.drain()
            taken = taken and await self.service.polling.step(0)
            taken = await self.service.sent_files.drain() or taken
            if not taken:
                return

    async def says(self, person: PersonHandle, *texts: str) -> None:
        """A person writes once all of before is answered; each text is answered before the next."""
        await self.settle()
        for text in texts:
            person.says(text)
            await self.settle()

    async def taps(self, person: PersonHandle, *labels: str, message: Json | None = None) -> None:
        """A person taps buttons, of an old `message` or the newest ones; each is answered before the next."""
        for label in labels:
            person.taps(label, message=message)
            await self.settle()

    async def taps_data(self, person: PersonHandle, data: str) -> None:
        """A person taps a button with this data: a card of somebody else, or a forged one."""
        button = InlineKeyboardButton("Uji", callback_data=data)
        await self.service.bot.send_message(person.id, "–", reply_markup=InlineKeyboardMarkup([[button]]))
        await self.taps(person, "Uji")

    async def opens(self, person: PersonHandle, payload: str) -> None:
        """A person opens a deep link of the bot, and is answered."""
        person.opens(self.service.office.link(payload))
        await self.settle()

    async def fills_in(self, person: PersonHandle, activity: str = "Menyusun laporan keuangan") -> None:
        """A person fills in a report and stops before sending it."""
        await self.says(person, "/lapor")
        await self.taps(person, "Hari ini")
        await self.says(person, activity, "3 dokumen")
        await self.taps(person, *LAST_ANSWERS)

    async def reports(self, person: PersonHandle, activity: str = "Menyusun laporan keuangan") -> None:
        """A person reports a piece of work in one line, which takes a quarter of the steps of the form."""
        await self.says(person, f"{activity}, 3 dokumen, 2 jam, n4")
        await self.taps(person, "Kirim")

    async def run_jobs(self, *names: str) -> None:
        """Runs the jobs that are due, or those of them that are named, and sends what follows from it.

        A round of all jobs costs as much as thirty taps, and a day that ends a week makes digests too.
        """
        runner = self.service.runner
        if not names:
            await runner.run_due()
        for name in names:
            await runner.run(name, self.service.clock.now())
        await self.settle()

    async def jobs_at(self, *moment: int, only: tuple[str, ...] = ()) -> None:
        """Moves the clock forward to an office-time moment, and runs the jobs that are due then."""
        self.move_to(*moment)
        await self.run_jobs(*only)

    @asynccontextmanager
    async def changes(self) -> AsyncIterator[UnitOfWork]:
        """A unit of work on its database that is kept when the block ends well."""
        async with changes(self.service.database) as uow:
            yield uow
        self.service.sender.wake()

    async def add(self, *rows: Table) -> None:
        """Puts rows into the database."""
        async with self.changes() as uow:
            uow.session.add_all(rows)

    async def execute(self, statement: Executable) -> None:
        """Changes the database by one statement."""
        async with self.changes() as uow:
            await uow.session.execute(statement)

    async def rows(self, query: Select[T]) -> list[T]:
        """What a query finds."""
        async with self.service.database.read() as uow:
            return list(await uow.session.scalars(query))

    async def value(self, query: Select[T]) -> T | None:
        """The first value that a query finds."""
        async with self.service.database.read() as uow:
            found: T | None = await uow.session.scalar(query)
            return found

    async def count(self, table: type[Table]) -> int:
        """How many rows a table has."""
        return await self.value(select(func.count()).select_from(table)) or 0

    async def failed_updates(self) -> Sequence[FailedUpdate]:
        """The updates that were set aside."""
        async with self.service.database.read() as uow:
            return await uow.updates.failed()

    async def held(self, telegram_id: int) -> Dialog | None:
        """The conversation that a person is holding."""
        async with self.service.database.read() as uow:
            return next(iter(await uow.dialogs.of(telegram_id)), None)

    async def everything_kept(self) -> dict[str, str]:
        """What every table holds, as text; of SQLite as its file has it, which is read five times as fast."""
        said = {table.name: f'SELECT * FROM "{table.name}"' for table in Table.metadata.sorted_tables}  # noqa: S608
        path = self.service.database.path
        if path is not None:
            await asyncio.sleep(0)  # who waits for a change of what is kept lets others make it
            with closing(sqlite3.connect(path)) as file:
                return {name: _lines(file.execute(statement)) for name, statement in said.items()}

        def read(connection: Connection) -> dict[str, str]:
            return {name: _lines(connection.exec_driver_sql(statement)) for name, statement in said.items()}

        async with self.service.database.read() as uow:
            return await (await uow.session.connection()).run_sync(read)

    def statements(self) -> list[str]:
        """A list to which every statement of the database is added from now on."""
        said: list[str] = []
        engine = self.service.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", lambda *call: said.append(call[2]))
        return said

    def move_to(self, *moment: int) -> None:
        """Moves the clock forward to an office-time moment: year, month, day, hour, minute."""
        year, month, day, hour, minute = moment
        self.playground.clock.move_to(datetime(year, month, day, hour, minute, tzinfo=WIB))


class Pickled(Here):
    """Heavy work is done here, but is pickled as on its way to another process; so is what it gives."""

    async def run(self, work: Work[T]) -> T:
        """What the work gives."""
        given: T = pickle.loads(pickle.dumps(await super().run(pickle.loads(pickle.dumps(work)))))
        return given


def settings_for(playground: Playground, database_url: str, admins: tuple[int, ...] = ()) -> Settings:
    """Settings of a service that talks to this playground."""
    own = {
        "bot_token": SecretStr(playground.token),
        "bot_api_url": playground.url,
        "database_url": database_url,
        "admin_telegram_ids": admins,
    }
    return _SETTINGS.model_copy(update=own)


def no_pace() -> Pace:
    """Limits that nothing reaches, for a Telegram without limits: no test waits for the next second."""
    return Pace(per_second=10_000, chat_burst=10_000, answer_burst=10_000, group_per_minute=10_000)


def near_bot(playground: Playground) -> UpdatesBot:
    """The bot, with no socket between it and the playground."""
    return UpdatesBot(
        playground.token,
        base_url=f"{playground.url}/bot",
        base_file_url=f"{playground.url}/file/bot",
        request=NearRequest(playground),
        get_updates_request=NearRequest(playground),
    )


async def start_service(
    playground: Playground,
    database_url: str,
    admins: tuple[int, ...] = (),
    pace: Pace | None = None,
    bot: UpdatesBot | None = None,
) -> Service:
    """The service composed as in production, with the playground's clock; without a pace it never waits."""
    settings = settings_for(playground, database_url, admins)
    clock, database = PlaygroundClock(playground), Database(database_url)
    return await connect(settings, clock, database, pace or no_pace(), bot, heavy=Pickled(database))


async def add_people(uow: UnitOfWork, *, linked: bool = True) -> dict[int, int]:
    """Sari and Citra work for Budi in one unit; the administrator in another."""
    secretariat = Unit(name="Sekretariat", timezone="WIB")
    service_unit = Unit(name="Dinas Pelayanan", timezone="WIB")
    names = {SARI: "Sari Contoh", BUDI: "Budi Contoh", CITRA: "Citra Contoh", ADMIN: "Agus Contoh"}
    people = {
        key: Employee(nip=NIPS[key], name=name, role="admin" if key == ADMIN else "asn")
        for key, name in names.items()
    }
    uow.session.add_all([secretariat, service_unit, *people.values()])
    await uow.session.flush()
    for key, person in people.items():
        home = secretariat if key == ADMIN else service_unit
        uow.session.add_all([Membership(employee_id=person.id, unit_id=home.id, starts=ALWAYS, ends=FOREVER)])
        if linked:
            uow.people.link(person, key, "id", FRIDAY_MORNING)
    for key in (SARI, CITRA):
        uow.session.add_all(
            [
                Supervision(
                    employee_id=people[key].id, supervisor_id=people[BUDI].id, starts=ALWAYS, ends=FOREVER
                )
            ]
        )
    return {key: person.id for key, person in people.items()}


async def people_of(database: Database, *, linked: bool = True) -> dict[int, int]:
    """Ids in the roster by Telegram id; the people are added where nobody is."""
    async with database.unit() as uow:
        rows = await uow.session.execute(select(Employee.nip, Employee.id))
        if found := dict(rows.all()):
            return {key: found[nip] for key, nip in NIPS.items()}
        ids = await add_people(uow, linked=linked)
        await uow.commit()
        return ids


@asynccontextmanager
async def office_at(
    database_url: str,
    *,
    linked: bool = True,
    limits: Limits | None = None,
    admins: tuple[int, ...] = (),
    clock: Clock | None = None,
) -> AsyncIterator[OfficeOnTrial]:
    """An office with its people on a migrated database; its Friday morning begins when the block does.

    The people are added, unless the database has them already: adding them takes as long as all the rest.
    Everybody wrote to the bot before, so that it may write to them; the chats are empty.
    `admins` are the Telegram ids that the settings name as administrators. Without a `clock` it gets one that
    runs.
    """
    clock = clock or Clock(FRIDAY_MORNING)
    async with Playground.running(people=PHONES, limits=limits or Limits.off(), clock=clock) as playground:
        bot = near_bot(playground)
        service = await start_service(playground, database_url, admins, Pace() if limits else None, bot)
        ids = await people_of(service.database, linked=linked)
        office = OfficeOnTrial(playground, service, ids)
        try:
            yield office
        finally:
            await service.close()


def office_on_trial(
    database_file: Path, *, linked: bool = True, admins: tuple[int, ...] = ()
) -> AbstractAsyncContextManager[OfficeOnTrial]:
    """An office on a migrated SQLite file."""
    return office_at(f"sqlite:///{database_file}", linked=linked, admins=admins)


def migrate_now(url: str, *, with_people: bool = False) -> None:
    """Brings the database at `url` up to date, outside of any event loop, and adds the people if asked to."""

    async def run() -> None:
        database = Database(url)
        try:
            await migrate(database)
            if with_people:
                await people_of(database)
        finally:
            await database.close()

    asyncio.run(run())


def copy_of(template: Path, target: Path) -> Path:
    """A fresh copy of a migrated database file."""
    shutil.copyfile(template, target)
    return target
