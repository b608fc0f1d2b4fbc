"""Every limit and refusal of the README's table once more, as aiogram's client meets it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Dispatcher
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    Message,
    MessageEntity,
    ReplyParameters,
    TelegramObject,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from playground import Limits, Playground
from tests.playground.aiogram_stage import AiogramStage, aiogram_bot, button, known
from tests.playground.stage import ANI, BUDI, PEOPLE, Seconds, picture

Rule = Callable[[AiogramStage], Awaitable[None]]


async def _refused(call: Awaitable[object], sentence: str) -> None:
    with pytest.raises(TelegramBadRequest) as refusal:
        await call
    assert f"Bad Request: {sentence}" in refusal.value.message


async def entities(stage: AiogramStage) -> None:
    sent = await stage.bot.send_message(ANI, "👍 <b>tebal <i>miring</i></b>", parse_mode="HTML")
    assert [(e.type, e.offset, e.length) for e in sent.entities or ()] == [
        ("bold", 3, 12),
        ("italic", 9, 6),
    ]
    wrong = stage.bot.send_message(ANI, "<b>tebal <x>y</x>", parse_mode="HTML")
    await _refused(wrong, 'can\'t parse entities: Unsupported start tag "x" at byte offset 9')
    dotted = stage.bot.send_message(ANI, "satu. dua", parse_mode="MarkdownV2")
    await _refused(dotted, "can't parse entities: Character '.' is reserved and must be escaped")
    code = MessageEntity(type="code", offset=0, length=4)
    explicit = await stage.bot.send_message(ANI, "kode", entities=[code])
    assert explicit.html_text == "<code>kode</code>"


async def text_of_4096(stage: AiogramStage) -> None:
    assert len((await stage.bot.send_message(ANI, "a" * 4096)).text or "") == 4096
    await _refused(stage.bot.send_message(ANI, "👍" * 2049), "message is too long")
    await _refused(stage.bot.send_message(ANI, ""), "message text is empty")


async def caption_of_1024(stage: AiogramStage) -> None:
    photo = BufferedInputFile(picture(), "foto.png")
    await stage.bot.send_photo(ANI, photo, caption="a" * 1024)
    await _refused(stage.bot.send_photo(ANI, photo, caption="a" * 1025), "message caption is too long")


async def callback_data(stage: AiogramStage) -> None:
    await stage.bot.send_message(ANI, "muat", reply_markup=button("é" * 32))
    wrong = stage.bot.send_message(ANI, "terlalu", reply_markup=button("é" * 33))
    await _refused(wrong, "BUTTON_DATA_INVALID")


async def not_modified(stage: AiogramStage) -> None:
    sent = await stage.bot.send_message(ANI, "kartu", reply_markup=button())
    await _refused(sent.edit_text("kartu", reply_markup=button()), "message is not modified")


async def own_messages(stage: AiogramStage) -> None:
    said = stage.ani.says("bukan milik bot")
    edit = stage.bot.edit_message_text(text="x", chat_id=ANI, message_id=said["message_id"])
    await _refused(edit, "message can't be edited")
    missing = stage.bot.edit_message_text(text="x", chat_id=ANI, message_id=999)
    await _refused(missing, "message to edit not found")
    await _refused(stage.bot.delete_message(ANI, 999), "message to delete not found")


async def forty_eight_hours(stage: AiogramStage) -> None:
    sent = await stage.bot.send_message(ANI, "lama")
    stage.play.clock.advance(timedelta(hours=48, seconds=1))
    await _refused(sent.delete(), "message can't be deleted for everyone")


async def _tapped(stage: AiogramStage) -> CallbackQuery:
    await stage.bot.send_message(ANI, "kartu", reply_markup=button())
    stage.ani.taps("Setuju")
    query = (await stage.updates())[-1].callback_query
    assert query is not None
    return query


async def old_query(stage: AiogramStage) -> None:
    too_old = "query is too old and response timeout expired or query ID is invalid"
    query = await _tapped(stage)
    await query.answer()
    await _refused(stage.bot.answer_callback_query(query.id), too_old)
    query = await _tapped(stage)
    stage.play.clock.advance(timedelta(minutes=2))
    await _refused(stage.bot.answer_callback_query(query.id), too_old)


async def unknown_file(stage: AiogramStage) -> None:
    await _refused(stage.bot.get_file("tidakada"), "wrong file_id or the file is temporarily unavailable")
    await _refused(stage.bot.send_photo(ANI, "tidakada"), "wrong remote file identifier specified")


async def unknown_reply(stage: AiogramStage) -> None:
    gone = stage.bot.send_message(ANI, "x", reply_parameters=ReplyParameters(message_id=999))
    await _refused(gone, "message to be replied not found")
    allowed = ReplyParameters(message_id=999, allow_sending_without_reply=True)
    assert (await stage.bot.send_message(ANI, "x", reply_parameters=allowed)).reply_to_message is None


async def unknown_chat(stage: AiogramStage) -> None:
    await _refused(stage.bot.send_message(424242, "x"), "chat not found")


async def never_started(stage: AiogramStage) -> None:
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await stage.bot.send_message(BUDI, "halo")


async def blocked(stage: AiogramStage) -> None:
    stage.ani.blocks()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await stage.bot.send_message(ANI, "halo")


async def wrong_token(stage: AiogramStage) -> None:
    async with aiogram_bot(stage.play.url, "1:SALAH") as stranger:
        with pytest.raises(TelegramUnauthorizedError, match="Unauthorized"):
            await stranger.get_me()


async def _flood(limits: Limits, allowed: int, *, in_group: bool = False) -> None:
    """`allowed` messages pass; the next one has to wait as long as it is told, and passes then."""
    seconds = Seconds()
    async with (
        Playground.running(people=PEOPLE, limits=limits, monotonic=seconds) as play,
        aiogram_bot(play.url) as bot,
    ):
        play.person(ANI).says("/start")
        chat = play.group("Bidang", [ANI]).id if in_group else ANI
        for number in range(allowed):
            await bot.send_message(chat, f"pesan {number}")
        with pytest.raises(TelegramRetryAfter) as refusal:
            await bot.send_message(chat, "terlalu banyak")
        seconds.now += refusal.value.retry_after
        await bot.send_message(chat, "sekarang boleh")


async def thirty_a_second(_: AiogramStage) -> None:
    await _flood(Limits(overall_per_second=30, chat_per_second=None, group_per_minute=None), 30)


async def one_a_second(_: AiogramStage) -> None:
    await _flood(Limits(overall_per_second=None, group_per_minute=None), 20)


async def twenty_a_minute(_: AiogramStage) -> None:
    await _flood(Limits(overall_per_second=None, chat_per_second=None), 20, in_group=True)


async def supergroup(stage: AiogramStage) -> None:
    group = stage.play.group("Bidang", [ANI])
    old = group.id
    new = group.migrates()
    with pytest.raises(TelegramMigrateToChat) as moved:
        await stage.bot.send_message(old, "halo")
    assert moved.value.migrate_to_chat_id == new
    assert (await stage.bot.send_message(new, "halo")).chat.type == "supergroup"


async def one_poller(stage: AiogramStage) -> None:
    first = await stage.waiting_poll()
    second = await stage.waiting_poll()
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await first
    await stage.bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(TelegramConflictError, match="terminated by setWebhook request"):
        await second
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
        await stage.bot.get_updates()


async def twenty_four_hours(stage: AiogramStage) -> None:
    stage.ani.says("kemarin")
    stage.play.clock.advance(timedelta(hours=23))
    stage.ani.says("hari ini")
    stage.play.clock.advance(timedelta(hours=1, seconds=1))
    assert [u.message.text for u in await stage.bot.get_updates() if u.message] == ["hari ini"]


async def update_id(stage: AiogramStage) -> None:
    for number in range(3):
        stage.ani.says(f"pesan {number}")
    first = await stage.bot.get_updates()
    assert [u.update_id - first[0].update_id for u in first] == [0, 1, 2]
    assert [u.update_id for u in await stage.bot.get_updates()] == [u.update_id for u in first]


@asynccontextmanager
async def _listening(stage: AiogramStage, dispatcher: Dispatcher) -> AsyncIterator[None]:
    """aiogram's own webhook, set with a secret that it looks for."""
    handler = SimpleRequestHandler(dispatcher, stage.bot, handle_in_background=False, secret_token="rahasia")
    app = web.Application()
    app.router.add_post("/hook", handler.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        await stage.bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="rahasia")
        yield
        await stage.bot.delete_webhook()
    finally:
        await runner.cleanup()


