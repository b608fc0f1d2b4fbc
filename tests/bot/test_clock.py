"""The clock of a bot that follows the playground's: set at the start, moved when that one moves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from bot.app import open_clock
from bot.clock import ClockUnavailable, RemoteClock, SystemClock
from bot.settings import Settings, SettingsError
from playground import Clock, Playground
from playground.server import listen
from tests.bot.loopback import nobody_listening, serving

NEARLY = timedelta(seconds=30)
"""What two readings may differ by, on the slowest of machines."""


@asynccontextmanager
async def followed(clock: RemoteClock) -> AsyncIterator[asyncio.Queue[datetime]]:
    """The clock follows the other one; each move that it was told of, as the time that it then shows."""
    moves: asyncio.Queue[datetime] = asyncio.Queue()
    following = asyncio.create_task(clock.follow(lambda: moves.put_nowait(clock.now())))
    try:
        async with asyncio.timeout(20):
            yield moves
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


async def test_it_starts_at_the_playground_s_moment_and_follows_each_move() -> None:
    start = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    async with Playground.running(clock=Clock(start)) as play:
        clock = RemoteClock(f"{play.url}/clock")
        await clock.start()
        assert start <= clock.now() < start + NEARLY
        async with followed(clock) as moves:
            for hours in (7, 31):
                moment = start + timedelta(hours=hours)
                play.clock.move_to(moment)
                assert abs(await moves.get() - moment) < NEARLY


async def test_a_playground_that_was_away_is_followed_again() -> None:
    start = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    async with Playground.running(clock=Clock(start)) as play:
        host, _, port = play.url.removeprefix("http://").partition(":")
        clock = RemoteClock(f"{play.url}/clock")
        async with followed(clock) as moves:
            assert await moves.get() < start + NEARLY
            await play.stop()
            play.clock.advance(timedelta(days=1))
            await play.start(listen(host, int(port)))
            while (moment := await moves.get()) < start + NEARLY:
                pass  # it was let go without a move, at the end of that server's life
            assert abs(moment - start - timedelta(days=1)) < NEARLY


async def test_it_runs_on_while_nobody_tells_it_anything() -> None:
    async with nobody_listening() as port:
        clock = RemoteClock(f"http://127.0.0.1:{port}/clock")
        with pytest.raises(ClockUnavailable):
            await clock.start()
        assert abs(clock.now() - SystemClock().now()) < NEARLY


@pytest.mark.parametrize(
    "answer",
    [
        "what?",
        "[]",
        "{}",
        '{"offset_seconds": "soon", "version": 1}',
        '{"offset_seconds": 1e99, "version": 1}',
        '{"offset_seconds": 1e10, "version": 1}',
        '{"offset_seconds": -1e10, "version": 1}',
        '{"offset_seconds": NaN, "version": 1}',
        '{"offset_seconds": -Infinity, "version": 1}',
    ],
)
async def test_what_answers_otherwise_is_no_clock(answer: str) -> None:
    async def chat(_: web.Request) -> web.StreamResponse:
        return web.Response(text=answer, content_type="application/json")

    async with serving() as server:
        server.answer = chat
        clock = RemoteClock(f"{server.url}/clock")
        with pytest.raises(ClockUnavailable):
            await clock.start()
        assert abs(clock.now() - SystemClock().now()) < NEARLY


async def test_a_clock_that_is_not_there_is_a_wrong_setting() -> None:
    async with nobody_listening() as port:
        with pytest.raises(SettingsError, match="CLOCK_URL is wrong: no clock answers there"):
            await open_clock(Settings(_env_file=None, clock_url=f"http://127.0.0.1:{port}/clock"))


async def test_the_settings_choose_the_clock() -> None:
    async with Playground.running(clock=Clock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))) as play:
        chosen = await open_clock(Settings(_env_file=None, clock_url=f"{play.url}/clock"))
        assert chosen.now().date() == play.clock.now().date()
    usual = await open_clock(Settings(_env_file=None, clock_url=""))
    assert isinstance(usual, SystemClock)
    assert usual.now().tzinfo is UTC
