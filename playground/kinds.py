"""The kinds of parameters: which a type hint of PTB allows, and whether a value that came is of one."""

import json
import math
import re
from collections.abc import Callable
from typing import Any

_BY_WORD = {"int": "Integer", "float": "Float", "bool": "Boolean", "str": "String", "FileInput": "String"}
_INTEGER = re.compile(r"[+-]?[0-9]+")
_TRUE_OR_FALSE = frozenset({"true", "yes", "1", "false", "no", "0"})


def kinds(hint: object) -> tuple[str, ...]:
    """The Bot API's names of the kinds that a type hint allows; any TelegramObject is an Object."""
    words = re.findall(r"\w+", str(hint))
    if "Sequence" in words:
        return ("Array",)
    return tuple(dict.fromkeys(_BY_WORD[word] for word in words if word in _BY_WORD)) or ("Object",)


def fits(value: Any, kind: str) -> bool:
    """Whether a value of a JSON object, or its text in a form, is of this kind."""
    return _FITS[kind](value)


def _is_integer(value: Any) -> bool:
    return not isinstance(value, bool) and _INTEGER.fullmatch(str(value)) is not None


def _is_float(value: Any) -> bool:
    try:
        return not isinstance(value, bool) and math.isfinite(float(value))
    except (TypeError, ValueError):
        return False


def _json(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return None


_FITS: dict[str, Callable[[Any], bool]] = {
    "Integer": _is_integer,
    "Float": _is_float,
    "Boolean": lambda value: str(value).lower() in _TRUE_OR_FALSE,
    "String": lambda value: isinstance(value, str),
    "Array": lambda value: isinstance(_json(value), list),
    "Object": lambda value: isinstance(_json(value), dict),
}
