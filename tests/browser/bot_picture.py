"""Keeps the bot's picture as JPEG (`python -m tests.browser.bot_picture`): our drawings are PNG."""

from __future__ import annotations

import asyncio
import base64
from pathlib import Path

from playwright.async_api import async_playwright

from reports import bot_picture
from reports.drawing import png
from tests.browser.conftest import SWITCHES
from tests.conftest import CHROMIUM


async def _keep() -> None:
    drawn = base64.b64encode(png(bot_picture.svg())).decode()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        side = bot_picture.SIDE
        page = await browser.new_page(viewport={"width": side, "height": side})
        await page.set_content(f'<body style="margin:0"><img src="data:image/png;base64,{drawn}">')
        file = Path(bot_picture.__file__).with_suffix(".jpg")
        await page.screenshot(path=file, type="jpeg", quality=92)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(_keep())
