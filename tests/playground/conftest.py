"""Fixtures of the playground's tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

from playground import Limits, Playground
from tests.playground.stage import PEOPLE, Stage, ptb_bot

if TYPE_CHECKING:
    from tests.playground.aiogram_stage import AiogramStage


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
    from tests.playground.aiogram_stage import aiogram_stage

    async with aiogram_stage() as stage:
        yield stage
