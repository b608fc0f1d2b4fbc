"""Who rated what: a day of an office is played, and copies of its database are attacked.

Citizens and employees rate, comment, or stop in the middle, while employees report before, after and besides.
The same attacks are made on a copy to which is added what earlier releases kept, to show what they can do.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr

from benchmarks.attack import ATTACKS, Copy, bytes_of, named
from benchmarks.gateway import REPORT
from benchmarks.office import found_office
from bot.app import Service, connect
from bot.pace import Pace
from bot.settings import Settings
from domain.responses import rater_hash
from playground import Clock, Limits, Playground
from playground.handle import PersonHandle
from storage.base.engine import Database
from storage.tables import Service as PublicService
from storage.tables import Unit

KEY = "a secret that is not in the database"
_UNHURRIED = Pace(per_second=10_000, chat_burst=10_000, answer_burst=10_000, group_per_minute=10_000)
MORNING = datetime.fromisoformat("2026-11-20T08:00:00+07:00")
FIRST_EMPLOYEE, FIRST_CITIZEN = 8_100_000_101, 8_200_000_101
SERVICES = {"LAHIR": 101, "NIKAH": 102, "PINDAH": 103, "USAHA": 104}
"""Ids by code."""
FACES = ("🙂", "😀", "🙁", "😞")
BEFORE = "with what earlier releases kept"


@dataclass
class Scene:
    """A copy of the database at a moment, and who gave the responses in it."""

    file: Path
    truth: dict[str, int]
    """Telegram ids by the rater's hash."""


@dataclass
class Played:
    """What was played: who there was, and the copies that were made of it."""

    citizens: range
    employees: range
    scenes: dict[str, Scene] = field(default_factory=dict)

    @property
    def people(self) -> list[int]:
        """Everybody who may have rated."""
        return [*self.citizens, *self.employees]

    def copy(self, name: str) -> Copy:
        """A scene in the attacker's hands."""
        return Copy(self.scenes[name].file, self.people)

    def ratings_of_employees(self, name: str) -> int:
        """How many responses employees gave: those that can be attributed by chance."""
        return sum(person in self.employees for person in self.scenes[name].truth.values())


class _Day:
    def __init__(
        self, playground: Playground, service: Service, folder: Path, played: Played, seed: int
    ) -> None:
        self.playground, self.service, self.folder, self.played = playground, service, folder, played
        self.chance = random.Random(seed)
        self.truth: dict[str, int] = {}
        self.given: list[tuple[int, int, datetime, str]] = []
        """Person, service, moment and rater of each rating, in order."""

    async def settle(self) -> None:
        """Some time passes between two steps of anybody; the bot does what there is to do."""
        self.playground.clock.advance(timedelta(seconds=self.chance.uniform(5, 40)))
        while await self.service.polling.step(0):
            await self.service.intake.idle()
            await self.service.speaker.idle()
            await self.service.sender.drain()

    def visit(self, person: PersonHandle) -> Iterator[None]:
        """Rates one service, and comments, before or after it, answers some questions, ends it, or leaves."""
        service = self._opens(person)
        yield
        ending = self.chance.choice(("before", "comment", "questions", "done", "leave"))
        if ending == "before":
            person.says("Parkir sempit")
            yield
        self._taps(person, service)
        yield
        if ending == "comment":
            person.says(f"Antrean {self.chance.choice(('lama', 'cepat', 'rapi'))}")
            yield
        elif ending == "questions":
            for label in ("Nilai lebih rinci", "Sangat sesuai", "Tidak berlaku", "Berhenti"):
                person.taps(label)
                yield
        elif ending == "done":
            person.taps("Selesai")
            yield

    def work(self, person: PersonHandle) -> Iterator[None]:
        """Reports, and rates before it, after it, in the middle of it, or not at all."""
        when = self.chance.choice(("before", "before", "middle", "after", "after", "never"))
        if when == "before":
            yield from self.visit(person)
        service = self._opens(person) if when == "middle" else 0
        yield
        steps = REPORT[: self.chance.choice((5, len(REPORT), len(REPORT)))]  # some reports stay unfinished
        for number, (how, what) in enumerate(steps):
            if when == "middle" and number == 4:
                self._taps(person, service)
                yield
            if how == "tap":
                person.taps(what)
            else:
                person.says(what)
            yield
        if when == "after" and len(steps) == len(REPORT):
            yield from self.visit(person)

    def _opens(self, person: PersonHandle) -> int:
        """Opens the faces of a service; gives its id."""
        code = self.chance.choice(list(SERVICES))
        person.opens(self.service.office.link(f"rate_{code}"))
        return SERVICES[code]

    def _taps(self, person: PersonHandle, service: int) -> None:
        person.taps(self.chance.choice(FACES))
        rater = rater_hash(KEY.encode(), str(person.id), service, MORNING.date())
        self.truth[rater] = person.id
        self.given.append((person.id, service, self.playground.clock.now(), rater))

    async def play(self) -> None:
        """Everybody comes at some time of the day; three are at it at once."""
        waiting = [self.visit(self.playground.person(each)) for each in self.played.citizens]
        waiting += [self.work(self.playground.person(each)) for each in self.played.employees]
        self.chance.shuffle(waiting)
        half, here = len(waiting) // 2, [waiting.pop() for _ in range(3)]
        while here:
            turn = self.chance.choice(here)
            try:
                next(turn)
            except StopIteration:
                here.remove(turn)
                here += [waiting.pop()] if waiting else []
                if len(waiting) == half:
                    await self._copies("in the middle")
            else:
                await self.settle()
        await self._copies("at the end")

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
        self.played.scenes[name] = Scene(to / path.name, dict(self.truth))

    def add_what_was_kept(self) -> None:
        """Gives a copy the time and the order of responses, and conversations with a service and a time."""
        last = self.played.scenes["at the end"].file
        shutil.copytree(last.parent, self.folder / BEFORE)
        file = self.folder / BEFORE / last.name
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
        self.played.scenes[BEFORE] = Scene(file, dict(self.truth))


