"""`python -m bot import`: an office's files, checked row by row and imported completely or not at all."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from msgspec.structs import replace

from bot.cli.base import Context, fail, folder_of, one_of, with_office
from bot.cli.listing import list_bad_rows, list_lines
from bot.cli.past_imports import list_imports, show_import, undo_import
from bot.cli.progress import Bar
from domain.imports import Asks, BadFile, Orders, Question, RawTable
from domain.imports.numbers import Numbers
from storage.imports import (
    KINDS,
    ImportContext,
    Imported,
    Outcome,
    Plan,
    import_numbered,
    office_files,
    unzipped,
)
from storage.uow import UnitOfWork

Maker = Callable[[UnitOfWork, ImportContext], Awaitable[Mapping[str, tuple[Path, RawTable]]]]
"""Makes tables of files that are no table of a kind themselves."""

HELP = "Imports an office's files (CSV or XLSX): all rows, or none if one is bad; and takes imports back."

app = typer.Typer(help=HELP, no_args_is_help=True)

FileArgument = Annotated[Path, typer.Argument(help="A .csv, .xlsx or .json file.")]
FolderArgument = Annotated[
    Path, typer.Argument(parser=folder_of, help="A folder with some of the files, or a zip of them.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")]
Yes = Annotated[bool, typer.Option("--yes", help="Confirm what ends, and who has no supervisor.")]
NewUnits = Annotated[
    bool, typer.Option("--new-units", help="Make units that are new and resemble no other one.")
]
NewUnit = Annotated[
    list[str] | None,
    typer.Option("--new-unit", metavar="NAME", help="Make this unit, whatever it resembles; repeatable."),
]
SameUnit = Annotated[
    list[str] | None,
    typer.Option("--same-unit", metavar="NAME", help="Take this name for the unit it resembles; repeatable."),
]
Clear = Annotated[
    list[str] | None,
    typer.Option("--clear", metavar="COLUMN", help="In this column an empty cell means none; repeatable."),
]
NumbersOption = Annotated[
    Numbers | None,
    typer.Option(
        "--numbers",
        parser=one_of(Numbers),
        metavar="|".join(Numbers),
        help="What 1.200 means where the files do not show it: 1200 (id) or 1.2 (en).",
    ),
]


@app.command("office")
def office(
    folder: FolderArgument,
    dry_run: DryRun = False,
    yes: Yes = False,
    new_units: NewUnits = False,
    new_unit: NewUnit = None,
    same_unit: SameUnit = None,
    numbers: NumbersOption = None,
) -> None:
    """Imports every recognised file in a folder or a zip, in dependency order and in one transaction."""
    with TemporaryDirectory() as unpacked:
        try:
            files, others = office_files(unzipped(folder, Path(unpacked)))
        except BadFile as bad:
            fail(str(bad))
        for path in others:
            typer.echo(f"{path.name} is not imported: no file of an office has this name", err=True)
        orders = orders_of(yes, new_units, new_unit, same_unit)
        import_and_tell(files, dry_run, replace(orders, numbers=numbers))


@app.command("roster")
def roster(
    file: FileArgument,
    dry_run: DryRun = False,
    yes: Yes = False,
    clear: Clear = None,
    new_units: NewUnits = False,
    new_unit: NewUnit = None,
    same_unit: SameUnit = None,
) -> None:
    """Imports roster.csv or roster.xlsx."""
    orders = orders_of(yes, new_units, new_unit, same_unit)
    import_and_tell({"roster": file}, dry_run, replace(orders, clear=frozenset(clear or ())))


def orders_of(yes: bool, new_units: bool, new_unit: list[str] | None, same_unit: list[str] | None) -> Orders:
    """The values of the options."""
    return Orders(
        ends=yes,
        new_units=new_units,
        other_units=frozenset(new_unit or ()),
        same_units=frozenset(same_unit or ()),
    )


def _command(kind: str) -> Callable[[Path, bool, bool, list[str] | None, Numbers | None], None]:
    def command(
        file: FileArgument,
        dry_run: DryRun = False,
        yes: Yes = False,
        clear: Clear = None,
        numbers: NumbersOption = None,
    ) -> None:
        orders = Orders(frozenset(clear or ()), ends=yes, numbers=numbers)
        import_and_tell({kind: file}, dry_run, orders)

    return command


for _kind in KINDS[1:]:
    app.command(_kind, help=f"Imports {_kind}.csv or {_kind}.xlsx.")(_command(_kind))


app.command("list")(list_imports)
app.command("show")(show_import)
app.command("undo")(undo_import)


def import_and_tell(
    files: Mapping[str, Path], dry_run: bool, orders: Orders, make: Maker | None = None
) -> None:
    """Imports files and says what changed; bad rows, and questions without an answer, end the command."""
    imported = _imported(files, dry_run, orders, make)
    questions = [question for outcome in imported.outcomes for question in outcome.questions]
    if questions and not dry_run:
        # Before they are answered: what waits at somebody who leaves may change the answer.
        _tell("remarks", [str(each) for one in imported.outcomes for each in one.plan.remarks], err=True)
    if questions and not dry_run and sys.stdin.isatty():
        imported = _imported(files, dry_run, _confirmed(questions, orders), make, again=True)
        questions = [question for outcome in imported.outcomes for question in outcome.questions]
    if questions and not dry_run:
        _tell("to be confirmed", list(map(str, questions)), err=True)
        fail(f"Nothing was imported. {_ways(questions)}")
    for outcome in imported.outcomes:
        plan = outcome.plan
        typer.echo(f"{outcome.kind}: {_counts(plan)}")
        if dry_run:
            list_lines([str(each) for each in plan.in_order], sys.stdout, ">")
        _tell("new units", [f"{name} ({zone})" for name, zone in plan.new_units.items()])
        _tell("remarks", list(map(str, plan.remarks)))
        _tell("confirmed", [str(each) for each in plan.asks if each not in outcome.questions])
        _tell("to be confirmed", list(map(str, outcome.questions)))
    if dry_run:
        typer.echo("Dry run: nothing was imported.")
    elif imported.number is not None:
        typer.echo(
            f"This is import {imported.number}; `python -m bot import undo {imported.number}` takes it back."
        )


def _counts(plan: Plan) -> str:
    counts = f"{len(plan.added):,} added, {len(plan.changed):,} changed, {plan.unchanged:,} unchanged"
    return f"{counts}, {len(plan.withdrawn):,} withdrawn" if plan.withdrawn else counts


def _imported(
    files: Mapping[str, Path], dry_run: bool, orders: Orders, make: Maker | None, *, again: bool = False
) -> Imported:
    """What became of the files, whose rows are all good; ends the command if not."""
    work = _Import(files, dry_run, orders, make)
    try:
        imported = with_office(work.run, may_create=True)
    except KeyboardInterrupt:
        fail("Stopped, but everything was imported before." if work.is_done else "Nothing was imported.")
    if not again:
        _tell_taken(imported.outcomes)
    bad = [outcome for outcome in imported.outcomes if not outcome.is_good]
    for outcome in bad:
        _tell_bad(outcome)
    if bad:
        fail("Nothing was imported.")
    return imported


def _confirmed(questions: Sequence[Question], orders: Orders) -> Orders:
    """The answers at the terminal to a list of questions; ends the command unless all are answered."""
    _tell("to be confirmed", list(map(str, questions)), err=True)
    near = [question for question in questions if question.kind is Asks.NEAR_UNIT]
    same = set()
    for question in near:
        said = _answer(f"Is {question.about} the unit {question.what} (same) or another one (new)?")
        if said == "same":
            same.add(question.about)
        elif said != "new":
            fail("Nothing was imported.")
    if len(near) < len(questions) and _answer("Type yes to import this") != "yes":
        fail("Nothing was imported.")
    agreed = frozenset(question for question in questions if question.about not in same)
    return replace(orders, agreed=agreed, same_units=orders.same_units | same)


def _answer(question: str) -> str:
    said: str = typer.prompt(question, default="no", err=True)
    return said.strip().lower()


def _tell(what: str, lines: Sequence[str], *, err: bool = False) -> None:
    """A count and a line each, where there are any."""
    if lines:
        typer.echo(f"{what}: {len(lines):,}", err=err)
        list_lines(lines, sys.stderr if err else sys.stdout, "2>" if err else ">")


def _ways(questions: Sequence[Question]) -> str:
    """The options that answer the questions."""
    kinds = {question.kind for question in questions}
    ways = {
        "--new-units makes the new units.": Asks.NEW_UNIT in kinds,
        "--same-unit NAME takes a name for the unit that it resembles, --new-unit NAME makes one.": (
            Asks.NEAR_UNIT in kinds
        ),
        "--yes confirms the others.": bool(kinds - {Asks.NEW_UNIT, Asks.NEAR_UNIT}),
    }
    return " ".join(way for way, helps in ways.items() if helps)


class _Import:
    """The import of files, which may be stopped at any moment; it knows then whether it was done."""

    def __init__(self, files: Mapping[str, Path], dry_run: bool, orders: Orders, make: Maker | None) -> None:
        self._files, self._dry_run, self._orders, self._make = files, dry_run, orders, make
        self.is_done = False

    async def run(self, context: Context) -> Imported:
        """Imports the files if every row of them is good and every question is answered."""
        terms = ImportContext.of(context.office, context.clock.now())
        async with context.database.unit() as uow:
            with Bar(sys.stderr) as bar:
                made = {} if self._make is None else await self._make(uow, terms)
                files = {**self._files, **{kind: path for kind, (path, _) in made.items()}}
                tables = {kind: table for kind, (_, table) in made.items()}
                imported = await import_numbered(
                    uow, files, terms, bar, self._orders, made=tables, dry_run=self._dry_run
                )
            if imported.may_be_kept and not self._dry_run:
                await self._commit(context, uow)
        return imported

    async def _commit(self, context: Context, uow: UnitOfWork) -> None:
        """Sees the commit through, even if Ctrl-C comes meanwhile: then it is known how it ended."""
        committing = asyncio.ensure_future(uow.commit())
        try:
            await asyncio.shield(committing)
        finally:
            await asyncio.wait([committing])
            self.is_done = context.has_saved = committing.exception() is None


def _tell_taken(outcomes: Sequence[Outcome]) -> None:
    """Says what files were taken for, where that is not the plain case."""
    for outcome in outcomes:
        for sentence in outcome.taken.sentences():
            typer.echo(f"{outcome.path.name}: {sentence}", err=True)


def _tell_bad(outcome: Outcome) -> None:
    if outcome.problem is not None:
        typer.echo(outcome.problem, err=True)
    else:
        list_bad_rows(outcome.path.name, outcome.bad_rows)
