"""Codes that people type: characters that are not confused, parsed leniently."""

from __future__ import annotations

from domain.patterns import late_pattern

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 signs of five bits: no I, L, O and U."""
_GROUP, _SHORT_GROUP = 4, 3
_NEGLIGIBLE = late_pattern(r"[\s\-–—_.]")
_LOOK_ALIKES = str.maketrans("OIL", "011")


def letters_of(number: int, length: int) -> str:
    """The code that a random number of five bits a sign gives."""
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(length))


def number_of(code: str) -> int:
    """The number that gave a code."""
    return sum(ALPHABET.index(sign) << 5 * place for place, sign in enumerate(code))


def read(text: str, length: int) -> str | None:
    """A code as people type it: in small letters, with spaces or dashes, O for 0, I and L for 1.

    None when it cannot be one of that length.
    """
    if len(text) > 4 * length:
        return None
    letters = _NEGLIGIBLE.sub("", text).upper().translate(_LOOK_ALIKES)
    return letters if len(letters) == length and set(letters) <= set(ALPHABET) else None


def written(code: str) -> str:
    """A code as it is printed: “4F7K-9QXM”, and “4F7-K9Q” where it has six signs."""
    size = _GROUP if len(code) % _GROUP == 0 else _SHORT_GROUP
    return "-".join(code[start : start + size] for start in range(0, len(code), size))
