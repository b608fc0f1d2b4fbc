"""Data of buttons: typed, versioned, at most 64 bytes, and read in this one place.

What a tap carries is the client's word: it names a record and a wish, never a right.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform, get_type_hints

from msgspec import Struct

from domain.errors import Invalid
from domain.kinds import Kinds

A = TypeVar("A")
T = TypeVar("T")

_LONGEST = 64
_DIGITS = 10
"""Of a number that may be larger than the database takes."""
KINDS: dict[str, type[Callback]] = {}
"""All kinds of buttons by their prefixes."""


class UnknownCallback(Exception):
    """The data is of no button that this version makes."""


@dataclass_transform(frozen_default=True)
class _Kinds(Kinds):
    option = "prefix"
    found = KINDS


class Callback(Struct, frozen=True, metaclass=_Kinds):
    """Base of the data of buttons: `prefix` names the class and its version. They never change."""

    prefix: ClassVar[str]
    _types: ClassVar[tuple[type[Any], ...]] = ()

    def pack(self) -> str:
        """The text that Telegram keeps with the button; raises ValueError when it would not fit."""
        parts = [self.prefix, *(str(getattr(self, name)) for name in self.__struct_fields__)]
        if any(":" in part for part in parts[:-1]):
            raise ValueError("only the last field may hold a colon")
        packed = ":".join(parts)
        if len(packed.encode()) > _LONGEST:
            raise ValueError(f"{packed!r} is longer than {_LONGEST} bytes")
        return packed

    @property
    def fits(self) -> bool:
        """Whether a button has room for it, where words of somebody are a part."""
        try:
            self.pack()
        except ValueError:
            return False
        return True

    @classmethod
    def read(cls, parts: str) -> Self:
        """The data from what follows the prefix; raises UnknownCallback when it does not fit."""
        types = cls._types = cls._types or _field_types(cls)
        values = parts.split(":", len(types) - 1) if types else []
        if len(values) != len(types):
            raise UnknownCallback(parts)
        try:
            return cls(*(_value(kind, text) for kind, text in zip(types, values, strict=True)))
        except ValueError:
            raise UnknownCallback(parts) from None


def _value(kind: type[Any], text: str) -> Any:
    value = kind(text)
    if isinstance(value, int) and not 0 <= value < 2**31:
        raise ValueError("no number of ours is so large, or negative")
    return value


def id_in(text: str) -> int | None:
    """The id behind a word in the text of a command, as buttons carry it; None for what can be none."""
    return int(text) if text.isdecimal() and len(text) < _DIGITS else None


def carried(parse: Callable[[A], T], said: A) -> T:
    """A value that a button carries, by the function that reads it; raises Invalid for any that none has."""
    try:
        return parse(said)
    except (ValueError, OverflowError):
        raise Invalid("button-outdated") from None


def _field_types(kind: type[Callback]) -> tuple[type[Any], ...]:
    hints = get_type_hints(kind)
    return tuple(hints[name] for name in kind.__struct_fields__)


def unpack(data: str) -> Callback:
    """The typed data of a tapped button; raises UnknownCallback for anything that is not ours."""
    prefix, _, rest = data.partition(":")
    try:
        size = len(data.encode())
    except UnicodeEncodeError:  # half a character, which no database takes
        raise UnknownCallback(data) from None
    if prefix not in KINDS or size > _LONGEST or "\0" in data:  # PostgreSQL takes no zero
        raise UnknownCallback(data)
    return KINDS[prefix].read(rest)


class DialogTap(Callback, prefix="d1"):
    """An answer in a conversation: only the open question of the current conversation takes it."""

    token: str
    step: str
    value: str


class Nothing(Callback, prefix="n1"):
    """A button that is only a label, like the weekdays over a calendar."""


class CommandTap(Callback, prefix="cm1"):
    """A button that does what a command does, like “Lapor sekarang” under a reminder."""

    command: str


class KeepDraftTap(Callback, prefix="kd1"):
    """Whether to continue the current draft, or to drop it and do the command instead."""

    token: str
    keep: int
    command: str
