"""Files that administrators sent into the chat: those that wait for the service, and what was found."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.sent_files import TO_DO, Answers, FileState, Findings
from storage.tables import SentFile


class SentFileRepository:
    """The files."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.changed = False
        """Whether one came to wait for the service."""

    async def add(self, file: SentFile) -> None:
        """Adds a file to be checked."""
        self.changed = True
        self._session.add(file)
        await self._session.flush()

    async def find(self, file_id: int) -> SentFile | None:
        """The file with this id."""
        return await self._session.get(SentFile, file_id)

    async def next_to_do(self, besides: Collection[int]) -> SentFile | None:
        """The first file that waits for the service, besides those that are left for later."""
        query = select(SentFile).where(SentFile.state.in_(TO_DO), SentFile.id.not_in(besides))
        found: SentFile | None = await self._session.scalar(query.order_by(SentFile.id).limit(1))
        return found

    async def wait(
        self, file: SentFile, state: FileState, message_id: int | None, answers: Answers | None = None
    ) -> None:
        """Lets a file wait for the service, which shows the result in a message."""
        self.changed = True
        file.state, file.message_id = state.value, message_id
        if answers is not None:
            file.answers = answers.model_dump_json()
        await self._session.flush()

    async def found(
        self,
        file: SentFile,
        findings: Findings,
        state: FileState,
        digest: str | None,
        corrected: bytes | None = None,
        number: int | None = None,
    ) -> SentFile | None:
        """Saves the findings, or the result, and returns the file's row.

        None where another process did this step meanwhile: then nothing of it may be kept.
        """
        own = await self._session.get(SentFile, file.id, with_for_update=True, populate_existing=True)
        if own is None or (own.state, own.round) != (file.state, file.round):
            return None
        own.state, own.round = state.value, own.round + 1
        own.findings, own.digest, own.corrected = findings.model_dump_json(), digest, corrected
        own.number = number if number is not None else own.number
        await self._session.flush()
        return own

    async def forget_before(self, before: datetime) -> None:
        """Drops files that were sent before an instant."""
        await self._session.execute(
            delete(SentFile).where(SentFile.sent_at < before),
            execution_options={"synchronize_session": False},
        )


def findings_of(file: SentFile) -> Findings:
    """What the last look at a file found; nothing before the first one."""
    return Findings.model_validate_json(file.findings) if file.findings else Findings()


def answers_of(file: SentFile) -> Answers:
    """The sender's choices for it."""
    return Answers.model_validate_json(file.answers)
