"""`python -m bot scheme`: the evaluation schemes, an office's own among them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import Context, fail, reading
from bot.cli.listing import grade_cell
from bot.cli.period import AsOfOption, scope_of
from bot.cli.trial import trial_lines
from domain.figures import fixed
from domain.schemes import Scheme, SchemeError
from domain.scoring import Scorecard
from domain.trial import Trial
from handlers.trial.actions import read_trial
from storage.records.schemes import load_scheme, scheme_text, shipped_scheme_ids
from storage.scoring.repository import PersonScorecard
from storage.uow import UnitOfWork

app = typer.Typer(help="Evaluation schemes.", no_args_is_help=True)

SchemeArgument = Annotated[str, typer.Argument(help="A scheme that ships, or a TOML file.")]


@app.command("list")
def list_schemes() -> None:
    """Lists the schemes that ship: id, period, components with weights, region."""
    for scheme_id in shipped_scheme_ids():
        scheme = load_scheme(scheme_id)
        parts = ", ".join(f"{fixed(each.weight)} {each.source}" for each in scheme.components)
        typer.echo(f"{scheme.id:13} {scheme.period:9} {scheme.region}: {parts}")


@app.command()
def show(scheme: SchemeArgument) -> None:
    """Prints a scheme as TOML, to be changed and used as an office's own (SCHEME=FILE)."""
    try:
        typer.echo(scheme_text(scheme).rstrip())
    except SchemeError as error:
        fail(f"{error}.")


@app.command()
def check(file: Annotated[Path, typer.Argument(help="A TOML file.")]) -> None:
    """Says whether a scheme file can be used; if not, names the key and the reason."""
    scheme = _load(str(file))
    count = len(scheme.components)
    typer.echo(f"{file} can be used: {scheme.id}, {count} component{'s' if count != 1 else ''}.")


@app.command()
def compare(
    one: SchemeArgument,
    other: SchemeArgument,
    period: Annotated[str, typer.Option("--period", help="2026-11, 2026-Q4, 2026-S2 or 2026.")],
    as_of: AsOfOption = "",
) -> None:
    """Shows what two schemes give to each person in a period, and the difference."""

    schemes = _load(one), _load(other)

    async def work(context: Context, uow: UnitOfWork) -> list[list[PersonScorecard]]:
        scope = scope_of(context, period, one, as_of)
        return [await uow.scoring.scorecards(replace(scope, scheme=scheme)) for scheme in schemes]

    first, second = reading(work)
    names = [scheme.id for scheme in schemes]
    if len(set(names)) == 1:  # an office's own kept the name of the one that it began with
        names = [Path(one).name, Path(other).name]
    width = max(24, *(len(name) for name in names))
    typer.echo(f"{'nip':18}  {names[0]:{width}}  {names[1]:{width}}  {'change':>7}  name")
    for a, b in zip(first, second, strict=True):
        results = [_result(scheme, each.card) for scheme, each in zip(schemes, (a, b), strict=True)]
        cells = f"{results[0]:{width}}  {results[1]:{width}}  {_change(a.card, b.card):>7}"
        typer.echo(f"{a.person.nip}  {cells}  {a.person.name}")
    typer.echo(f"{len(first)} people")


@app.command("try")
def try_scheme(
    file: SchemeArgument,
    period: Annotated[str, typer.Option("--period", help="2026-11, 2026-Q4, 2026-S2 or 2026.")],
    scheme: Annotated[
        str, typer.Option("--scheme", help="What it is compared with; the office's own when empty.")
    ] = "",
    as_of: AsOfOption = "",
) -> None:
    """Replays a period with another scheme: who moves, and which group loses. Writes nothing."""
    other = _load(file)

    async def work(context: Context, uow: UnitOfWork) -> Trial:
        return await read_trial(uow, scope_of(context, period, scheme, as_of), other)

    typer.echo("\n".join(trial_lines(reading(work))))


def _load(wanted: str) -> Scheme:
    try:
        return load_scheme(wanted)
    except SchemeError as error:
        fail(f"{error}.")


def _result(scheme: Scheme, card: Scorecard) -> str:
    if not card.reported.is_enough(scheme):
        days, expected = (fixed(Fraction(each)) for each in card.reported)
        return f"– (reported {days} of {expected})"
    if card.grade is None:
        return f"– (coverage {fixed(card.coverage)})"
    grade = grade_cell(scheme, card.grade)
    return grade if card.score is None else f"{fixed(card.score)} {grade}"


def _change(a: Scorecard, b: Scorecard) -> str:
    if a.score is None or b.score is None:
        return "–"
    change = fixed(b.score - a.score)
    return change if change.startswith("-") else f"+{change}"
