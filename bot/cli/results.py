"""`python -m bot period papers`, and other commands on frozen results."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.audit import SizeOption, tree_of
from bot.cli.base import (
    Context,
    PeriodArgument,
    fail,
    failure_told,
    folder_of,
    make_folder,
    parsed_period,
    person_of_nip,
    reading,
    with_office,
    write_file,
)
from bot.cli.listing import counted
from bot.cli.progress import Bar
from domain.periods import Period
from handlers.kit.result_sheet import file_name, load_result_sheet
from handlers.results.actions import OfficePaper, read_paper
from handlers.results.own_data import read_own_data
from reports.result_sheet import ResultSheet, pdf
from storage.base.disk import write_whole
from storage.tables import Closing
from storage.uow import UnitOfWork

AgainOption = Annotated[
    bool, typer.Option("--again", help="Also write those that are there: recommendations may have come.")
]
OutFolder = Annotated[
    Path, typer.Option("--out", parser=folder_of, help="Folder for the sheets; made where there is none.")
]
PdfOut = Annotated[Path, typer.Option("--out", help="File to write, .pdf.")]
XlsxOut = Annotated[Path, typer.Option("--out", help="File to write, .xlsx.")]

_AT_ONCE = 200
"""Results that are read in one unit; each sheet is then made and written by itself."""


def papers(period: PeriodArgument, out: OutFolder, again: AgainOption = False) -> None:
    """Writes everybody's result sheet of a closed period; run again it writes those that are missing."""

    async def work(context: Context) -> str:
        wanted = parsed_period(period)
        async with context.database.read() as uow:
            await require_closed(uow, wanted)
            people = await uow.results.count(wanted)
        make_folder(out)
        with failure_told(out), Bar(typer.get_text_stream("stderr")) as bar:
            bar.begin("sheets", people)
            written = await _sheets(context, wanted, out, again, bar)
        kept = people - written
        there = f"; {kept} kept as before" if kept else ""
        return f"{counted(written, 'result sheet')} of {wanted} written to {out}{there}."

    typer.echo(with_office(work))


async def _sheets(context: Context, period: Period, out: Path, again: bool, bar: Bar) -> int:
    """Writes the sheets that are missing; returns how many."""
    last = written = 0
    while True:
        sheets: dict[Path, tuple[ResultSheet, datetime]] = {}
        async with context.database.read() as uow:
            found = await uow.results.latest_after(period, last, _AT_ONCE)
            tree = await uow.audit.published_tree()
            for frozen in found:
                path = out / file_name(context.office, frozen)
                if again or not path.exists():
                    person = frozen.employee_id
                    latest, sheet = await load_result_sheet(uow, context.office, period, person, tree)
                    sheets[path] = sheet, latest.made_at
        if not found:
            return written
        bar.advance(len(found) - len(sheets))
        for path, (sheet, made_at) in sheets.items():  # outside of the unit: a full disk is no outage
            write_whole(path, pdf(sheet, made_at))
            written += 1
            bar.advance(1)
        last = found[-1].employee_id


def export_result(
    period: PeriodArgument,
    nip: Annotated[str, typer.Argument(help="NIP of the person.")],
    size: SizeOption = 0,
) -> None:
    """Prints a person's closed result with its records and its proof, for docs/verify/verify.py."""

    async def work(_context: Context, uow: UnitOfWork) -> str:
        person = await person_of_nip(uow, nip)
        tree = await tree_of(uow, size) if size else None
        return (await read_own_data(uow, parsed_period(period), person.id, tree)).content.decode()

    typer.echo(reading(work))


def summary(period: PeriodArgument, out: PdfOut) -> None:
    """Writes the office's summary of a closed period: participation, grades, units, who has no grade."""
    _write_paper(period, OfficePaper.SUMMARY, out)


def allowance(period: PeriodArgument, out: XlsxOut) -> None:
    """Writes what allowances are worked out from, a line a person; it pays nothing."""
    _write_paper(period, OfficePaper.ALLOWANCE, out)


def _write_paper(period: str, paper: OfficePaper, out: Path) -> None:
    if out.suffix.lower() != paper.suffix:
        fail(f"--out: the name has to end with {paper.suffix}.")

    async def work(context: Context, uow: UnitOfWork) -> bytes:
        wanted = parsed_period(period)
        await require_closed(uow, wanted)
        make = await read_paper(uow, context.office, wanted, paper, context.clock.now())
        return make()

    written_to(out, reading(work))


def written_to(out: Path, content: bytes) -> None:
    """Writes a file and says so, or ends the command with a sentence."""
    write_file(out, content)
    typer.echo(f"{out} written.")


async def require_closed(uow: UnitOfWork, period: Period) -> Closing:
    """The closing of a period, or the end of the command with a sentence while its results are not frozen."""
    closing = await uow.closings.of(period)
    if closing is None or closing.closed_at is None:
        fail(f"{period} is not closed; papers are made of frozen results (python -m bot period close).")
    return closing
