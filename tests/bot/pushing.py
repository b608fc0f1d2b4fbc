"""An office whose Telegram pushes updates to its webhook."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.intake import ALLOWED_UPDATES
from bot.ports import WEBHOOK_PATH, open_port, serve_web
from bot.web import build_web
from tests.harness import OfficeOnTrial

SECRET = "rahasia-webhook"
SOON = 0.02
"""Seconds after which the playground delivers again what was not taken, for the first time."""


@asynccontextmanager
async def webhook(office: OfficeOnTrial) -> AsyncIterator[None]:
    """Telegram pushes to this office's service until the block ends."""
    service = office.service
    listening = open_port("127.0.0.1", 0)
    port = listening.getsockname()[1]
    web = build_web(service.bot, service.intake, service.readiness, SECRET)
    serving = asyncio.create_task(serve_web(web, listening))
    office.playground.world.webhook.first_delay = SOON
    await service.bot.set_webhook(
        f"http://127.0.0.1:{port}{WEBHOOK_PATH}", allowed_updates=ALLOWED_UPDATES, secret_token=SECRET
    )
    try:
        yield
    finally:
        await service.bot.delete_webhook()
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def answered(office: OfficeOnTrial) -> None:
    """Everything pushed so far is acknowledged, and what follows from it is said and sent."""
    await office.playground.acknowledged()
    await office.service.speaker.wait_idle()
    await office.service.sender.drain()
