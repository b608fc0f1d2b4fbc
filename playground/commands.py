"""How the bot presents itself: command lists by scope and language, menu button, name and descriptions."""

from dataclasses import dataclass, field
from typing import Any

from playground.errors import bad_request, whole_number

Json = dict[str, Any]
Key = tuple[str, int, int, str]  # scope, chat, user, language
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_MAXIMAL_COMMANDS = 100


def scope_key(scope: Any, language: str) -> Key:
    """The key of a BotCommandScope; ApiError 400 for what is none."""
    if scope is None:
        return ("default", 0, 0, language)
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = scope.get("type")
    if kind in _SCOPES:
        return (str(kind), 0, 0, language)
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if not scope.get("chat_id"):
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    user = whole_number(scope.get("user_id") or 0, "user_id")
    if kind == "chat_member" and user <= 0:
        raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
    return (str(kind), whole_number(scope["chat_id"], "chat_id"), user, language)


def parse_commands(given: Any) -> list[Json]:
    """A list of BotCommand; ApiError 400 in Telegram's words for a wrong one."""
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > _MAXIMAL_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = []
    for each in given:
        if not isinstance(each, dict):
            raise bad_request("can't parse BotCommand: expected an Object")
        name = str(each.get("command", "")).strip().removeprefix("/")
        text = str(each.get("description", "")).strip()
        if not name or len(name) > 32 or not all(c == "_" or c.islower() or c.isdigit() for c in name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not text or len(text) > 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        commands.append({"command": name, "description": text})
    return commands


@dataclass
class Profile:
    """Everything that BotFather and the set methods say about the bot."""

    commands: dict[Key, list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    photos: list[list[Json]] = field(default_factory=list)
    """The bot's pictures, each in its sizes, the newest first."""

    def commands_for(self, chat_id: int, language: str) -> list[Json]:
        """The list that a person sees in the private chat: the narrowest scope that has one."""
        for scope in (("chat", chat_id), ("all_private_chats", 0), ("default", 0)):
            for spoken in (language, ""):
                found = self.commands.get((*scope, 0, spoken))
                if found:
                    return found
        return []

    def menu_button(self, chat_id: int) -> Json:
        """The button left of the input field: of the chat, or of all chats."""
        return self.menu_buttons.get(chat_id) or self.menu_buttons.get(0) or {"type": "commands"}

    def text(self, field_name: str, language: str) -> str:
        """The name, description or short description in a language, or the general one."""
        return self.texts.get((field_name, language)) or self.texts.get((field_name, ""), "")
