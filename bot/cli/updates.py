"""`python -m bot updates`: what could not be processed."""

from __future__ import annotations

import typer

from bot.cli.base import Context, reading
from storage.tables import FailedUpdate
from storage.uow import UnitOfWork

app = typer.Typer(help="Updates of Telegram that were set aside.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Updates of Telegram that were set aside."""


@app.command()
def failed() -> None:
    """Lists updates that could not be processed: time, reference, kind and error."""

    async def work(_context: Context, uow: UnitOfWork) -> list[FailedUpdate]:
        return await uow.updates.failed()

    rows = reading(work)
    for row in rows:
        typer.echo(f"{row.failed_at:%Y-%m-%d %H:%M}Z  {row.reference}  {row.kind}  {row.error}")
    typer.echo(f"{len(rows)} failed")
