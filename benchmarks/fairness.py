"""Employees at work while a crowd talks to the bot: how long answers to them and cards of supervisors take.

Three runs under Telegram's limits, each with a new office and a new process: nobody else, strangers who write
every second, and citizens who all write at the same moment.
"""

from __future__ import annotations

import asyncio
import random
import re
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.crowd import Crowd, Message, Walker, crowd, percentile
from benchmarks.gateway import FIRST, REPORT, bot_process, service_environment
from benchmarks.office import found_office
from benchmarks.processes import Start, start_anew

ANSWER_GOAL = 2.0
"""Seconds in which 99 of 100 answers to employees come."""
CARD_GOAL = 5.0
"""Seconds in which every card comes."""
SUPERVISORS = range(4001, 4006)
FIRST_STRANGER = 100_001
Span = tuple[float, float]
THINKING: Span = (1.0, 3.0)
"""Seconds between an answer and the next tap."""
_LAST_ANSWERS = 10.0
"""Seconds for what is on its way when a run ends. What takes longer counts as if it came then."""
_PROGRESS_EVERY = 15.0


@dataclass(frozen=True)
class Report:
    """An employee's report that was sent, the first one or a later one."""

    employee: int
    """The Telegram id."""
    number: int

    @property
    def activity(self) -> str:
        """What was done; no other report has these words."""
        return f"Memeriksa berkas {self.employee} nomor {self.number}."

    def is_told_in(self, message: Message) -> bool:
        """Whether the message of a supervisor's queue shows it.

        A queue with the work of one person names each report. With that of several people it has a button
        for each of them, which counts their reports; nothing is decided meanwhile, so that none goes out.
        """
        if self.activity in message["text"]:
            return True
        rows = message.get("reply_markup", {}).get("inline_keyboard", ())
        counted = re.compile(rf"Pegawai {self.employee}: (\d+)")
        found = (counted.search(button["text"]) for row in rows for button in row)
        return any(int(count[1]) >= self.number for count in found if count)


@dataclass
class Waits:
    """Seconds that employees waited for answers and supervisors for cards, and what strangers got."""

    name: str
    answers: list[float] = field(default_factory=list)
    cards: list[float] = field(default_factory=list)
    unseen: int = 0
    """Of the cards those that had not come when the run ended."""
    strangers: int = 0
    seconds: float = 0.0
    refused: int = 0
    taken_in: float = 0.0
    """Seconds until the bot had acknowledged everything that strangers sent."""

    def __str__(self) -> str:
        """One line for each kind of wait, under the name of the run."""
        lines = [
            self.name,
            f"  {len(self.answers)} answers to employees: {_shares(self.answers)}",
            f"  {len(self.cards)} cards: {_shares(self.cards)}, {self.unseen} did not come",
        ]
        if self.strangers:
            lines.append(f"  {self.strangers} answers to strangers in {self.seconds:.0f} s")
        if self.taken_in:
            lines[-1] += f", their updates acknowledged after {self.taken_in:.1f} s"
        return "\n".join([*lines, f"  {self.refused} messages refused with 429"])

    @property
    def progress(self) -> str:
        """How far the run is, on one line."""
        answers, cards, strangers = len(self.answers), len(self.cards), self.strangers
        return f"{self.name}: {answers} answers, {cards} cards, {strangers} answers to strangers"

    @property
    def is_within_goals(self) -> bool:
        """Whether employees and supervisors hardly noticed the crowd."""
        return percentile(self.answers, 0.99) < ANSWER_GOAL and percentile(self.cards, 1.0) < CARD_GOAL


def _shares(waits: list[float]) -> str:
    return ", ".join(f"p{share:g} {percentile(waits, share / 100):.2f} s" for share in (50, 99, 100))


class Shift:
    """Employees who report one piece of work after another, and the phones of everybody else."""

    def __init__(self, gathered: Crowd, name: str, seed: int, thinking: Span) -> None:
        self.waits = Waits(name)
        self.thinking = thinking
        self.playground = gathered.playground
        self._walkers = gathered.walkers.values()
        self._random = random.Random(seed)
        self._asked: dict[int, float] = {}
        """When employees asked for an answer that has not come."""
        self._reported: dict[Report, float] = {}
        """When reports were sent whose card has not come."""
        self._hears_strangers = True
        gathered.overheard = self._hear

    async def work(self, load: Awaitable[None]) -> Waits:
        """Everybody works until the load is over."""
        working = [asyncio.create_task(self._work(walker)) for walker in self._walkers]
        began = time.perf_counter()
        await load
        self.waits.seconds = time.perf_counter() - began
        self._hears_strangers = False
        with suppress(TimeoutError):
            await self.playground.until(lambda: not (self._reported or self._asked), _LAST_ANSWERS)
        await _cancel(working)
        ended = time.perf_counter()
        self.waits.answers += [ended - asked for asked in self._asked.values()]
        self.waits.cards += [ended - reported for reported in self._reported.values()]
        self.waits.unseen = len(self._reported)
        self.waits.refused = self.playground.world.limiter.refused
        return self.waits

    async def _work(self, walker: Walker) -> None:
        number = 0
        while True:
            number += 1
            report = Report(walker.handle.id, number)
            for how, what in (("say", "/bantuan"), *REPORT):
                await asyncio.sleep(self._random.uniform(*self.thinking))
                await self._step(walker, how, what if "Memeriksa" not in what else report.activity, report)

    async def _step(self, walker: Walker, how: str, what: str, report: Report) -> None:
        began = time.perf_counter()
        self._asked[walker.handle.id] = began
        if what == "Kirim":
            self._reported[report] = began
        await walker.does(how, what)
        del self._asked[walker.handle.id]
        self.waits.answers.append(time.perf_counter() - began)

    def _hear(self, chat: int, message: Message) -> None:
        if chat >= FIRST_STRANGER:
            self.waits.strangers += self._hears_strangers
            return
        now = time.perf_counter()
        for report in [known for known in self._reported if known.is_told_in(message)]:
            self.waits.cards.append(now - self._reported.pop(report))


