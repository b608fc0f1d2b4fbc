"""What the weekly sweep for notices costs in a large office, and how long it holds the writer.

`python -m benchmarks.objectivity`; --people and --days for another size. Teams are of twelve. Descriptions
are drawn from a few hundred, so that nearly all texts have copies and nearly everybody gets a notice.
"""

from __future__ import annotations

import asyncio
import resource
import sqlite3
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from benchmarks.scored_office import Size, build
from domain.objectivity import Change, notice_figure
from domain.periods import Period
from storage.base.engine import Database
from storage.objectivity import figures_of_office
from storage.records.objectivity_sweeps import NoticeChange

WIB = ZoneInfo("Asia/Jakarta")
_TEXTS = 400
_WORDS = 12
_TEAM = 12


def _written(path: Path) -> None:
    """Each entry gets one of a few hundred descriptions, and a hundredth of them a long one of its own."""
    chance = Random(1)
    vocabulary = [f"kata{n}" for n in range(900)]
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM supervisions")
        people = [number for (number,) in connection.execute("SELECT id FROM employees")]
        heads = [((number - 1) // _TEAM * _TEAM + 1, number) for number in people]
        connection.executemany(
            "INSERT INTO supervisions (supervisor_id, employee_id, starts, ends) "
            "VALUES (?, ?, '1900-01-01', '9999-12-31')",
            [pair for pair in heads if pair[0] != pair[1]],
        )
        connection.executemany("UPDATE entries SET reviewer_id = ? WHERE employee_id = ?", heads)
        texts = [" ".join(chance.choices(vocabulary, k=_WORDS)) for _ in range(_TEXTS)]
        connection.execute("CREATE TEMP TABLE texts (id INTEGER PRIMARY KEY, text TEXT)")
        connection.executemany("INSERT INTO texts VALUES (?, ?)", enumerate(texts))
        connection.execute(
            "UPDATE entries SET activity = (SELECT text FROM texts WHERE texts.id = entries.id * 7 % ?)",
            (_TEXTS,),
        )
        long = [
            (" ".join(chance.choices(vocabulary, k=25)), number)
            for (number,) in connection.execute("SELECT id FROM entries WHERE id % 100 = 0")
        ]
        connection.executemany("UPDATE entries SET activity = ? WHERE id = ?", long)


async def _measure(url: str) -> str:
    database, period = Database(url), Period.parse("2026-S2")
    today = period.end
    try:
        began = perf_counter()
        async with database.read() as uow:
            figures = await figures_of_office(uow, period.span, today, WIB)
        computed = perf_counter() - began
        found = [
            NoticeChange(person, each.signal, Change.NEW, None, notice_figure(each), each.records)
            for person, own in sorted(figures.items())
            for each in own
        ]
        now = datetime(2026, 12, 31, 15, tzinfo=WIB)
        began = perf_counter()
        async with database.unit() as uow:
            news = await uow.objectivity_sweeps.sweep(period.code, found, now)
            await uow.commit()
        written = perf_counter() - began
        async with database.read() as uow:
            began = perf_counter()
            waits = await uow.objectivity_notices.waiting(now + timedelta(days=8), today)
            counted = perf_counter() - began
    finally:
        await database.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"computed beside the writer in {computed:.1f} s; the writer was held for {written:.2f} s for "
        f"{len(found)} notices about {len(news)} people; {waits} counted in {counted * 1000:.1f} ms; "
        f"peak memory {peak:.0f} MB"
    )


def main(people: Annotated[int, typer.Option()] = 10_000, days: Annotated[int, typer.Option()] = 125) -> None:
    """Builds the office, measures, prints."""
    size = Size(people, days, 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.db"
        url = f"sqlite:///{path}"
        asyncio.run(build(url, size))
        _written(path)
        found = asyncio.run(_measure(url))
    typer.echo(f"{size.people:,} people, {size.rows:,} entries: {found}")


if __name__ == "__main__":
    typer.run(main)
