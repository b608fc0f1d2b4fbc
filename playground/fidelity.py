"""The check against python-telegram-bot: its signatures and classes say what the Bot API knows."""

import inspect
import re
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import telegram

from playground.kinds import fits, kinds

Json = dict[str, Any]

# Parameters of PTB's methods that it does not send under that name.
_OF_THE_CALL = frozenset(
    {"self", "read_timeout", "write_timeout", "connect_timeout", "pool_timeout", "api_kwargs", "filename"}
)
# Objects inside parameters, and the PTB class that knows their fields.
_OBJECTS: dict[str, type[telegram.TelegramObject]] = {
    "entities": telegram.MessageEntity,
    "caption_entities": telegram.MessageEntity,
    "link_preview_options": telegram.LinkPreviewOptions,
    "reply_parameters": telegram.ReplyParameters,
    "commands": telegram.BotCommand,
    "scope": telegram.BotCommandScope,
    "menu_button": telegram.MenuButton,
}
_MARKUPS: dict[str, type[telegram.TelegramObject]] = {
    "inline_keyboard": telegram.InlineKeyboardMarkup,
    "force_reply": telegram.ForceReply,
}
_MEDIA: dict[str, type[telegram.InputMedia]] = {
    "photo": telegram.InputMediaPhoto,
    "document": telegram.InputMediaDocument,
    "video": telegram.InputMediaVideo,
    "audio": telegram.InputMediaAudio,
    "animation": telegram.InputMediaAnimation,
}


_NESTED = (telegram.TelegramObject, list, tuple)
_SAY_WHICH = frozenset({"type", "status", "source"})
"""Fields by whose value PTB chooses the class of an object."""
_MOMENT_BITS = 34
"""Of the numbers in these bits each is a moment that Python knows."""
_PROVED: set[int] = set()
"""Shapes that PTB reads whole, as hashes: the messages of a conversation have few of them."""
_UNKNOWN: dict[int, list[str]] = {}
"""Fields that PTB does not know, by the shape of the object that has them."""
_ATTRIBUTES: dict[type, tuple[str, ...]] = {}


class FidelityError(AssertionError):
    """A result or an update of the stand-in that PTB cannot read whole: a fault of the stand-in."""


@dataclass(frozen=True)
class Signature:
    """The parameters that a method takes with their kinds, and those that it cannot do without."""

    accepted: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]


@cache
def signature(method: str) -> Signature:
    """Of a Bot API method (camelCase), read from PTB's method of that name."""
    name = re.sub(r"(?<=[a-z])([A-Z])", lambda m: "_" + m[1].lower(), method)
    parameters = inspect.signature(getattr(telegram.Bot, name)).parameters
    left_out = _OF_THE_CALL | ({"location"} if name == "send_location" else set())
    sent = {key: p for key, p in parameters.items() if key not in left_out}
    required = tuple(key for key, p in sent.items() if p.default is inspect.Parameter.empty)
    return Signature({key: kinds(p.annotation) for key, p in sent.items()}, required)


class Checker:
    """Counts what a bot sends that the Bot API does not know, and proves what the stand-in answers."""

    def __init__(self) -> None:
        self.violations: Counter[str] = Counter()

    def check_params(self, method: str, params: Json) -> None:
        """Note parameters that `method` does not take or not of this kind; Telegram says nothing of them."""
        accepted = signature(method).accepted
        for name, value in params.items():
            wanted = accepted.get(name)
            if wanted is None:
                self.violations[f'{method}: unknown parameter "{name}"'] += 1
            elif value not in (None, "") and not any(fits(value, kind) for kind in wanted):
                self.violations[f'{method}: parameter "{name}" is no {" or ".join(wanted)}'] += 1

    def check_object(self, method: str, name: str, value: Any) -> None:
        """Note unknown fields of an object inside the parameter `name`."""
        if isinstance(value, list):
            for each in value:
                self.check_object(method, name, each)
            return
        if not isinstance(value, dict):
            return
        if name == "media":
            kind = _MEDIA.get(str(value.get("type")))
            known = set(inspect.signature(kind.__init__).parameters) | {"type"} if kind else set(value)
            unknown = [f"media.{key}" for key in value.keys() - known]
        else:
            shape = hash((name, _shape(value)))
            if shape not in _UNKNOWN:
                _UNKNOWN[shape] = self._unknown_in(name, value)
            unknown = _UNKNOWN[shape]
        for field in unknown:
            self.violations[f'{method}: unknown field "{field}"'] += 1

    @staticmethod
    def _unknown_in(name: str, value: Json) -> list[str]:
        kind = _OBJECTS.get(name)
        if name == "reply_markup":
            kind = next((cls for key, cls in _MARKUPS.items() if key in value), None)
        if kind is None:
            return []
        try:
            return unknown_fields(kind.de_json(value, None), name)
        except (TypeError, ValueError, KeyError, AttributeError):
            return []  # malformed: the method itself answers 400 in Telegram's words

    def check_result(self, method: str, result: Any, kind: type[telegram.TelegramObject]) -> None:
        """FidelityError unless every object of `result` goes through the PTB class and back unchanged."""
        for each in result if isinstance(result, list) else [result]:
            if isinstance(each, dict):
                _round_trip(f"the result of {method}", each, kind)

    def check_update(self, kind: str, content: Json) -> None:
        """FidelityError unless PTB reads the update and writes it back unchanged."""
        _round_trip(f"the update {kind}", {"update_id": 1, kind: content}, telegram.Update)


