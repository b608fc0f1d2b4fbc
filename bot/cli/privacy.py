"""`python -m bot privacy`: what the office keeps of people, for its impact assessment."""

from __future__ import annotations

import typer

from bot.app import make_office
from bot.cli.base import fail, settings
from bot.settings import SettingsError
from handlers.privacy.texts import kept_table

app = typer.Typer(help="What is kept of people, for those who answer for it.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """What is kept of people, for those who answer for it."""


@app.command("table")
def table() -> None:
    """Prints what is kept, why and how long by this office's settings, as a table in Markdown."""
    try:
        office = make_office(settings())
    except SettingsError as error:
        fail(str(error))
    typer.echo(kept_table(office))
