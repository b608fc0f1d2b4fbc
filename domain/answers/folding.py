"""Texts without what does not count when they are compared."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Letters and digits in lower case, anything between them as one space."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())
