"""How long a tap waits while the service does heavy work beside the chats.

Heavy work is: the office is scored, the weekly digest is written for five administrators, a large file is
imported. Windows without and with it take turns, in one process of the service. People take steps of a report
at a fixed rate, whether or not earlier ones are answered. A wait lasts from the moment at which a step is due
to the moment at which Telegram has the answer.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain, cycle
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

from benchmarks.crowd import Crowd, Figures, Message, crowd
from benchmarks.gateway import REPORT, service_environment
from benchmarks.office import nip
from benchmarks.processes import Start, start_anew
from benchmarks.scored_office import Size, build, working_days
from benchmarks.tails_process import Service, service_process
from domain.people import TimeZone
from playground import Clock
from storage.tables import ALWAYS, FOREVER

GOAL = 2.0
"""How many times its idle value the p99 of a step may be."""
ADMINISTRATORS = 5
STEPS = (*REPORT[:2], ("tap", "Tugas lain"), *REPORT[2:])
"""A report of somebody who has targets."""
_TEAM = 12
"""People of one supervisor, with the supervisor."""
FIRST_CHAT = 10_000
"""Telegram ids are those of the employees and this."""
_LONGEST = 300.0
"""Seconds after which heavy work, and an answer, count as failed."""


@dataclass(frozen=True)
class Office:
    """How large the office is, and how many of its people chat."""

    size: Size
    walkers: int
    rounds: int

    @property
    def chatting(self) -> list[int]:
        """Chats of employees who report: no supervisors."""
        people = (n for n in range(1, self.size.people + 1) if n % _TEAM != 1)
        return [FIRST_CHAT + n for n, _ in zip(people, range(self.walkers), strict=False)]

    @property
    def administrators(self) -> list[int]:
        """Chats of the administrators."""
        last = FIRST_CHAT + self.size.people
        return list(range(last - ADMINISTRATORS + 1, last + 1))

    @property
    def supervisors(self) -> list[int]:
        """Chats of the supervisors of who reports."""
        return sorted({chat - (chat - FIRST_CHAT - 1) % _TEAM for chat in self.chatting})

    @property
    def now(self) -> datetime:
        """The Friday after the last reported day, in the afternoon."""
        last = working_days(self.size.days)[-1]
        friday = last + timedelta(days=(4 - last.weekday()) % 7)
        return datetime(friday.year, friday.month, friday.day, 15, 30, tzinfo=TimeZone.WIB.info)

    async def found(self, file: Path) -> str:
        """Makes the office; gives its DATABASE_URL. The last days have no attendance yet: it is imported."""
        url = f"sqlite:///{file}"
        await build(url, self.size)
        people = range(1, self.size.people + 1)
        joined = [*self.chatting, *self.supervisors, *self.administrators]
        week = (self.now - timedelta(days=4)).date().isoformat()
        with sqlite3.connect(file) as base:
            base.executemany(
                "INSERT INTO supervisions (employee_id, supervisor_id, starts, ends) VALUES (?, ?, ?, ?)",
                ((n, n - (n - 1) % _TEAM, str(ALWAYS), str(FOREVER)) for n in people if n % _TEAM != 1),
            )
            base.executemany(
                "INSERT INTO accounts (telegram_id, employee_id, language, linked_at) VALUES (?, ?, 'id', ?)",
                ((chat, chat - FIRST_CHAT, "2026-07-01 00:00:00.000000") for chat in sorted({*joined})),
            )
            base.executemany(
                "UPDATE employees SET role = 'admin' WHERE id = ?",
                ((chat - FIRST_CHAT,) for chat in self.administrators),
            )
            base.execute(
                "UPDATE entries SET state = 'approved', supervisor_rating = self_rating"
                " WHERE state = 'submitted' AND date < ?",
                (week,),
            )
            base.executemany("DELETE FROM attendance WHERE date = ?", ((day,) for day in self.imported_days))
        base.close()
        return url

    @property
    def imported_days(self) -> list[str]:
        """The days whose attendance is imported, one in each round."""
        return [day.isoformat() for day in working_days(self.size.days)[-self.rounds :]]

    def attendance(self, day: str) -> bytes:
        """The file of nearly everybody's attendance on a day: with its header it is as long as one may be."""
        rows = (f"{nip(n)},{day},present,07:{n % 60:02},16:{n % 60:02}" for n in range(1, self.size.people))
        return "\n".join(["nip,date,status,check_in,check_out", *rows]).encode()


