"""A minute in which 5,000 citizens rate: what is lost or doubled, and how long employees wait meanwhile.

The citizens have the faces of a hundred services in front of them, and each taps one at some moment of the
minute; one in twenty taps again. Employees report all the time, before it and meanwhile.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import func, select

from benchmarks.crowd import Crowd, Walker, crowd, percentile
from benchmarks.gateway import FIRST, REPORT, bot_process, processor_time, service_environment
from benchmarks.office import found_office
from benchmarks.processes import Start, start_anew
from domain.responses import CONSENT, FACES
from handlers.citizen.callbacks import FaceTap
from playground.methods.messages import send_message
from playground.methods.registry import Call
from storage.base.engine import Database
from storage.tables import Response, Service, Unit

FIRST_CITIZEN = 200_001
GOAL = 2.0
"""Seconds in which 99 of 100 answers to employees come."""
_THINKING = (0.5, 1.5)
"""Seconds between an answer and an employee's next tap."""
_TWICE = 20
"""One citizen in so many taps again."""
_LAST_ANSWERS = 15.0
"""Seconds for what is on its way when the minute is over."""
_PROGRESS_EVERY = 15.0


@dataclass
class Figures:
    """What came of a run."""

    before: list[float] = field(default_factory=list)
    """Seconds that employees waited for answers while nobody rated."""
    meanwhile: list[float] = field(default_factory=list)
    raters: int = 0
    taken_in: float = 0.0
    """Seconds from the first tap until the bot had acknowledged the last one."""
    processor: float = 0.0
    """Seconds of processor time that the bot took meanwhile, for employees and citizens."""
    waiting: int = 0
    """Updates that the bot had not acknowledged by then: Telegram keeps them."""
    stored: int = 0
    doubled: int = 0
    set_aside: int = 0

    @property
    def lost(self) -> int:
        """Ratings whose taps were acknowledged, and of which nothing is stored."""
        return max(0, self.raters - self.waiting - (self.stored - self.doubled))

    @property
    def ratio(self) -> float:
        """How many times longer the slowest of a hundred answers takes meanwhile."""
        return _p99(self.meanwhile) / _p99(self.before) if self.before else 0.0

    @property
    def is_good(self) -> bool:
        """Whether all is stored once in time, and employees got their answers."""
        return not self.lost and not self.doubled and not self.waiting and _p99(self.meanwhile) < GOAL

    def __str__(self) -> str:
        """What is printed."""
        rated = f"{self.raters} citizens rated, acknowledged after {self.taken_in:.1f} s"
        cost = f"the bot took {self.processor:.1f} s of processor time"
        kept = f"{self.lost} lost, {self.doubled} doubled, {self.set_aside} set aside"
        kept += f", {self.waiting} updates still wait"
        alone = f"p50 {percentile(self.before, 0.5):.3f} s, p99 {_p99(self.before):.3f} s"
        beside = f"p50 {percentile(self.meanwhile, 0.5):.3f} s, p99 {_p99(self.meanwhile):.3f} s"
        met = "met" if self.is_good else "NOT met"
        return "\n".join(
            [
                f"{rated}: {kept}; {cost}",
                f"(a) a step of /lapor while nobody rates ({len(self.before)} answers): {alone}",
                f"(b) meanwhile ({len(self.meanwhile)} answers): {beside}",
                f"ratio of p99 b/a {self.ratio:.1f}",
                f"goal: each stored once, p99 under {GOAL:g} s: {met}",
            ]
        )


def _p99(waits: list[float]) -> float:
    return percentile(waits, 0.99)


