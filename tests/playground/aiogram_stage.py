"""The second client: aiogram's Bot on a playground, which reads every answer against aiogram's own models."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import TelegramMethod
from aiogram.methods.base import Response, TelegramType
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Update
from pydantic import BaseModel

from playground import Limits, Playground
from playground.handle import PersonHandle
from playground.people import Json
from tests.playground.stage import ANI, PEOPLE, TOKEN


def known(parsed: object) -> None:
    """AssertionError if any object inside `parsed` was given a field that aiogram's models lack."""
    if isinstance(parsed, BaseModel):
        assert not parsed.model_extra, f"{type(parsed).__name__} has {parsed.model_extra}"
        for name in parsed.model_fields_set:
            known(getattr(parsed, name))
    elif isinstance(parsed, list | tuple):
        for each in parsed:
            known(each)


class _Knows(BaseRequestMiddleware):
    """Whatever aiogram's Bot reads, it knows whole."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        answer = await make_request(bot, method)
        known(answer)
        return answer


def aiogram_bot(url: str, token: str = TOKEN) -> Bot:
    """aiogram's Bot, talking to a playground; AssertionError at a field that it does not know."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    session.middleware(_Knows())
    return Bot(token, session=session)


def plain(model: BaseModel | None) -> Json:
    """What a model says, without the Bot that read it."""
    assert model is not None
    return model.model_dump(exclude_none=True)


def button(data: str = "ya") -> InlineKeyboardMarkup:
    """An inline keyboard of one green button."""
    key = InlineKeyboardButton(text="Setuju", callback_data=data, style="success")
    return InlineKeyboardMarkup(inline_keyboard=[[key]])


@dataclass
class AiogramStage:
    """A running playground with aiogram's Bot on it; Ani has started the bot, Budi has not."""

    play: Playground
    bot: Bot

    @property
    def ani(self) -> PersonHandle:
        return self.play.person(ANI)

    async def updates(self) -> list[Update]:
        """What waits for the bot, which confirms it."""
        updates = await self.bot.get_updates()
        await self.bot.get_updates(offset=updates[-1].update_id + 1)
        return updates

    async def waiting_poll(self) -> "asyncio.Task[list[Update]]":
        """A getUpdates under way that the playground knows of already."""
        task: asyncio.Task[Any] = asyncio.create_task(self.bot.get_updates(timeout=30, request_timeout=35))
        await self.play.until(lambda: self.play.world.updates.is_polled)
        return task


@asynccontextmanager
async def aiogram_stage() -> AsyncIterator[AiogramStage]:
    """Ani has sent /start, and the bot has taken that update."""
    async with (
        Playground.running(people=PEOPLE, limits=Limits.off(), webhook_delay=0.01) as play,
        aiogram_bot(play.url) as bot,
    ):
        stage = AiogramStage(play, bot)
        stage.ani.says("/start")
        await stage.updates()
        yield stage
