"""PTB's HTTP layer on aiohttp, for every call to the Bot API, uploads and downloads included."""

import asyncio
import json
import re
from collections.abc import Sequence
from http import HTTPStatus
from os import SEEK_END
from typing import IO, TYPE_CHECKING, cast
from uuid import uuid4

import aiohttp
from aiohttp.abc import AbstractStreamWriter
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.metrics import API_CALLS

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

# Long enough that somebody who taps every few seconds waits for no new TLS handshake with Telegram,
# short enough to be ahead of the servers and routers that drop idle connections after a minute.
KEEP_ALIVE_SECONDS = 30.0
CHUNK_BYTES = 64 * 1024

_SECRET = re.compile(r"/bot\d+(?::|%3A)([^/]+)")


_EDIT = "/editMessageText"
_OK = (b'{"ok":true', b'{"ok": true')
_EDITED = b'{"ok":true,"result":true}'
"""An edit is answered with the whole message, which nobody here reads: PTB takes True for it as well, and
making objects of it would cost as much as sending it."""


class AiohttpRequest(BaseRequest):
    """Replaces PTB's `HTTPXRequest` at a fraction of its cost, with the same arguments and errors.

    All timeouts are in seconds, None means none: `read_timeout` and `write_timeout` limit each read and write
    of the socket, `connect_timeout` limits name lookup, connecting and TLS together, `pool_timeout` the wait
    for one of the `connection_pool_size` connections, and `media_write_timeout` replaces `write_timeout` when
    files are uploaded. Each can be overridden in every call.

    Raises `TimedOut` and `NetworkError`, whose texts and causes never hold the bot's token although it is
    part of every URL. `BaseRequest` turns Telegram's own refusals into the other errors of PTB.
    """

    def __init__(
        self,
        connection_pool_size: int = 256,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
    ) -> None:
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._connect_timeout = connect_timeout
        self._pool_timeout = pool_timeout
        self._media_write_timeout = media_write_timeout
        # aiohttp counts the wait for a free connection as connecting, so the pool is bounded here instead.
        self._slots = asyncio.Semaphore(connection_pool_size)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Default of the seconds a call waits for the next bytes of an answer."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the pool of connections; harmless when it is open already."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=KEEP_ALIVE_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close all connections; harmless when they are closed already."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        write_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        connect_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        pool_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request and read its answer: the HTTP status and the body."""
        if self._session is None:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        has_files = request_data is not None and request_data.contains_files
        default_write = self._media_write_timeout if has_files else self._write_timeout
        body = _body(request_data, _chosen(write_timeout, default_write)) if request_data else None
        timeout = aiohttp.ClientTimeout(
            total=None,
            connect=_chosen(connect_timeout, self._connect_timeout),
            sock_read=_chosen(read_timeout, self._read_timeout),
        )
        await self._take_slot(_chosen(pool_timeout, self._pool_timeout))
        try:
            async with self._session.request(
                method, url, data=body, timeout=timeout, allow_redirects=False
            ) as response:
                answer = shown_answer(url, method, response.status, await response.read())
                _count(url, str(response.status))
                return response.status, answer
        except (aiohttp.ClientError, OSError) as error:
            _count(url, "timeout" if isinstance(error, TimeoutError) else "network")
            failure = _failure(url, error)
        finally:
            self._slots.release()
        # Raised out here because aiohttp's error shows the URL and would be logged as the context of ours.
        raise failure

    async def _take_slot(self, pool_timeout: float | None) -> None:
        if not self._slots.locked():
            await self._slots.acquire()
            return
        try:
            async with asyncio.timeout(pool_timeout):
                await self._slots.acquire()
        except TimeoutError:
            raise TimedOut("Pool timeout: all connections are busy, the request was not sent") from None


def _count(url: str, outcome: str) -> None:
    """Counts a call; of the addresses of files nothing but that they are such."""
    API_CALLS.labels("file" if "/file/bot" in url else url.rpartition("/")[2], outcome).inc()


