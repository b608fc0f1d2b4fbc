"""Records that are scored, the schemes that score them, and periods that are closed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

from domain.calendar import AsOf
from domain.people import TimeZone
from domain.periods import Period, PeriodKind
from domain.schemes import Scheme, Source
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.scoring.freezing import first_revisions
from storage.scoring.person_records import PersonRecords
from storage.scoring.scope import Scope
from storage.tables import Entry
from tests.harness import OfficeOnTrial, must
from tests.storage.offices import Generator, fill

WIB = TimeZone.WIB.info


def without_days() -> Scheme:
    """Bungo's scheme without what is made of days reported: a score looks at none of them."""
    bungo = load_scheme("bungo")
    components = tuple(each for each in bungo.components if each.source is not Source.SUPERVISOR_RATING)
    return bungo.model_copy(update={"components": components, "min_reported": Fraction(0)})


def score_by(office: OfficeOnTrial, scheme: Scheme) -> None:
    """The office's scheme is another one from now on."""
    object.__setattr__(office.service.office, "scheme", scheme)


async def has_approved(office: OfficeOnTrial, person: int, days: list[date]) -> None:
    """Approved entries of some days, sent in time: self rating 3, the supervisor's 4."""
    await office.add(
        *(
            Entry(
                employee_id=office.ids[person],
                date=day,
                activity=f"Pekerjaan tanggal {day.day}",
                self_rating=3,
                supervisor_rating=4,
                state="approved",
                submitted_at=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
                revised_at=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
            )
            for day in days
        )
    )


async def books(database_file: Path, scheme: str, code: str = "2026-Q4") -> list[PersonRecords]:
    """The books of everybody in a generated office."""
    database, period = Database(f"sqlite:///{database_file}"), Period.parse(code)
    scope = Scope(load_scheme(scheme), period, AsOf.end_of(date(2026, 12, 1), WIB), WIB)
    async with database.unit() as uow:
        await fill(uow.session, Generator(21, date(2026, 9, 15), date(2026, 12, 5)).office())
        found = [
            await uow.scoring.records(scope, scorecard.person.id)
            for scorecard in await uow.scoring.scorecards(scope)
        ]
    await database.close()
    return [records for records in found if records is not None]


async def closes(office: OfficeOnTrial, kind: PeriodKind, day: date) -> None:
    """An administrator has closed the period of a kind in which a day lies."""
    period = Period.containing(day, kind)
    now = office.service.clock.now()
    own = office.service.office
    async with office.changes() as uow:
        assert await uow.closings.begin(period, own.scheme, own.zone, None, None, now)
        closing = must(await uow.closings.of(period))
        assert await uow.closings.finish(closing.id, await first_revisions(uow, closing), now)
