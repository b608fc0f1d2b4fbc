"""Sends a screen to a chat, as a new message or by editing an existing one."""

from __future__ import annotations

import logging
from typing import Any

from telegram import Bot, InputFile, InputMediaPhoto, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, RetryAfter

from bot.updates import UpdatesBot
from handlers.frame.screen import Screen
from handlers.frame.turn import SendFile

log = logging.getLogger(__name__)


def seconds(error: RetryAfter) -> float:
    """The seconds that Telegram asks to wait, in either form of the error."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()


async def send(bot: UpdatesBot, chat_id: int, screen: Screen, reply_to: int | None = None) -> int:
    """Sends a screen as a new message, which may answer another one; returns its number.

    Raises PTB's errors.
    """
    reply = None if reply_to is None else ReplyParameters(reply_to, allow_sending_without_reply=True)
    if screen.file is not None:
        message = await bot.send_document(
            chat_id,
            InputFile(screen.file.content, screen.file.name),
            caption=screen.text,
            parse_mode=ParseMode.HTML,
            reply_markup=screen.keyboard(),
            reply_parameters=reply,
            protect_content=screen.is_protected or None,
            disable_notification=screen.is_silent or None,
        )
    elif screen.photo is not None:
        message = await bot.send_photo(
            chat_id,
            InputFile(screen.photo, "picture.png"),
            caption=screen.text,
            parse_mode=ParseMode.HTML,
            reply_markup=screen.keyboard(),
            reply_parameters=reply,
            disable_notification=screen.is_silent or None,
        )
    else:
        return await bot.send_text(
            chat_id, screen.text, _markup(screen), reply_to=reply_to, is_silent=screen.is_silent
        )
    return message.message_id


def _markup(screen: Screen) -> dict[str, Any] | None:
    if screen.answer_hint is None:
        return screen.markup()
    return {"force_reply": True, "input_field_placeholder": screen.answer_hint}


async def send_file(bot: Bot, chat_id: int, file: SendFile) -> None:
    """Sends a file that Telegram has, only as the type that it is. Raises PTB's errors."""
    file_id, caption, protect = file.file_id, file.caption, file.is_protected
    match file.kind:
        case "photo":
            await bot.send_photo(chat_id, file_id, caption=caption, protect_content=protect)
        case "file":
            await bot.send_document(chat_id, file_id, caption=caption, protect_content=protect)
        case "video":
            await bot.send_video(chat_id, file_id, caption=caption, protect_content=protect)
        case "animation":
            await bot.send_animation(chat_id, file_id, caption=caption, protect_content=protect)
        case "audio":
            await bot.send_audio(chat_id, file_id, caption=caption, protect_content=protect)
        case "voice":
            await bot.send_voice(chat_id, file_id, caption=caption, protect_content=protect)
        case "video_note":
            await bot.send_video_note(chat_id, file_id, protect_content=protect)


async def show_photo(bot: Bot, chat_id: int, message_id: int, screen: Screen) -> bool:
    """Shows another picture in a message; False when that is gone. Raises PTB's errors."""
    media = InputMediaPhoto(
        InputFile(screen.photo or b"", "picture.png", attach=True), screen.text, parse_mode=ParseMode.HTML
    )
    try:
        await bot.edit_message_media(media, chat_id, message_id, reply_markup=screen.keyboard())
    except BadRequest as error:
        if "not modified" in error.message:
            return True
        log.debug("A picture to be changed is gone: %s", error)
        return False
    return True


async def edit(bot: UpdatesBot, chat_id: int, message_id: int, screen: Screen) -> bool:
    """Shows a screen in place of a message; False when that is gone. Raises PTB's errors."""
    try:
        await bot.edit_text(chat_id, message_id, screen.text, screen.markup())
    except BadRequest as error:
        if "not modified" in error.message:
            return True
        log.debug("A message to be edited is gone: %s", error)
        return False
    return True
