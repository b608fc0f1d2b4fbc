"""Whether a part of a name is enough to choose somebody without asking."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.answers.folding import fold
from domain.answers.sentences import unsoftened
from domain.patterns import late_pattern

_ENOUGH = 3
"""Letters that can stand for a name: “ya” is an answer, and is in “Maya”."""


_BEFORE = late_pattern(
    r"(?:(?:pak|bu|bapak|ibu|bpk|mas|mbak|kak|sdri?|saudar[ai]|nama|atas\s+nama|a\.?n|nip|prof|drg?|drs|dra|ir|hj?)"
    r"(?:\s*[.:]\s*|\s+))+",
    re.IGNORECASE,
)
"""What people write before a name or its number, and no name holds."""


def bare_name(said: str) -> str:
    """A name as a roster has it: “Sari Contoh” of “Bu Sari Contoh, S.Pd. ya”, the number of “NIP: 1990…”."""
    return _BEFORE.sub("", unsoftened(said).partition(",")[0].strip(), count=1)


def names_meant(names: Sequence[str], said: str) -> list[int]:
    """The places of the names that a text means: of the whole name alone, else of all as `is_name_of`."""
    sought = bare_name(said)
    if not any(map(str.isalpha, sought)):
        return []
    whole = [n for n, name in enumerate(names) if fold(bare_name(name)) == fold(sought)]
    return whole or [n for n, name in enumerate(names) if is_name_of(name, sought)]


def is_name_of(name: str, said: str) -> bool:
    """Whether a text means a name that is the only one to hold it.

    Each of its words begins a word of the name, and it has three letters or more. A number of three digits or
    more means who has it.
    """
    words = fold(said).split()
    if sum(map(len, words)) < _ENOUGH:
        return False
    if all(word.isdecimal() for word in words):
        return True
    own = fold(name).split()
    return all(any(each.startswith(word) for each in own) for word in words)
