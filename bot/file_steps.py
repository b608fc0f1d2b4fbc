"""The steps with a file that an administrator sent: look, import, take back; each in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from domain.errors import Refusal
from domain.imports import BadFile
from domain.imports.undoing import Obstacle
from domain.office import Office
from domain.reasons import reason_of
from domain.sent_files import FileState, Findings, SentFileCorrected, SentFileLooked
from locales import words_in
from locales.import_reasons import reason_text
from reports.corrected_xlsx import corrected_file
from storage.base.engine import Database
from storage.imports import ImportContext, undo
from storage.imports.sent import (
    FileOutcome,
    Say,
    SentTables,
    corrected_sheets,
    import_sent,
    read_sent,
)
from storage.records.sent_files import answers_of, findings_of
from storage.rehearsal import COPIES, done_briefly, rehearse
from storage.tables import SentFile
from storage.uow import UnitOfWork


class FileSteps(Struct, frozen=True):
    """The steps with one file; the database dates them."""

    office: Office
    file: SentFile

    async def look(self, content: bytes, database: Database) -> None:
        """Looks at a file, or imports it if its sender said so and it is what was looked at."""
        file, digest = self.file, sha256(content).hexdigest()
        beside = None if database.path is None else database.path.parent
        with TemporaryDirectory(prefix=COPIES, dir=beside) as made:
            folder = Path(made)
            path = folder / Path(file.name).name
            path.write_bytes(content)
            unpacked = folder / "unpacked"
            unpacked.mkdir()
            try:
                tables = read_sent(path, unpacked)
            except BadFile as bad:
                problem = _say(file)(reason_of(bad), {})
                await self._note(database, Findings(problem=problem), digest)
                return
            findings = Findings(rows=tables.rows, unknown=tuple(tables.unknown))
            if findings.is_too_long or not tables.sheets:
                await self._note(database, findings, digest)
            elif file.state == FileState.TAKING and digest == file.digest:
                await self._take(database, tables, digest)
            else:
                await self._try(database, tables, digest)

    async def _try(self, database: Database, tables: SentTables, digest: str) -> None:
        """Tries an import on a copy of a SQLite file, or in a transaction that is rolled back."""
        do = partial(self._import, tables, database.now())
        if database.is_sqlite:
            looked = (await rehearse(database, do)).result
        else:
            async with database.unit() as uow:
                looked = await do(uow)
        await self._note_looked(database, tables, looked, digest)

    async def _take(self, database: Database, tables: SentTables, digest: str) -> None:
        """Imports a file; where it can no longer be done as it was shown, it is shown again."""

        async def keep(uow: UnitOfWork, looked: FileOutcome) -> bool:
            if not looked.may_be_kept or looked.imported is None:
                return False
            number = looked.imported.number
            own = await uow.sent_files.found(
                self.file, looked.findings, FileState.TAKEN, digest, number=number
            )
            await self._keep(uow, own, database.now())
            return True

        looked, is_kept = await done_briefly(database, partial(self._import, tables, database.now()), keep)
        if not is_kept:
            await self._note_looked(database, tables, looked, digest)

    async def _import(self, tables: SentTables, now: datetime, uow: UnitOfWork) -> FileOutcome:
        file, terms = self.file, ImportContext.of(self.office, now)
        uow.audit.by(file.who)
        agreed = findings_of(file).questions if file.state == FileState.TAKING else ()
        return await import_sent(uow, tables, terms, answers_of(file), _say(file), agreed)

    async def undo(self, database: Database) -> None:
        """Undoes an import, or says why it cannot be undone."""
        file, now = self.file, database.now()

        async def take_back(uow: UnitOfWork) -> list[Obstacle]:
            uow.audit.by(file.who)
            try:
                return await undo(uow, file.number or 0, now)
            except Refusal:  # it was taken back on the command line
                return []

        async def keep(uow: UnitOfWork, obstacles: list[Obstacle]) -> bool:
            say = _say(file)
            told = [replace(each, names=tuple(say(name, {}) for name in each.names)) for each in obstacles]
            found = findings_of(file).model_copy(update={"obstacles": tuple(told)})
            state = FileState.TAKEN if obstacles else FileState.UNDONE
            await self._keep(uow, await uow.sent_files.found(file, found, state, file.digest), now)
            return True

        await done_briefly(database, take_back, keep)

    async def give_up(self, findings: Findings, database: Database) -> None:
        """Says why nothing will come of a file."""
        async with database.unit() as uow:
            own = await uow.sent_files.found(self.file, findings, FileState.DROPPED, None)
            await self._keep(uow, own, database.now())

    async def _note(
        self,
        database: Database,
        findings: Findings,
        digest: str,
        corrected: bytes | None = None,
    ) -> None:
        async with database.unit() as uow:
            own = await uow.sent_files.found(self.file, findings, FileState.CHECKED, digest, corrected)
            await self._keep(uow, own, database.now())

    async def _note_looked(
        self, database: Database, tables: SentTables, looked: FileOutcome, digest: str
    ) -> None:
        corrected = self._corrected(looked, tables, database.now())
        await self._note(database, looked.findings, digest, corrected)

    async def _keep(self, uow: UnitOfWork, file: SentFile | None, now: datetime) -> None:
        """Tells the sender and commits; nothing is kept where another process did the step meanwhile."""
        if file is None:
            return
        recipient = await uow.people.recipient(file.chat_id, file.language)
        uow.outbox.add(SentFileLooked(file.id), recipient, now, edit_message_id=file.message_id)
        if file.corrected is not None and file.state == FileState.CHECKED:
            uow.outbox.add(SentFileCorrected(file.id), recipient, now)
        await uow.commit()

    def _corrected(self, looked: FileOutcome, tables: SentTables, now: datetime) -> bytes | None:
        """The tables with reasons, where rows are bad."""
        faults = {
            outcome.kind: {bad.line: bad.reason for bad in outcome.bad_rows}
            for outcome in (looked.imported.outcomes if looked.imported else ())
            if outcome.plan.bad
        }
        if not faults:
            return None
        title = words_in(self.file.language).plain("file-mended-column")
        return corrected_file(corrected_sheets(tables, faults), title, now)


def _say(file: SentFile) -> Say:
    """Puts reasons into the words of who sent a file."""
    return partial(reason_text, words_in(file.language))
