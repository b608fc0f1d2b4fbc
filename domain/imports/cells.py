"""Texts as cells of a file, so that no spreadsheet takes one for a formula (docs/decisions/0237)."""

from __future__ import annotations

from domain.answers.sentences import shortened
from domain.patterns import late_pattern
from domain.reasons import Reason, refused

_SIGNS = "=+@＝＋＠\\-－"
"""Some spreadsheets read the wide ones too."""
_BEGINS = r"((?:^|[;\n])[^\S\n]*)"
"""Where a line begins, or a part behind a semicolon; spaces of empty lines before it are not read again."""
_AHEAD = rf"(?='*[{_SIGNS}])"
_FREE = late_pattern(_BEGINS + _AHEAD)
_MARKED = late_pattern(f"{_BEGINS}'{_AHEAD}")


class NumberCell(str):
    """The text of a cell that the file stores as a number: with a decimal point in every language."""

    __slots__ = ()


class AfterSpace(str):
    """A cell after ", ", in a row with too few cells: perhaps the rest of the cell before it."""

    __slots__ = ()


NO_RESULT = "#FORMULA!"
"""Replaces a formula that was saved without its result."""
MERGED = "#MERGED!"
"""Replaces cells that are merged with a cell of a row above."""
_AS_TEXT = late_pattern(r'=\s*"((?:[^"]|"")*)"')
_FORMULA = late_pattern(r"=\s*(?:[-+(\d]|\$?[A-Za-z]{1,3}\$?\d+\b|[A-Za-z.]+\(|[^\s!]+!)")
"""How a formula begins that is more than a sign in a text, such as “=) bagus”."""
NONE = frozenset("-–—")
"""Cells that say “none”, where an empty one says nothing; in a duty roster a free day."""
A_DASH = "-"
"""How `none` is written."""


def guarded(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would see the beginning of a formula.

    Also after a semicolon and in a new line: a spreadsheet that separates lists by semicolons, and does not
    know that the file uses commas, begins a cell there.
    """
    if text == A_DASH:
        return text
    return _FREE.sub(r"\1'", text)


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made; other cells are what they say."""
    return _MARKED.sub(r"\1", cell)


def unquoted(cell: str) -> str:
    """The text of ="0812", which is how a spreadsheet keeps a number as it is; other cells as they are."""
    quoted = _AS_TEXT.fullmatch(cell) if cell.startswith("=") else None
    return cell if quoted is None else quoted[1].replace('""', '"').strip()


def computed(cell: str) -> str:
    """A cell of a text file, where another formula has no result."""
    return NO_RESULT if cell.startswith("=") and _FORMULA.match(cell) else cell


_MARKS = {
    **dict.fromkeys(("x", "v", "✓", "ya", "yes"), True),
    **dict.fromkeys(("tidak", "no"), False),
}


def mark(cell: str) -> bool:
    """Whether a row is marked: x, ya or yes."""
    if cell.lower() not in _MARKS:
        raise refused("no-mark", cell=cell)
    return _MARKS[cell.lower()]


_SPREADSHEET_ERROR = late_pattern(r"#(?:N/A|GETTING_DATA|[A-Z0-9/]+[!?])")
"""What a spreadsheet shows in place of a formula's result: #N/A, #REF!, #DIV/0!, #NAME?"""

_NO_VALUE = {NO_RESULT: "no-result", MERGED: "merged"}
"""The fault that a placeholder in a cell stands for."""


def misplaced(cell: str) -> Reason | None:
    """Why a cell may be the end of the one before it; None for other cells."""
    return Reason("after-space", cell=shortened(cell, 40)) if isinstance(cell, AfterSpace) else None


def no_value(cell: str) -> Reason | None:
    """Why a cell of a spreadsheet says nothing, though it is not empty; None for other cells."""
    if cell in _NO_VALUE:
        return Reason(_NO_VALUE[cell])
    if _SPREADSHEET_ERROR.fullmatch(cell):
        return Reason("formula-error", cell=cell)
    return None
