"""Records that are scored, the schemes that score them, and periods that are closed."""

from __future__ import annotations

from dataclasses import dataclass, field
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
from tests.harness import OfficeOnTrial, changes, must
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


@dataclass(frozen=True)
class GeneratedOffice:
    """An office of generated rows, in a database file that tests only read."""

    file: Path
    _books: dict[str, list[PersonRecords]] = field(default_factory=dict)

    async def fill(self) -> None:
        """Puts its rows into the migrated file."""
        database = Database(f"sqlite:///{self.file}")
        async with changes(database) as uow:
            await fill(uow.session, Generator(21, date(2026, 9, 15), date(2026, 12, 5)).office())
        await database.close()

    async def books(self, scheme: str) -> list[PersonRecords]:
        """The books of everybody for a quarter by a scheme; they are read once for all tests."""
        if scheme not in self._books:
            period = Period.parse("2026-Q4")
            scope = Scope(load_scheme(scheme), period, AsOf.end_of(date(2026, 12, 1), WIB), WIB)
            database = Database(f"sqlite:///{self.file}")
            async with database.read() as uow:
                people = [each.person.id for each in await uow.scoring.scorecards(scope)]
                found = [await uow.scoring.records(scope, person) for person in people]
            await database.close()
            self._books[scheme] = [records for records in found if records is not None]
        return self._books[scheme]


async def closes(office: OfficeOnTrial, kind: PeriodKind, day: date) -> None:
    """An administrator has closed the period of a kind in which a day lies."""
    period = Period.containing(day, kind)
    now = office.service.clock.now()
    own = office.service.office
    async with office.changes() as uow:
        assert await uow.closings.begin(period, own.scheme, own.zone, None, None, now)
        closing = must(await uow.closings.of(period))
        assert await uow.closings.finish(closing.id, await first_revisions(uow, closing), now)
