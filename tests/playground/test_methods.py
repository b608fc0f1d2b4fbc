"""Every method of the README's table, called by each client: what is seen, and what comes back."""

from collections.abc import Awaitable, Callable

import httpx
import pytest

from playground.fidelity import signature
from playground.methods import METHODS
from reports.bot_picture import jpeg
from tests.playground.clients import ClientStage, button
from tests.playground.stage import ANI, TOKEN, Stage, picture
from tests.playground.table import rows

Scenario = Callable[[ClientStage], Awaitable[None]]
SCENARIOS: dict[str, Scenario] = {}


def covers(*methods: str) -> Callable[[Scenario], Scenario]:
    """Enter a scenario for these rows of the table."""

    def enter(scenario: Scenario) -> Scenario:
        SCENARIOS.update(dict.fromkeys(methods, scenario))
        return scenario

    return enter


@covers("getMe")
async def get_me(stage: ClientStage) -> None:
    me = await stage.call("getMe")
    assert (me["id"], me["is_bot"], me["username"], me["can_join_groups"]) == (1, True, "percobaan_bot", True)


@covers("getUpdates")
async def get_updates(stage: ClientStage) -> None:
    for text in ("satu", "dua", "tiga"):
        stage.ani.says(text)
    one, two = await stage.call("getUpdates", limit=2, allowed_updates=["message"])
    assert two["update_id"] == one["update_id"] + 1
    rest = await stage.call("getUpdates", offset=two["update_id"])
    assert [update["message"]["text"] for update in rest] == ["dua", "tiga"]
    last = await stage.call("getUpdates", offset=-1)
    assert [update["message"]["text"] for update in last] == ["tiga"]


@covers("setWebhook", "getWebhookInfo", "deleteWebhook")
async def webhook(stage: ClientStage) -> None:
    stage.ani.says("menunggu")
    assert await stage.call(
        "setWebhook",
        url="http://127.0.0.1:9/hook",
        secret_token="rahasia",
        max_connections=5,
        allowed_updates=["message"],
        drop_pending_updates=True,
    )
    assert stage.play.world.updates.pending_count == 0
    info = await stage.call("getWebhookInfo")
    told = (info["url"], info["max_connections"], info["allowed_updates"], info["pending_update_count"])
    assert told == ("http://127.0.0.1:9/hook", 5, ["message"], 0)
    stage.ani.says("tidak sampai")
    await stage.play.until(lambda: "last_error_message" in stage.play.world.webhook.info())
    info = await stage.call("getWebhookInfo")
    assert info["pending_update_count"] == 1
    assert info["last_error_message"].startswith("Connection failed")
    used = "can't use getUpdates method while webhook is active"
    await stage.refused(used, "getUpdates", sort="conflict")
    assert await stage.call("deleteWebhook", drop_pending_updates=True)
    assert (await stage.call("getWebhookInfo"))["url"] == ""
    assert await stage.call("getUpdates", timeout=0) == []


@covers("sendMessage")
async def send_message(stage: ClientStage) -> None:
    asked = stage.ani.says("apa kabar?")
    sent = await stage.send(
        "<b>Kabar</b> Anda?",
        parse_mode="HTML",
        reply_markup=button(),
        reply_to_message_id=asked["message_id"],
        protect_content=True,
        disable_notification=True,
        link_preview_options={"is_disabled": True},
    )
    assert (sent["text"], sent["reply_markup"]) == ("Kabar Anda?", button())
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert (sent["reply_to_message"]["text"], sent["has_protected_content"]) == ("apa kabar?", True)
    assert stage.ani.sees().endswith("Kabar Anda?\n[Setuju]")
    forced = {"force_reply": True, "input_field_placeholder": "Nama"}
    await stage.send("nama?", reply_markup=forced)
    assert stage.play.world.people[ANI].force_reply == forced


@covers("sendPhoto")
async def send_photo(stage: ClientStage) -> None:
    photo = stage.client.file(picture(1600, 1200), "foto.png")
    sent = await stage.call("sendPhoto", chat_id=ANI, photo=photo, caption="<b>bukti</b>", parse_mode="HTML")
    sizes = [(size["width"], size["height"]) for size in sent["photo"]]
    assert sizes == [(90, 68), (320, 240), (800, 600), (1280, 960)]
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("bukti", "bold")
    known = sent["photo"][-1]
    again = await stage.call("sendPhoto", chat_id=ANI, photo=known["file_id"], has_spoiler=True)
    assert again["photo"][-1]["file_unique_id"] == known["file_unique_id"]
    assert stage.ani.sees().endswith("🖼 bukti\n🖼")


