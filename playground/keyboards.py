"""Reply markup: what a bot may put under a message, checked as Telegram checks it."""

import json
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playground.errors import ApiError, bad_request
from playground.text.links import checked_link

Json = dict[str, Any]
MAXIMAL_DATA_BYTES = 64
_MAXIMAL_BUTTONS = 100
_STYLES = frozenset({"danger", "primary", "success"})
_ACTIONS = ("web_app", "copy_text")


class Markup(NamedTuple):
    """`kind` is the field that names it (inline_keyboard, force_reply)."""

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
        rows = _rows(value["inline_keyboard"])
        return Markup("inline_keyboard", {"inline_keyboard": rows}) if rows else None
    if value.get("force_reply"):
        hint = value.get("input_field_placeholder")
        return Markup(
            "force_reply", {"force_reply": True, **({"input_field_placeholder": hint} if hint else {})}
        )
    return None


def _rows(given: Any) -> list[list[Json]]:
    """The rows that have buttons; Telegram drops the empty ones."""
    if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(len(row) for row in given) > _MAXIMAL_BUTTONS:
        raise bad_request("reply markup is too long")
    return [[_button(button) for button in row] for row in given if row]


def _wrong(what: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {what}")


def _button(given: Any) -> Json:
    if not isinstance(given, dict):
        raise _wrong("InlineKeyboardButton must be an Object")
    if "text" not in given:
        raise _wrong('Can\'t find field "text"')
    button: Json = {"text": str(given["text"]).strip()}
    if not button["text"]:
        raise bad_request("inline keyboard button text must be non-empty")
    if given.get("style"):
        if given["style"] not in _STYLES:
            raise _wrong("Unsupported button style specified")
        button["style"] = given["style"]
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
    raise _wrong("Text buttons are unallowed in the inline keyboard")


def _button_url(url: str) -> str:
    if urlsplit(url).scheme == "tg":
        return url
    checked = checked_link(url)
    if not checked:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return checked