async def nobody_else(shift: Shift, strangers: range, seconds: float) -> None:
    """The baseline."""
    del strangers
    await _wait(shift, seconds, lambda: False)


async def loud(shift: Shift, strangers: range, seconds: float) -> None:
    """Strangers write something every second: every other time the same command, else words."""

    async def shout(number: int) -> None:
        person = shift.playground.person(number)
        await asyncio.sleep(number % 20 / 20)
        for count in range(10**9):
            person.says("/nilailayanan" if count % 2 else f"halo {count}")
            await asyncio.sleep(1)

    shouting = [asyncio.create_task(shout(number)) for number in strangers]
    await _wait(shift, seconds, lambda: False)
    with suppress(TimeoutError):  # on a busy machine a short run is over before anybody had an answer
        await shift.playground.until(lambda: shift.waits.strangers >= len(strangers), _LAST_ANSWERS)
    await _cancel(shouting)


async def at_once(shift: Shift, strangers: range, seconds: float) -> None:
    """Citizens all write at the same moment; over when each is answered."""
    await asyncio.sleep(shift.thinking[1])
    for number in strangers:
        shift.playground.person(number).says("/nilailayanan")
    intake = asyncio.create_task(_time_intake(shift, seconds))
    await _wait(shift, seconds, lambda: shift.waits.strangers >= len(strangers))
    await intake


async def _time_intake(shift: Shift, seconds: float) -> None:
    """Notes when the bot has acknowledged everything that was sent until now."""
    updates, began = shift.playground.world.updates, time.perf_counter()
    last = updates.after(0)[-1].id
    with suppress(TimeoutError):
        await shift.playground.until(lambda: not updates.holds(last), seconds)
    shift.waits.taken_in = time.perf_counter() - began


async def _wait(shift: Shift, seconds: float, is_over: Callable[[], bool]) -> None:
    """Returns when it is over, after so many seconds at the latest; says how far it is."""
    began = shown = time.perf_counter()
    while not is_over() and (now := time.perf_counter()) - began < seconds:
        if now - shown >= _PROGRESS_EVERY:
            shown = now
            typer.echo(f"  … {now - began:.0f} s, {shift.waits.progress}", err=True)
        await asyncio.sleep(0.2)


async def _cancel(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


Load = Callable[[Shift, range, float], Awaitable[None]]


async def measure(
    load: Load,
    name: str,
    employees: int,
    strangers: int,
    seconds: float,
    seed: int,
    thinking: Span = THINKING,
    start: Start = start_anew,
) -> Waits:
    """One run with an office, a playground and a process of its own."""
    numbers = range(FIRST, FIRST + employees)
    crowding = range(FIRST_STRANGER, FIRST_STRANGER + strangers)
    with tempfile.TemporaryDirectory() as folder:
        url = await found_office(Path(folder) / "fairness.db", numbers, SUPERVISORS, ["KTP"])
        async with crowd(numbers, (*SUPERVISORS, *crowding), limited=True) as gathered:
            play = gathered.playground
            environment = service_environment(play.url, play.token, url) | {"SEND_RATE": "30"}
            async with bot_process("bot", "run", environment=environment, start=start):
                await play.until(lambda: play.world.updates.is_polled, seconds=30)
                shift = Shift(gathered, name, seed, thinking)
                return await shift.work(load(shift, crowding, seconds))


async def compare(
    employees: int,
    citizens: int,
    strangers: int,
    seconds: float,
    seed: int,
    thinking: Span = THINKING,
    start: Start = start_anew,
) -> list[Waits]:
    """Measures the baseline and both crowds; prints what came of each."""
    # 25 answers a second, and a minute for whatever else is to be said.
    longest = citizens / 25 + 60
    runs: list[tuple[Load, str, int, float]] = [
        (nobody_else, "nobody else", 0, seconds),
        (loud, f"{strangers} strangers, a message a second", strangers, seconds),
        (at_once, f"{citizens} citizens at once", citizens, longest),
    ]
    found = []
    for load, name, others, most in runs:
        waits = await measure(load, name, employees, others, most, seed, thinking, start)
        typer.echo(str(waits))
        found.append(waits)
    return found


def main(
    employees: Annotated[int, typer.Option(help="Employees who report all the time.")] = 20,
    citizens: Annotated[int, typer.Option(help="Citizens who write at the same moment.")] = 5000,
    strangers: Annotated[int, typer.Option(help="Strangers who write every second.")] = 40,
    seconds: Annotated[float, typer.Option(help="Length of the runs without citizens.")] = 40.0,
    seed: Annotated[int, typer.Option(help="Seed of the pauses.")] = 1,
) -> None:
    """Prints how long employees and supervisors wait, with and without a crowd."""
    found = asyncio.run(compare(employees, citizens, strangers, seconds, seed))
    goal = f"answers p99 under {ANSWER_GOAL:g} s, every card under {CARD_GOAL:g} s"
    typer.echo(f"goal: {goal}: {'met' if all(waits.is_within_goals for waits in found) else 'NOT met'}")


if __name__ == "__main__":
    typer.run(main)