def shown_answer(url: str, method: str, status: int, content: bytes) -> bytes:
    """What PTB reads of an answer."""
    # What is not an answer of the Bot API ends in PTB's errors and logs word for word.
    if status != HTTPStatus.OK or (method == "POST" and content[:1] != b"{"):
        return _without_secret(url, content)
    if url.endswith(_EDIT) and content.startswith(_OK):
        return _EDITED
    return content


class _Body(aiohttp.Payload):
    """A request's body, in pieces that are each written within `write_timeout` seconds.

    aiohttp has no limit of its own for writing: a server that stops reading would hold an upload for ever.
    It also closes the files that it is given, while here they stay the caller's.
    """

    def __init__(
        self, pieces: Sequence[bytes | IO[bytes]], content_type: str, write_timeout: float | None
    ) -> None:
        super().__init__(pieces, content_type=content_type)
        self._pieces = pieces
        self._write_timeout = write_timeout

    @property
    def size(self) -> int | None:
        """The size in bytes, or None when a file has no known size (it is then sent in chunks)."""
        sizes = [len(piece) if isinstance(piece, bytes) else _bytes_left(piece) for piece in self._pieces]
        return None if None in sizes else sum(size for size in sizes if size is not None)

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Write all pieces; raises `TimeoutError` when the server takes none of them for too long."""
        for piece in self._pieces:
            if isinstance(piece, bytes):
                for start in range(0, len(piece), CHUNK_BYTES):
                    await self._write_chunk(writer, piece[start : start + CHUNK_BYTES])
            else:
                while chunk := await asyncio.to_thread(piece.read, CHUNK_BYTES):
                    await self._write_chunk(writer, chunk)

    async def _write_chunk(self, writer: AbstractStreamWriter, chunk: bytes) -> None:
        async with asyncio.timeout(self._write_timeout):
            await writer.write(chunk)

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        raise TypeError("A request's body is written once and not read")


def _body(data: RequestData, write_timeout: float | None) -> aiohttp.Payload:
    if not data.contains_files:
        plain = json.dumps(data.parameters).encode()
        if len(plain) <= CHUNK_BYTES:  # aiohttp hands over so much without waiting for the server
            return aiohttp.BytesPayload(plain, content_type="application/json")
        return _Body([plain], "application/json", write_timeout)
    boundary = uuid4().hex
    pieces: list[bytes | IO[bytes]] = []
    for name, value in data.json_parameters.items():
        pieces.append(_part_head(boundary, name) + value.encode() + b"\r\n")
    for name, (filename, content, mimetype) in data.multipart_data.items():
        pieces += [_part_head(boundary, name, filename, mimetype), content, b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode())
    return _Body(pieces, f"multipart/form-data; boundary={boundary}", write_timeout)


def _part_head(boundary: str, name: str, filename: str | None = None, mimetype: str | None = None) -> bytes:
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"'
    if filename is not None:
        head += f'; filename="{_quoted(filename)}"\r\nContent-Type: {mimetype}'
    return f"{head}\r\n\r\n".encode()


def _quoted(name: str) -> str:
    """Escape as browsers do, so that a file keeps its spaces and letters in Telegram."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _bytes_left(file: IO[bytes]) -> int | None:
    try:
        here = file.tell()
        end = file.seek(0, SEEK_END)
        file.seek(here)
    except (OSError, AttributeError):
        return None
    return end - here


def _chosen(value: "ODVInput[float]", default: float | None) -> float | None:
    return default if value is BaseRequest.DEFAULT_NONE else cast("float | None", value)


def _failure(url: str, error: Exception) -> NetworkError:
    # The class is named because some of these errors have no text.
    text = _without_secret(url, f"{type(error).__name__}: {error}".encode()).decode()
    return TimedOut(f"Timed out ({text})") if isinstance(error, TimeoutError) else NetworkError(text)


def _without_secret(url: str, text: bytes) -> bytes:
    """Hide the token's secret half: errors name the URL, and so do the error pages of some servers."""
    found = _SECRET.search(url)
    return text.replace(found[1].encode(), b"***") if found else text