class Stream:
    """Steps of reports at a fixed rate, each by the next person."""

    def __init__(self, gathered: Crowd, rate: float) -> None:
        """`rate` in steps a second."""
        walkers = gathered.walkers.values()
        first = [walker for n, walker in enumerate(walkers) for _ in range(n % len(STEPS))]
        self._next = chain(first, cycle(walkers))
        self._seconds_to_spread = len(first) / rate
        self._rate = rate
        self._turns = {walker.handle.id: asyncio.Lock() for walker in walkers}
        self._taken = dict.fromkeys(self._turns, 0)

    async def spread(self) -> None:
        """Brings people to different steps: from then on each kind of step is as frequent as the others."""
        await self.during(asyncio.sleep(self._seconds_to_spread))

    async def during(self, work: Awaitable[object]) -> Figures:
        """The waits of the steps that were due while something went on."""
        task = asyncio.ensure_future(work)
        found = Figures(began=time.perf_counter())
        steps: list[asyncio.Task[None]] = []
        while not task.done():
            due = found.began + len(steps) / self._rate
            await asyncio.sleep(due - time.perf_counter())
            steps.append(asyncio.create_task(self._step(found, due)))
        found.ended = time.perf_counter()
        await asyncio.gather(*steps)
        await task
        return found

    async def _step(self, found: Figures, due: float) -> None:
        walker = next(self._next)
        async with asyncio.timeout(_LONGEST), self._turns[walker.handle.id]:
            number = self._taken[walker.handle.id]
            self._taken[walker.handle.id] = number + 1
            (how, what), (follows, label) = (STEPS[n % len(STEPS)] for n in (number, number + 1))
            if how == "tap":
                walker.handle.taps(what)
            else:
                walker.handle.says(what)
            await walker.change()
            if follows == "tap":
                await walker.offered(label)
            found.waits.append(time.perf_counter() - due)


class HeavyWork:
    """What goes on beside the chats, each as production begins it; over when its last result is there."""

    def __init__(self, gathered: Crowd, service: Service, office: Office) -> None:
        self._playground = gathered.playground
        self._service = service
        self._office = office
        self._files = 0
        self._days = iter(office.imported_days)
        self._admin = self._playground.person(office.administrators[0])
        gathered.overheard = self.hear

    async def score(self, number: int) -> None:
        """Everybody is scored, as in the night."""
        await self._service.run_job("aggregate", self._office.now - timedelta(days=number))

    async def digest(self, number: int) -> None:
        """A picture and a workbook reach each administrator, of one Friday or another."""
        self._files = 0
        await self._service.run_job("weekly-digest", self._office.now - timedelta(weeks=number))
        await self._playground.until(lambda: self._files >= 2 * ADMINISTRATORS, _LONGEST)

    async def import_file(self, _number: int) -> None:
        """An administrator sends a file, sees what an import would do, and agrees."""
        admin = self._admin
        admin.sends_document(self._office.attendance(next(self._days)), "attendance.csv")
        mark = "✅ Impor"
        before = self._told(mark)
        await self._playground.until(lambda: any(mark in label for label in admin.labels()), _LONGEST)
        admin.taps(mark)
        await self._playground.until(lambda: self._told(mark) > before, _LONGEST)

    def _told(self, mark: str) -> int:
        """How many messages to the administrator say so; digests may come between them."""
        return sum(mark in message.get("text", "") for message in self._admin.messages)

    def hear(self, chat: int, message: Message) -> None:
        """Counts the files that administrators get."""
        self._files += chat in self._office.administrators and ("photo" in message or "document" in message)