async def _knows(
    handle: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
    update: TelegramObject,
    data: dict[str, Any],
) -> Any:
    known(update)
    return await handle(update, data)


async def webhook_repeats(stage: AiogramStage) -> None:
    dispatcher, heard = Dispatcher(), []

    @dispatcher.message()
    async def hear(message: Message) -> None:
        heard.append(message.text)
        if len(heard) < 3:
            raise ConnectionError("not now")

    dispatcher.update.outer_middleware.register(_knows)
    async with _listening(stage, dispatcher):
        stage.ani.says("satu")
        stage.ani.says("dua")
        await stage.play.acknowledged()
        info = await stage.bot.get_webhook_info()
    assert heard == ["satu", "satu", "satu", "dua"]
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"


async def webhook_reply(stage: AiogramStage) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def answer(message: Message) -> SendMessage:
        return message.answer(f"dari jawaban: {message.text}", reply_markup=button())

    async with _listening(stage, dispatcher):
        stage.ani.says("halo")
        await stage.play.until(lambda: stage.ani.sees().endswith("dari jawaban: halo\n[Setuju]"))
    assert stage.play.violations == {}


SCENARIOS: dict[str, Rule] = {
    "entities": entities,
    "text of 4096": text_of_4096,
    "caption of 1024": caption_of_1024,
    "callback data of 64 bytes": callback_data,
    "not modified": not_modified,
    "own messages": own_messages,
    "48 hours": forty_eight_hours,
    "old query": old_query,
    "unknown file": unknown_file,
    "unknown reply": unknown_reply,
    "unknown chat": unknown_chat,
    "never started": never_started,
    "blocked": blocked,
    "wrong token": wrong_token,
    "30 a second": thirty_a_second,
    "1 a second in a chat": one_a_second,
    "20 a minute in a group": twenty_a_minute,
    "supergroup": supergroup,
    "one poller": one_poller,
    "24 hours": twenty_four_hours,
    "update_id": update_id,
    "webhook repeats": webhook_repeats,
    "webhook reply": webhook_reply,
}
