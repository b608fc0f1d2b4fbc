"""The nightly backup: made by a process of its own, so that no chat waits; a failure is reported."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import Service
from bot.settings import Settings
from domain.backups import BackupFailed
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.backup import BackupFolder, Found
from storage.base.engine import sqlite_file
from storage.base.outages import DatabaseFailed
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

NAME = "backup"
"""Under which the run of a night that failed is claimed."""
_PAUSE = 60.0
"""Seconds between two looks at whether one is due."""
_AGAIN_AFTER = timedelta(hours=1)
"""After a failure."""
Command = Callable[[list[str], Mapping[str, str]], Awaitable[tuple[int, str]]]
"""Carries out `python -m bot` with these words and these settings; gives its exit status, and the first line
that it printed or, when it failed, the last line of its complaint."""


def backup_folder(settings: Settings) -> Path | None:
    """Where backups go: BACKUP_FOLDER, or `backups` beside a SQLite file; None for PostgreSQL without it."""
    if settings.backup_folder:
        return Path(settings.backup_folder)
    path = sqlite_file(settings.database_url)
    return None if path is None else path.parent / "backups"


def last_backup(settings: Settings) -> Found | None:
    """The newest backup, which was read back when it was made; None where there is none, or no folder."""
    folder = backup_folder(settings)
    return None if folder is None else BackupFolder(folder).last()


async def run_in_process(words: list[str], settings: Mapping[str, str]) -> tuple[int, str]:
    """A `Command` that is a process of its own, behind all others of the machine; it ends with its caller."""
    try:
        process = await asyncio.create_subprocess_exec(
            *("nice", "-n", "10", sys.executable, "-m", "bot", *words),
            env={**os.environ, **settings},
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=PIPE,
        )
    except OSError as error:
        return 1, str(error)
    try:
        printed, complained = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode:
        return process.returncode, complained.decode(errors="replace").strip().rpartition("\n")[2]
    return 0, printed.decode().partition("\n")[0]


def nightly_backups(service: Service) -> NightlyBackups | None:
    """The nightly backups of a service; None where the settings want none."""
    folder = backup_folder(service.settings)
    if folder is None or not service.settings.backup_days:
        return None
    return NightlyBackups(service, folder)


class NightlyBackups:
    """Makes a backup once BACKUP_AT has passed since the last one."""

    def __init__(self, service: Service, folder: Path, command: Command = run_in_process) -> None:
        """`command` makes the backup."""
        self._service = service
        self._folder = BackupFolder(folder)
        self._command = command
        self._not_before: datetime | None = None

    async def run(self) -> None:
        """Looks for ever whether one is due."""
        while True:
            await asyncio.sleep(_PAUSE)
            try:
                await self.step()
            except (DatabaseFailed, OSError) as error:
                log.warning("The nightly backup waits: %s", error)

    async def step(self) -> bool:
        """Makes a backup if one is due; returns whether one was."""
        now = self._service.clock.now()
        slot = await self._due(now)
        if slot is None or (self._not_before is not None and now < self._not_before):
            return False
        status, said = await self._made()
        if status == 0:
            log.info("Backup made: %s", said)
        else:
            self._not_before = now + _AGAIN_AFTER
            log.error("The nightly backup failed: %s", said)
            await self._tell(slot)
        return True

    async def _due(self, now: datetime) -> Slot | None:
        """The night that has no backup yet; before anybody has joined there is nothing to lose."""
        last = await asyncio.to_thread(self._folder.last)
        times = Timetable(self._service.settings.backup_at, EVERY_DAY, CatchUp.UNTIL_NEXT)
        slot = times.latest(now, self._service.settings.office_timezone)
        since = None if last is None else last.at
        if since is None:
            async with self._service.database.read() as uow:
                since = await uow.people.first_joined_at()
        return slot if since is not None and since < slot.at else None

    async def _made(self) -> tuple[int, str]:
        """Exit status of the command, and a line of what it said."""
        settings = self._service.settings
        words = ["backup", str(self._folder.path), "--without-evidence"]
        # Its own reading of the settings, except for what the service was started with in another way.
        return await self._command(
            [*words, "--keep-days", str(settings.backup_days)], {"DATABASE_URL": settings.database_url}
        )

    async def _tell(self, slot: Slot) -> None:
        """Tells the administrators once a night."""
        office, now = self._service.office, self._service.clock.now()
        last = await asyncio.to_thread(self._folder.last)

        async def tell(uow: UnitOfWork) -> int:
            if not await uow.job_runs.claim(NAME, slot.text, now):
                return 0
            recipients = await uow.administrators.recipients(office, now)
            notice = BackupFailed(None if last is None else last.at)
            await uow.job_runs.record(NAME, slot.text, len(recipients))
            return await uow.outbox.add_many([(notice, each) for each in recipients], now)

        if await self._service.intake.writer.run(tell):
            self._service.sender.wake()
