"""The web edge: Telegram's webhook, whether the process lives and is ready, and the pages of `web/`."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from telegram import Bot

from bot.intake import Intake
from bot.monitor import health_routes
from bot.ports import WEBHOOK_PATH
from bot.readiness import Readiness
from bot.updates import NotAnUpdate
from storage.base.outages import DatabaseUnavailable

log = logging.getLogger(__name__)

_LARGEST_UPDATE = 1_000_000


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
