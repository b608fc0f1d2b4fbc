"""Recaps of a whole office: how long the job reads and holds the writer, and what one recap takes."""

from __future__ import annotations

import asyncio
import tempfile
import time
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Annotated

import typer
from sqlalchemy import insert

from benchmarks.scored_office import Size, build, working_days
from bot.app import make_office
from bot.settings import Settings
from domain.people import TimeZone
from handlers.recap.actions import read_week
from handlers.recap.room import make_screen
from jobs.recap import weekly_recap
from jobs.runner import PART
from jobs.slots import Slot
from locales import words_in
from storage.base.engine import Database
from storage.tables import Account

GOAL_HOLD_MS = 200
_DAYS, _ENTRIES = 30, 2
_MADE = 50


async def measure(people: int) -> None:
    """Builds an office in which everybody has joined and reported all week, and ends its week."""
    friday = max(day for day in working_days(_DAYS) if day.weekday() == 4)
    now = datetime(friday.year, friday.month, friday.day, 16, 30, tzinfo=TimeZone.WIB.info)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'recaps.db'}"
        await build(url, Size(people, _DAYS, _ENTRIES))
        database, office = Database(url), make_office(Settings(_env_file=None, database_url=url))
        async with database.unit() as uow:
            joined = {"language": "id", "linked_at": now}
            rows = [{"telegram_id": n, "employee_id": n, **joined} for n in range(1, people + 1)]
            await uow.session.execute(insert(Account), rows)
            await uow.commit()
        slot = Slot(now, TimeZone.WIB)
        async with database.read() as reading:
            begun = time.perf_counter()
            found = await weekly_recap(reading, office, slot, now)
            surveyed = time.perf_counter() - begun
        part = [(each.notice, each.recipient, each.key) for each in found[:PART]]
        async with database.unit() as uow:
            begun = time.perf_counter()
            await uow.outbox.add_many_once(part, now)
            await uow.commit()
            held = time.perf_counter() - begun
        typer.echo(f"{people:,} people: {len(found):,} recaps, found in {surveyed:.2f} s beside the writer")
        typer.echo(f"  the writer is held for {held * 1000:.0f} ms at a time  (goal < {GOAL_HOLD_MS} ms)")
        read, made = [], []
        for person in range(1, _MADE + 1):
            begun = time.perf_counter()
            async with database.read() as uow:
                week = await read_week(uow, office, person, now)
            assert week is not None
            read.append((time.perf_counter() - begun) * 1000)
            begun = time.perf_counter()
            await asyncio.to_thread(make_screen, words_in("id"), week)
            made.append((time.perf_counter() - begun) * 1000)
        one = median(read) + median(made)
        typer.echo(
            f"  one recap: read {median(read):.0f} ms, scored and drawn in a thread {median(made):.0f} ms"
        )
        typer.echo(f"  all of them, one by one: {len(found) * one / 60_000:.0f} minutes")
        await database.close()


def main(people: Annotated[int, typer.Option(help="People of the office.")] = 10_000) -> None:
    """Measures the end of a week."""
    asyncio.run(measure(people))


if __name__ == "__main__":
    typer.run(main)
