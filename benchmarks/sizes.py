"""What a step costs where an office has ten and a hundred times the people and records.

The small office is written row by row; the larger ones are copies of it within the database. The steps of a
team of twelve are measured as in benchmarks.steps; and by themselves the scores of two people, of whom one
staffs a service. All offices are measured in turns, as the machine's speed changes. A scheme that looks back
at the period before finds as many records in it, not closed.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import func, select

from benchmarks.office import nip
from benchmarks.scored_office import Size, build
from benchmarks.scoring import PERIOD, Score, at_the_end, taps
from benchmarks.steps import AUTHOR, HEAD, Taken, team_in
from bot.settings import Settings
from domain.periods import Period, PeriodKind
from domain.schemes import Scheme
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.tables import Response

GOAL, GOAL_SCORE_MS = 1.2, 10
_NAMES = 30
_TURNS = 8
_TEAM = 12
_COPIED = (
    "employees", "memberships", "leaves", "targets", "attendance", "assessments", "entries",
    "service_staff", "responses",
)  # fmt: skip
"""Services remain as many, with more people and more citizens each."""
_OF_PEOPLE = frozenset({"employee_id", "assessor_id", "reviewer_id"})
_OTHER_RESPONSES = {
    "date": "coalesce((SELECT date FROM responses AS other WHERE other.id = responses.id + copy), date)",
    "quick": "2 + (quick + copy) % 3",
}
"""Copied citizens come on other days and say other things, so that no two copies have equal sums."""
_BEFORE: dict[PeriodKind, tuple[int, str]] = {
    PeriodKind.SEMESTER: (182, "2026-S1"),
    PeriodKind.YEAR: (364, "2025-S2"),
}
"""How many days (whole weeks) the period before lies back by kind, and the code of its last semester."""
_MOMENTS = ("submitted_at", "revised_at")
_OF_THE_PERIOD = ("targets", "attendance", "assessments", "entries")
_EVERYBODY = f"""
UPDATE entries SET target_id = NULL WHERE employee_id <= {_TEAM};
DELETE FROM targets WHERE employee_id <= {_TEAM};
UPDATE entries SET state = 'rejected' WHERE state = 'submitted' AND employee_id <= {_TEAM};
INSERT INTO supervisions (employee_id, supervisor_id, starts, ends)
    SELECT id, id - (id - 1) % {_TEAM}, '2000-01-01', '9999-12-31' FROM employees WHERE (id - 1) % {_TEAM};
INSERT INTO accounts (telegram_id, employee_id, language, linked_at)
    SELECT CASE id WHEN 1 THEN {HEAD} WHEN 2 THEN {AUTHOR} ELSE 1000000 + id END, id, 'id',
        '2026-07-01 00:00:00'
    FROM employees;
INSERT INTO processed_updates (update_id, processed_at)
    SELECT 900000000 + id, '2026-11-19 00:00:00' FROM entries WHERE id % 10 = 0;
INSERT INTO outbox (employee_id, kind, payload, priority, state, created_at, not_before, attempts, settled_at)
    SELECT employee_id, 'EntryReceived', '{{}}', 1, 'sent', '2026-11-19 00:00:00', '2026-11-19 00:00:00', 1,
        '2026-11-19 00:00:00'
    FROM entries WHERE id % 10 = 0;
"""  # noqa: S608 - our numbers
"""Everybody joins, in teams of twelve that their first supervises; and what was sent to them lately.

The first team has no targets and nothing waits there, so that the steps are the same as in an office of two.
"""


@dataclass(frozen=True)
class Cost:
    """What was measured in one office."""

    entries: int
    steps: Taken
    score: Score
    """What it takes to read and compute the score of somebody of no service."""
    staff_score: Score
    """The same of somebody who staffs a service."""


def _add_period_before(connection: sqlite3.Connection, kind: PeriodKind) -> None:
    """Everybody's records once more, in the period before of this kind."""
    days, code = _BEFORE[kind]
    (targets,) = connection.execute("SELECT max(id) FROM targets").fetchone()
    moved = {each: f"strftime('%Y-%m-%d %H:%M:%f000', {each}, '-{days} days')" for each in _MOMENTS}
    moved |= {"date": f"date(date, '-{days} days')", "period": f"'{code}'"}
    moved |= {"target_id": f"target_id + {targets}"}
    for table in _OF_THE_PERIOD:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        if "id" in columns:
            (last,) = connection.execute(f"SELECT max(id) FROM {table}").fetchone()  # noqa: S608 - our names
            moved["id"] = f"id + {last}"
        values = ", ".join(moved.get(column, f'"{column}"') for column in columns)
        connection.execute(f"INSERT INTO {table} SELECT {values} FROM {table}")  # noqa: S608 - our names