@covers("sendDocument", "getFile")
async def send_document(stage: ClientStage) -> None:
    paper = stage.client.file(b"%PDF-", "laporan.pdf")
    small = stage.client.file(picture(100, 100), "kecil.png")
    sent = (await stage.call("sendDocument", chat_id=ANI, document=paper, thumbnail=small))["document"]
    assert (sent["file_name"], sent["mime_type"], sent["file_size"]) == ("laporan.pdf", "application/pdf", 5)
    assert sent["thumbnail"]["width"] == 90
    path = (await stage.call("getFile", file_id=sent["file_id"]))["file_path"]
    async with httpx.AsyncClient(verify=False) as http:
        address = path if "://" in path else f"{stage.play.url}/file/bot{TOKEN}/{path}"
        assert (await http.get(address)).content == b"%PDF-"
    again = await stage.call("sendDocument", chat_id=ANI, document=sent["file_id"])
    assert again["document"] == sent


@covers("sendVideo", "sendAnimation", "sendAudio", "sendVoice", "sendVideoNote")
async def send_recordings(stage: ClientStage) -> None:
    sent = {}
    for kind in ("video", "animation", "audio", "voice", "video_note"):
        method = "send" + kind.title().replace("_", "")
        file = stage.client.file(b"x", f"rapat.{kind}")
        caption = {"caption": kind} if kind != "video_note" else {}
        message = await stage.call(method, chat_id=ANI, **{kind: file}, **caption)
        assert message.get("caption", kind) == kind
        sent[kind] = message[kind]
    assert sent["video"]["file_name"] == "rapat.video"
    again = await stage.call("sendVoice", chat_id=ANI, voice=sent["voice"]["file_id"], caption="suara")
    assert (again["voice"], again["caption"]) == (sent["voice"], "suara")
    wrong = "can't use file of type voice as video"
    await stage.refused(wrong, "sendVideo", chat_id=ANI, video=sent["voice"]["file_id"])


@covers("sendLocation")
async def send_location(stage: ClientStage) -> None:
    sent = await stage.call("sendLocation", chat_id=ANI, latitude=-6.2, longitude=106.8)
    assert (sent["location"]["latitude"], sent["location"]["longitude"]) == (-6.2, 106.8)
    await stage.refused("wrong location", "sendLocation", chat_id=ANI, latitude=91, longitude=0)


@covers("editMessageText")
async def edit_message_text(stage: ClientStage) -> None:
    sent = await stage.send("lama", reply_markup=button())
    edited = await stage.call(
        "editMessageText",
        text="<i>baru</i>",
        chat_id=ANI,
        message_id=sent["message_id"],
        parse_mode="HTML",
        reply_markup=button("lain"),
    )
    assert (edited["text"], edited["reply_markup"]) == ("baru", button("lain"))
    assert edited["entities"][0]["type"] == "italic"
    assert edited["edit_date"]
    assert stage.ani.sees().endswith("baru\n[Setuju]")


@covers("editMessageMedia")
async def edit_media(stage: ClientStage) -> None:
    photo = stage.client.file(picture(), "foto.png")
    sent = await stage.call("sendPhoto", chat_id=ANI, photo=photo, caption="lama")
    paper = stage.client.document(b"abc", "c.txt", "berkas")
    edited = await stage.call("editMessageMedia", media=paper, chat_id=ANI, message_id=sent["message_id"])
    assert (edited["document"]["file_name"], edited["caption"]) == ("c.txt", "berkas")
    assert not edited.get("photo")
    assert stage.ani.sees().endswith("📎 c.txt berkas")


@covers("deleteMessage")
async def delete(stage: ClientStage) -> None:
    for message in (stage.ani.says("hapus saya"), await stage.send("pesan")):
        assert await stage.call("deleteMessage", chat_id=ANI, message_id=message["message_id"])
    assert stage.ani.sees() == "> /start"


@covers("pinChatMessage", "unpinChatMessage")
async def pin(stage: ClientStage) -> None:
    here = {"chat_id": ANI, "message_id": (await stage.send("penting"))["message_id"]}
    assert await stage.call("pinChatMessage", **here, disable_notification=True)
    chat = await stage.call("getChat", chat_id=ANI)
    assert chat["pinned_message"]["message_id"] == here["message_id"]
    assert await stage.call("unpinChatMessage", chat_id=ANI)
    assert "pinned_message" not in await stage.call("getChat", chat_id=ANI)
    await stage.refused("message to unpin not found", "unpinChatMessage", **here)


@covers("answerCallbackQuery")
async def answer_callback_query(stage: ClientStage) -> None:
    await stage.send("kartu", reply_markup=button())
    stage.ani.taps("Setuju")
    (update,) = await stage.updates()
    query = update["callback_query"]["id"]
    assert await stage.call("answerCallbackQuery", callback_query_id=query, text="tercatat", show_alert=True)
    assert stage.ani.toasts == ["tercatat"]


