"""The doctor's findings about the settings, the database and its waiting work. No I/O."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

from bot.doctor.findings import Finding, fault, ok, warning
from bot.doctor.machine import SKEW_WRONG, skew_told
from jobs.lag import Late
from storage.base.outages import REFUSAL_MENDED

JOB_LATE, JOB_STUCK = timedelta(minutes=10), timedelta(hours=1)
"""How late a job may be before it is reported, and before it is a fault."""
_DAMAGED = ("file is not a database", "database disk image is malformed")
"""What SQLite says of a file that only a backup mends."""
MESSAGE_LATE, MESSAGE_STUCK = timedelta(minutes=10), timedelta(hours=1)
"""As for jobs, of a message that may leave."""


class DatabaseIs(StrEnum):
    """What became of asking the database."""

    THERE = "there"
    MISSING = "missing"
    EMPTY = "empty"
    """It has no tables of ours."""
    LOCKED = "locked"
    AWAY = "away"
    REFUSES = "refuses"
    """PostgreSQL is there, and does not let us in."""


class MeasuredDatabase(Struct, frozen=True):
    """What the database answered."""

    place: str
    """The file, or the name of a PostgreSQL database."""
    state: DatabaseIs
    reason: str = ""
    """What it said when it did not answer."""
    revision: str = ""
    """Of its tables."""
    newest: str = ""
    """Of the tables that this version of the service has."""
    known: Collection[str] = ()
    """All revisions that this version of the service knows."""
    skew: timedelta = timedelta(0)
    """How far a PostgreSQL server's clock is ahead of the machine's."""
    version: int = 0
    """The major version of a PostgreSQL server."""
    is_sqlite: bool = True

    @property
    def can_be_read(self) -> bool:
        """Whether its tables are those of this version."""
        return self.state is DatabaseIs.THERE and self.revision == self.newest


class Waiting(Struct, frozen=True):
    """What waits in the database, or was left there."""

    late: Sequence[Late]
    has_run: bool
    """Whether any job ever ran."""
    last: Mapping[str, str]
    """The slot of the last run of each late job that ever ran."""
    jobs: int
    """How many jobs there are."""
    messages: int
    """Messages that may leave and have not left."""
    oldest: timedelta
    """For how long the oldest of them may leave."""
    failed: int
    """Messages that failed in the last 24 hours."""
    requests: int
    """Updates that were set aside and that nobody has settled."""


def of_settings(refused: str, misspelt: Sequence[str]) -> list[Finding]:
    """`refused` is the sentence that stops the start; `misspelt` are names that are nearly settings."""
    found = [warning("settings", each, "correct the name in the environment") for each in misspelt]
    if refused:
        # A missing value comes with what to do; the sentence about a wrong one says what it must be.
        told, is_missing, remedy = refused.partition(" is missing: ")
        if is_missing:
            return [*found, fault("settings", f"{told} is missing.", remedy.rstrip("."))]
        return [*found, fault("settings", refused, "correct it in .env or in the environment, and restart")]
    return found or [ok("settings", "All settings can be used.")]


def of_database(found: MeasuredDatabase) -> list[Finding]:
    """Whether the database answers, and whether its tables are those of this version."""
    match found.state:
        case DatabaseIs.MISSING | DatabaseIs.EMPTY:
            what = "is no database yet" if found.state is DatabaseIs.MISSING else "are no tables yet"
            told = f"There {what} ({found.place})."
            return [fault("database", told, "import the roster, or correct DATABASE_URL")]
        case DatabaseIs.LOCKED:
            told = f"Another process locks {found.place}, and does not let go of it."
            return [fault("database", told, "wait for the command that is running, or end it")]
        case DatabaseIs.REFUSES:
            told = f"{found.place} refuses us: {found.reason}."
            return [fault("database", told, REFUSAL_MENDED)]
        case DatabaseIs.AWAY:
            fix = _way_to_sqlite(found) if found.is_sqlite else "start PostgreSQL, or correct DATABASE_URL"
            return [fault("database", f"{found.place} does not answer: {found.reason}.", fix)]
    return [_of_revision(found), *_of_server(found)]


def _way_to_sqlite(found: MeasuredDatabase) -> str:
    if any(said in found.reason for said in _DAMAGED):
        return (
            f"stop the service, then python -m bot restore FILE --overwrite with the newest backup; it keeps "
            f"{found.place} under another name"
        )
    return f"make {found.place} readable and writable for this user, with room on its disk"


def _of_revision(found: MeasuredDatabase) -> Finding:
    if found.revision == found.newest:
        return ok("database", f"{found.place} answers, its tables are at {found.revision}.")
    of = f"The tables of {found.place} are at {found.revision}"
    if found.revision in found.known:
        told = f"{of}, older than this version's {found.newest}."
        return fault("database", told, "restart the service, which brings them up to date")
    told = f"{of}, which this version ({found.newest}) does not know."
    return fault("database", told, "check out the version that made them, or restore a backup of this one's")


def _of_server(found: MeasuredDatabase) -> list[Finding]:
    if found.is_sqlite:
        return []
    if abs(found.skew) <= SKEW_WRONG:
        return [ok("database", "The clock of PostgreSQL agrees with the machine's.")]
    told = f"The clock of PostgreSQL differs from the machine's by {skew_told(found.skew)}."
    return [warning("database", told, "timedatectl set-ntp true, on both machines")]


def of_waiting(found: Waiting) -> list[Finding]:
    """Whether jobs run in time, messages leave, and nothing was left behind."""
    return [*_of_jobs(found), _of_outbox(found), _of_failed(found), _of_requests(found)]


def _of_jobs(found: Waiting) -> list[Finding]:
    late = [each for each in found.late if each.lag > JOB_LATE]
    if not late:
        return [ok("jobs", f"None of the {found.jobs} jobs is late.")]
    if not found.has_run:
        told = f"No job has run here yet, and {len(late)} {'is' if len(late) == 1 else 'are'} due."
        level = fault if any(each.lag > JOB_STUCK for each in late) else warning
        return [level("jobs", told, "start the service (python -m bot run), which runs what is due")]
    fix = "start the service; if it runs, look in its log for `failed` beside the job's name"
    findings = []
    for each in late:
        last = f"ran last for {found.last[each.job]}" if each.job in found.last else "never ran"
        told = f"{each.job} is {_long(each.lag)} late for {each.slot}, and {last}."
        findings.append((fault if each.lag > JOB_STUCK else warning)("jobs", told, fix))
    return findings


def _of_outbox(found: Waiting) -> Finding:
    if not found.messages:
        return ok("outbox", "No message waits.")
    told = (
        f"{found.messages:,} {_messages(found.messages)} may leave, the oldest since {_long(found.oldest)}."
    )
    if found.oldest <= MESSAGE_LATE:
        return ok("outbox", told)
    level = fault if found.oldest > MESSAGE_STUCK else warning
    return level("outbox", told, "start the service; if it runs, look in its log for `was not taken`")


def _of_failed(found: Waiting) -> Finding:
    if not found.failed:
        return ok("delivery", "No message failed in the last 24 hours.")
    told = f"{found.failed:,} {_messages(found.failed)} failed in the last 24 hours."
    return warning("delivery", told, "send them again or set them aside with /kegagalan in the chat")


def _of_requests(found: Waiting) -> Finding:
    if not found.requests:
        return ok("requests", "No request that failed waits for an answer.")
    noun = "request" if found.requests == 1 else "requests"
    told = f"{found.requests:,} {noun} failed, and nobody has dealt with that."
    return warning("requests", told, "python -m bot updates failed, then /kegagalan in the chat")


def _messages(count: int) -> str:
    return "message" if count == 1 else "messages"


def _long(span: timedelta) -> str:
    """About how long: “12 minutes”, “3 hours”, “2 days”."""
    minutes = max(0, int(span.total_seconds() // 60))
    for size, name in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = minutes // size
            return f"{count:,} {name}{'' if count == 1 else 's'}"
    return "less than a minute"
