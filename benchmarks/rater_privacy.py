"""Who rated what, and whose ticket is whose: a day of an office is played, its database is attacked.

Citizens and employees rate in the chat, with codes from an officer's phone and in browsers, comment, send
photos, write tickets, or stop in the middle, while employees report before, after and besides. The same
attacks are made on a copy with traces that the service does not keep, to show what they can do.
"""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr

from benchmarks.attack import ATTACKS, Copy, bytes_of, named
from benchmarks.counter_day import COUNTER, KEY, MORNING, PUBLIC, SERVICES, Day, Truth
from benchmarks.office import found_office
from benchmarks.orders import Book, Likeness, joined, likenesses
from bot.app import Service, connect
from bot.pace import Pace
from bot.pages import pages_of
from bot.settings import Settings
from bot.web import build_web
from playground import Clock, Limits, Playground
from storage.base.engine import Database
from storage.tables import ALWAYS, FOREVER, Account, Employee, Membership, ServiceStaff, Unit
from storage.tables import Service as PublicService

_UNHURRIED = Pace(per_second=10_000, chat_burst=10_000, answer_burst=10_000, group_per_minute=10_000)
FIRST_EMPLOYEE, FIRST_CITIZEN, FIRST_BROWSER, OFFICER = (
    8_100_000_101,
    8_200_000_101,
    8_300_000_101,
    8_100_000_001,
)
WITH_MORE = "with traces that are not kept"


@dataclass
class Scene:
    """A copy of the database at a moment, and what is true of it."""

    file: Path
    events: Truth
    files: frozenset[str]
    """All that lies beside the database."""

    @property
    def truth(self) -> dict[str, int]:
        """People by the rater's hash."""
        return self.events.responses


@dataclass
class Played:
    """What was played: who there was, and the copies that were made of it."""

    citizens: range
    employees: range
    browsers: range
    scenes: dict[str, Scene] = field(default_factory=dict)
    tokens: list[str] = field(default_factory=list)
    """What the cookies of browsers said."""

    @property
    def people(self) -> list[int]:
        """Everybody who may have rated: those with a browser have numbers for the play alone."""
        return [*self.citizens, *self.employees, *self.browsers]

    def copy(self, name: str) -> Copy:
        """A scene in the attacker's hands."""
        return Copy(self.scenes[name].file, self.people)

    def likenesses(self, name: str) -> list[Likeness]:
        """What in a scene goes along with what, worst first."""
        return likenesses(Book(self.copy(name)), self.scenes[name].events, self.employees)

    def joins(self, name: str) -> dict[str, int]:
        """How many rows share a value with one that leads on, which none may."""
        book = Book(self.copy(name))
        pairs = (
            ("responses", "tickets"),
            ("responses", "visit_codes"),
            ("responses", "outbox"),
            ("tickets", "visit_codes"),
        )
        return {f"{one} with {other}": joined(book, one, other) for one, other in pairs}

    def ratings_of_employees(self, name: str) -> int:
        """How many responses employees gave: those that can be attributed by chance."""
        return sum(person in self.employees for person in self.scenes[name].truth.values())


class _Copied(Day):
    """A day of which copies are made."""

    def __init__(
        self, playground: Playground, service: Service, folder: Path, played: Played, seed: int
    ) -> None:
        web = build_web(service.bot, service.intake, service.readiness, None, pages_of(service))
        super().__init__(playground, service, web, OFFICER, seed)
        self.folder, self.played = folder, played

    async def play(self) -> None:
        """Everybody comes at some time of the day; three are at it at once."""
        await self.opens_counter()
        person = self.playground.person
        scripts = (self.visit, *[self.visit_and_ticket] * 4, self.ticket)
        waiting = [self.chance.choice(scripts)(person(each)) for each in self.played.citizens]
        waiting += [self.work(person(each)) for each in self.played.employees]
        waiting += [self.browse(each) for each in self.played.browsers]
        self.chance.shuffle(waiting)
        half, here = len(waiting) // 2, [waiting.pop() for _ in range(3)]
        while here:
            turn: AsyncIterator[None] = self.chance.choice(here)
            try:
                await anext(turn)
            except StopAsyncIteration:
                here.remove(turn)
                here += [waiting.pop()] if waiting else []
                if len(waiting) == half:
                    await self._copies("in the middle")
            else:
                await self.settle()
        await self._copies("at the end")
        self.played.tokens = self.tokens

    async def _copies(self, name: str) -> None:
        self._copy(f"{name}, within the second")
        await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name() == "log"))
        self._copy(name)

    def _copy(self, name: str) -> None:
        path = self.service.database.path
        assert path is not None  # it is on SQLite
        to = self.folder / name
        to.mkdir(exist_ok=True)
        for file in (path, path.with_name(f"{path.name}-wal")):
            shutil.copyfile(file, to / file.name)
        beside = frozenset(each.name for each in path.parent.rglob("*"))
        self.played.scenes[name] = Scene(to / path.name, self.truth.copy(), beside)

    def add_what_was_kept(self) -> None:
        """Gives a copy the time and the order of responses, and conversations with a service and a time.

        Tickets get the order of their rows, and with a code stands by whom it was spent.
        """
        scene = self.played.scenes["at the end"]
        last = scene.file
        shutil.copytree(last.parent, self.folder / WITH_MORE)
        file = self.folder / WITH_MORE / last.name
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("ALTER TABLE responses ADD COLUMN submitted_at TEXT")
            connection.execute("CREATE TABLE conversations (telegram_id, flow, draft, touched_at)")
            for number, (person, service, now, rater) in enumerate(self.given, 1):
                at = now.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
                connection.execute(
                    "UPDATE responses SET submitted_at = ?, id = ? WHERE rater = ?", (at, number, rater)
                )
                connection.execute(
                    "INSERT INTO conversations VALUES (?, 'comment', ?, ?)",
                    (person, f'{{"service_id": {service}}}', at),
                )
            for number, mark in enumerate(self.truth.tickets, 1):
                connection.execute("UPDATE tickets SET id = ? WHERE number = ?", (number, mark))
            connection.execute("ALTER TABLE visit_codes ADD COLUMN spent_by TEXT")
            for mark, person in self.truth.visit_codes.items():
                raters = [rater for rater, other in self.truth.responses.items() if other == person]
                connection.execute(
                    "UPDATE visit_codes SET spent_by = ? WHERE code_hash = ?", (raters[0], mark)
                )
        self.played.scenes[WITH_MORE] = Scene(file, scene.events, scene.files)


