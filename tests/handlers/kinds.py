"""Kinds of things that the product declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")


def below(base: type[T]) -> Iterator[type[T]]:
    """All classes derived from a class, made by the product."""
    for kind in base.__subclasses__():
        if kind.__module__.partition(".")[0] != "tests":
            yield kind
        yield from below(kind)
