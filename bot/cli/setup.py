"""`python -m bot setup`: name, descriptions, picture, menus and commands of the bot, put into Telegram."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

import typer
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

from bot.app import UNKNOWN_TOKEN, make_bot
from bot.cli.base import Context, fail, with_office
from bot.delivery import seconds
from bot.profile import Part, command_parts, description_parts, menu_button_part, name_parts, picture_part
from bot.settings import SettingsError
from bot.updates import UpdatesBot
from handlers.rooms import ROOMS


def setup() -> None:
    """Puts name, descriptions, picture, menu and commands of the bot into Telegram, in each language.

    Changes only what differs, so it can be run again at any time. Needs BOT_TOKEN. Status 1 when Telegram did
    not take something.
    """
    if not with_office(_set_up, may_create=True):
        raise typer.Exit(1)


async def _set_up(context: Context) -> bool:
    """Sets each part, a line each; returns whether Telegram took all of them."""
    try:
        async with make_bot(context.settings) as bot:
            typer.echo(f"@{bot.username}")
            return all([await _put(context, part) for part in await _parts(context, bot)])
    except SettingsError as error:
        fail(str(error))
    except InvalidToken:
        fail(UNKNOWN_TOKEN)
    except TelegramError as error:
        fail(f"Telegram does not answer: {error}")


async def _parts(context: Context, bot: UpdatesBot) -> list[Part]:
    office, now = context.office, context.clock.now()
    async with context.database.read() as uow:
        commands = await command_parts(bot, uow, ROOMS, office, now)
    return [
        *name_parts(bot, office),
        *description_parts(bot, office),
        *commands,
        menu_button_part(bot),
        picture_part(bot),
    ]


async def _put(context: Context, part: Part) -> bool:
    say = partial(_say, part)
    try:
        say("set" if await part.make_right() else "as it should be")
    except RetryAfter as error:
        again = context.clock.now() + timedelta(seconds=seconds(error))
        say(f"not set: Telegram allows no more changes before {_told(context, again)}; run setup again then")
    except BadRequest as error:
        say(f"not set: Telegram refuses it ({error}){_otherwise(part)}")
    else:
        return True
    return False


def _say(part: Part, outcome: str) -> None:
    language = f" ({part.language})" if part.language else ""
    typer.echo(f"{part.name}{language}: {outcome}")


def _told(context: Context, moment: datetime) -> str:
    local = moment.astimezone(context.office.zone)
    return f"{local:%Y-%m-%d %H:%M} {context.office.zone_name}"


def _otherwise(part: Part) -> str:
    return (
        "; send /setuserpic to @BotFather, and then reports/bot_picture.jpg" if part.name == "picture" else ""
    )