@covers("setMyCommands", "getMyCommands", "deleteMyCommands")
async def commands(stage: ClientStage) -> None:
    report = {"command": "lapor", "description": "Lapor kerja"}
    score = {"command": "nilai", "description": "Lihat nilai"}
    of_ani = {"scope": {"type": "chat", "chat_id": ANI}}
    await stage.call("setMyCommands", commands=[report])
    await stage.call("setMyCommands", commands=[score], **of_ani)
    await stage.call("setMyCommands", commands=[score], language_code="id")
    assert await stage.call("getMyCommands") == [report]
    assert await stage.call("getMyCommands", language_code="id") == [score]
    assert stage.ani.commands == {"nilai": "Lihat nilai"}
    await stage.call("deleteMyCommands", **of_ani)
    await stage.call("deleteMyCommands", language_code="id")
    assert stage.ani.commands == {"lapor": "Lapor kerja"}
    wrong = [{"command": "Besar", "description": "tidak boleh"}]
    await stage.refused("bot_command_invalid", "setMyCommands", commands=wrong)


@covers("setChatMenuButton", "getChatMenuButton")
async def menu_button(stage: ClientStage) -> None:
    opens = {"type": "web_app", "text": "Buka", "web_app": {"url": "https://contoh.go.id"}}
    await stage.call("setChatMenuButton", chat_id=ANI, menu_button=opens)
    assert await stage.call("getChatMenuButton", chat_id=ANI) == opens
    assert await stage.call("getChatMenuButton") == {"type": "commands"}


@covers(
    "setMyName",
    "getMyName",
    "setMyDescription",
    "getMyDescription",
    "setMyShortDescription",
    "getMyShortDescription",
)
async def texts(stage: ClientStage) -> None:
    for name, field in (
        ("Name", "name"),
        ("Description", "description"),
        ("ShortDescription", "short_description"),
    ):
        await stage.call(f"setMy{name}", **{field: "Lapor"})
        await stage.call(f"setMy{name}", **{field: "Harian"}, language_code="id")
        assert await stage.call(f"getMy{name}", language_code="en") == {field: "Lapor"}
        assert await stage.call(f"getMy{name}", language_code="id") == {field: "Harian"}
    assert (await stage.call("getMe"))["first_name"] == "Lapor"


@covers("setMyProfilePhoto", "getUserProfilePhotos")
async def own_picture(stage: ClientStage) -> None:
    assert (await stage.call("getUserProfilePhotos", user_id=1))["total_count"] == 0
    await stage.call("setMyProfilePhoto", photo=stage.client.profile_photo(jpeg()))
    shown = await stage.call("getUserProfilePhotos", user_id=1, limit=1)
    assert (shown["total_count"], shown["photos"][0][-1]["width"]) == (1, 640)
    png = stage.client.profile_photo(picture())
    await stage.refused("a profile photo is a jpeg", "setMyProfilePhoto", photo=png)
    assert (await stage.call("getUserProfilePhotos", user_id=ANI))["total_count"] == 0


@covers("getChat")
async def get_chat(stage: ClientStage) -> None:
    chat = await stage.call("getChat", chat_id=ANI)
    assert (chat["type"], chat["username"], chat["last_name"]) == ("private", "ani_contoh", "Contoh")
    group = stage.play.group("Bidang", [ANI])
    assert (await stage.call("getChat", chat_id=group.id))["title"] == "Bidang"
    await stage.refused("chat not found", "getChat", chat_id=999)


@pytest.mark.parametrize("method", rows("Methods"))
async def test_method(method: str, client_stage: ClientStage) -> None:
    await SCENARIOS[method](client_stage)
    called = {call.method for call in client_stage.play.calls} | {"getUpdates"}
    assert method in called
    assert client_stage.play.violations == {}


def test_the_table_names_exactly_the_methods_there_are() -> None:
    assert sorted(rows("Methods")) == sorted(method.name for method in METHODS.values())


async def test_a_method_outside_the_table_is_unknown(stage: Stage) -> None:
    status, answer = await stage.raw("/bot1:TEST/sendDice", {"chat_id": ANI})
    assert (status, answer["ok"], answer["error_code"]) == (404, False, 404)
    assert answer["description"].startswith("Not Found")


async def test_names_of_methods_may_be_written_in_any_case(stage: Stage) -> None:
    status, answer = await stage.raw("/bot1:TEST/SENDMESSAGE", {"chat_id": ANI, "text": "halo"})
    assert (status, answer["result"]["text"]) == (200, "halo")


@pytest.mark.parametrize("method", [m for m in rows("Methods") if signature(m).required])
async def test_a_missing_parameter_is_refused(method: str, stage: Stage) -> None:
    """setWebhook without an address deletes the webhook; everything else needs what PTB's signature says."""
    status, answer = await stage.raw(f"/bot1:TEST/{method}")
    assert status == (200 if method == "setWebhook" else 400)
    assert answer["ok"] == (method == "setWebhook")
