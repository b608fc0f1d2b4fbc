"""A webhook to deliver to: keeps what it gets, fails as often as it is told."""

import asyncio
import json
from dataclasses import dataclass, field
from types import TracebackType

from playground.people import Json


@dataclass
class Hook:
    """Answers 503 to the first `failures` deliveries, then 200 with `reply` in the body."""

    failures: int = 0
    reply: bytes = b""
    content_type: str = "application/json"
    updates: list[Json] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    url: str = ""

    async def __aenter__(self) -> "Hook":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/hook"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                await self._delivery(reader, writer)
        except asyncio.IncompleteReadError:
            writer.close()

    async def _delivery(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        fields = dict(line.split(": ", 1) for line in head.strip().split("\r\n")[1:])
        self.updates.append(json.loads(await reader.readexactly(int(fields["Content-Length"]))))
        self.secrets.append(fields.get("X-Telegram-Bot-Api-Secret-Token", ""))
        if self.failures:
            self.failures -= 1
            writer.write(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
            return
        length = len(self.reply)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {self.content_type}\r\nContent-Length: {length}\r\n\r\n"
        writer.write(head.encode() + self.reply)