class _PlaygroundClock:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        return self._clock.now().astimezone(UTC)


async def play(folder: Path, *, citizens: int, employees: int, browsers: int, seed: int) -> Played:
    """Plays a day in an empty folder and copies the database on the way."""
    played = Played(
        range(FIRST_CITIZEN, FIRST_CITIZEN + citizens),
        range(FIRST_EMPLOYEE, FIRST_EMPLOYEE + employees),
        range(FIRST_BROWSER, FIRST_BROWSER + browsers),
    )
    (folder / "office").mkdir()
    url = await found_office(folder / "office" / "kinerja.db", played.employees)
    everybody = [*played.citizens, *played.employees, OFFICER]
    phones = [{"id": each, "first_name": f"Orang {each}", "language_code": "id"} for each in everybody]
    clock = Clock(MORNING)
    async with Playground.running(people=phones, limits=Limits.off(), clock=clock) as playground:
        settings = Settings(
            _env_file=None,
            bot_token=SecretStr(playground.token),
            bot_api_url=playground.url,
            database_url=url,
            rater_key=SecretStr(KEY),
            ratings="web",
            public_url=PUBLIC,
            web_port=1,
        )
        database = Database(url)
        await _open_counter(database)
        service = await connect(settings, _PlaygroundClock(clock), database, _UNHURRIED)
        for each in everybody:
            playground.person(each).opens(f"https://t.me/{service.bot.username}")
        day = _Copied(playground, service, folder, played, seed)
        try:
            await day.settle()
            await day.play()
        finally:
            await service.close()
        day.add_what_was_kept()
    return played


async def _open_counter(database: Database) -> None:
    """Services of a unit in which only their officer works."""
    async with database.unit() as uow:
        counter = Unit(name="Loket Contoh", timezone="WIB", work_week="1234567")
        officer = Employee(nip="198001012005011001", name="Petugas Contoh", role="asn")
        uow.session.add_all([counter, officer])
        await uow.session.flush()
        uow.session.add_all(
            PublicService(id=id_, code=code, name=f"Layanan {code}", unit_id=counter.id)
            for code, id_ in SERVICES.items()
        )
        always = {"employee_id": officer.id, "starts": ALWAYS, "ends": FOREVER}
        uow.session.add_all([Membership(unit_id=counter.id, **always)])
        await uow.session.flush()
        uow.session.add_all([ServiceStaff(service_id=SERVICES[COUNTER], **always)])
        account = Account(telegram_id=OFFICER, employee_id=officer.id, language="id", linked_at=MORNING)
        uow.session.add_all([account])
        await uow.commit()


def figures(played: Played) -> list[str]:
    """What each attack names in each copy, as people read it."""
    lines = []
    for name in (WITH_MORE, *(scene for scene in played.scenes if scene != WITH_MORE)):
        copy, truth = played.copy(name), played.scenes[name].truth
        chance = played.ratings_of_employees(name) / len(played.employees)
        lines.append(f"{name}: {len(truth)} ratings; who guesses names about {chance:.0f}")
        lines += [
            f"  {title:30} named {named(attack(copy), truth)} of {len(truth)}"
            for title, attack in ATTACKS.items()
        ]
        found = len(bytes_of(copy, played.citizens))
        lines.append(f"  {'ids of citizens in the bytes':30} found {found} of {len(played.citizens)}")
        lines += [f"  {what:30} {rows} rows" for what, rows in played.joins(name).items()]
        lines += _alike(played.likenesses(name))
    return lines


def _alike(found: list[Likeness]) -> list[str]:
    beyond = [each for each in found if each.is_beyond_chance]
    told = [f"    {each.rho:+.2f} of {each.rows} rows, {each.what}" for each in beyond[:5]]
    return [f"  {'orders that are alike':30} {len(beyond)} of {len(found)} beyond chance", *told]


def main(
    citizens: Annotated[int, typer.Option(help="Citizens who rate.")] = 60,
    employees: Annotated[int, typer.Option(help="Employees, most of whom rate.")] = 40,
    browsers: Annotated[int, typer.Option(help="Citizens with a browser.")] = 30,
    seed: Annotated[int, typer.Option(help="Seed of the day.")] = 1,
) -> None:
    """Plays a day and prints what an attacker learns from the database, its log and what lies beside them."""
    with tempfile.TemporaryDirectory() as folder:
        played = asyncio.run(
            play(Path(folder), citizens=citizens, employees=employees, browsers=browsers, seed=seed)
        )
        for line in figures(played):
            typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
