"""Records in pages, each of which fits into one message whatever people wrote in them."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.ui.screen import length
from locales import Html

_LINES_A_PAGE = 10


def in_pages(lines: Sequence[Html], room: int) -> list[list[Html]]:
    """Lines in pages of at most ten lines and `room` characters; at least one page.

    A line alone is never longer than `room`: what people wrote in it is shortened.
    """
    pages: list[list[Html]] = [[]]
    for line in lines:
        page = pages[-1]
        if page and (len(page) == _LINES_A_PAGE or length("\n".join([*page, line])) > room):
            pages.append([])
        pages[-1].append(line)
    return pages
