"""Sheets of e-Kinerja are imported as a roster with its stand-ins, and a second time change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.imports.ekinerja_roster import Reading
from domain.imports.ekinerja_terms import OperatorChoices
from storage.imports import Outcome, Unwatched, import_files
from storage.imports.ekinerja import read_ekinerja
from storage.imports.reading import read_sheet
from storage.tables import Employee, StandIn, Unit
from tests.ekinerja_sheets import (
    BUDI,
    CITRA,
    EVALUATIONS,
    LEGEND,
    OFFICE,
    RATNA,
    REGISTRY,
    SARI,
    SKP,
    TITLES,
    TWELVE,
    Row,
    evaluation,
    office,
    skp,
    write_sheet,
)
from tests.harness import must
from tests.storage.imports.desk import FRIDAY, Desk, bad, counts


async def takes_sheet(
    desk: Desk,
    rows: Sequence[Row],
    header: Sequence[str] = EVALUATIONS,
    above: Sequence[Sequence[str]] = TITLES,
) -> tuple[Reading, dict[str, Outcome]]:
    """Imports a workbook in one transaction, which is kept only if every row was good."""
    path = write_sheet(desk.folder / "laporan.xlsx", header, rows, above)
    async with desk.database.unit() as uow:
        reading = await read_ekinerja(uow.session, read_sheet(path), OperatorChoices(), desk.now.date())
        files = dict.fromkeys(reading.tables, path)
        outcomes = await import_files(uow.session, files, desk.terms(), Unwatched(), made=reading.tables)
        if all(outcome.may_be_kept for outcome in outcomes):
            await uow.commit()
    return reading, {outcome.kind: outcome for outcome in outcomes}


def acting() -> list[Row]:
    """The office, in which Citra is Plh. for Budi until the end of the year."""
    row = evaluation(
        CITRA,
        "CITRA CONTOH",
        f"Plh. Kepala {REGISTRY}",
        is_skp_plt_plh_pjb="1",
        periode_akhir="2026-12-31",
    )
    return [*office(), row]


async def test_an_empty_office_is_made_by_one_sheet(desk: Desk) -> None:
    _, outcomes = await takes_sheet(desk, office())
    assert counts(outcomes["roster"]) == (4, 0, 0)
    async with desk.database.read() as uow:
        sari = must(await uow.people.by_nip(SARI))
        assert (sari.name, sari.position, sari.rank, sari.employment) == (
            "SARI CONTOH",
            "Pengelola Layanan",
            "III/a",
            "PNS",
        )
        supervisor = must(await uow.supervision.supervisor_of(sari.id, FRIDAY.date()))
        assert supervisor.nip == BUDI
        assert {unit.name for unit in await uow.people.units()} == {OFFICE, REGISTRY}


async def test_a_second_time_nothing_changes(desk: Desk) -> None:
    await takes_sheet(desk, acting())
    before = await desk.contents(Employee, Unit, StandIn, ids=True)
    for header, above in ((EVALUATIONS, TITLES), (TWELVE, [])):
        _, outcomes = await takes_sheet(desk, acting(), header, above)
        assert counts(outcomes["roster"]) == (0, 0, 4)
    assert await desk.contents(Employee, Unit, StandIn, ids=True) == before


async def test_who_acts_is_a_stand_in_beside_the_own_position(desk: Desk) -> None:
    _, outcomes = await takes_sheet(desk, acting())
    assert counts(outcomes["stand_ins"]) == (1, 0, 0)
    async with desk.database.read() as uow:
        (appointment,) = await uow.stand_ins.all()
        assert (appointment.supervisor.nip, appointment.stand_in.nip) == (BUDI, CITRA)
        assert (appointment.row.kind, appointment.row.starts) == ("plh", FRIDAY.date())
        assert appointment.row.ends == date(2026, 12, 31)
        assert appointment.stand_in.position == "Pranata Komputer"


async def test_the_report_of_skp_after_that_of_evaluations_takes_nothing_away(desk: Desk) -> None:
    await takes_sheet(desk, office())
    rows = [
        skp(RATNA, "Ratna Umpama", "Kepala Dinas", OFFICE, unor_induk="Pemerintah Kabupaten Contoh"),
        skp(BUDI, "Budi Contoh", "Kepala Bidang Pendaftaran Penduduk"),
        skp(SARI, "Sari Contoh", "Pengelola Layanan"),
        skp(CITRA, "Citra Contoh", "Pranata Komputer"),
    ]
    reading, outcomes = await takes_sheet(desk, rows, SKP, LEGEND)
    assert counts(outcomes["roster"]) == (0, 0, 4)
    assert "rank" not in reading.table.columns


async def test_bad_rows_refuse_the_sheet(desk: Desk) -> None:
    rows = [*office(), evaluation("199001012015012000", "DEWI CONTOH", "Operator")]
    _, outcomes = await takes_sheet(desk, rows)
    assert "has lost its last digits" in bad(outcomes["roster"])[13]
    assert (await desk.contents(Employee))["employees"] == []
