"""An office with RATINGS=web, and people in front of browsers without scripts."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property, partial
from html import unescape

import httpx
from sqlalchemy import select
from starlette.applications import Starlette

from bot.app import connect
from bot.pages import pages_of
from bot.web import build_web
from storage.base.engine import Database
from storage.tables import Response, Service
from tests.harness import SARI, OfficeOnTrial, PlaygroundClock, changes, must, settings_for

PUBLIC = "https://kinerja.example"
_LARGEST = 20_000
"""Bytes of an answer."""
_FORM = re.compile(r'<form method="post" action="([^"]*)">(.*?)</form>', re.S)
_FIELD = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


@dataclass
class Browser:
    """Somebody with a browser of their own: it keeps cookies, follows redirections and runs nothing."""

    client: httpx.AsyncClient
    reads: Callable[[], None]
    """Passes the time that it takes to read a page."""
    page: httpx.Response | None = None
    seen: list[httpx.Response] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the page says."""
        return "" if self.page is None else unescape(self.page.text)

    @property
    def page_source(self) -> str:
        """The page as it was sent."""
        return "" if self.page is None else self.page.text

    @property
    def status(self) -> int:
        """The status of the page."""
        return 0 if self.page is None else self.page.status_code

    async def opens(self, path: str) -> str:
        """Opens an address of the service."""
        return self._see(await self.client.get(path, follow_redirects=True))

    async def sends(self, end: str = "", **fields: str) -> str:
        """Fills the form of the page whose address ends so, and sends it."""
        action, body = self.form(end)
        self.reads()
        return self._see(await self.client.post(action, data=body | fields, follow_redirects=True))

    async def posts(self, path: str, **fields: str) -> str:
        """Sends what no page of the service offered."""
        return self._see(await self.client.post(path, data=fields, follow_redirects=True))

    def form(self, end: str = "") -> tuple[str, dict[str, str]]:
        """Address and hidden fields of the first form of the page whose address ends so."""
        assert self.page is not None
        for action, inner in _FORM.findall(self.page.text):
            if action.partition("?")[0].endswith(end):
                return unescape(action), {name: unescape(value) for name, value in _FIELD.findall(inner)}
        raise AssertionError(f"no form to {end} on {self.page.url}:\n{self.page.text}")

    def _see(self, answer: httpx.Response) -> str:
        for each in (*answer.history, answer):
            assert len(each.content) < _LARGEST, f"{each.url} has {len(each.content)} bytes"
            assert "<script" not in each.text
        self.page = answer
        self.seen.append(answer)
        return self.text


@dataclass
class OpenOffice(OfficeOnTrial):
    """An office whose pages are open to citizens."""

    @cached_property
    def web(self) -> Starlette:
        """The one web edge, which remembers what came from where."""
        service = self.service
        return build_web(service.bot, service.intake, service.readiness, None, pages_of(service))

    async def responses(self) -> list[Response]:
        """What the records have of ratings."""
        async with self.service.database.read() as uow:
            return list(await uow.session.scalars(select(Response)))

    async def codes(self, count: int = 1) -> list[str]:
        """Visit codes of the identity card service."""
        async with changes(self.service.database) as uow:
            service = must(await uow.services.by_code("KTP"))
            key, now = self.service.office.rater_key, self.service.clock.now()
            return await uow.visits.issue(key, service.id, count, now)

    def browser(self, host: str = "192.0.2.1", language: str = "id") -> Browser:
        """A new browser at an address."""
        transport = httpx.ASGITransport(self.web, client=(host, 1))
        headers = {"Accept-Language": language}
        client = httpx.AsyncClient(transport=transport, base_url=PUBLIC, headers=headers)
        return Browser(client, partial(self.playground.clock.advance, timedelta(seconds=10)))


@asynccontextmanager
async def opened(office: OfficeOnTrial, *, public_url: str = PUBLIC) -> AsyncIterator[OpenOffice]:
    """The same office, served with RATINGS=web; with two services."""
    url = str(office.service.settings.database_url)
    values = {"ratings": "web", "public_url": public_url, "web_port": 1}
    settings = settings_for(office.playground, url).model_copy(update=values)
    service = await connect(settings, PlaygroundClock(office.playground), Database(url))
    async with changes(service.database) as uow:
        unit = must(await uow.people.unit_of(office.ids[SARI], office.playground.clock.now().date()))
        uow.session.add_all(
            [
                Service(code="KTP", name="KTP elektronik", unit_id=unit.id),
                Service(code="KK", name="Kartu Keluarga <baru>", unit_id=unit.id),
                Service(code="IZIN/01", name="Izin <usaha>", unit_id=unit.id),
            ]
        )
    try:
        yield OpenOffice(office.playground, service, office.ids)
    finally:
        await service.close()
