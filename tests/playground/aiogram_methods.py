"""Every method and update of the README's tables once more, by aiogram's client: the independent check."""

from collections.abc import Awaitable, Callable

from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    ChatMemberMember,
    ForceReply,
    InputMediaDocument,
    InputMediaPhoto,
    InputProfilePhotoStatic,
    KeyboardButton,
    MediaUnion,
    MenuButtonCommands,
    MenuButtonWebApp,
    Message,
    MessageOriginUser,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    WebAppInfo,
)

from reports.bot_picture import jpeg
from tests.playground.aiogram_stage import AiogramStage, button, plain
from tests.playground.stage import ANI, BUDI, picture

Scenario = Callable[[AiogramStage], Awaitable[None]]


def _photo() -> BufferedInputFile:
    return BufferedInputFile(picture(), "foto.png")


async def get_me(stage: AiogramStage) -> None:
    me = await stage.bot.get_me()
    assert (me.id, me.is_bot, me.username, me.can_join_groups) == (1, True, "percobaan_bot", True)


async def get_updates(stage: AiogramStage) -> None:
    for text in ("satu", "dua", "tiga"):
        stage.ani.says(text)
    one, two = await stage.bot.get_updates(limit=2, allowed_updates=["message"])
    assert two.update_id == one.update_id + 1
    rest = await stage.bot.get_updates(offset=two.update_id)
    assert [update.message.text for update in rest if update.message] == ["dua", "tiga"]
    last = await stage.bot.get_updates(offset=-1)
    assert [update.message.text for update in last if update.message] == ["tiga"]


async def webhook(stage: AiogramStage) -> None:
    stage.ani.says("menunggu")
    assert await stage.bot.set_webhook(
        "http://127.0.0.1:9/hook",
        secret_token="rahasia",
        max_connections=5,
        allowed_updates=["message"],
        drop_pending_updates=True,
    )
    info = await stage.bot.get_webhook_info()
    assert (info.url, info.max_connections, info.allowed_updates, info.pending_update_count) == (
        "http://127.0.0.1:9/hook",
        5,
        ["message"],
        0,
    )
    assert await stage.bot.delete_webhook(drop_pending_updates=True)
    assert (await stage.bot.get_webhook_info()).url == ""


async def send_message(stage: AiogramStage) -> None:
    asked = stage.ani.says("apa kabar?")
    sent = await stage.bot.send_message(
        ANI,
        "<b>Kabar</b> Anda?",
        parse_mode="HTML",
        reply_markup=button(),
        reply_to_message_id=asked["message_id"],
        protect_content=True,
        disable_notification=True,
    )
    assert (sent.text, sent.html_text, sent.has_protected_content) == (
        "Kabar Anda?",
        "<b>Kabar</b> Anda?",
        True,
    )
    assert plain(sent.reply_markup) == plain(button())
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "apa kabar?"
    await _other_keyboards(stage)


async def _other_keyboards(stage: AiogramStage) -> None:
    keys = [[KeyboardButton(text="Nomor", request_contact=True)]]
    board = ReplyKeyboardMarkup(keyboard=keys, resize_keyboard=True, input_field_placeholder="Pilih satu")
    await stage.bot.send_message(ANI, "pilih", reply_markup=board)
    assert "Nomor" in stage.ani.labels()
    await stage.bot.send_message(ANI, "selesai", reply_markup=ReplyKeyboardRemove())
    assert stage.ani.labels() == ["Setuju"]
    await stage.bot.send_message(ANI, "nama?", reply_markup=ForceReply(input_field_placeholder="Nama"))
    assert stage.play.world.people[ANI].force_reply == {
        "force_reply": True,
        "input_field_placeholder": "Nama",
    }


async def send_photo(stage: AiogramStage) -> None:
    sent = await stage.bot.send_photo(ANI, _photo(), caption="*bukti*", parse_mode="MarkdownV2")
    assert sent.photo is not None
    assert (sent.photo[-1].width, sent.photo[-1].height) == (640, 480)
    assert (sent.caption, sent.md_text) == ("bukti", "*bukti*")
    again = await stage.bot.send_photo(ANI, sent.photo[-1].file_id, has_spoiler=True)
    assert again.photo is not None
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id


