"""The bot's profile at Telegram (name, descriptions, picture, menus): updates what differs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial

from msgspec import Struct
from telegram import (
    Bot,
    BotCommandScopeAllPrivateChats,
    InputProfilePhotoStatic,
    MenuButtonCommands,
)
from telegram.constants import MenuButtonType
from telegram.error import BadRequest, RetryAfter

from bot.app import Service, wait_for_telegram
from bot.jobs import whose_menu_differs
from domain.office import Office
from handlers.frame.menus import public_menu
from handlers.frame.rooms import Rooms
from handlers.frame.screen import cut
from jobs.menus import renew_menus
from locales import LANGUAGES, words_in
from reports.bot_picture import jpeg
from storage.base.outages import DatabaseFailed
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_LONGEST_NAME, _LONGEST_DESCRIPTION, _LONGEST_SHORT_DESCRIPTION = 64, 512, 120
"""Characters that Telegram takes."""
_PAUSE = 1.0
"""Seconds until a database that does not answer is asked again."""


class Part(Struct, frozen=True):
    """A part of what the bot shows, in a language or in all of them."""

    name: str
    language: str
    """Empty where there is one for all."""
    is_right: Callable[[], Awaitable[bool]]
    put: Callable[[], Awaitable[object]]

    async def make_right(self) -> bool:
        """Asks Telegram, and changes what differs; returns whether it did. Raises PTB's errors."""
        if await self.is_right():
            return False
        await self.put()
        return True


def name_parts(bot: Bot, office: Office) -> list[Part]:
    """The bot's name. Telegram allows a change or two a day."""
    return [_text_part(bot, office, language, "name", _LONGEST_NAME) for language in LANGUAGES]


def description_parts(bot: Bot, office: Office) -> list[Part]:
    """What an empty chat and the bot's page say of it. Telegram allows few changes."""
    return [
        _text_part(bot, office, language, name, longest)
        for language in LANGUAGES
        for name, longest in (
            ("description", _LONGEST_DESCRIPTION),
            ("short_description", _LONGEST_SHORT_DESCRIPTION),
        )
    ]


def _code(office: Office, language: str) -> str | None:
    """The office's own language is for everybody who has no other one of ours."""
    return None if language == office.default_language else language


def _text_part(bot: Bot, office: Office, language: str, name: str, longest: int) -> Part:
    """A text of the bot, by the name that it has in Telegram's methods."""
    code = _code(office, language)
    key = f"bot-{name.replace('_', '-')}"
    wanted = cut(words_in(language).plain(key, office=office.name), longest)

    async def is_right() -> bool:
        shown: str = getattr(await getattr(bot, f"get_my_{name}")(code), name)
        return shown == wanted

    put = partial(getattr(bot, f"set_my_{name}"), wanted, code)
    return Part(name.replace("_", " "), language, is_right, put)


async def command_parts(bot: Bot, uow: UnitOfWork, rooms: Rooms, office: Office, now: datetime) -> list[Part]:
    """The commands that anybody may give, for private chats; none for groups, where nothing is answered."""
    parts = []
    for language in LANGUAGES:
        menu = await public_menu(rooms, uow, office, language, now)
        parts.append(_commands_part(bot, office, language, menu.commands))
        parts.append(_no_commands_part(bot, office, language))
    return parts


def _commands_part(bot: Bot, office: Office, language: str, commands: Sequence[tuple[str, str]]) -> Part:
    code, in_private = _code(office, language), BotCommandScopeAllPrivateChats()

    async def is_right() -> bool:
        shown = await bot.get_my_commands(in_private, code)
        return [(each.command, each.description) for each in shown] == list(commands)

    return Part("commands", language, is_right, lambda: bot.set_my_commands(commands, in_private, code))


def _no_commands_part(bot: Bot, office: Office, language: str) -> Part:
    code = _code(office, language)

    async def is_right() -> bool:
        return not await bot.get_my_commands(language_code=code)

    return Part(
        "no commands in groups", language, is_right, lambda: bot.delete_my_commands(language_code=code)
    )


def menu_button_part(bot: Bot) -> Part:
    """The button next to the input field, which opens the commands."""

    async def is_right() -> bool:
        shown = (await bot.get_chat_menu_button()).type
        return shown in (MenuButtonType.COMMANDS, MenuButtonType.DEFAULT)

    return Part(
        "menu button", "", is_right, lambda: bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    )


def picture_part(bot: Bot) -> Part:
    """The bot's picture, where it has none: an office may have chosen its own, which no bot can compare."""

    async def is_right() -> bool:
        return (await bot.get_user_profile_photos(bot.id, limit=1)).total_count > 0

    return Part("picture", "", is_right, lambda: bot.set_my_profile_photo(InputProfilePhotoStatic(jpeg())))


async def publish_commands(service: Service) -> None:
    """Puts into Telegram what anybody may do, in each language, and lets chats of single people follow.

    People are served meanwhile, so a database that does not answer is waited for.
    """
    while True:
        try:
            await _publish_commands(service)
        except DatabaseFailed as error:
            log.warning("Menus wait for the database: %s", error)
            await asyncio.sleep(_PAUSE)
        else:
            return


async def _publish_commands(service: Service) -> None:
    office, now = service.office, service.clock.now()
    async with service.database.read() as uow:
        parts = await command_parts(service.bot, uow, service.rooms, office, now)
    for part in parts:
        await wait_for_telegram(partial(_make_right, part))
    async with service.database.read() as uow:
        people = await whose_menu_differs(uow, office, now)
    await service.intake.writer.run(partial(renew_menus, people=people, now=now))


async def publish_description(service: Service) -> None:
    """Says what the bot is for, in each language, in the chats in which nobody has written yet.

    Serving does not wait for the next change that Telegram allows.
    """
    for part in description_parts(service.bot, service.office):

        async def publish(part: Part = part) -> None:
            try:
                await _make_right(part)
            except RetryAfter as error:
                log.info("The bot's %s is set at the next start: %s", part.name, error)

        await wait_for_telegram(publish)


async def _make_right(part: Part) -> None:
    """Makes a part right; people are served as well where Telegram does not take it."""
    try:
        await part.make_right()
    except BadRequest as error:
        log.warning("Telegram refuses the bot's %s: %s", part.name, error)
