"""Every limit and refusal of the README's table, as PTB's Bot meets it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from telegram import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter

from playground import Limits, Playground
from tests.playground.hook import Hook
from tests.playground.stage import ANI, BUDI, PEOPLE, Seconds, Stage, picture, ptb_bot
from tests.playground.table import rows

Rule = Callable[[Stage], Awaitable[None]]


def _button(data: str = "ya") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Setuju", callback_data=data)]])


async def entities(stage: Stage) -> None:
    sent = await stage.bot.send_message(ANI, "👍 <b>tebal <i>miring</i></b>", parse_mode="HTML")
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [("bold", 3, 12), ("italic", 9, 6)]
    wrong = stage.bot.send_message(ANI, "<b>tebal <x>y</x>", parse_mode="HTML")
    assert await stage.refused(wrong) == ('Can\'t parse entities: unsupported start tag "x" at byte offset 9')
    dotted = stage.bot.send_message(ANI, "satu. dua", parse_mode="MarkdownV2")
    assert "Character '.' is reserved and must be escaped" in (await stage.refused(dotted)).replace(
        "character", "Character"
    )
    explicit = await stage.bot.send_message(ANI, "kode", entities=[MessageEntity("code", 0, 4)])
    assert explicit.entities[0].type == "code"


async def text_of_4096(stage: Stage) -> None:
    assert len((await stage.bot.send_message(ANI, "a" * 4096)).text or "") == 4096
    assert await stage.refused(stage.bot.send_message(ANI, "a" * 4097)) == "Message is too long"
    assert await stage.refused(stage.bot.send_message(ANI, "👍" * 2049)) == "Message is too long"
    assert await stage.refused(stage.bot.send_message(ANI, "")) == "Message text is empty"
    assert await stage.refused(stage.bot.send_message(ANI, " \n ")) == "Text must be non-empty"


async def caption_of_1024(stage: Stage) -> None:
    await stage.bot.send_photo(ANI, picture(), caption="a" * 1024)
    refusal = await stage.refused(stage.bot.send_photo(ANI, picture(), caption="a" * 1025))
    assert refusal == "Message caption is too long"


async def callback_data(stage: Stage) -> None:
    await stage.bot.send_message(ANI, "muat", reply_markup=_button("é" * 32))
    refusal = await stage.refused(stage.bot.send_message(ANI, "terlalu", reply_markup=_button("é" * 33)))
    assert refusal == "Button_data_invalid"


async def not_modified(stage: Stage) -> None:
    sent = await stage.bot.send_message(ANI, "kartu", reply_markup=_button())
    refusal = await stage.refused(sent.edit_text("kartu", reply_markup=_button()))
    assert refusal.startswith("Message is not modified: specified new message content and reply markup")
    await sent.edit_text("kartu")
    assert stage.ani.labels() == []


async def own_messages(stage: Stage) -> None:
    said = stage.ani.says("bukan milik bot")
    refusal = await stage.refused(stage.bot.edit_message_text("x", ANI, said["message_id"]))
    assert refusal == "Message can't be edited"
    assert await stage.refused(stage.bot.edit_message_text("x", ANI, 999)) == "Message to edit not found"
    assert await stage.refused(stage.bot.delete_message(ANI, 999)) == "Message to delete not found"
    keyboard = await stage.bot.send_message(ANI, "pilih", reply_markup=ReplyKeyboardMarkup([["A"]]))
    assert await stage.refused(keyboard.edit_text("lain")) == "Message can't be edited"
    photo = await stage.bot.send_photo(ANI, picture())
    assert await stage.refused(photo.edit_text("x")) == "There is no text in the message to edit"


async def forty_eight_hours(stage: Stage) -> None:
    sent = await stage.bot.send_message(ANI, "lama")
    stage.play.clock.advance(timedelta(hours=48, seconds=1))
    assert await stage.refused(sent.delete()) == "Message can't be deleted for everyone"


async def _tapped(stage: Stage) -> CallbackQuery:
    await stage.bot.send_message(ANI, "kartu", reply_markup=_button())
    stage.ani.taps("Setuju")
    query = (await stage.bot.get_updates())[-1].callback_query
    assert query is not None
    return query


async def old_query(stage: Stage) -> None:
    too_old = "Query is too old and response timeout expired or query id is invalid"
    assert await stage.refused(stage.bot.answer_callback_query("1")) == too_old
    query = await _tapped(stage)
    await query.answer()
    assert await stage.refused(query.answer()) == too_old
    query = await _tapped(stage)
    stage.play.clock.advance(timedelta(minutes=2))
    assert await stage.refused(query.answer()) == too_old


async def unknown_file(stage: Stage) -> None:
    refusal = await stage.refused(stage.bot.get_file("AgACtidakada"))
    assert refusal == "Wrong file_id or the file is temporarily unavailable"
    refusal = await stage.refused(stage.bot.send_photo(ANI, "AgACtidakada"))
    assert refusal.startswith("Wrong remote file identifier specified")
    sent = await stage.bot.send_document(ANI, b"x", filename="x.txt")
    assert sent.document is not None
    refusal = await stage.refused(stage.bot.send_photo(ANI, sent.document.file_id))
    assert refusal == "Can't use file of type document as photo"


async def unknown_reply(stage: Stage) -> None:
    refusal = await stage.refused(stage.bot.send_message(ANI, "x", reply_to_message_id=999))
    assert refusal == "Message to be replied not found"
    gone = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await stage.bot.send_message(ANI, "x", reply_parameters=gone)).reply_to_message is None


async def unknown_chat(stage: Stage) -> None:
    assert await stage.refused(stage.bot.send_message(424242, "x")) == "Chat not found"
    assert await stage.refused(stage.bot.send_message("@kanal", "x")) == "Chat not found"


async def never_started(stage: Stage) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await stage.bot.send_message(BUDI, "halo")


async def blocked(stage: Stage) -> None:
    stage.ani.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await stage.bot.send_message(ANI, "halo")
    stage.ani.opens("t.me/percobaan_bot?start=lagi")
    assert await stage.bot.send_message(ANI, "halo lagi")


async def wrong_token(stage: Stage) -> None:
    with pytest.raises(InvalidToken):
        await ptb_bot(stage.play.url, "1:SALAH").get_me()
    status, answer = await stage.raw("/bot1:SALAH/getMe")
    assert (status, answer["description"]) == (401, "Unauthorized")


async def _flood(limits: Limits, allowed: int, *, in_group: bool = False) -> None:
    """`allowed` messages pass; the next one has to wait as long as it is told, and passes then."""
    seconds = Seconds()
    async with Playground.running(people=PEOPLE, limits=limits, monotonic=seconds) as play:
        bot = ptb_bot(play.url)
        play.person(ANI).says("/start")
        chat = play.group("Bidang", [ANI]).id if in_group else ANI
        for number in range(allowed):
            await bot.send_message(chat, f"pesan {number}")
        with pytest.raises(RetryAfter, match="Flood control exceeded") as refusal:
            await bot.send_message(chat, "terlalu banyak")
        wait = refusal.value.retry_after
        seconds.now += wait.total_seconds() if isinstance(wait, timedelta) else wait
        await bot.send_message(chat, "sekarang boleh")


async def thirty_a_second(_: Stage) -> None:
    await _flood(Limits(overall_per_second=30, chat_per_second=None, group_per_minute=None), 30)


async def one_a_second(_: Stage) -> None:
    await _flood(Limits(overall_per_second=None, group_per_minute=None), 20)


async def twenty_a_minute(_: Stage) -> None:
    await _flood(Limits(overall_per_second=None, chat_per_second=None), 20, in_group=True)


async def supergroup(stage: Stage) -> None:
    group = stage.play.group("Bidang", [ANI])
    old = group.id
    new = group.migrates()
    with pytest.raises(ChatMigrated) as moved:
        await stage.bot.send_message(old, "halo")
    assert moved.value.new_chat_id == new
    assert (await stage.bot.send_message(new, "halo")).chat.type == "supergroup"


async def one_poller(stage: Stage) -> None:
    first = await stage.waiting_poll()
    second = await stage.waiting_poll()
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    await stage.bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await second


async def twenty_four_hours(stage: Stage) -> None:
    stage.ani.says("kemarin")
    stage.play.clock.advance(timedelta(hours=23))
    stage.ani.says("hari ini")
    stage.play.clock.advance(timedelta(hours=1, seconds=1))
    assert [u.message.text for u in await stage.bot.get_updates() if u.message] == ["hari ini"]


async def update_id(stage: Stage) -> None:
    for number in range(3):
        stage.ani.says(f"pesan {number}")
    first = await stage.bot.get_updates()
    again = await stage.bot.get_updates()
    assert [u.update_id for u in first] == [u.update_id for u in again]
    assert [u.update_id - first[0].update_id for u in first] == [0, 1, 2]
    assert [u.update_id for u in await stage.bot.get_updates(offset=-1)] == [first[2].update_id]
    assert len(await stage.bot.get_updates(timeout=0)) == 1


async def webhook_repeats(stage: Stage) -> None:
    async with Hook(failures=2) as hook:
        await stage.bot.set_webhook(hook.url, secret_token="rahasia")
        stage.ani.says("satu")
        stage.ani.says("dua")
        await stage.play.acknowledged()
        texts = [update["message"]["text"] for update in hook.updates]
        assert texts == ["satu", "satu", "satu", "dua"]
        assert set(hook.secrets) == {"rahasia"}
        info = await stage.bot.get_webhook_info()
        assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
        assert info.pending_update_count == 0


async def webhook_reply(stage: Stage) -> None:
    reply = b'{"method": "sendMessage", "chat_id": 101, "text": "dari jawaban"}'
    async with Hook(reply=reply) as hook:
        await stage.bot.set_webhook(hook.url)
        stage.ani.says("halo")
        await stage.play.until(lambda: "dari jawaban" in stage.ani.sees())


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


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")  # retry_after as a number
@pytest.mark.parametrize("rule", rows("Limits and refusals"))
async def test_rule(rule: str, stage: Stage) -> None:
    await SCENARIOS[rule](stage)


def test_the_table_names_exactly_the_rules_that_are_proved() -> None:
    assert rows("Limits and refusals") == list(SCENARIOS)
