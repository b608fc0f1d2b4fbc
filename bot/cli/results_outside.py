"""`python -m bot period siasn` and `period reconcile`: results for BKN's SIASN, compared with e-Kinerja."""

from __future__ import annotations

import re
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import Context, PeriodArgument, fail, parsed_period, reading
from bot.cli.listing import cell, list_lines
from bot.cli.results import require_closed, written_to
from domain.closing.frozen import scheme_of
from domain.ekinerja_report import Report, read_report
from domain.imports import BadFile
from domain.imports.fields import nip as nip_of
from domain.office import Office
from domain.periods import Period
from domain.reconciling import Finding, Mismatch, Reconciliation, can_be_compared, reconciled
from domain.schemes import Scheme
from domain.siasn import PERIODS, SiasnIds
from handlers.results.reconciliation import (
    grade_or_none,
    own_of,
    reconciliation_paper,
    reconciliation_xlsx,
)
from handlers.results.siasn import Export, as_json, as_xlsx, export_of, reasons_in
from locales import words_in
from reports.result_summary import pdf
from storage.imports.reading import read_sheet, read_table
from storage.records.closings import Frozen
from storage.uow import UnitOfWork

IdsOption = Annotated[
    Path, typer.Option("--ids", help="CSV or XLSX with nip, pns_id and, for functional posts, koefisien_id.")
]
SiasnOut = Annotated[Path, typer.Option("--out", help="File to write, .json or .xlsx.")]
SheetOption = Annotated[
    Path, typer.Option("--file", help="The report of evaluations as e-Kinerja exports it, CSV or XLSX.")
]
PaperOut = Annotated[Path | None, typer.Option("--out", help="Paper to write, .pdf or .xlsx.")]

_IDS_OF_SIASN = {"nip baru": "nip", "pns id": "pns_id", "koefisien id": "koefisien_id"}
"""Columns as SIASN's own tables name them."""
_ID = re.compile(r"[0-9A-Za-z-]{8,42}")
_COEFFICIENT = re.compile(r"[0-9A-Za-z-]{0,42}")


def siasn(period: PeriodArgument, ids: IdsOption, out: SiasnOut) -> None:
    """Writes what SIASN takes of a closed month or quarter (kinerjaperiodik); names who cannot be sent."""
    suffix = out.suffix.lower()
    if suffix not in (".json", ".xlsx"):
        fail("--out: the name has to end with .json or .xlsx.")
    wanted = parsed_period(period)
    if wanted.kind not in PERIODS:
        fail(f"SIASN takes results of months and quarters; {wanted} is neither.")
    known = _ids_in(ids)

    async def work(context: Context, uow: UnitOfWork) -> tuple[Export, bytes]:
        scheme, found = await _results(uow, wanted)
        if scheme.matrix is None:
            fail(f"The scheme {scheme.id} rates no hasil kerja and perilaku kerja, which SIASN asks for.")
        export = export_of(wanted, found, known)
        if suffix == ".json":
            return export, as_json(export)
        return export, as_xlsx(context.office, export, context.clock.now())

    export, content = reading(work)
    written_to(out, content)
    people = len(export.sent) + len(export.left_out)
    typer.echo(f"{len(export.sent)} of {people} people can be sent.")
    if export.left_out:
        typer.echo(f"{len(export.left_out)} cannot be sent:")
        words = words_in("en")
        lines = [f"{own.nip} {cell(own.name)}: {reasons_in(words, why)}" for own, why in export.left_out]
        list_lines(lines, sys.stdout, ">")


def _ids_in(path: Path) -> dict[str, SiasnIds]:
    """What SIASN calls people, by NIP; or the end of the command with a sentence."""
    try:
        table = read_table(path)
    except BadFile as error:
        fail(f"{error}.")
    columns = [_IDS_OF_SIASN.get(each, each) for each in table.columns]
    if not {"nip", "pns_id"} <= set(columns):
        fail(f"{path.name} needs the columns nip and pns_id.")
    found: dict[str, SiasnIds] = {}
    for line, cells in table.rows:
        row = dict(zip(columns, cells, strict=False))
        try:
            nip = nip_of(row.get("nip", ""))
        except ValueError as error:
            fail(f"{path.name}, line {line}: nip {error}.")
        pns_id, coefficient = row.get("pns_id", ""), row.get("koefisien_id", "")
        is_shifted = len(cells) > len(columns)
        if is_shifted or not _ID.fullmatch(pns_id) or not _COEFFICIENT.fullmatch(coefficient):
            fail(f"{path.name}, line {line}: {pns_id[:50]!r} is no id of SIASN; are the columns shifted?")
        if nip in found:
            fail(f"{path.name}, line {line}: {nip} stands twice.")
        found[nip] = SiasnIds(pns_id, coefficient)
    return found


def reconcile(period: PeriodArgument, file: SheetOption, out: PaperOut = None) -> None:
    """Compares a closed period with e-Kinerja's report: who is missing there, whose grade differs."""
    write = {".pdf": _as_pdf, ".xlsx": reconciliation_xlsx}.get("" if out is None else out.suffix.lower())
    if out is not None and write is None:
        fail("--out: the name has to end with .pdf or .xlsx.")
    wanted = parsed_period(period)
    try:
        report: Report = read_report(file.name, read_sheet(file).rows, wanted)
    except BadFile as error:
        fail(f"{error}.")

    async def work(context: Context, uow: UnitOfWork) -> tuple[Scheme, Reconciliation, bytes | None]:
        scheme, found = await _results(uow, wanted)
        if not can_be_compared(scheme):
            fail(f"The scheme {scheme.id} has other grades than e-Kinerja: they cannot be compared.")
        compared = reconciled(map(own_of, found), report.people)
        now = context.clock.now()
        paper = write and write(context.office, scheme, wanted, compared, file.name, now)
        return scheme, compared, paper

    scheme, compared, paper = reading(work)
    if not report.names_period:
        typer.echo(f"{file.name} does not name its period; it is taken for {wanted}.")
    typer.echo(f"{compared.here} people here, {compared.there} in e-Kinerja, {compared.same} the same.")
    words = words_in("en")
    for what in Mismatch:
        of_kind = compared.of(what)
        if of_kind:
            kind = words.plain(f"reconcile-{what.replace('_', '-')}")
            typer.echo(f"{kind}: {len(of_kind)}")
            list_lines([_line(scheme, each) for each in of_kind], sys.stdout, ">")
    if out is not None and paper is not None:
        written_to(out, paper)


def _as_pdf(
    office: Office, scheme: Scheme, period: Period, found: Reconciliation, source: str, now: datetime
) -> bytes:
    return pdf(reconciliation_paper(office, scheme, period, found, source, now), now)


def _line(scheme: Scheme, finding: Finding) -> str:
    own, there = finding.own, finding.there
    said = f"{finding.nip} {cell(finding.name)}"
    if finding.what is Mismatch.GRADE and own is not None and there is not None:
        here, other = (grade_or_none(words_in("en"), scheme, each.grade) for each in (own, there))
        return f"{said}: {here} here, {other} there"
    if finding.what is Mismatch.ASSESSOR and own is not None and there is not None:
        return f"{said}: {own.assessor_nip or 'nobody'} here, {there.supervisor_nip} there"
    return said


async def _results(uow: UnitOfWork, period: Period) -> tuple[Scheme, list[Frozen]]:
    closing = await require_closed(uow, period)
    return scheme_of(closing.scheme_text), await uow.results.latest_for_other_systems(period)
