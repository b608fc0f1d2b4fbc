"""The small HTTP/1.1 client that carries updates to a webhook over connections kept open."""

import asyncio
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

_ANSWER_SECONDS = 60.0
_HEAD_LIMIT = 64 * 1024


@dataclass(frozen=True)
class Answer:
    """What the other side answered; `retry_after` in seconds, 0 when it named none."""

    status: int
    content_type: str
    retry_after: float
    body: bytes


class HttpClient:
    """POSTs to one address, with at most `connections` at once."""

    def __init__(self, url: str, connections: int) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        self._secure = parts.scheme == "https"
        self._port = parts.port or (443 if self._secure else 80)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._head = f"POST {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        self._idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        self._free = asyncio.Semaphore(connections)

    async def post(self, body: bytes, headers: dict[str, str]) -> Answer:
        """Send and wait for the answer; OSError, EOFError or TimeoutError when there is none."""
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        request = f"{self._head}{lines}Content-Length: {len(body)}\r\n\r\n".encode() + body
        async with self._free, asyncio.timeout(_ANSWER_SECONDS):
            while self._idle:
                reader, writer = self._idle.pop()
                if not (writer.is_closing() or reader.at_eof()):
                    break
            else:
                reader, writer = await self._connect()
            try:
                writer.write(request)
                answer, keep = await _read_answer(reader)
            except BaseException:
                writer.close()
                raise
            if keep:
                self._idle.append((reader, writer))
            else:
                writer.close()
            return answer

    def close(self) -> None:
        """Close the connections at rest."""
        for _, writer in self._idle:
            writer.close()
        self._idle.clear()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        context = ssl.create_default_context() if self._secure else None
        return await asyncio.open_connection(self._host, self._port, ssl=context, limit=_HEAD_LIMIT)


async def _read_answer(reader: asyncio.StreamReader) -> tuple[Answer, bool]:
    """The answer, and whether the connection can carry another request."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    version, status, *_ = head[0].split(" ", 2)
    fields = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])
    }
    keep = version == "HTTP/1.1" and fields.get("connection", "").lower() != "close"
    if fields.get("transfer-encoding", "").lower() == "chunked":
        body = await _read_chunks(reader)
    elif "content-length" in fields:
        body = await reader.readexactly(int(fields["content-length"]))
    elif status == "204":
        body = b""
    else:
        body, keep = await reader.read(), False
    retry = fields.get("retry-after", "")
    answer = Answer(
        int(status),
        fields.get("content-type", ""),
        float(retry) if retry.isdigit() else 0.0,
        body,
    )
    return answer, keep


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int((await reader.readline()).split(b";")[0], 16):
        body += await reader.readexactly(size)
        await reader.readline()
    while (await reader.readline()).strip():
        pass  # trailers
    return body
