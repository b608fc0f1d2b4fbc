"""The monitor's edge: `/healthz`, `/readyz` and `/metrics`, on an address of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot import metrics
from bot.clock import Clock
from bot.jobs import JOBS
from bot.readiness import Readiness
from domain.office import Office
from jobs.lag import late_jobs
from storage.backup import Found
from storage.base.engine import Database
from storage.base.outages import DatabaseFailed

_UNKNOWN = float("nan")


def health_routes(readiness: Readiness) -> list[BaseRoute]:
    """`/healthz`, which asks nobody, and `/readyz`, which answers 503 with its reasons."""

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("alive")

    async def readyz(_request: Request) -> Response:
        reasons = await readiness.reasons()
        return JSONResponse({"ready": not reasons, "reasons": reasons}, 503 if reasons else 200)

    return [Route("/healthz", healthz), Route("/readyz", readyz)]


def build_monitor(
    readiness: Readiness,
    database: Database,
    office: Office,
    clock: Clock,
    last_backup: Callable[[], Found | None],
) -> Starlette:
    """The application of METRICS_PORT; `last_backup` looks for the newest one, and may raise OSError."""

    metrics.begin_at_zero(job.name for job in JOBS)

    async def metrics_of(_request: Request) -> Response:
        metrics.BACKUP_AT.set(await asyncio.to_thread(_moment, last_backup))
        if readiness.is_opening:
            _know_nothing()
        else:
            await measure(database, office, clock)
        return Response(metrics.exposition(), media_type=CONTENT_TYPE_LATEST)

    return Starlette(routes=[*health_routes(readiness), Route("/metrics", metrics_of)])


def _moment(last_backup: Callable[[], Found | None]) -> float:
    """Unix time of the newest backup; not a number where none is found."""
    try:
        found = last_backup()
    except OSError:
        return _UNKNOWN
    return _UNKNOWN if found is None else found.at.timestamp()


async def measure(database: Database, office: Office, clock: Clock) -> None:
    """Reads what waits in the database; nothing is known of it while that does not answer."""
    now = clock.now()
    try:
        async with database.read() as uow:
            messages, oldest = await uow.outbox.waiting(now)
            failed = await uow.failures.unsettled()
            late = await late_jobs(uow, office, JOBS, now)
    except DatabaseFailed:
        _know_nothing()
        return
    metrics.DATABASE_UP.set(1)
    metrics.OUTBOX.set(messages)
    metrics.OUTBOX_AGE.set(oldest.total_seconds())
    metrics.SET_ASIDE.set(failed)
    lags = {job.name: 0.0 for job in JOBS}
    for each in late:
        lags[each.job] = max(lags[each.job], each.lag.total_seconds())
    for name, lag in lags.items():
        metrics.JOB_LAG.labels(name).set(lag)


def _know_nothing() -> None:
    """The figures while the database does not answer."""
    metrics.DATABASE_UP.set(0)
    for gauge in (metrics.OUTBOX, metrics.OUTBOX_AGE, metrics.SET_ASIDE):
        gauge.set(_UNKNOWN)
    for job in JOBS:
        metrics.JOB_LAG.labels(job.name).set(_UNKNOWN)