class Minute:
    """The employees and the citizens of a run."""

    def __init__(self, gathered: Crowd, seed: int) -> None:
        self.playground = gathered.playground
        self.waits: list[float] = []
        self.waiting = 0
        """Updates up to the last tap that the bot had not acknowledged in time."""
        self._walkers = gathered.walkers.values()
        self._random = random.Random(seed)

    async def work(self, meanwhile: Awaitable[object]) -> list[float]:
        """Employees report while something else goes on; gives how long they waited."""
        self.waits = []
        working = [asyncio.create_task(self._report(walker)) for walker in self._walkers]
        await meanwhile
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)
        return self.waits

    async def _report(self, walker: Walker) -> None:
        await walker.says("/batal")
        while True:
            for how, what in REPORT:
                await asyncio.sleep(self._random.uniform(*_THINKING))
                began = time.perf_counter()
                await walker.does(how, what)
                self.waits.append(time.perf_counter() - began)

    def show_faces(self, citizens: range, services: list[int]) -> None:
        """Puts the faces of one of the services in front of each citizen."""
        for number in citizens:
            service = self._random.choice(services)
            row = [
                {"text": str(face), "callback_data": FaceTap(service, "", CONSENT, face).pack()}
                for face in FACES
            ]
            asked = {"chat_id": number, "text": "–", "reply_markup": {"inline_keyboard": [row]}}
            send_message(self.playground.world, Call(asked))

    async def rate(self, citizens: range, seconds: float) -> float:
        """Each citizen taps at some moment; gives the seconds until all was acknowledged."""
        moments = [(self._random.uniform(0, seconds), number) for number in citizens]
        again = [(moment + 0.2, number) for moment, number in moments if number % _TWICE == 0]
        waiting, total = sorted(moments + again, reverse=True), len(moments) + len(again)
        began = shown = time.perf_counter()
        while waiting:
            now = time.perf_counter()
            while waiting and waiting[-1][0] <= now - began:
                self._tap(waiting.pop()[1])
            if now - shown >= _PROGRESS_EVERY:
                shown = now
                typer.echo(f"  … {now - began:.0f} s, {total - len(waiting)} taps", err=True)
            await asyncio.sleep(0.02)
        updates = self.playground.world.updates
        last = updates.after(0)[-1].id if updates.pending_count else 0
        with suppress(TimeoutError):
            await self.playground.until(lambda: not updates.holds(last), _LAST_ANSWERS)
        self.waiting = sum(each.id <= last for each in updates.after(0))
        return time.perf_counter() - began

    def _tap(self, number: int) -> None:
        person = self.playground.person(number)
        message = person.messages[0]
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if rows and rows[0][0]["text"] == "1":  # else it was answered between the two taps
            person.taps(str(self._random.choice(FACES)), message=message)


async def _open_services(url: str, count: int) -> list[int]:
    """Adds a unit of counters, in which nobody of the employees works; gives the ids of its services."""
    database = Database(url)
    async with database.unit() as uow:
        home = Unit(name="Loket Contoh", timezone="WIB", work_week="1234567")
        uow.session.add_all([home])
        await uow.session.flush()
        services = [Service(code=f"L{n}", name=f"Layanan {n}", unit_id=home.id) for n in range(count)]
        uow.session.add_all(services)
        await uow.commit()
        ids = [service.id for service in services]
    await database.close()
    return ids


async def _count(url: str, figures: Figures) -> None:
    database = Database(url)
    async with database.read() as uow:
        query = select(
            func.count(), func.count(Response.rater.distinct()), func.count(Response.quarantined_on)
        )
        stored, raters, aside = (await uow.session.execute(query)).one()
    await database.close()
    figures.stored, figures.doubled, figures.set_aside = stored, stored - raters, aside


async def measure(
    employees: int,
    citizens: int,
    services: int,
    seconds: float,
    alone: float,
    seed: int,
    start: Start = start_anew,
) -> Figures:
    """Employees work alone for some seconds, then while the citizens rate."""
    numbers = range(FIRST, FIRST + employees)
    raters = range(FIRST_CITIZEN, FIRST_CITIZEN + citizens)
    figures = Figures(raters=citizens)
    with tempfile.TemporaryDirectory() as folder:
        url = await found_office(Path(folder) / "ratings.db", numbers)
        ids = await _open_services(url, services)
        async with crowd(numbers, raters) as gathered:
            play, minute = gathered.playground, Minute(gathered, seed)
            minute.show_faces(raters, ids)
            environment = service_environment(play.url, play.token, url)
            async with bot_process("bot", "run", environment=environment, start=start) as bot:
                await play.until(lambda: play.world.updates.is_polled, seconds=30)
                figures.before = await minute.work(asyncio.sleep(alone))
                rating = asyncio.create_task(minute.rate(raters, seconds))
                used = processor_time(bot.pid)
                figures.meanwhile = await minute.work(rating)
                figures.processor = processor_time(bot.pid) - used
                figures.taken_in = rating.result()
                figures.waiting = minute.waiting
        await _count(url, figures)
    return figures


def main(
    employees: Annotated[int, typer.Option(help="Employees who report all the time.")] = 20,
    citizens: Annotated[int, typer.Option(help="Citizens who rate.")] = 5000,
    services: Annotated[int, typer.Option(help="Services that they rate.")] = 100,
    seconds: Annotated[float, typer.Option(help="In how many seconds.")] = 60.0,
    alone: Annotated[float, typer.Option(help="Seconds for which employees are measured before.")] = 10.0,
    seed: Annotated[int, typer.Option(help="Seed of moments and pauses.")] = 1,
) -> None:
    """Prints what was lost or doubled, and how long employees waited with and without the ratings."""
    typer.echo(str(asyncio.run(measure(employees, citizens, services, seconds, alone, seed))))


if __name__ == "__main__":
    typer.run(main)