def _round_trip(what: str, given: Json, kind: type[telegram.TelegramObject]) -> None:
    shape = hash((kind, _shape(given)))
    if shape in _PROVED:
        return
    parsed = kind.de_json(given, None)
    if unknown := unknown_fields(parsed, kind.__name__):
        raise FidelityError(f"{what} has fields that PTB does not know: {', '.join(unknown)}")
    if different := _difference(given, parsed.to_dict(), kind.__name__):
        raise FidelityError(f"{what} changes in PTB at {different}")
    _PROVED.add(shape)


def _shape(value: Any) -> Hashable:
    """Which fields are there at any depth, and of which kind: all that PTB's reading of it depends on."""
    if isinstance(value, dict):
        return frozenset(
            (name, each if name in _SAY_WHICH and isinstance(each, str) else _shape(each))
            for name, each in value.items()
        )
    if isinstance(value, list):
        return ("list", frozenset(map(_shape, value)))
    if isinstance(value, int) and value.bit_length() > _MOMENT_BITS:
        return type(value), "large"  # as a date it would be out of range
    return type(value), bool(value)


def unknown_fields(parsed: Any, path: str) -> list[str]:
    """Paths of the fields that PTB put aside as unknown, at any depth."""
    if isinstance(parsed, list | tuple):
        return [found for each in parsed for found in unknown_fields(each, path)]
    if not isinstance(parsed, telegram.TelegramObject):
        return []
    attributes = _attributes(type(parsed))
    # A constant such as ForceReply.force_reply is no argument of its class, so PTB puts it aside as well.
    found = [f"{path}.{name}" for name in parsed.api_kwargs if name not in attributes]
    for name in attributes:
        value = getattr(parsed, name, None)
        if isinstance(value, _NESTED):
            found.extend(unknown_fields(value, f"{path}.{name}"))
    return found


def _attributes(kind: type) -> tuple[str, ...]:
    """What objects of a PTB class hold: its slots and those that it inherits, without the private ones."""
    if kind not in _ATTRIBUTES:
        slots = (name for cls in kind.__mro__ for name in getattr(cls, "__slots__", ()))
        _ATTRIBUTES[kind] = tuple(n for n in slots if not n.startswith("_") and n != "api_kwargs")
    return _ATTRIBUTES[kind]


def _difference(given: Any, back: Any, path: str) -> str | None:
    """Where `back` lacks or changes something of `given` (PTB may add fields that are false)."""
    if isinstance(given, dict) and isinstance(back, dict):
        for name, value in given.items():
            if name not in back and value != []:  # PTB leaves out what is an empty list
                return f"{path}.{name} (missing)"
            if different := _difference(value, back.get(name, value), f"{path}.{name}"):
                return different
        return None
    if isinstance(given, list) and isinstance(back, list) and len(given) == len(back):
        pairs = enumerate(zip(given, back, strict=True))
        return next((d for i, (a, b) in pairs if (d := _difference(a, b, f"{path}[{i}]"))), None)
    return None if given == back else f"{path}: {given!r} != {back!r}"
