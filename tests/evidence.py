"""An office whose server keeps evidence, and what tests do with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.app import connect
from bot.evidence import EvidenceKeeper
from bot.pages import pages_of
from bot.web import build_web
from storage.base.engine import Database
from tests.handlers.ekinerja import opens
from tests.harness import OfficeOnTrial, PlaygroundClock, no_pace, settings_for
from tests.playground.stage import picture

PUBLIC = "https://kinerja.example"


@dataclass
class KeepingOffice(OfficeOnTrial):
    """An office with EVIDENCE=server."""

    folder: Path = Path()

    @property
    def keeper(self) -> EvidenceKeeper:
        """What fetches files."""
        assert self.service.keeper is not None
        return self.service.keeper

    @property
    def kept(self) -> list[Path]:
        """The files in the folder."""
        return [path for path in self.folder.rglob("*") if path.is_file()]

    def visitor(self, host: str = "192.0.2.1") -> httpx.AsyncClient:
        """Somebody with a browser."""
        service = self.service
        web = build_web(service.bot, service.intake, service.readiness, None, pages_of(service))
        transport = httpx.ASGITransport(web, client=(host, 1))
        return httpx.AsyncClient(transport=transport, base_url=PUBLIC)

    async def reports_with_a_file(self, content: bytes | None = None, name: str = "daftar.pdf") -> None:
        """Sari reports today's work with a photo, or with a file of this content."""
        await self.says(self.sari, "08.00-10.00 verifikasi 25 berkas KTP n4")
        await self.taps(self.sari, "Kirim")
        await self.taps(self.sari, next(label for label in self.sari.labels() if "bukti" in label.lower()))
        if content is None:
            self.sari.sends_photo(picture())
        else:
            self.sari.sends_document(content, name)
        await self.settle()
        await self.taps(self.sari, next(label for label in self.sari.labels() if "Lanjut" in label))

    async def row(self) -> None:
        """Sari opens the one row of today."""
        await opens(self, "Hari ini")
        await self.taps(self.sari, "1")


@asynccontextmanager
async def keeping(
    office: OfficeOnTrial, home: Path, *, public_url: str = PUBLIC
) -> AsyncIterator[KeepingOffice]:
    """The same office, served with EVIDENCE=server: its folder is made in `home`."""
    folder = home / "bukti"
    url = str(office.service.settings.database_url)
    values = {"evidence": "server", "evidence_folder": folder, "public_url": public_url, "web_port": 1}
    settings = settings_for(office.playground, url).model_copy(update=values)
    service = await connect(settings, PlaygroundClock(office.playground), Database(url), no_pace())
    try:
        yield KeepingOffice(office.playground, service, office.ids, folder)
    finally:
        await service.close()
