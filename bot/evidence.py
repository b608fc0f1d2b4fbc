"""Fetches files of evidence from Telegram into the office's folder, outside of every transaction."""

from __future__ import annotations

import asyncio
import logging
from datetime import date
from functools import partial

from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.clock import Clock
from bot.delivery import seconds
from domain.kept_files import LARGEST_FILE, UNUSED_FOR, NotKept
from domain.office import Office
from storage.base.engine import Database
from storage.base.outages import DatabaseFailed
from storage.base.writer import Writer
from storage.evidence_folder import EvidenceFolder
from storage.records.kept_files import FileToKeep
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_AT_ONCE = 20
"""Files of a step; they are fetched one after the other, so that chats keep Telegram and the disk."""
_PAUSE = 20.0
"""Seconds between two checks for files to fetch."""
_LONGEST_FETCH = 60.0


class EvidenceKeeper:
    """Stores the files that it finds; failed ones are tried again later."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        writer: Writer,
        folder: EvidenceFolder,
        office: Office,
        clock: Clock,
    ) -> None:
        self._bot = bot
        self._database = database
        self._writer = writer
        self._folder = folder
        self._office = office
        self._clock = clock
        self._tidied_on: date | None = None

    async def run(self) -> None:
        """Fetches for ever, and tidies once a day; outages and a full disk are waited out."""
        while True:
            pause = _PAUSE
            try:
                pause = 0.0 if await self.step() else _PAUSE
                today = self._clock.now().date()
                if pause and today != self._tidied_on and not await self.tidy():
                    self._tidied_on = today
            except DatabaseFailed as error:
                log.warning("Evidence waits for the database: %s", error)
            except RetryAfter as error:
                pause = seconds(error)
            except OSError as error:
                log.error("Evidence cannot be kept: %s", error)
            except Exception:  # whatever is wrong with files must not stop the chats
                log.exception("Evidence waits.")
            await asyncio.sleep(pause)

    async def step(self) -> int:
        """Deals with the files that are due; returns how many it dealt with.

        Raises RetryAfter, DatabaseUnavailable, and OSError when the folder cannot be written to.
        """
        now, with_links = self._clock.now(), self._office.links_evidence
        async with self._database.read() as uow:
            due = await uow.kept_files.wanted(now, _AT_ONCE, with_links=with_links, since=self._since)
        if due and not await asyncio.to_thread(self._folder.has_room):
            log.warning("Evidence waits: the disk of its folder is nearly full.")
            return 0
        # A file that several entries show is fetched for the first of them, and found by the next step.
        once = {wanted.unique_id: wanted for wanted in reversed(due)}
        for wanted in once.values():
            await self._keep(wanted)
        return len(once)

    @property
    def _since(self) -> date | None:
        """The date from which reports still have their files here; None when all have."""
        kept = self._office.retention.evidence
        return None if kept is None else self._office.date_of(self._clock.now()) - kept

    async def tidy(self) -> int:
        """Removes files that are evidence of nothing any more; returns how many."""
        async with self._database.read() as uow:
            unused = [
                (file.unique_id, file.sha256)
                for file in await uow.kept_files.unused(self._clock.now() - UNUSED_FOR, _AT_ONCE, self._since)
            ]
        for unique_id, digest in unused:
            if digest is not None and await self._writer.run(
                partial(_remove, unique_id, digest, self._since)
            ):
                await asyncio.to_thread(self._folder.remove, digest)
        return len(unused)

    async def _keep(self, wanted: FileToKeep) -> None:
        if wanted.sha256 is not None:
            await self._note_kept(wanted, wanted.sha256, None)
            return
        try:
            async with asyncio.timeout(_LONGEST_FETCH):
                content = await self._fetch(wanted.file_id)
        except RetryAfter:
            raise
        except (TelegramError, TimeoutError) as error:
            is_answer = isinstance(error, BadRequest | Forbidden) or not isinstance(error, NetworkError)
            why = NotKept.LARGE if is_answer and "too big" in str(error) else None
            await self._note_failed(wanted, why, error)
            return
        if content is None:
            await self._note_failed(wanted, NotKept.LARGE, None)
            return
        digest = await asyncio.to_thread(self._folder.keep, content)
        await self._note_kept(wanted, digest, len(content))

    async def _fetch(self, file_id: str) -> bytes | None:
        """The file; None when it is too large to be stored."""
        file = await self._bot.get_file(file_id)
        if (file.file_size or 0) > LARGEST_FILE:
            return None
        content = bytes(await file.download_as_bytearray())
        return None if len(content) > LARGEST_FILE else content

    async def _note_kept(self, wanted: FileToKeep, digest: str, size: int | None) -> None:
        office, now = self._office, self._clock.now()

        async def note(uow: UnitOfWork) -> None:
            if size is not None:
                await uow.kept_files.kept(wanted.unique_id, digest, size, now)
            links = await uow.kept_files.links([wanted.entry_id])
            if office.links_evidence and (wanted.entry_id, wanted.unique_id) not in links:
                await uow.kept_files.add_link(
                    wanted.entry_id,
                    wanted.unique_id,
                    office.rater_key,
                    now,
                    office.evidence_link_lifetime,
                )

        await self._writer.run(note)

    async def _note_failed(self, wanted: FileToKeep, why: NotKept | None, error: Exception | None) -> None:
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> NotKept | None:
            return await uow.kept_files.failed(wanted.unique_id, now, why)

        given_up = await self._writer.run(note)
        if given_up is not None:
            log.warning("A file of evidence of entry %d is not kept: %s", wanted.entry_id, error or given_up)


async def _remove(unique_id: str, digest: str, since: date | None, uow: UnitOfWork) -> bool:
    return await uow.kept_files.remove(unique_id, digest, since)