def _copy(connection: sqlite3.Connection, factor: int) -> None:
    """Adds `factor` - 1 copies of the office, each of them people with numbers and records of their own."""
    connection.create_function("nip_of", 1, nip, deterministic=True)
    (people,) = connection.execute("SELECT max(id) FROM employees").fetchone()
    (targets,) = connection.execute("SELECT max(id) FROM targets").fetchone()
    for table in _COPIED:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        moved = {name: f"{name} + copy * {people}" for name in _OF_PEOPLE}
        moved |= {"nip": f"nip_of(id + copy * {people})", "target_id": f"target_id + copy * {targets}"}
        if table == "responses":
            moved |= _OTHER_RESPONSES
        last = people
        if "id" in columns:
            (last,) = connection.execute(f"SELECT max(id) FROM {table}").fetchone()  # noqa: S608 - our names
            moved["id"] = f"id + copy * {last}"
        values = ", ".join(moved.get(column, f'"{column}"') for column in columns)
        key = "id" if "id" in columns else "employee_id"
        copies = f"SELECT 1 UNION ALL SELECT copy + 1 FROM copies WHERE copy < {factor - 1}"  # noqa: S608
        rows = f"SELECT {values} FROM copies CROSS JOIN {table} WHERE {key} <= {last}"  # noqa: S608
        connection.execute(f"WITH RECURSIVE copies(copy) AS ({copies}) INSERT INTO {table} {rows}")


async def office(file: Path, size: Size, factor: int, scheme: Scheme) -> int:
    """Makes an office of so many times a size for a scheme; gives the number of its entries."""
    await build(f"sqlite:///{file}", size)
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("PRAGMA synchronous=OFF")
        if scheme.periods_back:
            _add_period_before(connection, scheme.period)
        if factor > 1:
            _copy(connection, factor)
        connection.executescript(_EVERYBODY)
        (entries,) = connection.execute("SELECT count(*) FROM entries").fetchone()
    connection.close()
    return int(entries)


async def _sum_up(url: str, scheme: str) -> None:
    """What the night does of what a score reads: all days with responses but the last, which is today."""
    database = Database(url)
    async with database.unit() as uow:
        today = await uow.session.scalar(select(func.max(Response.date)))
        assert today is not None
        await uow.scoring.sum_up_responses(at_the_end(scheme), today)
        await uow.commit()
    await database.close()


async def measure(size: Size, factors: Sequence[int], rounds: int, scheme: str) -> list[Cost]:
    """What steps and a score cost by a scheme in offices of so many times a size, in turns."""
    rules = load_scheme(scheme)
    period = Period.containing(Period.parse(PERIOD).end, rules.period)
    entries: dict[Path, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        for factor in factors:
            typer.echo(f"  … an office of {size.people * factor:,} people", err=True)
            file = Path(folder) / f"office-{factor}.db"
            entries[file] = await office(file, size, factor, rules)
            await _sum_up(f"sqlite:///{file}", scheme)
        # What is still to be written to the disk would be written while the first steps are measured.
        os.sync()
        scores: dict[Path, list[tuple[Score, Score]]] = {file: [] for file in entries}
        for _ in range(_TURNS):
            for file, found in scores.items():
                found.append(await taps(scheme, f"sqlite:///{file}", period, after=_TEAM))
        steps = await _steps(list(entries), rounds, scheme)
    return [
        Cost(
            number,
            taken,
            *(min(each, key=attrgetter("processor")) for each in zip(*scores[file], strict=True)),
        )
        for (file, number), taken in zip(entries.items(), steps, strict=True)
    ]


async def _steps(files: Sequence[Path], rounds: int, scheme: str) -> list[Taken]:
    """A round in each office, then the next one: a machine that gets slower makes all of them slower."""
    async with AsyncExitStack() as stack:
        teams = [await stack.enter_async_context(team_in(file, scheme)) for file in files]
        for _ in range(rounds):
            for team in teams:
                await team.round()
        return [team.taken for team in teams]


def in_words(costs: Sequence[Cost]) -> str:
    """A line a step: the least processor time in each office, and its ratio to that in the smallest."""
    lines = [f"{'entries':<{_NAMES}}" + "".join(f"{cost.entries:>18,}" for cost in costs)]
    lines += [
        _told(step, [min(took for _, took in cost.steps[step]) / 1000 for cost in costs])
        for step in costs[0].steps
    ]
    for whose, scores in (
        ("a score", [cost.score for cost in costs]),
        ("a score of staff", [cost.staff_score for cost in costs]),
    ):
        lines.append(_told(f"{whose}, on the clock", [each.seconds for each in scores]))
        lines.append(_told(f"{whose}, processor", [each.processor for each in scores]))
        counts = "".join(f"{each.statements:>18,}" for each in scores)
        lines.append(f"{f'{whose}, statements':<{_NAMES}}{counts}")
    return "\n".join(lines)


def _told(what: str, seconds: Sequence[float]) -> str:
    cells = "".join(f"{each * 1000:>9.1f} ms x {each / seconds[0]:4.2f}" for each in seconds)
    return f"{what:<{_NAMES}}{cells}"


def main(
    people: Annotated[int, typer.Option(help="People of the small office.")] = 126,
    days: Annotated[int, typer.Option(help="Working days that they have reported.")] = 95,
    factors: Annotated[list[int] | None, typer.Option(help="How many times as large; 1, 10 and 100.")] = None,
    rounds: Annotated[int, typer.Option(help="Reports that are sent and rated in each.")] = 20,
    scheme: Annotated[str, typer.Option(help="The rules by which people are scored.")] = "",
) -> None:
    """Compares what steps cost in a small, a large and a very large office."""
    scheme = scheme or Settings(_env_file=None).scheme
    costs = asyncio.run(measure(Size(people, days, 3), factors or [1, 10, 100], rounds, scheme))
    typer.echo(in_words(costs))
    typer.echo(f"goal: at most {GOAL} times the processor time; a score within {GOAL_SCORE_MS} ms")


if __name__ == "__main__":
    typer.run(main)
