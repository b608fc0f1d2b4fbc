"""Replaces the author's name in the text for a second rater, where it is spelled out."""

from __future__ import annotations

import re

from domain.redaction import MARK, without_numbers

_WORD = re.compile(r"[^\W\d_]{3,}")


def without_author(text: str, name: str) -> str:
    """The text without its author's name, in parts of three letters and more, and without numbers of people.

    Degrees after a comma are no part of the name. Names on pictures, nicknames and places stay: who knows the
    author by them says so and passes the report on.
    """
    parts = set(_WORD.findall(name.partition(",")[0].casefold()))
    hidden = _WORD.sub(lambda found: MARK if found[0].casefold() in parts else found[0], text)
    return without_numbers(hidden)
