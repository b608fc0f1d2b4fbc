"""`kill -9` at any moment of a load of 200 people: counts confirmed reports that were lost or made twice.

Everybody looks at the phone and answers what it asks, again if nothing comes back, as people do. Each report
says what no other says, so that a lost or doubled one shows. Ends with status 1 if there is any, or if the
reports are not through in time.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import select

from benchmarks.crowd import Crowd, Walker, crowd
from benchmarks.gateway import FIRST, service_environment
from benchmarks.office import found_office
from playground.errors import RefusedError
from storage.base.engine import Database
from storage.tables import Entry

PATIENCE = 3.0
"""Seconds after which a person taps again."""
_SECOND_LOOK = 1.0
"""Seconds for which a person waits when the newest message is no question: one may be on its way."""
_PROGRESS_EVERY = 5.0
CONFIRMED = "Laporan terkirim"

ANSWERS: dict[str, tuple[str, str]] = {
    "Pekerjaan tanggal berapa": ("tap", "Hari ini"),
    "Apa yang Anda kerjakan": ("say", "{activity}"),
    "Berapa hasilnya": ("say", "3 berkas"),
    "Berapa lama": ("tap", "2 jam"),
    "bukti dukung": ("tap", "Lewati"),
    "Bagaimana Anda menilai": ("tap", "4 – Baik"),
    "Sudah benar": ("tap", "Kirim"),
    "belum selesai": ("tap", "Lanjutkan isian"),
}
"""What a person does about a question."""


@dataclass
class Count:
    """What came of it."""

    kills: int
    confirmed: int
    stored: int
    lost: int
    doubled: int
    unfinished: int

    def __str__(self) -> str:
        late = f", {self.unfinished} not confirmed in time" if self.unfinished else ""
        return (
            f"{self.kills} kills, {self.confirmed} reports confirmed{late}, {self.stored} stored, "
            f"{self.lost} lost, {self.doubled} doubled"
        )

    @property
    def is_bad(self) -> bool:
        """Whether the promise was broken, or could not be shown."""
        return bool(self.lost or self.doubled or self.unfinished)


class Reporter:
    """One person who wants to get reports through, whatever happens to the bot."""

    def __init__(self, walker: Walker) -> None:
        self._walker = walker
        self._number = walker.handle.id

    async def report(self, n: int) -> str:
        """Gets one report through; gives what it says."""
        activity = f"Memeriksa berkas {self._number} nomor {n}"
        while not self._is_confirmed(activity):
            self._act(activity)
            await self._wait(PATIENCE)
            if not self._is_asked() and not self._is_confirmed(activity):
                await self._wait(_SECOND_LOOK)
        return activity

    def _text(self) -> str:
        return str(self._walker.last.get("text", "")) if self._walker.last else ""

    def _is_confirmed(self, activity: str) -> bool:
        return CONFIRMED in self._text() and activity in self._text()

    def _is_asked(self) -> bool:
        return any(question in self._text() for question in ANSWERS)

    def _act(self, activity: str) -> None:
        for question, (how, what) in ANSWERS.items():
            if question in self._text():
                if how == "tap":
                    self._tap(what)
                else:
                    self._walker.handle.says(what.format(activity=activity))
                return
        self._walker.handle.says("/lapor")

    def _tap(self, label: str) -> None:
        try:
            self._walker.handle.taps(label, message=self._walker.last)
        except RefusedError:
            return  # the button went away under the finger: the next look shows what is there now

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._walker.change()
        self._walker.look()


async def _start(environment: dict[str, str]) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", stdout=DEVNULL, stderr=DEVNULL, env=os.environ | environment
    )


class Killer:
    """Ends the bot's process at random moments, and starts it again at once."""

    def __init__(self, environment: dict[str, str], seed: int) -> None:
        self._environment = environment
        self._random = random.Random(seed)
        self.kills = 0

    async def run(self, most: int, pause: tuple[float, float]) -> None:
        """Kills `most` times, `pause` seconds apart; lets the last process live until cancelled."""
        process = await _start(self._environment)
        try:
            while self.kills < most:
                await asyncio.sleep(self._random.uniform(*pause))
                process.send_signal(signal.SIGKILL)
                await process.wait()
                self.kills += 1
                process = await _start(self._environment)
            await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def _walk(gathered: Crowd, reports: int, killer: asyncio.Task[None], confirmed: list[str]) -> None:
    """Everybody gets reports through; what is confirmed is added as it comes."""

    async def one(walker: Walker) -> None:
        reporter = Reporter(walker)
        for n in range(reports):
            activity = await reporter.report(n)
            confirmed.append(activity)

    walks = asyncio.gather(*(one(walker) for walker in gathered.walkers.values()))
    killer.add_done_callback(lambda _: walks.cancel())  # without a bot nobody would ever be done
    await walks


def _show_unfinished(gathered: Crowd, reports: int, confirmed: list[str]) -> None:
    """Shows the phone of one person whose reports did not get through, if there is any."""
    through = Counter(activity.split()[2] for activity in confirmed)
    for number, walker in gathered.walkers.items():
        if through[str(number)] < reports:
            typer.echo(f"What person {number} sees:\n{walker.handle.sees()}", err=True)
            return


async def _tell(killer: Killer, confirmed: list[str], wanted: int) -> None:
    """Says every few seconds how far the campaign is, until cancelled."""
    began = time.perf_counter()
    while True:
        await asyncio.sleep(_PROGRESS_EVERY)
        took = time.perf_counter() - began
        typer.echo(
            f"  … {took:.0f} s, {killer.kills} kills, {len(confirmed)} of {wanted} reports confirmed",
            err=True,
        )


async def campaign(
    people: int, reports: int, kills: int, seed: int, pause: tuple[float, float], longest: float = 300.0
) -> Count:
    """Runs the load under kills for `longest` seconds at most, and compares what is confirmed and stored."""
    numbers = range(FIRST, FIRST + people)
    confirmed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        url = await found_office(Path(folder) / "durability.db", numbers)
        async with crowd(numbers) as gathered:
            play = gathered.playground
            killer = Killer(service_environment(play.url, play.token, url), seed)
            killing = asyncio.create_task(killer.run(kills, pause))
            telling = asyncio.create_task(_tell(killer, confirmed, people * reports))
            with suppress(TimeoutError):
                async with asyncio.timeout(longest):
                    await _walk(gathered, reports, killing, confirmed)
            _show_unfinished(gathered, reports, confirmed)
            killing.cancel()
            telling.cancel()
            await asyncio.gather(killing, telling, return_exceptions=True)
        database = Database(url)
        async with database.read() as uow:
            stored = Counter(await uow.session.scalars(select(Entry.activity)))
        await database.close()
    return Count(
        kills=killer.kills,
        confirmed=len(confirmed),
        stored=stored.total(),
        lost=sum(activity not in stored for activity in confirmed),
        doubled=sum(count - 1 for count in stored.values()),
        unfinished=people * reports - len(confirmed),
    )


def main(
    people: Annotated[int, typer.Option(help="People who report at once.")] = 200,
    reports: Annotated[int, typer.Option(help="Reports that each gets through.")] = 3,
    kills: Annotated[int, typer.Option(help="How often the bot's process is killed at most.")] = 10,
    seed: Annotated[int, typer.Option(help="Seed of the moments.")] = 1,
    longest: Annotated[
        float, typer.Option(help="Seconds after which the campaign ends in any case.")
    ] = 300.0,
) -> None:
    """Counts what is lost and what is doubled."""
    count = asyncio.run(campaign(people, reports, kills, seed, (2.0, 5.0), longest))
    typer.echo(str(count))
    if count.is_bad:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
