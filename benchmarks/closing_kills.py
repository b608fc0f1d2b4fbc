"""`kill -9` at any moment of a closing: counts results and notices that are missing or there twice.

Each round begins with the same office on a new file. Two processes close its period at once and are killed,
again and again; at last one is left alone. Ends with status 1 unless everybody has one revision 1 and was
told once.

python -m benchmarks.closing_kills [--people 300] [--rounds 20] [--kills 5] [--seed 1]
"""

from __future__ import annotations

import asyncio
import multiprocessing
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Annotated

import typer
from sqlalchemy import insert, select, update

from benchmarks.scored_office import Size, build
from bot.app import make_office
from bot.settings import Settings
from domain.closing.notices import ClosingProgress, PeriodClosed
from domain.closing.verifying import findings
from domain.periods import Period
from jobs import closing
from jobs.runner import Runner
from storage.base.engine import Database
from storage.base.heavy import Here
from storage.base.writer import Writer
from storage.records.closings import head_of
from storage.tables import Account, Closing, Employee, Outbox, Result

PERIOD = Period.parse("2026-S2")
MORNING = datetime(2027, 1, 4, 2, 0, tzinfo=UTC)
"""Nine o'clock in the office's zone, when people are told."""
_EVERY = timedelta(minutes=5)
_PART = 7
"""People who are told by one run, so that many are needed."""
_LONGEST = 120.0
"""Seconds after which a process that is left alone does not end any more."""


@dataclass
class Count:
    """What came of it."""

    rounds: int = 0
    kills: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = "; ".join(self.wrong) if self.wrong else "one revision 1 and one notice for everybody"
        return f"{self.rounds} closings, {self.kills} kills: {told}"


def close_period(url: str, attempt: int) -> None:
    """A process that begins or goes on with the closing until everybody was told."""
    asyncio.run(_close_period(url, attempt))


async def _close_period(url: str, attempt: int) -> None:
    closing.TOLD_AT_ONCE = _PART
    office = make_office(Settings(_env_file=None, database_url=url))
    database = Database(url)
    writer = Writer(database)
    # Each attempt has its own day, and so its own slots.
    at = MORNING + timedelta(days=attempt)
    now = [at]
    runner = Runner(database, writer, office, lambda: now[0], lambda: None, [closing.CLOSE], Here(database))
    async with database.unit() as uow:
        await uow.closings.begin(PERIOD, office.scheme, office.zone, None, None, at)
        await uow.commit()
    while True:
        await runner.run("close", now[0])
        now[0] += _EVERY
        async with database.read() as uow:
            kept = await uow.closings.of(PERIOD)
        if kept is not None and kept.told_at is not None:
            break
    await writer.close()
    await database.close()


async def found_office(url: str, people: int) -> None:
    """An office in which every second person has joined; the first one is the administrator."""
    await build(url, Size(people, days=4, entries=1))
    database = Database(url)
    async with database.unit() as uow:
        joined = {"language": "id", "linked_at": MORNING}
        rows = [{"telegram_id": n, "employee_id": n, **joined} for n in range(1, people + 1, 2)]
        await uow.session.execute(insert(Account), rows)
        await uow.session.execute(update(Employee).where(Employee.id == 1).values(role="admin"))
        await uow.commit()
    await database.close()


async def wrong_in(url: str) -> list[str]:
    """What is not as it should be once a closing is through."""
    database = Database(url)
    try:
        async with database.read() as uow:
            closings = list(await uow.session.scalars(select(Closing)))
            people = set(await uow.session.scalars(select(Employee.id)))
            rows = await uow.session.execute(select(Result.employee_id, Result.revision))
            results = Counter((person, number) for person, number in rows)
            sent = (
                await uow.session.execute(select(Outbox.kind, Outbox.employee_id, Outbox.dedupe_key))
            ).all()
            accounts = set(await uow.session.scalars(select(Account.employee_id)))
            (kept,) = closings
            revisions = await uow.closings.revisions(kept.id)
    finally:
        await database.close()
    told = Counter(person for kind, person, _ in sent if kind == PeriodClosed.kind)
    done = [key or "" for kind, _, key in sent if kind == ClosingProgress.kind]
    wrong = [f"verify: {each}" for each in findings(head_of(kept, kept.closed_at or MORNING), revisions)]
    if kept.closed_at is None or kept.told_at is None:
        wrong.append("it is not through")
    if results != Counter((person, 1) for person in people):
        wrong.append(f"{results.total()} results of {len(people)} people")
    if told != Counter(accounts):
        wrong.append(f"{told.total()} notices to {len(accounts)} people")
    if sum(" told " in each for each in done) != 1 or len(done) > 2:
        wrong.append(f"the administrator was told {done}")
    return wrong


def campaign(people: int, rounds: int, kills: int, seed: int, folder: Path) -> Count:
    """Closes the same office again and again, with so many kills each time."""
    # A forked process has everything imported; the server that forks it has no threads and no event loop.
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["bot.app", "jobs.runner", "benchmarks.scored_office"])
    first = processes.Process(target=int)
    first.start()
    first.join()
    chance, count = Random(seed), Count()
    template = folder / "office.db"
    asyncio.run(found_office(f"sqlite:///{template}", people))
    longest = 0.0
    for number in range(rounds + 1):
        database = folder / f"round-{number}.db"
        shutil.copyfile(template, database)
        url = f"sqlite:///{database}"
        # The first round is left alone: it tells within how many seconds the others are killed.
        for attempt in range(kills if number else 0):
            pair = [processes.Process(target=close_period, args=(url, attempt)) for _ in range(2)]
            for process in pair:
                process.start()
            pair[0].join(chance.uniform(0.0, longest))
            for process in pair:
                count.kills += process.is_alive()
                process.kill()
                process.join()
        begun = time.perf_counter()
        last = processes.Process(target=close_period, args=(url, kills))
        last.start()
        last.join(_LONGEST)
        longest = longest if number else time.perf_counter() - begun
        count.rounds += 1
        if last.exitcode != 0:
            last.kill()
            count.wrong.append(f"round {number}: the last process ended with {last.exitcode}")
        count.wrong += [f"round {number}: {each}" for each in asyncio.run(wrong_in(url))]
    return count


def main(
    people: Annotated[int, typer.Option(help="People of the office.")] = 300,
    rounds: Annotated[int, typer.Option(help="Closings with kills.")] = 20,
    kills: Annotated[int, typer.Option(help="Times that both processes are killed in each.")] = 5,
    seed: Annotated[int, typer.Option(help="Of the moments.")] = 1,
) -> None:
    """Kills closings at random moments."""
    with tempfile.TemporaryDirectory() as folder:
        count = campaign(people, rounds, kills, seed, Path(folder))
    typer.echo(count)
    sys.exit(1 if count.wrong else 0)


if __name__ == "__main__":
    typer.run(main)
