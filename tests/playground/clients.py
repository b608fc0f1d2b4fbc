"""The two clients that prove the README's tables, behind one interface that speaks plain JSON."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import pytest
import telegram
from telegram import InputFile, InputMediaDocument, InputProfilePhotoStatic

from playground import Playground
from playground.handle import PersonHandle
from playground.people import Json
from tests.playground.stage import ANI, BUDI, ptb_bot


class Client(Protocol):
    """A library's Bot: it writes each call and reads each answer with its own classes."""

    @property
    def errors(self) -> Mapping[str, type[Exception]]:
        """What it raises for a refusal of each sort."""

    async def call(self, method: str, params: Json) -> Any:
        """The result as the JSON that the library makes of what it read."""

    def file(self, content: bytes, name: str) -> object:
        """A file to upload."""

    def document(self, content: bytes, name: str, caption: str) -> object:
        """A document to put in the place of a message's media."""

    def profile_photo(self, content: bytes) -> object:
        """A picture for the bot itself."""


Connect = Callable[[str, str], AbstractAsyncContextManager[Client]]


class PtbClient:
    """python-telegram-bot."""

    errors: Mapping[str, type[Exception]] = {
        "bad request": telegram.error.BadRequest,
        "unauthorized": telegram.error.InvalidToken,
        "forbidden": telegram.error.Forbidden,
        "conflict": telegram.error.Conflict,
        "flood": telegram.error.RetryAfter,
        "migrated": telegram.error.ChatMigrated,
    }

    def __init__(self, bot: telegram.Bot) -> None:
        self._bot = bot

    async def call(self, method: str, params: Json) -> Any:
        name = re.sub("[A-Z]", lambda m: f"_{m[0].lower()}", method)
        if "commands" in params:
            params["commands"] = [telegram.BotCommand(**each) for each in params["commands"]]
        result = await getattr(self._bot, name)(**params)
        if isinstance(result, tuple):
            return [each.to_dict() for each in result]
        return result.to_dict() if isinstance(result, telegram.TelegramObject) else result

    def file(self, content: bytes, name: str) -> object:
        return InputFile(content, name)

    def document(self, content: bytes, name: str, caption: str) -> object:
        return InputMediaDocument(content, filename=name, caption=caption)

    def profile_photo(self, content: bytes) -> object:
        return InputProfilePhotoStatic(content)


@asynccontextmanager
async def ptb_client(url: str, token: str) -> AsyncIterator[Client]:
    """python-telegram-bot's Bot, talking to a playground."""
    bot = ptb_bot(url, token)
    async with bot.request:
        yield PtbClient(bot)


def button(data: str = "ya") -> Json:
    """An inline keyboard of one green button."""
    return {"inline_keyboard": [[{"text": "Setuju", "callback_data": data, "style": "success"}]]}


@dataclass
class ClientStage:
    """A running playground with a client on it; Ani has started the bot, Budi has not."""

    play: Playground
    client: Client
    connect: Connect

    @property
    def ani(self) -> PersonHandle:
        return self.play.person(ANI)

    @property
    def budi(self) -> PersonHandle:
        return self.play.person(BUDI)

    async def call(self, method: str, **params: Any) -> Any:
        """What a method answers."""
        return await self.client.call(method, params)

    async def send(self, text: str, **params: Any) -> Any:
        """A message to Ani."""
        return await self.call("sendMessage", chat_id=ANI, text=text, **params)

    async def refused(self, sentence: str, method: str, *, sort: str = "bad request", **params: Any) -> None:
        """A method is refused with this sentence, of which each library changes some letters' case."""
        with pytest.raises(self.client.errors[sort]) as refusal:
            await self.client.call(method, params)
        assert sentence.lower() in str(refusal.value).lower()

    async def updates(self) -> list[Json]:
        """What waits for the bot, which confirms it."""
        updates: list[Json] = await self.call("getUpdates", timeout=0)
        await self.call("getUpdates", offset=updates[-1]["update_id"] + 1, timeout=0)
        return updates

    async def waiting_poll(self) -> "asyncio.Task[Any]":
        """A getUpdates under way that the playground knows of already."""
        task = asyncio.create_task(self.call("getUpdates", timeout=30))
        await self.play.until(lambda: self.play.world.updates.is_polled)
        return task
