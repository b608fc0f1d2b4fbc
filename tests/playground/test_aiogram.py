"""The independent check: aiogram's client reads what the playground answers, and finds nothing unknown."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
)
from pydantic import BaseModel

from playground import Limits, Playground
from tests.playground.stage import ANI, BUDI, PEOPLE, TOKEN, picture


def known(parsed: object) -> None:
    """No object inside `parsed` was given a field that aiogram's models lack."""
    if isinstance(parsed, BaseModel):
        assert not parsed.model_extra, f"{type(parsed).__name__} has {parsed.model_extra}"
        for name in parsed.model_fields_set:
            known(getattr(parsed, name))
    elif isinstance(parsed, list | tuple):
        for each in parsed:
            known(each)


class Aiogram:
    """A playground with aiogram's Bot on it; Ani has started the bot."""

    def __init__(self, play: Playground, bot: Bot) -> None:
        self.play = play
        self.bot = bot
        self.ani = play.person(ANI)


@pytest.fixture
async def stage() -> AsyncIterator[Aiogram]:
    async with Playground.running(people=PEOPLE, limits=Limits.off()) as play:
        session = AiohttpSession(api=TelegramAPIServer.from_base(play.url))
        async with Bot(TOKEN, session=session) as bot:
            play.person(ANI).says("/start")
            yield Aiogram(play, bot)


def _keyboard() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Setuju", callback_data="ya", style="success")]]
    )


async def test_the_bot_and_its_commands(stage: Aiogram) -> None:
    bot = stage.bot
    known(await bot.get_me())
    await bot.set_my_commands(
        [BotCommand(command="lapor", description="Lapor")], scope=BotCommandScopeChat(chat_id=ANI)
    )
    commands = await bot.get_my_commands(scope=BotCommandScopeChat(chat_id=ANI))
    known(commands)
    assert [command.command for command in commands] == ["lapor"]
    known(await bot.get_chat_menu_button())
    known(await bot.get_my_name())
    known(await bot.get_webhook_info())
    known(await bot.get_chat(ANI))
    known(await bot.get_chat_member(ANI, ANI))
    assert stage.play.violations == {}


async def test_updates_of_every_kind(stage: Aiogram) -> None:
    ani, bot = stage.ani, stage.bot
    await bot.send_message(ANI, "<b>kartu</b>", parse_mode="HTML", reply_markup=_keyboard())
    ani.taps("Setuju")
    said = ani.says("lihat https://contoh.go.id")
    ani.edits(said["message_id"], "ganti")
    ani.sends_photo(picture(), caption="foto")
    ani.sends_document(b"x", "x.pdf")
    ani.sends_album([picture(), picture()])
    ani.shares_contact()
    ani.shares_location(1.0, 2.0)
    ani.blocks()
    stage.play.group("Bidang", [ANI, BUDI])
    updates = await bot.get_updates()
    known(updates)
    assert [update.event_type for update in updates] == [
        "message",
        "callback_query",
        "message",
        "edited_message",
        *["message"] * 6,
        "my_chat_member",
        "my_chat_member",
    ]


async def test_sending_editing_and_deleting(stage: Aiogram) -> None:
    bot = stage.bot
    sent = await bot.send_message(ANI, "satu", reply_markup=_keyboard(), protect_content=True)
    edited = await sent.edit_text("dua", reply_markup=_keyboard())
    bare = await sent.edit_reply_markup()
    reply = await bot.send_message(ANI, "jawab", reply_to_message_id=sent.message_id)
    forwarded = await bot.forward_message(ANI, ANI, reply.message_id)
    copied = await bot.copy_message(ANI, ANI, reply.message_id)
    contact = await bot.send_contact(ANI, phone_number="+62811", first_name="Dinas")
    place = await bot.send_location(ANI, latitude=1.5, longitude=2.5)
    for each in (sent, edited, bare, reply, forwarded, copied, contact, place):
        known(each)
    assert await reply.delete()
    assert await bot.delete_messages(ANI, [forwarded.message_id, copied.message_id])
    assert await bot.send_chat_action(ANI, "typing")
    assert stage.play.violations == {}


async def test_files(stage: Aiogram) -> None:
    bot = stage.bot
    photo = await bot.send_photo(ANI, BufferedInputFile(picture(), "foto.png"), caption="foto")
    album = await bot.send_media_group(
        ANI, [InputMediaPhoto(media=BufferedInputFile(picture(), f"{n}.png")) for n in range(2)]
    )
    paper = await bot.send_document(ANI, BufferedInputFile(b"isi", "isi.txt"))
    captioned = await photo.edit_caption(caption="lain")
    for each in (photo, *album, paper, captioned):
        known(each)
    assert paper.document is not None
    file = await bot.get_file(paper.document.file_id)
    known(file)
    assert file.file_path is not None
    content = await bot.download_file(file.file_path)
    assert content is not None
    assert content.read() == b"isi"


async def test_answers_to_taps(stage: Aiogram) -> None:
    sent = await stage.bot.send_message(ANI, "kartu", reply_markup=_keyboard())
    stage.ani.taps("Setuju")
    query = (await stage.bot.get_updates())[-1].callback_query
    assert query is not None
    known(query)
    assert isinstance(query.message, Message)
    assert query.message.message_id == sent.message_id
    assert await stage.bot.answer_callback_query(query.id, text="baik")
    assert stage.ani.toasts == ["baik"]


async def test_refusals(stage: Aiogram) -> None:
    bot = stage.bot
    with pytest.raises(TelegramBadRequest, match="can't parse entities: Unsupported start tag"):
        await bot.send_message(ANI, "<x>", parse_mode="HTML")
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
        await bot.send_message(BUDI, "halo")
    stage.play.faults.flood_429 = True
    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.send_message(ANI, "halo")
    assert refusal.value.retry_after == 3
