"""The service as in production, except that a job runs when standard input names it, and at no other time.

A line is the name of a job and the moment as of which it is due; it is said again on standard output once the
job has run. Updates are polled, or come to the webhook where one is set.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import datetime

from bot.app import Service, connect, open_clock
from bot.cli.base import collect_less_often
from bot.logs import configure_logging
from bot.ports import open_port, serve_web
from bot.readiness import Readiness
from bot.run import choose_intake, freeze_garbage_collector, heavy_processes, send
from bot.settings import Settings
from bot.web import build_web
from jobs.runner import Failed
from storage.base.engine import Database

READY = "ready"


async def _serve() -> None:
    settings = Settings(_env_file=None)
    configure_logging(settings.log_level)
    database, clock = Database(settings.database_url), await open_clock(settings)
    heavy = heavy_processes(settings, clock, database)
    service = await connect(settings, clock, database, heavy=heavy)
    await choose_intake(service)
    freeze_garbage_collector()
    parts = [asyncio.create_task(part) for part in (send(service), _take_in(service), _listen(service))]
    try:
        done, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
        for part in done:
            part.result()
    finally:
        service.begin_shutdown()
        for part in parts:
            part.cancel()
        await asyncio.gather(*parts, return_exceptions=True)
        await service.close()
        heavy.close()


async def _take_in(service: Service) -> None:
    """Takes updates in for ever."""
    settings = service.settings
    if not settings.webhook_url or settings.webhook_secret is None:
        await service.polling.run()
        return
    secret = settings.webhook_secret.get_secret_value()
    web = build_web(service.bot, service.intake, Readiness(service.database), secret)
    await serve_web(web, open_port(settings.web_host, settings.web_port))


async def _listen(service: Service) -> None:
    """Runs jobs until standard input ends."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    _answer(READY)
    async for line in reader:
        name, _, moment = line.decode().strip().partition(" ")
        for outcome in await service.runner.run(name, datetime.fromisoformat(moment)):
            if isinstance(outcome, Failed):
                raise outcome.error
        _answer(f"{name} {moment}")


def _answer(line: str) -> None:
    sys.stdout.write(f"{line}{os.linesep}")
    sys.stdout.flush()


if __name__ == "__main__":
    collect_less_often()
    asyncio.run(_serve())
