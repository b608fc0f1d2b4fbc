"""The small offices of the weeks: each is founded once, and its file is copied for each week."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.simulate.cast import Cast, make_cast, roster_row
from benchmarks.simulate.citizens import Counter
from benchmarks.simulate.commands import import_rows, invitations
from benchmarks.simulate.journal import Journal
from benchmarks.simulate.plain import Calendar
from benchmarks.simulate.scripts import Hands
from benchmarks.simulate.stage import stage_at
from benchmarks.simulate.year import OFFICE
from benchmarks.weeks.machine import Machine, running_on

FOUNDED = date(2026, 1, 1)
SIZES = (5, 6, 7, 8)
"""People of an office: its head, an administrator, two supervisors, and employees."""
_SCHEME = "batanghari"
_MEMORY = Path("/dev/shm")
"""Files here are never written to a disk."""


def small_cast(people: int) -> Cast:
    """An office of honest people."""
    cast = make_cast(people, FOUNDED, seed=people)
    for member in cast.members.values():
        member.cheat = None
    return cast


@cache
def folder() -> TemporaryDirectory[str]:
    """Where this Python keeps its databases."""
    return TemporaryDirectory(prefix="weeks-", dir=_MEMORY if _MEMORY.is_dir() else None)


def office_for(people: int) -> Path:
    """A new file of an office in which everybody has joined."""
    fresh = Path(folder().name) / "office.db"
    for left in fresh.parent.glob("office.db*"):
        left.unlink()
    shutil.copyfile(_founded(people), fresh)
    return fresh


@cache
def _founded(people: int) -> Path:
    file = Path(folder().name) / f"founded-{people}.db"
    machine = Machine()
    with running_on(machine, Random(f"founding {people}")):
        machine.complete(_found(file, people))
    return file


async def _found(file: Path, people: int) -> None:
    start = datetime(FOUNDED.year, FOUNDED.month, FOUNDED.day, 6, tzinfo=OFFICE)
    async with stage_at(file, start, _SCHEME) as stage:
        cast = small_cast(people)
        members = list(cast.members.values())
        await import_rows(stage.service, "roster", [roster_row(cast, each, FOUNDED) for each in members])
        counter = Counter(stage, cast, Calendar(), Random(0))
        await import_rows(stage.service, "services", counter.rows(FOUNDED))
        links = await invitations(stage.service, members)
        hands = Hands(stage, cast, Journal(), Random(0))
        for member in members:
            for _ in hands.joins(member, links[member.number]):
                await stage.settle()
