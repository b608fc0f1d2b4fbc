"""`python -m bot export`: an office's records as the files that `import office` takes."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import Context, failure_told, folder_of, make_folder, with_office
from bot.cli.listing import list_lines
from domain.exports import Reader
from domain.office import Office
from domain.views import Looker, Seen, View
from handlers.exports.readme import readme
from storage.base.disk import whole_file
from storage.exports import Exported, export_folder, export_zip
from storage.uow import UnitOfWork

HELP = "Writes an office's records as files that can be imported again."

app = typer.Typer(help=HELP, no_args_is_help=True)

OutArgument = Annotated[
    Path,
    typer.Argument(parser=folder_of, help="A folder or a FILE.zip; files of these names are replaced."),
]
_Told = tuple[UnitOfWork, Office, datetime, Reader, str]


@app.callback()
def group() -> None:
    """Writes an office's records as files that can be imported again."""


@app.command("office")
def office(out: OutArgument) -> None:
    """Writes all files of an office, with a README.txt that says what they do not hold."""
    is_zip = out.suffix.lower() == ".zip"

    async def work(context: Context) -> Exported:
        # First: nothing of this leaves without a row in the log.
        async with context.database.unit() as uow:
            uow.audit.note("export", "files/office", after={"for": Reader.OPERATOR})
            at = context.clock.now().astimezone(context.office.zone)
            uow.views.note([View(None, None, Looker.OPERATOR, Seen.EXPORT, at)])
            await uow.commit()
        async with context.database.read() as uow:
            told = (uow, context.office, context.clock.now(), Reader.OPERATOR, readme())
            with failure_told(out):
                return await (_zip(told, out) if is_zip else export_folder(*told, out))

    make_folder(out.parent if is_zip else out)
    done = with_office(work)
    for kind, count in done.rows.items():
        typer.echo(f"{kind}: {count:,}")
    typer.echo(f"{out} written. It holds personal data of the whole office.")
    for what, count in sorted(done.left.items()):
        if count:
            typer.echo(f"not in it, {what}: {count:,} (README.txt says why)", err=True)
    list_lines(done.refused, sys.stderr, "2>")


async def _zip(told: _Told, out: Path) -> Exported:
    with whole_file(out) as file:
        return await export_zip(*told, file)
