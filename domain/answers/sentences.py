"""Sentences as people write them."""

from __future__ import annotations

import re
import unicodedata

from domain.errors import Invalid

LONGEST_SENTENCE = 500
SHORTEST_SENTENCE = 5

_TURNS_LINES_ROUND = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Invisible marks that reverse the letters around them: on a card they could make a text read as another."""

_UNSEEN = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{''.join(sorted(_TURNS_LINES_ROUND))}]")
"""What a text may have to lose: controls, line breaks among them, half characters, and these marks."""


def clean(text: str) -> str:
    """A text in one line, without characters that nobody sees."""
    if _UNSEEN.search(text) is None:
        return " ".join(text.split())
    shown = (
        char if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs") else "" for char in text
    )
    return " ".join("".join(char for char in shown if char not in _TURNS_LINES_ROUND).split())


def clean_lines(text: str) -> str:
    """A text with its lines, at most one of them empty in a row, without characters that nobody sees."""
    lines = ("".join(filter(_is_kept, line)).rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _is_kept(char: str) -> bool:
    is_control = unicodedata.category(char) in ("Cc", "Cs") and char != "\t"
    return not is_control and char not in _TURNS_LINES_ROUND


def parse_activity(text: str) -> str:
    """The description of the work in one line; raises Invalid when it says too little or too much."""
    activity = clean(text)
    if _letters(activity) < SHORTEST_SENTENCE:
        raise Invalid("entry-activity-short", least=SHORTEST_SENTENCE)
    if len(activity) > LONGEST_SENTENCE:
        raise Invalid("entry-activity-long", most=LONGEST_SENTENCE, length=len(activity))
    return activity


def parse_reason(text: str) -> str:
    """A reviewer's reason in one line; raises Invalid when it says too little or too much."""
    reason = clean(text)
    if _letters(reason) < SHORTEST_SENTENCE:
        raise Invalid("review-reason-short", least=SHORTEST_SENTENCE)
    if len(reason) > LONGEST_SENTENCE:
        raise Invalid("review-reason-long", most=LONGEST_SENTENCE, length=len(reason))
    return reason


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


def shortened(text: str, most: int) -> str:
    """Text of at most so many characters, cut with an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
