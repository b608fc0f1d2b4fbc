"""Similar texts: sets of words that share at least 95 % of all their words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence

from domain.patterns import late_pattern

LEAST_WORDS = 5
"""Shorter texts are alike by nature."""
_SHARED = 95
_LEAST_DIFFERING = 19
"""Words of the smallest set that resembles another one: 19 of 20 are 95 %. Smaller ones have to be equal."""
_WORD = late_pattern(r"\w+")
Source = tuple[Hashable, Hashable]
"""Who wrote a text, and for which day."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text, in small letters."""
    return frozenset(_WORD.findall(text.casefold()))


def is_similar(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the shared words are at least 95 % of all words of both."""
    return 100 * len(one & other) >= _SHARED * len(one | other)


def copies(texts: Sequence[frozenset[str]], sources: Sequence[Source]) -> dict[int, int]:
    """Places of the texts that are similar to one of another person, or of another day; each with such one.

    The texts are given as their words.
    """
    places: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for place, words in enumerate(texts):
        if len(words) >= LEAST_WORDS:
            places[words].append(place)
    ends = {words: _apart(found, sources) for words, found in places.items()}
    found: dict[int, int] = {}
    for words, (_, other) in ends.items():
        if other is not None:
            _pair(found, places[words], ends[words], sources)
    for pair in _similar_pairs([words for words in places if len(words) >= _LEAST_DIFFERING]):
        # With two origins in all, each of the two texts has one that is not its own.
        both = (*ends[pair[0]], *ends[pair[1]])
        for words in pair:
            if places[words][0] not in found:
                _pair(found, places[words], both, sources)
    return found


def _apart(places: Sequence[int], sources: Sequence[Source]) -> tuple[int, int | None]:
    """The first of some places, and the first one of another source."""
    first = places[0]
    return first, next((place for place in places if sources[place] != sources[first]), None)


def _pair(
    found: dict[int, int], places: Sequence[int], others: Sequence[int | None], sources: Sequence[Source]
) -> None:
    for place in places:
        other = next((each for each in others if each is not None and sources[each] != sources[place]), None)
        if other is not None:
            found[place] = other


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
