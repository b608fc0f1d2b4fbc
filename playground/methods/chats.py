"""Methods that tell about the bot and about a chat."""

import telegram

from playground.errors import bad_request
from playground.methods.registry import Call, Json, method
from playground.world import World

_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


@method("getMe", returns=telegram.User)
def get_me(world: World, call: Call) -> Json:
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("getChat", returns=telegram.ChatFullInfo)
def get_chat(world: World, call: Call) -> Json:
    chat = world.chat(call.text("chat_id"))
    person = world.people.get(chat.id)
    if person is not None and not person.started:
        raise bad_request("chat not found")
    info: Json = {**chat.json, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
    if person is not None and person.username:
        info["active_usernames"] = [person.username]
    pinned = chat.messages.get(chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        info["pinned_message"] = {n: v for n, v in pinned.items() if n != "reply_to_message"}
    return info
