"""Texts that say the same in the same words: sets of words that share at least 95 % of all their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence

LEAST_WORDS = 5
"""Shorter texts are alike by nature."""
_SHARED = 95
_WORD = re.compile(r"\w+")
Source = tuple[Hashable, Hashable]
"""Who wrote a text, and for which day."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text, in small letters."""
    return frozenset(_WORD.findall(text.casefold()))


def is_similar(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the shared words are at least 95 % of all words of both."""
    return 100 * len(one & other) >= _SHARED * len(one | other)


def copies(texts: Sequence[str], sources: Sequence[Source]) -> set[int]:
    """Places of the texts that are similar to one of another person, or of another day."""
    said = [words_of(text) for text in texts]
    places: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for place, words in enumerate(said):
        if len(words) >= LEAST_WORDS:
            places[words].append(place)
    origins = {words: {sources[place] for place in found} for words, found in places.items()}
    copied = {words for words, found in origins.items() if len(found) > 1}
    for one, other in _similar_pairs(list(places)):
        # With two origins in all, each of the two texts has one that is not its own.
        if len(origins[one] | origins[other]) > 1:
            copied |= {one, other}
    return {place for words in copied for place in places[words]}


def _similar_pairs(distinct: Sequence[frozenset[str]]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Pairs of different sets that are similar, each once.

    Of n words at least ⌈0.95 n⌉ are shared, so two similar sets have one of their n − ⌈0.95 n⌉ + 1 rarest
    words in common: only such pairs are compared.
    """
    usual = Counter(word for words in distinct for word in words)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(distinct):
        rarest = sorted(words, key=lambda word: (usual[word], word))
        least_shared = -(-_SHARED * len(words) // 100)
        met: set[int] = set()
        for word in rarest[: len(words) - least_shared + 1]:
            met.update(holders[word])
            holders[word].append(number)
        for other in sorted(met):
            if is_similar(words, distinct[other]):
                yield distinct[other], words
