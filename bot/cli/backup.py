"""`python -m bot backup` and `restore`: one file of everything that must survive, and its way back."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from bot.app import open_clock
from bot.backups import backup_folder
from bot.cli.base import fail, folder_of, settings
from bot.cli.listing import counted
from bot.settings import Settings, SettingsError
from storage.backup import BackupError, BackupFolder, Made, Restored, make_backup
from storage.backup import restore as restored
from storage.backup.facts import Facts
from storage.base.disk import file_and_reason
from storage.base.engine import Database, sqlite_file
from storage.base.outages import DatabaseFailed, outage_told
from storage.evidence_folder import EvidenceFolder

T = TypeVar("T")

FolderArgument = Annotated[
    Path | None,
    typer.Argument(
        parser=folder_of, help="Folder of backups; BACKUP_FOLDER, or backups beside the database."
    ),
]
KeepOption = Annotated[
    int, typer.Option("--keep-days", min=0, help="Removes backups that are older; 0: none. The newest stays.")
]


def backup(
    folder: FolderArgument = None,
    without_evidence: Annotated[
        bool, typer.Option("--without-evidence", help="Leaves out the files in EVIDENCE_FOLDER.")
    ] = False,
    keep_days: KeepOption = 0,
) -> None:
    """Makes a backup while the service runs, reads it back, and prints its path."""
    chosen = settings()
    place = folder or backup_folder(chosen)
    if place is None:
        fail("No backup was made: name a folder, or set BACKUP_FOLDER.")
    file = sqlite_file(chosen.database_url)
    if file is not None and not file.exists():
        fail(f"There is no database yet ({file}): import the roster, or correct DATABASE_URL.")
    evidence = None if without_evidence else EvidenceFolder(chosen.evidence_folder)

    async def work() -> tuple[Made, int]:
        clock, database = await open_clock(chosen), Database(chosen.database_url)
        try:
            made = await make_backup(database, BackupFolder(place), clock.now, evidence)
        finally:
            await database.close()
        return made, BackupFolder(place).forget(clock.now(), keep_days) if keep_days else 0

    made, forgotten = _run(work(), "No backup was made")
    _tell_made(made, forgotten, chosen)


def _tell_made(made: Made, forgotten: int, chosen: Settings) -> None:
    facts, evidence = made.manifest.facts, made.manifest.evidence
    typer.echo(made.path)
    kept = "without evidence" if evidence is None else _files(evidence)
    typer.echo(
        f"{_told(facts)}, {counted(facts.decisions, 'decision')}, {kept}, "
        f"{made.size >> 10:,} kB; read back and whole, as of {_moment(made.manifest.made_at, chosen)}."
    )
    typer.echo(
        "It holds personal data of the whole office. RATER_KEY and .env are not in it: keep them elsewhere."
    )
    if forgotten:
        typer.echo(f"{counted(forgotten, 'older backup')} removed.")
    _tell_log(made.manifest.log_faults)


def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replaces a database that holds data.")
    ] = False,
) -> None:
    """Restores a backup into DATABASE_URL and EVIDENCE_FOLDER; the service must be stopped."""
    chosen = settings()

    async def work() -> Restored:
        clock = await open_clock(chosen)
        evidence = EvidenceFolder(chosen.evidence_folder)
        return await restored(file, chosen.database_url, evidence, clock.now(), overwrite=overwrite)

    _tell_restored(_run(work(), "The backup was not restored"), chosen)


def _tell_restored(done: Restored, chosen: Settings) -> None:
    facts = done.manifest.facts
    last = "none" if facts.last_update is None else _moment(facts.last_update, chosen)
    typer.echo(
        f"{_told(facts)}, {counted(facts.decisions, 'decision')} and {_files(done.evidence)} are restored, "
        f"as of {_moment(done.manifest.made_at, chosen)}. What came later is not in it."
    )
    typer.echo(f"Last message of a person in it: {last}.")
    if done.set_aside is not None:
        typer.echo(f"The database that was here is {done.set_aside} now; remove it when nobody needs it.")
    if done.missing_evidence:
        missing = counted(done.missing_evidence, "kept file of evidence is", "kept files of evidence are")
        typer.echo(
            f"{missing} not in {chosen.evidence_folder}: get them from another copy.",
            err=True,
        )
    if done.on_their_way:
        waited = counted(done.on_their_way, "message")
        typer.echo(f"{waited} waited to be sent at that moment, and may arrive twice.", err=True)
    if chosen.rater_key is None:
        typer.echo(
            "RATER_KEY is not set: put the one of that time into .env before the service starts.", err=True
        )
    _tell_log(done.log_faults)


def _tell_log(faults: int | None) -> None:
    if faults is None:
        typer.echo("The tables are of another version: the log of decisions was not verified.", err=True)
    elif faults:
        told = f"The log of decisions has {counted(faults, 'fault')}, which the copy has too"
        typer.echo(f"{told}: python -m bot audit verify.", err=True)


def _told(facts: Facts) -> str:
    return f"{counted(facts.total, 'row')} of {counted(len(facts.rows), 'table')}"


def _files(number: int) -> str:
    return counted(number, "file of evidence", "files of evidence")


def _moment(at: datetime, chosen: Settings) -> str:
    return at.astimezone(chosen.zone).isoformat(timespec="seconds")


def _run(work: Coroutine[Any, Any, T], otherwise: str) -> T:
    """Runs a command's work; a failure ends it with one sentence that begins with `otherwise`."""
    try:
        return asyncio.run(work)
    except SettingsError as error:
        fail(str(error))
    except BackupError as error:
        fail(f"{otherwise}: {error}.")
    except DatabaseFailed as error:
        fail(outage_told(error))
    except OSError as error:
        fail(f"{otherwise}: {file_and_reason(error)}.")
