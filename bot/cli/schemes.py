"""`python -m bot scheme`: the evaluation schemes, an office's own among them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from bot.cli.base import Context, fail, reading
from bot.cli.listing import cell, grade_cell, table
from bot.cli.period import AsOfOption, scope_of
from domain.figures import fixed
from domain.schemes import Scheme, SchemeError, dials
from domain.scoring import Scorecard
from domain.trial import FEWEST, Basis, Direction, GroupChange, Trial
from handlers.trial.actions import read_trial
from locales import words_in
from locales.dials import dial_name, dial_value
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


_NONE = "–"
_BASES = {
    Basis.FROZEN: "From the figures that were frozen when the period was closed.",
    Basis.RECORDS: "From the records as they are; the period is not closed.",
    Basis.NEEDED: "From the records as they are: the rules need times or sources that were not frozen.",
}


def trial_lines(trial: Trial) -> Iterator[str]:
    """The lines of a trial: what is changed, how many move, who, and the groups."""
    yield from _changed(trial)
    moved, counted = trial.moved, trial.directions()
    said = ", ".join(f"{counted[each]} {each}" for each in Direction if counted[each]) or "no grade changes"
    yield f"{len(trial.people)} people, {len(moved)} moved: {said}; mean change {_points(trial.means)}"
    for old, new, count in trial.moves:
        yield f"  {_grades(trial, old, new)}: {count}"
    if moved:
        rows = [
            (
                each.nip,
                _grades(trial, each.before.grade, each.after.grade),
                _points(each.points),
                cell(each.name),
            )
            for each in moved
        ]
        yield ""
        yield from table([("nip", "grade", "points", "name"), *rows], right={2})
    yield ""
    if groups := [_group(each) for each in trial.groups()]:
        yield from table([("group", "", "n", "up", "down", "mean", ""), *groups], right={2, 3, 4, 5})
    yield _BASES[trial.basis]
    yield f"{trial.hidden} groups of fewer than {FEWEST} people are not told of. Nothing was written."


def _changed(trial: Trial) -> Iterator[str]:
    """What the two schemes say differently, of the numbers that both have."""
    yield f"{trial.before.id} → {trial.after.id}"
    other, words = {each.name: each.value for each in dials(trial.after)}, words_in("en")
    for each in dials(trial.before):
        value = other.get(each.name)
        if value is not None and value != each.value:
            name = dial_name(words, trial.before, each)
            yield f"  {name}: {dial_value(words, each, each.value)} → {dial_value(words, each, value)}"


def _grades(trial: Trial, old: str | None, new: str | None) -> str:
    before, after = grade_cell(trial.before, old), grade_cell(trial.after, new)
    return before if old == new else f"{before} → {after}"


def _points(points: tuple[Fraction | None, ...]) -> str:
    return " / ".join(_NONE if each is None else _signed(each) for each in points) or _NONE


def _signed(points: Fraction) -> str:
    shown = fixed(points)
    return shown if points < 0 or not points else f"+{shown}"


def _group(change: GroupChange) -> tuple[str, ...]:
    figures = (str(change.people), str(change.up), str(change.down), _points(change.means))
    return (change.grouping, cell(change.group), *figures, "loses" if change.loses else "")
