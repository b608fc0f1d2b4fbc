"""The run of a score in its picture covers the days in service, from the first to the last."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.calendar import AsOf
from domain.periods import Period
from handlers.scores.picture import run_days
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.scoring.scope import Scope
from storage.tables import ALWAYS, FOREVER, Employee, Membership, Unit
from tests.handlers.scores import WIB
from tests.harness import NIPS, SARI

JOINED, LEFT = date(2026, 9, 21), date(2026, 10, 7)


async def days_of(
    file: Path, code: str, as_of: date, *, joined: date | None = None, left: date | None = None
) -> list[str]:
    """The days of the run of a person who joined and left on some dates."""
    database = Database(f"sqlite:///{file}")
    period = Period.parse(code)
    scope = Scope(load_scheme("nasional"), period, AsOf.end_of(as_of, WIB), WIB)
    async with database.unit() as uow:
        home = Unit(name="Dinas", timezone="WIB")
        person = Employee(nip=NIPS[SARI], name="Sari Contoh", role="asn", joined=joined, left=left)
        uow.session.add_all([home, person])
        await uow.session.flush()
        uow.session.add_all([Membership(employee_id=person.id, unit_id=home.id, starts=ALWAYS, ends=FOREVER)])
        await uow.session.flush()
        records = await uow.scoring.records(scope, person.id)
    await database.close()
    assert records is not None
    return [f"{day:%m-%d}" for day in run_days(records)]


@pytest.mark.parametrize(
    ("code", "as_of", "joined", "left", "days"),
    [
        ("2026", date(2026, 11, 24), JOINED, None, ["09-30", "10-31", "11-24"]),
        ("2026", date(2026, 11, 24), JOINED, LEFT, ["09-30", "10-07"]),
        ("2026", date(2026, 2, 3), None, None, ["01-31", "02-03"]),
        ("2026-S2", date(2026, 12, 31), None, date(2026, 8, 31), ["07-31", "08-31"]),
        ("2026-Q3", date(2026, 9, 30), JOINED, None, ["09-22", "09-30"]),
        ("2026-11", date(2026, 11, 10), date(2026, 11, 9), None, ["11-10"]),
        ("2026-11", date(2026, 11, 1), None, None, ["11-01"]),
    ],
)
async def test_the_run_begins_and_ends_with_the_service(
    database_file: Path, code: str, as_of: date, joined: date | None, left: date | None, days: list[str]
) -> None:
    assert await days_of(database_file, code, as_of, joined=joined, left=left) == days
