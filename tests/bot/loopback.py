"""A small server on loopback that plays Telegram for the tests of the HTTP layer."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from telegram import Bot

from bot.request import AiohttpRequest

SECRET = "AAEsecretSecretSecretSecretSecret_-x"
TOKEN = f"700000001:{SECRET}"
MESSAGE: dict[str, Any] = {"message_id": 7, "date": 1_790_000_000, "chat": {"id": 11, "type": "private"}}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Upload:
    """One part of a multipart body, as the server got it."""

    filename: str | None
    mimetype: str | None
    content: bytes


@dataclass
class Call:
    """One request, as the server got it."""

    path: str
    headers: dict[str, str]
    parameters: dict[str, Any]
    uploads: dict[str, Upload]
    client_port: int


@dataclass
class Server:
    """Answers every call with `answer` and remembers what it was asked."""

    answer: Handler
    url: str = ""
    calls: list[Call] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    release: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.calls.append(await _read_call(request))
        self.arrived.set()
        return await self.answer(request)

    async def hold(self, request: web.Request) -> web.StreamResponse:
        """Answer only when the test says so."""
        await self.release.wait()
        return web.json_response({"ok": True, "result": MESSAGE})


async def _read_call(request: web.Request) -> Call:
    parameters: dict[str, Any] = {}
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        parameters = await request.json()
    elif request.content_type == "multipart/form-data":
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.content_type, value.file.read())
            else:
                parameters[name] = value
    assert request.transport is not None
    port = request.transport.get_extra_info("peername")[1]
    return Call(request.raw_path, dict(request.headers), parameters, uploads, port)


def says(result: object) -> Handler:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": True, "result": result})

    return answer


def refuses(status: int, description: str, **parameters: object) -> Handler:
    async def answer(_: web.Request) -> web.StreamResponse:
        refusal = {"ok": False, "error_code": status, "description": description}
        return web.json_response(refusal | ({"parameters": parameters} if parameters else {}), status=status)

    return answer


@contextlib.asynccontextmanager
async def serving() -> AsyncIterator[Server]:
    """Telegram on loopback; any path, any method."""
    server = Server(answer=says(MESSAGE))
    app = web.Application(client_max_size=0)
    app.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    server.release.set()
    await runner.cleanup()


@contextlib.asynccontextmanager
async def bot_at(url: str, request: AiohttpRequest | None = None) -> AsyncIterator[Bot]:
    """A bot whose calls go to `url`, without the getMe it starts with; a call that hangs fails its test."""
    async with asyncio.timeout(10), request or AiohttpRequest() as opened:
        yield Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot", request=opened)


@contextlib.asynccontextmanager
async def deaf_server() -> AsyncIterator[int]:
    """Accepts connections and then neither reads nor writes; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@contextlib.asynccontextmanager
async def nobody_listening() -> AsyncIterator[int]:
    """Gives a port that is taken, so that nobody else gets it, and that refuses connections."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]
