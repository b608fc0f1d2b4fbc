"""Runs what is due: a run is claimed, written and recorded in one transaction, once for all processes."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from msgspec import Struct
from structlog.contextvars import bound_contextvars

from domain.notices import Notice, Recipient
from domain.office import Office
from jobs.job import InParts, Job, ReadFirst, Sweep
from jobs.lag import not_run
from jobs.slots import Slot
from storage.base.engine import Database
from storage.base.heavy import Heavy, Here
from storage.base.outages import DatabaseFailed, DatabaseUnavailable, outage_told
from storage.base.parts import in_parts
from storage.base.writer import Writer
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)
RUNS = logging.getLogger("jobs.runs")
"""One line a run: `job remind-report 2026-11-20T16:00+07:00: 3 messages`."""

PART = 500
"""Notices that are added in one transaction."""
_PAUSE_AFTER_FAILURE = timedelta(minutes=5)
"""A job that fails is tried again, but not with every tick."""


@dataclass(frozen=True)
class Ran:
    """A slot was run; `messages` messages were added to the outbox."""

    job: str
    slot: str
    messages: int
    seconds: float = field(default=0.0, compare=False)
    """How long it took."""


class AlreadyRun(Struct, frozen=True):
    """A slot had been run before, perhaps by another process."""

    job: str
    slot: str


class Failed(Struct, frozen=True):
    """A slot could not be run and nothing of it was kept; it is due still."""

    job: str
    slot: str
    reference: str
    error: Exception


Outcome = Ran | AlreadyRun | Failed


class Runner:
    """Finds out which jobs are due and runs them."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        office: Office,
        now: Callable[[], datetime],
        wake_sender: Callable[[], None],
        jobs: Sequence[Job],
        heavy: Heavy,
    ) -> None:
        """`now` tells the time in UTC; `wake_sender` is called after a run that has something to send."""
        self.jobs = jobs
        self._database = database
        self._writer = writer
        self._office = office
        self._now = now
        self._heavy = heavy
        self._wake_sender = wake_sender
        self._silent_when_idle = {job.name for job in jobs if not job.is_logged_when_idle}
        self._paused: dict[tuple[str, str], datetime] = {}
        self.on_outcome: Callable[[Outcome], None] = lambda _: None
        """Called with what became of each slot that was due."""

    async def run_due(self) -> list[Outcome]:
        """Runs every slot that is due now and has not been run; one that fails does not stop the others."""
        now = self._now()
        self._paused = {slot: until for slot, until in self._paused.items() if until > now}
        outcomes = []
        try:
            async with self._database.read() as uow:
                due = await not_run(uow, self._office, self.jobs, now)
            for job, slot in due:
                if (job.name, slot.text) not in self._paused:
                    with bound_contextvars(job=job.name, slot=slot.text):
                        outcome = await self._run(job, slot)
                        self._report(outcome, now)
                    outcomes.append(outcome)
        except DatabaseFailed as error:
            log.warning("Jobs wait. %s", outage_told(error))
        return outcomes

    async def run(self, name: str, at: datetime) -> list[Outcome]:
        """Runs the slots of one job that are due as of an instant, whatever the time is now.

        Raises KeyError for an unknown name, and DatabaseUnavailable.
        """
        job = {job.name: job for job in self.jobs}[name]
        async with self._database.read() as uow:
            units = await uow.people.zones()
        return [await self._run(job, slot) for slot in job.due(self._office, units, at)]

    async def _run(self, job: Job, slot: Slot) -> Outcome:
        begun = time.perf_counter()
        try:
            messages = await self._swept(job, slot)
        except Exception as error:  # whatever is wrong with one job must not stop the others
            if isinstance(error, DatabaseUnavailable):
                raise
            return Failed(job.name, slot.text, secrets.token_hex(4).upper(), error)
        if messages is None:
            return AlreadyRun(job.name, slot.text)
        if messages:
            self._wake_sender()
        return Ran(job.name, slot.text, messages, time.perf_counter() - begun)

    async def _swept(self, job: Job, slot: Slot) -> int | None:
        """How many messages a slot's run sent; None when it had been run before."""
        if isinstance(job.sweep, InParts):
            sweep: Sweep | None = await self._added(job, job.sweep, slot)
            if sweep is None:
                return None
        elif isinstance(job.sweep, ReadFirst):
            async with self._database.read() as uow:
                if await uow.job_runs.done([(job.name, slot.text)]):
                    return None
            heavy = self._heavy if job.sweep.is_heavy else Here(self._database)
            sweep = await heavy.run(partial(job.sweep.found, self._office, slot, self._now()))
        else:
            sweep = job.sweep

        async def work(uow: UnitOfWork) -> int | None:
            now = self._now()
            uow.audit.by(f"job {job.name}")
            if not await uow.job_runs.claim(job.name, slot.text, now):
                return None
            messages = await sweep(uow, self._office, slot, now)
            await uow.job_runs.record(job.name, slot.text, messages)
            return messages

        return await self._writer.run(work)

    async def _added(self, job: Job, parts: InParts, slot: Slot) -> Sweep | None:
        """Adds the notices of a run part by part; returns what tells how many, None when it had been run."""
        async with self._database.read() as uow:
            if await uow.job_runs.done([(job.name, slot.text)]):
                return None
            found = await parts.survey(uow, self._office, slot, self._now())
        added = 0
        for some in in_parts(found, PART):
            part = [(each.notice, each.recipient, each.key) for each in some]

            async def add(uow: UnitOfWork, part: Sequence[tuple[Notice, Recipient, str]] = part) -> int:
                return await uow.outbox.add_many_once(part, self._now())

            added += await self._writer.run(add)

        async def count(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
            return added

        return count

    def _report(self, outcome: Outcome, now: datetime) -> None:
        self.on_outcome(outcome)
        match outcome:
            case Ran(job, slot, messages, _):
                if messages or job not in self._silent_when_idle:
                    RUNS.info("job %s %s: %s", job, slot, messages_in_words(messages))
            case Failed(job, slot, reference, error):
                self._paused[job, slot] = now + _PAUSE_AFTER_FAILURE
                log.error("job %s %s failed, reference %s", job, slot, reference, exc_info=error)
            case AlreadyRun():
                return


def messages_in_words(messages: int) -> str:
    """“1 message” or “3 messages”."""
    return f"{messages} message{'' if messages == 1 else 's'}"
