"""Delivery to a webhook where things go wrong, and what stops it."""

import asyncio

import pytest

from playground.http_client import HttpClient
from tests.playground.hook import Hook
from tests.playground.stage import Stage


async def test_chats_are_delivered_side_by_side_and_each_in_order(stage: Stage) -> None:
    async with Hook() as hook:
        await stage.bot.set_webhook(hook.url)
        for number in range(5):
            stage.ani.says(f"ani {number}")
            stage.budi.says(f"budi {number}")
        await stage.play.acknowledged()
        texts = [update["message"]["text"] for update in hook.updates]
        assert [text for text in texts if "ani" in text] == [f"ani {n}" for n in range(5)]
        assert [text for text in texts if "budi" in text] == [f"budi {n}" for n in range(5)]


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b'{"method": "sendMessage", "chat_id": 101, "text": "jawaban"}'),
        ("application/x-www-form-urlencoded", b"method=sendMessage&chat_id=101&text=jawaban"),
        (
            "multipart/form-data; boundary=batas",
            b"".join(
                b'--batas\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % part
                for part in ((b"method", b"sendMessage"), (b"chat_id", b"101"), (b"text", b"jawaban"))
            )
            + b"--batas--\r\n",
        ),
    ],
)
async def test_a_method_in_the_answer_comes_in_every_encoding(
    content_type: str, body: bytes, stage: Stage
) -> None:
    async with Hook(reply=body, content_type=content_type) as hook:
        await stage.bot.set_webhook(hook.url)
        stage.ani.says("halo")
        await stage.play.until(lambda: stage.ani.sees().endswith("jawaban"))


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b"[]"),
        ("multipart/form-data", b"x"),
        ("text/plain", b"OK"),
        ("application/json", b'{"method": "sendMessage"}'),
    ],
)
async def test_an_answer_that_is_no_good_method_is_passed_over(
    content_type: str, body: bytes, stage: Stage
) -> None:
    async with Hook(reply=body, content_type=content_type) as hook:
        await stage.bot.set_webhook(hook.url)
        stage.ani.says("satu")
        stage.ani.says("dua")
        await stage.play.until(lambda: len(hook.updates) == 2)
        await stage.play.acknowledged()
    assert stage.ani.sees().endswith("> satu\n> dua")


async def test_after_the_webhook_is_deleted_the_bot_polls_what_waits(stage: Stage) -> None:
    async with Hook(failures=10**6) as hook:
        await stage.bot.set_webhook(hook.url)
        stage.ani.says("halo")
        await stage.play.until(lambda: bool(hook.updates))
        await stage.bot.delete_webhook()
        assert [u.message.text for u in await stage.bot.get_updates() if u.message] == ["halo"]


@pytest.mark.parametrize(
    ("url", "secret", "sentence"),
    [
        ("ftp://contoh.go.id", "", "Invalid webhook url specified"),
        ("http://127.0.0.1:9", "a b", "Secret token contains unallowed characters"),
        ("http://127.0.0.1:9", "a" * 257, "Secret token is too long"),
    ],
)
async def test_wrong_settings_are_refused(url: str, secret: str, sentence: str, stage: Stage) -> None:
    assert await stage.refused(stage.bot.set_webhook(url, secret_token=secret)) == sentence


@pytest.mark.parametrize(
    ("answer", "body", "retry_after"),
    [
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
            b"abcde",
            0,
        ),
        (b"HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n", b"", 7),
        (b"HTTP/1.1 204 None\r\n\r\n", b"", 0),
        (b"HTTP/1.0 200 OK\r\n\r\nuntil the end", b"until the end", 0),
    ],
)
async def test_answers_of_every_form_are_read(answer: bytes, body: bytes, retry_after: float) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(2)
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        client = HttpClient(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook", 1)
        got = await client.post(b"{}", {})
        client.close()
    assert (got.body, got.retry_after) == (body, retry_after)
