"""How wide words are in the fonts kept here, so that they can be made to fit into a picture."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from struct import iter_unpack, unpack_from

FONTS = Path(__file__).parent / "fonts"
_PAPER_FACES = ("DejaVuSans.ttf", "papers/NotoEmoji.ttf")
"""What papers are set in; pictures do without the emoji."""
MISSING = "□"
_FACES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}


def width_of(words: str, *, size: int, bold: bool = False) -> float:
    """Width of a line of words in pixels; letters that the font lacks are as wide as its empty box."""
    face = _advances(_FACES[bold])
    return sum(face.get(ord(letter), face[-1]) for letter in words) * size


def printable(text: str) -> str:
    """Text in which letters that no font of the papers has are boxes, as people know them."""
    if text.isascii():
        return text
    return "".join(letter if letter.isspace() or _has(letter) else MISSING for letter in text)


def _has(letter: str) -> bool:
    """Whether a font has a letter, or it is one that only changes its neighbours."""
    code = ord(letter)
    if any(code in _advances(face) for face in _PAPER_FACES):
        return True
    return unicodedata.category(letter) == "Cf" or 0xFE00 <= code <= 0xFE0F


def fitted(words: str, room: float, *, size: int, bold: bool = False) -> str:
    """Words, cut with an ellipsis where they would be wider than `room` pixels."""
    if not words or width_of(words, size=size, bold=bold) <= room:
        return words
    while words and width_of(f"{words}…", size=size, bold=bold) > room:
        words = words[:-1].rstrip()
    return f"{words}…"


@cache
def _advances(name: str) -> dict[int, float]:
    """Advance widths in em by code point, and at -1 that of the box for unknown letters.

    Reads the tables head, hhea, hmtx and cmap (format 12) of a TrueType file, as OpenType describes them.
    """
    font = (FONTS / name).read_bytes()
    tables = {
        tag: offset
        for tag, _, offset, _ in iter_unpack(">4sLLL", font[12 : 12 + 16 * unpack_from(">H", font, 4)[0]])
    }
    em: int = unpack_from(">H", font, tables[b"head"] + 18)[0]
    metrics: int = unpack_from(">H", font, tables[b"hhea"] + 34)[0]

    def advance(glyph: int) -> float:
        place = tables[b"hmtx"] + 4 * min(glyph, metrics - 1)
        units: int = unpack_from(">H", font, place)[0]
        return units / em

    found = {-1: advance(0)}
    for first, last, glyph in _groups(font, tables[b"cmap"]):
        found.update({code: advance(glyph + code - first) for code in range(first, last + 1)})
    return found


def _groups(font: bytes, cmap: int) -> list[tuple[int, int, int]]:
    """The runs of code points of the subtable in format 12: first, last, and the glyph of the first."""
    for n in range(unpack_from(">H", font, cmap + 2)[0]):
        start = cmap + unpack_from(">HHL", font, cmap + 4 + 8 * n)[2]
        if unpack_from(">H", font, start)[0] == 12:
            count = unpack_from(">L", font, start + 12)[0]
            return list(iter_unpack(">LLL", font[start + 16 : start + 16 + 12 * count]))
    raise ValueError("the font has no character map in format 12")
