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

from domain.audit.merkle import root
from domain.audit.roots import Root
from domain.closing.preview import OfficeResult
from domain.ekinerja_report import read_report
from domain.office import Office
from domain.people import TimeZone
from domain.periods import Period
from domain.reconciling import reconciled
from handlers.kit.result_sheet import load_result_sheet
from handlers.results.actions import OfficePaper, read_paper
from handlers.results.reconciliation import own_of, reconciliation_paper
from reports.result_sheet import pdf
from reports.result_summary import pdf as summary_pdf
from reports.tables_xlsx import TableSheet, tables_xlsx
from sample.generate import HOME
from storage.base.engine import Database
from storage.base.migrate import migrate
from storage.imports import import_office
from storage.records.closings import Frozen
from storage.records.schemes import load_scheme
from storage.scoring.freezing import first_revisions
from storage.tables import Entry
from storage.uow import UnitOfWork

PAPERS = HOME.parent / "docs" / "papers"
PERIOD = Period.parse("2026-S2")
SARI = "199001012015012001"
TITLES = ["Periode : Semester 2", "Tahun : 2026"]
COLUMNS = ["nip", "nama", "golru", "skp_unor", "hasil_akhir", "pegawai_atasan_nip"]
LAST, SIX_WEEKS = date(2026, 11, 19), timedelta(weeks=6)
"""The last day of the sample that is over."""
IMPORTED, CLOSED = datetime(2026, 11, 20, 2, 0, tzinfo=UTC), datetime(2027, 1, 4, 2, 0, tzinfo=UTC)


async def make() -> dict[str, bytes]:
    """The papers by the name of their file, the same each time."""
    scheme = load_scheme(str(HOME / "scheme.toml"))
    office = Office("Kabupaten Contoh", TimeZone.WIB.info, "WIB", scheme, "contoh_bot")
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/kinerja.db")
        database.now = lambda: CLOSED
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
            async with database.unit() as uow:
                size = (await uow.audit.head())[0]
                whole = root(await uow.audit.leaves(size)).hex()
                uow.audit.note_published(Root(size, whole, office.date_of(CLOSED)))
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
    latest, sheet = await load_result_sheet(uow, office, PERIOD, sari.employee_id)
    made = {"lembar-hasil-2026-S2.pdf": pdf(sheet, latest.made_at)}
    for paper in OfficePaper:
        make = await read_paper(uow, office, PERIOD, paper, CLOSED)
        name = {"summary": "rangkuman", "allowance": "tunjangan"}[paper]
        made[f"{name}-2026-S2{paper.suffix}"] = make()
    return made | _beside_e_kinerja(office, everybody)


def _beside_e_kinerja(office: Office, everybody: list[Frozen]) -> dict[str, bytes]:
    """A report such as e-Kinerja gives, with some differences, and the reconciliation with it."""
    rows: list[list[str]] = []
    for number, each in enumerate(everybody):
        own, head = each.signatories.person, each.signatories.supervisor
        row = [own.nip, own.name.upper(), own.rank or "", own.unit or "", (each.card.grade or "").upper()]
        row.append(head.nip if head else "")
        match number:
            case 5 | 17:
                continue
            case 7:
                row[4] = "SANGAT BAIK" if each.card.grade == "Baik" else "BAIK"
            case 11:
                row[4] = ""
            case 13:
                row[5] = everybody[0].signatories.person.nip
        rows.append(row)
    rows.append(
        ["199903152025061008", "LAILA SEMPAMA", "Penata Muda (III/a)", rows[0][3], "BAIK", rows[0][0]]
    )
    sheet = TableSheet("Laporan", ["LAPORAN PENILAIAN KINERJA", office.name, *TITLES], COLUMNS, rows)
    name = "laporan-ekinerja-2026-S2.xlsx"
    file = tables_xlsx(name, [sheet], CLOSED)
    numbered = [(line, row) for line, row in enumerate([TITLES, COLUMNS, *rows], 1)]
    report = read_report(name, numbered, PERIOD)
    found = reconciled(map(own_of, everybody), report.people)
    paper = reconciliation_paper(office, office.scheme, PERIOD, found, name, CLOSED)
    return {name: file, "rekonsiliasi-2026-S2.pdf": summary_pdf(paper, CLOSED)}


def main() -> None:
    """Writes the files and names them."""
    PAPERS.mkdir(exist_ok=True)
    for name, content in asyncio.run(make()).items():
        file = PAPERS / name
        file.write_bytes(content)
        sys.stdout.write(f"{file.relative_to(HOME.parent)}  {len(content) / 1000:.0f} kB\n")


if __name__ == "__main__":
    main()