async def send_document(stage: AiogramStage) -> None:
    thumbnail = BufferedInputFile(picture(100, 100), "kecil.png")
    paper = BufferedInputFile(b"isi", "isi.txt")
    sent = await stage.bot.send_document(ANI, paper, thumbnail=thumbnail)
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("isi.txt", 3)
    assert sent.document.thumbnail is not None
    file = await stage.bot.get_file(sent.document.file_id)
    assert file.file_path is not None
    content = await stage.bot.download_file(file.file_path)
    assert content is not None
    assert content.read() == b"isi"


async def send_recordings(stage: AiogramStage) -> None:
    bot, upload = stage.bot, BufferedInputFile(b"x", "rapat.mp4")
    video = await bot.send_video(ANI, upload, caption="rapat")
    assert video.video is not None and video.caption == "rapat"
    assert (await bot.send_animation(ANI, upload)).animation is not None
    assert (await bot.send_audio(ANI, upload)).audio is not None
    assert (await bot.send_voice(ANI, upload)).voice is not None
    assert (await bot.send_video_note(ANI, upload)).video_note is not None


async def send_media_group(stage: AiogramStage) -> None:
    pictures: list[MediaUnion] = [InputMediaPhoto(media=_photo(), caption=text) for text in ("satu", "dua")]
    album = await stage.bot.send_media_group(ANI, pictures)
    assert [message.caption for message in album] == ["satu", "dua"]
    assert len({message.media_group_id for message in album}) == 1
    papers: list[MediaUnion] = [
        InputMediaDocument(media=BufferedInputFile(b"x", name)) for name in ("a.txt", "b.txt")
    ]
    sent = await stage.bot.send_media_group(ANI, papers)
    assert [message.document.file_name for message in sent if message.document] == ["a.txt", "b.txt"]


async def send_contact(stage: AiogramStage) -> None:
    sent = await stage.bot.send_contact(ANI, phone_number="+62811", first_name="Dinas", last_name="Kominfo")
    assert sent.contact is not None
    assert (sent.contact.phone_number, sent.contact.last_name) == ("+62811", "Kominfo")


async def send_location(stage: AiogramStage) -> None:
    sent = await stage.bot.send_location(ANI, latitude=-6.2, longitude=106.8)
    assert sent.location is not None
    assert (sent.location.latitude, sent.location.longitude) == (-6.2, 106.8)


async def send_chat_action(stage: AiogramStage) -> None:
    assert await stage.bot.send_chat_action(ANI, "upload_photo")


async def forward_message(stage: AiogramStage) -> None:
    said = stage.ani.says("teruskan ini")
    sent = await stage.bot.forward_message(ANI, ANI, said["message_id"])
    assert sent.text == "teruskan ini"
    assert isinstance(sent.forward_origin, MessageOriginUser)
    assert sent.forward_origin.sender_user.id == ANI


async def copy_message(stage: AiogramStage) -> None:
    sent = await stage.bot.send_photo(ANI, _photo(), caption="asli")
    copied = await stage.bot.copy_message(ANI, ANI, sent.message_id, caption="salinan")
    assert (stage.ani.last["message_id"], stage.ani.last["caption"]) == (copied.message_id, "salinan")


async def edit_message_text(stage: AiogramStage) -> None:
    sent = await stage.bot.send_message(ANI, "lama", reply_markup=button())
    edited = await sent.edit_text("<i>baru</i>", parse_mode="HTML", reply_markup=button("lain"))
    assert isinstance(edited, Message)
    assert (edited.html_text, plain(edited.reply_markup)) == ("<i>baru</i>", plain(button("lain")))
    assert edited.edit_date is not None


async def edit_message_caption(stage: AiogramStage) -> None:
    sent = await stage.bot.send_photo(ANI, _photo(), caption="lama")
    edited = await sent.edit_caption(caption="baru")
    assert isinstance(edited, Message)
    assert edited.caption == "baru"


