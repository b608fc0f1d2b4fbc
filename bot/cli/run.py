"""`python -m bot run`: the service itself."""

from __future__ import annotations

import asyncio

from bot.cli.base import fail, settings
from bot.run import configure_logging, serve
from bot.settings import SettingsError
from storage.base.engine import DatabaseUnavailable
from storage.base.single import AlreadyServedError


def run() -> None:
    """Serves until it is told to stop (SIGTERM or Ctrl-C). Needs BOT_TOKEN."""
    chosen = settings()
    try:
        chosen.require_token()
        configure_logging(chosen.log_level)
        asyncio.run(serve(chosen))
    except (SettingsError, AlreadyServedError) as error:
        fail(str(error))
    except DatabaseUnavailable as error:
        fail(f"The database does not answer: {error}")
