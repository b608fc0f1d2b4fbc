"""Ports that the process listens on, and serving them; `web.py` and `monitor.py` make what they show."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

from bot.settings import SettingsError
from storage.base.disk import system_reason

if TYPE_CHECKING:  # a process without a port does not load it
    from starlette.applications import Starlette

WEBHOOK_PATH = "/telegram"
_LAST_ANSWERS = 5
"""Seconds for unfinished calls once the process is told to stop."""


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
