"""Draws which approved reports get a second rating, and by whom, so that nobody can influence it."""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256

from msgspec import Struct

from domain.colleagues import Colleague, Pair, superiors
from domain.patterns import late_pattern
from domain.redaction import MARK, without_numbers

MOST_WAITING = 5
"""Reports that wait at most for one second rater; new ones come once a week."""
MOST_ASKED = 3
"""Second raters who are asked about one report, one after the other."""
OPEN_FOR = timedelta(days=13)
"""A second rating is asked for on a Monday, and may be given until the Sunday of the week after it."""
LOOKED_BACK = timedelta(days=14)
"""Approvals that a weekly draw looks at: one missed week is caught up."""
_WHOLE = 2**64


class SecondState(StrEnum):
    """What became of a report that a second rater was asked to rate."""

    OPEN = "open"
    RATED = "rated"
    PASSED = "passed"


class PassReason(StrEnum):
    """Why a second rater does not rate a report."""

    CANNOT = "cannot"
    """Cannot judge this work."""
    KNOWS = "knows"
    """Knows who wrote it."""


class Drawn(Struct, frozen=True):
    """A report that was drawn."""

    entry_id: int
    author_id: int
    reviewer_id: int
    """Who gave the first rating."""
    asked: frozenset[int] = frozenset()
    """Second raters who passed it on."""


def is_drawn(key: bytes, entry_id: int, version: int, share: Fraction) -> bool:
    """Whether a version of a report belongs to the share that is rated twice.

    It follows from the key alone, which the office keeps outside of the database: nobody who reports or
    reviews can tell before, and no second look gives another answer.
    """
    return _number(key, f"draw {entry_id} {version}") < share * _WHOLE


def _number(key: bytes, text: str) -> int:
    return int.from_bytes(hmac.digest(key, f"second rating {text}".encode(), sha256)[:8], "big")


def assign(
    people: Sequence[Colleague],
    drawn: Sequence[Drawn],
    key: bytes,
    *,
    waiting: Mapping[int, int],
    paired: Mapping[Pair, int],
    acting: Mapping[int, Collection[int]],
) -> list[tuple[int, int]]:
    """Who is asked to rate which report, as report and person; reports that nobody may rate are left out.

    `waiting` counts the reports that wait for a person already, `paired` how often a reviewer and a second
    rater were paired; `acting` says who stands in for whom.
    """
    return _Assignment(people, key, Counter(waiting), Counter(paired), acting).of(drawn)


@dataclass
class _Assignment:
    """Second raters with what waits for them."""

    people: Sequence[Colleague]
    key: bytes
    load: Counter[int]
    paired: Counter[Pair]
    acting: Mapping[int, Collection[int]]
    _heads: list[Colleague] = field(init=False)

    def of(self, drawn: Sequence[Drawn]) -> list[tuple[int, int]]:
        """Reports in an order that nobody knows: where raters are few, chance leaves out."""
        self._known = {each.id: each for each in self.people}
        self._above = superiors(self.people)
        supervising = {each.supervisor_id for each in self.people}
        self._heads = [each for each in self.people if each.id in supervising and each.can_rate]
        found = []
        for each in sorted(drawn, key=lambda each: _number(self.key, f"order {each.entry_id}")):
            rater = self._rater(each)
            if rater is not None:
                self.load[rater] += 1
                self.paired[each.reviewer_id, rater] += 1
                found.append((each.entry_id, rater))
        return found

    def _rater(self, drawn: Drawn) -> int | None:
        """The least loaded, then the least paired with the reviewer, then one near the author's own head."""
        author = self._known.get(drawn.author_id)
        head = None if author is None else self._known.get(author.supervisor_id or 0)
        if author is None or head is None or len(drawn.asked) >= MOST_ASKED:
            return None
        able = [each for each in self._heads if self._may(each.id, drawn, author)]
        chosen = min(able, key=lambda each: self._rank(each, head, drawn), default=None)
        return None if chosen is None else chosen.id

    def _rank(self, rater: Colleague, head: Colleague, drawn: Drawn) -> tuple[int, int, bool, int]:
        beside = {("unit", head.unit_id), ("head", head.supervisor_id)} - {("unit", None), ("head", None)}
        is_beside = ("unit", rater.unit_id) in beside or ("head", rater.supervisor_id) in beside
        return (
            self.load[rater.id],
            self.paired[drawn.reviewer_id, rater.id],
            not is_beside,
            _number(self.key, f"rater {drawn.entry_id} {rater.id}"),
        )

    def _may(self, rater: int, drawn: Drawn, author: Colleague) -> bool:
        """Whether somebody of at least the level of the author's supervisor has nothing to do with either."""
        above = self._above[author.id]
        if rater in (author.id, drawn.reviewer_id) or rater in drawn.asked:
            return False
        if rater in above or author.id in self._above[rater]:
            return False
        if any(rater in self.acting.get(each, ()) for each in above):
            return False
        return len(self._above[rater]) < len(above) and self.load[rater] < MOST_WAITING


_WORD = late_pattern(r"[^\W\d_]{3,}")


def without_author(text: str, name: str) -> str:
    """The text without its author's name, in parts of three letters and more, and without numbers of people.

    Degrees after a comma are no part of the name. Names on pictures, nicknames and places stay: who knows the
    author by them says so and passes the report on.
    """
    parts = set(_WORD.findall(name.partition(",")[0].casefold()))
    hidden = _WORD.sub(lambda found: MARK if found[0].casefold() in parts else found[0], text)
    return without_numbers(hidden)
