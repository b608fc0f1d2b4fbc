"""The port on the network: who asks slowly, endlessly or with a thousand hands stops nobody."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.connections import BoundedConnection
from bot.ports import WEBHOOK_PATH, open_port, serve_web
from bot.web import build_web
from tests.bot.pushing import SECRET
from tests.harness import OfficeOnTrial

SOON = 20.0
"""Seconds after which something that must happen has not happened."""
HALF = b"GET /healthz HTTP/1.1\r\nHost: kinerja.example\r\nX-Slow: "
POST = b"POST %s HTTP/1.1\r\nHost: kinerja.example\r\nX-Telegram-Bot-Api-Secret-Token: %s\r\n" % (
    WEBHOOK_PATH.encode(),
    SECRET.encode(),
)


@pytest.fixture
async def port(office: OfficeOnTrial) -> AsyncIterator[int]:
    """The port of an office's web edge."""
    service = office.service
    listening = open_port("127.0.0.1", 0)
    web = build_web(service.bot, service.intake, service.readiness, SECRET)
    serving = asyncio.create_task(serve_web(web, listening))
    yield listening.getsockname()[1]
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A web edge that waits no longer than a test may take."""
    monkeypatch.setattr(BoundedConnection, "patience", 0.3)


class Caller:
    """One end of a connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def rest(self) -> bytes:
        """Everything that comes until the other end closes; TimeoutError when it does not."""
        async with asyncio.timeout(SOON):
            with suppress(ConnectionError):
                return await self.reader.read()
            return b""


@asynccontextmanager
async def calling(port: int, said: bytes) -> AsyncIterator[Caller]:
    """Somebody who has said something on a connection of their own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(said)
    try:
        yield Caller(reader, writer)
    finally:
        writer.close()


async def alive(port: int) -> bool:
    """Whether the monitoring gets its answer."""
    async with httpx.AsyncClient(timeout=SOON) as client:
        return (await client.get(f"http://127.0.0.1:{port}/healthz")).text == "alive"


async def test_many_who_never_finish_asking_keep_nobody_out(
    port: int, caplog: pytest.LogCaptureFixture
) -> None:
    async with AsyncExitStack() as stack:
        callers = [await stack.enter_async_context(calling(port, HALF)) for _ in range(300)]
        assert await alive(port)
        # The oldest are closed at once, long before their time is over; the youngest are let be.
        assert await asyncio.gather(*(caller.rest() for caller in callers[:200])) == [b""] * 200
        assert not any(caller.reader.at_eof() for caller in callers[-90:])
        assert await alive(port)
    assert caplog.text.count("connections at once to WEB_PORT") <= 1


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "said",
    [
        b"",
        HALF,
        POST + b"Content-Length: 10\r\n\r\n{",
        POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{",
        POST.replace(SECRET.encode(), b"salah") + b"Content-Length: 10\r\n\r\n{",
    ],
)
async def test_a_request_that_does_not_come_ends_the_connection(
    port: int, said: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async with calling(port, said) as caller:
        await caller.rest()
    assert await alive(port)
    assert caplog.text == ""


@pytest.mark.usefixtures("impatient")
async def test_a_request_that_comes_drop_by_drop_ends_the_connection(port: int) -> None:
    async with calling(port, HALF) as caller:

        async def drip() -> None:
            while not caller.reader.at_eof():
                caller.writer.write(b"x")
                await asyncio.sleep(0)  # the other end reads

        dripping = asyncio.create_task(drip())
        await caller.rest()
        dripping.cancel()
        await asyncio.gather(dripping, return_exceptions=True)


async def test_headers_without_end_are_refused(port: int, caplog: pytest.LogCaptureFixture) -> None:
    async with calling(port, HALF + b"x" * 100_000) as caller:
        assert (await caller.rest()).startswith(b"HTTP/1.1 400 ")
    assert caplog.text == ""


async def test_a_connection_that_is_kept_may_ask_again(port: int) -> None:
    ask = b"GET /healthz HTTP/1.1\r\nHost: kinerja.example\r\n\r\n"
    async with calling(port, ask) as caller, asyncio.timeout(SOON):
        for _ in range(3):
            assert (await caller.reader.readuntil(b"alive")).startswith(b"HTTP/1.1 200 ")
            caller.writer.write(ask)


async def test_nonsense_from_strangers_fills_no_log(port: int, caplog: pytest.LogCaptureFixture) -> None:
    upgrade = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: upgrade, close\r\nUpgrade: websocket\r\n\r\n"
    for said in (b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET\r\n\r\n", upgrade):
        async with calling(port, said) as caller:
            await caller.rest()
    assert caplog.text == ""


@pytest.mark.parametrize(("trusted", "seen"), [("127.0.0.1", b"192.0.2.7"), ("192.0.2.0/24", b"127.0.0.1")])
async def test_a_visitor_s_address_is_what_a_trusted_proxy_says(trusted: str, seen: bytes) -> None:
    async def whoami(request: Request) -> Response:
        return PlainTextResponse(request.client.host if request.client else "")

    listening = open_port("127.0.0.1", 0)
    serving = asyncio.create_task(serve_web(Starlette(routes=[Route("/", whoami)]), listening, trusted))
    asks = b"GET / HTTP/1.1\r\nHost: kinerja.example\r\nConnection: close\r\n"
    forwarded = b"X-Forwarded-For: 203.0.113.9, 192.0.2.7\r\n\r\n"
    async with calling(listening.getsockname()[1], asks + forwarded) as caller:
        assert (await caller.rest()).endswith(seen)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
