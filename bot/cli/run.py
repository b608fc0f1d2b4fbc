"""`python -m bot run`: the service itself."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import fail, failure_told, one_of, settings
from bot.logs import configure_logging
from bot.rater_key import keep_rater_key
from bot.run import Part, serve
from bot.settings import SettingsError
from storage.base.migrate import UnknownTables
from storage.base.outages import DatabaseFailed, outage_told
from storage.base.single import AlreadyServedError

alone = typer.Typer(pretty_exceptions_enable=False)
"""This command without the others: a service has no use for them."""
alone.callback()(lambda: None)


@alone.command()
def run(
    make_key: Annotated[
        bool, typer.Option("--make-key", help="Writes a new RATER_KEY into .env when there is none.")
    ] = False,
    only: Annotated[
        Part | None,
        typer.Option(
            parser=one_of(Part),
            metavar="|".join(Part),
            help="One part alone, on PostgreSQL, in as many processes as you like: web takes updates in and "
            "serves the pages, jobs runs what is due, send sends notices.",
        ),
    ] = None,
) -> None:
    """Serves until it is told to stop (SIGTERM or Ctrl-C). Needs BOT_TOKEN and RATER_KEY."""
    chosen = settings()
    if make_key and chosen.rater_key is None:
        _make_key()
        chosen = settings()
    try:
        chosen.require_token()
        chosen.require_rater_key()
        configure_logging(chosen.log_level, chosen.log_format, chosen.secrets)
        asyncio.run(serve(chosen, only))
    except (SettingsError, AlreadyServedError, UnknownTables) as error:
        fail(str(error))
    except DatabaseFailed as error:
        fail(outage_told(error))


def _make_key() -> None:
    with failure_told(".env"):
        made = keep_rater_key(Path(".env"))
    if made:
        typer.echo(
            "RATER_KEY was missing: a new one is in .env now. Keep it apart from copies of the database."
        )
