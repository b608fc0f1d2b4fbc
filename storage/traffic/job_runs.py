"""Runs of jobs: one row a slot, so that two processes or a restart never run the same slot twice."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, delete, select, tuple_, update

from storage.base.inserting import new_row
from storage.base.repository import Repository
from storage.tables import JobRun

_DONE = select(JobRun.job, JobRun.slot).where(
    tuple_(JobRun.job, JobRun.slot).in_(bindparam("runs", expanding=True))
)


class JobRunRepository(Repository):
    """Claims and records of job runs."""

    async def done(self, runs: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Which of these (job, slot) have been run."""
        found = await self._session.execute(_DONE, {"runs": runs})
        return {(job, slot) for job, slot in found}

    async def claim(self, job: str, slot: str, now: datetime) -> bool:
        """Takes a slot for this transaction; False when it has been run.

        The primary key decides between two processes: the slower one waits here for the other's commit.
        """
        values = {"job": job, "slot": slot, "ran_at": now, "messages": 0}
        claim = new_row(self._session, JobRun, "job")
        return (await self._session.scalar(claim, values)) is not None

    async def record(self, job: str, slot: str, messages: int) -> None:
        """Notes what the run of a claimed slot sent; the claim says that it sent nothing."""
        if messages:
            await self._session.execute(
                update(JobRun).where(JobRun.job == job, JobRun.slot == slot).values(messages=messages)
            )

    async def last(self, job: str) -> JobRun | None:
        """The latest run of a job."""
        run: JobRun | None = await self._session.scalar(
            select(JobRun)
            .where(JobRun.job == job)
            .order_by(JobRun.ran_at.desc(), JobRun.slot.desc())
            .limit(1)
        )
        return run

    async def any(self) -> bool:
        """Whether any job has run, as far back as runs are kept."""
        return (await self._session.scalar(select(JobRun.job).limit(1))) is not None

    async def forget_before(self, before: datetime) -> None:
        """Removes runs of long ago: no slot that old can be due."""
        await self._session.execute(
            delete(JobRun).where(JobRun.ran_at < before).execution_options(synchronize_session=False)
        )
