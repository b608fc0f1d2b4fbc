"""Takes the doctor's measurements: nothing is changed or created, and all of it ends within seconds."""

from __future__ import annotations

import email.utils
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import aiohttp

from bot.backups import backup_folder
from bot.clock import Clock, SystemClock
from bot.doctor.machine import Folder, Rights
from bot.doctor.office import DatabaseIs, MeasuredDatabase, Waiting
from bot.doctor.telegram import MeasuredApi, Webhook
from bot.jobs import JOBS
from bot.settings import Settings
from domain.office import Office
from domain.people import TimeZone
from jobs.lag import late_jobs
from storage.base.disk import found_at
from storage.base.engine import Database
from storage.base.looking import DatabaseLocked, Seen, look
from storage.base.migrate import NEWEST_REVISION, NoDatabase, known_revisions
from storage.base.outages import DatabaseRefused, DatabaseUnavailable

_FAILED_FOR = timedelta(hours=24)
_A_SECOND = timedelta(seconds=1)

EXPECTED_OFFSETS = {
    TimeZone.WIB.iana: timedelta(hours=7),
    TimeZone.WITA.iana: timedelta(hours=8),
    TimeZone.WIT.iana: timedelta(hours=9),
}


async def database_of(database: Database, now: datetime, patience: float = 3.0) -> MeasuredDatabase:
    """What a database answers within `patience` (seconds); `now` (UTC) is the machine's clock."""
    place, is_sqlite = database.place, database.is_sqlite
    try:
        seen = await look(database, patience)
    except NoDatabase:
        return MeasuredDatabase(place, DatabaseIs.MISSING, is_sqlite=is_sqlite)
    except DatabaseLocked:
        return MeasuredDatabase(place, DatabaseIs.LOCKED, is_sqlite=is_sqlite)
    except DatabaseUnavailable as error:
        state = DatabaseIs.REFUSES if isinstance(error, DatabaseRefused) else DatabaseIs.AWAY
        return MeasuredDatabase(place, state, str(error), is_sqlite=is_sqlite)
    return _compared(database, seen, now)


def _compared(database: Database, seen: Seen, now: datetime) -> MeasuredDatabase:
    if seen.revision is None:
        return MeasuredDatabase(database.place, DatabaseIs.EMPTY, is_sqlite=database.is_sqlite)
    return MeasuredDatabase(
        database.place,
        DatabaseIs.THERE,
        revision=seen.revision,
        newest=NEWEST_REVISION,
        known=known_revisions(),
        skew=seen.now - now if seen.now else timedelta(0),
        version=seen.version,
        is_sqlite=database.is_sqlite,
    )


async def waiting_in(database: Database, office: Office, clock: Clock) -> Waiting:
    """What waits in a database whose tables are those of this version. Raises DatabaseUnavailable."""
    now = clock.now()
    async with database.read() as uow:
        late = await late_jobs(uow, office, JOBS, now)
        runs = [await uow.job_runs.last(each.job) for each in late]
        has_run = await uow.job_runs.any()
        last = {run.job: run.slot for run in runs if run is not None}
        messages, oldest = await uow.outbox.waiting(now)
        undelivered = await uow.outbox.undelivered_since(now - _FAILED_FOR)
        requests = await uow.failures.unsettled()
    failed = undelivered.get("failed", 0)
    return Waiting(late, has_run, last, len(JOBS), messages, oldest, failed, requests)


async def api_of(settings: Settings, patience: float = 5.0) -> MeasuredApi:
    """The Bot API's answers about the token and the webhook; `patience` (seconds) limits each call.

    Messages of connection errors contain the token; they are dropped.
    """
    place, token = settings.bot_api_url, settings.require_token()
    timeout = aiohttp.ClientTimeout(total=patience)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session:
            status, me, date = await _asked(session, f"{place}/bot{token}/getMe")
            skew = skew_of(date, SystemClock().now())
            if status != 200:
                return MeasuredApi(place, status=status, skew=skew)
            told, info, _ = await _asked(session, f"{place}/bot{token}/getWebhookInfo")
    except TimeoutError:
        return MeasuredApi(place, refusal=f"no answer within {patience:g} seconds")
    except (aiohttp.ClientError, OSError) as error:
        return MeasuredApi(place, refusal=_reason(error))
    webhook = _webhook(info) if told == 200 else None
    return MeasuredApi(place, username=str(me.get("username")), skew=skew, webhook=webhook)


