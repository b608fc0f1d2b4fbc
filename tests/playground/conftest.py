"""Fixtures of the playground's tests."""

from collections.abc import AsyncIterator

import pytest

from playground import Limits, Playground
from tests.playground.aiogram_stage import AiogramStage, aiogram_stage
from tests.playground.stage import PEOPLE, Stage, ptb_bot


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


@pytest.fixture
async def aiogram() -> AsyncIterator[AiogramStage]:
    """The same, with aiogram's Bot."""
    async with aiogram_stage() as stage:
        yield stage
