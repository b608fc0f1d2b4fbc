"""`python -m bot period`: the scores of a period, and its closing."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Annotated

import typer

from bot.cli import closing, results, results_outside
from bot.cli.base import Context, PeriodArgument, fail, reading, require_known_year
from bot.cli.follow_up import follow_up
from bot.cli.listing import grade_cell, table
from domain.calendar import AsOf
from domain.figures import fixed
from domain.periods import Period
from domain.schemes import SchemeError
from domain.scoring import json_lines, person_line
from locales import words_in
from locales.scores import documented_reason
from storage.records.schemes import load_scheme
from storage.scoring.repository import PersonScorecard
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork

app = typer.Typer(help="The scores of a period.", no_args_is_help=True)


_CLOSED = (
    "{period} is closed: these figures are of the records as they are now, not its frozen results, "
    "which `score explain` and `period allowance` give."
)
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


app.command()(closing.close)
app.command()(closing.verify)
app.command("export-result")(results.export_result)
app.command()(results.papers)
app.command()(results.summary)
app.command()(results.allowance)
app.command()(results_outside.siasn)
app.command()(results_outside.reconcile)
app.command("follow-up")(follow_up)


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
