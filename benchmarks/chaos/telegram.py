"""Stands between the service and the stand-in for Telegram, and spoils a share of the calls."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from enum import StrEnum
from random import Random

import aiohttp
from aiohttp import web

LATE_SECONDS = (1.0, 7.0)
"""How late an answer may come: the service waits 5 s for one."""
_POLL = "getUpdates"


class Fault(StrEnum):
    """What happens to a call."""

    FLOOD = "429"
    ERROR = "500"
    GATEWAY = "502"
    HANGING = "hangs"
    CUT_BEFORE = "cut before"
    CUT_AFTER = "cut after"
    LATE = "late"
    TWICE = "twice"


class SpoiltTelegram:
    """A proxy of the Bot API. Each call that it spoils is drawn by its seed."""

    def __init__(self, url: str, seed: int) -> None:
        """`url` is the stand-in's."""
        self._url = url
        self._chance = Random(seed)
        self._session: aiohttp.ClientSession | None = None
        self.fault: Fault | None = None
        self.share = 0.0
        self.polls = 0
        """So many polls may hang, which takes half a minute, or be late."""
        self.spoilt = 0
        self._last: int | None = None
        """No call is spoilt after so many of them."""
        self.unsure: list[tuple[float, int]] = []
        """When (`time.monotonic`) a call was carried out whose answer the service does not know, or a second
        time, and in which chat."""
        self.clock_offset = timedelta(0)
        self._clock_version = 0
        self._clock_moved = asyncio.Condition()

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Its address, for as long as the block runs."""
        app = web.Application(client_max_size=2**26)
        app.router.add_get("/clock", self._clock)
        app.router.add_route("*", "/{path:.*}", self._take)
        # Who hangs up is noticed: what it asked for must not go on waiting.
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        timeout = aiohttp.ClientTimeout(total=None)
        async with aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=0)) as session:
            self._session = session
            try:
                yield f"http://127.0.0.1:{runner.addresses[0][1]}"
            finally:
                await runner.cleanup()

    @asynccontextmanager
    async def spoiling(self, fault: Fault, share: float, most: int | None) -> AsyncIterator[None]:
        """So many of the calls are spoilt while the block runs, of all calls and at most."""
        self.fault, self.share = fault, share
        self._last = None if most is None else self.spoilt + most
        yield
        self.fault = None

    async def move_clock(self, offset: timedelta) -> None:
        """The clock that the service follows is so far from the machine's."""
        async with self._clock_moved:
            self.clock_offset, self._clock_version = offset, self._clock_version + 1
            self._clock_moved.notify_all()

    async def _clock(self, request: web.Request) -> web.Response:
        after, patience = int(request.query["after"]), float(request.query["timeout"])
        try:
            async with asyncio.timeout(patience), self._clock_moved:
                await self._clock_moved.wait_for(lambda: self._clock_version > after)
        except TimeoutError:
            pass
        offset = self.clock_offset.total_seconds()
        return web.json_response({"offset_seconds": offset, "version": self._clock_version})

    def _drawn(self, method: str) -> Fault | None:
        fault = self.fault
        if fault is None or self.spoilt == self._last or self._chance.random() >= self.share:
            return None
        if method == _POLL and fault is Fault.TWICE:
            return None  # each ends the other, as with two processes
        if method == _POLL and fault in (Fault.HANGING, Fault.LATE):
            if not self.polls:
                return None
            self.polls -= 1
        self.spoilt += 1
        return fault

    async def _take(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        match self._drawn(request.path.rpartition("/")[2]):
            case None:
                return await self._forward(request, body)
            case Fault.FLOOD:
                return _refusal(429, "Too Many Requests: retry after 1", retry_after=1)
            case Fault.ERROR:
                return _refusal(500, "Internal Server Error")
            case Fault.GATEWAY:
                page = "<html><head><title>502 Bad Gateway</title></head></html>"
                return web.Response(status=502, text=page, content_type="text/html")
            case Fault.HANGING:
                await asyncio.Event().wait()
            case Fault.CUT_AFTER:
                await self._forward(request, body)
                await self._note_unsure(request, body)
            case Fault.LATE:
                answer = await self._forward(request, body)
                await self._note_unsure(request, body)
                await asyncio.sleep(self._chance.uniform(*LATE_SECONDS))
                return answer
            case Fault.TWICE:
                answer = await self._forward(request, body)
                await self._note_unsure(request, body)
                await self._forward(request, body)
                return answer
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def _forward(self, request: web.Request, body: bytes) -> web.Response:
        assert self._session is not None  # it serves
        headers = {"Content-Type": request.headers.get("Content-Type", "application/json")} if body else {}
        async with self._session.request(
            request.method, f"{self._url}{request.path_qs}", data=body or None, headers=headers
        ) as answer:
            return web.Response(
                status=answer.status, body=await answer.read(), content_type=answer.content_type
            )

    async def _note_unsure(self, request: web.Request, body: bytes) -> None:
        if request.content_type == "application/json" and body:
            chat = (await request.json()).get("chat_id")
            self.unsure.append((time.monotonic(), int(chat or 0)))


def _refusal(status: int, description: str, **parameters: int) -> web.Response:
    told = {"ok": False, "error_code": status, "description": description}
    return web.json_response(told | ({"parameters": parameters} if parameters else {}), status=status)
