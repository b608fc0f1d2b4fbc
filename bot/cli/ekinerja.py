"""`python -m bot import ekinerja` and `import skp`: sheets that e-Kinerja gives an office."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import day_of, fail
from bot.cli.imports import (
    DryRun,
    FileArgument,
    NewUnit,
    NewUnits,
    NumbersOption,
    SameUnit,
    Yes,
    import_and_tell,
    orders_of,
)
from bot.cli.listing import list_lines
from domain.imports import BadFile, Orders, RawTable, fields
from domain.imports.ekinerja_lists import left_out, supervisors_in
from domain.imports.ekinerja_skp import SkpTold
from domain.imports.ekinerja_terms import FindingKind, OperatorChoices
from domain.imports.sheet import Sheet
from locales import words_in
from locales.ekinerja_import import findings
from storage.imports import ImportContext
from storage.imports.ekinerja import read_ekinerja, read_skp_sheet
from storage.imports.reading import read_sheet
from storage.uow import UnitOfWork

Supervisors = Annotated[
    Path | None,
    typer.Option("--supervisors", help="A second sheet with nip and nip_atasan or pegawai_atasan_nip."),
]
Without = Annotated[
    list[Path] | None,
    typer.Option("--without", help="A list of people to leave out (pensiun, mutasi); repeatable."),
]
TakeSupervisors = Annotated[
    bool,
    typer.Option("--take-supervisors", help="Take the supervisors that position and unit suggest."),
]
Administrators = Annotated[
    list[str] | None,
    typer.Option("--admin", metavar="NIP", help="Make this person an administrator; repeatable."),
]
ActingUntil = Annotated[
    str | None,
    typer.Option("--acting-until", help="Last day of Plt and Plh whose rows tell no day to come."),
]
NipOption = Annotated[str | None, typer.Option("--nip", help="Whose SKP it is, where no column tells.")]
PeriodOption = Annotated[str | None, typer.Option("--period", help="As 2026 or 2026-S2, for all rows.")]
QuantityOption = Annotated[
    str | None, typer.Option("--quantity", help="As “12 laporan”, for rows that tell no amount.")
]


def ekinerja(
    file: FileArgument,
    supervisors: Supervisors = None,
    without: Without = None,
    take_supervisors: TakeSupervisors = False,
    admin: Administrators = None,
    acting_until: ActingUntil = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    new_units: NewUnits = False,
    new_unit: NewUnit = None,
    same_unit: SameUnit = None,
) -> None:
    """Imports e-Kinerja's laporan penilaian or laporan SKP as a roster with its stand-ins."""
    with _bad_files_told():
        sheet = read_sheet(file)
        second = {} if supervisors is None else supervisors_in(read_sheet(supervisors))
        lists = [left_out(read_sheet(each)) for each in without or ()]
    told = OperatorChoices(
        supervisors=second,
        # The first list that names somebody tells why.
        without={nip: why for each in reversed(lists) for nip, why in each.items()},
        takes_proposals=take_supervisors,
        administrators=[_nip("--admin", each) for each in admin or ()],
        acting_until=None if acting_until is None else day_of("--acting-until", acting_until),
    )
    is_told = False

    async def make(uow: UnitOfWork, terms: ImportContext) -> Mapping[str, tuple[Path, RawTable]]:
        nonlocal is_told
        today = terms.now.astimezone(terms.zone.info).date()
        with _bad_files_told():
            reading = await read_ekinerja(uow.session, sheet, told, today)
        if not is_told:
            words = words_in("en")
            _tell(sheet, findings(words, reading.found))
            _tell_ways({each.what for each in reading.found})
        is_told = True
        return {kind: (file, table) for kind, table in reading.tables.items()}

    import_and_tell({}, dry_run, orders_of(yes, new_units, new_unit, same_unit), make)


def skp(
    file: FileArgument,
    nip: NipOption = None,
    period: PeriodOption = None,
    quantity: QuantityOption = None,
    dry_run: DryRun = False,
    numbers: NumbersOption = None,
) -> None:
    """Imports plans of work: each RHK with its rencana aksi as an agreed target."""
    with _bad_files_told():
        sheet = read_sheet(file)
    told = SkpTold(None if nip is None else _nip("--nip", nip), period, quantity)

    async def make(uow: UnitOfWork, terms: ImportContext) -> Mapping[str, tuple[Path, RawTable]]:
        today = terms.now.astimezone(terms.zone.info).date()
        with _bad_files_told():
            reading = await read_skp_sheet(uow.session, sheet, told, today)
        words = words_in("en")
        _tell(sheet, findings(words, reading.found))
        return {"targets": (file, reading.table)}

    import_and_tell({}, dry_run, Orders(numbers=numbers), make)


@contextmanager
def _bad_files_told() -> Iterator[None]:
    """Ends the command with the sentence of a file that cannot be read."""
    try:
        yield
    except BadFile as bad:
        fail(str(bad))


def _nip(option: str, said: str) -> str:
    try:
        return fields.nip(said)
    except ValueError as error:
        fail(f"{option}: {error}")


def _tell_ways(found: Collection[FindingKind]) -> None:
    """Names the options that answer the findings."""
    if FindingKind.PROPOSED in found:
        typer.echo("--take-supervisors takes the suggested supervisors.", err=True)
    if FindingKind.ACTS_UNTIL in found:
        typer.echo(
            "--acting-until DATE appoints those without a last day; `stand-in add` those without Plt or Plh.",
            err=True,
        )


def _tell(sheet: Sheet, found: Iterator[tuple[str, list[str]]]) -> None:
    """Prints to standard error how a file was read, and the findings."""
    for sentence, lines in found:
        typer.echo(sentence if lines else f"{sheet.name}: {sentence}", err=True)
        list_lines(lines, sys.stderr, "2>")
