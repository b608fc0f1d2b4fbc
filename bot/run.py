"""The life of the serving process: start, serve until told to stop, finish open work."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from enum import StrEnum
from functools import partial
from socket import socket
from typing import Any

from telegram.error import BadRequest, InvalidToken

from bot.app import (
    UNKNOWN_TOKEN,
    Service,
    connect,
    make_office,
    open_clock,
    wait_for_telegram,
)
from bot.backups import last_backup, nightly_backups
from bot.cli.base import collect_less_often
from bot.clock import Clock, RemoteClock
from bot.doctor.findings import Level
from bot.doctor.machine import of_rights
from bot.doctor.measure import rights_of
from bot.intake import ALLOWED_UPDATES
from bot.logs import configure_logging
from bot.ports import WEBHOOK_PATH, open_port, serve_web
from bot.profile import publish_commands, publish_description
from bot.readiness import Readiness
from bot.repeat_questions import repeat_questions
from bot.settings import Settings, SettingsError
from handlers.tickets.actions import lost_ways_back
from storage.base.engine import Database
from storage.base.heavy import InProcesses
from storage.base.looking import require_rights
from storage.base.migrate import migrate
from storage.base.outages import DatabaseRefused, DatabaseUnavailable
from storage.base.single import only_one, only_worker

log = logging.getLogger(__name__)


class Part(StrEnum):
    """What a process may be started for alone; PostgreSQL lets any number of processes do each of them."""

    WEB = "web"
    """Takes updates in and answers them; serves the pages."""
    JOBS = "jobs"
    """Runs what is due."""
    SEND = "send"
    """Sends notices, shows codes, checks sent files: one process does, the others stand by."""


_LONGEST_STOP = 10
"""Seconds from being told to stop until the process has ended."""
_LONGEST_RUSH = 2.0
"""Seconds until what can wait begins anyway: Telegram does not tell a webhook when all that waited is in."""
_EXPECTED = {
    None: ("intake", "sender", "jobs"),
    Part.WEB: ("intake",),
    Part.JOBS: ("jobs",),
    Part.SEND: ("sender",),
}
"""What must run for a process to be ready."""


async def serve(settings: Settings, only: Part | None = None) -> None:
    """Serves until SIGTERM or SIGINT; all parts, or `only` one.

    Raises SettingsError when a setting turns out to be wrong, AlreadyServedError for a second
    worker on SQLite, DatabaseUnavailable when the SQLite file cannot be used or PostgreSQL refuses us.
    """
    database = Database(settings.database_url)
    if only is not None and database.is_sqlite:
        raise SettingsError("--only needs PostgreSQL: a SQLite file is for one process that does everything.")
    database.make_folder()
    with only_worker(database.path):
        clock = await open_clock(settings)
        readiness = Readiness(database, _EXPECTED[only])
        readiness.is_opening = True
        async with _monitored(settings, clock, readiness, database):
            await _open(database)
            readiness.is_opening = False
            # Before Telegram is asked, which may take for ever.
            web_port = settings.web_port if only in (None, Part.WEB) else 0
            listening = open_port(settings.web_host, web_port) if web_port else None
            heavy = heavy_processes(settings, clock, database)
            service = await connect(settings, clock, database, readiness=readiness, heavy=heavy)
            try:
                await _begin(service, only)
                await _until_told_to_stop(service, _parts(service, listening, only))
            except InvalidToken:
                raise SettingsError(UNKNOWN_TOKEN) from None
            finally:
                await service.close()
                heavy.close()


@asynccontextmanager
async def _monitored(
    settings: Settings, clock: Clock, readiness: Readiness, database: Database
) -> AsyncIterator[None]:
    """Answers the monitoring at METRICS_PORT, from before the database answers until everything is closed."""
    if not settings.metrics_port:
        yield
        return
    from bot.monitor import build_monitor

    listening = open_port(settings.metrics_host, settings.metrics_port, "METRICS")
    newest = partial(last_backup, settings)
    monitor = build_monitor(readiness, database, make_office(settings), clock, newest)
    serving = asyncio.create_task(serve_web(monitor, listening), name="monitor")
    try:
        yield
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def _begin(service: Service, only: Part | None) -> None:
    """Everything between the first answer of Telegram and the first update."""
    await _warn(service)
    takes_updates = only in (None, Part.WEB)
    if takes_updates:
        await choose_intake(service)
    log.info("Serving %s as @%s: %s", service.office.name, service.bot.username, only or "all parts")
    if takes_updates:
        await repeat_questions(service)
    freeze_garbage_collector()


def heavy_processes(settings: Settings, clock: Clock, database: Database) -> InProcesses:
    """Where the service does its heavy work."""
    return InProcesses(database.url, clock.now, partial(_prepare, settings))


def _prepare(settings: Settings) -> None:
    configure_logging(settings.log_level, settings.log_format, settings.secrets)
    collect_less_often()


async def _warn(service: Service) -> None:
    """Says which settings do not work together."""
    settings, office = service.settings, service.office
    if office.keeps_evidence and not office.links_evidence:
        log.warning("Evidence is kept here, but has no links: PUBLIC_URL is no https address.")
    if settings.ratings == "web" and not office.rates_on_web:
        log.warning("Citizens have no pages: RATINGS=web needs a RATER_KEY, which make run writes.")
    await warn_of_another_key(service)


async def warn_of_another_key(service: Service) -> None:
    """Warns of the effects of a new RATER_KEY, while the former one may still be found."""
    async with service.database.read() as uow:
        lost = await lost_ways_back(uow, service.office)
    if lost:
        log.warning(
            "RATER_KEY is not the one of before: %s open tickets cannot be answered in their writers' chats.",
            lost,
        )


async def _open(database: Database) -> None:
    """Brings the database up to date; a PostgreSQL that does not answer yet is waited for."""
    pause = 0.5
    while True:
        try:
            is_new = await migrate(database)
            async with database.engine.connect() as connection:
                await require_rights(connection)
        except DatabaseRefused:
            raise
        except DatabaseUnavailable as error:
            if database.is_sqlite:
                raise
            log.warning("The database does not answer yet: %s", error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)
        else:
            break
    if is_new:
        log.info("A new, empty database was made: %s", database.place)
    rights = None if database.path is None else rights_of(database.path, "everybody's records")
    if rights is not None and of_rights(rights).level is not Level.OK:
        log.warning("Other users of this machine may read %s: chmod 700 its folder.", database.path)


def freeze_garbage_collector() -> None:
    """Excludes what is loaded now from garbage collection, and collects less often.

    Updates create many objects without cycles; the default threshold of 700 took a tenth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


