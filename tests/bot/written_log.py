"""The log as a start configures it, written where a test can read it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from io import StringIO
from typing import Any

from bot.logs import configure_logging


@contextmanager
def log_of(*settings: Any) -> Iterator[StringIO]:
    """What is logged in the block with these settings of `configure_logging`; afterwards all is as before."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    root.handlers = []
    try:
        with redirect_stderr(StringIO()) as written:
            configure_logging(*settings)
        yield written
    finally:
        root.handlers, root.level = handlers, level
        for name in ("bot", "domain", "handlers", "jobs", "locales", "reports", "storage", "web"):
            logging.getLogger(name).setLevel(logging.NOTSET)
