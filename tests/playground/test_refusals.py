"""Every limit and refusal of the README's table, as each client meets it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from playground import Limits, Playground
from playground.people import Json
from tests.playground.clients import ClientStage, button
from tests.playground.hook import Hook
from tests.playground.stage import ANI, BUDI, PEOPLE, TOKEN, Seconds, picture
from tests.playground.table import rows

Rule = Callable[[ClientStage], Awaitable[None]]


def _texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def entities(stage: ClientStage) -> None:
    sent = await stage.send("👍 <b>tebal <i>miring</i></b>", parse_mode="HTML")
    bold, italic = ((e["type"], e["offset"], e["length"]) for e in sent["entities"])
    assert (bold, italic) == (("bold", 3, 12), ("italic", 9, 6))
    wrong = 'can\'t parse entities: unsupported start tag "x" at byte offset 9'
    await stage.refused(wrong, "sendMessage", chat_id=ANI, text="<b>tebal <x>y</x>", parse_mode="HTML")


async def text_of_4096(stage: ClientStage) -> None:
    assert len((await stage.send("a" * 4096))["text"]) == 4096
    for text, sentence in (
        ("a" * 4097, "message is too long"),
        ("👍" * 2049, "message is too long"),
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
    ):
        await stage.refused(sentence, "sendMessage", chat_id=ANI, text=text)


async def caption_of_1024(stage: ClientStage) -> None:
    photo = stage.client.file(picture(), "foto.png")
    await stage.call("sendPhoto", chat_id=ANI, photo=photo, caption="a" * 1024)
    sentence = "message caption is too long"
    await stage.refused(sentence, "sendPhoto", chat_id=ANI, photo=photo, caption="a" * 1025)


async def callback_data(stage: ClientStage) -> None:
    await stage.send("muat", reply_markup=button("é" * 32))
    long = button("é" * 33)
    await stage.refused("button_data_invalid", "sendMessage", chat_id=ANI, text="x", reply_markup=long)


async def not_modified(stage: ClientStage) -> None:
    sent = await stage.send("kartu", reply_markup=button())
    same = {"text": "kartu", "chat_id": ANI, "message_id": sent["message_id"]}
    sentence = "message is not modified: specified new message content and reply markup"
    await stage.refused(sentence, "editMessageText", **same, reply_markup=button())
    await stage.call("editMessageText", **same)
    assert stage.ani.labels() == []


async def own_messages(stage: ClientStage) -> None:
    said = stage.ani.says("bukan milik bot")
    asking = await stage.send("nama?", reply_markup={"force_reply": True})
    photo = stage.client.file(picture(), "foto.png")
    shown = await stage.call("sendPhoto", chat_id=ANI, photo=photo)
    for message_id, sentence in (
        (said["message_id"], "message can't be edited"),
        (asking["message_id"], "message can't be edited"),
        (shown["message_id"], "there is no text in the message to edit"),
        (999, "message to edit not found"),
    ):
        await stage.refused(sentence, "editMessageText", text="x", chat_id=ANI, message_id=message_id)
    await stage.refused("message to delete not found", "deleteMessage", chat_id=ANI, message_id=999)


async def forty_eight_hours(stage: ClientStage) -> None:
    old = {"chat_id": ANI, "message_id": (await stage.send("lama"))["message_id"]}
    stage.play.clock.advance(timedelta(hours=48, seconds=1))
    await stage.refused("message can't be deleted for everyone", "deleteMessage", **old)


async def old_query(stage: ClientStage) -> None:
    async def tapped() -> str:
        await stage.send("kartu", reply_markup=button())
        stage.ani.taps("Setuju")
        query: str = (await stage.updates())[-1]["callback_query"]["id"]
        return query

    too_old = "query is too old and response timeout expired or query ID is invalid"
    await stage.refused(too_old, "answerCallbackQuery", callback_query_id="1")
    answered, late = await tapped(), await tapped()
    await stage.call("answerCallbackQuery", callback_query_id=answered)
    await stage.refused(too_old, "answerCallbackQuery", callback_query_id=answered)
    stage.play.clock.advance(timedelta(minutes=2))
    await stage.refused(too_old, "answerCallbackQuery", callback_query_id=late)


async def unknown_file(stage: ClientStage) -> None:
    missing = "wrong file_id or the file is temporarily unavailable"
    await stage.refused(missing, "getFile", file_id="AgACtidakada")
    wrong = "wrong remote file identifier specified"
    await stage.refused(wrong, "sendPhoto", chat_id=ANI, photo="AgACtidakada")
    sent = await stage.call("sendDocument", chat_id=ANI, document=stage.client.file(b"x", "x.txt"))
    other = "can't use file of type document as photo"
    await stage.refused(other, "sendPhoto", chat_id=ANI, photo=sent["document"]["file_id"])


async def unknown_reply(stage: ClientStage) -> None:
    gone = {"message_id": 999}
    sentence = "message to be replied not found"
    await stage.refused(sentence, "sendMessage", chat_id=ANI, text="x", reply_parameters=gone)
    sent = await stage.send("x", reply_parameters={**gone, "allow_sending_without_reply": True})
    assert "reply_to_message" not in sent


async def unknown_chat(stage: ClientStage) -> None:
    for chat in (424242, "@kanal"):
        await stage.refused("chat not found", "sendMessage", chat_id=chat, text="x")


async def never_started(stage: ClientStage) -> None:
    sentence = "bot can't initiate conversation with a user"
    await stage.refused(sentence, "sendMessage", sort="forbidden", chat_id=BUDI, text="halo")


async def blocked(stage: ClientStage) -> None:
    stage.ani.blocks()
    sentence = "bot was blocked by the user"
    await stage.refused(sentence, "sendMessage", sort="forbidden", chat_id=ANI, text="halo")
    stage.ani.opens("t.me/percobaan_bot?start=lagi")
    assert await stage.send("halo lagi")


async def wrong_token(stage: ClientStage) -> None:
    async with stage.connect(stage.play.url, "1:SALAH") as stranger:
        with pytest.raises(stranger.errors["unauthorized"], match="Unauthorized"):
            await stranger.call("getMe", {})


async def _flood(stage: ClientStage, limits: Limits, allowed: int, *, in_group: bool = False) -> None:
    """`allowed` messages pass; the next one has to wait as long as it is told, and passes then."""
    seconds = Seconds()
    async with (
        Playground.running(people=PEOPLE, limits=limits, monotonic=seconds) as play,
        stage.connect(play.url, TOKEN) as client,
    ):
        play.person(ANI).says("/start")
        message: Json = {"chat_id": play.group("Bidang", [ANI]).id if in_group else ANI, "text": "pesan"}
        for _ in range(allowed):
            await client.call("sendMessage", dict(message))
        with pytest.raises(client.errors["flood"], match="Flood control exceeded") as refusal:
            await client.call("sendMessage", dict(message))
        wait = getattr(refusal.value, "retry_after")  # noqa: B009
        seconds.now += wait.total_seconds() if isinstance(wait, timedelta) else wait
        await client.call("sendMessage", dict(message))


async def thirty_a_second(stage: ClientStage) -> None:
    await _flood(stage, Limits(overall_per_second=30, chat_per_second=None, group_per_minute=None), 30)


async def one_a_second(stage: ClientStage) -> None:
    await _flood(stage, Limits(overall_per_second=None, group_per_minute=None), 20)


async def twenty_a_minute(stage: ClientStage) -> None:
    await _flood(stage, Limits(overall_per_second=None, chat_per_second=None), 20, in_group=True)


async def supergroup(stage: ClientStage) -> None:
    group = stage.play.group("Bidang", [ANI])
    old, new = group.id, group.migrates()
    await stage.refused(str(new), "sendMessage", sort="migrated", chat_id=old, text="halo")
    assert (await stage.call("sendMessage", chat_id=new, text="halo"))["chat"]["type"] == "supergroup"


async def one_poller(stage: ClientStage) -> None:
    conflict = stage.client.errors["conflict"]
    first = await stage.waiting_poll()
    second = await stage.waiting_poll()
    with pytest.raises(conflict, match="terminated by other getUpdates request"):
        await first
    await stage.call("setWebhook", url="http://127.0.0.1:9/")
    with pytest.raises(conflict, match="terminated by setWebhook request"):
        await second


async def twenty_four_hours(stage: ClientStage) -> None:
    stage.ani.says("kemarin")
    stage.play.clock.advance(timedelta(hours=23))
    stage.ani.says("hari ini")
    stage.play.clock.advance(timedelta(hours=1, seconds=1))
    assert _texts(await stage.call("getUpdates")) == ["hari ini"]


async def update_id(stage: ClientStage) -> None:
    for number in range(3):
        stage.ani.says(f"pesan {number}")
    first = await stage.call("getUpdates")
    assert first == await stage.call("getUpdates")
    assert [u["update_id"] - first[0]["update_id"] for u in first] == [0, 1, 2]
    assert await stage.call("getUpdates", offset=-1) == first[2:]
    assert await stage.call("getUpdates", timeout=0) == first[2:]


async def webhook_repeats(stage: ClientStage) -> None:
    async with Hook(failures=2) as hook:
        await stage.call("setWebhook", url=hook.url, secret_token="rahasia")
        stage.ani.says("satu")
        stage.ani.says("dua")
        await stage.play.acknowledged()
        assert _texts(hook.updates) == ["satu", "satu", "satu", "dua"]
        assert set(hook.secrets) == {"rahasia"}


async def webhook_reply(stage: ClientStage) -> None:
    reply = b'{"method": "sendMessage", "chat_id": 101, "text": "dari jawaban"}'
    async with Hook(reply=reply) as hook:
        await stage.call("setWebhook", url=hook.url)
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


@pytest.mark.parametrize("rule", rows("Limits and refusals"))
async def test_rule(rule: str, client_stage: ClientStage) -> None:
    await SCENARIOS[rule](client_stage)


def test_the_table_names_exactly_the_rules_that_are_proved() -> None:
    assert rows("Limits and refusals") == list(SCENARIOS)
