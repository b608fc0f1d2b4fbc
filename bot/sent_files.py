"""Watches for files that administrators send, fetches them, and starts each step outside of the chats."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from shutil import rmtree

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.file_steps import FileSteps
from domain.office import Office
from domain.sent_files import FileState, Findings, Trouble
from storage.base.engine import Database
from storage.base.heavy import Heavy
from storage.base.outages import DatabaseFailed, DatabaseUnavailable
from storage.rehearsal import COPIES
from storage.tables import SentFile

log = logging.getLogger(__name__)

_PAUSE = 20.0
"""Seconds between two looks at what waits, and after a failure of Telegram or the database."""
_LONGEST_FETCH = 60.0


class SentFiles:
    """One file after the other."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        office: Office,
        wake_sender: Callable[[], None],
        heavy: Heavy,
    ) -> None:
        self._bot = bot
        self._database = database
        self._office = office
        self._wake_sender = wake_sender
        self._heavy = heavy
        self._wake = asyncio.Event()
        self._wake.set()  # the last process may have left some
        self._later: set[int] = set()
        """Files for which Telegram did not answer; they are tried again after a pause."""

    def wake(self) -> None:
        """A file may wait."""
        self._wake.set()

    def tidy(self) -> None:
        """Removes the copies that a killed process left next to the database."""
        if self._database.path is not None:
            for left in self._database.path.parent.glob(f"{COPIES}*"):
                rmtree(left, ignore_errors=True)

    async def run(self) -> None:
        """Works for ever; outages are waited out."""
        await asyncio.to_thread(self.tidy)
        while True:
            try:
                await self.drain()
            except DatabaseFailed as error:
                log.warning("Files that were sent wait for the database: %s", error)
            except Exception:  # whatever is wrong with files must not stop the chats
                log.exception("Files that were sent wait.")
            with suppress(TimeoutError):
                async with asyncio.timeout(_PAUSE):
                    await self._wake.wait()
            self._wake.set()
            self._later.clear()

    async def drain(self) -> bool:
        """Deals with all files that wait, unless none can have come since; returns whether there was any.

        Raises DatabaseUnavailable.
        """
        if not self._wake.is_set():
            return False
        self._wake.clear()
        is_any = False
        while True:
            async with self._database.read() as uow:
                file = await uow.sent_files.next_to_do(self._later)
            if file is None:
                return is_any
            is_any = True
            await self._deal_with(file)
            self._wake_sender()

    async def _deal_with(self, file: SentFile) -> None:
        steps, do = FileSteps(self._office, file), self._heavy.run
        try:
            if file.state == FileState.UNDOING:
                await do(steps.undo)
                return
            content = await self._fetched(file)
            if content is None:
                await do(partial(steps.give_up, Findings(trouble=Trouble.GONE)))
            else:
                await do(partial(steps.look, content))
        except (TelegramError, TimeoutError) as error:
            log.warning("File %d waits for Telegram: %s", file.id, error)
            self._later.add(file.id)
        except Exception as error:  # a file that cannot be dealt with must not stop the others
            if isinstance(error, DatabaseUnavailable):
                raise
            reference = secrets.token_hex(4).upper()
            log.exception("File %d failed, reference %s", file.id, reference)
            await do(partial(steps.give_up, Findings(trouble=Trouble.FAILED, said=reference)))

    async def _fetched(self, file: SentFile) -> bytes | None:
        """The content; None when Telegram no longer has it."""
        try:
            async with asyncio.timeout(_LONGEST_FETCH):
                found = await self._bot.get_file(file.file_id)
                return bytes(await found.download_as_bytearray())
        except (BadRequest, Forbidden) as error:
            log.warning("File %d cannot be fetched: %s", file.id, error)
            return None
