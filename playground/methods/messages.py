"""Methods that send text, contacts and places, forward, copy, delete and pin, and answer taps."""

from datetime import timedelta
from typing import Any

import telegram

from playground.errors import bad_request, whole_number
from playground.files import RECORDINGS
from playground.methods.registry import Call, method
from playground.methods.sending import addressee, caption_content, post, text_content
from playground.people import Chat
from playground.world import World

Json = dict[str, Any]
DELETABLE_SECONDS = 48 * 3600
_CALLBACK_TEXT_LIMIT = 200
_MAXIMAL_AT_ONCE = 100
_ACTIONS = frozenset(action.value for action in telegram.constants.ChatAction)
# What a copy takes along; the rest of a message belongs to its own sending.
_CONTENT = (
    "text",
    "entities",
    "link_preview_options",
    "photo",
    "document",
    *RECORDINGS,
    "contact",
    "location",
    "caption",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
)


@method("sendMessage", returns=telegram.Message, sends=True)
def send_message(world: World, call: Call) -> Json:
    chat = addressee(world, call)
    content = text_content(world, call)
    options = call.json("link_preview_options", "can't parse link preview options JSON object")
    if isinstance(options, dict) and options:
        content["link_preview_options"] = options
    elif call.boolean("disable_web_page_preview"):
        content["link_preview_options"] = {"is_disabled": True}
    return post(world, chat, call, content)


@method("sendContact", returns=telegram.Message, sends=True)
def send_contact(world: World, call: Call) -> Json:
    chat = addressee(world, call)
    contact: Json = {
        "phone_number": call.required("phone_number"),
        "first_name": call.required("first_name"),
    }
    for name in ("last_name", "vcard"):
        if value := call.text(name):
            contact[name] = value
    return post(world, chat, call, {"contact": contact})


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


@method("sendChatAction", sends=False)
def send_chat_action(world: World, call: Call) -> bool:
    chat = addressee(world, call)
    action = call.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    if chat.id in world.people and not world.people[chat.id].offline:
        until = world.clock.now() + timedelta(seconds=5)
        world.events.publish(
            {"type": "typing", "chat": chat.id, "action": action, "until": until.isoformat()}
        )
    return True


@method("forwardMessage", returns=telegram.Message, sends=True)
def forward_message(world: World, call: Call) -> Json:
    chat = addressee(world, call)
    source = _source(world, call, "message to forward")
    if source.get("has_protected_content"):
        raise bad_request("message has protected content and can't be forwarded")
    origin = source.get("forward_origin") or {
        "type": "user",
        "date": source["date"],
        "sender_user": source["from"],
    }
    content = {name: source[name] for name in _CONTENT if name in source}
    return post(world, chat, call, {"forward_origin": origin, **content})


@method("copyMessage", returns=telegram.MessageId, sends=True)
def copy_message(world: World, call: Call) -> Json:
    chat = addressee(world, call)
    source = _source(world, call, "message to copy")
    if source.get("has_protected_content"):
        raise bad_request("message can't be copied")
    content = {name: source[name] for name in _CONTENT if name in source}
    if "caption" in call.params and "text" not in content:
        content = {n: v for n, v in content.items() if not n.startswith("caption")}
        content.update(caption_content(world, call))
    return {"message_id": post(world, chat, call, content)["message_id"]}


def _source(world: World, call: Call, what: str) -> Json:
    source = world.chat(call.text("from_chat_id"))
    found = source.messages.get(call.integer("message_id"))
    if found is None:
        raise bad_request(f"{what} not found")
    return found


@method("deleteMessage")
def delete_message(world: World, call: Call) -> bool:
    chat = world.chat(call.text("chat_id"))
    message_id = call.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to delete not found")
    _delete(world, chat, [message_id])
    return True


@method("deleteMessages")
def delete_messages(world: World, call: Call) -> bool:
    chat = world.chat(call.text("chat_id"))
    given = call.json("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(given, list) or not given:
        raise bad_request("message identifiers are not specified")
    if len(given) > _MAXIMAL_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    numbers = [whole_number(each, "message_ids") for each in given]
    _delete(world, chat, [each for each in numbers if each in chat.messages])
    return True


def _delete(world: World, chat: Chat, message_ids: list[int]) -> None:
    """In a private chat the bot may delete the messages of both, for 48 hours."""
    oldest = world.clock.unix() - DELETABLE_SECONDS
    for message_id in message_ids:
        message = chat.messages[message_id]
        if chat.is_group and message["from"]["id"] != world.bot["id"]:
            raise bad_request("message can't be deleted")
        if message["date"] < oldest:
            raise bad_request("message can't be deleted for everyone")
    if message_ids:
        world.remove(chat, message_ids)


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