@dataclass
class Tail:
    """The windows of one kind of heavy work, each behind one without."""

    name: str
    idle: list[Figures] = field(default_factory=list)
    busy: list[Figures] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """How many times its idle value the p99 is."""
        return _middle(self.busy, 0.99) / _middle(self.idle, 0.99)

    def __str__(self) -> str:
        """One line: medians of the windows."""
        seconds = median(each.ended - each.began for each in self.busy)
        steps = sum(len(each.waits) for each in self.busy)
        shares = (
            f"p{share:g} {_middle(self.idle, share / 100):5.0f} → {_middle(self.busy, share / 100):5.0f} ms"
            for share in (50, 99)
        )
        met = "met" if self.ratio <= GOAL else "NOT met"
        return (
            f"{self.name:<8} {seconds:5.1f} s, {steps:5} steps   {'   '.join(shares)}"
            f"   ratio of p99 {self.ratio:.2f} (goal {GOAL:g}: {met})"
        )


def _middle(windows: list[Figures], share: float) -> float:
    return median(each.percentile(share) for each in windows)


async def measure(office: Office, rate: float, idle: float, start: Start = start_anew) -> list[Tail]:
    """Measures each kind of work so often; `idle` is the length of a window without, in seconds."""
    with tempfile.TemporaryDirectory(prefix="tails") as folder:
        tell(f"building an office of {office.size.people:,} people, {office.size.rows:,} entries")
        url = await office.found(Path(folder) / "office.db")
        others = (*office.supervisors, *office.administrators)
        async with crowd(office.chatting, others, clock=Clock(office.now)) as gathered:
            play = gathered.playground
            clock = {"CLOCK_URL": f"{play.url}/clock"}
            environment = service_environment(play.url, play.token, url) | clock
            async with service_process(environment, start) as service:
                stream = Stream(gathered, rate)
                work = HeavyWork(gathered, service, office)
                tell("warming up")
                await stream.spread()
                kinds = {"score": work.score, "digest": work.digest, "import": work.import_file}
                return await _in_turns(stream, kinds, office.rounds, idle)


async def _in_turns(
    stream: Stream, kinds: Mapping[str, Callable[[int], Awaitable[None]]], rounds: int, idle: float
) -> list[Tail]:
    tails = {name: Tail(name) for name in kinds}
    for number in range(rounds):
        for name, work in kinds.items():
            tails[name].idle.append(await stream.during(asyncio.sleep(idle)))
            tails[name].busy.append(await stream.during(work(number)))
            tell(f"round {number + 1} of {rounds}: {_last(tails[name])}")
    return [*tails.values()]


def _last(tail: Tail) -> Tail:
    return Tail(tail.name, tail.idle[-1:], tail.busy[-1:])


def tell(progress: str) -> None:
    """Says on standard error how far a benchmark is."""
    typer.echo(f"  … {progress}", err=True)


def report(tails: list[Tail]) -> Iterator[str]:
    """A line for each kind of work."""
    yield "a step of a report beside heavy work, idle → meanwhile, medians of the windows"
    yield from map(str, tails)


def main(
    people: Annotated[int, typer.Option(help="People of the office.")] = 10_000,
    days: Annotated[int, typer.Option(help="Working days that they have reported.")] = 40,
    walkers: Annotated[int, typer.Option(help="People who chat.")] = 90,
    rate: Annotated[float, typer.Option(help="Steps a second.")] = 30.0,
    rounds: Annotated[int, typer.Option(help="Windows of each kind.")] = 5,
    idle: Annotated[float, typer.Option(help="Seconds of a window without heavy work.")] = 8.0,
) -> None:
    """Prints how long a tap waits while the office is scored, a digest is written and a file is imported."""
    office = Office(Size(people, days, 3), walkers, rounds)
    for line in report(asyncio.run(measure(office, rate, idle))):
        typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
