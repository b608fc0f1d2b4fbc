"""Data of buttons: typed, versioned, at most 64 bytes, and read in this one place.

What a tap carries is the client's word: it names a record and a wish, never a right.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar, Self, dataclass_transform, get_type_hints

_LONGEST = 64
_REGISTRY: dict[str, type[Callback]] = {}


class UnknownCallback(Exception):
    """The data is of no button that this version makes."""


@dataclass_transform(frozen_default=True)
@dataclass(frozen=True)
class Callback:
    """Base of the data of buttons, which are frozen dataclasses: `prefix` names the class and its version."""

    prefix: ClassVar[str]
    _names: ClassVar[tuple[str, ...]] = ()
    _types: ClassVar[tuple[type[Any], ...]] = ()

    def __init_subclass__(cls, prefix: str) -> None:
        if prefix in _REGISTRY:
            raise ValueError(f"two kinds of button are called {prefix!r}")
        cls.prefix = prefix
        _REGISTRY[prefix] = dataclass(frozen=True)(cls)
        cls._names = tuple(field.name for field in fields(cls))

    def pack(self) -> str:
        """The text that Telegram keeps with the button; raises ValueError when it would not fit."""
        parts = [self.prefix, *(str(getattr(self, name)) for name in self._names)]
        if any(":" in part for part in parts[:-1]):
            raise ValueError("only the last field may hold a colon")
        packed = ":".join(parts)
        if len(packed.encode()) > _LONGEST:
            raise ValueError(f"{packed!r} is longer than {_LONGEST} bytes")
        return packed

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


def _field_types(kind: type[Callback]) -> tuple[type[Any], ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))


def unpack(data: str) -> Callback:
    """The typed data of a tapped button; raises UnknownCallback for anything that is not ours."""
    prefix, _, rest = data.partition(":")
    try:
        size = len(data.encode())
    except UnicodeEncodeError:  # half a character, which no database takes
        raise UnknownCallback(data) from None
    if prefix not in _REGISTRY or size > _LONGEST or "\0" in data:  # PostgreSQL takes no zero
        raise UnknownCallback(data)
    return _REGISTRY[prefix].read(rest)


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
