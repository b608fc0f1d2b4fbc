"""Every method of the README's table, called by PTB's own Bot: what is seen, and what comes back."""

from collections.abc import Awaitable, Callable

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputProfilePhotoStatic,
    MenuButtonWebApp,
    WebAppInfo,
)

from playground.fidelity import signature
from playground.methods import METHODS
from reports.bot_picture import jpeg
from tests.playground.stage import ANI, Stage, picture
from tests.playground.table import rows

Scenario = Callable[[Stage], Awaitable[None]]
SCENARIOS: dict[str, Scenario] = {}


def covers(*methods: str) -> Callable[[Scenario], Scenario]:
    """Enter a scenario for these rows of the table."""

    def enter(scenario: Scenario) -> Scenario:
        SCENARIOS.update(dict.fromkeys(methods, scenario))
        return scenario

    return enter


@covers("getMe")
async def get_me(stage: Stage) -> None:
    me = await stage.bot.get_me()
    assert (me.id, me.is_bot, me.username) == (1, True, "percobaan_bot")
    assert me.can_join_groups


@covers("getUpdates")
async def get_updates(stage: Stage) -> None:
    first = stage.ani.says("satu")
    stage.ani.says("dua")
    one = await stage.bot.get_updates(limit=1)
    assert [u.message.text for u in one if u.message] == ["satu"]
    assert one[0].message is not None
    assert one[0].message.message_id == first["message_id"]
    rest = await stage.bot.get_updates(offset=one[0].update_id + 1)
    assert [u.update_id for u in rest] == [one[0].update_id + 1]


@covers("setWebhook", "getWebhookInfo", "deleteWebhook")
async def webhook(stage: Stage) -> None:
    stage.ani.says("menunggu")
    await stage.bot.set_webhook(
        "http://127.0.0.1:9/hook",
        secret_token="rahasia",
        max_connections=5,
        allowed_updates=["message"],
        drop_pending_updates=True,
    )
    info = await stage.bot.get_webhook_info()
    assert (info.url, info.max_connections, info.allowed_updates) == (
        "http://127.0.0.1:9/hook",
        5,
        ("message",),
    )
    assert info.pending_update_count == 0
    refusal = await stage.refused(stage.bot.get_updates())
    assert "can't use getUpdates method while webhook is active" in refusal
    await stage.bot.delete_webhook()
    assert (await stage.bot.get_webhook_info()).url == ""
    assert await stage.bot.get_updates(timeout=0) == ()


@covers("sendMessage")
async def send_message(stage: Stage) -> None:
    asked = stage.ani.says("apa kabar?")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Baik", callback_data="baik")]])
    sent = await stage.bot.send_message(
        ANI,
        "<b>Kabar</b> Anda?",
        parse_mode="HTML",
        reply_markup=keyboard,
        reply_to_message_id=asked["message_id"],
        protect_content=True,
        disable_web_page_preview=True,
    )
    assert (sent.text, sent.text_html) == ("Kabar Anda?", "<b>Kabar</b> Anda?")
    assert sent.reply_markup == keyboard
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "apa kabar?"
    assert sent.has_protected_content
    assert stage.ani.sees().endswith("Kabar Anda?\n[Baik]")


