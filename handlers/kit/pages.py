"""Pages of a long list: the items of one, and the buttons to its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from handlers.frame.callbacks import Callback
from handlers.frame.screen import Button, Rows
from locales import Words

T = TypeVar("T")


class ListPage(Struct, Generic[T], frozen=True):
    """One page of a list."""

    number: int
    """From 0; of the pages that there are."""
    shown: Sequence[T]
    rows: Rows
    """The buttons to the page before and to the next one, where there are any."""


def page_of(
    words: Words, items: Sequence[T], number: int, most: int, to: Callable[[int], Callback]
) -> ListPage[T]:
    """A page of at most `most` items; the last one for a number beyond it. `to` gives a page's button."""
    number = min(number, max(0, len(items) - 1) // most)
    shown = items[number * most : (number + 1) * most]
    return ListPage(number, shown, ways(words, number, len(items), most, to))


def ways(words: Words, number: int, count: int, most: int, to: Callable[[int], Callback]) -> Rows:
    """The buttons to the page before and after, of a list of `count` items."""
    last = max(0, count - 1) // most
    number = min(number, last)
    found = []
    if number:
        found.append(Button(words.plain("page-previous"), to(number - 1)))
    if number < last:
        found.append(Button(words.plain("page-next"), to(number + 1)))
    return [found] if found else []
