"""`python -m bot doctor`: checks the installation; each problem comes with its one fix."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from datetime import datetime

import typer

from bot.app import make_office, open_clock
from bot.backups import backup_folder, last_backup
from bot.clock import SystemClock
from bot.doctor.findings import Finding, fault, status_of, warning
from bot.doctor.machine import of_backup, of_clock, of_folder, of_rights, of_zones
from bot.doctor.measure import (
    EXPECTED_OFFSETS,
    api_of,
    database_of,
    files_with_secrets,
    folders_of,
    offsets,
    waiting_in,
)
from bot.doctor.office import of_database, of_settings, of_waiting
from bot.doctor.telegram import of_api, of_webhook
from bot.misspelt import misspelt_elsewhere
from bot.ports import WEBHOOK_PATH
from bot.reading_settings import load_settings
from bot.settings import SETTING_NAMES, Settings, SettingsError
from domain.office import Office
from storage.backup.postgres import version_of_dumps
from storage.base.disk import file_and_reason
from storage.base.engine import Database, sqlite_file
from storage.base.outages import DatabaseUnavailable


def doctor() -> None:
    """Looks at settings, database, Bot API, webhook, clock, zones, disk, file rights, jobs and what waits.

    One line each: ok, warning or fault, with what mends it. Status 1 when there is a fault, else 0; status 2
    is a command that was typed wrongly. It changes nothing, and works while the service runs.
    """

    async def work() -> list[Finding]:
        findings = []
        async for finding in _looked():
            typer.echo(finding.line)
            findings.append(finding)
        return findings

    raise typer.Exit(status_of(asyncio.run(work())))


async def _looked() -> AsyncIterator[Finding]:
    settings, office, findings = _settings()
    for finding in findings:
        yield finding
    for file in files_with_secrets(settings):
        yield of_rights(file)
    yield of_zones(offsets(SystemClock().now()), EXPECTED_OFFSETS)
    if settings is None:
        return
    for folder in folders_of(settings):
        yield of_folder(folder)
    if settings.bot_token is not None:
        async for finding in _api(settings):
            yield finding
    async for finding in _database(settings, office):
        yield finding


def backup_finding(settings: Settings, now: datetime, server: int = 0) -> Finding:
    """What the doctor says of the last nightly backup; `now` is in UTC, `server` PostgreSQL's version."""
    if backup_folder(settings) is None:
        told = "No backup is made at night: beside PostgreSQL that needs BACKUP_FOLDER."
        return warning("backup", told, "set BACKUP_FOLDER, or BACKUP_DAYS=0 where others make backups")
    if sqlite_file(settings.database_url) is None and shutil.which("pg_dump") is None:
        told = "pg_dump is missing, without which no backup of PostgreSQL is made."
        return warning("backup", told, "apt-get install postgresql-client")
    if (dumps := version_of_dumps() if server else None) is not None and dumps < server:
        told = f"pg_dump is of version {dumps} and dumps no PostgreSQL {server}: no backup is made."
        return warning("backup", told, f"install PostgreSQL's client programs of version {server} or later")
    try:
        last = last_backup(settings)
    except OSError as error:
        told = f"The backups cannot be read: {file_and_reason(error)}."
        return fault("backup", told, f"give the service's user the right to read {error.filename}")
    return of_backup(None if last is None else now - last.at)


def _settings() -> tuple[Settings | None, Office | None, list[Finding]]:
    """The settings and the office as far as they can be used, with the findings about them."""
    misspelt, settings, office = misspelt_elsewhere(os.environ, SETTING_NAMES), None, None
    try:
        settings = load_settings()
        office = make_office(settings)
        settings.require_token()
        settings.require_rater_key()
    except SettingsError as error:
        return settings, office, of_settings(str(error), misspelt)
    return settings, office, of_settings("", misspelt)


async def _api(settings: Settings) -> AsyncIterator[Finding]:
    found = await api_of(settings)
    yield of_api(found, is_own=settings.bot_api_url != Settings.model_fields["bot_api_url"].default)
    if not found.refusal:
        yield of_clock(found.skew)
    if not found.refusal and found.status == 200:
        expected = settings.webhook_url + WEBHOOK_PATH if settings.webhook_url else ""
        yield of_webhook(found.webhook, expected)


async def _database(settings: Settings, office: Office | None) -> AsyncIterator[Finding]:
    database = Database(settings.database_url)
    try:
        found = await database_of(database, SystemClock().now())
        for finding in of_database(found):
            yield finding
        if found.can_be_read and office is not None:
            clock = await open_clock(settings)
            for finding in of_waiting(await waiting_in(database, office, clock)):
                yield finding
            if settings.backup_days:
                yield backup_finding(settings, clock.now(), found.version)
    except SettingsError as error:
        yield fault("settings", str(error), "correct CLOCK_URL, or leave it out: it is for the demo")
    except DatabaseUnavailable as error:
        yield fault(
            "database", f"It stopped answering: {error}.", "run this again; if it stays, restore a backup"
        )
    finally:
        await database.close()
