"""Methods for the command lists, the menu button and the descriptions of the bot."""

import telegram

from playground.commands import parse_commands, scope_key
from playground.errors import bad_request
from playground.fidelity import signature
from playground.methods.registry import METHODS, Call, Json, Method, method
from playground.world import World

_TEXTS = {
    "Name": ("name", 64, telegram.BotName),
    "Description": ("description", 512, telegram.BotDescription),
    "ShortDescription": ("short_description", 120, telegram.BotShortDescription),
}


def _key(call: Call) -> tuple[str, int, int, str]:
    scope = call.json("scope", "can't parse BotCommandScope JSON object")
    return scope_key(scope, call.text("language_code"))


def _changed(world: World) -> None:
    """Tell the page about the bot."""
    world.events.publish({"type": "bot", "bot": bot_json(world)})


def bot_json(world: World) -> Json:
    """What the page shows of the bot."""
    profile = world.profile
    return {
        "id": world.bot["id"],
        "username": world.bot["username"],
        "first_name": profile.text("name", "") or world.bot["first_name"],
        "description": profile.text("description", ""),
        "commands": profile.commands_for(0, ""),
        "commands_for": {
            str(person.id): profile.commands_for(person.id, person.language_code)
            for person in world.people.values()
        },
        "menu_button": profile.menu_buttons.get(0),
    }


@method("setMyCommands")
def set_my_commands(world: World, call: Call) -> bool:
    commands = parse_commands(call.json("commands", "can't parse commands JSON object"))
    world.profile.commands[_key(call)] = commands
    _changed(world)
    return True


@method("getMyCommands", returns=telegram.BotCommand)
def get_my_commands(world: World, call: Call) -> list[Json]:
    return world.profile.commands.get(_key(call), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, call: Call) -> bool:
    world.profile.commands.pop(_key(call), None)
    _changed(world)
    return True


@method("setChatMenuButton")
def set_chat_menu_button(world: World, call: Call) -> bool:
    chat_id = call.integer("chat_id")
    button = call.json("menu_button", "can't parse menu button JSON object") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("commands", "default", "web_app"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    if chat_id:
        world.chat(str(chat_id))
    world.profile.menu_buttons.pop(chat_id, None)
    if button["type"] != "default":
        world.profile.menu_buttons[chat_id] = button
    _changed(world)
    return True


@method("getChatMenuButton", returns=telegram.MenuButton)
def get_chat_menu_button(world: World, call: Call) -> Json:
    return world.profile.menu_button(call.integer("chat_id"))


def _enter_texts() -> None:
    """setMyName, getMyName and the like for the two descriptions."""
    for suffix, (name, limit, kind) in _TEXTS.items():

        def put(world: World, call: Call, name: str = name, limit: int = limit) -> bool:
            text = call.text(name).strip()
            if len(text) > limit:
                raise bad_request(f"bot {name.replace('_', ' ')} is too long")
            world.profile.texts[name, call.text("language_code")] = text
            if name == "name" and not call.text("language_code"):
                world.rename_bot(text)
            _changed(world)
            return True

        def get(world: World, call: Call, name: str = name) -> Json:
            text = world.profile.text(name, call.text("language_code"))
            return {name: text or (world.bot["first_name"] if name == "name" else "")}

        for verb, handler, returns in (("set", put, None), ("get", get, kind)):
            full = f"{verb}My{suffix}"
            METHODS[full.lower()] = Method(full, handler, signature(full), returns, sends=False)


_enter_texts()