async def _asked(session: aiohttp.ClientSession, url: str) -> tuple[int, dict[str, Any], str]:
    """Status, result and date of a call; the result is empty where the answer is not one of the Bot API."""
    async with session.get(url, allow_redirects=False) as response:
        content, date = await response.read(), response.headers.get("Date", "")
        try:
            answer = await response.json(content_type=None)
        except ValueError:
            return response.status if response.status != 200 else 502, {}, date
        result = answer.get("result") if content and isinstance(answer, dict) else None
        return response.status, result if isinstance(result, dict) else {}, date


def _reason(error: Exception) -> str:
    """What the system said of a connection, or the kind of the error."""
    noticed = getattr(error, "os_error", error)
    text = noticed.strerror if isinstance(noticed, OSError) else None
    return text.lower() if isinstance(text, str) else type(error).__name__


def skew_of(date: str, now: datetime) -> timedelta | None:
    """How far `now` is ahead of the date of an answer, which is cut off to the second."""
    try:
        theirs = email.utils.parsedate_to_datetime(date)
    except ValueError:
        return None
    if theirs.tzinfo is None:
        return None
    ahead = now - theirs
    return timedelta(0) if timedelta(0) <= ahead <= _A_SECOND else ahead


def _webhook(info: dict[str, Any]) -> Webhook:
    error, at = info.get("last_error_message"), info.get("last_error_date")
    age = SystemClock().now() - datetime.fromtimestamp(at, UTC) if isinstance(at, int) else timedelta(0)
    waiting = info.get("pending_update_count")
    return Webhook(
        str(info.get("url") or ""),
        waiting if isinstance(waiting, int) else 0,
        str(error) if error else "",
        age,
    )


def rights_of(path: Path, holds: str) -> Rights | None:
    """The rights of a file; None when it is not there."""
    try:
        mode, folder = path.stat().st_mode, path.absolute().parent.stat().st_mode
    except OSError:
        return None
    return Rights(str(path), holds, mode, folder)


def files_with_secrets(settings: Settings | None) -> Iterator[Rights]:
    """The rights of what others must not read."""
    secret = [(Path(".env"), "the token and RATER_KEY")]
    database = Database(settings.database_url).path if settings else None
    if database is not None:
        secret += [(Path(f"{database}{end}"), "everybody's records") for end in ("", "-wal")]
    for path, holds in secret:
        if found := rights_of(path, holds):
            yield found


def folders_of(settings: Settings) -> Iterator[Folder]:
    """The folders in which the service writes and that are there, and those that it could not make."""
    database = Database(settings.database_url).path
    folders = {database.parent} if database is not None else set()
    if settings.keeps_evidence:
        folders.add(settings.evidence_folder)
    if settings.backup_days and (backups := backup_folder(settings)) is not None:
        folders.add(backups)
    for folder in sorted(folders):
        found = _folder(folder)
        if found.refusal is not None or found_at(folder) is not None:
            yield found


def _folder(folder: Path) -> Folder:
    """What a folder has room for; of one that is not there yet, the folder in which it would be made."""
    free, place = 0, folder.absolute()
    while found_at(place) is None:
        place = place.parent
    try:
        free = shutil.disk_usage(place).free
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"\0")
    except OSError as error:
        return Folder(str(folder), free, error)
    return Folder(str(folder), free)


def offsets(now: datetime) -> dict[str, timedelta | None]:
    """The machine's UTC offsets of our zones at a moment; None for a zone that it does not know."""
    found: dict[str, timedelta | None] = {}
    for name in EXPECTED_OFFSETS:
        try:
            found[name] = now.astimezone(ZoneInfo(name)).utcoffset()
        except (ZoneInfoNotFoundError, ValueError):
            found[name] = None
    return found
