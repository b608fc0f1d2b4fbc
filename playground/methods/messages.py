"""Methods that send text and places, change, delete and pin messages, and answer taps."""

import telegram

from playground.errors import bad_request
from playground.files import RECORDINGS
from playground.keyboards import parse_markup
from playground.methods.media import media_content, parse_media
from playground.methods.registry import Call, Json, method
from playground.methods.sending import addressee, post, text_content
from playground.people import Chat
from playground.world import World

DELETABLE_SECONDS = 48 * 3600
_CALLBACK_TEXT_LIMIT = 200


@method("sendMessage", returns=telegram.Message, sends=True)
def send_message(world: World, call: Call) -> Json:
    chat = addressee(world, call)
    content = text_content(call)
    options = call.json("link_preview_options", "can't parse link preview options JSON object")
    if isinstance(options, dict) and options:
        content["link_preview_options"] = options
    elif call.boolean("disable_web_page_preview"):
        content["link_preview_options"] = {"is_disabled": True}
    return post(world, chat, call, content)


@method("sendLocation", returns=telegram.Message, sends=True)
def send_location(world: World, call: Call) -> Json:
    chat = addressee(world, call)
    return post(world, chat, call, {"location": location(call.text("latitude"), call.text("longitude"))})


def location(latitude: str, longitude: str) -> Json:
    """A Location from degrees; ApiError 400 for what lies nowhere on earth."""
    for name, value in (("latitude", latitude), ("longitude", longitude)):
        if not value.strip():
            raise bad_request(f"{name} is empty")
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        raise bad_request("wrong location specified") from None
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise bad_request("wrong location specified")
    return {"latitude": north, "longitude": east}


@method("deleteMessage")
def delete_message(world: World, call: Call) -> bool:
    """In a private chat the bot may delete the messages of both, for 48 hours."""
    chat = world.chat(call.text("chat_id"))
    message_id = call.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to delete not found")
    message = chat.messages[message_id]
    if chat.is_group and message["from"]["id"] != world.bot["id"]:
        raise bad_request("message can't be deleted")
    if message["date"] < world.clock.unix() - DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    world.remove(chat, message_id)
    return True


@method("pinChatMessage")
def pin_chat_message(world: World, call: Call) -> bool:
    chat = addressee(world, call)
    message_id = call.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to pin not found")
    chat.pinned = [*(each for each in chat.pinned if each != message_id), message_id]
    return True


@method("unpinChatMessage")
def unpin_chat_message(world: World, call: Call) -> bool:
    chat = addressee(world, call)
    message_id = call.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(message_id)
    return True


@method("answerCallbackQuery")
def answer_callback_query(world: World, call: Call) -> bool:
    query = world.close_callback(call.text("callback_query_id"))
    text = call.text("text")
    if len(text) > _CALLBACK_TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    world.answer(query, text, show_alert=call.boolean("show_alert"))
    return True


_CAPTION = frozenset({"caption", "caption_entities", "show_caption_above_media"})
_TEXT = frozenset({"text", "entities", "link_preview_options"})
_MEDIA = frozenset({"photo", "document", "has_media_spoiler", *RECORDINGS}) | _CAPTION | _TEXT
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


@method("editMessageText", returns=telegram.Message, sends=True)
def edit_message_text(world: World, call: Call) -> Json:
    content = text_content(call)
    chat, message = _editable(world, call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    options = call.json("link_preview_options", "can't parse link preview options JSON object")
    if isinstance(options, dict) and options:
        content["link_preview_options"] = options
    return _replace(world, chat, message, call, _TEXT, content)


@method("editMessageMedia", returns=telegram.Message, sends=True)
def edit_message_media(world: World, call: Call) -> Json:
    media = call.json("media", "can't parse input media JSON object")
    chat, message = _editable(world, call)
    content = media_content(world, call, parse_media(media))
    return _replace(world, chat, message, call, _MEDIA, content)


def _editable(world: World, call: Call) -> tuple[Chat, Json]:
    """The message that a call names; ApiError 400 unless it is the bot's and can be edited."""
    if call.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if call.text("business_connection_id"):
        raise bad_request("business connection not found")
    chat = world.writable(call.text("chat_id"))
    message_id = call.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != world.bot["id"] or message_id in chat.fixed:
        raise bad_request("message can't be edited")
    return chat, message


def _replace(
    world: World, chat: Chat, message: Json, call: Call, former: frozenset[str], content: Json
) -> Json:
    """Put `content` in the place of the `former` fields; without a keyboard in the call the old one goes."""
    markup = parse_markup(call.params.get("reply_markup"))
    if markup is not None and markup.kind != "inline_keyboard":
        raise bad_request("inline keyboard expected")
    left_out = former | {"reply_markup", "edit_date"}
    edited = {name: value for name, value in message.items() if name not in left_out}
    edited.update(content)
    if markup is not None:
        edited["reply_markup"] = markup.content
    if edited == {name: value for name, value in message.items() if name != "edit_date"}:
        raise bad_request(_NOT_MODIFIED)
    edited["edit_date"] = world.clock.unix()
    world.replace(chat, edited)
    return edited
