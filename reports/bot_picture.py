"""The bot's own picture: a sheet whose lines are ticked. Telegram takes it as JPEG alone."""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).with_suffix(".jpg")
"""Drawn and kept by `python -m tests.browser.bot_picture`, for which a browser is needed."""


def jpeg() -> bytes:
    """The picture as it is kept beside this file."""
    return FILE.read_bytes()
