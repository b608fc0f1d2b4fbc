"""What others notice while one person looks up much: 300 `/nilai`, then 300 lists of earlier periods.

The others send reports meanwhile; their waits stand beside those of the same run with nobody reading.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import insert, select

from benchmarks.crowd import Crowd, Figures, crowd
from benchmarks.gateway import FIRST, bot_process, report_script, service_environment
from benchmarks.office import found_office
from playground.handle import PersonHandle
from storage.base.engine import Database
from storage.tables import Account, Entry

_YEARS = 2
"""Of the reader's records: an approved report for each hour of each morning."""


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


async def reads(gathered: Crowd, rounds: int, ask: Callable[[], object] | None, times: int) -> Figures:
    """The others' figures while a person asks so many times at once."""
    asking = asyncio.create_task(_ask(ask, times)) if ask else None
    figures = await gathered.walk(report_script, rounds)
    if asking is not None:
        await asking
    return figures


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
        if any("Periode sebelumnya" in label for label in reader.labels()):
            return
    raise TimeoutError("the score did not come")


async def compare(people: int, rounds: int, times: int) -> None:
    """Measures the others' waiting times without and with a heavy reader."""
    reader_id, others = FIRST, range(FIRST + 1, FIRST + 1 + people)
    everybody = range(FIRST, FIRST + 1 + people)
    with tempfile.TemporaryDirectory() as folder:
        database_url = await found_office(Path(folder) / "readers.db", everybody)
        await record(database_url, reader_id)
        async with crowd(everybody) as gathered:
            reader = gathered.walkers.pop(reader_id).handle
            assert set(gathered.walkers) == set(others)
            play = gathered.playground
            async with bot_process(
                "bot", "run", environment=service_environment(play.url, play.token, database_url)
            ):
                await gathered.walk(report_script, 1)
                await score_shown(reader)
                typer.echo(f"{people} people report while one person asks {times} times at once")
                tell("nobody reads", await reads(gathered, rounds, None, times))
                tell("the score, /nilai", await reads(gathered, rounds, lambda: reader.says("/nilai"), times))
                await score_shown(reader)
                card = reader.last
                past = lambda: reader.taps("Periode sebelumnya", message=card)  # noqa: E731
                tell("earlier periods", await reads(gathered, rounds, past, times))
                numbers = iter(range(times * 2))
                differing = lambda: reader.says(f"/nilai {next(numbers)}")  # noqa: E731
                tell("the score, each time another way", await reads(gathered, rounds, differing, times))
                tell("nobody reads", await reads(gathered, rounds, None, times))


def main(
    people: Annotated[int, typer.Option(help="People who report meanwhile.")] = 16,
    rounds: Annotated[int, typer.Option(help="Reports that each of them sends.")] = 8,
    times: Annotated[int, typer.Option(help="How often the reader asks.")] = 300,
) -> None:
    """Compares the others' waiting times with and without a heavy reader."""
    asyncio.run(compare(people, rounds, times))


if __name__ == "__main__":
    typer.run(main)