async def choose_intake(service: Service) -> None:
    """Tells Telegram whether it pushes or is asked."""
    url, bot = service.settings.webhook_url, service.bot
    if not url:
        await wait_for_telegram(bot.delete_webhook)
        return
    secret = _secret(service.settings)
    try:
        await wait_for_telegram(
            partial(bot.set_webhook, url + WEBHOOK_PATH, allowed_updates=ALLOWED_UPDATES, secret_token=secret)
        )
    except BadRequest as error:
        raise SettingsError(f"WEBHOOK_URL or WEBHOOK_SECRET is wrong: {error}.") from None


def _parts(service: Service, listening: socket | None, only: Part | None) -> list[Coroutine[Any, Any, None]]:
    """The tasks that run concurrently until the process is told to stop."""
    parts, run, is_pushed = [], service.readiness.run, bool(service.settings.webhook_url)
    if only in (None, Part.SEND):
        parts.append(run("sender", send(service)))
    if only in (None, Part.JOBS):
        jobs = service.scheduler.run
        parts.append(run("jobs", jobs() if only is Part.JOBS else _when_calm(service, jobs)))
    if listening is not None:
        parts.append(run("intake" if is_pushed else "web", _serve_pages(service, listening)))
    if only in (None, Part.WEB):
        parts.append(_when_calm(service, partial(_publish, service)))
        if not is_pushed:
            parts.append(run("intake", _poll(service)))
    if isinstance(service.clock, RemoteClock):
        parts.append(service.clock.follow(service.clock_moved))
    return parts


async def _serve_pages(service: Service, listening: socket) -> None:
    """Serves the webhook and the pages for browsers. A process without a port does not load them."""
    from bot.pages import pages_of
    from bot.web import build_web

    pages = pages_of(service)
    web = build_web(service.bot, service.intake, service.readiness, _secret(service.settings), pages)
    await serve_web(web, listening, service.settings.trusted_proxies)


async def _when_calm(service: Service, begin: Callable[[], Awaitable[None]]) -> None:
    """Begins what can wait once the people who wrote before the start have their answers."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_LONGEST_RUSH):
            await service.polling.has_begun.wait()
            await service.speaker.wait_idle()
    await begin()


async def _publish(service: Service) -> None:
    """Puts menus and descriptions into Telegram while people are answered, then waits to be cancelled.

    It makes a dozen calls, and works out what each person may do.
    """
    await publish_commands(service)
    await publish_description(service)
    await asyncio.Event().wait()


async def _poll(service: Service) -> None:
    """Polls for ever. Telegram gives updates to one process at a time; for more there is the webhook."""
    while True:
        async with only_one(service.database, "polls Telegram", service.bot.id) as lost:
            await _until_one_ends(service.polling.run(), lost())


async def send(service: Service) -> None:
    """Sends notices, shows codes and fetches evidence for ever: only one process may."""
    while True:
        async with only_one(service.database, "sends notices", service.bot.id) as lost:
            parts = [service.sender.run(), service.code_screens.run(), service.sent_files.run()]
            parts.append(service.waking.listen())
            if service.keeper is not None:
                parts.append(service.keeper.run())
            if (backups := nightly_backups(service)) is not None:
                parts.append(backups.run())
            try:
                await _until_one_ends(*parts, lost())
            finally:
                # Before another process may begin: what is under way is sent and written down.
                await service.sender.finish()


def _secret(settings: Settings) -> str | None:
    """The webhook's secret; None when Telegram is polled."""
    if not settings.webhook_url or settings.webhook_secret is None:
        return None
    return settings.webhook_secret.get_secret_value()


async def _until_told_to_stop(service: Service, parts: list[Coroutine[Any, Any, None]]) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def begin() -> None:
        if not stop.is_set():
            stop.set()
            # Whatever hangs then, the system ends the process, which is safe at any moment.
            signal.alarm(_LONGEST_STOP)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, begin)
    await _until_one_ends(*parts, stop.wait(), ending=service.begin_shutdown)


async def _until_one_ends(*parts: Awaitable[object], ending: Callable[[], None] | None = None) -> None:
    """Runs parts side by side until one ends or fails: its error is raised. The others are cancelled.

    `ending` is called before they are.
    """
    tasks = [asyncio.ensure_future(part) for part in parts]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        if ending is not None:
            ending()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
