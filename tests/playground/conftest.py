"""Fixtures of the playground's tests."""

from collections.abc import AsyncIterator

import pytest

from playground import Limits, Playground
from tests.playground.clients import ClientStage, ptb_client
from tests.playground.stage import PEOPLE, TOKEN, Stage, ptb_bot


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """Ani has sent /start, and the bot has taken that update."""
    async with Playground.running(people=PEOPLE, limits=Limits.off(), webhook_delay=0.01) as play:
        bot = ptb_bot(play.url)
        async with bot:
            play.person(101).says("/start")
            updates = await bot.get_updates()
            await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)
            yield Stage(play, bot)


@pytest.fixture(params=["ptb", "aiogram"])
async def client_stage(request: pytest.FixtureRequest) -> AsyncIterator[ClientStage]:
    """The same, once with each of the two libraries."""
    connect = ptb_client
    if request.param == "aiogram":
        from tests.playground.aiogram_client import aiogram_client as connect

    async with (
        Playground.running(people=PEOPLE, limits=Limits.off(), webhook_delay=0.01) as play,
        connect(play.url, TOKEN) as client,
    ):
        stage = ClientStage(play, client, connect)
        stage.ani.says("/start")
        await stage.updates()
        yield stage
