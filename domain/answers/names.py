"""Whether a part of a name is enough to choose somebody without asking."""

from __future__ import annotations

from domain.answers.buttons import fold

_ENOUGH = 3
"""Letters that can stand for a name: “ya” is an answer, and is in “Maya”."""


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
