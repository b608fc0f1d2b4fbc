"""aiogram as a client, imported only in a test that uses it: its models take seconds to load."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiogram import Bot, exceptions, methods
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InputMediaDocument, InputProfilePhotoStatic
from pydantic import BaseModel

from playground.people import Json
from tests.playground.clients import Client


def _known(parsed: object) -> None:
    """AssertionError if any object inside `parsed` was given a field that aiogram's models lack."""
    if isinstance(parsed, BaseModel):
        assert not parsed.model_extra, f"{type(parsed).__name__} has {parsed.model_extra}"
        for name in parsed.model_fields_set:
            _known(getattr(parsed, name))
    elif isinstance(parsed, list | tuple):
        for each in parsed:
            _known(each)


def _plain(parsed: object) -> Any:
    if isinstance(parsed, list):
        return [_plain(each) for each in parsed]
    return parsed.model_dump(by_alias=True, exclude_none=True) if isinstance(parsed, BaseModel) else parsed


class AiogramClient:
    """aiogram's Bot, which has to know every field of what it reads."""

    errors: Mapping[str, type[Exception]] = {
        "bad request": exceptions.TelegramBadRequest,
        "unauthorized": exceptions.TelegramUnauthorizedError,
        "forbidden": exceptions.TelegramForbiddenError,
        "conflict": exceptions.TelegramConflictError,
        "flood": exceptions.TelegramRetryAfter,
        "migrated": exceptions.TelegramMigrateToChat,
    }

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def call(self, method: str, params: Json) -> Any:
        answer = await self._bot(getattr(methods, method[0].upper() + method[1:])(**params))
        _known(answer)
        return _plain(answer)

    def file(self, content: bytes, name: str) -> object:
        return BufferedInputFile(content, name)

    def document(self, content: bytes, name: str, caption: str) -> object:
        return InputMediaDocument(media=BufferedInputFile(content, name), caption=caption)

    def profile_photo(self, content: bytes) -> object:
        return InputProfilePhotoStatic(photo=BufferedInputFile(content, "bot.jpg"))


@asynccontextmanager
async def aiogram_client(url: str, token: str) -> AsyncIterator[Client]:
    """aiogram's Bot, talking to a playground."""
    async with Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url))) as bot:
        yield AiogramClient(bot)
