"""Reply markup: what a bot may put under a message, checked as Telegram checks it."""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playground.errors import ApiError, bad_request
from playground.text.links import checked_link

Json = dict[str, Any]
MAXIMAL_DATA_BYTES = 64
_MAXIMAL_BUTTONS = 100
_STYLES = frozenset({"danger", "primary", "success"})
# The kinds of inline button in the order in which Telegram looks for them.
_ACTIONS = (
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
)
_REQUESTS = ("request_contact", "request_location")
_KEYBOARD_OPTIONS = ("is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder")


class Markup(NamedTuple):
    """`kind` is the field that names it (inline_keyboard, keyboard, remove_keyboard, force_reply)."""

    kind: str
    content: Json


def parse_markup(given: Any) -> Markup | None:
    """From the parameter ``reply_markup`` (JSON text or object); ApiError 400 for what Telegram refuses."""
    if not given:
        return None
    if isinstance(given, str):
        return _parse_text(given)
    return _parse(given)


@lru_cache(maxsize=4096)
def _parse_text(given: str) -> Markup | None:
    try:
        value = json.loads(given)
    except ValueError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None
    return _parse(value)


def _parse(value: Any) -> Markup | None:
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        rows = _rows(value["inline_keyboard"], "inline_keyboard", _inline_button)
        return Markup("inline_keyboard", {"inline_keyboard": rows}) if rows else None
    if "keyboard" in value:
        rows = _rows(value["keyboard"], "keyboard", _keyboard_button)
        return Markup("keyboard", {"keyboard": rows, **_kept(value, _KEYBOARD_OPTIONS)}) if rows else None
    if value.get("remove_keyboard"):
        return Markup("remove_keyboard", {"remove_keyboard": True})
    if value.get("force_reply"):
        return Markup("force_reply", {"force_reply": True, **_kept(value, ("input_field_placeholder",))})
    return None


def _kept(given: Json, options: tuple[str, ...]) -> Json:
    return {name: given[name] for name in options if given.get(name)}


def _rows(given: Any, field: str, parse: Callable[[Any], Json]) -> list[list[Json]]:
    """The rows that have buttons; Telegram drops the empty ones."""
    owner = " of the InlineKeyboardMarkup" if field == "inline_keyboard" else ""
    if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
        raise bad_request(f'field "{field}"{owner} must be an Array of Arrays')
    if sum(len(row) for row in given) > _MAXIMAL_BUTTONS:
        raise bad_request("reply markup is too long")
    return [[parse(button) for button in row] for row in given if row]


def _wrong(what: str, *, inline: bool) -> ApiError:
    return bad_request(f"can't parse {'inline keyboard' if inline else 'keyboard'} button: {what}")


def _text(given: Json, *, inline: bool) -> Json:
    """The fields that both sorts of button have."""
    if "text" not in given:
        raise _wrong('Can\'t find field "text"', inline=inline)
    text = str(given["text"]).strip()
    if not text:
        raise bad_request(f"{'inline keyboard' if inline else 'keyboard'} button text must be non-empty")
    button: Json = {"text": text}
    if given.get("style"):
        if given["style"] not in _STYLES:
            raise _wrong("Unsupported button style specified", inline=inline)
        button["style"] = given["style"]
    if given.get("icon_custom_emoji_id"):
        button["icon_custom_emoji_id"] = str(given["icon_custom_emoji_id"])
    return button


def _inline_button(given: Any) -> Json:
    if not isinstance(given, dict):
        raise _wrong("InlineKeyboardButton must be an Object", inline=True)
    button = _text(given, inline=True)
    if given.get("url"):
        return {**button, "url": _button_url(str(given["url"]))}
    if given.get("callback_data"):
        data = str(given["callback_data"])
        if len(data.encode()) > MAXIMAL_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return {**button, "callback_data": data}
    for action in _ACTIONS:
        if action in given:
            return {**button, action: given[action]}
    raise _wrong("Text buttons are unallowed in the inline keyboard", inline=True)


def _button_url(url: str) -> str:
    if urlsplit(url).scheme == "tg":
        return url
    checked = checked_link(url)
    if not checked:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return checked


def _keyboard_button(given: Any) -> Json:
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, dict):
        raise _wrong("KeyboardButton must be a String or an Object", inline=False)
    button = _text(given, inline=False)
    for request in _REQUESTS:
        if given.get(request):
            return {**button, request: True}
    return button
