"""Keeps the bot's picture as JPEG (`python -m tests.browser.bot_picture`): our drawings are PNG."""

from __future__ import annotations

import asyncio
import base64

from playwright.async_api import async_playwright

from reports.bot_picture import FILE
from reports.drawing import box, png
from tests.browser.conftest import SWITCHES
from tests.conftest import CHROMIUM

_SIDE = 640
"""Pixels; Telegram shows a circle of it."""
_GREEN, _PAPER, _LINE = "#1E6B52", "#FFFFFF", "#B9CFC6"


_BOARD = (
    box(185, 150, 270, 340, fill=_PAPER, radius=24),
    box(265, 130, 110, 52, fill=_LINE, radius=16),
)


def _ticked(y: int) -> str:
    tick = (
        f'<polyline points="218,{y} 236,{y + 18} 268,{y - 18}" fill="none" stroke="{_GREEN}"'
        ' stroke-width="14" stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return tick + box(300, y - 9, 120, 18, fill=_LINE, radius=9)


async def _keep() -> None:
    lines = [_ticked(y) for y in (250, 330, 410)]
    picture = png([*_BOARD, *lines], _SIDE, width=_SIDE, ground=_GREEN)
    drawn = base64.b64encode(picture).decode()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        page = await browser.new_page(viewport={"width": _SIDE, "height": _SIDE})
        await page.set_content(f'<body style="margin:0"><img src="data:image/png;base64,{drawn}">')
        await page.screenshot(path=FILE, type="jpeg", quality=92)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(_keep())