class _PlaygroundClock:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        return self._clock.now().astimezone(UTC)


async def play(folder: Path, *, citizens: int, employees: int, seed: int) -> Played:
    """Plays a day in an empty folder and copies the database on the way."""
    played = Played(
        range(FIRST_CITIZEN, FIRST_CITIZEN + citizens), range(FIRST_EMPLOYEE, FIRST_EMPLOYEE + employees)
    )
    (folder / "office").mkdir()
    url = await found_office(folder / "office" / "kinerja.db", played.employees)
    phones = [{"id": each, "first_name": f"Orang {each}", "language_code": "id"} for each in played.people]
    clock = Clock(MORNING)
    async with Playground.running(people=phones, limits=Limits.off(), clock=clock) as playground:
        settings = Settings(
            _env_file=None,
            bot_token=SecretStr(playground.token),
            bot_api_url=playground.url,
            database_url=url,
            rater_key=SecretStr(KEY),
        )
        database = Database(url)
        await _open_counter(database)
        service = await connect(settings, _PlaygroundClock(clock), database, _UNHURRIED)
        for each in played.people:
            playground.person(each).opens(f"https://t.me/{service.bot.username}")
        day = _Day(playground, service, folder, played, seed)
        try:
            await day.settle()
            await day.play()
        finally:
            await service.close()
        day.add_what_was_kept()
    return played


async def _open_counter(database: Database) -> None:
    """Services of a unit in which none of the employees works."""
    async with database.unit() as uow:
        counter = Unit(name="Loket Contoh", timezone="WIB", work_week="1234567")
        uow.session.add_all([counter])
        await uow.session.flush()
        uow.session.add_all(
            PublicService(id=id_, code=code, name=f"Layanan {code}", unit_id=counter.id)
            for code, id_ in SERVICES.items()
        )
        await uow.commit()


def figures(played: Played) -> list[str]:
    """What each attack names in each copy, as people read it."""
    lines = []
    for name in (BEFORE, *(scene for scene in played.scenes if scene != BEFORE)):
        copy, truth = played.copy(name), played.scenes[name].truth
        chance = played.ratings_of_employees(name) / len(played.employees)
        lines.append(f"{name}: {len(truth)} ratings; who guesses names about {chance:.0f}")
        lines += [
            f"  {title:30} named {named(attack(copy), truth)} of {len(truth)}"
            for title, attack in ATTACKS.items()
        ]
        found = len(bytes_of(copy, played.citizens))
        lines.append(f"  {'ids of citizens in the bytes':30} found {found} of {len(played.citizens)}")
    return lines


def main(
    citizens: Annotated[int, typer.Option(help="Citizens who rate.")] = 60,
    employees: Annotated[int, typer.Option(help="Employees, most of whom rate.")] = 40,
    seed: Annotated[int, typer.Option(help="Seed of the day.")] = 1,
) -> None:
    """Plays a day and prints what an attacker learns from the database and its log."""
    with tempfile.TemporaryDirectory() as folder:
        played = asyncio.run(play(Path(folder), citizens=citizens, employees=employees, seed=seed))
        for line in figures(played):
            typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
