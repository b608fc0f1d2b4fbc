"""Somebody new at the page of the demo, and the demo itself: for its tests and its pictures."""

from __future__ import annotations

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Locator, expect

from tests.browser.conftest import Watched
from tests.forked import ROOT, start

PATIENCE = 90_000
"""Milliseconds in which a process starts, ends or answers, on a busy machine too."""
SARI, BUDI, CITIZEN, AGUS = "Sari Contoh", "Budi Contoh", "Warga Contoh", "Agus Contoh"


@dataclass
class Newcomer:
    """Somebody at the page of the demo; people are known by the names on their phones."""

    watched: Watched

    async def id_of(self, name: str) -> int:
        """The person behind a name."""
        plate = self.watched.page.locator(".plate-name", has_text=name)
        phone = self.watched.page.locator("[data-person]", has=plate)
        return int(await phone.get_attribute("data-person") or "")

    async def takes(self, name: str) -> Locator:
        """Takes a phone into the hand."""
        return await self.watched.take(await self.id_of(name))

    async def begins(self, name: str) -> None:
        """Presses START and waits for the greeting."""
        await self.watched.begin(await self.id_of(name))

    async def says(self, name: str, text: str) -> None:
        """Writes in a phone."""
        await self.watched.say(await self.id_of(name), text)

    async def taps(self, name: str, *labels: str) -> None:
        """Taps buttons, each as soon as it is there."""
        phone = await self.takes(name)
        for label in labels:
            await phone.locator(".key", has_text=re.compile(label)).last.click()

    async def sees(self, name: str, words: str) -> None:
        """Waits until a phone shows some words."""
        phone = await self.takes(name)
        message = phone.locator(".message.in", has_text=re.compile(words, re.DOTALL)).last
        await expect(message).to_be_visible(timeout=PATIENCE)

    async def opens_the(self, part: str) -> None:
        """Opens a sheet of the bar."""
        await self.watched.page.get_by_role("button", name=re.compile(f"^{part}")).first.click()

    async def kills_the_bot(self) -> None:
        """Kills the bot's process and waits until it is gone."""
        await self._acts_on_the_process("Matikan paksa", "^Mati$")

    async def starts_the_bot(self) -> None:
        """Starts the bot's process again and waits until it is up."""
        await self._acts_on_the_process("Jalankan", "^Berjalan")

    async def _acts_on_the_process(self, key: str, state: str) -> None:
        page = self.watched.page
        await self.opens_the("Gangguan")
        await page.get_by_role("button", name=key, exact=True).click()
        await expect(page.get_by_text(re.compile(state))).to_be_visible(timeout=PATIENCE)
        await page.keyboard.press("Escape")

    async def moves_the_clock(self, mark: str) -> None:
        """Presses a mark of the clock, which a small screen has in the clock's sheet."""
        page = self.watched.page
        key = page.get_by_role("button", name=f"Majukan jam {mark}")
        if await key.first.is_visible():
            await key.locator("visible=true").first.click()
            return
        await self.opens_the("Jam:")
        await key.locator("visible=true").first.click()
        # The sheet stays open to tell which jobs ran; it may cover what comes next.
        await page.keyboard.press("Escape")

    async def reports(self, activity: str) -> None:
        """Reports today's work as Sari."""
        await self.says(SARI, "/lapor")
        await self.taps(SARI, "^Hari ini$", "^Tugas lain$")
        await self.sees(SARI, "Apa yang Anda kerjakan")
        await self.says(SARI, activity)
        await self.sees(SARI, "Berapa hasilnya")
        await self.says(SARI, "3 dokumen")
        await self.taps(SARI, "^2 jam$", "^Lewati$", "^4 – Baik$", "^Kirim$")
        await self.sees(SARI, "Laporan terkirim.*Menunggu persetujuan Budi Contoh")

    async def approves(self) -> None:
        """Approves the last report as Budi."""
        await self.taps(BUDI, "^Sari Contoh: 1$", "^5 – Sangat baik$")
        await self.sees(SARI, "Laporan Anda disetujui")

    async def rates(self) -> None:
        """Rates a service as a citizen."""
        await self.begins(CITIZEN)
        await self.says(CITIZEN, "/nilailayanan")
        await self.taps(CITIZEN, "KTP", "Sangat puas")
        await self.sees(CITIZEN, "Penilaian Anda .* sudah tersimpan")


@asynccontextmanager
async def running_demo(folder: Path) -> AsyncIterator[str]:
    """`python -m bot demo` in a folder of its own, on a free port; its address. It must end in peace."""
    (folder / "sample").symlink_to(ROOT / "sample")
    words, environment = ("bot", "demo", "--port", "0", "--pace", "0"), os.environ | {"PYTHONPATH": str(ROOT)}
    printed, end = os.pipe()
    process = await start(words, environment, folder, {1: end, 2: 2})
    os.close(end)
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(printed, "rb")
    )
    try:
        renewed, address = [(await reader.readline()).decode() for _ in range(2)]
        assert renewed == "Every start is fresh: nothing is kept from the previous run.\n"
        assert address.startswith("Playground: http://127.0.0.1:")
        yield address.removeprefix("Playground: ").strip()
    finally:
        process.send_signal(signal.SIGTERM)
        rest = (await reader.read()).decode()
        status = await process.wait()
    assert status == 0
    assert "Traceback" not in rest, rest
    assert "ERROR" not in rest, rest
