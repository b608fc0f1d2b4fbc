"""The web edge: Telegram's webhook, whether the process lives and is ready, and the pages of `web/`."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import socket
from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from telegram import Bot

from bot.intake import Intake
from bot.monitor import health_routes
from bot.readiness import Readiness
from bot.settings import SettingsError
from bot.updates import NotAnUpdate
from storage.base.disk import system_reason
from storage.base.outages import DatabaseUnavailable

log = logging.getLogger(__name__)

WEBHOOK_PATH = "/telegram"
_LARGEST_UPDATE = 1_000_000
_LAST_ANSWERS = 5
"""Seconds for unfinished calls once the process is told to stop."""


def build_web(
    bot: Bot,
    intake: Intake,
    readiness: Readiness,
    webhook_secret: str | None,
    pages: Sequence[BaseRoute] = (),
) -> Starlette:
    """The web application with pages for browsers; without a secret there is no webhook in it."""

    async def webhook(request: Request) -> Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if webhook_secret is None or not hmac.compare_digest(given.encode(), webhook_secret.encode()):
            return PlainTextResponse("forbidden", 403)
        try:
            content = await _body(request)
        except ClientDisconnect:
            return PlainTextResponse("incomplete", 400)
        if content is None:
            return PlainTextResponse("too large", 413)
        try:
            await intake.receive(json.loads(content), bot)
        except (ValueError, RecursionError, NotAnUpdate) as error:
            # It knows the secret: refused, it would come again for hours. Without a number it cannot be kept.
            log.error("Something that is no update came with the secret: %s", type(error).__name__)
        except DatabaseUnavailable:
            # Telegram keeps the update and comes again.
            return PlainTextResponse("the database does not answer", 503)
        return PlainTextResponse("ok")

    routes = health_routes(readiness)
    if webhook_secret is not None:
        routes.append(Route(WEBHOOK_PATH, webhook, methods=["POST"]))
    return Starlette(routes=[*routes, *pages])


async def _body(request: Request) -> bytes | None:
    """The body of a request; None when it is too large, whatever length its headers give."""
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > _LARGEST_UPDATE:
            return None
    return bytes(content)


def open_port(host: str, port: int, prefix: str = "WEB") -> socket.socket:
    """A socket that listens; raises SettingsError when the address cannot be had.

    `prefix` begins the names of the settings that say where.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends answers at once (TCP_NODELAY) only where the protocol is named.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        reason = system_reason(error)
        raise SettingsError(
            f"{prefix}_HOST or {prefix}_PORT is wrong: nothing can listen on {host}:{port}, {reason}."
        ) from None
    return listening


async def serve_web(web: Starlette, listening: socket.socket, trusted_proxies: str = "127.0.0.1,::1") -> None:
    """Serves until it is cancelled: then nobody gets in any more, and who is inside is answered.

    Of `trusted_proxies` the last address in X-Forwarded-For that is none of them is taken for the visitor's.
    """
    # Loaded only by a process that serves.
    import uvicorn

    from bot.connections import MOST_HEADERS, BoundedConnection, WebServer

    config = uvicorn.Config(
        web,
        http=BoundedConnection,
        ws="none",
        # Given, or else uvicorn reads an environment variable of its own.
        forwarded_allow_ips=trusted_proxies,
        # What strangers send must not fill the log; addresses of pages hold codes and numbers of tickets.
        log_level="error",
        log_config=None,
        access_log=False,
        lifespan="off",
        # As many as may be let in before the limits of connections are looked at.
        backlog=32,
        h11_max_incomplete_event_size=MOST_HEADERS,
        timeout_graceful_shutdown=_LAST_ANSWERS,
    )
    server = WebServer(config)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        await asyncio.shield(serving)
    finally:
        server.should_exit = True
        await serving
