"""Methods that send text and places, delete and pin messages, and answer taps."""

from typing import Any

import telegram

from playground.errors import bad_request
from playground.methods.registry import Call, method
from playground.methods.sending import addressee, post, text_content
from playground.world import World

Json = dict[str, Any]
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
