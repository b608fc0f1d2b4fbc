"""Whole offices through the real commands, each document compared with one computed by brute force."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute
from typer.testing import CliRunner

from bot.cli.commands import app
from playground import Clock, Playground
from storage.base.engine import Database
from storage.tables import CounterSaying, Employee, Extension, Membership, Response, Service, ServiceStaff
from storage.tables import Unit as OfficeUnit
from tests.brute_force.generate import NOW, Generator
from tests.brute_force.office import Office, beyond_the_files
from tests.brute_force.paper import UNSUR, ZONES, Row, rows
from tests.brute_force.results import period_score, scheme_of
from tests.harness import changes

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "domain" / "schemes").glob("*.toml"))
OWN = Path(__file__).parent / "own.toml"
QUESTIONS = [
    ("2026-S2", None),
    ("2026-S2", date(2026, 10, 11)),
    ("2026-S1", date(2026, 6, 30)),
    ("2026", date(2026, 11, 24)),
    ("2026", date(2026, 3, 31)),
    ("2026-Q3", date(2026, 9, 30)),
    ("2026-10", date(2026, 10, 20)),
    ("2025-S2", date(2025, 12, 31)),
    ("2026-Q1", date(2026, 1, 1)),
    ("2026-Q1", date(2026, 4, 1)),
    ("2026-S1", date(2026, 8, 1)),
    ("2026-03", date(2026, 3, 24)),
]
"""Periods and as-of dates: running ones, past ones, first days, days after the end."""
Question = tuple[str, date | None]


@dataclass(frozen=True)
class Desk:
    """An operator's desk: types commands, on one database, at one moment."""

    environment: dict[str, str]

    async def types(self, *words: str) -> str:
        """What a command prints."""
        result = await asyncio.to_thread(CliRunner().invoke, app, list(words), env=self.environment)
        assert result.exit_code == 0, result.output
        return result.stdout

    async def score(self, scheme: Path, question: Question) -> dict[str, Any]:
        """The printed document of a period, follow-up as names of actions."""
        code, as_of = question
        moment = ["--as-of", as_of.isoformat()] if as_of else []
        wanted = scheme.stem if scheme in SHIPPED else str(scheme)
        printed = await self.types("period", "score", code, "--scheme", wanted, *moment, "--json")
        document: dict[str, Any] = json.loads(printed)
        for person in document["people"]:
            person["follow_up"] = [each["action"] for each in person["follow_up"]]
        return document


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A Telegram whose clock begins at the moment as of which is scored; the commands follow it."""
    async with Playground.running(clock=Clock(NOW)) as playground:
        yield playground


def desk_at(playground: Playground, database_url: str, zone: str) -> Desk:
    """A desk of an office in a zone."""
    return Desk(
        {
            "BOT_TOKEN": playground.token,
            "BOT_API_URL": playground.url,
            "CLOCK_URL": f"{playground.url}/clock",
            "DATABASE_URL": database_url,
            "OFFICE_TIMEZONE": zone,
        }
    )


async def compare(desk: Desk, office: Office, scheme: Path, question: Question) -> None:
    """Asks the command and the brute force the same question."""
    code, as_of = question
    printed = await desk.score(scheme, question)
    today = NOW.astimezone(office.zone).date()
    right = period_score(office, scheme_of(scheme), code, as_of or today, None if as_of else NOW)
    assert {**printed, "people": []} == {**right, "people": []}
    assert [person["nip"] for person in printed["people"]] == [person["nip"] for person in right["people"]]
    for person, expected in zip(printed["people"], right["people"], strict=True):
        assert person == expected, f"{scheme.stem} {code} as of {as_of}"


@pytest.mark.parametrize(
    ("database_url", "seed"),
    [("sqlite", 1), ("sqlite", 2), ("postgresql", 3)],
    indirect=["database_url"],
)
async def test_generated_offices_are_scored_as_by_hand(
    playground: Playground, database_url: str, tmp_path: Path, seed: int
) -> None:
    folder, zone = tmp_path / "office", list(ZONES)[seed % len(ZONES)]
    Generator(seed).write(folder)
    desk = desk_at(playground, database_url, zone)
    await desk.types("import", "office", str(folder), "--yes")
    await enter(database_url, folder, zone)
    office = Office(folder, zone)
    for n, scheme in enumerate([*SHIPPED, OWN]):
        for question in (QUESTIONS[(seed * 5 + n * 2 + turn) % len(QUESTIONS)] for turn in (0, 5)):
            await compare(desk, office, scheme, question)


async def test_the_sample_office_is_scored_as_by_hand(
    playground: Playground, database_file: Path, tmp_path: Path
) -> None:
    desk = desk_at(playground, f"sqlite:///{database_file}", "WIB")
    await desk.types("import", "office", str(ROOT / "sample"))
    office = Office(ROOT / "sample", "WIB")
    for scheme in [*SHIPPED, OWN]:
        for question in (("2026-S2", None), ("2026", date(2026, 10, 20))):
            await compare(desk, office, scheme, question)


async def enter(database_url: str, folder: Path, zone: str) -> None:
    """Puts into the tables what people of an office in a zone did beyond the files."""
    database = Database(database_url)
    async with changes(database) as uow:
        await _Entry(uow.session, folder, ZONES[zone]).enter()
    await database.close()


class _Entry:
    def __init__(self, session: AsyncSession, folder: Path, zone: tzinfo) -> None:
        self.session, self.folder = session, folder
        self.zone = zone
        self.beyond = beyond_the_files(folder)

    async def enter(self) -> None:
        """Weeks, moves, extensions, staff and quarantine."""
        session, beyond = self.session, self.beyond
        units = {each.name: each for each in await session.scalars(select(OfficeUnit))}
        people = {each.nip: each.id for each in await session.scalars(select(Employee))}
        services = {each.code: each.id for each in await session.scalars(select(Service))}
        for name, week in beyond["week"].items():
            units[name].work_week = week
        await self._forget(Membership.employee_id, {people[nip] for nip, *_ in beyond["stays"]})
        await self._forget(ServiceStaff.service_id, {services[code] for code, *_ in beyond["staff"]})
        for nip, name, *span in beyond["stays"]:
            session.add(Membership(employee_id=people[nip], unit_id=units[name].id, **_dates(span)))
        for code, nip, *span in beyond["staff"]:
            session.add(ServiceStaff(service_id=services[code], employee_id=people[nip], **_dates(span)))
        for first, last, who, where, until in beyond["extensions"]:
            session.add(
                Extension(
                    **_dates([first, last]),
                    employee_id=people[who] if who else None,
                    unit_id=units[where].id if where else None,
                    open_until=datetime.fromisoformat(until),
                    reason="Gangguan jaringan",
                    created_at=NOW,
                )
            )
        for code, day, nip, is_there in beyond["counter"]:
            whose = {"service_id": services[code], "employee_id": people[nip]}
            when = {"date": date.fromisoformat(day), "said_at": NOW}
            session.add(CounterSaying(**whose, **when, is_there=is_there))
        await self._quarantine({id_: code for code, id_ in services.items()})

    async def _forget(self, column: InstrumentedAttribute[int], ids: set[int]) -> None:
        await self.session.execute(delete(column.class_).where(column.in_(ids)))

    async def _quarantine(self, codes: dict[int, str]) -> None:
        """Responses have no key: any of those that say the same may be the one."""
        alike: dict[tuple[object, ...], list[Response]] = defaultdict(list)
        for each in await self.session.scalars(select(Response)):
            answers = [getattr(each, name) for name in ("quick", *UNSUR)]
            alike[codes[each.service_id], each.date, each.channel, *answers].append(each)
        listed = rows(self.folder, "citizen")
        for n in self.beyond["quarantine"]:
            alike[_said(listed[n], self.zone)].pop().quarantined_on = NOW.date()


def _said(row: Row, zone: tzinfo) -> tuple[object, ...]:
    sent = datetime.fromisoformat(row["submitted_at"]).astimezone(zone).date()
    answers = [int(row[name]) if row[name] else None for name in ("quick", *UNSUR)]
    return (row["service"], sent, row["channel"], *answers)


def _dates(span: Sequence[str]) -> dict[str, date]:
    first, last = map(date.fromisoformat, span)
    return {"starts": first, "ends": last}
