"""Sentences as people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from domain.errors import Invalid
from domain.patterns import late_pattern
from domain.vocabulary import AFTER

LONGEST_SENTENCE = 500
SHORTEST_SENTENCE = 5
SHORTEST_WORD = 2
"""Letters and digits: one alone is a slip of the finger."""

_TURNS_LINES_ROUND = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Invisible marks that reverse the letters around them: on a card they could make a text read as another."""

_UNSEEN = late_pattern(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{''.join(sorted(_TURNS_LINES_ROUND))}]")
"""What a text may have to lose: controls, line breaks among them, half characters, and these marks."""


def clean(text: str) -> str:
    """A text in one line, without characters that nobody sees."""
    if _UNSEEN.search(text) is None:
        return " ".join(text.split())
    shown = (
        char if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs") else "" for char in text
    )
    return " ".join("".join(char for char in shown if char not in _TURNS_LINES_ROUND).split())


# Begins at the first of several spaces and commas alone: at each of thousands it would read all that follow.
_SOFTLY = late_pattern(rf"(?<![\s,])(?:[\s,]+{AFTER})+[\s.!]*\Z", re.IGNORECASE)


def unsoftened(text: str) -> str:
    """An answer in one line without what only softens it: “lusa” of “lusa aja ya”."""
    return _SOFTLY.sub("", clean(text))


def clean_lines(text: str) -> str:
    """A text with its lines, at most one of them empty in a row, without characters that nobody sees."""
    lines = ("".join(filter(_is_kept, line)).rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _is_kept(char: str) -> bool:
    is_control = unicodedata.category(char) in ("Cc", "Cs") and char != "\t"
    return not is_control and char not in _TURNS_LINES_ROUND


def parse_activity(text: str) -> str:
    """The description of the work in one line; raises Invalid when it says too little or too much."""
    return within_length(clean(text), SHORTEST_SENTENCE, LONGEST_SENTENCE)


def parse_reason(text: str) -> str:
    """A reviewer's reason in one line; raises Invalid when it says too little or too much."""
    return within_length(clean(text), SHORTEST_SENTENCE, LONGEST_SENTENCE, "review-reason-short")


def within_length(said: str, least: int, most: int, short: str = "text-short") -> str:
    """A cleaned text of at least so many letters and digits, and of at most so many characters.

    Raises Invalid with the key `short`, or as `not_longer` does.
    """
    if sum(map(str.isalnum, said)) < least:
        raise Invalid(short, least=least)
    return not_longer(said, most)


def not_longer(said: str, most: int) -> str:
    """A cleaned text of at most so many characters; raises Invalid with the key `text-long`."""
    if len(said) > most:
        raise Invalid("text-long", most=most, length=len(said))
    return said


def joined(before: str | None, added: str) -> str:
    """What somebody has written so far with the new text below it; a text sent twice is added once."""
    if not before:
        return added
    return before if f"\n{before}".endswith(f"\n{added}") else f"{before}\n{added}"


def shortened(text: str, most: int) -> str:
    """The text, cut with an ellipsis to at most `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def told_apart(texts: Sequence[str], most: int) -> list[str]:
    """The texts, each cut to at most `most` characters: in the middle where their beginnings are alike."""
    cut = [shortened(text, most) for text in texts]
    return [
        short if cut.count(short) == 1 else _without_middle(text, most)
        for text, short in zip(texts, cut, strict=True)
    ]


def _without_middle(text: str, most: int) -> str:
    """The first and the last whole words of a text that is longer than `most` characters."""
    begin, end = text[: most // 2 - 1], text[most // 2 - most :]
    return f"{begin.rpartition(' ')[0] or begin}…{end.partition(' ')[2] or end}"
