"""The small offices of the weeks: each is founded once, and its file is copied for each week."""

from __future__ import annotations

import os
import shutil
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import update

from benchmarks.simulate.cast import Cast, make_cast, roster_row
from benchmarks.simulate.citizens import Counter
from benchmarks.simulate.commands import import_rows, invitations
from benchmarks.simulate.journal import Journal
from benchmarks.simulate.plain import Calendar
from benchmarks.simulate.scripts import Hands
from benchmarks.simulate.stage import stage_at
from benchmarks.simulate.year import OFFICE
from benchmarks.weeks.machine import Machine, running_on
from storage.tables import Unit
from tests.left_in_memory import remove_left

FOUNDED = date(2026, 1, 1)
_SIZES = (5, 6, 7, 8)
"""People of an office: its head, an administrator, two supervisors, and employees."""
_SCHEMES = ("batanghari", "bungo", "gajahmungkur", "mataram", "nasional", "tebingtinggi")
_FIRST_MONDAY, _WEEKS = date(2026, 1, 12), 50
_CLOSES, _END_OF_SEMESTER = 0.2, date(2026, 6, 29)
"""How many weeks are moved to one in which most schemes have a period that ends, and where."""
_RATES_PEERS = 0.5
"""In how many of these colleagues rate each other."""
PEERS = ("Kerja sama tim", "Umpan balik rekan kerja")
"""What schemes call the part that colleagues rate."""
PLACE = (-0.5071, 101.4478)
"""Where all units work, in degrees."""
_SCHEME, _WITH_PEERS = "batanghari", "tebingtinggi"
_RADIUS = 100
_COMPETENCIES = [
    {"position": "Analis", "competency": "Pelayanan publik", "required": "3"},
    {"position": "Kepala", "competency": "Kepemimpinan", "required": "4"},
]
_MEMORY, _PREFIX = Path("/dev/shm"), "weeks-"
"""Files here are never written to a disk; what killed runs left is known by the number of their process."""


def drawn(seed: int, chance: Random) -> tuple[date, str, int]:
    """The Monday of a week, and the scheme and size of its office."""
    monday = _FIRST_MONDAY + timedelta(weeks=chance.randrange(_WEEKS))
    scheme, people = chance.choice(_SCHEMES), chance.choice(_SIZES)
    closing = Random(f"closing {seed}")
    if closing.random() < _CLOSES:
        monday = _END_OF_SEMESTER
        scheme = _scheme_with_peers() if closing.random() < _RATES_PEERS else scheme
    return monday, scheme, people


def small_cast(people: int) -> Cast:
    """An office of honest people."""
    cast = make_cast(people, FOUNDED, seed=people)
    for member in cast.members.values():
        member.cheat = None
    return cast


@cache
def folder() -> TemporaryDirectory[str]:
    """Where this Python keeps its databases."""
    memory = _MEMORY if _MEMORY.is_dir() else None
    if memory is not None:
        remove_left(memory, _PREFIX)
    return TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", dir=memory)


def office_for(people: int) -> Path:
    """A new file of an office in which everybody has joined."""
    fresh = Path(folder().name) / "office.db"
    for left in fresh.parent.glob("office.db*"):
        left.unlink()
    shutil.copyfile(_founded(people), fresh)
    return fresh


@cache
def _scheme_with_peers() -> str:
    """The file of a scheme by which colleagues rate each other at the end of each semester."""
    shipped = files("domain.schemes").joinpath(f"{_WITH_PEERS}.toml").read_text()
    own = Path(folder().name) / "peers.toml"
    own.write_text(shipped.replace('period = "year"', 'period = "semester"'))
    return str(own)


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
        await import_rows(stage.service, "competencies", _COMPETENCIES)
        async with stage.service.database.unit() as uow:
            place = {"latitude": PLACE[0], "longitude": PLACE[1], "radius": _RADIUS}
            await uow.session.execute(update(Unit).values(**place))
            await uow.commit()
        counter = Counter(stage, cast, Calendar(), Random(0))
        await import_rows(stage.service, "services", counter.rows(FOUNDED))
        links = await invitations(stage.service, members)
        hands = Hands(stage, cast, Journal(), Random(0))
        for member in members:
            for _ in hands.joins(member, links[member.number]):
                await stage.settle()
