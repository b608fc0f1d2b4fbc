"""Records in pages; a page always fits into one message."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.frame.screen import length
from locales import Html

_LINES_A_PAGE = 10


def in_pages(blocks: Sequence[Html], room: int) -> list[list[Html]]:
    """Blocks of lines in pages of about ten lines and at most `room` characters; at least one page.

    A block stays whole unless it is longer than `room`. A line alone never is: what people wrote in it is
    shortened.
    """
    pages: list[list[Html]] = [[]]
    for block in blocks:
        for part in [block] if length(block) <= room else _lines(block):
            page = pages[-1]
            lines = sum(len(_lines(each)) for each in (*page, part))
            if page and (lines > _LINES_A_PAGE or length("\n".join([*page, part])) > room):
                pages.append([])
            pages[-1].append(part)
    return pages


def _lines(block: Html) -> list[Html]:
    return [Html(line) for line in block.split("\n")]
