"""`python -m bot import list`, `show` and `undo`: imports that were made, by their numbers."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.cli.base import Context, fail, number_of, reading, writing
from bot.cli.listing import list_lines
from domain.imports.undoing import Obstacle
from locales import words_in
from locales.undoing import obstacle_text
from storage.imports import PastImport, imports, lines_of, numbered, undo
from storage.uow import UnitOfWork


def list_imports() -> None:
    """Lists all imports, the newest first."""

    async def work(context: Context, uow: UnitOfWork) -> list[str]:
        return [_headline(each, context) for each in await imports(uow.session)]

    lines = reading(work)
    for line in lines or ["Nothing was imported yet."]:
        typer.echo(line)


NumberArgument = Annotated[
    int,
    typer.Argument(parser=number_of, metavar="NUMBER", help="The number of an import, as `list` shows it."),
]


def show_import(number: NumberArgument) -> None:
    """Shows what an import did, line by line."""

    async def work(context: Context, uow: UnitOfWork) -> tuple[PastImport, str]:
        made = await numbered(uow.session, number)
        return made, _headline(made, context)

    made, headline = reading(work)
    typer.echo(headline)
    for file in made.files:
        typer.echo(f"{file.name}, SHA-256 {file.digest}:")
        list_lines(lines_of(file), sys.stdout, ">")


def undo_import(number: NumberArgument) -> None:
    """Takes an import back, unless something that was done later rests on it."""

    async def work(context: Context, uow: UnitOfWork) -> list[Obstacle]:
        return await undo(uow, number, context.clock.now())

    obstacles = writing(work)
    if obstacles:
        typer.echo(f"Import {number} cannot be undone:", err=True)
        list_lines([obstacle_text(words_in("en"), each) for each in obstacles], sys.stderr, "2>")
        fail("Nothing was changed.")
    typer.echo(f"Import {number} is undone.")


def _headline(made: PastImport, context: Context) -> str:
    zone = context.office.zone
    files = "; ".join(
        f"{file.kind} ({file.name}): {file.added:,} added, {file.changed:,} changed"
        + (f", {file.withdrawn:,} withdrawn" if file.withdrawn else "")
        for file in made.files
    )
    undone = (
        f", undone {made.undone_at.astimezone(zone):%Y-%m-%d %H:%M} by {made.undone_by}"
        if made.undone_at
        else ""
    )
    return f"{made.number}  {made.at.astimezone(zone):%Y-%m-%d %H:%M}  {made.who}{undone}  {files}"
