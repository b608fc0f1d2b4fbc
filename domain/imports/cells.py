"""Texts as cells of a file, so that no spreadsheet takes one for a formula (docs/decisions/0237)."""

from __future__ import annotations

import re

_SIGNS = "=+@＝＋＠\\-－"
"""Some spreadsheets read the wide ones too."""
_BEGINS = r"((?:^|[;\n])\s*)"
_AHEAD = rf"(?='*[{_SIGNS}])"
_FREE = re.compile(_BEGINS + _AHEAD)
_MARKED = re.compile(f"{_BEGINS}'{_AHEAD}")
NONE = frozenset("-–—")
"""Cells that say “none”, where an empty one says nothing; in a duty roster a free day."""
A_DASH = "-"
"""How `none` is written."""


def guarded(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would see the beginning of a formula.

    Also after a semicolon and in a new line: where lists are separated by semicolons, a spreadsheet that is
    not told of the commas begins a cell there.
    """
    if text == A_DASH:
        return text
    return _FREE.sub(r"\1'", text)


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made; other cells are what they say."""
    return _MARKED.sub(r"\1", cell)