async def edit_message_media(stage: AiogramStage) -> None:
    sent = await stage.bot.send_photo(ANI, _photo())
    paper = InputMediaDocument(media=BufferedInputFile(b"abc", "c.txt"), caption="berkas")
    edited = await sent.edit_media(paper)
    assert isinstance(edited, Message)
    assert edited.document is not None
    assert (edited.photo, edited.document.file_name, edited.caption) == (None, "c.txt", "berkas")


async def edit_message_reply_markup(stage: AiogramStage) -> None:
    sent = await stage.bot.send_message(ANI, "kartu", reply_markup=button())
    bare = await sent.edit_reply_markup()
    assert isinstance(bare, Message)
    assert bare.reply_markup is None
    await sent.edit_reply_markup(reply_markup=button())
    assert stage.ani.labels() == ["Setuju"]


async def delete(stage: AiogramStage) -> None:
    sent = [await stage.bot.send_message(ANI, f"pesan {number}") for number in range(3)]
    assert await sent[0].delete()
    assert await stage.bot.delete_messages(ANI, [message.message_id for message in sent])
    assert stage.ani.sees() == "> /start"


async def pin(stage: AiogramStage) -> None:
    sent = await stage.bot.send_message(ANI, "penting")
    assert await sent.pin(disable_notification=True)
    pinned = (await stage.bot.get_chat(ANI)).pinned_message
    assert isinstance(pinned, Message)
    assert pinned.message_id == sent.message_id
    assert await stage.bot.unpin_chat_message(ANI)
    assert (await stage.bot.get_chat(ANI)).pinned_message is None


async def answer_callback_query(stage: AiogramStage) -> None:
    await stage.bot.send_message(ANI, "kartu", reply_markup=button())
    stage.ani.taps("Setuju")
    (update,) = await stage.updates()
    assert update.callback_query is not None
    assert await stage.bot.answer_callback_query(update.callback_query.id, text="baik", show_alert=True)
    assert stage.ani.toasts == ["baik"]


async def commands(stage: AiogramStage) -> None:
    scope = BotCommandScopeChat(chat_id=ANI)
    lapor = BotCommand(command="lapor", description="Lapor kerja")
    assert await stage.bot.set_my_commands([lapor], scope=scope, language_code="id")
    (shown,) = await stage.bot.get_my_commands(scope=scope, language_code="id")
    assert plain(shown) == plain(lapor)
    assert await stage.bot.get_my_commands() == []
    assert await stage.bot.delete_my_commands(scope=scope, language_code="id")
    assert await stage.bot.get_my_commands(scope=scope, language_code="id") == []


async def menu_button(stage: AiogramStage) -> None:
    opens = MenuButtonWebApp(text="Buka", web_app=WebAppInfo(url="https://contoh.go.id"))
    assert await stage.bot.set_chat_menu_button(chat_id=ANI, menu_button=opens)
    assert plain(await stage.bot.get_chat_menu_button(chat_id=ANI)) == plain(opens)
    assert isinstance(await stage.bot.get_chat_menu_button(), MenuButtonCommands)


async def texts(stage: AiogramStage) -> None:
    bot = stage.bot
    assert await bot.set_my_name("Lapor")
    assert await bot.set_my_description("Laporan harian")
    assert await bot.set_my_short_description("Harian", language_code="id")
    assert (await bot.get_my_name()).name == "Lapor"
    assert (await bot.get_my_description(language_code="en")).description == "Laporan harian"
    assert (await bot.get_my_short_description(language_code="id")).short_description == "Harian"
    assert (await bot.get_my_short_description()).short_description == ""


async def own_picture(stage: AiogramStage) -> None:
    photo = InputProfilePhotoStatic(photo=BufferedInputFile(jpeg(), "bot.jpg"))
    assert await stage.bot.set_my_profile_photo(photo)
    shown = await stage.bot.get_user_profile_photos(stage.bot.id)
    assert (shown.total_count, shown.photos[0][-1].height) == (1, 640)


async def get_chat(stage: AiogramStage) -> None:
    chat = await stage.bot.get_chat(ANI)
    assert (chat.type, chat.username, chat.full_name) == ("private", "ani_contoh", "Ani Contoh")
    group = stage.play.group("Bidang", [ANI])
    assert (await stage.bot.get_chat(group.id)).title == "Bidang"


