"""`python -m bot period`: the scores of a period, and its closing."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Annotated

import typer

from bot.cli import audit, closing, results, results_outside
from bot.cli import follow_up as follow_ups
from bot.cli.base import Context, fail, reading, require_known_year
from bot.cli.closing import OfficeResultOption, YesOption
from bot.cli.follow_up import FollowUpFile
from bot.cli.listing import grade_cell, table
from bot.cli.results import AgainOption, OutFolder, PdfOut, XlsxOut
from bot.cli.results_outside import IdsOption, PaperOut, SheetOption, SiasnOut
from domain.calendar import AsOf
from domain.figures import fixed
from domain.periods import Period
from domain.schemes import SchemeError
from domain.scoring import json_lines, person_line
from handlers.results.actions import OfficePaper
from locales import words_in
from locales.scores import documented_reason
from storage.records.schemes import load_scheme
from storage.scoring.repository import PersonScorecard
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork

app = typer.Typer(help="The scores of a period.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The scores of a period."""


_CLOSED = (
    "{period} is closed: these figures are of the records as they are now, not its frozen results, "
    "which `score explain` and `period allowance` give."
)
PeriodArgument = Annotated[str, typer.Argument(help="2026-11, 2026-Q4, 2026-S2 or 2026.")]
SchemeOption = Annotated[
    str, typer.Option("--scheme", help="A scheme that ships, or a TOML file; the office's own when empty.")
]
AsOfOption = Annotated[
    str, typer.Option("--as-of", help="Score as of the end of this date (YYYY-MM-DD); now when empty.")
]


@app.command()
def score(
    period: PeriodArgument,
    scheme: SchemeOption = "",
    as_of: AsOfOption = "",
    as_document: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Scores everybody who was in service in a period."""

    async def work(context: Context, uow: UnitOfWork) -> str:
        scope = scope_of(context, period, scheme, as_of)
        closing = await uow.closings.of(scope.period)
        if closing is not None and closing.closed_at is not None:
            typer.echo(_CLOSED.format(period=scope.period), err=True)
        if as_document:
            return await document(scope, uow)
        return "\n".join(_table(scope, await uow.scoring.scorecards(scope)))

    typer.echo(reading(work))


@app.command()
def close(period: PeriodArgument, yes: YesOption = False, office_result: OfficeResultOption = None) -> None:
    """Closes a period: shows what is missing and what would come out, asks, and freezes every result."""
    closing.close(period, yes, office_result)


@app.command()
def verify(period: PeriodArgument) -> None:
    """Recomputes every frozen result of a closed period from its frozen records; no digit may differ."""
    closing.verify(period)


@app.command("export-result")
def export_result(
    period: PeriodArgument,
    nip: Annotated[str, typer.Argument(help="NIP of the person.")],
    size: audit.SizeOption = 0,
) -> None:
    """Prints a person's closed result with its records and its proof, for docs/verify/verify.py."""
    results.export_result(period, nip, size)


@app.command()
def papers(period: PeriodArgument, out: OutFolder, again: AgainOption = False) -> None:
    """Writes everybody's result sheet of a closed period; run again it writes those that are missing."""
    results.papers(period, out, again)


@app.command()
def summary(period: PeriodArgument, out: PdfOut) -> None:
    """Writes the office's summary of a closed period: participation, grades, units, who has no grade."""
    results.office_paper(period, OfficePaper.SUMMARY, out)


@app.command()
def allowance(period: PeriodArgument, out: XlsxOut) -> None:
    """Writes what allowances are worked out from, a line a person; it pays nothing."""
    results.office_paper(period, OfficePaper.ALLOWANCE, out)


@app.command()
def siasn(period: PeriodArgument, ids: IdsOption, out: SiasnOut) -> None:
    """Writes what SIASN takes of a closed month or quarter (kinerjaperiodik); names who cannot be sent."""
    results_outside.siasn(period, ids, out)


@app.command()
def reconcile(period: PeriodArgument, file: SheetOption, out: PaperOut = None) -> None:
    """Compares a closed period with e-Kinerja's report: who is missing there, whose grade differs."""
    results_outside.reconcile(period, file, out)


@app.command(name="follow-up")
def follow_up(period: PeriodArgument, out: FollowUpFile = None) -> None:
    """Counts what was recommended and decided after a closing; writes it as a workbook."""
    follow_ups.follow_up(period, out)


async def document(scope: Scope, uow: UnitOfWork) -> str:
    """What `--json` prints."""
    explain = partial(documented_reason, words_in("en"), scope.scheme)
    people = await uow.scoring.map_scorecards(scope, lambda scorecard: person_line(scorecard.result, explain))
    return "\n".join(json_lines(scope.period, scope.scheme, scope.as_of, people))


def scope_of(context: Context, period: str, scheme: str, as_of: str) -> Scope:
    """The period to score; ends the command with a sentence when it is wrong."""
    try:
        chosen = load_scheme(scheme) if scheme else context.office.scheme
        wanted = Period.parse(period)
    except (SchemeError, ValueError) as error:
        fail(f"{str(error).rstrip('.')}.")
    require_known_year(wanted.start)
    day = _day(as_of) if as_of else None
    zone = context.office.zone
    moment = AsOf.now(context.clock.now(), wanted, zone) if day is None else AsOf.end_of(day, zone)
    if moment.day < wanted.start:
        fail(f"{wanted} begins on {wanted.start}: there is nothing to score as of {moment.day}.")
    return Scope(chosen, wanted, moment, zone)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # other ways to write a date, such as 20261130, are not ours
        fail(f"{text!r} is not a date; write it as 2026-11-30.")
    require_known_year(day)
    return day


def _table(scope: Scope, scorecards: list[PersonScorecard]) -> list[str]:
    """A line a person: NIP, score, coverage, the components' values, grade, name."""
    scheme = scope.scheme
    rows = [("nip", "score", "coverage", *(each.id for each in scheme.components), "grade", "name")]
    for scorecard in scorecards:
        card, person = scorecard.card, scorecard.person
        figures = (card.score, card.coverage, *(each.value for each in card.components))
        cells = ("–" if each is None else fixed(each) for each in figures)
        rows.append((str(person.nip), *cells, grade_cell(scheme, card.grade), person.name))
    lines = table(rows, right=range(1, len(rows[0]) - 2))
    return [f"{scheme.id}, {scope.period}, as of {scope.as_of.day}", *lines, f"{len(scorecards)} people"]
