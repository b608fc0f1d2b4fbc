"""Looks at files that administrators send, imports them, and takes imports back: beside chats and writer."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.clock import Clock
from domain.errors import Refusal
from domain.imports import BadFile
from domain.notices import Recipient
from domain.office import Office
from domain.reasons import reason_of
from domain.sent_files import FileState, Findings, SentFileCorrected, SentFileLooked, Trouble
from locales import words_in
from locales.import_reasons import reason_text
from reports.corrected_xlsx import corrected_file
from storage.base.engine import Database, DatabaseUnavailable, outages_named
from storage.imports import ImportContext, undo
from storage.imports.sent import (
    FileOutcome,
    Say,
    SentTables,
    copy_database,
    corrected_sheets,
    import_sent,
    read_sent,
)
from storage.records.sent_files import answers_of, findings_of
from storage.tables import SentFile
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_PAUSE = 20.0
"""Seconds between two looks at what waits, and after a failure of Telegram or the database."""
_LONGEST_FETCH = 60.0
_COPIES = ".lapor-kinerja-look-"
"""What folders of copies of the database begin with: no folder of anybody else's, as they are removed."""


class SentFiles:
    """One file after the other. What takes long is done in a thread, on connections of its own."""

    def __init__(
        self, bot: Bot, database: Database, office: Office, clock: Clock, wake_sender: Callable[[], None]
    ) -> None:
        self._bot = bot
        self._database = database
        self._office = office
        self._clock = clock
        self._wake_sender = wake_sender
        self._wake = asyncio.Event()
        self._wake.set()  # the last process may have left some
        self._later: set[int] = set()
        """Files for which Telegram did not answer; they are tried again after a pause."""

    def committed(self, uow: UnitOfWork) -> None:
        """A transaction is through: a file may wait."""
        if uow.sent_files.changed:
            self._wake.set()

    def tidy(self) -> None:
        """Removes the copies that a killed process left beside the database."""
        if self._database.path is not None:
            for left in self._database.path.parent.glob(f"{_COPIES}*"):
                rmtree(left, ignore_errors=True)

    async def run(self) -> None:
        """Works for ever; outages are waited out."""
        await asyncio.to_thread(self.tidy)
        while True:
            try:
                await self.drain()
            except DatabaseUnavailable as error:
                log.warning("Files that were sent wait for the database: %s", error)
            except Exception:  # whatever is wrong with files must not stop the chats
                log.exception("Files that were sent wait.")
            with suppress(TimeoutError):
                async with asyncio.timeout(_PAUSE):
                    await self._wake.wait()
            self._wake.set()
            self._later.clear()

    async def drain(self) -> bool:
        """Deals with all files that wait, unless none can have come since; gives whether there was any.

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
        try:
            if file.state == FileState.UNDOING:
                await self._beside(partial(self._undo, file))
                return
            content = await self._fetched(file)
            if content is None:
                await self._beside(partial(self._give_up, file, Findings(trouble=Trouble.GONE)))
            else:
                await self._beside(partial(self._look, file, content))
        except DatabaseUnavailable:
            raise
        except (TelegramError, TimeoutError) as error:
            log.warning("File %d waits for Telegram: %s", file.id, error)
            self._later.add(file.id)
        except Exception:  # a file that cannot be dealt with must not stop the others
            reference = secrets.token_hex(4).upper()
            log.exception("File %d failed, reference %s", file.id, reference)
            trouble = Findings(trouble=Trouble.FAILED, said=reference)
            await self._beside(partial(self._give_up, file, trouble))

    async def _fetched(self, file: SentFile) -> bytes | None:
        """The content; None when Telegram does not have it any more."""
        try:
            async with asyncio.timeout(_LONGEST_FETCH):
                found = await self._bot.get_file(file.file_id)
                return bytes(await found.download_as_bytearray())
        except (BadRequest, Forbidden) as error:
            log.warning("File %d cannot be fetched: %s", file.id, error)
            return None

    async def _beside(self, job: Callable[[Database], Awaitable[None]]) -> None:
        """Runs a job in a thread with an event loop and a database of its own."""

        async def run(url: str = self._database.url) -> None:
            database = Database(url)
            database.now = self._clock.now
            try:
                with outages_named():
                    await job(database)
            finally:
                await database.close()

        await asyncio.to_thread(asyncio.run, run())

    async def _look(self, file: SentFile, content: bytes, database: Database) -> None:
        """Looks at a file, or imports it if its sender said so and it is what was looked at."""
        beside = None if database.path is None else database.path.parent
        with TemporaryDirectory(prefix=_COPIES, dir=beside) as made:
            folder = Path(made)
            path = folder / Path(file.name).name
            path.write_bytes(content)
            unpacked = folder / "unpacked"
            unpacked.mkdir()
            digest = sha256(content).hexdigest()
            try:
                tables = read_sent(path, unpacked)
            except BadFile as bad:
                problem = _say(file)(reason_of(bad), {})
                await self._note(database, file, Findings(problem=problem), digest)
                return
            findings = Findings(rows=tables.rows, unknown=tuple(tables.unknown))
            if findings.is_too_long or not tables.sheets:
                await self._note(database, file, findings, digest)
            elif file.state == FileState.TAKING and digest == file.digest:
                await self._take(database, file, tables, digest)
            else:
                await self._try(database, file, tables, digest, folder)

    async def _try(
        self, database: Database, file: SentFile, tables: SentTables, digest: str, folder: Path
    ) -> None:
        """Tries an import on a copy of a SQLite file, or in a transaction that is rolled back."""
        tried = database
        if database.path is not None:
            tried = Database(f"sqlite:///{copy_database(database.path, folder)}")
        try:
            async with tried.unit() as uow:
                looked = await self._import(uow, file, tables)
        finally:
            if tried is not database:
                await tried.close()
        await self._note(database, file, looked.findings, digest, self._corrected(file, looked, tables))

    async def _take(self, database: Database, file: SentFile, tables: SentTables, digest: str) -> None:
        """Imports a file; where it can no longer be done as it was shown, it is shown again."""
        async with database.unit() as uow:
            uow.audit.by(file.who)
            looked = await self._import(uow, file, tables)
            if looked.may_be_kept and looked.imported is not None:
                number = looked.imported.number
                own = await uow.sent_files.found(
                    file, looked.findings, FileState.TAKEN, digest, number=number
                )
                await self._keep(uow, own)
                return
        await self._note(database, file, looked.findings, digest, self._corrected(file, looked, tables))

    async def _import(self, uow: UnitOfWork, file: SentFile, tables: SentTables) -> FileOutcome:
        terms = ImportContext.of(self._office, self._clock.now())
        agreed = findings_of(file).questions if file.state == FileState.TAKING else ()
        return await import_sent(uow, tables, terms, answers_of(file), _say(file), agreed)

    async def _undo(self, file: SentFile, database: Database) -> None:
        """Takes an import back, or says what stands in the way."""
        before = findings_of(file)
        async with database.unit() as uow:
            uow.audit.by(file.who)
            try:
                obstacles = await undo(uow, file.number or 0, self._clock.now())
            except Refusal:  # it was taken back on the command line
                obstacles = []
            found = before.model_copy(update={"obstacles": tuple(obstacles)})
            state = FileState.TAKEN if obstacles else FileState.UNDONE
            await self._keep(uow, await uow.sent_files.found(file, found, state, file.digest))

    async def _give_up(self, file: SentFile, findings: Findings, database: Database) -> None:
        async with database.unit() as uow:
            await self._keep(uow, await uow.sent_files.found(file, findings, FileState.DROPPED, None))

    async def _note(
        self,
        database: Database,
        file: SentFile,
        findings: Findings,
        digest: str,
        corrected: bytes | None = None,
    ) -> None:
        async with database.unit() as uow:
            own = await uow.sent_files.found(file, findings, FileState.CHECKED, digest, corrected)
            await self._keep(uow, own)

    async def _keep(self, uow: UnitOfWork, file: SentFile | None) -> None:
        """Tells the sender and commits; nothing is kept where another process did the step meanwhile."""
        if file is None:
            return
        recipient = Recipient(chat_id=file.chat_id, language=file.language)
        now = self._clock.now()
        uow.outbox.add(SentFileLooked(file.id), recipient, now, edit_message_id=file.message_id)
        if file.corrected is not None and file.state == FileState.CHECKED:
            uow.outbox.add(SentFileCorrected(file.id), recipient, now)
        await uow.commit()

    def _corrected(self, file: SentFile, looked: FileOutcome, tables: SentTables) -> bytes | None:
        """The tables with reasons, where rows are bad."""
        faults = {
            outcome.kind: {bad.line: bad.reason for bad in outcome.bad_rows}
            for outcome in (looked.imported.outcomes if looked.imported else ())
            if outcome.plan.bad
        }
        if not faults:
            return None
        title = words_in(file.language).plain("file-mended-column")
        return corrected_file(corrected_sheets(tables, faults), title, self._clock.now())


def _say(file: SentFile) -> Say:
    """Puts reasons into the words of who sent a file."""
    return partial(reason_text, words_in(file.language))
