"""Calls of PTB's own `Bot` through AiohttpRequest: messages, uploads, downloads, timeouts, connections."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMediaDocument
from telegram.error import BadRequest, NetworkError, TimedOut

from bot.request import AiohttpRequest
from tests.bot.loopback import MESSAGE, TOKEN, Server, Upload, bot_at, deaf_server, says, serving


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving() as server:
        yield server


async def test_a_message_arrives_with_its_keyboard_as_one_json_object(server: Server) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Setujui ✅", callback_data="v1:ok")]])
    async with bot_at(server.url) as bot:
        message = await bot.send_message(11, "Laporan diterima 🙏 “terima kasih”", reply_markup=keyboard)
    assert message.message_id == 7
    (call,) = server.calls
    assert call.path == f"/bot{TOKEN}/sendMessage"
    assert call.headers["User-Agent"] == AiohttpRequest.USER_AGENT
    assert call.parameters["text"] == "Laporan diterima 🙏 “terima kasih”"
    assert call.parameters["chat_id"] == 11
    assert call.parameters["reply_markup"]["inline_keyboard"][0][0]["text"] == "Setujui ✅"


async def test_a_call_without_parameters_is_answered(server: Server) -> None:
    server.answer = says({"id": 1, "is_bot": True, "first_name": "Kinerja", "username": "kinerja_bot"})
    async with bot_at(server.url) as bot:
        assert (await bot.get_me()).username == "kinerja_bot"


async def test_an_edit_is_answered_with_true_and_a_refused_one_with_its_reason(server: Server) -> None:
    async with bot_at(server.url) as bot:
        assert await bot.edit_message_text("Sudah", 11, 7) is True

        async def refuse(_request: web.Request) -> web.StreamResponse:
            refusal = "Bad Request: message is not modified"
            return web.json_response({"ok": False, "error_code": 400, "description": refusal}, status=400)

        server.answer = refuse
        with pytest.raises(BadRequest, match="not modified"):
            await bot.edit_message_text("Sudah", 11, 7)


async def test_bytes_are_uploaded_under_their_own_name(server: Server) -> None:
    async with bot_at(server.url) as bot:
        await bot.send_document(
            11, b"%PDF-1.7 \x00\xff", filename="Rekap Juli é.pdf", caption="Rekap kinerja\n2026 🙏"
        )
    (call,) = server.calls
    assert call.parameters["chat_id"] == "11"
    assert call.parameters["caption"] == "Rekap kinerja\n2026 🙏"
    upload = call.uploads["document"]
    assert upload == Upload("Rekap Juli é.pdf", "application/pdf", b"%PDF-1.7 \x00\xff")
    assert int(call.headers["Content-Length"]) > 0


async def test_a_hostile_file_name_stays_one_name(server: Server) -> None:
    async with bot_at(server.url) as bot:
        await bot.send_document(11, b"isi", filename='a"; name="chat_id"\r\n\r\n12.txt')
    (call,) = server.calls
    assert call.parameters["chat_id"] == "11"
    assert call.uploads.keys() == {"document"}
    assert call.uploads["document"].content == b"isi"


async def test_a_photo_larger_than_a_chunk_arrives_whole(server: Server) -> None:
    picture = os.urandom(1_500_000)
    async with bot_at(server.url) as bot:
        await bot.send_photo(11, picture, filename="bukti.jpg")
    assert server.calls[0].uploads["photo"] == Upload("bukti.jpg", "image/jpeg", picture)


async def test_an_open_file_is_streamed_and_stays_open(server: Server, tmp_path: Path) -> None:
    content = os.urandom(200_000)
    (tmp_path / "lampiran.bin").write_bytes(content)
    with (tmp_path / "lampiran.bin").open("rb") as file:
        file.seek(10)
        async with bot_at(server.url) as bot:
            await bot.send_document(11, InputFile(file, read_file_handle=False))
        assert not file.closed
    assert server.calls[0].uploads["document"].content == content[10:]
    assert "Content-Length" in server.calls[0].headers


async def test_a_pipe_that_cannot_tell_its_length_is_sent_in_chunks(server: Server) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"dari pipa")
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        async with bot_at(server.url) as bot:
            await bot.send_document(11, InputFile(pipe, filename="pipa.txt", read_file_handle=False))
    assert server.calls[0].headers["Transfer-Encoding"] == "chunked"
    assert server.calls[0].uploads["document"] == Upload("pipa.txt", "text/plain", b"dari pipa")


async def test_an_album_attaches_each_file_by_its_name(server: Server) -> None:
    server.answer = says([MESSAGE, MESSAGE])
    album = [InputMediaDocument(b"satu", filename="1.txt"), InputMediaDocument(b"dua", filename="2.txt")]
    async with bot_at(server.url) as bot:
        await bot.send_media_group(11, album)
    (call,) = server.calls
    assert {upload.content for upload in call.uploads.values()} == {b"satu", b"dua"}
    for name in call.uploads:
        assert f"attach://{name}" in call.parameters["media"]


async def test_a_file_is_downloaded_byte_for_byte(server: Server) -> None:
    content = b"\x00" + os.urandom(300_000)

    async def telegram(request: web.Request) -> web.StreamResponse:
        if request.path.startswith("/file/"):
            return web.Response(body=content)
        result = {"file_id": "a", "file_unique_id": "b", "file_path": "documents/surat tugas.pdf"}
        return web.json_response({"ok": True, "result": result})

    server.answer = telegram
    async with bot_at(server.url) as bot:
        file = await bot.get_file("a")
        assert bytes(await file.download_as_bytearray()) == content
    assert server.calls[1].path.endswith("/documents/surat%20tugas.pdf")


async def test_calls_in_a_row_share_one_connection(server: Server) -> None:
    async with bot_at(server.url) as bot:
        for _ in range(3):
            await bot.send_message(11, "Halo")
    assert len({call.client_port for call in server.calls}) == 1


async def test_a_read_that_takes_too_long_times_out(server: Server) -> None:
    server.answer = server.hold
    async with bot_at(server.url, AiohttpRequest(read_timeout=0.05)) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(11, "Halo")


async def test_one_call_can_wait_longer_than_the_others(server: Server) -> None:
    server.answer = server.hold
    async with bot_at(server.url, AiohttpRequest(read_timeout=0.01)) as bot:
        waiting = asyncio.create_task(bot.send_message(11, "Halo", read_timeout=None))
        with pytest.raises(TimedOut):
            await bot.send_message(12, "Halo")
        server.release.set()
        assert (await waiting).message_id == 7


async def test_one_call_can_wait_less_than_the_others(server: Server) -> None:
    server.answer = server.hold
    async with bot_at(server.url, AiohttpRequest(read_timeout=None)) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(11, "Halo", read_timeout=0.01)


def test_the_read_timeout_is_shown_for_long_polling() -> None:
    assert AiohttpRequest().read_timeout == 5.0
    assert AiohttpRequest(read_timeout=None).read_timeout is None


async def test_a_full_pool_times_out_without_sending(server: Server) -> None:
    server.answer = server.hold
    async with bot_at(server.url, AiohttpRequest(connection_pool_size=1, pool_timeout=0.01)) as bot:
        first = asyncio.create_task(bot.send_message(11, "Halo"))
        await server.arrived.wait()
        with pytest.raises(TimedOut, match="Pool timeout"):
            await bot.send_message(12, "Halo")
        patient = asyncio.create_task(bot.send_message(13, "Halo", pool_timeout=None))
        server.release.set()
        assert (await first).message_id == 7
        assert (await patient).message_id == 7
    assert [call.parameters["chat_id"] for call in server.calls] == [11, 13]


async def test_a_handshake_that_never_ends_times_out() -> None:
    impatient = AiohttpRequest(connect_timeout=0.05, read_timeout=None, write_timeout=None)
    async with deaf_server() as port, bot_at(f"https://127.0.0.1:{port}", impatient) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(11, "Halo")


async def test_an_upload_that_nobody_reads_times_out() -> None:
    impatient = AiohttpRequest(media_write_timeout=0.05, write_timeout=None, read_timeout=None)
    async with deaf_server() as port, bot_at(f"http://127.0.0.1:{port}", impatient) as bot:
        with pytest.raises(TimedOut):
            await bot.send_document(11, bytes(16_000_000))


async def test_a_cancelled_call_leaves_nothing_to_the_next_one(server: Server) -> None:
    server.answer = server.hold
    async with bot_at(server.url, AiohttpRequest(connection_pool_size=1)) as bot:
        given_up = asyncio.create_task(bot.send_message(11, "Halo"))
        await server.arrived.wait()
        given_up.cancel()
        with pytest.raises(asyncio.CancelledError):
            await given_up
        server.answer = says(MESSAGE | {"message_id": 8})
        server.release.set()
        assert (await bot.send_message(12, "Halo")).message_id == 8


async def test_a_closed_request_refuses_and_can_be_opened_again(server: Server) -> None:
    request = AiohttpRequest()
    bot = Bot(TOKEN, base_url=f"{server.url}/bot", request=request)
    for _ in range(2):
        with pytest.raises(NetworkError, match="not initialized"):
            await bot.send_message(11, "Halo")
        await request.initialize()
        await request.initialize()
        assert (await bot.send_message(11, "Halo")).message_id == 7
        await request.shutdown()
        await request.shutdown()
