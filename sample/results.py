"""Writes the papers of a closed semester of the sample office into docs/papers/ (`python -m sample.results`).

The sample ends in November. Until the end of the year its people go on as in the six weeks before; then the
semester is closed.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from domain.closing.preview import OfficeResult
from domain.office import Office
from domain.people import TimeZone
from domain.periods import Period
from handlers.kit.result_sheet import read_sheet
from handlers.results.actions import OfficePaper, read_paper
from reports.result_sheet import pdf
from sample.generate import HOME
from storage.base.engine import Database
from storage.base.migrate import migrate
from storage.imports import import_office
from storage.records.schemes import load_scheme
from storage.scoring.freezing import first_revisions
from storage.tables import Entry
from storage.uow import UnitOfWork

PAPERS = HOME.parent / "docs" / "papers"
PERIOD = Period.parse("2026-S2")
SARI = "199001012015012001"
LAST, SIX_WEEKS = date(2026, 11, 19), timedelta(weeks=6)
"""The last day of the sample that is over."""
IMPORTED, CLOSED = datetime(2026, 11, 20, 2, 0, tzinfo=UTC), datetime(2027, 1, 4, 2, 0, tzinfo=UTC)


async def make() -> dict[str, bytes]:
    """The papers by the name of their file, the same each time."""
    scheme = load_scheme(str(HOME / "scheme.toml"))
    office = Office("Kabupaten Contoh", TimeZone.WIB.info, "WIB", scheme, "contoh_bot")
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/kinerja.db")
        try:
            await migrate(database)
            async with database.unit() as uow:
                await import_office(uow, office, HOME, IMPORTED)
                await uow.commit()
            async with database.unit() as uow:
                await _go_on(uow)
                await uow.commit()
            async with database.unit() as uow:
                await _close(uow, office)
                await uow.commit()
            async with database.read() as uow:
                return await _papers(uow, office)
        finally:
            await database.close()


async def _go_on(uow: UnitOfWork) -> None:
    """Reports of the last six weeks are made again six weeks later, reviewed alike."""
    columns = [each.name for each in Entry.__table__.columns if each.name != "id"]
    found = await uow.session.scalars(select(Entry).where(Entry.date > LAST - SIX_WEEKS).order_by(Entry.id))
    for entry in list(found):
        values = {name: getattr(entry, name) for name in columns}
        for name, value in values.items():
            if isinstance(value, date):
                values[name] = value + SIX_WEEKS
        if values["date"] <= PERIOD.end:
            uow.session.add(Entry(**values))


async def _close(uow: UnitOfWork, office: Office) -> None:
    await uow.closings.begin(PERIOD, office.scheme, office.zone, OfficeResult.GOOD, None, CLOSED)
    closing = await uow.closings.of(PERIOD)
    if closing is None:
        raise ValueError("the period was not begun")
    await uow.closings.finish(closing.id, await first_revisions(uow, closing), CLOSED)


async def _papers(uow: UnitOfWork, office: Office) -> dict[str, bytes]:
    everybody = [each async for each in uow.results.latest_of_all(PERIOD)]
    sari = next(each for each in everybody if each.signatories.person.nip == SARI)
    latest, sheet = await read_sheet(uow, office, PERIOD, sari.employee_id)
    made = {"lembar-hasil-2026-S2.pdf": pdf(sheet, latest.made_at)}
    for paper in OfficePaper:
        make = await read_paper(uow, office, PERIOD, paper, CLOSED)
        name = {"summary": "rangkuman", "allowance": "tunjangan"}[paper]
        made[f"{name}-2026-S2{paper.suffix}"] = make()
    return made


def main() -> None:
    """Writes the files and names them."""
    PAPERS.mkdir(exist_ok=True)
    for name, content in asyncio.run(make()).items():
        file = PAPERS / name
        file.write_bytes(content)
        sys.stdout.write(f"{file.relative_to(HOME.parent)}  {len(content) / 1000:.0f} kB\n")


if __name__ == "__main__":
    main()
