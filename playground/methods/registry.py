"""One call of the bot, and the table of methods by lower-case name."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import telegram

from playground.errors import bad_request
from playground.fidelity import Signature, signature
from playground.files import Upload
from playground.world import World

Json = dict[str, Any]
_TRUE = frozenset({"true", "yes", "1"})


@dataclass(slots=True)
class Call:
    """The parameters of a call as they came: texts of a form, or values of a JSON object."""

    params: Json
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The parameter as text; "" when absent."""
        value = self.params.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """The parameter as a whole number; like Telegram, 0 for what is none."""
        value = self.params.get(name)
        if value is None or value == "":
            return default
        try:
            return int(float(value)) if isinstance(value, str) and "." in value else int(value)
        except (TypeError, ValueError, OverflowError):
            return 0

    def boolean(self, name: str) -> bool:
        """Whether the parameter says yes."""
        value = self.params.get(name)
        return value if isinstance(value, bool) else str(value).lower() in _TRUE

    def json(self, name: str, wrong: str) -> Any:
        """The parameter as JSON, None when absent; ApiError 400 with `wrong` when it cannot be read."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(wrong) from None


Handler = Callable[[World, Call], Any]


@dataclass(frozen=True)
class Method:
    """A method: its proper name, what carries it out, and the PTB class of its result."""

    name: str
    handler: Handler
    signature: Signature
    returns: type[telegram.TelegramObject] | None
    sends: bool


METHODS: dict[str, Method] = {}


def method(
    name: str, *, returns: type[telegram.TelegramObject] | None = None, sends: bool = False
) -> Callable[[Handler], Handler]:
    """Enter a handler in the table; `sends` marks what a flood refuses."""

    def enter(handler: Handler) -> Handler:
        METHODS[name.lower()] = Method(name, handler, signature(name), returns, sends)
        return handler

    return enter
