"""Methods that change a message of the bot: its text or its media."""

from typing import Any

import telegram

from playground.errors import bad_request
from playground.files import RECORDINGS
from playground.keyboards import parse_markup
from playground.methods.media import media_content, parse_media
from playground.methods.registry import Call, method
from playground.methods.sending import text_content
from playground.people import Chat
from playground.world import World

Json = dict[str, Any]
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