async def get_chat_member(stage: AiogramStage) -> None:
    member = await stage.bot.get_chat_member(ANI, ANI)
    assert isinstance(member, ChatMemberMember)
    assert member.user.first_name == "Ani"
    group = stage.play.group("Bidang", [ANI])
    assert (await stage.bot.get_chat_member(group.id, BUDI)).status == "left"


METHODS: dict[str, Scenario] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": webhook,
    "deleteWebhook": webhook,
    "getWebhookInfo": webhook,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendVideo": send_recordings,
    "sendAnimation": send_recordings,
    "sendAudio": send_recordings,
    "sendVoice": send_recordings,
    "sendVideoNote": send_recordings,
    "sendMediaGroup": send_media_group,
    "sendContact": send_contact,
    "sendLocation": send_location,
    "sendChatAction": send_chat_action,
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete,
    "deleteMessages": delete,
    "pinChatMessage": pin,
    "unpinChatMessage": pin,
    "answerCallbackQuery": answer_callback_query,
    "getFile": send_document,
    "setMyCommands": commands,
    "getMyCommands": commands,
    "deleteMyCommands": commands,
    "setChatMenuButton": menu_button,
    "getChatMenuButton": menu_button,
    "setMyName": texts,
    "getMyName": texts,
    "setMyDescription": texts,
    "getMyDescription": texts,
    "setMyShortDescription": texts,
    "getMyShortDescription": texts,
    "setMyProfilePhoto": own_picture,
    "getUserProfilePhotos": own_picture,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
}


async def message(stage: AiogramStage) -> None:
    ani = stage.ani
    ani.says("/lapor lihat https://contoh.go.id 👍")
    ani.sends_photo(picture(), caption="foto")
    ani.sends_document(b"x", "x.pdf")
    ani.sends_recording("video", b"x", "x.mp4")
    ani.sends_recording("animation", b"x", "x.mp4")
    ani.sends_recording("audio", b"x", "x.mp3")
    ani.sends_recording("voice", b"x", "x.ogg")
    ani.sends_recording("video_note", b"x", "x.mp4")
    ani.sends_album([picture(), picture()])
    ani.shares_contact()
    ani.shares_location(1.0, 2.0)
    stage.play.group("Bidang", [ANI, BUDI]).says(ani, "/lapor")
    heard = [update.message for update in await stage.updates() if update.message]
    assert [each.content_type for each in heard] == [
        "text",
        "photo",
        "document",
        "video",
        "animation",
        "audio",
        "voice",
        "video_note",
        "photo",
        "photo",
        "contact",
        "location",
        "text",
    ]
    assert [entity.type for entity in heard[0].entities or ()] == ["bot_command", "url"]


async def edited_message(stage: AiogramStage) -> None:
    said = stage.ani.says("salah")
    stage.ani.edits(said["message_id"], "benar, <maaf>")
    _, update = await stage.updates()
    assert update.edited_message is not None
    assert (update.edited_message.message_id, update.edited_message.text) == (
        said["message_id"],
        "benar, <maaf>",
    )


async def callback_query(stage: AiogramStage) -> None:
    sent = await stage.bot.send_message(ANI, "<b>kartu</b>", parse_mode="HTML", reply_markup=button())
    stage.ani.taps("Setuju")
    (update,) = await stage.updates()
    query = update.callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("ya", ANI)
    assert isinstance(query.message, Message)
    assert query.message.message_id == sent.message_id


async def my_chat_member(stage: AiogramStage) -> None:
    stage.ani.blocks()
    stage.ani.unblocks()
    stage.play.group("Bidang", [ANI, BUDI]).kicks_bot()
    changes = [update.my_chat_member for update in await stage.updates()]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in changes if c] == [
        ("member", "kicked"),
        ("kicked", "member"),
        ("left", "member"),
        ("member", "kicked"),
    ]


UPDATES: dict[str, Scenario] = {
    "message": message,
    "edited_message": edited_message,
    "callback_query": callback_query,
    "my_chat_member": my_chat_member,
}
