"""Copies: comments that are the same almost word for word, and the same nine answers over and over.

Short praise is alike by nature ("pelayanan sangat baik"), as are nine equal answers: neither is a copy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from fractions import Fraction

from msgspec import Struct

from domain.patterns import late_pattern
from domain.quarantine.recent import Recent, Sighting

WINDOW = timedelta(hours=2)
FEWEST_WORDS = 5
"""Different words of a comment that is compared."""
ALIKE = Fraction(4, 5)
"""Share of all words of two comments that both have."""
FEWEST_COPIES = 5
FEWEST_SAME_ANSWERS = 6
SAME_ANSWERS = Fraction(1, 2)
"""Share of a service's complete answers that are the same ones."""
_MOST_KINDS = 200
"""Comments of a service that differ, and are remembered."""
_MOST = 5000
"""Comments and answers that are remembered altogether."""
_WORD = late_pattern(r"[^\W\d_]+")

Prints = frozenset[int]
"""A comment as hashes of its words, under the secret of this process's own hash function."""
Group = int | tuple[int, tuple[int, ...]]
"""The number of comments that are alike, or a service and the answers that are the same."""


def prints(comment: str) -> Prints:
    """The words of a comment in any order: without case, numbers, signs and letters that are repeated."""
    plain = unicodedata.normalize("NFKC", comment).casefold()
    return frozenset(hash(re.sub(r"(.)\1+", r"\1", word)) for word in _WORD.findall(plain))


def is_alike(one: Prints, other: Prints) -> bool:
    """Whether two comments share so many words that one was copied from the other."""
    if len(one) * ALIKE > len(other) or len(other) * ALIKE > len(one):
        return False
    both = len(one & other)
    return both >= ALIKE * (len(one) + len(other) - both)


class Copied(Struct, frozen=True):
    """A group of copies: the rows that are not known to be quarantined, by key."""

    group: Group
    rows: Mapping[str, int]


class Copies:
    """The comments and answers of the last hours, as hashes, by service."""

    def __init__(self) -> None:
        self._comments = Recent[Group](WINDOW, _MOST)
        self._answers = Recent[Group](WINDOW, _MOST)
        self._complete = Recent[int](WINDOW, _MOST)
        self._kinds: dict[int, dict[int, Prints]] = {}
        """Comments that differ, by the number of their group, by service."""
        self._last = 0

    def commented(self, seen: Sighting, comment: str) -> Copied | None:
        """Notes a comment; returns the group of its copies once there are enough of them."""
        said = prints(comment)
        if len(said) < FEWEST_WORDS:
            return None
        self._comments.forget(seen.at)
        group = self._group_of(seen.service, said)
        self._comments.note(group, seen)
        if self._comments.count(group) < FEWEST_COPIES:
            return None
        return Copied(group, self._comments.unsettled(group))

    def _group_of(self, service: int, said: Prints) -> int:
        kinds = self._kinds.setdefault(service, {})
        for group in [known for known in kinds if not self._comments.count(known)]:
            del kinds[group]
        found = next((group for group, known in kinds.items() if is_alike(known, said)), None)
        if found is not None:
            return found
        if len(kinds) >= _MOST_KINDS:
            del kinds[next(iter(kinds))]
        self._last += 1
        kinds[self._last] = said
        return self._last

    def answered(self, seen: Sighting, answers: Sequence[int]) -> Copied | None:
        """Notes nine answers; returns the group of the same ones once they are most of what is answered."""
        self._complete.note(seen.service, seen)
        if len(set(answers)) < 2:
            return None
        same = (seen.service, tuple(answers))
        self._answers.note(same, seen)
        count = self._answers.count(same)
        if count < FEWEST_SAME_ANSWERS or count < SAME_ANSWERS * self._complete.count(seen.service):
            return None
        return Copied(same, self._answers.unsettled(same))

    def settle(self, group: Group, keys: Collection[str]) -> None:
        """The rows of these keys are committed as quarantined."""
        self._comments.settle(group, keys)
        self._answers.settle(group, keys)
