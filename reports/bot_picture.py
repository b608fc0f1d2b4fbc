"""The bot's own picture: a sheet whose lines are ticked. Telegram takes it as JPEG alone."""

from __future__ import annotations

from pathlib import Path

from reports.drawing import box

SIDE = 640
"""Pixels; Telegram shows a circle of it."""
_FILE = Path(__file__).with_name("bot_picture.jpg")
_GREEN, _PAPER, _LINE = "#1E6B52", "#FFFFFF", "#B9CFC6"


def svg() -> str:
    """The picture; `python -m tests.browser.bot_picture` keeps it as JPEG, for which a browser is needed."""
    lines = "".join(_ticked(y) for y in (250, 330, 410))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}">'
        f"{box(0, 0, SIDE, SIDE, fill=_GREEN)}"
        f"{box(185, 150, 270, 340, fill=_PAPER, radius=24)}{box(265, 130, 110, 52, fill=_LINE, radius=16)}"
        f"{lines}</svg>"
    )


def _ticked(y: int) -> str:
    tick = (
        f'<polyline points="218,{y} 236,{y + 18} 268,{y - 18}" fill="none" stroke="{_GREEN}"'
        ' stroke-width="14" stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return tick + box(300, y - 9, 120, 18, fill=_LINE, radius=9)


def jpeg() -> bytes:
    """The picture as it is kept beside this file."""
    return _FILE.read_bytes()
