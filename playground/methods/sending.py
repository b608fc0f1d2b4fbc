"""What all sending methods share: the addressee, the reply, the keyboard, and the message that results."""

from playground.errors import bad_request, whole_number
from playground.keyboards import Markup, parse_markup
from playground.methods.registry import Call, Json
from playground.people import Chat
from playground.text import format_text
from playground.text.entity import utf16_length
from playground.world import World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
# Parameters for what no chat of the stand-in has.
_ELSEWHERE = {
    "business_connection_id": "business connection not found",
    "message_thread_id": "message thread not found",
    "direct_messages_topic_id": "wrong direct messages topic identifier specified",
}


def text_content(call: Call) -> Json:
    """``text`` (1 to 4096 characters) and its entities, as fields of a message."""
    text, entities = format_text(call.text("text"), call.text("parse_mode"))
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_content(call: Call) -> Json:
    """``caption`` (up to 1024 characters) and its entities, as fields of a message; {} without one."""
    text, entities = format_text(call.text("caption"), call.text("parse_mode"))
    if not text:
        return {}
    if utf16_length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    content: Json = {"caption": text}
    if entities:
        content["caption_entities"] = entities
    if call.boolean("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def addressee(world: World, call: Call) -> Chat:
    """The chat to write to."""
    for name, complaint in _ELSEWHERE.items():
        if call.params.get(name):
            raise bad_request(complaint)
    return world.writable(call.text("chat_id"))


def post(world: World, chat: Chat, call: Call, content: Json) -> Json:
    """Send one message with `content` and return it."""
    markup = parse_markup(call.params.get("reply_markup"))
    reply = _reply(world, chat, call)
    world.limiter.take(chat.id, group=chat.is_group)
    # Telegram names the channel as the sender of its posts, not the bot.
    sender: Json = {"sender_chat": chat.json} if chat.is_channel else {"from": world.bot}
    message: Json = {
        "message_id": world.next_message_id(),
        **sender,
        "chat": chat.json,
        "date": world.clock.unix(),
    }
    if reply is not None:
        message["reply_to_message"] = reply
    message.update(content)
    if call.boolean("protect_content"):
        message["has_protected_content"] = True
    if effect := call.text("message_effect_id"):
        message["effect_id"] = effect
    _put_markup(world, chat, message, markup)
    world.add(chat, message)
    return message


def _put_markup(world: World, chat: Chat, message: Json, markup: Markup | None) -> None:
    """An inline keyboard belongs to the message, the asking for a reply to the chat."""
    if markup is None:
        return
    if markup.kind == "inline_keyboard":
        message["reply_markup"] = markup.content
        return
    chat.fixed.add(message["message_id"])
    if person := world.people.get(chat.id):
        world.force_reply(person, markup.content)


def _reply(world: World, chat: Chat, call: Call) -> Json | None:
    """The message replied to, without its own reply; ApiError 400 when it is gone."""
    params = call.json("reply_parameters", "can't parse reply parameters JSON object")
    if params is None and call.params.get("reply_to_message_id"):
        params = {
            "message_id": call.integer("reply_to_message_id"),
            "allow_sending_without_reply": call.boolean("allow_sending_without_reply"),
        }
    if params is None:
        return None
    if not isinstance(params, dict):
        raise bad_request("object expected as reply parameters")
    source = world.chat(str(params["chat_id"])) if params.get("chat_id") else chat
    found = source.messages.get(whole_number(params.get("message_id"), "message_id"))
    if found is None:
        if params.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    return {name: value for name, value in found.items() if name != "reply_to_message"}
