"""Loads libraries without what they can do besides."""

from __future__ import annotations

import sys
from importlib import import_module

_TRIED = ("click", "cryptography", "pygments", "rich")
"""httpx, structlog and python-telegram-bot try to load these for a command line, coloured tracebacks and
Telegram Passport, and do without where they are not installed."""


def load_without_extras() -> None:
    """Loads the libraries as if what they only try to load were not installed; it can be loaded later."""
    hidden = [name for name in _TRIED if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # Python then says that there is no such package
    for name in ("httpx", "structlog", "telegram"):
        import_module(name)
    for name in hidden:
        del sys.modules[name]
