"""What PTB's own `Bot` raises through AiohttpRequest when a call fails, and that nothing shows the token."""

import gc
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

import pytest
from aiohttp import web
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.request import AiohttpRequest
from tests.bot.loopback import (
    MESSAGE,
    SECRET,
    TOKEN,
    Handler,
    Server,
    bot_at,
    deaf_server,
    nobody_listening,
    refuses,
    says,
    serving,
)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving() as server:
        yield server


@pytest.mark.parametrize(
    ("status", "description", "error"),
    [
        (400, "Bad Request: message is not modified", BadRequest),
        (401, "Unauthorized", InvalidToken),
        (403, "Forbidden: bot was blocked by the user", Forbidden),
        (404, "Not Found", InvalidToken),
        (409, "Conflict: terminated by other getUpdates request", Conflict),
        (413, "Request Entity Too Large", NetworkError),
        (500, "Internal Server Error", NetworkError),
        (502, "Bad Gateway", NetworkError),
        (503, "Service Unavailable", NetworkError),
    ],
)
async def test_a_refusal_becomes_the_error_of_ptb_with_telegrams_words(
    server: Server, status: int, description: str, error: type[TelegramError]
) -> None:
    server.answer = refuses(status, description)
    async with bot_at(server.url) as bot:
        with pytest.raises(TelegramError) as refused:
            await bot.send_message(11, "Halo")
    assert type(refused.value) is error
    assert description.removeprefix("Bad Request: ").lower() in str(refused.value).lower()


@pytest.mark.parametrize(("as_timedelta", "expected"), [("", 17), ("true", timedelta(seconds=17))])
async def test_flood_control_names_its_seconds(
    server: Server, monkeypatch: pytest.MonkeyPatch, as_timedelta: str, expected: int | timedelta
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", as_timedelta)
    server.answer = refuses(429, "Too Many Requests: retry after 17", retry_after=17)
    async with bot_at(server.url) as bot:
        with pytest.raises(RetryAfter) as flooded:
            await bot.send_message(11, "Halo")
    assert flooded.value.retry_after == expected


async def test_a_group_that_became_a_supergroup_names_its_new_chat(server: Server) -> None:
    server.answer = refuses(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1_001_234)
    async with bot_at(server.url) as bot:
        with pytest.raises(ChatMigrated) as migrated:
            await bot.send_message(-99, "Halo")
    assert migrated.value.new_chat_id == -1_001_234


async def test_an_error_page_of_a_proxy_is_a_network_error(server: Server) -> None:
    async def page(_: web.Request) -> web.StreamResponse:
        return web.Response(status=502, text="<h1>Bad Gateway</h1>")

    server.answer = page
    async with bot_at(server.url) as bot:
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(11, "Halo")


async def test_a_redirect_is_refused_and_not_followed(server: Server) -> None:
    async def elsewhere(request: web.Request) -> web.StreamResponse:
        raise web.HTTPTemporaryRedirect(f"/elsewhere{request.path}")

    server.answer = elsewhere
    async with bot_at(server.url) as bot:
        with pytest.raises(NetworkError):
            await bot.send_message(11, "Halo")
    assert len(server.calls) == 1


async def test_nobody_listening_is_a_network_error() -> None:
    async with nobody_listening() as port, bot_at(f"http://127.0.0.1:{port}") as bot:
        with pytest.raises(NetworkError, match="Cannot connect") as failed:
            await bot.send_message(11, "Halo")
    assert not isinstance(failed.value, TimedOut)


async def hangs_up(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def breaks_off(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'{"ok":')
    assert request.transport is not None
    request.transport.close()
    return response


async def compresses_wrongly(_: web.Request) -> web.StreamResponse:
    return web.Response(body=b"not gzip at all", headers={"Content-Encoding": "gzip"})


async def counts_wrongly(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
    return web.Response()


async def speaks_no_http(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.write(b"SMTP ready\r\n\r\n")
    return web.Response()


async def echoes_the_path(request: web.Request) -> web.StreamResponse:
    return web.Response(status=404, text=f"Cannot POST {request.path}")


async def echoes_the_path_happily(request: web.Request) -> web.StreamResponse:
    return web.Response(text=f"<p>You asked for {request.path}</p>")


BROKEN = [hangs_up, breaks_off, compresses_wrongly, counts_wrongly, speaks_no_http]


@pytest.mark.parametrize("broken", BROKEN)
async def test_a_broken_answer_is_a_network_error_and_the_next_call_works(
    server: Server, broken: Handler
) -> None:
    server.answer = broken
    async with bot_at(server.url) as bot:
        with pytest.raises(NetworkError, match=r"(Client|Server)\w*: ") as failed:
            await bot.send_message(11, "Halo")
        assert not isinstance(failed.value, TimedOut)
        server.answer = says(MESSAGE)
        assert (await bot.send_message(11, "Halo")).message_id == 7


def everything_told(error: BaseException | None) -> str:
    """What an error and all that it hangs together with would show in a log."""
    told = ""
    while error is not None:
        told += f"{error!s} {error!r} {error.args!r} {vars(error) if hasattr(error, '__dict__') else ''}"
        error = error.__cause__ or error.__context__
    return told


@pytest.mark.parametrize("answer", [*BROKEN, echoes_the_path, echoes_the_path_happily])
async def test_no_failure_of_the_server_shows_the_token(
    server: Server, caplog: pytest.LogCaptureFixture, answer: Handler
) -> None:
    server.answer = answer
    async with bot_at(server.url) as bot:
        caplog.set_level(logging.DEBUG)
        with pytest.raises(TelegramError) as failed:
            await bot.send_message(11, "Halo")
    gc.collect(1)  # asyncio logs what was never awaited or closed when it is collected; all of this is young
    assert SECRET not in everything_told(failed.value) + caplog.text


@pytest.mark.parametrize("scheme", ["http", "https", "ftp"])
@pytest.mark.parametrize("peer", [deaf_server, nobody_listening])
async def test_no_failure_to_connect_shows_the_token(
    caplog: pytest.LogCaptureFixture, scheme: str, peer: Callable[[], AbstractAsyncContextManager[int]]
) -> None:
    impatient = AiohttpRequest(read_timeout=0.02, connect_timeout=0.02, media_write_timeout=0.02)
    async with peer() as port, bot_at(f"{scheme}://127.0.0.1:{port}", impatient) as bot:
        caplog.set_level(logging.DEBUG)
        for document in (b"kecil", bytes(16_000_000)):
            with pytest.raises(NetworkError) as failed:
                await bot.send_document(11, document)
            assert SECRET not in everything_told(failed.value)
    gc.collect(1)
    assert SECRET not in caplog.text


async def test_a_quoted_token_is_hidden_in_a_failed_download(server: Server) -> None:
    server.answer = echoes_the_path
    async with AiohttpRequest() as request:
        with pytest.raises(InvalidToken) as failed:
            await request.retrieve(f"{server.url}/file/bot{TOKEN.replace(':', '%3A')}/documents/a.pdf")
    assert "a.pdf" in str(failed.value)
    assert SECRET not in everything_told(failed.value)
