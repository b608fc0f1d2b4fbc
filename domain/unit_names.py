"""Which names mean the same unit, and which are so near that somebody must say whether they do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from domain.answers.sentences import clean
from domain.patterns import late_pattern

_SHORTEST_WORD = 5
"""Shorter words that differ in one letter are other words: Seksi A and Seksi B."""
_PARTS = late_pattern(r"[^\W\d_]+|\d+")


def unit_key(name: str) -> str:
    """Equal for names of one unit: capitals and spaces do not tell units apart."""
    return clean(name).casefold()


class UnitNames:
    """The names of an office's units."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_key: dict[str, str] = {}
        self._exact: set[str] = set()
        self._by_letters: dict[str, str] = {}
        self._but_one: defaultdict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        for name in names:
            self.add(name)

    def __len__(self) -> int:
        return len(self._exact)

    def add(self, name: str) -> None:
        """One more unit."""
        self._exact.add(name)
        self._by_key.setdefault(unit_key(name), name)
        parts = _parts(name)
        self._by_letters.setdefault(_joined(parts), name)
        for others, word in _words(parts):
            self._but_one[others].append((word, name))

    def find(self, name: str) -> str | None:
        """The unit of this name, as it is written there."""
        return name if name in self._exact else self._by_key.get(unit_key(name))

    def near(self, name: str) -> str | None:
        """A unit whose name differs in punctuation or one letter only; None for one that is known."""
        if self.find(name) is not None:
            return None
        parts = _parts(name)
        alike = self._by_letters.get(_joined(parts)) if parts else None
        if alike is not None:
            return alike
        for others, word in _words(parts):
            for known, unit in self._but_one.get(others, ()):
                if _is_one_letter_off(word, known):
                    return unit
        return None


def _parts(name: str) -> list[str]:
    """Words and numbers, without punctuation."""
    return _PARTS.findall(unit_key(name).replace("&", " dan "))


def _joined(parts: list[str]) -> str:
    """Words in one; numbers stay apart from each other: 1.1 is not 11."""
    text = " ".join(parts)
    return re.sub(r"(?<!\d) | (?!\d)", "", text)


def _words(parts: list[str]) -> Iterable[tuple[tuple[str, ...], str]]:
    """Each longer word, with the others and its place among them."""
    for place, word in enumerate(parts):
        if len(word) >= _SHORTEST_WORD and word.isalpha():
            yield (*parts[:place], "", *parts[place + 1 :]), word


def _is_one_letter_off(one: str, other: str) -> bool:
    """Whether one letter is changed, missing or too many, or two neighbours are exchanged."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return len(one) != len(other)
    rest, rest_of_other = one[start:], other[start:]
    if len(rest) > len(rest_of_other):
        return rest[1:] == rest_of_other
    if len(rest) < len(rest_of_other):
        return rest == rest_of_other[1:]
    exchanged = rest[1:2] + rest[:1] == rest_of_other[:2] and rest[2:] == rest_of_other[2:]
    return rest[1:] == rest_of_other[1:] or exchanged
