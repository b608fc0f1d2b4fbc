"""The process of `benchmarks.tails_service`, as a benchmark starts it and orders jobs from it."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from benchmarks.processes import Process, Start, watched
from benchmarks.tails_service import READY


@dataclass(frozen=True)
class Service:
    """The process of `benchmarks.tails_service`."""

    process: Process
    ended: asyncio.Task[int]
    orders: BinaryIO
    answers: asyncio.StreamReader

    async def line(self) -> str:
        """The next line that it says; an empty one once it has ended."""
        line = await self.answers.readline()
        if not line:
            await asyncio.wait([self.ended])
        return line.decode().strip()

    async def run_job(self, name: str, at: datetime) -> None:
        """Runs a job as of a moment; one at a time."""
        line = f"{name} {at.isoformat()}"
        self.orders.write(f"{line}\n".encode())
        if await self.line() != line:
            raise RuntimeError(f"the job {name} failed")


@asynccontextmanager
async def service_process(environment: dict[str, str], start: Start) -> AsyncIterator[Service]:
    """The service, once it serves; ended with the block. See `watched`."""
    (its_orders, orders), (answers, its_answers) = os.pipe(), os.pipe()
    with tempfile.TemporaryFile() as log:
        files = {0: its_orders, 1: its_answers, 2: log.fileno()}
        try:
            process = await start(["benchmarks.tails_service"], os.environ | environment, Path.cwd(), files)
        finally:
            os.close(its_orders)
            os.close(its_answers)
        ended = asyncio.create_task(process.wait())
        reader, loop = asyncio.StreamReader(), asyncio.get_running_loop()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(answers, "rb"))
        try:
            with os.fdopen(orders, "wb", 0) as writer:
                async with watched(ended, log):
                    service = Service(process, ended, writer, reader)
                    if await service.line() != READY:
                        raise RuntimeError("the service did not start")
                    yield service
        finally:
            await ended
