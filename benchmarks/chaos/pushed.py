"""Telegram pushes updates late, twice, and in another order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random

import aiohttp
from aiohttp import web

from benchmarks.chaos.count import Count
from benchmarks.chaos.stage import Run, stage
from benchmarks.processes import free_port

_LATE = 0.3
"""Seconds for which an update is held back, at most: others overtake it."""
_REPEATED_AFTER = 2.0
"""Seconds after which an update comes once more, at most: what was decided since is not undone."""


class Postman:
    """Brings each update to the webhook, and brings it again."""

    def __init__(self, port: int, seed: int) -> None:
        self._port = port
        self._chance = Random(seed)
        self._tasks: set[asyncio.Task[int]] = set()
        self.repeated = 0

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """The address that Telegram knows."""
        app = web.Application()
        app.router.add_post("/{path:.*}", self._take)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        async with aiohttp.ClientSession() as self._session:
            try:
                yield f"http://127.0.0.1:{runner.addresses[0][1]}"
            finally:
                for task in self._tasks:
                    task.cancel()
                await asyncio.gather(*self._tasks, return_exceptions=True)
                await runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.read()
        for _ in range(self._chance.randrange(3)):
            again = self._bring(request, body, self._chance.uniform(0.0, _REPEATED_AFTER))
            self.repeated += 1
            task = asyncio.create_task(again)
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return web.Response(status=await self._bring(request, body, self._chance.uniform(0.0, _LATE)))

    async def _bring(self, request: web.Request, body: bytes, after: float) -> int:
        await asyncio.sleep(after)
        name = "X-Telegram-Bot-Api-Secret-Token"
        headers = {"Content-Type": "application/json", name: request.headers.get(name, "")}
        try:
            url = f"http://127.0.0.1:{self._port}{request.path}"
            async with self._session.post(url, data=body, headers=headers) as answer:
                return answer.status
        except aiohttp.ClientError:
            return 502


async def repeated_updates(run: Run) -> Count:
    """Each update comes up to three times, overtaken by others; people tap with two fingers."""
    port = free_port()
    postman = Postman(port, run.seed)
    async with stage(run, "updates doubled and reordered") as office, postman.serving() as url:
        for person in office.people:
            person.fingers = 2
        keys = {"WEBHOOK_SECRET": run.keys.webhook_secret, "WEB_PORT": str(port)}
        await office.bot(WEBHOOK_URL=url, **keys).starts()
        office.begin_load()
        await office.until_reported(run.size.people * run.size.reports)
        await office.recovers()
        office.count.about = f"{postman.repeated} updates came again"
        return await office.counted()
