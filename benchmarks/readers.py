"""What others notice while one person looks up much: 300 `/nilai`, then 300 lists of earlier periods.

The others send reports meanwhile; their waits stand beside those of the same run with nobody reading. Each
load has people of its own. The bot sends at most 20 new messages to a chat in 20 seconds, and people who
report through all of the loads would wait for that.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import insert, select

from benchmarks.crowd import Crowd, Figures, crowd
from benchmarks.gateway import FIRST, bot_process, report_script, service_environment
from benchmarks.office import found_office
from benchmarks.processes import Start, start_anew
from playground.handle import PersonHandle
from storage.base.engine import Database
from storage.tables import Account, Entry

_YEARS = 2
"""Of the reader's records: an approved report for each hour of each morning."""
_LOADS = 5
_MOST_ROUNDS = 18
"""A report brings one new message, and each chat has had one before its load."""


async def record(database_url: str, telegram_id: int) -> None:
    """Gives a person what two years bring: three approved reports of every day."""
    database = Database(database_url)
    today = datetime.now(UTC).date()
    async with database.unit() as uow:
        person = await uow.session.scalar(
            select(Account.employee_id).where(Account.telegram_id == telegram_id)
        )
        days = (today - timedelta(days=n) for n in range(1, 365 * _YEARS))
        rows = [_entry(person, day, hour) for day in days for hour in (2, 3, 4)]
        await uow.session.execute(insert(Entry), rows)
        await uow.commit()
    await database.close()


def _entry(person: int | None, day: date, hour: int) -> dict[str, object]:
    sent = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return {
        "employee_id": person,
        "date": day,
        "activity": "Menyusun laporan",
        "version": 1,
        "self_rating": 4,
        "state": "approved",
        "supervisor_rating": 4,
        "submitted_at": sent,
        "revised_at": sent,
    }


@dataclass(frozen=True)
class Load:
    """A load, the people who reported beside it, and their waits."""

    name: str
    chats: frozenset[int]
    figures: Figures


class Loads:
    """One load after another, each beside the reports of other people."""

    def __init__(self, gathered: Crowd, people: int, rounds: int, times: int) -> None:
        """`people` report `rounds` times beside each load, in which a person asks `times` times at once."""
        self._gathered = gathered
        everybody = list(gathered.walkers)
        self._groups = iter([frozenset(everybody[n * people : (n + 1) * people]) for n in range(_LOADS)])
        self._walkers = dict(gathered.walkers)
        self._rounds, self._times = rounds, times
        self.found: list[Load] = []

    async def put(self, name: str, ask: Callable[[], object] | None = None) -> None:
        """The next people report while somebody asks, or nobody; prints how long they waited."""
        chats = next(self._groups)
        self._gathered.walkers = {chat: self._walkers[chat] for chat in chats}
        asking = asyncio.create_task(_ask(ask, self._times)) if ask else None
        figures = await self._gathered.walk(report_script, self._rounds)
        if asking is not None:
            await asking
        tell(name, figures)
        self.found.append(Load(name, chats, figures))


async def _ask(ask: Callable[[], object], times: int) -> None:
    # Once the others are under way.
    await asyncio.sleep(0.5)
    for _ in range(times):
        ask()


def tell(name: str, figures: Figures) -> None:
    """A line for one load."""
    p50, p99, most = (figures.percentile(share) for share in (0.50, 0.99, 1))
    typer.echo(f"{name:<34} p50 {p50:7.1f} ms   p99 {p99:7.1f} ms   longest {most:7.1f} ms")


async def score_shown(reader: PersonHandle) -> None:
    """Asks for the score once, and waits until it is there."""
    reader.says("/nilai")
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        await asyncio.sleep(0.5)
        if any("Periode lain" in label for label in reader.labels()):
            return
    raise TimeoutError("the score did not come")


async def compare(people: int, rounds: int, times: int, start: Start = start_anew) -> list[Load]:
    """Measures the others' waiting times without and with a heavy reader."""
    reader_id = FIRST
    everybody = range(FIRST, FIRST + 1 + people * _LOADS)
    with tempfile.TemporaryDirectory() as folder:
        database_url = await found_office(Path(folder) / "readers.db", everybody)
        await record(database_url, reader_id)
        async with crowd(everybody) as gathered:
            reader = gathered.walkers.pop(reader_id).handle
            play = gathered.playground
            environment = service_environment(play.url, play.token, database_url)
            async with bot_process("bot", "run", environment=environment, start=start):
                await gathered.walk(report_script, 1)
                await score_shown(reader)
                typer.echo(f"{people} people report while one person asks {times} times at once")
                loads = Loads(gathered, people, rounds, times)
                await loads.put("nobody reads")
                await loads.put("the score, /nilai", lambda: reader.says("/nilai"))
                await score_shown(reader)
                card = reader.last
                await loads.put("earlier periods", lambda: reader.taps("Periode lain", message=card))
                numbers = count()
                await loads.put(
                    "the score, each time another way", lambda: reader.says(f"/nilai {next(numbers)}")
                )
                await loads.put("nobody reads")
                return loads.found


def main(
    people: Annotated[int, typer.Option(help="People who report meanwhile.")] = 16,
    rounds: Annotated[int, typer.Option(max=_MOST_ROUNDS, help="Reports that each of them sends.")] = 8,
    times: Annotated[int, typer.Option(help="How often the reader asks.")] = 300,
) -> None:
    """Compares the others' waiting times with and without a heavy reader."""
    asyncio.run(compare(people, rounds, times))


if __name__ == "__main__":
    typer.run(main)