@covers("sendPhoto")
async def send_photo(stage: Stage) -> None:
    sent = await stage.bot.send_photo(ANI, picture(1600, 1200), caption="*bukti*", parse_mode="MarkdownV2")
    assert [(size.width, size.height) for size in sent.photo] == [
        (90, 68),
        (320, 240),
        (800, 600),
        (1280, 960),
    ]
    assert (sent.caption, sent.caption_entities[0].type) == ("bukti", "bold")
    again = await stage.bot.send_photo(ANI, sent.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id
    assert stage.ani.sees().endswith("🖼 bukti\n🖼")


@covers("sendDocument", "getFile")
async def send_document(stage: Stage) -> None:
    sent = await stage.bot.send_document(ANI, b"%PDF-", filename="laporan.pdf", thumbnail=picture(100, 100))
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("laporan.pdf", "application/pdf")
    assert sent.document.thumbnail is not None
    file = await stage.bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"%PDF-"
    again = await stage.bot.send_document(ANI, sent.document.file_id)
    assert again.document == sent.document


@covers("sendVideo", "sendAnimation", "sendAudio", "sendVoice", "sendVideoNote")
async def send_recordings(stage: Stage) -> None:
    bot = stage.bot
    video = await bot.send_video(ANI, b"x", filename="rapat.mp4", caption="rapat")
    animation = await bot.send_animation(ANI, b"x", filename="a.mp4")
    audio = await bot.send_audio(ANI, b"x", filename="a.mp3")
    voice = await bot.send_voice(ANI, b"x")
    round_video = await bot.send_video_note(ANI, b"x")
    assert video.video and animation.animation and audio.audio and voice.voice and round_video.video_note
    assert (video.caption, video.video.file_name) == ("rapat", "rapat.mp4")
    assert animation.document is not None
    again = await bot.send_voice(ANI, voice.voice.file_id, caption="suara")
    assert (again.voice, again.caption) == (voice.voice, "suara")
    assert await stage.refused(bot.send_video(ANI, voice.voice.file_id)) == (
        "Can't use file of type voice as video"
    )


@covers("sendMediaGroup")
async def send_media_group(stage: Stage) -> None:
    album = await stage.bot.send_media_group(
        ANI, [InputMediaPhoto(picture()), InputMediaPhoto(picture(10, 10))], caption="dua foto"
    )
    assert len({message.media_group_id for message in album}) == 1
    assert [message.caption for message in album] == ["dua foto", None]
    papers = await stage.bot.send_media_group(
        ANI, [InputMediaDocument(b"1", filename="a.txt"), InputMediaDocument(b"2", filename="b.txt")]
    )
    assert [m.document.file_name for m in papers if m.document] == ["a.txt", "b.txt"]
    assert papers[0].media_group_id != album[0].media_group_id


@covers("sendContact")
async def send_contact(stage: Stage) -> None:
    sent = await stage.bot.send_contact(ANI, "+628120000", "Dinas")
    assert sent.contact is not None
    assert sent.contact.phone_number == "+628120000"
    assert "👤 +628120000" in stage.ani.sees()


@covers("sendLocation")
async def send_location(stage: Stage) -> None:
    sent = await stage.bot.send_location(ANI, -6.2, 106.8)
    assert sent.location is not None
    assert (sent.location.latitude, sent.location.longitude) == (-6.2, 106.8)
    assert "wrong location" in (await stage.refused(stage.bot.send_location(ANI, 91, 0))).lower()


@covers("sendChatAction")
async def send_chat_action(stage: Stage) -> None:
    seen = stage.play.world.events.last_id
    await stage.bot.send_chat_action(ANI, "typing")
    kinds = [event["type"] for _, event in stage.play.world.events.since(seen)]
    assert kinds == ["typing"]


@covers("forwardMessage")
async def forward_message(stage: Stage) -> None:
    said = stage.ani.says("teruskan ini")
    sent = await stage.bot.forward_message(ANI, ANI, said["message_id"])
    assert sent.text == "teruskan ini"
    assert sent.forward_origin is not None
    assert sent.forward_origin.type == "user"


@covers("copyMessage")
async def copy_message(stage: Stage) -> None:
    photo = await stage.bot.send_photo(ANI, picture(), caption="asli")
    copied = await stage.bot.copy_message(ANI, ANI, photo.message_id, caption="salinan")
    assert copied.message_id == stage.ani.last["message_id"]
    assert stage.ani.last["caption"] == "salinan"


@covers("editMessageText")
async def edit_message_text(stage: Stage) -> None:
    sent = await stage.bot.send_message(ANI, "lama")
    edited = await stage.bot.edit_message_text("baru", ANI, sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.text == "baru"
    assert edited.edit_date is not None
    assert stage.ani.sees().endswith("baru")


@covers("editMessageCaption", "editMessageMedia")
async def edit_media(stage: Stage) -> None:
    sent = await stage.bot.send_photo(ANI, picture(), caption="lama")
    edited = await sent.edit_caption("baru")
    assert not isinstance(edited, bool)
    assert edited.caption == "baru"
    swapped = await sent.edit_media(InputMediaDocument(b"abc", filename="c.txt", caption="berkas"))
    assert not isinstance(swapped, bool)
    assert swapped.document is not None
    assert not swapped.photo
    assert stage.ani.sees().endswith("📎 c.txt berkas")


@covers("editMessageReplyMarkup")
async def edit_reply_markup(stage: Stage) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Setuju", callback_data="s")]])
    sent = await stage.bot.send_message(ANI, "kartu", reply_markup=keyboard)
    await sent.edit_reply_markup(None)
    assert stage.ani.labels() == []
    await sent.edit_reply_markup(keyboard)
    assert stage.ani.labels() == ["Setuju"]


@covers("deleteMessage", "deleteMessages")
async def delete(stage: Stage) -> None:
    said = stage.ani.says("hapus saya")
    sent = [await stage.bot.send_message(ANI, f"pesan {number}") for number in range(3)]
    assert await sent[0].delete()
    assert await stage.bot.delete_message(ANI, said["message_id"])
    assert await stage.bot.delete_messages(ANI, [m.message_id for m in sent])
    assert stage.ani.sees() == "> /start"


@covers("pinChatMessage", "unpinChatMessage")
async def pin(stage: Stage) -> None:
    sent = await stage.bot.send_message(ANI, "penting")
    await sent.pin()
    pinned = (await stage.bot.get_chat(ANI)).pinned_message
    assert pinned is not None
    assert pinned.message_id == sent.message_id
    await sent.unpin()
    assert (await stage.bot.get_chat(ANI)).pinned_message is None
    refusal = await stage.refused(sent.unpin())
    assert refusal == "Message to unpin not found"


@covers("answerCallbackQuery")
async def answer_callback_query(stage: Stage) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Setuju", callback_data="ya")]])
    await stage.bot.send_message(ANI, "kartu", reply_markup=keyboard)
    stage.ani.taps("Setuju")
    query = (await stage.bot.get_updates())[0].callback_query
    assert query is not None
    assert query.data == "ya"
    assert await query.answer("tercatat", show_alert=True)
    assert stage.ani.toasts == ["tercatat"]


@covers("setMyCommands", "getMyCommands", "deleteMyCommands")
async def commands(stage: Stage) -> None:
    await stage.bot.set_my_commands([BotCommand("lapor", "Lapor kerja")])
    await stage.bot.set_my_commands([("nilai", "Lihat nilai")], scope=BotCommandScopeChat(ANI))
    assert await stage.bot.get_my_commands() == (BotCommand("lapor", "Lapor kerja"),)
    shown = stage.play.desk.state()["bot"]
    assert shown["commands_for"][str(ANI)] == [{"command": "nilai", "description": "Lihat nilai"}]
    await stage.bot.delete_my_commands(scope=BotCommandScopeChat(ANI))
    assert stage.play.desk.state()["bot"]["commands_for"][str(ANI)] == shown["commands"]
    refusal = await stage.refused(stage.bot.set_my_commands([("Besar", "tidak boleh")]))
    assert refusal == "Bot_command_invalid"


@covers("setChatMenuButton", "getChatMenuButton")
async def menu_button(stage: Stage) -> None:
    assert (await stage.bot.get_chat_menu_button()).type == "commands"
    button = MenuButtonWebApp("Buka", WebAppInfo("https://contoh.go.id"))
    await stage.bot.set_chat_menu_button(ANI, button)
    assert await stage.bot.get_chat_menu_button(ANI) == button
    assert (await stage.bot.get_chat_menu_button()).type == "commands"


@covers(
    "setMyName",
    "getMyName",
    "setMyDescription",
    "getMyDescription",
    "setMyShortDescription",
    "getMyShortDescription",
)
async def texts(stage: Stage) -> None:
    await stage.bot.set_my_name("Lapor")
    await stage.bot.set_my_description("Laporan harian")
    await stage.bot.set_my_short_description("Harian")
    assert (await stage.bot.get_my_name()).name == "Lapor"
    assert (await stage.bot.get_my_description()).description == "Laporan harian"
    assert (await stage.bot.get_my_short_description()).short_description == "Harian"
    assert (await stage.bot.get_me()).first_name == "Lapor"


@covers("setMyProfilePhoto", "getUserProfilePhotos")
async def own_picture(stage: Stage) -> None:
    assert (await stage.bot.get_user_profile_photos(stage.bot.id)).total_count == 0
    await stage.bot.set_my_profile_photo(InputProfilePhotoStatic(jpeg()))
    shown = await stage.bot.get_user_profile_photos(stage.bot.id, limit=1)
    assert (shown.total_count, shown.photos[0][-1].width) == (1, 640)
    refused = await stage.refused(stage.bot.set_my_profile_photo(InputProfilePhotoStatic(picture())))
    assert "a profile photo is a jpeg" in refused
    assert (await stage.bot.get_user_profile_photos(ANI)).total_count == 0


@covers("getChat")
async def get_chat(stage: Stage) -> None:
    chat = await stage.bot.get_chat(ANI)
    assert (chat.type, chat.username, chat.full_name) == ("private", "ani_contoh", "Ani Contoh")
    assert await stage.refused(stage.bot.get_chat(999)) == "Chat not found"


@covers("getChatMember")
async def get_chat_member(stage: Stage) -> None:
    member = await stage.bot.get_chat_member(ANI, ANI)
    assert (member.status, member.user.first_name) == ("member", "Ani")


@pytest.mark.parametrize("method", rows("Methods"))
async def test_method(method: str, stage: Stage) -> None:
    await SCENARIOS[method](stage)
    called = {call.method for call in stage.play.calls} | {"getUpdates"}
    assert method in called
    assert stage.play.violations == {}


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
