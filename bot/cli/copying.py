"""`python -m bot copy-database`: moves an office from SQLite to PostgreSQL, or back.

A password is read from PGPASSWORD or `~/.pgpass`, as PostgreSQL's programs do. In an argument it is refused:
others would read it in the list of processes, and it would stay in the shell's history.
"""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from bot.backups import backup_folder
from bot.cli.base import fail
from bot.cli.listing import counted
from bot.reading_settings import load_settings
from bot.settings import SettingsError
from storage.base.address import password_in, require_database_url
from storage.base.engine import sqlite_file
from storage.copying import PART, Copied, CopyRefused, EndUnavailable
from storage.copying import copy_database as copied_database

_LARGE = 25 * PART
"""Rows of a table after each of which it is said how far the copy is."""

SourceArgument = Annotated[
    str,
    typer.Argument(
        metavar="FROM",
        help="sqlite:///FILE or postgresql://USER@HOST/NAME, with the password in PGPASSWORD or ~/.pgpass; "
        "stays as it is.",
    ),
]
TargetArgument = Annotated[str, typer.Argument(metavar="TO", help="Likewise; must be empty.")]


def copy_database(source: SourceArgument, target: TargetArgument) -> None:
    """Copies all rows into an empty database and compares counts and hashes; the service must be stopped."""
    for name, url in (("FROM", source), ("TO", target)):
        try:
            require_database_url(url)
        except ValueError as error:
            fail(f"{name} {error}.")
        if password_in(url):
            fail(f"{name} has a password, which others could read here: put it into PGPASSWORD or ~/.pgpass.")
    try:
        done = asyncio.run(copied_database(source, target, _tell))
    except CopyRefused as error:
        fail(f"Nothing was copied: {error}.")
    except EndUnavailable as error:
        if error.is_refusal:
            way = (
                "Make it and its user first, who owns it; the password is read from PGPASSWORD and ~/.pgpass."
            )
            fail(f"Nothing was copied, {error.end} refuses us: {error}. {way}")
        fail(f"Nothing was copied, {error.end} does not answer: {error}.")
    _tell_done(done)
    if _lacks_backups(target):
        typer.echo("Beside PostgreSQL, a backup is made at night only with BACKUP_FOLDER: set it as well.")


def _lacks_backups(target: str) -> bool:
    """Whether no backup would be made at night beside the copy, though the settings want one."""
    try:
        chosen = load_settings()
    except SettingsError:  # the copy needs none; the start of the service tells what is wrong
        return sqlite_file(target) is None
    beside_copy = chosen.model_copy(update={"database_url": target})
    return chosen.backup_days > 0 and backup_folder(beside_copy) is None


def _tell(table: str, rows: int, total: int) -> None:
    if rows % _LARGE == 0 or (rows == total and total > _LARGE):
        typer.echo(f"  … {table}: {rows:,} of {total:,} rows", err=True)


def _tell_done(done: Copied) -> None:
    filled = {name: count for name, count in done.rows.items() if count}
    for name, count in sorted(filled.items()):
        typer.echo(f"{name}: {counted(count, 'row')}, {done.hashes[name][:16]}")
    typer.echo(
        f"{counted(sum(filled.values()), 'row')} of {counted(len(done.rows), 'table')} are copied; "
        "counts and hashes are the same on both sides, and the log of decisions was verified."
    )
    if done.log_faults:
        faults = counted(done.log_faults, "fault")
        typer.echo(f"The log of decisions has {faults}: python -m bot audit verify.", err=True)
    typer.echo("Now set DATABASE_URL to the copy and start the service.")
